import re
import string
from pathlib import Path

import pytest

import kawat
from kawat.messages import LANGUAGES, keys, say

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
