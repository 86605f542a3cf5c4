"""Which annotated act does a found one tell, and are its participants right? Asked as the measure asks it.

By the same people, or between the same countries.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from kawat.layers.events.merge import Side, Told
from kawat.model import Doc, Entity
from kawat.text import fold, of

Gold = dict[str, Any]  # an annotated article's `gold`
_ALIKE = 0.88
_HALF = 0.25  # how right a pair is that has the right countries but other people, or the reverse


@lru_cache(maxsize=100_000)
def same_name(a: str, b: str) -> bool:
    """Tell whether two folded names may be one: alike, or one a part of the other."""
    if not a or not b:
        return False
    one, other = set(a.split()), set(b.split())
    return one <= other or other <= one or SequenceMatcher(None, a, b).ratio() >= _ALIKE


class Annotated:
    """An annotated article beside what was found in it."""

    def __init__(self, doc: Doc, gold: Gold) -> None:
        self.doc = doc
        self.events: Sequence[Gold] = gold.get("events") or []
        self.gold = {e["name"]: e for e in gold.get("entities") or []}
        self.found: Mapping[str, Entity] = {e.id: e for e in doc.entities}
        self.names = {e.id: self._names(e) for e in doc.entities}

    def _names(self, entity: Entity) -> set[str]:
        return {fold(n) for n in (entity.name, *(of(s, self.doc.article.text) for s in entity.mentions))}

    def told(self, told: Told) -> list[Gold]:
        """Return the annotated acts that a found one may tell: of its type, with words of its sentence."""
        text = self.doc.article.text
        sentence, trigger = fold(of(told.evidence, text)), fold(of(told.trigger, text))
        near = [e for e in self.events if e["type"] == told.type and _within(fold(e["text"]), sentence)]
        return [e for e in near if trigger in fold(e["text"])] or near

    def right(self, event: Gold, actors: Side, recipients: Side) -> float:
        """Return how right two sides are for an annotated act: 1, some, or 0."""
        sides = ((event.get("actors") or [], actors), (event.get("recipients") or [], recipients))
        who = all(_matched(gold, side, self._same) for gold, side in sides)
        dyad = all(self._lands(gold, side) for gold, side in sides)
        return 1.0 if who and dyad else _HALF if who or dyad else 0.0

    def _same(self, name: str, entity: str) -> bool:
        """Tell whether an annotated and a found entity may stand for each other."""
        gold, found = self.gold.get(name, {"name": name}), self.found[entity]
        land = gold.get("country") == found.country
        kinds = {gold.get("kind"), found.kind}
        if "state" in kinds:
            return land
        both = gold.get("sector") and found.sector
        alike = land and (not both or gold["sector"] == found.sector)
        return ("group" in kinds and alike) or self._named(gold, entity)

    def _named(self, gold: Gold, entity: str) -> bool:
        names = [fold(n) for n in (gold["name"], *(gold.get("aliases") or ()))]
        return any(same_name(a, b) for a in names for b in self.names[entity])

    def _lands(self, gold: Sequence[str], side: Side) -> bool:
        """Tell whether two sides are of the same countries; who has none is known by name."""
        mine, theirs = {self._key(n) for n in gold}, {self._found_key(e) for e in side}
        if mine == theirs:
            return True
        rest = [n for n in gold if self._key(n) not in theirs]
        others = [e for e in side if self._found_key(e) not in mine]
        named = all(any(self._named(self.gold.get(n, {"name": n}), e) for e in others) for n in rest)
        return len(mine) == len(theirs) and named

    def _key(self, name: str) -> str:
        entity = self.gold.get(name, {"name": name})
        return entity.get("country") or ("?" if entity.get("kind") == "group" else fold(entity["name"]))

    def _found_key(self, entity: str) -> str:
        found = self.found[entity]
        return found.country or ("?" if found.kind == "group" else fold(found.name))


def _within(a: str, b: str) -> bool:
    return bool(a and b) and (a in b or b in a)


def _matched(gold: Iterable[str], side: Side, same: Callable[[str, str], bool]) -> bool:
    """Tell whether everybody on either side has his like on the other."""
    gold = list(gold)
    return all(any(same(g, e) for e in side) for g in gold) and all(
        any(same(g, e) for g in gold) for e in side
    )
