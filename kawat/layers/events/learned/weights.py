"""What is each clue worth? Weights of indonesian/participants.csv, which `make participants` writes."""

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from kawat.datafiles import table

PATH = "indonesian/participants.csv"


class Weight(Struct, frozen=True, gc=False):
    """What a clue is worth for an actor, for a recipient, or for both sides together."""

    clue: str
    why: str
    actor: float = 0.0
    recipient: float = 0.0
    both: float = 0.0


Worth = Mapping[str, Weight]


@cache
def weights() -> Worth:
    """Return the weights by clue."""
    return {weight.clue: weight for weight in table(PATH, Weight)}


def known(worth: Worth, clues: Iterable[str]) -> list[Weight]:
    """Return the weights of the clues that training has seen often enough."""
    get = worth.get
    return [weight for clue in clues if (weight := get(clue)) is not None]
