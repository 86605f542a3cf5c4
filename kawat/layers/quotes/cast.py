"""Who can be meant? The entities by where they are mentioned, and by the words that name them."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from kawat.layers.index import Located, located
from kawat.layers.quotes.rules import words as listed
from kawat.model import Entity, EntityKind, Word
from kawat.text import of

Voice = EntityKind | Literal["several", "media"]  # several: people whom `dia` can't mean


class Cast(Struct, frozen=True):
    """The entities of an article, ready to be asked about."""

    heads: dict[int, Located]  # the longest mention that starts at a character
    bearers: dict[str, list[tuple[int, str]]]  # word -> starts of the mentions with it, and their entities
    sighted: list[tuple[int, str]]  # starts of the mentions of persons
    persons: dict[str, str]  # word of a name -> the person (first choice) or organisation that bears it
    named: frozenset[str]  # entities with a name of their own that can speak


def voice(entity: Entity) -> Voice:
    """Return an entity's kind, or that it is several people (`para pedagang`), or media that tell."""
    if entity.kind == "organization" and entity.sector == "JRN":
        return "media"
    first = entity.name.split(maxsplit=1)[0].lower() if entity.kind == "group" else ""
    return "several" if first in listed("several") else entity.kind


def cast(entities: Sequence[Entity], text: str) -> Cast:
    """Return the cast of an article."""
    heads: dict[int, Located] = {}
    bearers: dict[str, list[tuple[int, str]]] = {}
    sighted: list[tuple[int, str]] = []
    persons: dict[str, str] = {}
    for mention in located(entities):
        start, who = mention.span.start, mention.entity.id
        held = heads.get(start)
        if held is None or held.span.end < mention.span.end:
            heads[start] = mention
        words = of(mention.span, text).split()
        if mention.entity.kind == "person":
            sighted.append((start, who))
            persons[words[-1]] = who  # `Presiden Jokowi`
        if voice(mention.entity) != "several":
            for word in words:
                bearers.setdefault(word.lower(), []).append((start, who))
    for entity in sorted(entities, key=lambda e: e.kind == "person"):
        if entity.kind in ("person", "organization"):
            persons.update((word, entity.id) for word in entity.name.split() if len(word) > 1)
    named = frozenset(e.id for e in entities if e.kind in ("person", "organization", "state"))
    return Cast(heads, bearers, sighted, persons, named)


def named_before(cast: Cast, word: Word) -> str | None:
    """Return the entity last mentioned before `word` in words that hold it: `kementerian` itu."""
    found = cast.bearers.get(word.norm, [])
    at = bisect_left(found, (word.start, ""))
    return found[at - 1][1] if at else None


def person_before(cast: Cast, start: int) -> str | None:
    """Return the person last mentioned before a character."""
    at = bisect_left(cast.sighted, (start, ""))
    return cast.sighted[at - 1][1] if at else None


def past(words: Sequence[Word], at: int, mention: Located, limit: int) -> int:
    """Return the word after a mention that begins at word `at`."""
    while at < limit and words[at].start < mention.span.end:
        at += 1
    return at
