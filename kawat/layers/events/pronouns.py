"""Whom do `ia`, `mereka`, `kami` and `kedua negara` mean in an event? Those named before, or who speaks.

`ia` and `mereka` mean those named before, in the sentence or those before it; in a direct quote hardly who
speaks. `kami` is who speaks, or the body he speaks for.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from kawat.layers.attribution import by
from kawat.layers.events.clauses import (
    COMMA,
    CONJUNCTION,
    COORDINATOR,
    NAME,
    OTHER,
    STOP,
    VERB,
    WHICH,
    Clauses,
    Phrase,
    small_words,
)
from kawat.layers.events.memory import Memory
from kawat.layers.events.nouns import AUTHORITIES
from kawat.layers.events.phrases import REACH, governor, joined_after
from kawat.model import Doc, Entity, Span
from kawat.text import covers

_QUOTES = 32  # quotes before a pronoun that may hold it
_BOUNDS = (COMMA, CONJUNCTION, STOP, WHICH)
_BODIES = ("group", "organization", "state")
_COUNTED = {"ketiganya": ("tiga", "ketiga"), "keempatnya": ("empat", "keempat")}


def entities(
    doc: Doc,
    memory: Memory,
    c: Clauses,
    phrases: Iterable[Phrase],
    *,
    deed: bool,
    taken: Collection[str] | None = None,
) -> tuple[str, ...]:
    """Return the entities of phrases, each once; a pronoun is resolved or left out.

    For who suffers, `taken` names those who act: none of them is meant. In a `deed`, the `kami` of an officer
    is the body that he speaks for.
    """
    found: list[str] = []
    for phrase in phrases:
        if phrase.entity:
            found.append(phrase.entity)
        elif c.norms[phrase.start] in small_words().own:
            found.extend(_own(doc, c, phrase, deed=deed))
        else:
            found.extend(_other(doc, memory, c, phrase, taken))
    return tuple(dict.fromkeys(found))


def _own(doc: Doc, c: Clauses, phrase: Phrase, *, deed: bool) -> tuple[str, ...]:
    """Return whom `kami`, `pihaknya`, `negaranya` mean: who speaks, his body or his state."""
    norm = c.norms[phrase.start]
    speaker = by(doc, phrase.span)
    if norm in small_words().land:
        land = (_state(doc, speaker) or speaker) if speaker else _land_before(c, phrase)
        return (land,) if land else ()
    if speaker and deed and norm not in ("saya", "aku"):
        speaker = _body(doc, speaker) or speaker
    return (speaker,) if speaker else ()


def _land_before(c: Clauses, phrase: Phrase) -> str | None:
    """Return the state named last before a phrase: `kemarahan Israel atas kritik terhadap | negaranya`."""
    first = max(0, phrase.start - REACH)
    before = (c.phrases[i] for i in range(phrase.start - 1, first - 1, -1) if c.tags[i] == NAME)
    return next((p.entity for p in before if p.kind == "state"), None)


def _other(
    doc: Doc, memory: Memory, c: Clauses, phrase: Phrase, taken: Collection[str] | None
) -> tuple[str, ...]:
    """Return whom a pronoun of the third person means."""
    sides: Iterator[tuple[str, ...]]
    norm = c.norms[phrase.start]
    if norm in ("keduanya", "kedua"):
        pair = memory.partners or memory.pair
        return _states(doc, pair) if c.norms[phrase.end - 1] == "negara" else pair
    if norm == "pihak":
        return ()
    if norm in _COUNTED:
        counted = _counted(doc, phrase, _COUNTED[norm])
        if counted:
            return (counted,)
    among = c.norms[phrase.end - 1] == "antaranya"
    if norm in small_words().plural or among:
        sides = _bodies(memory, c, phrase, suffers=among or taken is not None)
        sides = sides if taken is not None else chain(_reporting(doc, phrase.span), sides)
        nobody = {*(taken or ()), _quoting(doc, phrase.span), _one_who_tells(doc, phrase.span)}
    else:
        sides = _persons(doc, memory, c, phrase)
        nobody = {*(taken or ())}
    return next((side for side in sides if not nobody.intersection(side)), ())


def _bodies(memory: Memory, c: Clauses, phrase: Phrase, *, suffers: bool) -> Iterator[tuple[str, ...]]:
    """Yield whom `mereka` may mean, the likeliest first: people rather than bodies.

    Who suffers is hardly an authority.
    """
    for named in _before(c, phrase):
        joined = tuple(p.entity for p in joined_after(c, named) if p.entity)
        if named.kind == "group" or (named.kind == "person" and len(joined) > 1):
            yield joined
    if memory.together:
        yield memory.together
    groups = sorted(memory.groups, key=lambda p: suffers and p.sector in AUTHORITIES)
    yield from ((group.entity,) for group in groups if group.entity)
    if memory.body:
        yield memory.body


def _persons(doc: Doc, memory: Memory, c: Clauses, phrase: Phrase) -> Iterator[tuple[str, ...]]:
    """Yield whom `ia` may mean, the likeliest first; hardly who speaks in a direct quote."""
    speaker = _quoting(doc, phrase.span)
    near = [p.entity for p in _before(c, phrase) if p.kind == "person"]
    attached = phrase.span.end - phrase.span.start < len(c.norms[phrase.start])  # `menawari|nya`
    for person in (*(reversed(near) if attached else near), *memory.persons):
        if person and person != speaker:
            yield (person,)
    if speaker:
        yield (speaker,)


def _before(c: Clauses, phrase: Phrase) -> list[Phrase]:
    """Return the names that no preposition governs in the clauses of the sentence before that of a phrase.

    Where it tells whose something is (`lokasi penyekapan | mereka`), its own clause counts first.
    """
    first = max(0, phrase.start - REACH)
    bound = next((i for i in range(phrase.start - 1, first, -1) if _bounds(c, i)), first)
    named = [c.phrases[i] for i in range(first, phrase.start) if c.tags[i] == NAME and c.phrases[i].entity]
    free = [p for p in named if governor(c, p.start) is None]
    earlier = [p for p in free if p.start < bound]
    owned = c.tags[phrase.start - 1] == OTHER if phrase.start else False
    return [*reversed(free[len(earlier) :]), *earlier] if owned else earlier


def _bounds(c: Clauses, i: int) -> bool:
    """Tell whether a clause ends at word `i`."""
    return c.tags[i] in _BOUNDS or (c.tags[i] == COORDINATOR and c.tags[i + 1] == VERB)


def _quoting(doc: Doc, span: Span) -> str | None:
    """Return who says a span in a direct quote."""
    after = bisect_right(doc.quotes, span.start, key=lambda q: q.span.start)
    near = doc.quotes[max(0, after - _QUOTES) : after]
    return next((q.speaker for q in near if q.mode == "direct" and covers(q.span, span)), None)


def _one_who_tells(doc: Doc, span: Span) -> str | None:
    """Return the person who says a span, who is none of several: `Budi menuturkan, empat | di antaranya`."""
    speaker = by(doc, span)
    return next((e.id for e in doc.entities if e.id == speaker and e.kind == "person"), None)


def _reporting(doc: Doc, span: Span) -> Iterator[tuple[str, ...]]:
    """Yield the body that says a span of itself: `China mengatakan bahwa | mereka mendukung`."""
    speaker = by(doc, span)
    if speaker and speaker != _quoting(doc, span):
        kind = next((e.kind for e in doc.entities if e.id == speaker), None)
        if kind in ("state", "organization"):
            yield (speaker,)


def _counted(doc: Doc, phrase: Phrase, numbers: Collection[str]) -> str | None:
    """Return the group of so many that was mentioned last: `tiga pejabat ... | ketiganya`."""
    groups = [e for e in doc.entities if e.kind == "group" and e.name.lower().split()[0] in numbers]
    before = ((bisect_right(e.mentions, phrase.span.start, key=lambda m: m.end), e) for e in groups)
    return max(((e.mentions[n - 1], e.id) for n, e in before if n), default=(None, None))[1]


def _body(doc: Doc, speaker: str) -> str | None:
    """Return the one organisation of the article that is of the speaker's country and sector."""
    person = next((e for e in doc.entities if e.id == speaker), None)
    if person is None or person.sector is None or person.kind != "person":
        return None
    bodies = [e.id for e in doc.entities if e.kind == "organization" and _alike(e, person)]
    return bodies[0] if len(bodies) == 1 else None


def _alike(a: Entity, b: Entity) -> bool:
    return (a.sector, a.country) == (b.sector, b.country)


def _states(doc: Doc, pair: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states of two who were named; none if either has none."""
    states = [_state(doc, entity) for entity in pair]
    return tuple(s for s in states if s) if all(states) else ()


def _state(doc: Doc, speaker: str) -> str | None:
    """Return the state whose citizen or officer speaks."""
    country = next((e.country for e in doc.entities if e.id == speaker), None)
    return next((e.id for e in doc.entities if e.kind == "state" and country and e.country == country), None)
