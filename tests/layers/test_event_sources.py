"""On whose word is an act told?"""

import pytest

from kawat import marks
from kawat.layers.events.sources import SourceRule, sources_file
from kawat.model import Doc, Span
from kawat.text import overlaps
from tests.making import make_doc

RULES = sources_file().source
EXAMPLES = [pytest.param(rule, e, id=f"{rule.id}: {e[:50]}") for rule in RULES for e in rule.examples]
NEVER = [pytest.param(n, id=f"{rule.id}: {n[:50]}") for rule in RULES for n in rule.never]


def named(doc: Doc, span: Span) -> set[str]:
    return {e.id for e in doc.entities if any(overlaps(m, span) for m in e.mentions)}


@pytest.mark.parametrize("rule, example", EXAMPLES)
def test_examples(rule: SourceRule, example: str) -> None:
    text, found = marks.read(example)
    doc = make_doc(text)
    by, act = (next(m.span for m in found if m.label == label) for label in ("BY", "ACT"))
    (event,) = [e for e in doc.events if act in e.mentions]
    assert event.by in named(doc, by)
    assert any(f"#{rule.id}" in why for why in event.why)


@pytest.mark.parametrize("text", NEVER)
def test_never(text: str) -> None:
    events = make_doc(text).events
    assert events
    assert [e.by for e in events] == [None] * len(events)


def test_who_speaks_is_not_taken_from_what_he_says() -> None:
    (event,) = make_doc("Partai itu mengatakan polisi menggerebek kantornya di Dhaka.").events
    assert event.by is None or event.by not in event.actors


@pytest.mark.parametrize(
    ("text", "suffers"),
    [
        (
            "Budi Santoso dan Rina Hartati tiba. Budi Santoso menuturkan empat di antaranya ditahan polisi.",
            False,
        ),
        ('"Saya dipukul polisi," kata Budi Santoso.', True),
    ],
)
def test_who_tells_of_others_is_none_of_them(text: str, suffers: bool) -> None:
    (event,) = make_doc(text).events
    assert event.by is not None and (event.by in event.recipients) is suffers
