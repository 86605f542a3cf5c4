"""What date does a string state? In ISO, in numbers, in Indonesian or English words, as a feed or a clock."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from kawat.indonesian.calendar import month_names, months, weekday_names
from kawat.model import Span
from kawat.patterns import alternatives

_ZONES = {"WIB": 7, "WITA": 8, "WIT": 9, "GMT": 0, "UTC": 0, "Z": 0}
_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_ISO = re.compile(
    r"(?P<year>\d{4})(?P<s>[-/]?)(?P<month>\d{2})(?P=s)(?P<day>\d{2})"
    r"(?: ?T? ?(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2}(?::?\d{2})?)?)?(?!\d)"
)
_NUMBERS = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?P<s>[/.-])(?P<month>\d{1,2})(?P=s)(?P<year>\d{4})"
    r"(?:,?\s*(?:\||-|pukul|jam)?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?\s*(?P<zone>[A-Za-z]{3,4})?)?"
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_ENGLISH = ("%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d %b %Y", "%A, %B %d, %Y", "%A, %d %B %Y")


@cache
def _named() -> re.Pattern[str]:
    month = alternatives(month_names())
    return re.compile(
        rf"(?:(?P<weekday>{alternatives(weekday_names())}),?\s*)?\(?(?<!\d)(?P<day>\d{{1,2}})\s(?P<month>{month})\.?\s(?P<year>\d{{4}})\)?"
        r"(?:,?\s*(?:\||-|/|pukul|jam)?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?\s*(?P<zone>[A-Za-z]{3,4})?)?",
        re.IGNORECASE,
    )


def parse(written: str) -> str | None:
    """Return a date, or date and time, in ISO 8601; `None` for what is no full date.

    >>> parse("Selasa, 24 Oktober 2023 10:30 WIB"), parse("24/10/2023"), parse("1698118200")
    ('2023-10-24T10:30+07:00', '2023-10-24', '2023-10-24T03:30+00:00')
    >>> parse("Tue, 24 Oct 2023 10:30:00 +0700"), parse("2023-10-24"), parse("2023-10")
    ('2023-10-24T10:30+07:00', '2023-10-24', None)
    """
    written = written.strip()
    if _EPOCH.fullmatch(written):
        return _iso(datetime.fromtimestamp(int(written[:10]), UTC))
    for pattern in (_ISO, _NUMBERS, _named()):
        match = pattern.match(written) if pattern is not _named() else pattern.search(written[:200])
        value = _value(match) if match else None
        if value:
            return value
    return _rfc(written) or _english(written)


def search(text: str) -> tuple[Span, str] | None:
    """Return where a text first states a full date in words or numbers, and the date; `None` without one.

    >>> search("Terbit Selasa, 24 Oktober 2023")
    (Span(start=7, end=30), '2023-10-24')
    """
    match = _named().search(text) or _NUMBERS.search(text)
    value = _value(match) if match else None
    return (Span(*match.span()), value) if match and value else None


def _value(match: re.Match[str]) -> str | None:
    """Return the ISO date of a match with the groups year to zone."""
    part = match.groupdict()
    month = part["month"]
    number = int(month) if month.isdigit() else months().get(month.lower(), 0)
    try:
        day = date(int(part["year"]), number, int(part["day"]))
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return None
        if not part.get("hour"):
            return day.isoformat()
        moment = datetime(day.year, day.month, day.day, int(part["hour"]), int(part["minute"]))
        return _iso(moment.replace(second=int(part.get("second") or 0), tzinfo=_zone(part.get("zone") or "")))
    except ValueError:
        return None


def _zone(written: str) -> timezone | None:
    """Return the zone of `WIB`, `Z` or `+07:00`; `None` if it isn't known."""
    if written[:1] in ("+", "-"):
        hours, minutes = int(written[1:3]), int(written[-2:])
        sign = -1 if written[0] == "-" else 1
        return timezone(sign * timedelta(hours=min(hours, 23), minutes=min(minutes, 59)))
    hours_east = _ZONES.get(written.upper())
    return None if hours_east is None else timezone(timedelta(hours=hours_east))


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _rfc(written: str) -> str | None:
    try:
        return _iso(parsedate_to_datetime(written))
    except (ValueError, IndexError, OverflowError):
        return None


def _english(written: str) -> str | None:
    for form in _ENGLISH:
        try:
            return datetime.strptime(written, form).date().isoformat()  # a day has no zone
        except ValueError:
            continue
    return None
