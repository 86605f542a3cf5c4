"""Who did what to whom? Acts of PLOVER's sixteen types, with participants, status, date and place."""

from collections.abc import Collection, Sequence

from kawat.layers.events.completing import complete
from kawat.layers.events.dates import dated
from kawat.layers.events.echoes import resounding
from kawat.layers.events.field import elsewhere, public
from kawat.layers.events.hearing import hear
from kawat.layers.events.learned import settle
from kawat.layers.events.merge import Told, exact, exact_place, fullest, gather, hosts, party
from kawat.layers.events.places import placed
from kawat.layers.events.vague import vague
from kawat.model import Doc, Entity, Event


def find(doc: Doc) -> tuple[Event, ...]:
    """Return the events by their first mention, `v1` first."""
    heard = hear(doc)
    return assemble(doc, [told for h in heard for told in h.told], list(settle(doc, heard)))


def assemble(doc: Doc, mentions: Sequence[Told], settled: Sequence[Told] = ()) -> tuple[Event, ...]:
    """Return the events whose mentions the rules tell in an article, each once.

    Which mentions are one event is seen by the participants of the rules, then by those in `settled`.
    """
    entities = {e.id: e for e in doc.entities}
    if elsewhere(doc):
        mentions = [m for m in mentions if public(m, entities)]
    unclear = vague(doc.entities)
    events = _settled(gather(complete(mentions, entities), unclear), complete(settled, entities))
    events = dated(doc, placed(doc, resounding(doc, _joined(events, unclear))))
    return tuple(_event(f"v{n}", event, entities) for n, event in enumerate(events, 1))


def _settled(events: list[list[Told]], settled: Sequence[Told]) -> list[list[Told]]:
    acts = {(told.trigger, told.type): told for told in settled}
    return [[acts.get((told.trigger, told.type), told) for told in event] for event in events]


def _joined(events: list[list[Told]], unclear: Collection[str]) -> list[list[Told]]:
    """Return the events; those that are one by their fullest mentions are joined."""
    home = {(told.trigger, told.type): event for event in events for told in event}
    alike = gather((fullest(event) for event in events), unclear)
    return [[told for best in same for told in home[best.trigger, best.type]] for same in alike]


def _event(number: str, mentions: list[Told], entities: dict[str, Entity]) -> Event:
    best = fullest(mentions)
    by = {m.by for m in mentions}
    actors = party((best.actors, *(m.actors for m in mentions)), entities)
    sides = (best.recipients, *(m.recipients for m in mentions))
    if best.actors != best.recipients:  # but for those who do it to each other
        sides = tuple(tuple(e for e in side if e not in actors) for side in sides)
    return Event(
        id=number,
        type=best.type,
        status=best.status,
        trigger=best.trigger,
        evidence=best.evidence,
        mode=_first(best.mode, *(m.mode for m in mentions)),
        actors=actors,
        recipients=hosts(party(sides, entities), mentions, entities),
        date=exact((best.date, *(m.date for m in mentions))),
        place=exact_place((best.place, *(m.place for m in mentions)), entities),
        by=best.by if None not in by else None,
        mentions=tuple(sorted({m.trigger for m in mentions})),
        why=tuple(dict.fromkeys((*best.why, *(w for m in mentions for w in m.why)))),
    )


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)
