r"""Patterns of rule files: regular expressions in which `<name>` stands for a list or pattern of the file.

`<weekday>,? \(<day>/<month>\)` reads as it looks: `<weekday>` is any of the words listed under that
name, a space is any run of spaces, and upper or lower case makes no difference unless the rule says so.
A pattern matches whole words only; a closing bracket ends a word.
"""

import re
from collections.abc import Mapping, Sequence

from kawat.errors import DataError

_NAME = re.compile(r"(?<!\?P)<([a-z][a-z0-9-]*)(?::([a-z_]+))?>")
_BOUND_LEFT = r"(?<![^\W_])"
_BOUND_RIGHT = r"(?:(?<=[)\]])|(?![^\W_]))"  # the next word may be glued to a bracket
_DEPTH = 8


def alternatives(words: Sequence[str]) -> str:
    """Return a pattern that matches any of `words`, the longest first.

    >>> alternatives(["awal", "awal bulan"])
    '(?:awal bulan|awal)'
    """
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace("\\ ", " ") for w in ordered) + ")"


def expand(when: str, lists: Mapping[str, Sequence[str]], patterns: Mapping[str, str]) -> str:
    """Replace each `<name>` by its list or pattern; `<name:group>` captures it as `group`.

    Raises `DataError` for a name that the file doesn't define, or one that is defined by itself.

    >>> expand("<hari:h> lalu", {"hari": ["Senin", "Rabu"]}, {})
    '(?P<h>(?:Senin|Rabu)) lalu'
    """

    def put(match: re.Match[str]) -> str:
        name, group = match[1], match[2]
        if name in lists:
            body = alternatives(lists[name])
        elif name in patterns:
            body = f"(?:{patterns[name]})"
        else:
            raise DataError(f"the pattern {when!r} uses <{name}>, which the file does not define")
        return f"(?P<{group}>{body})" if group else body

    for _ in range(_DEPTH):
        expanded = _NAME.sub(put, when)
        if expanded == when:
            return when
        when = expanded
    raise DataError(f"the pattern {when[:60]!r} is defined by itself")


def compile_pattern(
    when: str,
    lists: Mapping[str, Sequence[str]] | None = None,
    patterns: Mapping[str, str] | None = None,
    *,
    exact_case: bool = False,
) -> re.Pattern[str]:
    """Compile a rule's `when`.

    >>> compile_pattern("<hari> lalu", {"hari": ["Senin"]}).search("sejak senin  lalu.").group()
    'senin  lalu'
    """
    body = expand(when, lists or {}, patterns or {}).replace(" ", r"[^\S\n]+")
    try:
        return re.compile(
            f"{_BOUND_LEFT}(?:{body}){_BOUND_RIGHT}", re.UNICODE if exact_case else re.IGNORECASE
        )
    except re.error as error:
        raise DataError(f"the pattern {when!r} is no regular expression: {error}") from error
