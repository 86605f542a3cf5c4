import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat import marks
from kawat.layers.events.predicates import Predicate, index, predicate_files
from kawat.layers.events.status import Marker, status_file
from kawat.model import Doc, Event, Span
from kawat.text import overlaps
from tests.making import make_doc

PREDICATES = [(path, p) for path, read in predicate_files() for p in read.predicate]
EXAMPLES = [pytest.param(path, p, e, id=f"{p.id}: {e[:50]}") for path, p in PREDICATES for e in p.examples]
NEVER = [pytest.param(n, id=f"{p.id}: {n[:50]}") for _, p in PREDICATES for n in p.never]
MARKERS = [pytest.param(m, e, id=f"{m.id}: {e[:50]}") for m in status_file().marker for e in m.examples]
STATUSES = {"occurred", "planned", "hypothetical", "negated"}


def meant(doc: Doc, span: Span) -> str:
    """Return the entity that is mentioned at a mark."""
    for entity in doc.entities:
        if span in entity.mentions:
            return entity.id
    near = [e for e in doc.entities if any(overlaps(m, span) for m in e.mentions)]
    assert near, f"nobody is named in {doc.article.text[span.start : span.end]!r}"
    return near[0].id


def sides(doc: Doc, found: tuple[marks.Mark, ...]) -> tuple[list[str], list[str]]:
    actors = sorted({meant(doc, m.span) for m in found if m.label == "ACTOR"})
    recipients = sorted({meant(doc, m.span) for m in found if m.label == "RECIPIENT"})
    return actors, recipients


def spoken_of(doc: Doc, event: Event) -> str:
    return doc.article.text[event.trigger.start : event.trigger.end]


@pytest.mark.parametrize("path, predicate, example", EXAMPLES)
def test_examples(path: str, predicate: Predicate, example: str) -> None:
    text, expected = marks.read(example)
    doc = make_doc(text)
    trigger = next(m for m in expected if m.label == "TRIGGER")
    value = (trigger.value or "").split("/")
    status = next((v for v in value if v in STATUSES), "occurred")
    mode = next((v for v in value if v and v not in STATUSES), predicate.mode)
    mine = [e for e in doc.events if f"{path.split('/')[-1]}:" in e.why[0]]
    assert [spoken_of(doc, e) for e in mine] == [text[trigger.span.start : trigger.span.end]]
    event = mine[0]
    assert event.why[0].endswith(f"#{predicate.id}")
    assert (sorted(event.actors), sorted(event.recipients)) == sides(doc, expected)
    assert (event.status, event.mode) == (status, mode)


@pytest.mark.parametrize("text", NEVER)
def test_never(text: str) -> None:
    assert [e.why for e in make_doc(text).events] == []


@pytest.mark.parametrize("marker, example", MARKERS)
def test_status(marker: Marker, example: str) -> None:
    text, _ = marks.read(example)
    events = make_doc(text).events
    assert marker.status in {e.status for e in events}
    if marker.status != "occurred":
        assert any(f"#{marker.id}" in w for e in events for w in e.why)
