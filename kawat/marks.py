"""Marked text: the one notation of examples, explanations and documentation.

`{SPEAKER Budi} mengatakan ...` marks a stretch with a label; `{TIME=2024-03-04 Senin (4/3)}` gives it a
value too. Marks don't nest. A rule's examples are written so, and are its tests.
"""

import re

from msgspec import Struct

from kawat.errors import DataError
from kawat.model import Span

_MARK = re.compile(r"\{([A-Z]+)(?:=([^\s{}]*))? ([^{}]*)\}")


class Mark(Struct, frozen=True, order=True, gc=False):
    """A labelled stretch of a marked sentence; `span` counts in the text without its marks."""

    span: Span
    label: str
    value: str | None = None


def read(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """Return the plain text of a marked one, and its marks.

    >>> read("{SPEAKER Budi} datang {TIME=2024-03-04 Senin}.")[0]
    'Budi datang Senin.'
    >>> read("{SPEAKER Budi} datang.")[1]
    (Mark(span=Span(start=0, end=4), label='SPEAKER', value=None),)
    """
    parts: list[str] = []
    marks: list[Mark] = []
    size = at = 0
    for match in _MARK.finditer(marked):
        before = marked[at : match.start()]
        size += len(before)
        marks.append(Mark(Span(size, size + len(match[3])), match[1], match[2]))
        size += len(match[3])
        parts += [before, match[3]]
        at = match.end()
    plain = "".join([*parts, marked[at:]])
    if "{" in plain or "}" in plain:
        raise DataError(f"a brace is left over in the marked text {marked!r}", advice="write {LABEL words}")
    return plain, tuple(marks)


def write(text: str, marks: tuple[Mark, ...]) -> str:
    """Return `text` with its marks written into it; a mark that overlaps an earlier one is left out.

    >>> write("Budi datang.", (Mark(Span(0, 4), "SPEAKER"),))
    '{SPEAKER Budi} datang.'
    """
    parts: list[str] = []
    at = 0
    for mark in sorted(marks):
        if mark.span.start < at:
            continue
        value = f"={mark.value}" if mark.value is not None else ""
        words = text[mark.span.start : mark.span.end]
        parts += [text[at : mark.span.start], "{", mark.label, value, " ", words, "}"]
        at = mark.span.end
    return "".join([*parts, text[at:]])
