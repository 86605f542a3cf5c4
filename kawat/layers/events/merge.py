"""Which mentions are one event? The same act by the same people, told again, is one event.

People are compared by entity: a description (`tiga tersangka`) is not taken for the names told elsewhere.
"""

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from kawat.layers.events.triggers import Trigger
from kawat.model import Entity, Span, Status

# What is said twice may be two requests; what is done twice is mostly one deed told again.
SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "AGREE", "THREATEN", "CONCEDE"})
_LAST = 100  # events of one type that a mention is compared with
_MENTIONS = 10  # mentions of an event that it is compared with
_OF_THE_LAW = frozenset({"allege", "investigate"})  # charged and questioned once, however often told
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
    demand: bool = False  # by a verb that may tell what those who protest want
    land: str | None = None  # the country that is visited
    at: Trigger  # the words of the trigger and their form


def gather(mentions: Iterable[Told], vague: Collection[str] = ()) -> list[list[Told]]:
    """Return the mentions by event, in text order of each event's first mention.

    In one deed `vague` groups may be anybody: the `tersangka` that are arrested are those arrested by name.
    """
    events: list[list[Told]] = []
    alike: dict[str, list[list[Told]]] = {}
    for told in mentions:
        near = alike.setdefault(told.type, [])
        home = next((event for event in near[-_LAST:] if _of_one(told, event, vague)), None)
        if home is None and told.known and near and _meant(told, near[-1]):
            home = near[-1]
        if home is None:
            home = []
            events.append(home)
            near.append(home)
        home.append(told)
    return events


def _meant(told: Told, event: list[Told]) -> bool:
    """Tell whether an act told as known (`serangan itu`) can be the one told last."""
    if any(_apart(told.date, other.date) or _differ(told.mode, other.mode) for other in event[:_MENTIONS]):
        return False
    return not told.actors or any({*told.actors} & {*other.actors} for other in event[:_MENTIONS])


def fullest(event: list[Told]) -> Told:
    """Return the mention that tells most, the first of equals."""
    return max(event, key=lambda t: (_weight(t), t.verb, -t.trigger.start))


def party(sides: Iterable[Side], entities: Mapping[str, Entity]) -> Side:
    """Return the fullest telling of who took part: by name rather than as a group, more than fewer."""
    return max(
        sides, key=lambda side: (sum(entities[e].kind != "group" for e in side), len(side)), default=()
    )


def hosts(side: Side, mentions: Iterable[Told], entities: Mapping[str, Entity]) -> Side:
    """Return who is visited: the state rather than the places in it that other mentions name."""
    told = list(mentions)
    states = (e for m in told if m.land for e in m.recipients if entities[e].kind == "state")
    state = next(states, None)
    return (state,) if state and all(entities[e].kind == "place" for e in side) else side


def exact(dates: Iterable[str | None]) -> str | None:
    """Return the first date, or one that lies within it.

    >>> exact(["2024-03", None, "2024-03-05"]), exact(["2024-03-04/2024-03-10", "2024-03-05/2024-03-07"])
    ('2024-03-05', '2024-03-05/2024-03-07')
    """
    best: str | None = None
    for date in dates:
        if best is None or (date and date != best and _holds(best, date)):
            best = date
    return best


def _holds(a: str, b: str) -> bool:
    if b.startswith(a) and "/" not in b:
        return True
    (first, last), (start, end) = _ends(a), _ends(b)
    return "/" in a and first <= start and end <= last


def exact_place(places: Iterable[str | None], entities: Mapping[str, Entity]) -> str | None:
    """Return the first place that is no whole state, else the first state."""
    known = [p for p in places if p]
    return next((p for p in known if entities[p].kind != "state"), known[0] if known else None)


def _weight(told: Told) -> int:
    return 2 * bool(told.actors) + 2 * bool(told.recipients) + bool(told.date) + bool(told.mode)


def _of_one(told: Told, event: list[Told], vague: Collection[str]) -> bool:
    return all(_one(told, other, vague) for other in event[:_MENTIONS])


def _one(a: Told, b: Told, vague: Collection[str]) -> bool:
    """Tell whether two mentions of a type can be of one event."""
    if _differ(a.mode, b.mode) or _apart(a.date, b.date) or {a.status, b.status} in _CONTRARY:
        return False
    if a.type == "CONSULT" and (a.mode == "visit") != (b.mode == "visit"):
        return False  # a meeting during a visit is an event of its own
    if a.type in SPOKEN and not (a.mode == b.mode and a.mode in _OF_THE_LAW):
        same = (a.mode, a.actors, a.recipients) == (b.mode, b.actors, b.recipients)
        return same and bool(a.recipients)
    return (a.type not in SPOKEN and _halves(a, b)) or _one_visit(a, b) or _one_deed(a, b, vague)


def _one_visit(a: Told, b: Told) -> bool:
    """Tell whether two places lie in the state that is visited."""
    return bool(a.land) and a.land == b.land and a.actors == b.actors and a.status == b.status


def _one_deed(a: Told, b: Told, vague: Collection[str]) -> bool:
    """Tell whether the same people take part, of whom one mention may tell fewer, or tell some vaguely."""
    shared = {*a.actors} & {*b.actors} or {*a.recipients} & {*b.recipients}
    if shared and _within(a.actors, b.actors) and _within(a.recipients, b.recipients):
        return True
    if a.mode is None or a.mode != b.mode or a.status != b.status:
        return False
    return _alike(a.actors, b.actors, vague) and _alike(a.recipients, b.recipients, vague)


def _alike(a: Side, b: Side, vague: Collection[str]) -> bool:
    """Tell whether two sides can be the same people: named on both, or on one and described vaguely."""
    return bool(a and b) and (_within(a, b) or all(e in vague for e in a) or all(e in vague for e in b))


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
    """Tell whether two dates exclude each other: a month holds its days, an interval what lies in it."""
    if a is None or b is None or a.startswith(b) or b.startswith(a):
        return False
    (first, last), (start, end) = _ends(a), _ends(b)
    return last < start or end < first


def _ends(date: str) -> tuple[str, str]:
    """Return the first and the last day of a date, open ends as if far away."""
    first, slash, last = date.partition("/")
    last = last if slash else first
    return first, last.replace("..", "") + "~"
