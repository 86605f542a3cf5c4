"""Whom do `ia` and `mereka` mean in an event? Those that the sentences before are about."""

from collections.abc import Iterable

from msgspec import Struct

from kawat.layers.attribution import by
from kawat.layers.events.clauses import INSIDE, NAME, PREPOSITION, Clauses, Phrase, small_words
from kawat.model import Doc


class Memory(Struct, gc=False):
    """The first person, the first body and the first pair named in the last sentence that names one."""

    person: str | None = None
    body: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()  # who acted in the event told last
    partners: tuple[str, ...] = ()  # the two who acted together last
    attackers: tuple[str, ...] = ()

    def told(self, kind: str, actors: tuple[str, ...]) -> None:
        """Take in who acted in an event."""
        self.doers = actors or self.doers
        self.partners = actors if len(actors) == 2 else self.partners
        self.attackers = actors if actors and kind == "ASSAULT" else self.attackers

    def heard(self, c: Clauses) -> None:
        """Take in a sentence that has been read."""
        named = [c.phrases[i] for i in range(len(c)) if c.tags[i] == NAME and c.phrases[i].entity]
        free = [p.entity for p in named if p.kind == "person" and not governed_by_preposition(c, p)]
        self.person = free[0] if free else self.person
        body = next((p.entity for p in named if p.kind in ("group", "organization", "state")), None)
        pair = _pair(c)
        self.pair = pair or self.pair
        self.body = pair or ((body,) if body else self.body)


def governed_by_preposition(c: Clauses, phrase: Phrase) -> bool:
    """Tell whether a preposition stands right before a phrase."""
    return phrase.start > 0 and c.tags[phrase.start - 1] == PREPOSITION


def _pair(c: Clauses) -> tuple[str, ...]:
    """Return the two names first joined in a sentence: `A dan B`, `A dengan B`."""
    for i in range(1, len(c) - 1):
        if (
            c.norms[i] in ("dan", "dengan", "bersama")
            and c.tags[i - 1] in (NAME, INSIDE)
            and c.tags[i + 1] == NAME
        ):
            first, second = c.phrases[i - 1].entity, c.phrases[i + 1].entity
            kinds = {c.phrases[i - 1].kind, c.phrases[i + 1].kind}
            if first and second and first != second and len(kinds) == 1 and kinds != {"place"}:
                return first, second
    return ()


def entities(
    doc: Doc, memory: Memory, c: Clauses, phrases: Iterable[Phrase], *, deed: bool
) -> tuple[str, ...]:
    """Return the entities of phrases, each once; a pronoun is resolved or left out.

    In a `deed`, the `kami` of an officer is the body that he speaks for.
    """
    found: list[str] = []
    for phrase in phrases:
        found.extend((phrase.entity,) if phrase.entity else _meant(doc, memory, c, phrase, deed=deed))
    return tuple(dict.fromkeys(found))


def _meant(doc: Doc, memory: Memory, c: Clauses, phrase: Phrase, *, deed: bool) -> tuple[str, ...]:
    norm, small = c.norms[phrase.start], small_words()
    if norm in small.own:
        speaker = by(doc, phrase.span)
        if speaker and norm in small.land:
            speaker = _state(doc, speaker) or speaker
        elif speaker and deed and norm not in ("saya", "aku"):
            speaker = _body(doc, speaker) or speaker
        return (speaker,) if speaker else ()
    if norm in ("keduanya", "kedua"):
        pair = memory.partners or memory.pair
        return _states(doc, pair) if c.norms[phrase.end - 1] == "negara" else pair
    if norm == "pihak":
        return ()
    if norm in small.plural:
        return memory.doers if len(memory.doers) > 1 else memory.body
    return (memory.person,) if memory.person else ()


def _body(doc: Doc, speaker: str) -> str | None:
    """Return the one organisation of the article that is of the speaker's country and sector."""
    person = next((e for e in doc.entities if e.id == speaker), None)
    if person is None or person.sector is None or person.kind != "person":
        return None
    bodies = [
        e.id
        for e in doc.entities
        if e.kind == "organization" and (e.sector, e.country) == (person.sector, person.country)
    ]
    return bodies[0] if len(bodies) == 1 else None


def _states(doc: Doc, pair: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states of two who were named; none if either has none."""
    states = [_state(doc, entity) for entity in pair]
    return tuple(s for s in states if s) if all(states) else ()


def _state(doc: Doc, speaker: str) -> str | None:
    """Return the state whose citizen or officer speaks."""
    country = next((e.country for e in doc.entities if e.id == speaker), None)
    return next((e.id for e in doc.entities if e.kind == "state" and country and e.country == country), None)
