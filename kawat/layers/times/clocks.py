"""At what time of day, for how long, how often? Clock times, durations and repeated times."""

import re
from datetime import date, timedelta
from functools import cache
from itertools import islice

from kawat.indonesian import numbers
from kawat.layers.times.rules import lists
from kawat.layers.times.scene import Basis, Reading, Scene, days_before, last_day, same_sentence
from kawat.patterns import alternatives

_SECOND_HALF = {"afternoon": 1, "late": 5}  # from which hour of twelve on the half of day adds twelve
_SAYINGS = 6  # readings looked back at for the day of an event
_SAYING_REACH = 120  # characters before a date in which a verb of saying makes it that of the saying
_APPOSED = re.compile(r",? (?:pada |hari |sekitar )?")  # between `pukul 21.35 WIB` and `Senin (29/5)`


def clock(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read a clock time, or a run of them, on the day of the date that stands nearest."""
    day, basis = (None, "stated") if _recurs(scene) else _day(scene)
    zone = parts.get("zone", "")
    start = _time(parts["hour"], parts.get("minute"), parts.get("half"), day)
    if start is None:
        return None
    if "hour_to" not in parts:
        return Reading("time", start + zone, basis)
    end = _time(parts["hour_to"], parts.get("minute_to"), parts.get("half"), day)
    zone = zone or parts.get("zone_to", "")
    return Reading("time", f"{start}{zone}/{end}{parts.get('zone_to', zone)}", basis) if end else None


def half_clock(parts: dict[str, str], scene: Scene) -> Reading | None:
    """Read `jam setengah 11 malam`: half an hour before that hour."""
    hour = numbers.value(parts["number"])
    if not isinstance(hour, int) or not 0 < hour <= 24:
        return None
    return clock({**parts, "hour": str(hour - 1), "minute": "30"}, scene)


def repeated_clock(parts: dict[str, str], _scene: Scene) -> Reading | None:
    """Read `setiap pukul 06.00 WIB`."""
    value = _time(parts["hour"], parts["minute"], parts.get("half"), None)
    return Reading("set", value + parts.get("zone", "")) if value else None


def _recurs(scene: Scene) -> bool:
    """Tell whether the clock time is that of a repeated day: `setiap Jumat pukul 20.45`."""
    known = scene.readings[scene.at - 1] if scene.at else None
    return (
        known is not None
        and known.kind == "set"
        and _APPOSED.fullmatch(scene.text, scene.matches[scene.at - 1].span.end, scene.span.start) is not None
    )


def _time(hour_words: str, minute_words: str | None, half: str | None, day: date | None) -> str | None:
    hour, minute = int(hour_words), int(minute_words or 0)
    if hour == 12 and half in {"early", "late"}:
        hour = 24 if half == "late" else 0
    elif _SECOND_HALF.get(half or "", 12) <= hour < 12 or (half == "noon" and hour < 6):
        hour += 12
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    if hour == 24:
        day, hour = day and day + timedelta(days=1), 0
    return f"{day or ''}T{hour:02}:{minute:02}"


def _day(scene: Scene) -> tuple[date | None, Basis]:
    """Return the day of a clock time: a date of its sentence, else the one before, else of publication."""
    earlier, later = same_sentence(scene)
    if later and _APPOSED.fullmatch(scene.text, scene.span.end, scene.matches[later[0]].span.start):
        return last_day(scene.readings[later[0]]), "context"
    for at in (*earlier, *(at for at in later if not _aside(scene, at))):
        return last_day(scene.readings[at]), "context"
    told = _told_before(scene)
    return (last_day(scene.readings[told]), "context") if told is not None else (scene.today, "published")


def _told_before(scene: Scene) -> int | None:
    """Return which reading before tells the day: the nearest that isn't merely the day of a saying."""
    known = list(islice(days_before(scene), _SAYINGS))
    return next((at for at in known if not _of_saying(scene, at)), known[0] if known else None)


def _of_saying(scene: Scene, at: int) -> bool:
    match = scene.matches[at]
    start = max(match.sentence.span.start, match.span.start - _SAYING_REACH)
    return _speech().search(scene.text, start, match.span.start) is not None


def _aside(scene: Scene, at: int) -> bool:
    """Tell whether the later date is that of the saying (`..., kata Budi, Senin (4/3)`) or in brackets."""
    between = scene.text[scene.span.end : scene.matches[at].span.start]
    return between.endswith("(") or _speech().search(between) is not None


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(lists()['speech'])}\b", re.IGNORECASE)


def duration(parts: dict[str, str], _scene: Scene) -> Reading | None:
    """Read how long: `dua pekan`, `1 jam 55 menit`, `setahun`."""
    value = _period(parts)
    return Reading("duration", value) if value else None


def no_value(_parts: dict[str, str], _scene: Scene) -> None:
    """Read nothing: the words look like a time and have no single value."""


def repeated(parts: dict[str, str], _scene: Scene) -> Reading | None:
    """Read how often: `setiap Jumat`, `setiap dua pekan`, `setiap 17 Agustus`."""
    if "weekday" in parts:
        named = [f"XXXX-WXX-{parts[k]}" for k in ("weekday", "weekday_and", "weekday_to") if k in parts]
        value: str | None = ("/" if "weekday_to" in parts else ",").join(named)
    elif "month" in parts:
        day = f"-{int(parts['day']):02}" if "day" in parts else ""
        value = f"XXXX-{int(parts['month']):02}{day}"
    elif "day" in parts:
        value = f"XXXX-XX-{int(parts['day']):02}"
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
    return f"{'T' if clock_unit else ''}{round(count, 6):g}{letter}"
