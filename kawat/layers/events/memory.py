"""Who was named and who acted in the sentences before? What pronouns and pointers may mean."""

from msgspec import Struct

from kawat.layers.events.clauses import INSIDE, NAME, Clauses, Phrase
from kawat.layers.events.phrases import governor
from kawat.layers.events.predicates import index

_PERSONS = 4  # persons that a pronoun may mean
_ONE = frozenset({"seorang", "sebuah", "salah", "satu", "sang", "negara", "negara-negara"})
_BODIES = ("group", "organization", "state")


class Memory(Struct, gc=False):
    """Those named last: people, the last first; the first body and pair of a sentence."""

    persons: tuple[str, ...] = ()
    groups: tuple[Phrase, ...] = ()
    body: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()  # who acted in the event told last
    together: tuple[str, ...] = ()  # those of them who acted together in this sentence or the one before
    now: tuple[str, ...] = ()  # and in this sentence
    partners: tuple[str, ...] = ()  # the two who acted together last
    acts: dict[str, tuple[str, ...]] = {}  # who acted in the last event of each type; msgspec copies it

    def told(self, kind: str, actors: tuple[str, ...]) -> None:
        """Take in who acted in an event."""
        self.doers = actors or self.doers
        self.partners = actors if len(actors) == 2 else self.partners
        if len(actors) > 1:
            self.now = self.together = actors
        if actors:
            self.acts[kind] = actors

    def meant(self, noun: str) -> tuple[str, ...]:
        """Return who acted in the act that a noun means, else in the one told last: `| serangan itu`."""
        kinds = [form.type for form in index().forms.get(noun, ()) if form.voice == "noun"]
        return next((self.acts[k] for k in kinds if k in self.acts), ()) if kinds else self.doers

    def heard(self, c: Clauses) -> None:
        """Take in a sentence that has been read."""
        self.together, self.now = self.now, ()
        named = [c.phrases[i] for i in range(len(c)) if c.tags[i] == NAME and c.phrases[i].entity]
        free = [p for p in named if governor(c, p.start) is None]
        persons = [p.entity for p in free if p.kind == "person" and p.entity]
        self.persons = tuple(dict.fromkeys((*persons[:1], *self.persons, *persons[1:])))[:_PERSONS]
        people = [p for p in free if p.kind == "group" and not _one(c, p)]
        bodies = [p for p in free if p.kind == "organization"]
        others = [p for p in named if p.kind == "group" and not _one(c, p)]
        last = {p.entity: p for p in (*people, *bodies, *others)}
        earlier = [p for p in self.groups if p.entity not in last]
        self.groups = (*last.values(), *earlier)[:_PERSONS]
        body = next((p.entity for p in free if p.kind in _BODIES), None)
        pair = _pair(c)
        self.pair = pair or self.pair
        self.body = pair or ((body,) if body else self.body)


def _one(c: Clauses, phrase: Phrase) -> bool:
    """Tell whether a description is of one person, or of states: `seorang warga`, `negara-negara Eropa`."""
    return c.norms[phrase.start] in _ONE


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
