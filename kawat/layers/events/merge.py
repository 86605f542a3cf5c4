"""Which mentions are one event? The same act by the same people, told again, is one event.

People are compared by entity: a description (`tiga tersangka`) is not taken for the names told elsewhere.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from kawat.model import Entity, Span, Status

# What is said twice may be two requests; what is done twice is mostly one deed told again.
SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "AGREE", "THREATEN", "CONCEDE"})
_LAST = 100  # events of one type that a mention is compared with
_MENTIONS = 10  # mentions of an event that it is compared with
_CONTRARY = ({"negated", "occurred"}, {"negated", "planned"})

Side = tuple[str, ...]


class Told(Struct, frozen=True, kw_only=True, gc=False):
    """One mention of an event, with the entities that take part in it."""

    type: str
    status: Status
    trigger: Span
    evidence: Span
    why: tuple[str, ...]
    verb: bool
    known: bool = False  # told as known: `serangan itu`
    mode: str | None = None
    actors: Side = ()
    recipients: Side = ()
    date: str | None = None
    place: str | None = None
    by: str | None = None


def gather(mentions: Iterable[Told]) -> list[list[Told]]:
    """Return the mentions by event, in text order of each event's first mention."""
    events: list[list[Told]] = []
    alike: dict[str, list[list[Told]]] = {}
    for told in mentions:
        near = alike.setdefault(told.type, [])
        home = next((event for event in near[-_LAST:] if _of_one(told, event)), None)
        if (
            home is None
            and told.known
            and not told.actors
            and near
            and not _apart(told.date, near[-1][0].date)
        ):
            home = near[-1]
        if home is None:
            home = []
            events.append(home)
            near.append(home)
        home.append(told)
    return events


def fullest(event: list[Told]) -> Told:
    """Return the mention that tells most, the first of equals."""
    return max(event, key=lambda t: (_weight(t), t.verb, -t.trigger.start))


def party(sides: Iterable[Side], entities: Mapping[str, Entity]) -> Side:
    """Return the fullest telling of who took part: by name rather than as a group, more than fewer."""
    return max(
        sides, key=lambda side: (sum(entities[e].kind != "group" for e in side), len(side)), default=()
    )


def _weight(told: Told) -> int:
    return 2 * bool(told.actors) + 2 * bool(told.recipients) + bool(told.date) + bool(told.mode)


def _of_one(told: Told, event: list[Told]) -> bool:
    return all(_one(told, other) for other in event[:_MENTIONS])


def _one(a: Told, b: Told) -> bool:
    """Tell whether two mentions of a type can be of one event."""
    if _differ(a.mode, b.mode) or _apart(a.date, b.date) or {a.status, b.status} in _CONTRARY:
        return False
    if a.type == "CONSULT" and (a.mode == "visit") != (b.mode == "visit"):
        return False  # a meeting during a visit is an event of its own
    if a.type not in SPOKEN and _halves(a, b):
        return True
    if a.type in SPOKEN:
        same = (a.mode, a.actors, a.recipients) == (b.mode, b.actors, b.recipients)
        return same and bool(a.recipients)
    shared = {*a.actors} & {*b.actors} or {*a.recipients} & {*b.recipients}
    return bool(shared) and _within(a.actors, b.actors) and _within(a.recipients, b.recipients)


def _halves(a: Told, b: Told) -> bool:
    """Tell whether one sentence names the act twice, once by who did it, once by who suffered."""
    if a.evidence != b.evidence or (a.verb and b.verb) or not (a.actors or b.actors):
        return False
    return not (a.actors and b.actors) and not (a.recipients and b.recipients)


def _within(a: Side, b: Side) -> bool:
    """Tell whether one side lies within the other; nobody lies within anybody."""
    return {*a} <= {*b} or {*b} <= {*a}


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _apart(a: str | None, b: str | None) -> bool:
    """Tell whether two dates exclude each other: a month holds its days."""
    return a is not None and b is not None and not (a.startswith(b) or b.startswith(a))
