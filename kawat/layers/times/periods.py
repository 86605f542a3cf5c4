"""Which week, month, year or longer? Periods by name, from today, and from one told before."""

from calendar import monthrange
from datetime import date, timedelta

from kawat.indonesian import numbers
from kawat.layers.times.days import full_year
from kawat.layers.times.scene import Reading, Scene, before, days, is_day, to_come

_WEEK = timedelta(days=7)
_SOON = 2  # months ahead that a bare month may lie
_ISLAMIC = "by the arithmetic Islamic calendar"


def month(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read a month, with its year or without."""
    number = int(parts["month"])
    if "year" in parts:
        return Reading("date", _month(int(parts["year"]), number))
    anchor = scene.around
    if anchor is None:
        return None
    if "year_shift" in parts:
        return Reading("date", _month(anchor.year + int(parts["year_shift"]), number), "published")
    if "shift" in parts:
        off = _year_off(number, int(parts["shift"]), anchor.month, "edge" in parts)
    else:
        off = _nearest_off(number, anchor.month, to_come(scene))
    return Reading("date", _month(anchor.year + off, number), "published")


def _year_off(number: int, shift: int, now: int, part: bool) -> int:
    """Return how many years off the last, this or next month `number` lies; part of this one may be next."""
    if shift > 0:
        return int(number < now or (number == now and not part))
    return -int(number > now or number == now) if shift < 0 else 0


def _nearest_off(number: int, now: int, ahead: bool) -> int:
    """Return how many years off a bare month lies: the last one, unless it is to come or begins soon."""
    if ahead:
        return int(number < now)
    wait = (number - now) % 12
    return int(number < now) if wait <= _SOON else -int(number > now)


def months(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read a run of months: `Januari hingga Mei 2017`."""
    known = {
        key.removesuffix("_to"): parts[key] for key in ("month_to", "year_to", "year_shift") if key in parts
    }
    last = month(known, scene)
    if last is None:
        return None
    year = int(last.value[:4]) - (int(parts["month"]) > int(parts["month_to"]))
    first = _month(int(parts.get("year", year)), int(parts["month"]))
    return Reading("date", f"{first}/{last.value}", last.basis) if first <= last.value else None


def year(parts: dict[str, str], _scene: Scene) -> Reading:
    """Read a year."""
    return Reading("date", parts["year"])


def years(parts: dict[str, str], _scene: Scene) -> Reading | None:
    """Read a run of years: `2012 - 2015`."""
    first, last = parts["year"], parts["year_to"]
    last = first[: 4 - len(last)] + last
    return Reading("date", f"{first}/{last}") if first < last else None


def decade(parts: dict[str, str], _scene: Scene) -> Reading:
    """Read `1990-an`, `era 80-an`."""
    first = full_year(parts["year"])
    first -= 100 * (len(parts["year"]) == 2 and first > 2020)
    return Reading("date", f"{first // 10}X")


def century(parts: dict[str, str], _scene: Scene) -> Reading | None:
    """Read `abad ke-20`."""
    number = parts["ordinal"]
    return Reading("date", f"{int(number) - 1:02}XX") if number.isdecimal() and int(number) > 0 else None


def part_of_year(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `kuartal III 2017`, `semester I tahun ini` as a run of months."""
    size, number = int(parts["season"]), int(parts["ordinal"])
    if "year" in parts:
        number_year = int(parts["year"])
    elif now := scene.now("Y"):
        number_year = now.year + int(parts.get("year_shift", 0))
    else:
        return None
    if number * size > 12:
        return None
    first, last = _month(number_year, (number - 1) * size + 1), _month(number_year, number * size)
    return Reading("date", f"{first}/{last}", "stated" if "year" in parts else "published")


def islamic(parts: dict[str, str], _scene: Scene) -> Reading:
    """Read `Ramadan 1445 H` by the arithmetic calendar, which may be a day off: a day is approximate."""
    number, hijri = int(parts["islamic"]), int(parts["year"])
    if "day" in parts:
        day = _islamic_day(hijri, number, int(parts["day"]))
        return Reading("date", f"{day}~", note=_ISLAMIC)
    first, last = _islamic_day(hijri, number, 1), _islamic_day(hijri, number, 29)
    span = dict.fromkeys((_month(first.year, first.month), _month(last.year, last.month)))
    return Reading("date", "/".join(span), note=_ISLAMIC)


def _islamic_day(hijri: int, number: int, day: int) -> date:
    count = (11 * hijri + 3) // 30 + 354 * hijri + 30 * number - (number - 1) // 2 + day - 385
    return date.fromordinal(count + 1948440 - 1721425)


def from_today(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `pekan lalu`, `akhir bulan ini`, `tahun depan`."""
    now = scene.now(parts["unit"])
    if now is None:
        return None
    value = _shifted(now, parts["unit"], int(parts.get("shift", 0)), parts.get("edge", ""))
    return Reading("date", value, "published") if value else None


def _shifted(day: date, unit: str, shift: int, edge: str) -> str | None:
    """Return the week, month or year that lies `shift` from the one of `day`."""
    if unit == "Y":
        return f"{day.year + shift:04}"
    if unit == "M":
        return _months_from(day, shift)[:7]
    if unit not in {"W", "7D"}:
        return None
    monday = day - timedelta(days=day.isoweekday() - 1) + shift * _WEEK
    if edge == "end":
        return f"{monday + timedelta(days=5)}/{monday + timedelta(days=6)}"
    return monday.isoformat() if edge == "start" else f"{monday}/{monday + timedelta(days=6)}"


def counted(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `dua hari lalu`, `lima tahun lagi`, `satu setengah tahun lalu`: counted from today."""
    count, unit = numbers.value(parts.get("number", "satu")), parts["unit"]
    if count is not None and count != int(count) and unit == "Y":
        count, unit = count * 12, "M"
    now = scene.now(unit)
    if now is None or count is None or count != int(count):
        return None
    value = _counted(now, unit, int(count) * int(parts["direction"]))
    return Reading("date", value, "published") if value else None


def counted_on(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `sehari sebelumnya`, `setahun kemudian`: counted from the time told before."""
    count, direction, unit = amount(parts), int(parts["direction"]), parts["unit"]
    known = before(scene, _has_year if unit in {"Y", "10Y"} else _has_month if unit == "M" else is_day)
    if known is None or count is None:
        return None
    end = known.value.split("/")[0 if direction < 0 else -1]
    start = date.fromisoformat((end + "-01-01")[:10] if len(end) < 10 else end[:10])
    value = _counted(start, unit, count * direction)
    return Reading("date", value, "context") if value else None


def that_period(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `bulan yang sama`, `tahun itu`, `tahun berikutnya`."""
    unit, shift = parts["unit"], int(parts.get("direction", 0))
    known = before(scene, _has_year if unit == "Y" else _has_month if unit == "M" else is_day)
    if known is None:
        return None
    ends = days(known.value)
    day = ends[1] if ends else date.fromisoformat((known.value.split("/")[-1] + "-01-01")[:10])
    value = _shifted(day, unit, shift, "")
    return Reading("date", value, "context") if value else None


def amount(parts: dict[str, str]) -> int | None:
    """Return the whole number that counts the units of an expression: one, if no number stands there."""
    count = numbers.value(parts["number"]) if "number" in parts else 1
    return count if isinstance(count, int) else None


def _counted(day: date, unit: str, count: int) -> str | None:
    """Return the day, month or year that lies `count` units from `day`, as fine as the unit tells."""
    try:
        if unit == "Y":
            return date(day.year + count, 1, 1).isoformat()[:4]
        if unit == "10Y":
            return date(day.year + 10 * count, 1, 1).isoformat()[:4] + "~"
        if unit == "M":
            return _months_from(day, count)[:7]
        if unit in {"D", "W", "7D"}:
            return (day + timedelta(days=count * (1 if unit == "D" else 7))).isoformat()
    except (ValueError, OverflowError):
        pass
    return None


def _months_from(day: date, count: int) -> str:
    index = day.year * 12 + day.month - 1 + count
    number_year, number = divmod(index, 12)
    return date(number_year, number + 1, min(day.day, monthrange(number_year, number + 1)[1])).isoformat()


def _month(number_year: int, number: int) -> str:
    return f"{number_year:04}-{number:02}"


def _has_year(reading: Reading) -> bool:
    return reading.kind in {"date", "time"} and reading.value.split("/")[-1][:4].isdecimal()


def _has_month(reading: Reading) -> bool:
    return _has_year(reading) and reading.value[4:5] == "-"
