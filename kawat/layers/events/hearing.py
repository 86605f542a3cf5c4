"""What does the article tell, sentence by sentence? The acts that the rules read, and whom pronouns mean."""

from collections.abc import Mapping

from msgspec import Struct

from kawat.layers.events.clauses import NAME, Clauses, Phrase, cut
from kawat.layers.events.memory import Memory
from kawat.layers.events.merge import Side, Told
from kawat.layers.events.pronouns import entities
from kawat.layers.events.reading import told
from kawat.layers.events.triggers import triggers
from kawat.layers.index import located
from kawat.model import Doc


class Heard(Struct, frozen=True, gc=False):
    """A sentence in its parts, the acts it tells, and whom its pronouns mean, by the word they begin at."""

    c: Clauses
    told: tuple[Told, ...]
    meant: Mapping[int, Side]

    def names(self, start: int, end: int) -> list[Phrase]:
        """Return the names, descriptions and pronouns that begin at words `start` up to `end`, in order."""
        tags = self.c.tags
        return [self.c.phrases[i] for i in range(max(0, start), min(end, len(tags))) if tags[i] == NAME]

    def side(self, phrase: Phrase) -> Side:
        """Return the entities that a phrase means."""
        return (phrase.entity,) if phrase.entity else self.meant.get(phrase.start, ())


def hear(doc: Doc) -> list[Heard]:
    """Return all sentences of an article, in order."""
    mentions = located(doc.entities)
    memory = Memory()
    found: list[Heard] = []
    for sentence in doc.sentences:
        c = cut(sentence, mentions, doc.times)
        acts = tuple(told(doc, memory, c, triggers(c)))
        found.append(Heard(c, acts, _meant(doc, memory, c) if acts else {}))
        memory.heard(c)
    return found


def _meant(doc: Doc, memory: Memory, c: Clauses) -> dict[int, Side]:
    open_ = (p for i, p in c.phrases.items() if p.start == i and p.entity is None)
    return {p.start: entities(doc, memory, c, (p,), deed=True) for p in open_}
