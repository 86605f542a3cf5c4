"""Which mentions are one event? The same act by the same people, told again, is one event with more mentions."""

from collections.abc import Iterable

from msgspec import Struct

from kawat.model import Span, Status


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
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "AGREE", "THREATEN", "CONCEDE"})


def gather(mentions: Iterable[Told]) -> list[list[Told]]:
    """Return the mentions by event, in text order of each event's first mention."""
    events: list[list[Told]] = []
    for told in mentions:
        home = next((event for event in events if all(_one(told, other) for other in event)), None)
        if home is None:
            events.append([told])
        else:
            home.append(told)
    return events


def fullest(event: list[Told]) -> Told:
    """Return the mention that tells most, the first of equals."""
    return max(event, key=lambda t: (_weight(t), t.verb, -t.trigger.start))


def _weight(told: Told) -> int:
    return 2 * bool(told.actors) + 2 * bool(told.recipients) + bool(told.date) + bool(told.mode)


def _one(a: Told, b: Told) -> bool:
    """Tell whether two mentions can be of one event."""
    if a.type != b.type or _differ(a.mode, b.mode) or _apart(a.date, b.date):
        return False
    if a.type == "CONSULT" and (a.mode == "visit") != (b.mode == "visit"):
        return False  # a meeting during a visit is an event of its own
    if {a.status, b.status} in ({"negated", "occurred"}, {"negated", "planned"}):
        return False
    if a.type not in _SPOKEN and _halves(a, b):
        return True
    same_actors, same_recipients = _alike(a.actors, b.actors), _alike(a.recipients, b.recipients)
    if not (same_actors and same_recipients):
        return False
    if a.type in _SPOKEN:
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


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether one list of participants lies within the other (nobody lies within anybody)."""
    return set(a) <= set(b) or set(b) <= set(a)


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _apart(a: str | None, b: str | None) -> bool:
    """Tell whether two dates exclude each other: a month holds its days."""
    return a is not None and b is not None and not (a.startswith(b) or b.startswith(a))
