"""What does the article settle where the sentence leaves it open? The one authority, the day of the report.

`Ia ditangkap` in an article in which only the KPK arrests, questions and charges is an arrest by the KPK.
What is said in an article is said on the day that it reports: the last one named before, if it is recent.
"""

from collections.abc import Iterable, Sequence
from datetime import date as date_type

import msgspec

from kawat.layers.events.merge import SPOKEN, Told
from kawat.model import Doc, Entity, TimeExpr

_WHY = "layers/events/completing.py#the-one-authority"
_DAY = "layers/events/completing.py#day-of-the-report"
_NEWS = 3  # days after which a report is no news
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


def dated(event: list[Told], days: Sequence[tuple[int, str]]) -> list[Told]:
    """Return the mentions of an event; if none has a date, those of words get that of the report."""
    return event if any(told.date for told in event) else [_dated(told, days) for told in event]


def days_of_report(doc: Doc) -> list[tuple[int, str]]:
    """Return where the article names a day of the last few, and which."""
    published = doc.article.published
    if published is None:
        return []
    return [(t.span.start, t.value[:10]) for t in doc.times if _recent(t, published.date[:10])]


def _recent(time: TimeExpr, published: str) -> bool:
    """Tell whether a date is that of the publication, or one of the three days before."""
    if len(time.value) < 10 or time.kind not in ("date", "time") or "/" in time.value:
        return False
    try:
        age = date_type.fromisoformat(published) - date_type.fromisoformat(time.value[:10])
    except ValueError:
        return False
    return 0 <= age.days <= _NEWS


def _dated(event: Told, days: Sequence[tuple[int, str]]) -> Told:
    if event.date or event.status != "occurred" or event.type not in SPOKEN or not days:
        return event
    before = [day for start, day in days if start < event.trigger.start]
    day = before[-1] if before else days[0][1]
    return msgspec.structs.replace(event, date=day, why=(*event.why, _DAY))


def _authorities(events: Sequence[Told], entities: dict[str, Entity]) -> set[str]:
    found = (a for e in events if (e.type, e.mode) in _LAW for a in e.actors)
    return {a for a in found if entities[a].sector in _AUTHORITIES and entities[a].kind != "person"}


def _open(event: Told) -> bool:
    return not event.actors and (event.type, event.mode) in _LAW and event.status != "negated"


def _with(event: Told, actors: tuple[str, ...]) -> Told:
    if set(actors) & set(event.recipients):
        return event
    return msgspec.structs.replace(event, actors=actors, why=(*event.why, _WHY))
