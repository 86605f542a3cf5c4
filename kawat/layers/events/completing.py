"""Who acts where the sentence leaves it open? The one authority that the article knows.

`Ia ditangkap` in an article in which only the KPK arrests, questions and charges is an arrest by the KPK.
"""

from collections.abc import Mapping, Sequence

import msgspec

from kawat.layers.events.merge import Told
from kawat.model import Entity

_AUTHORITY = "layers/events/completing.py#the-one-authority"
_NEARBY = 12  # mentions between a protest and what is demanded by it
_POWER = frozenset({("COERCE", "arrest"), ("COERCE", "seize"), ("ACCUSE", "allege")})
_LAW = _POWER | {("ACCUSE", "investigate")}
_AUTHORITIES = frozenset({"COP", "GOV", "JUD"})
_SUSPECTED = frozenset({"diduga", "dicurigai", "disangka"})  # by nobody in particular


def complete(mentions: Sequence[Told], entities: Mapping[str, Entity]) -> list[Told]:
    """Return the mentions, acts of the law without an actor with the one authority that the article knows."""
    mentions = demands(mentions)
    known = _authorities(mentions, entities) or {
        e.id for e in entities.values() if e.sector == "COP" and e.kind != "person"
    }
    known = {k for k in known if entities[k].kind == "organization"} or known
    if len(known) != 1:
        return list(mentions)
    return [_with(told, tuple(known)) if _open(told) else told for told in mentions]


def demands(mentions: Sequence[Told]) -> list[Told]:
    """Return the mentions without what demonstrators demand; of whom they do, the protest is told."""
    kept: list[Told] = []
    for told in mentions:
        at = _protest(kept, told) if told.type == "REQUEST" and told.demand else None
        if at is None:
            kept.append(told)
        elif told.recipients and not kept[at].recipients:
            kept[at] = msgspec.structs.replace(kept[at], recipients=told.recipients)
    return kept


def _protest(before: Sequence[Told], demand: Told) -> int | None:
    """Return which of the mentions before is the protest of those who demand something."""
    for i in range(len(before) - 1, max(-1, len(before) - _NEARBY), -1):
        if before[i].type == "PROTEST" and demand.actors and demand.actors == before[i].actors:
            return i
    return None


def _authorities(mentions: Sequence[Told], entities: Mapping[str, Entity]) -> set[str]:
    """Return who arrests, seizes or charges, where the article says so."""
    found = {a for told in mentions if (told.type, told.mode) in _POWER for a in told.actors}
    return {a for a in found if entities[a].sector in _AUTHORITIES and entities[a].kind != "person"}


def _open(told: Told) -> bool:
    suspected = not _SUSPECTED.isdisjoint(told.at.form.words)
    return not told.actors and (told.type, told.mode) in _LAW and told.status != "negated" and not suspected


def _with(told: Told, actors: tuple[str, ...]) -> Told:
    if set(actors) & set(told.recipients):
        return told
    return msgspec.structs.replace(told, actors=actors, why=(*told.why, _AUTHORITY))
