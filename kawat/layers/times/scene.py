"""What does an open expression lean on? The day the article came out, and the times read elsewhere in it."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

from kawat.layers.times.rules import Match, lists
from kawat.model import Span, TimeKind
from kawat.patterns import alternatives

Basis = Literal["stated", "published", "context"]
_REACH = 40  # items looked back at, so that long texts take linear time
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLAUSE = re.compile(r"[,;:.!?\"“”()]")
_CLAUSE_REACH = 120
_LONG = frozenset({"M", "Y", "10Y"})


class Reading(Struct, frozen=True, gc=False):
    """What an expression means."""

    kind: TimeKind
    value: str
    basis: Basis = "stated"
    note: str | None = None


class Scene(Struct, frozen=True, gc=False):
    """Where an expression stands: `matches[at]` is itself, `readings` what is known of the others so far."""

    text: str
    published: date | None
    inferred: bool  # from a day that the text names: the article may be a day or two younger
    month: date | None  # a day in the middle of the month of publication, if no more is known
    today: date | None  # the day `hari ini` means
    weekdays: dict[int, date]  # dates that the article gives for weekdays
    matches: list[Match]
    readings: list[Reading | None]
    at: int

    @property
    def span(self) -> Span:
        """The characters of the expression."""
        return self.matches[self.at].span

    @property
    def around(self) -> date | None:
        """The day of publication, or the middle of its month."""
        return self.published or self.month

    def now(self, unit: str) -> date | None:
        """Return the day from which `unit`s are counted; for months and longer any day of this month does."""
        return self.today or (self.month if unit in _LONG else None)


Normaliser = Callable[[dict[str, str], Scene], Reading | None]


@cache
def _future() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(lists()['future'])}\b", re.IGNORECASE)


def to_come(scene: Scene) -> bool:
    """Tell whether the words before the expression, in its clause, speak of what is to come."""
    sentence = scene.matches[scene.at].sentence
    before = scene.text[max(sentence.span.start, scene.span.start - _CLAUSE_REACH) : scene.span.start]
    clause = _CLAUSE.split(before)[-1]
    return _future().search(clause) is not None


def days(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a value that is made of days.

    >>> days("2024-03-04T18:30+07:00")
    (datetime.date(2024, 3, 4), datetime.date(2024, 3, 4))
    """
    ends = value.split("/")
    if not all(_DAY.match(end) for end in ends):
        return None
    return date.fromisoformat(ends[0][:10]), date.fromisoformat(ends[-1][:10])


def last_day(reading: Reading | None) -> date | None:
    """Return the last day of a reading that is made of days."""
    ends = days(reading.value) if reading else None
    return ends[1] if ends else None


def before(scene: Scene, wanted: Callable[[Reading], bool]) -> Reading | None:
    """Return the nearest reading before the expression that is as `wanted`."""
    return next((r for at in _backwards(scene) if (r := scene.readings[at]) and wanted(r)), None)


def _backwards(scene: Scene) -> Iterator[int]:
    return iter(range(scene.at - 1, max(-1, scene.at - 1 - _REACH), -1))


def days_before(scene: Scene) -> Iterator[int]:
    """Yield which readings before the expression are made of days, the nearest first."""
    return (at for at in _backwards(scene) if (r := scene.readings[at]) and is_day(r))


def is_day(reading: Reading) -> bool:
    """Tell whether a reading is made of days of a known year."""
    return reading.kind in {"date", "time"} and _DAY.match(reading.value) is not None


def same_sentence(scene: Scene) -> tuple[list[int], list[int]]:
    """Return which dated readings stand before and after the expression in its sentence, nearest first."""
    own = scene.matches[scene.at].sentence
    return _near(scene, own.span, -1), _near(scene, own.span, 1)


def _near(scene: Scene, sentence: Span, step: int) -> list[int]:
    found: list[int] = []
    at = scene.at + step
    while 0 <= at < len(scene.matches) and abs(at - scene.at) <= _REACH:
        if scene.matches[at].sentence.span != sentence:
            break
        reading = scene.readings[at]
        if reading is not None and reading.kind == "date" and is_day(reading):
            found.append(at)
        at += step
    return found
