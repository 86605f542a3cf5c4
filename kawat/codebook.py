"""PLOVER's codebook: which event types, modes and sectors there are, and how each weighs."""

from functools import cache

from msgspec import Struct

from kawat.datafiles import toml


class EventType(Struct, frozen=True, forbid_unknown_fields=True):
    """A type of event: `quad` 1 to 4, `score` -10 to +10, `modes` with their own scores."""

    quad: int
    score: float
    means: str
    needs_recipient: bool = False
    modes: dict[str, float] = {}


class Codebook(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of plover.toml; `bodies` are the codes that stand in the place of a country."""

    types: dict[str, EventType]
    sectors: dict[str, str]
    bodies: dict[str, str]


@cache
def codebook() -> Codebook:
    """Return the codebook."""
    return toml("plover.toml", Codebook)


def score(event_type: str, mode: str | None = None) -> float:
    """Return what an event weighs, from -10 (conflict) to +10 (cooperation): its mode's score, or its type's.

    >>> score("CONSULT", "visit"), score("CONSULT")
    (4.0, 2.5)
    """
    known = codebook().types[event_type]
    return known.modes.get(mode, known.score) if mode else known.score


def quad(event_type: str) -> int:
    """Return PLOVER's quad class: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict.

    >>> quad("ASSAULT")
    4
    """
    return codebook().types[event_type].quad
