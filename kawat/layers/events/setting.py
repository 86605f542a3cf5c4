"""When and where? The date and the place named beside an act in its sentence."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from kawat.layers.events.clauses import (
    COMMA,
    INSIDE,
    NAME,
    OTHER,
    PREPOSITION,
    SKIP,
    STOP,
    VERB,
    Clauses,
    Phrase,
)
from kawat.layers.events.phrases import Phrases
from kawat.model import Doc, Span, TimeExpr

_YEARS = re.compile(r"\d{4}(?:/\d{4})?")
_NEAR = 35  # words after an act in which its place may stand
_FAR = 25  # words before it
_PLACE = 6  # words after `di` in which its name may stand
_WHERE = ("place", "state")
_PARTS = (STOP, COMMA, VERB)
_OTHER_ACTS = frozenset({"setelah", "sesudah", "menyusul", "usai", "akibat", "karena", "sebelum"})
_IN = frozenset({"di"})
_AT = frozenset({"di", "ke", "menuju"})
_AIMED = frozenset({"ASSAULT", "PROTEST"})  # `menembakkan rudal | ke pangkalan udara`
_PURPOSE = frozenset({"untuk", "guna"})
_BESIDE = frozenset({"depan", "dekat", "sekitar", "seputar"})  # `di depan Istana`


def times_in(doc: Doc, span: Span) -> Sequence[TimeExpr]:
    """Return the times that begin in a span."""
    first = bisect_left(doc.times, span.start, key=lambda t: t.span.start)
    return doc.times[first : bisect_left(doc.times, span.end, lo=first, key=lambda t: t.span.start)]


def date_of(c: Clauses, span: Span, times: Sequence[TimeExpr]) -> str | None:
    """Return the date named nearest to a span in its sentence; `sejak 2006` leaves the end open."""
    dates = [t for t in times if t.kind in ("date", "time")]
    if not dates:
        return None
    nearest = min(dates, key=lambda t: max(t.span.start - span.end, span.start - t.span.end))
    if "/" in nearest.value:
        return nearest.value
    day = nearest.value.split("T")[0]
    return f"{day}/.." if _since(c, span, nearest) else day


def in_name(c: Clauses, time: TimeExpr) -> bool:
    """Tell whether a year belongs to the name before it: `Pasar Baru | 2009`, not `pada | 2009`."""
    if not _YEARS.fullmatch(time.value) or not c.sentence.words:
        return False
    starts = [w.start for w in c.sentence.words]
    at = bisect_left(starts, time.span.start)
    if not 0 < at < len(c) or not c.norms[at][0].isdigit():
        return False
    capital = at > 1 and c.sentence.words[at - 1].text[0].isupper()
    return c.tags[at - 1] in (NAME, INSIDE) or (c.tags[at - 1] == OTHER and capital)


def _since(c: Clauses, span: Span, time: TimeExpr) -> bool:
    """Tell whether `sejak` and a time follow an act in its clause: `ditahan sejak Senin`."""
    words = c.sentence.words
    between = [i for i, w in enumerate(words) if span.end <= w.start and w.end <= time.span.start]
    return any(c.norms[i] == "sejak" for i in between[-2:]) and not any(c.tags[i] in _PARTS for i in between)


def in_future(doc: Doc, date: str) -> bool:
    """Tell whether a date lies after the article's publication."""
    published = doc.article.published
    known = published.date[:10] if published else ""  # perhaps no more than the month
    return bool(known) and len(date) >= 10 and date[: len(known)] > known


def place_of(c: Clauses, start: int, end: int, visited: Phrases, kind: str) -> str | None:
    """Return the entity that is the place of an act of a type: named after `di`, or visited.

    A blow falls and a march leads also `ke` a place, and those who travel there meet there.
    """
    host = next((p for p in visited if p.kind in _WHERE), None)
    if host:
        return host.entity
    first = end - (c.norms[end - 1] in _AT)  # `| menembakkan rudal ke | pangkalan itu`
    ways = _AT if kind in _AIMED else _IN
    after = _named(c, range(first, min(len(c), end + _NEAR)), _OTHER_ACTS, ways)
    travel = _AT if kind == "CONSULT" and _purpose(c, start) else _IN
    found = after or _named(c, range(max(0, start - _FAR), start), (), travel) or _aside(c, end)
    return found.entity if found else None


def _purpose(c: Clauses, start: int) -> bool:
    """Tell whether an act is what somebody set out for: `pergi ke Bogor untuk | bertemu`."""
    return not _PURPOSE.isdisjoint(c.norms[max(0, start - 2) : start])


def _aside(c: Clauses, end: int) -> Phrase | None:
    """Return the place between commas before a time: `rapat dengan DPR|, Jakarta, | Senin (4/3)`."""
    for j in range(end, min(len(c) - 2, end + _NEAR)):
        if c.tags[j] == STOP:
            return None
        name = c.phrases.get(j + 1) if c.tags[j] == COMMA and c.tags[j + 1] == NAME else None
        if name and name.kind == "place" and c.tags[name.end : name.end + 2] == [COMMA, SKIP]:
            return name
    return None


def opening_place(c: Clauses) -> str | None:
    """Return the place that opens a sentence: `Di Jakarta, Retno mengecam`."""
    found = _after_in(c, 0) if c.tags[:1] == [PREPOSITION] and c.norms[0] in _IN else None
    return found.entity if found and c.tags[found.end : found.end + 1] == [COMMA] else None


def _named(c: Clauses, reach: range, ends: Collection[str], ways: Collection[str]) -> Phrase | None:
    """Return the first place that one of `ways` governs, up to a word that ends the clause."""
    for j in reach:
        if c.tags[j] == STOP or c.norms[j] in ends:
            return None
        if c.tags[j] == PREPOSITION and c.norms[j] in ways:
            found = _after_in(c, j)
            if found:
                return found
    return None


def _after_in(c: Clauses, preposition: int) -> Phrase | None:
    """Return the place after `di`, rather than the building or body that is named first."""
    body: Phrase | None = None
    for j in range(preposition + 1, min(len(c), preposition + _PLACE)):
        if c.tags[j] == NAME and c.phrases[j].kind in _WHERE:
            return c.phrases[j]
        if c.tags[j] == NAME and c.phrases[j].kind == "organization":
            body = body or c.phrases[j]
        elif c.tags[j] == PREPOSITION and c.norms[j] in _BESIDE:
            continue
        elif c.tags[j] in (STOP, VERB, PREPOSITION) or (c.tags[j] == NAME and body is None):
            break
    return body
