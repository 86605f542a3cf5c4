"""Whose or what name is it? States, places, organisations and persons, from lexicon/*.csv.

- `known("Kota Bogor")`: all that a name as written may mean, states before organisations, persons, places.
- `longest(words, i)`: the longest name that begins at word `i` of a sentence, and all that it may mean.
- `serving(entries, "2017-11-12")`: of a person's rows those that hold on a day, since offices change hands.
- `as_of(entries, "2017-11-12")`: the one row that tells who a person was that day, if only a former minister.

An entry is a row of its file: a `State`, `Organization`, `Person` or `Place`, each with `kind`, `name`,
`country`, `sector` and `why` (`file:line`). Short forms in capitals (`AS`, `MA`, `NU`) and forms in small
letters (`detikcom`) count only as written; other names count in any case and with or without accents and
hyphens, but never all in small letters. A regency is known as `Bogor` and `Kabupaten Bogor`, a city as
`Bogor` and `Kota Bogor`, a province as `Jawa Barat` and `Provinsi Jawa Barat`; one whose name is a common
word stands in the file with its kind (`Kabupaten Buru`) and is known by that alone.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct, structs

from kawat.errors import DataError
from kawat.indonesian import knowledge
from kawat.indonesian.entries import (
    FOLDER,
    Entry,
    Organization,
    Person,
    Place,
    State,
    forms,
    only_as_written,
    organizations,
    persons,
    places,
    states,
)
from kawat.model import Word
from kawat.text import fold

__all__ = [
    "FOLDER", "Entry", "Index", "Match", "Organization", "Person", "Place", "State", "Word",
    "as_of", "forms", "index", "known", "learn", "longest", "only_as_written", "organizations", "persons",
    "places", "serving", "states",
]  # fmt: skip

_JOINTS = frozenset("-.'’`/")  # marks that may stand inside a name
_MAX_INITIAL = 2  # `M. Tito Karnavian`, `St. Petersburg`, but not `di Amerika. Serikat buruh`
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})


class Match(NamedTuple):
    """Names found in words: `end` is the index after the last word."""

    end: int
    entries: tuple[Entry, ...]


class Index(Struct, frozen=True, gc=False):
    """Forms of names with their entries; for each first word the number of words of its longest form.

    `lists` holds the folded forms that have commas: only these may be read across one.
    """

    folded: dict[str, tuple[Entry, ...]]
    exact: dict[str, tuple[Entry, ...]]
    words: dict[str, int]
    lists: frozenset[str]


def known(name: str) -> tuple[Entry, ...]:
    """Return all that a name may mean, the likelier first; nothing if it is unknown.

    >>> [(e.kind, e.country) for e in known("AS")], known("as")
    ([('state', 'USA')], ())
    """
    exact = index().exact.get(name)
    if exact or name.islower():
        return exact or ()
    return index().folded.get(fold(name), ())


def longest(words: Sequence[Word], start: int) -> Match | None:
    """Return the longest known name that begins at `words[start]`, or `None`."""
    known, first = index(), words[start].text
    found = Match(start + 1, known.exact[first]) if first in known.exact else None
    if first.islower():
        return found
    most = known.words.get(_key(first).partition(" ")[0], 0)
    for end, key, commas in _stretches(words, start, most) if most else ():
        entries = known.folded.get(key)
        if entries and (not commas or key in known.lists):
            found = Match(end, entries)
    return found


def learn(paths: Iterable[str]) -> None:
    """Let the rows of CSV files be known, here and in processes started from now on (`docs/knowledge.md`).

    They replace those named before. Raises `DataError`, with file and line, for a file of another form, and
    if articles have been read already: then names were looked up that would now mean something else.
    """
    wanted = tuple(paths)
    if wanted != knowledge.files() and index.cache_info().currsize:
        raise DataError(
            "names have been looked up already", advice="add knowledge before the first article is read"
        )
    if any(os.pathsep in path for path in wanted):
        raise DataError(f"a file of knowledge has {os.pathsep!r} in its name", advice="rename it")
    knowledge.read(wanted)
    os.environ[knowledge.VARIABLE] = os.pathsep.join(wanted)
    knowledge.own.cache_clear()


def serving(entries: Iterable[Entry], day: str) -> list[Person]:
    """Return the persons' rows that hold on `day` (`YYYY-MM-DD`), offices of the state before others.

    A row without dates always holds.
    """
    rows = [e for e in entries if isinstance(e, Person) and _holds(e, day)]
    return sorted(rows, key=lambda row: row.sector not in _OFFICIAL)


def as_of(entries: Iterable[Entry], day: str) -> Person | None:
    """Return the row that tells who a person was on `day`: the office held, or the last one before.

    A former official has the sector ELI. `None` if all that is known came later.

    >>> row = as_of(known("Rex Tillerson"), "2019-01-01")
    >>> row and (row.role, row.sector)
    ('mantan menteri luar negeri', 'ELI')
    """
    persons = [e for e in entries if isinstance(e, Person)]
    now = serving(persons, day)
    if now:
        return now[0]
    past = [row for row in persons if row.until and row.until < day]
    last = max(past, key=lambda row: row.until or "", default=None)
    if last is None or last.sector not in _OFFICIAL:
        return last
    return structs.replace(last, sector="ELI", role=f"mantan {last.role}")


@cache
def index() -> Index:
    """Return the index over all files; what the user adds comes before the like of it."""
    folded: dict[str, tuple[Entry, ...]] = {}
    exact: dict[str, tuple[Entry, ...]] = {}
    words: dict[str, int] = {}
    lists: set[str] = set()
    by_size = sorted(places(), key=lambda place: ("cities" in place.why, -place.population))
    theirs = knowledge.own()
    entries: tuple[Entry, ...] = (
        *states(),
        *theirs.organizations, *organizations(),
        *theirs.persons, *persons(),
        *theirs.places, *by_size,
    )  # fmt: skip
    for entry in entries:
        for form in forms(entry):
            key = fold(form)
            kept, at = (exact, form) if only_as_written(form) else (folded, key)
            kept[at] = (*kept.get(at, ()), entry)
            first, _, rest = key.partition(" ")
            words[first] = max(words.get(first, 1), 1 + rest.count(" ") + bool(rest))
            if "," in form:
                lists.add(key)
    return Index(folded, exact, words, frozenset(lists))


def _stretches(words: Sequence[Word], start: int, most: int) -> Iterator[tuple[int, str, bool]]:
    """Yield the stretches from `start` that may be a name, as (end, folded words, are there commas?)."""
    key, last, commas = "", "", False
    for at in range(start, len(words)):
        text = words[at].text
        part = _key(text)
        if part:
            key, last = (f"{key} {part}" if key else part), part
            yield at + 1, key, commas
            if key.count(" ") + 1 >= most:
                return
        elif text == ",":
            commas = True
        elif text not in _JOINTS or (text == "." and len(last) > _MAX_INITIAL):
            return


def _key(text: str) -> str:
    return text.lower() if text.isascii() and text.isalnum() else fold(text)


def _holds(person: Person, day: str) -> bool:
    """Compare ISO dates as far as each is written: `2019` bounds a whole year."""
    since, until = person.since or "", person.until or "9999"
    return since <= day[: len(since)] and day[: len(until)] <= until
