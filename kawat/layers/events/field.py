"""Which articles tell of matches, films or telephones? There only acts of authorities and parties count."""

from functools import cache

from msgspec import Struct

from kawat.codebook import quad
from kawat.datafiles import table
from kawat.layers.events.merge import Told
from kawat.model import Doc, Entity

_PATH = "indonesian/fields.csv"
_ELSEWHERE = -0.5  # the sum of weights above which an article is of another field than politics
_WORDS = 2  # of such a field that it has at least: one word in a short text tells nothing
_OFFICIALS = 2  # persons of authorities and parties whom only news of politics names
_PUBLIC = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "PTY", "REB", "SPY"})
_VERBAL = (1, 3)  # PLOVER's quad classes


class _Weight(Struct, frozen=True):
    word: str
    weight: float
    why: str


@cache
def _weights() -> dict[str, float]:
    return {row.word: row.weight for row in table(_PATH, _Weight)}


def elsewhere(doc: Doc) -> bool:
    """Tell whether an article is about sport, entertainment, products or everyday life, by its words.

    Two presidents who talk of films and concerts are news of politics all the same.
    """
    if sum(e.kind == "person" and e.sector in _PUBLIC for e in doc.entities) >= _OFFICIALS:
        return False
    known = _weights()
    words = {w.norm for s in doc.sentences for w in s.words if w.text == w.norm and w.norm in known}
    found = [known[w] for w in sorted(words)]
    return sum(w > 0 for w in found) >= _WORDS and sum(found) > _ELSEWHERE


def public(told: Told, entities: dict[str, Entity]) -> bool:
    """Tell whether authorities, parties or armed groups take part in an act: one in a deed, all in words.

    A minister who praises a singer is no news of politics, the police who arrest one are.
    """
    found = [entities[e].sector in _PUBLIC for e in (*told.actors, *told.recipients)]
    return all(found) if quad(told.type) in _VERBAL else any(found)
