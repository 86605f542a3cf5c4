"""Spans and strings: small arithmetic that every stage shares."""

import re
import unicodedata
from collections.abc import Iterable

from kawat.model import Span

_WORDS = re.compile(r"\w+")


def of(span: Span, text: str) -> str:
    """Return the characters a span covers.

    >>> of(Span(0, 3), "Ayo pergi")
    'Ayo'
    """
    return text[span.start : span.end]


def covers(outer: Span, inner: Span) -> bool:
    """Tell whether `inner` lies within `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def overlaps(a: Span, b: Span) -> bool:
    """Tell whether two spans share a character."""
    return a.start < b.end and b.start < a.end


def trim(start: int, end: int, text: str, extra: str = "") -> Span:
    """Return the span without white space, and the characters of `extra`, at its ends.

    >>> trim(0, 7, " (Ayo) ", "()")
    Span(start=2, end=5)
    """
    while start < end and (text[start].isspace() or text[start] in extra):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in extra):
        end -= 1
    return Span(start, end)


def longest(spans: Iterable[Span]) -> list[Span]:
    """Keep, of spans that overlap, the longest (the earlier, if equal); in text order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not any(overlaps(span, other) for other in kept):
            kept.append(span)
    return sorted(kept)


def initials(name: str) -> str:
    """Return the first letters of the capitalised words of a name.

    >>> initials("Komisi untuk Orang Hilang"), initials("warga desa")
    ('KOH', '')
    """
    return "".join(word[0] for word in _WORDS.findall(name) if word[0].isupper())


def fold(words: str) -> str:
    """Return the letters and digits in lower case without accents, single-spaced: for comparing names.

    >>> fold("  Erdoğan, R.T. ")
    'erdogan r t'
    """
    if not words.isascii():
        plain = unicodedata.normalize("NFKD", words)
        words = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(words.casefold()))
