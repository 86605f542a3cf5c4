"""Days and months by their Indonesian names, and the date that a day and month mean near another date."""

from datetime import date
from functools import cache

from msgspec import Struct

from kawat.datafiles import toml


class CalendarFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of calendar.toml: number -> names."""

    weekdays: dict[str, tuple[str, ...]]
    months: dict[str, tuple[str, ...]]


@cache
def _file() -> CalendarFile:
    return toml("indonesian/calendar.toml", CalendarFile)


@cache
def weekdays() -> dict[str, int]:
    """Return weekday names in lower case with their ISO number (Monday is 1)."""
    return {name.lower(): int(n) for n, names in _file().weekdays.items() for name in names}


@cache
def months() -> dict[str, int]:
    """Return month names in lower case with their number."""
    return {name.lower(): int(n) for n, names in _file().months.items() for name in names}


def weekday_names() -> tuple[str, ...]:
    """Return all weekday names as written."""
    return tuple(name for names in _file().weekdays.values() for name in names)


def month_names() -> tuple[str, ...]:
    """Return all month names as written."""
    return tuple(name for names in _file().months.values() for name in names)


def full_month_names() -> tuple[str, ...]:
    """Return the month names in full, misspelt ones too; a short form such as `Mar` may be another word."""
    tables = _file().months.values()
    return tuple(name for names in tables for name in names if name == names[0] or len(name) > 4)


def nearest(day: int, month: int, anchor: date) -> date | None:
    """Return the date with this day and month that lies nearest to `anchor`; `None` if there is no such day.

    >>> nearest(30, 12, date(2024, 1, 3))
    datetime.date(2023, 12, 30)
    """
    found: list[date] = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda d: abs((d - anchor).days), default=None)
