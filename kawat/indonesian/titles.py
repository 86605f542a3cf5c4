"""Which words head an office, a rank, an organisation, a place or a body of people? From CSV files here.

Each table is read as phrases: word sequences in small letters with their row, looked up longest first.
"""

from collections.abc import Sequence
from functools import cache
from typing import Literal, TypeVar

from msgspec import Struct

from kawat.datafiles import table, toml
from kawat.model import Word

FOLDER = "indonesian"
Answer = Literal["yes", "no"]


class Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A phrase and what it says of whom it names: `sector`, and `country` where it tells one."""

    words: str
    why: str
    sector: str | None = None
    country: str | None = None
    of: Literal["org"] | None = None  # an office whose sector its organisation settles
    small: Answer | None = None  # heads a name in small letters too (`kabupaten Bogor`)
    home: str | None = None  # a group whose country the article settles (`yes`), or its country


class MentionsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of mentions.toml: closed classes of words."""

    before_office: tuple[str, ...]
    inside_office: tuple[str, ...]
    inside_name: tuple[str, ...]
    inside_organization: tuple[str, ...]
    degrees: tuple[str, ...]
    at_place: tuple[str, ...]
    said: tuple[str, ...]
    no_acronym: tuple[str, ...]
    no_name: tuple[str, ...]
    of_quantity: tuple[str, ...]
    after_group: tuple[str, ...]


R = TypeVar("R")


class Phrases(Struct, frozen=True, gc=False):
    """Phrases by their first word, the longest first."""

    starts: dict[str, tuple[tuple[tuple[str, ...], Row], ...]]

    def longest(self, words: Sequence[Word], at: int) -> tuple[int, Row] | None:
        """Return the end and the row of the longest phrase at `words[at]`; words in any case."""
        for rest, row in self.starts.get(words[at].norm, ()):
            end = at + 1 + len(rest)
            if all(w.norm == r for w, r in zip(words[at + 1 : end], rest, strict=False)) and end <= len(words):
                return end, row
        return None


@cache
def phrases(name: str) -> Phrases:
    """Return the phrases of `NAME.csv`."""
    starts: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in table(f"{FOLDER}/{name}.csv", Row):
        first, *rest = row.words.split()
        starts.setdefault(first, []).append((tuple(rest), row))
    return Phrases({k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in starts.items()})


@cache
def wordlist(name: str) -> frozenset[str]:
    """Return the single words of `NAME.csv`."""
    return frozenset(row.words for row in table(f"{FOLDER}/{name}.csv", Row))


@cache
def _file() -> MentionsFile:
    return toml(f"{FOLDER}/mentions.toml", MentionsFile)


@cache
def closed(name: str) -> frozenset[str]:
    """Return a closed class of words of mentions.toml, by its key."""
    return frozenset(getattr(_file(), name))
