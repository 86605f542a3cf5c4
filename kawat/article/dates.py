"""When was it published? As the source or page says, as the text states it, or inferred from its days."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from kawat.article.blocks import Layout
from kawat.article.written import parse, search
from kawat.indonesian.calendar import month_names, months, weekday_names, weekdays
from kawat.model import Published, Span
from kawat.patterns import alternatives
from kawat.text import of

_READ = frozenset({"title", "deck", "body", "caption"})
_PARTIAL = re.compile(r"(?P<year>(?:19|20)\d{2})(?:-(?P<month>\d{2}))?")
_ADDRESS = re.compile(
    r"/(?P<year>20\d{2})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?=/|$)"
    r"|/(?P<year8>20[0-4]\d)(?P<month8>[01]\d)(?P<day8>[0-3]\d)(?:\d{6})?(?=[/-]|$)"
    r"|/(?P<year6>[0-2]\d)/(?P<month6>[01]\d)/(?P<day6>[0-3]\d)/"
)
_SAYING = re.compile(
    r"\b(?:kata|ujar|tutur|ucap|jelas|ungkap|tegas|tambah|imbuh|papar|terang|lanjut|sebut)(?:nya)?\b"
    r"|\bmeng?(?:atakan|aku|ungkapkan)|\bmeny(?:atakan|ebut|ampaikan)|\bmen(?:jelaskan|egaskan|uturkan|ambahkan)"
    r"|\bketerangan|\bpernyataan|\bmenurut\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!]\s|\n")
_REACH = 400  # characters before a day in which its sentence begins
_FULL_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)")


class Day(Struct, frozen=True, gc=False):
    """A day as the text names it."""

    span: Span
    day: int
    month: int
    year: int | None
    weekday: int | None


@cache
def _days() -> re.Pattern[str]:
    """Return the pattern of days of the week with their date: `Selasa (24/10)`, `Jumat, 11 April 2025`."""
    weekday, month = alternatives(weekday_names()), alternatives(month_names())
    return re.compile(
        rf"(?P<weekday>{weekday})\s?,?\s?(?:malam|pagi|siang|sore|dini hari)?,?\s?\(?"
        rf"(?P<day>\d{{1,2}})(?:/(?P<month>\d{{1,2}})(?:/(?P<year>\d{{2,4}}))?|\s(?P<name>{month})(?:\s(?P<long>\d{{4}}))?)(?!\d)"
    )


def published(
    text: str, layout: Layout, *, given: str | None, stated: str | None, url: str | None
) -> Published | None:
    """Return the date of publication, the surest source first; `None` if nothing tells it."""
    return (
        _said(given, "stated")
        or _said(stated, "metadata")
        or _stamped(text, layout)
        or _addressed(url)
        or _inferred(text, layout, _hint(given))
        or _partly(_hint(given))
    )


def _said(written: str | None, basis: str) -> Published | None:
    value = parse(written) if written else None
    if value is None:
        return None
    note = _weekday_note(written or "", value)
    return Published(date=value, basis="stated" if basis == "stated" else "metadata", note=note)


def _weekday_note(written: str, value: str) -> str | None:
    """Return what to say if the weekday written isn't that of the date."""
    first = written.split(",", maxsplit=1)[0].split()[:1]
    weekday = weekdays().get(first[0].lower()) if first else None
    return _misfit(date.fromisoformat(value[:10]), weekday)


def _misfit(day: date, weekday: int | None) -> str | None:
    if weekday is None or day.isoweekday() == weekday:
        return None
    return f"{day.isoformat()} is no {_name(weekday)} but a {_name(day.isoweekday())}"


def _name(weekday: int) -> str:
    return next(name for name in weekday_names() if weekdays()[name.lower()] == weekday)


def _stamped(text: str, layout: Layout) -> Published | None:
    """Return the date that the text states in a line of its own or in the dateline."""
    spans = [cut.span for cut in layout.cuts if "#stamp" in cut.why]
    if layout.dateline:
        spans.append(layout.dateline.dateline.span)
    for span in spans:
        words = of(span, text)
        found = search(words)
        if found:
            at, value = found
            note = _weekday_note(of(at, words), value)
            place = Span(span.start + at.start, span.start + at.end)
            return Published(date=value, basis="stated", span=place, note=note)
    return None


def _addressed(url: str | None) -> Published | None:
    match = _ADDRESS.search(url) if url else None
    if match is None:
        return None
    year, month, day = (
        next(int(v) for v in (match[k], match[k + "8"], match[k + "6"]) if v)
        for k in ("year", "month", "day")
    )
    try:
        value = date(year + 2000 * (year < 100), month, day)
    except ValueError:
        return None
    return Published(date=value.isoformat(), basis="inferred", note="from the address")


def _hint(given: str | None) -> re.Match[str] | None:
    """Return the year, or year and month, where the source knows no more."""
    return _PARTIAL.fullmatch(given.strip()) if given else None


def _partly(hint: re.Match[str] | None) -> Published | None:
    """Return the month of publication where the source knows no day, and nor does the text."""
    if hint is None or not hint["month"] or not 1 <= int(hint["month"]) <= 12:
        return None
    return Published(date=hint.group(), basis="stated", note="the source knows no day")


def _inferred(text: str, layout: Layout, hint: re.Match[str] | None) -> Published | None:
    """Return the day of the story's first statement, else the first day named; the year from elsewhere.

    A happening can lie days back; somebody's words about it are of the day of the report.
    """
    month = int(hint["month"]) if hint and hint["month"] else None
    days = [d for d in _named_days(text, layout) if month in (None, d.month)]
    if not days:
        return None
    first = next((d for d in days if _said_on(d, text)), days[0])
    words = of(first.span, text)
    if first.year:
        return _dated(first, first.year, f"the day of `{words}`")
    for year, origin in () if hint else _years(text, layout, hint):
        for candidate, remark in ((year, ""), (year - 1, ", a year earlier by the weekday")):
            found = _day(candidate, first)
            if found and first.weekday == found.isoweekday():
                return _dated(first, candidate, f"the day of `{words}`, the year {origin}{remark}")
    guess = next(_years(text, layout, hint), None)
    return _dated(first, guess[0], f"the day of `{words}`, the year {guess[1]}") if guess else None


def _said_on(day: Day, text: str) -> bool:
    """Tell whether the day stands behind words of saying in its sentence."""
    before = text[max(0, day.span.start - _REACH) : day.span.start]
    return bool(_SAYING.search(_SENTENCE_END.split(before)[-1]))


def _dated(first: Day, year: int, note: str) -> Published | None:
    found = _day(year, first)
    if found is None:
        return None
    misfit = _misfit(found, first.weekday)
    whole = f"{note}; {misfit}" if misfit else note
    return Published(date=found.isoformat(), basis="inferred", span=first.span, note=whole)


def _day(year: int, named: Day) -> date | None:
    try:
        return date(year, named.month, named.day)
    except ValueError:
        return None


def _years(text: str, layout: Layout, hint: re.Match[str] | None) -> Iterator[tuple[int, str]]:
    """Yield the years that the source, the copyright line and the story name."""
    if hint:
        yield int(hint["year"]), "from the source"
    for cut in layout.cuts:
        if cut.year:
            yield cut.year, "from the copyright line"
    named = [
        int(m.group())
        for block in layout.blocks
        if block.role in _READ
        for m in _FULL_YEAR.finditer(text, block.span.start, block.span.end)
    ]
    if named:
        yield max(named), "the latest that the text names"


def _named_days(text: str, layout: Layout) -> Iterator[Day]:
    for block in layout.blocks:
        if block.role not in _READ:
            continue
        for match in _days().finditer(text, block.span.start, block.span.end):
            month = int(match["month"]) if match["month"] else months()[match["name"].lower()]
            year = int(match["year"] or match["long"] or 0)
            span = Span(
                match.start(), match.end() + ("(" in match.group() and text.startswith(")", match.end()))
            )
            day = Day(
                span,
                int(match["day"]),
                month,
                (year + 2000 * (year < 100)) or None if year else None,
                weekdays()[match["weekday"].lower()],
            )
            if _day(day.year or 2024, day):
                yield day
