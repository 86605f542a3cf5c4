import msgspec
import pytest

from kawat.check import problems
from kawat.layers import analyse
from kawat.model import Block, Entity, Location, Quote, Record, Span
from tests.making import make_article

WHY = ("test",)


@pytest.fixture
def record() -> Record:
    return analyse(make_article("Presiden tiba."))


def test_a_record_that_was_just_made_is_sound(record: Record) -> None:
    assert problems(record) == []


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        (
            {
                "entities": (
                    Entity(
                        id="e1",
                        why=WHY,
                        kind="place",
                        name="A",
                        mentions=(Span(0, 8),),
                        location=Location(level="city", name="A", basis="only", coordinates=(106.8, -6.2)),
                    ),
                )
            },
            "not on earth",
        ),
        (
            {"entities": (Entity(id="e1", why=WHY, kind="person", name="A", mentions=(Span(0, 99),)),)},
            "inside",
        ),
        (
            {"entities": (Entity(id="e2", why=WHY, kind="person", name="A", mentions=(Span(0, 8),)),)},
            "not e1",
        ),
        ({"entities": (Entity(id="e1", why=WHY, kind="person", name="A", mentions=()),)}, "no span"),
        ({"entities": (Entity(id="e1", why=(), kind="person", name="A", mentions=(Span(0, 8),)),)}, "why"),
        (
            {
                "entities": (),
                "quotes": (Quote(id="q1", why=WHY, mode="direct", span=Span(0, 8), speaker="e9"),),
            },
            "e9",
        ),
        ({"blocks": (Block("body", Span(0, 8)), Block("body", Span(7, 14)))}, "overlap"),
        ({"quotes": (Quote(id="q1", why=WHY, mode="direct", span=Span(5, 5)),)}, "inside"),
    ],
)
def test_a_broken_promise_is_named(record: Record, changes: dict[str, object], complaint: str) -> None:
    empty = {"entities": (), "times": (), "quotes": (), "events": (), "figures": ()}
    broken = msgspec.structs.replace(record, **{**empty, **changes})
    assert any(complaint in problem for problem in problems(broken))
