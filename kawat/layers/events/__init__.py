"""Who did what to whom? Acts of PLOVER's sixteen types, with participants, status, date and place."""

from collections.abc import Iterator

from kawat.layers.events.clauses import cut
from kawat.layers.events.completing import complete, dated, days_of_report, days_of_speech
from kawat.layers.events.field import elsewhere, public
from kawat.layers.events.memory import Memory
from kawat.layers.events.merge import Told, exact, exact_place, fullest, gather, hosts, party
from kawat.layers.events.reading import told
from kawat.layers.events.triggers import triggers
from kawat.layers.index import located
from kawat.model import Doc, Entity, Event


def find(doc: Doc) -> tuple[Event, ...]:
    """Return the events by their first mention, `v1` first."""
    entities = {e.id: e for e in doc.entities}
    days = days_of_report(doc)
    spoke = days_of_speech(doc, days)
    mentions = list(_mentions(doc))
    if elsewhere(doc):
        mentions = [m for m in mentions if public(m, entities)]
    events = gather(complete(mentions, entities))
    return tuple(_event(f"v{n}", dated(event, days, spoke), entities) for n, event in enumerate(events, 1))


def _mentions(doc: Doc) -> Iterator[Told]:
    mentions = located(doc.entities)
    memory = Memory()
    for sentence in doc.sentences:
        c = cut(sentence, mentions, doc.times)
        yield from told(doc, memory, c, triggers(c))
        memory.heard(c)


def _event(number: str, mentions: list[Told], entities: dict[str, Entity]) -> Event:
    best = fullest(mentions)
    by = {m.by for m in mentions}
    return Event(
        id=number,
        type=best.type,
        status=best.status,
        trigger=best.trigger,
        evidence=best.evidence,
        mode=_first(best.mode, *(m.mode for m in mentions)),
        actors=party((best.actors, *(m.actors for m in mentions)), entities),
        recipients=hosts(
            party((best.recipients, *(m.recipients for m in mentions)), entities), mentions, entities
        ),
        date=exact((best.date, *(m.date for m in mentions))),
        place=exact_place((best.place, *(m.place for m in mentions)), entities),
        by=best.by if None not in by else None,
        mentions=tuple(sorted({m.trigger for m in mentions})),
        why=tuple(dict.fromkeys((*best.why, *(w for m in mentions for w in m.why)))),
    )


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)
