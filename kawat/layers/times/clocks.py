"""At what time of day, for how long, how often? Clock times, durations and repeated times."""

import re
from datetime import date, timedelta
from functools import cache

from kawat.indonesian import numbers
from kawat.layers.times.rules import lists
from kawat.layers.times.scene import Reading, Scene, day_before, days, same_sentence
from kawat.patterns import alternatives

_APPOSED = re.compile(r",? (?:pada |hari )?")  # between `pukul 21.35 WIB` and `Senin (29/5)`


def clock(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read a clock time, or a run of them, on the day of the date that stands nearest."""
    day, basis = _day(scene)
    zone = parts.get("zone", "")
    start = _time(parts["hour"], parts.get("minute"), parts.get("half"), day)
    if start is None:
        return None
    if "hour_to" not in parts:
        return Reading("time", start + zone, basis)
    end = _time(parts["hour_to"], parts.get("minute_to"), parts.get("half"), day)
    zone = zone or parts.get("zone_to", "")
    return Reading("time", f"{start}{zone}/{end}{parts.get('zone_to', zone)}", basis) if end else None


def _time(hour_words: str, minute_words: str | None, half: str | None, day: date | None) -> str | None:
    hour, minute = int(hour_words), int(minute_words or 0)
    if half == "late" and hour < 12 and not hour < 5:
        hour += 12
    elif (half == "noon" and hour < 6) or (half == "afternoon" and hour < 12):
        hour += 12
    elif half in {"early", "late"} and hour == 12:
        hour = 24 if half == "late" else 0
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    if hour == 24:
        day, hour = day and day + timedelta(days=1), 0
    return f"{day or ''}T{hour:02}:{minute:02}"


def _day(scene: Scene) -> tuple[date | None, str]:
    """Return the day of a clock time: a date of its sentence, else the one before, else of publication."""
    earlier, later = same_sentence(scene)
    if later and _APPOSED.fullmatch(scene.text, scene.span.end, scene.matches[later[0]].span.start):
        return _of(scene.readings[later[0]]), "context"
    for at in (*earlier, *(at for at in later if not _attributes(scene, at))):
        return _of(scene.readings[at]), "context"
    known = day_before(scene)
    return (_of(known), "context") if known else (scene.today, "published")


def _attributes(scene: Scene, at: int) -> bool:
    """Tell whether the later date is that of the saying (`..., kata Budi, Senin (4/3)`) or an aside."""
    between = scene.text[scene.span.end : scene.matches[at].span.start]
    return between.endswith("(") or _speech().search(between) is not None


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(lists()['speech'])}\b", re.IGNORECASE)


def _of(reading: Reading | None) -> date | None:
    ends = days(reading.value) if reading else None
    return ends[1] if ends else None


def duration(parts: dict[str, str], _scene: Scene) -> Reading | None:
    """Read how long: `dua pekan`, `1 jam 55 menit`, `setahun`."""
    value = _period(parts)
    return Reading("duration", value) if value else None


def no_value(_parts: dict[str, str], _scene: Scene) -> None:
    """Read nothing: the words look like a time and have no single value."""


def repeated(parts: dict[str, str], _scene: Scene) -> Reading | None:
    """Read how often: `setiap Jumat`, `setiap dua pekan`, `setiap 17 Agustus`."""
    if "weekday" in parts:
        value: str | None = f"XXXX-WXX-{parts['weekday']}"
    elif "month" in parts:
        day = f"-{int(parts['day']):02}" if "day" in parts else ""
        value = f"XXXX-{int(parts['month']):02}{day}"
    else:
        value = _period(parts)
    return Reading("set", value) if value else None


def _period(parts: dict[str, str]) -> str | None:
    """Return the ISO 8601 duration of a number and unit, and a smaller one."""
    first = _piece(parts.get("number", "1"), parts["unit"])
    if first is None or "number_to" not in parts:
        return first and f"P{first}"
    second = _piece(parts["number_to"], parts["unit_to"])
    if second is None:
        return None
    return f"P{first}{second.removeprefix('T') if first.startswith('T') else second}"


def _piece(words: str, unit: str) -> str | None:
    """Return a count with its unit: `14D` for two of `7D`, half an hour as `T30M`."""
    count = numbers.value(words)
    if count is None or not 0 < count < 100_000:
        return None
    clock_unit, letter = unit.startswith("T"), unit[-1]
    count *= int(unit.strip("TYMWDHS") or 1)
    if count != int(count) and letter == "H":
        count, letter = count * 60, "M"
    return f"{'T' if clock_unit else ''}{round(count, 2):g}{letter}"
