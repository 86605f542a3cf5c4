"""How are articles made from templates? Slots are filled by dice; marks carry the right answers along.

A template is a marked text as in the rules' examples, with slots in square brackets: `[n:words]` is the
variable `n` in words, `[kota]` and `[kota2]` are two words of the list `kota`. `let` gives the variables:

    n = "number 2..90"     one of these, each number of an article another; `by 100` in steps
    k = "number 2n+m"      a sum of other variables
    a = "day -6..0"        days from publication; `day a+n` from another; `week`, `month`, `year` alike
    t = "clock 6..11"      a minute in these hours

`[n:any]` is written as the dice say. A slot that begins with a capital gives its words one too; one all in
capitals gives capitals.
"""

import random
import re
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path

import msgspec

from evals import wording
from kawat import marks
from kawat.marks import Mark

_FOLDER = Path(__file__).parent / "articles"
_SLOT = re.compile(r"\[(\w+?)(\d?)(?::(\w+))?\]")
_RANGE = re.compile(r"(-?\d+)\.\.(-?\d+)(?: by (\d+))?")
_TERM = re.compile(r"([+-]?)\s*(\d*)([a-z]?)")
_FIRST, _LAST = date(2005, 1, 1), date(2026, 12, 31)
_TRIES = 1000

Value = int | date | time


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of a short article with its right answers marked; `months` in which its days must lie."""

    id: str
    text: str
    let: dict[str, str] = {}
    months: int = 0


class TemplatesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of times.toml and figures.toml."""

    template: tuple[Template, ...]


class WordsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of words.toml: what stands before and after a body, and words to choose from."""

    heads: tuple[str, ...]
    feet: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]


class Made(msgspec.Struct, frozen=True):
    """A made article and what must be found in it."""

    template: str
    text: str
    published: date
    marks: tuple[Mark, ...]


@cache
def templates(name: str) -> tuple[Template, ...]:
    """Return the templates that ask for `times` or for `figures`."""
    return msgspec.toml.decode((_FOLDER / f"{name}.toml").read_bytes(), type=TemplatesFile).template


@cache
def _words() -> WordsFile:
    return msgspec.toml.decode((_FOLDER / "words.toml").read_bytes(), type=WordsFile)


def make(number: int) -> Made:
    """Return article `number`: the same at every call. Each template has its turn."""
    every = (*templates("times"), *templates("figures"))
    template, dice = every[number % len(every)], random.Random(number)
    published = _FIRST + timedelta(days=dice.randrange((_LAST - _FIRST).days))
    values = _values(template, published, dice)
    words = _words()
    raw = dice.choice(words.heads) + template.text.strip() + dice.choice(words.feet)
    picked = {name: dice.sample(listed, len(listed)) for name, listed in words.lists.items()}
    text, answers = marks.read(_fill(raw, values, picked, dice))
    return Made(template.id, text, published, answers)


def _fill(text: str, values: dict[str, Value], picked: dict[str, list[str]], dice: random.Random) -> str:
    def slot(match: re.Match[str]) -> str:
        name, index, how = match[1].lower(), int(match[2] or 1) - 1, match[3] or ""
        words = _worded(values[name], how, dice) if name in values else picked[name][index]
        if len(match[1]) > 1 and match[1].isupper():
            return words.upper()
        return words[0].upper() + words[1:] if match[1][0].isupper() else words

    return _SLOT.sub(slot, text)


def _worded(value: Value, how: str, dice: random.Random) -> str:
    if isinstance(value, date):
        return wording.day(value, how)
    if isinstance(value, time):
        return wording.clock(value, how)
    return wording.number(value, dice.choice(wording.ways(value)) if how == "any" else how)


def _values(template: Template, published: date, dice: random.Random) -> dict[str, Value]:
    """Return the variables of a template: drawn again until the days lie in as many months as they must."""
    for _ in range(_TRIES):
        values: dict[str, Value] = {"published": published}
        for name, told in template.let.items():
            values[name] = _value(told, values, dice)
        days = {f"{v:%Y-%m}" for k, v in values.items() if isinstance(v, date) and k != "published"}
        if template.months in {0, len(days)}:
            return values
    raise ValueError(f"template {template.id!r}: no days lie in {template.months} months")


def _value(told: str, values: dict[str, Value], dice: random.Random) -> Value:
    kind, amount = told.split(" ", 1)
    if kind == "clock":
        low, high, _ = _range(amount)
        return time(dice.randint(low, high), dice.randrange(60))
    base, count = values["published"], 0
    if _RANGE.fullmatch(amount):
        used = {v for v in values.values() if isinstance(v, int)} if kind == "number" else set[int]()
        low, high, step = _range(amount)
        count = next(n for n in iter(lambda: dice.randrange(low, high + 1, step), None) if n not in used)
    else:
        for sign, times, name in _TERM.findall(amount):
            term = values[name] if name else 1
            if isinstance(term, date):
                base = term
            elif times or name:
                count += (-1 if sign == "-" else 1) * int(times or 1) * term
    return count if kind == "number" else _moved(base, kind, count)


def _range(told: str) -> tuple[int, int, int]:
    match = _RANGE.fullmatch(told)
    if match is None:
        raise ValueError(f"{told!r} is no range")
    return int(match[1]), int(match[2]), int(match[3] or 1)


def _moved(base: date, unit: str, count: int) -> date:
    """Return the day, or the first of the week, month or year, that lies `count` of them from `base`."""
    if unit in {"day", "week"}:
        first = base if unit == "day" else base - timedelta(days=base.weekday())
        return first + timedelta(days=count * (1 if unit == "day" else 7))
    year, month = divmod(base.year * 12 + base.month - 1 + count * {"month": 1, "year": 12}[unit], 12)
    return date(year, month + 1, 1) if unit == "month" else date(year, 1, 1)
