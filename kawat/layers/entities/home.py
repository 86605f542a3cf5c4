"""Where does an article play? The country most of its names belong to, for those that tell none."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from kawat.model import Mention

AT_HOME = "IDN"
FAR = 4  # times as often abroad as at home: then a nameless ministry is none of Indonesia's
_NOWHERE = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})


class Home(Struct, frozen=True, gc=False):
    """The country of an article, the country abroad that it speaks most of, and whether it plays there.

    `only` is false if most of what it names belongs to other countries still.
    """

    country: str
    abroad: str | None
    far: bool = False
    only: bool = True


def home(mentions: Iterable[Mention]) -> Home:
    """Return where the article plays: in Indonesia, whose press it is, if no name tells."""
    counted = Counter(m.country for m in mentions if m.country and m.country not in _NOWHERE)
    ranked = [country for country, _ in counted.most_common()]
    abroad = next((c for c in ranked if c != AT_HOME), None)
    far = abroad is not None and counted[abroad] > FAR * counted[AT_HOME]
    only = not ranked or ranked[0] == AT_HOME or counted[ranked[0]] * 2 > sum(counted.values())
    return Home(ranked[0] if ranked else AT_HOME, abroad, far, only)
