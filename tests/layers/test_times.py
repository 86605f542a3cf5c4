import re
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat import marks
from kawat.layers.times import NORMALISERS
from kawat.layers.times.rules import compiled, times_file
from kawat.model import TimeExpr
from tests.making import make_doc

EXAMPLES = [(rule.id, example) for rule in times_file().rule for example in rule.examples]
NEVER = [(rule.id, text) for rule in times_file().rule for text in rule.never]

_DATE = r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?~?|\d{3}X|\d\dXX)"
_CLOCK = r"(?:\d{4}-\d\d-\d\d)?T\d\d:\d\d(?:[+-]\d\d:\d\d)?"
_PERIOD = r"P(?=.)(?:\d+(?:\.\d+)?[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?"
VALUES = {
    "date": re.compile(rf"{_DATE}(?:/{_DATE})?"),
    "time": re.compile(rf"{_CLOCK}(?:/{_CLOCK})?"),
    "duration": re.compile(_PERIOD),
    "set": re.compile(rf"{_PERIOD}|XXXX-WXX-[1-7]|XXXX-\d\d(?:-\d\d)?"),
}


def find(text: str, published: str | None = "2024-03-05") -> tuple[TimeExpr, ...]:
    return make_doc(text, until="times", published=published).times


def marked(text: str, times: tuple[TimeExpr, ...]) -> str:
    return marks.write(text, tuple(marks.Mark(t.span, "TIME", t.value) for t in times))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples_are_read_as_marked(rule: str, example: str) -> None:
    text, _ = marks.read(example)
    found = find(text)
    assert marked(text, found) == example
    assert any(f"#{rule}" in why for t in found for why in t.why) or rule == "duration-range"


@pytest.mark.parametrize(("_rule", "text"), NEVER)
def test_what_only_looks_like_a_time_is_left_alone(_rule: str, text: str) -> None:
    assert marked(text, find(text)) == text
