"""When? Time expressions with the value they stand for.

The rules of times.toml find the expressions; those with a date of their own are read first, then bare
weekdays, then what leans on today or on a time told before, and clock times last.
"""

from datetime import date, timedelta

from kawat.errors import DataError
from kawat.layers.times import clocks, days, periods
from kawat.layers.times.rules import PATH, Match, scan
from kawat.layers.times.scene import Normaliser, Reading, Scene
from kawat.model import Doc, TimeExpr

# name in `gives` -> when its turn comes, and the function that reads it
NORMALISERS: dict[str, tuple[int, Normaliser]] = {
    "calendar-day": (0, days.calendar_day),
    "day-of-month": (1, days.day_of_month),
    "calendar-days": (0, days.calendar_days),
    "weekdays-to": (0, days.weekdays_to),
    "weekdays": (1, days.weekdays),
    "weekday": (1, days.weekday),
    "weekday-of-week": (1, days.weekday_of_week),
    "that-weekday": (1, days.that_weekday),
    "month": (1, periods.month),
    "months": (1, periods.months),
    "year": (0, periods.year),
    "years": (0, periods.years),
    "decade": (0, periods.decade),
    "century": (0, periods.century),
    "islamic-month": (0, periods.islamic),
    "duration": (0, clocks.duration),
    "no-value": (0, clocks.no_value),
    "repeated-clock": (0, clocks.repeated_clock),
    "repeated": (0, clocks.repeated),
    "day-from-today": (2, days.from_today),
    "weekday-from-today": (2, days.weekday_from_today),
    "part-of-year": (2, periods.part_of_year),
    "period-from-today": (2, periods.from_today),
    "counted": (2, periods.counted),
    "counted-on": (2, periods.counted_on),
    "that-day": (2, days.that_day),
    "weekday-after": (2, days.weekday_after),
    "day-after": (2, days.day_after),
    "that-period": (2, periods.that_period),
    "clock": (3, clocks.clock),
    "half-clock": (3, clocks.half_clock),
}
_TURNS = 4
_PRESS = range(1600, 3000)  # years in which an article may have come out
_NAMED_DAYS = {"calendar-day", "weekday"}
_LAG = timedelta(days=1)  # between the day a report tells as today and its publication


def find(doc: Doc) -> tuple[TimeExpr, ...]:
    """Return the time expressions of title, deck, body and captions, in text order."""
    matches = list(scan(doc))
    readings = _read(doc, matches)
    pairs = [(m, r) for m, r in zip(matches, readings, strict=True) if r is not None]
    return tuple(_expression(i, match, reading) for i, (match, reading) in enumerate(pairs, 1))


def _expression(number: int, match: Match, reading: Reading) -> TimeExpr:
    return TimeExpr(
        id=f"t{number}",
        why=(match.why,),
        kind=reading.kind,
        value=reading.value,
        span=match.span,
        basis=reading.basis,
        note=reading.note,
    )


def _read(doc: Doc, matches: list[Match]) -> list[Reading | None]:
    """Return the readings of `matches`: those that need others come after them."""
    published, month = _published(doc), _month(doc)
    stated = doc.article.published
    inferred = stated is not None and stated.basis == "inferred" and stated.span is not None
    readings: list[Reading | None] = [None] * len(matches)
    today, weekdays = published, dict[int, date]()
    for turn in range(_TURNS):
        if turn == 1:
            weekdays = _weekdays(matches, readings)
        elif turn == 2:
            today = _today(matches, readings, published)
        for at, match in enumerate(matches):
            due, normalise = _normaliser(match.rule.gives)
            if due == turn:
                scene = Scene(
                    doc.article.text, published, inferred, month, today, weekdays, matches, readings, at
                )
                readings[at] = _safely(normalise, match, scene)
    return readings


def _safely(normalise: Normaliser, match: Match, scene: Scene) -> Reading | None:
    """Return the reading; a date beyond the calendar's ends is none."""
    try:
        return normalise(match.parts, scene)
    except (OverflowError, ValueError):
        return None


def _normaliser(name: str) -> tuple[int, Normaliser]:
    try:
        return NORMALISERS[name]
    except KeyError:
        raise DataError(f"{PATH}: no normaliser is called {name!r}") from None


def _published(doc: Doc) -> date | None:
    """Return the day of publication; one far from any newspaper's time is none."""
    stated = doc.article.published
    try:
        day = date.fromisoformat(stated.date[:10]) if stated else None
    except ValueError:
        return None
    return day if day and day.year in _PRESS else None


def _month(doc: Doc) -> date | None:
    """Return a day in the middle of the month of publication, where no day is known."""
    stated = doc.article.published
    try:
        day = (
            date.fromisoformat(f"{stated.date}-15") if stated and len(stated.date) == len("2024-03") else None
        )
    except ValueError:
        return None
    return day if day and day.year in _PRESS else None


def _weekdays(matches: list[Match], readings: list[Reading | None]) -> dict[int, date]:
    """Return the first date that the article gives for each weekday: `Senin (22/8)`."""
    found: dict[int, date] = {}
    for match, reading in zip(matches, readings, strict=True):
        if (
            reading
            and match.rule.gives == "calendar-day"
            and {"weekday", "shift"} & match.parts.keys() == {"weekday"}
        ):
            day = date.fromisoformat(reading.value)
            if day.isoweekday() == int(match.parts["weekday"]):
                found.setdefault(day.isoweekday(), day)
    return found


def _today(matches: list[Match], readings: list[Reading | None], published: date | None) -> date | None:
    """Return the day that `hari ini` means.

    It is the day of publication, unless a date explains it (`besok, Selasa (23/5)`), or the report names
    the day before and never that of publication: it was then written on the day before.
    """
    told: set[date] = set()
    for match, reading in zip(matches, readings, strict=True):
        if reading is None or match.rule.gives not in _NAMED_DAYS:
            continue
        day = date.fromisoformat(reading.value)
        if "day_word" in match.parts:
            return day - timedelta(days=int(match.parts["day_word"]))
        if "weekday" in match.parts:
            told.add(day)
    if published and published not in told and published - _LAG in told:
        return published - _LAG
    return published
