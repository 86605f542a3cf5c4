import ast
import re
import string
from pathlib import Path

import pytest

import kawat
from kawat.messages import LANGUAGES, keys, say, translate

_PACKAGE = Path(kawat.__file__).parent


@pytest.mark.parametrize("key", keys())
def test_every_message_is_said_in_every_language_with_the_same_places(key: str) -> None:
    places = {lang: _places(say(key, lang)) for lang in LANGUAGES}
    assert len(set(map(frozenset, places.values()))) == 1


def test_every_message_that_the_command_line_uses_exists() -> None:
    code = (_PACKAGE / "cli.py").read_text() + (_PACKAGE / "show.py").read_text()
    used = set(re.findall(r'\bsay\(\s*"([^"]+)"', code))
    assert used <= set(keys())


def _places(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def _spoken(node: ast.expr) -> str | None:
    """Return a sentence of the code, `X` for what it fills in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
    return None


def _sentences_of_failure() -> set[str]:
    found: set[str] = set()
    for path in [
        *(_PACKAGE / "source").rglob("*.py"),
        *(_PACKAGE / "article").rglob("*.py"),
        _PACKAGE / "engine.py",
        _PACKAGE / "indonesian/knowledge.py",
        _PACKAGE / "indonesian/names.py",
    ]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("Error", "Failure")):
                spoken = [*node.args[:1], *(k.value for k in node.keywords if k.arg in ("advice", "error"))]
                found |= {words for words in map(_spoken, spoken) if words}
    return found


@pytest.mark.parametrize("sentence", sorted(_sentences_of_failure()))
def test_every_failure_is_said_in_indonesian_too(sentence: str) -> None:
    assert translate(sentence, "id") != sentence


def test_what_is_filled_in_is_translated_too() -> None:
    assert translate("this is a PDF document, not an article", "id") == "ini dokumen PDF, bukan artikel"
