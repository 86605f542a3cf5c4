"""What does the article settle where the sentence leaves it open? The one authority, the day of the report.

`Ia ditangkap` in an article in which only the KPK arrests, questions and charges is an arrest by the KPK.
What is said in an article is said on the day that it reports: the last one named before, if it is recent.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from kawat.layers.attribution import by
from kawat.layers.events.merge import SPOKEN, Told
from kawat.model import Doc, Entity, Quote, Span, TimeExpr

_AUTHORITY = "layers/events/completing.py#the-one-authority"
_DAY = "layers/events/completing.py#day-of-the-report"
_NEARBY = 12  # mentions between a protest and what is demanded by it
_NEWS = 3  # days after which a report is no news
_POWER = frozenset({("COERCE", "arrest"), ("COERCE", "seize"), ("ACCUSE", "allege")})
_LAW = _POWER | {("ACCUSE", "investigate")}
_AUTHORITIES = frozenset({"COP", "GOV", "JUD"})


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
    return not told.actors and (told.type, told.mode) in _LAW and told.status != "negated"


def _with(told: Told, actors: tuple[str, ...]) -> Told:
    if set(actors) & set(told.recipients):
        return told
    return msgspec.structs.replace(told, actors=actors, why=(*told.why, _AUTHORITY))


def days_of_report(doc: Doc) -> list[tuple[int, str]]:
    """Return where the article names a day of the last few, and which."""
    published = doc.article.published
    if published is None:
        return []
    return [(t.span.start, t.value[:10]) for t in doc.times if _recent(t, published.date[:10])]


def _recent(time: TimeExpr, published: str) -> bool:
    """Tell whether a time is a day no later than the publication, and hardly earlier."""
    if len(time.value) < 10 or time.kind not in ("date", "time") or "/" in time.value:
        return False
    try:
        age = date.fromisoformat(published) - date.fromisoformat(time.value[:10])
    except ValueError:
        return False
    return 0 <= age.days <= _NEWS


def days_of_speech(doc: Doc, days: Sequence[tuple[int, str]]) -> dict[str, str]:
    """Return on which of the days of the report a speaker is first told to speak: `kata A, Senin (5/3)`."""
    found: dict[str, str] = {}
    for sentence in doc.sentences:
        named = [
            day for start, day in _within(days, sentence.span) if by(doc, Span(start, start + 1)) is None
        ]
        for quote in _quotes(doc, sentence.span) if named else ():
            if quote.speaker:
                found.setdefault(quote.speaker, named[-1])
    return found


def _within(days: Sequence[tuple[int, str]], span: Span) -> Sequence[tuple[int, str]]:
    first = bisect_left(days, (span.start, ""))
    return days[first : bisect_left(days, (span.end, ""), lo=first)]


def _quotes(doc: Doc, span: Span) -> Sequence[Quote]:
    first = bisect_left(doc.quotes, span.start, key=lambda q: q.span.start)
    return doc.quotes[first : bisect_left(doc.quotes, span.end, lo=first, key=lambda q: q.span.start)]


def dated(event: list[Told], days: Sequence[tuple[int, str]], spoke: Mapping[str, str]) -> list[Told]:
    """Return the mentions of an event; if none has a date, those of words get that of the report.

    `spoke` tells on which day a speaker spoke.
    """
    return event if any(told.date for told in event) else [_dated(told, days, spoke) for told in event]


def _dated(told: Told, days: Sequence[tuple[int, str]], spoke: Mapping[str, str]) -> Told:
    if told.status != "occurred" or told.type not in SPOKEN or not days:
        return told
    own = next((spoke[e] for e in (*told.actors, told.by or "") if e in spoke), None)
    return msgspec.structs.replace(told, date=own or days[0][1], why=(*told.why, _DAY))
