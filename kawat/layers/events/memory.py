"""Whom do `ia` and `mereka` mean in an event? The person or body of people that the sentences before are about."""

from collections.abc import Iterable

from msgspec import Struct

from kawat.layers.attribution import by
from kawat.layers.events.clauses import NAME, Clauses, Phrase, small_words
from kawat.model import Doc


class Memory(Struct, gc=False):
    """The first person and the first body named in the last sentence that names one."""

    person: str | None = None
    body: str | None = None

    def heard(self, c: Clauses) -> None:
        """Take in a sentence that has been read."""
        named = [c.phrases[i] for i in range(len(c)) if c.tags[i] == NAME and c.phrases[i].entity]
        self.person = next((p.entity for p in named if p.kind == "person"), self.person)
        self.body = next((p.entity for p in named if p.kind in ("group", "organization", "state")), self.body)


def entities(doc: Doc, memory: Memory, c: Clauses, phrases: Iterable[Phrase]) -> tuple[str, ...]:
    """Return the entities of phrases, each once; a pronoun is resolved or left out."""
    found = (phrase.entity or _meant(doc, memory, c, phrase) for phrase in phrases)
    return tuple(dict.fromkeys(e for e in found if e))


def _meant(doc: Doc, memory: Memory, c: Clauses, phrase: Phrase) -> str | None:
    norm, small = c.norms[phrase.start], small_words()
    if norm in small.own:
        return by(doc, phrase.span)
    return memory.body if norm in small.plural else memory.person
