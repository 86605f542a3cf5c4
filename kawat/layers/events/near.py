"""Why is something no event? Each predicate whose words stand in a sentence but told nothing, and why."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kawat.layers.events.arguments import roles
from kawat.layers.events.clauses import INSIDE, NAME, Clauses, cut
from kawat.layers.events.memory import Memory
from kawat.layers.events.predicates import Form, index
from kawat.layers.events.reading import told
from kawat.layers.events.triggers import (
    Trigger,
    around,
    excluded,
    fronted,
    holds,
    matched,
    runs_into_name,
    triggers,
)
from kawat.layers.index import located
from kawat.model import Doc, Span

Missing = Literal["name", "exclude", "needs", "unless", "longer", "nobody", "parties", "part"]


class Near(Struct, frozen=True, gc=False):
    """Words of a predicate that told no event, the predicate as `file:line#rule`, and what was missing."""

    span: Span
    type: str
    missing: Missing
    why: str


def nearly(doc: Doc) -> Iterator[Near]:
    """Yield the predicates that came near, in text order; `doc` holds its events."""
    mentions = located(doc.entities)
    told_at = {span for event in doc.events for span in event.mentions}
    memory = Memory()
    for sentence in doc.sentences:
        c = cut(sentence, mentions, doc.times)
        chosen = triggers(c)
        for trigger in _candidates(c):
            words = sentence.words
            span = Span(words[trigger.start].start, words[trigger.end - 1].end)
            if span not in told_at:
                form = trigger.form
                yield Near(span, form.type, _missing(doc, memory, c, trigger, chosen), form.why)
        memory.heard(c)


def _candidates(c: Clauses) -> Iterator[Trigger]:
    """Yield all forms whose words stand in a sentence, one for each predicate and stretch."""
    seen: set[tuple[int, int, str]] = set()
    for i, norm in enumerate(c.norms):
        for form in index().forms.get(norm, ()):
            end = matched(c.norms, i, form.words)
            if end is None or (form.object and fronted(c, i, form.object) is None):
                continue
            if (i, end, form.why) not in seen:
                seen.add((i, end, form.why))
                yield Trigger(i, end, form)


def _missing(doc: Doc, memory: Memory, c: Clauses, near: Trigger, chosen: list[Trigger]) -> Missing:
    start, end, form = near.start, near.end, near.form
    if c.tags[start] in (NAME, INSIDE) or runs_into_name(c, end):
        return "name"
    if excluded(c.norms, start, end, form.type):
        return "exclude"
    unfit = _unfit(c, near)
    if unfit:
        return unfit
    if any(t.start < end and start < t.end and t.form is not form for t in chosen):
        return "longer"
    if list(told(doc, memory, c, [near])):
        return "part"
    return "parties" if _anybody(c, start, end, form) else "nobody"


def _unfit(c: Clauses, near: Trigger) -> Missing | None:
    act, words = near.form.predicate, around(c, near.start, near.end)
    if act.needs and not holds(words, act.needs):
        return "needs"
    return "unless" if holds(words, act.unless) else None


def _anybody(c: Clauses, start: int, end: int, form: Form) -> bool:
    found = roles(c, start, end, form)
    return bool(found.actors or found.recipients)
