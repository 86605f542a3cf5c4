"""Where does an article play? The country most of its names belong to, for those that tell none."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from kawat.model import Mention

AT_HOME = "IDN"
_NOWHERE = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})


class Home(Struct, frozen=True, gc=False):
    """The country of an article, and the country abroad that it speaks most of."""

    country: str
    abroad: str | None


def home(mentions: Iterable[Mention]) -> Home:
    """Return where the article plays: in Indonesia, whose press it is, if no name tells."""
    counted = Counter(m.country for m in mentions if m.country and m.country not in _NOWHERE)
    ranked = [country for country, _ in counted.most_common()]
    abroad = next((c for c in ranked if c != AT_HOME), None)
    return Home(ranked[0] if ranked else AT_HOME, abroad)
