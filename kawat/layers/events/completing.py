"""Who acted where the sentence leaves it open? The one authority that the article's like acts name.

`Ia ditangkap Senin` in an article in which only the KPK arrests, questions and charges is an arrest by the KPK.
"""

from collections.abc import Iterable, Sequence

import msgspec

from kawat.layers.events.merge import Told
from kawat.model import Entity

_WHY = "layers/events/completing.py#the-one-authority"
_LAW = frozenset({("COERCE", "arrest"), ("COERCE", "seize"), ("ACCUSE", "allege"), ("ACCUSE", "investigate")})
_AUTHORITIES = frozenset({"COP", "GOV", "JUD"})
_POLICE = frozenset({"COP"})


def complete(events: Sequence[Told], entities: Iterable[Entity]) -> list[Told]:
    """Return the events with the actors that the article as a whole settles."""
    sectors = {e.id: e for e in entities}
    known = _authorities(events, sectors)
    if not known:
        known = {e.id for e in sectors.values() if e.sector in _POLICE and e.kind != "person"}
    named = {k for k in known if sectors[k].kind == "organization"}
    known = named or known
    if len(known) != 1:
        return list(events)
    return [_with(event, tuple(known)) if _open(event) else event for event in events]


def _authorities(events: Sequence[Told], entities: dict[str, Entity]) -> set[str]:
    found = (a for e in events if (e.type, e.mode) in _LAW for a in e.actors)
    return {a for a in found if entities[a].sector in _AUTHORITIES and entities[a].kind != "person"}


def _open(event: Told) -> bool:
    return not event.actors and (event.type, event.mode) in _LAW and event.status != "negated"


def _with(event: Told, actors: tuple[str, ...]) -> Told:
    if set(actors) & set(event.recipients):
        return event
    return msgspec.structs.replace(event, actors=actors, why=(*event.why, _WHY))
