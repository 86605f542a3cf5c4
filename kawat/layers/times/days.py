"""Which day? Dates written out, weekdays, and days told from today."""

import re
from datetime import date, timedelta

from kawat.indonesian import calendar
from kawat.layers.times.scene import Basis, Reading, Scene, before, is_day, last_day, same_sentence, to_come

_UNTIL = re.compile(r"\b(?:hingga|sampai)\s+$")
_AHEAD = 40  # expressions looked through for a year
_EARLIEST = timedelta(days=4)  # before a day that the text names; else it is the day after that
_LONG_PAST = timedelta(days=60)
_NEAR = timedelta(days=8)  # how far from publication a misprinted date is looked for


def calendar_day(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read a day and month, with or without its year and weekday."""
    day, month = int(parts["day"]), int(parts["month"])
    basis, found = _dated(day, month, parts, scene)
    if found is None:
        return None
    weekday = int(parts["weekday"]) if "weekday" in parts else None
    if weekday is None or found.isoweekday() == weekday:
        return Reading("date", found.isoformat(), basis)
    meant = _misprint(day, month, weekday, scene)
    if meant is None and "year" not in parts and scene.published and abs(found - scene.published) > _NEAR:
        meant = scene.published - timedelta(days=(scene.published.isoweekday() - weekday) % 7)
    if meant is None:
        return Reading("date", found.isoformat(), basis, "the weekday is not that of this date")
    note = f"printed as {day}/{month}, which is no such weekday; the nearest date that is one"
    return Reading("date", meant.isoformat(), "published", note)


def calendar_days(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read a run of days: `1 - 9 Maret`, `28 Juni - 26 Juli 2016`."""
    end = _ends(parts)
    basis, last = _dated(int(end["day"]), int(end["month"]), {**parts, **end}, scene)
    if last is None:
        return None
    month = int(parts.get("month", last.month))
    own = "year" in parts and "year_to" in parts  # else it is that of the end, or the year before
    year = full_year(parts["year"]) if own else last.year - (month > last.month)
    first = _date(year, month, int(parts["day"]))
    if first is None or first > last:
        return None
    return Reading("date", f"{first}/{last}", basis)


def day_of_month(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `tanggal 21`: the nearest day of that number, the last or next one if the words say so."""
    day, anchor = int(parts["day"]), scene.published
    if anchor is None:
        return None
    shift = int(parts.get("shift", to_come(scene)))
    near = (anchor + timedelta(days=n) for n in sorted(range(-62, 63), key=abs) if n * shift >= 0)
    return next((_plain(d) for d in near if d.day == day), None)


def weekdays_to(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `Sabtu dan Minggu (2/11)`: the run of days that ends on the date."""
    last = calendar_day(_ends(parts), scene)
    if last is None:
        return None
    day = date.fromisoformat(last.value)
    first = day - timedelta(days=(day.isoweekday() - int(parts["weekday"])) % 7)
    return Reading("date", f"{first}/{day}", last.basis, last.note)


def weekdays(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `Sabtu dan Minggu`: the run of days that begins on the first."""
    first = weekday_of_week(parts, scene) if "week" in parts else weekday(parts, scene)
    if first is None:
        return None
    wait = (int(parts["weekday_to"]) - int(parts["weekday"])) % 7
    return Reading("date", f"{first.value}/{_later(date.fromisoformat(first.value), wait)}", first.basis)


def _ends(parts: dict[str, str]) -> dict[str, str]:
    """Return the parts that tell the end of a run."""
    return {key.removesuffix("_to"): value for key, value in parts.items() if key.endswith("_to")}


def weekday(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read a weekday without a date: the last one, or the next one if it is to come."""
    number = int(parts["weekday"])
    shift = int(parts["shift"]) if "shift" in parts else None
    if shift == 0:
        return weekday_of_week(parts, scene)
    start = _run_starts(scene)
    if start is not None and shift is None:
        return Reading("date", _later(start, (number - start.isoweekday()) % 7), "context")
    ahead = shift == 1 or (shift is None and to_come(scene))
    if shift is None and not ahead and number in scene.weekdays:
        return Reading("date", scene.weekdays[number].isoformat(), "context")
    if scene.published is None:
        return None
    day = _weekday_from(scene.published, number, shift, ahead)
    late = scene.inferred and shift is None and scene.published - day > _EARLIEST
    return _plain(day + timedelta(days=7) if late else day)


def _weekday_from(anchor: date, number: int, shift: int | None, ahead: bool) -> date:
    """Return the next such weekday, or the last; the anchor's own only if nothing says `depan` or `lalu`."""
    if ahead:
        wait = (number - anchor.isoweekday()) % 7
        return anchor + timedelta(days=wait or 7 * (shift == 1))
    gone = (anchor.isoweekday() - number) % 7
    return anchor - timedelta(days=gone or 7 * (shift == -1))


def _run_starts(scene: Scene) -> date | None:
    """Return the day that `hingga Rabu` counts from: the date before it in its sentence."""
    earlier, _ = same_sentence(scene)
    if not earlier or not _UNTIL.search(scene.text, max(0, scene.span.start - 12), scene.span.start):
        return None
    return last_day(scene.readings[earlier[0]])


def weekday_of_week(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `Selasa pekan depan`: the day of the week that lies `shift` from this one."""
    number, shift = int(parts["weekday"]), int(parts["shift"])
    if scene.published is None:
        return None
    monday = scene.published - timedelta(days=scene.published.isoweekday() - 1)
    return _plain(monday + timedelta(days=7 * shift + number - 1))


def from_today(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `hari ini`, `kemarin sore`, `lusa`."""
    if scene.today is None:
        return None
    return _plain(scene.today + timedelta(days=int(parts["day_word"])))


def weekday_from_today(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `Rabu besok`: that weekday nearest to the day the word tells, as the two may differ by a day."""
    if scene.today is None:
        return None
    day = scene.today + timedelta(days=int(parts["day_word"]))
    off = (int(parts["weekday"]) - day.isoweekday() + 3) % 7 - 3
    return _plain(day + timedelta(days=off))


def that_day(_parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `hari itu`, `sore harinya`: the day told last."""
    known = last_day(before(scene, is_day))
    return Reading("date", known.isoformat(), "context") if known else None


def that_weekday(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `Kamis itu`: the same weekday told before."""

    def same(reading: Reading) -> bool:
        day = last_day(reading) if is_day(reading) else None
        return day is not None and day.isoweekday() == int(parts["weekday"])

    known = last_day(before(scene, same))
    return Reading("date", known.isoformat(), "context") if known else weekday(parts, scene)


def weekday_after(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `Minggu berikutnya`: the next such day after the one told last."""
    known = last_day(before(scene, is_day))
    if known is None:
        return None
    wait = (int(parts["weekday"]) - known.isoweekday()) % 7 or 7
    return Reading("date", _later(known, wait), "context")


def day_after(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `keesokan harinya`, `malam sebelumnya`: the day after or before the one told last."""
    known = last_day(before(scene, is_day))
    return Reading("date", _later(known, int(parts.get("direction", 1))), "context") if known else None


def full_year(words: str) -> int:
    """Return the year that two or four digits mean.

    >>> full_year("23"), full_year("1998")
    (2023, 1998)
    """
    year = int(words)
    return year + 2000 if year < 100 else year


def _later(day: date, count: int) -> str:
    return (day + timedelta(days=count)).isoformat()


def _plain(day: date) -> Reading:
    return Reading("date", day.isoformat(), "published")


def _dated(day: int, month: int, parts: dict[str, str], scene: Scene) -> tuple[Basis, date | None]:
    """Return the date that a day and month mean, and what settled its year."""
    if "year" in parts:
        year = full_year(parts["year"])
        return "stated", _date(year, month, day) or _date(year, day, month)
    anchor = scene.around
    if anchor is None:
        told = _year_told(scene)
        return "context", _date(told, month, day) if told else None
    if "year_shift" in parts:
        return "published", _date(anchor.year + int(parts["year_shift"]), month, day)
    shift = int(parts.get("shift", 0))
    if shift == 0:
        return "published", _nearest(day, month, anchor, to_come(scene))
    years = range(anchor.year, anchor.year + 2) if shift > 0 else range(anchor.year, anchor.year - 2, -1)
    dates = [d for d in (_date(y, month, day) for y in years) if d and (d - anchor).days * shift >= 0]
    return "published", dates[0] if dates else None


def _nearest(day: int, month: int, anchor: date, ahead: bool) -> date | None:
    """Return the nearest such date; one to come is not long past."""
    near = calendar.nearest(day, month, anchor) or calendar.nearest(month, day, anchor)
    if near and ahead and anchor - near > _LONG_PAST:
        return _date(near.year + 1, near.month, near.day)
    return near


def _year_told(scene: Scene) -> int | None:
    """Return the year told nearest before the expression, else the next one after it."""
    known = before(scene, lambda reading: reading.value[:4].isdecimal())
    if known:
        return int(known.value[:4])
    later = (match.parts.get("year", "") for match in scene.matches[scene.at + 1 : scene.at + _AHEAD])
    return next((int(year) for year in later if len(year) == 4), None)


def _misprint(day: int, month: int, weekday: int, scene: Scene) -> date | None:
    """Return the date near publication that was meant: day and month swapped, or another month printed."""
    anchor = scene.published
    if anchor is None:
        return None
    options = [calendar.nearest(month, day, anchor) if day <= 12 else None]
    options += [_date(near.year, near.month, day) for near in (anchor, anchor - _NEAR, anchor + _NEAR)]
    fitting = [d for d in options if d and d.isoweekday() == weekday and abs(d - anchor) <= _NEAR]
    return fitting[0] if fitting else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
