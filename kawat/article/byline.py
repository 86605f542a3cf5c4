"""Which names stand in a byline? Lists of them, cut into single names."""

import re

from kawat.model import Span

_NAME = r"(?:[A-Z][\w.'’-]*|[a-z]{2,3}(?=\s[A-Z]))"
_NAMES = re.compile(
    rf"\s*(?P<all>{_NAME}(?:[^\S\n]{_NAME}){{0,5}}"
    rf"(?:\s?(?:,|/|&|;|\|)\s?{_NAME}(?:[^\S\n]{_NAME}){{0,4}}|\s(?:dan|&)\s{_NAME}(?:[^\S\n]{_NAME}){{0,4}}){{0,5}})"
)
_BETWEEN = re.compile(r"\s?[,/&;]\s?|\sdan\s")
_PLACE = re.compile(r"\s?\|.*", re.DOTALL)
_DEGREE = re.compile(r"(?:S|M|A|Dr)\.?[A-Z][\w.]*$")


def names(text: str, start: int, limit: int) -> list[Span]:
    """Return the names that a byline lists from `start` on, none beyond `limit`.

    >>> line = "Ani Lestari dan Budi Raka hadir"
    >>> [line[n.start : n.end] for n in names(line, 0, len(line))]
    ['Ani Lestari', 'Budi Raka']
    """
    match = _NAMES.match(text, start, limit)
    if match is None:
        return []
    return split(text, match.start("all"), match.end("all"))


def split(text: str, start: int, end: int) -> list[Span]:
    """Return the single names of a list of names; what follows a bar is a place."""
    bar = _PLACE.search(text, start, end)
    end = bar.start() if bar else end
    found: list[Span] = []
    at = start
    for match in [*_BETWEEN.finditer(text, start, end), None]:
        stop = match.start() if match else end
        if stop > at and not (found and _DEGREE.match(text[at:stop])):
            found.append(Span(at, stop))
        at = match.end() if match else end
    return found
