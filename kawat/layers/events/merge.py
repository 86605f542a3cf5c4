"""Which mentions are one event? The same act by the same people, told again, is one event with more mentions."""

from collections.abc import Iterable

from msgspec import Struct

from kawat.model import Entity, Span, Status


class Told(Struct, frozen=True, kw_only=True, gc=False):
    """One mention of an event, with the entities that take part in it."""

    type: str
    status: Status
    trigger: Span
    evidence: Span
    why: tuple[str, ...]
    verb: bool
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    by: str | None = None


# What is said twice may be two requests; what is done twice is mostly one deed told again.
# Modes of which an article mostly tells one deed: its people may be told once as a group, once by name.
_LAW = frozenset({"arrest", "investigate", "seize", "allege", "visit", "demo"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "AGREE", "THREATEN", "CONCEDE"})


def gather(mentions: Iterable[Told], entities: Iterable[Entity]) -> list[list[Told]]:
    """Return the mentions by event, in text order of each event's first mention."""
    known = {e.id: e for e in entities}
    events: list[list[Told]] = []
    for told in mentions:
        home = next((event for event in events if all(_one(told, other, known) for other in event)), None)
        if home is None:
            events.append([told])
        else:
            home.append(told)
    return events


def fullest(event: list[Told]) -> Told:
    """Return the mention that tells most, the first of equals."""
    return max(event, key=lambda t: (_weight(t), t.verb, -t.trigger.start))


def party(sides: Iterable[tuple[str, ...]], entities: dict[str, Entity]) -> tuple[str, ...]:
    """Return the fullest of several tellings of who took part: by name rather than as a group, more than fewer."""
    return max(sides, key=lambda side: (sum(entities[e].kind != "group" for e in side), len(side)), default=())


def _weight(told: Told) -> int:
    return 2 * bool(told.actors) + 2 * bool(told.recipients) + bool(told.date) + bool(told.mode)


def _one(a: Told, b: Told, known: dict[str, Entity]) -> bool:
    """Tell whether two mentions can be of one event."""
    if a.type != b.type or _differ(a.mode, b.mode) or _apart(a.date, b.date):
        return False
    if a.type == "CONSULT" and (a.mode == "visit") != (b.mode == "visit"):
        return False  # a meeting during a visit is an event of its own
    if {a.status, b.status} in ({"negated", "occurred"}, {"negated", "planned"}):
        return False
    if a.type not in SPOKEN and _halves(a, b):
        return True
    if a.mode in _LAW and a.mode == b.mode:
        return _among(a.actors, b.actors, known) and _among(a.recipients, b.recipients, known)
    if not (_alike(a.actors, b.actors) and _alike(a.recipients, b.recipients)):
        return False
    if a.type in SPOKEN:
        return (
            a.mode == b.mode and a.actors == b.actors and a.recipients == b.recipients and bool(a.recipients)
        )
    shared = set(a.actors) & set(b.actors) or set(a.recipients) & set(b.recipients)
    return bool(shared)


def _halves(a: Told, b: Told) -> bool:
    """Tell whether one sentence names the act twice, once by who did it, once by who suffered."""
    if a.evidence != b.evidence or (a.verb and b.verb) or not (a.actors or b.actors):
        return False
    return not (a.actors and b.actors) and not (a.recipients and b.recipients)


def _among(a: tuple[str, ...], b: tuple[str, ...], known: dict[str, Entity]) -> bool:
    """Tell whether each of one side may be among the other, a group holding persons of its country and sector."""
    fewer, more = sorted((a, b), key=len)
    return all(any(_may_be(known[x], known[y]) for y in more) for x in fewer)


def _may_be(a: Entity, b: Entity) -> bool:
    if a.id == b.id:
        return True
    if "group" not in (a.kind, b.kind) or "place" in (a.kind, b.kind) or "state" in (a.kind, b.kind):
        return False
    return not _differ(a.country, b.country) and not _differ(a.sector, b.sector)


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether one list of participants lies within the other (nobody lies within anybody)."""
    return set(a) <= set(b) or set(b) <= set(a)


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _apart(a: str | None, b: str | None) -> bool:
    """Tell whether two dates exclude each other: a month holds its days."""
    return a is not None and b is not None and not (a.startswith(b) or b.startswith(a))
