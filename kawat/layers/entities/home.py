"""Where does an article play? The country most of its names belong to, for those that tell none."""

from collections import Counter
from collections.abc import Iterable

from kawat.model import Mention

_ABROAD = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})


def home(mentions: Iterable[Mention]) -> str:
    """Return the country of the article; Indonesia, whose press it is, if no name tells one."""
    counted = Counter(m.country for m in mentions if m.country and m.country not in _ABROAD)
    return counted.most_common(1)[0][0] if counted else "IDN"
