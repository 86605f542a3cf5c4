"""What is known of a name: states, places, organisations and persons, the rows of lexicon/*.csv.

The user's own rows (`knowledge`) come before those of the package.
"""

from collections.abc import Iterator
from functools import cache
from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct

from kawat.datafiles import table
from kawat.model import EntityKind

FOLDER = "indonesian/lexicon"
_MAX_SHORT = 6
_PREFIXES = {
    "regency": ("Kabupaten", "Kab"),
    "city": ("Kota",),
    "province": ("Provinsi", "Propinsi"),
}

Use = Literal["name", "short", "capital"]
Level = Literal[
    "continent", "region", "country_part", "province", "regency", "city", "district", "village",
    "island", "sea", "river", "lake", "mountain", "strait", "airport", "building", "road",
]  # fmt: skip


class State(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A state by one of its names; `use` tells a short form and a capital that acts as the government."""

    kind: ClassVar[EntityKind] = "state"
    sector: ClassVar[None] = None
    name: str
    country: str
    why: str
    use: Use = "name"


class Place(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A place by one of its names; `parent` is the province or area it lies in, `population` 0 if unknown."""

    kind: ClassVar[EntityKind] = "place"
    sector: ClassVar[None] = None
    name: str
    level: Level
    why: str
    country: str | None = None
    parent: str | None = None
    population: int = 0


class Organization(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """An organisation; `aliases` holds its other names and short forms, with `;` between.

    `source` says where that is told: a key of sources.csv or an address.
    """

    kind: ClassVar[EntityKind] = "organization"
    name: str
    why: str
    aliases: str = ""
    country: str | None = None
    sector: str | None = None
    source: str | None = None


class Person(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A person in one office; `role` names it, `since` and `until` (ISO year, month or day) bound it.

    `source` says where that is told: a key of sources.csv or an address.
    """

    kind: ClassVar[EntityKind] = "person"
    name: str
    why: str
    aliases: str = ""
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None


Entry: TypeAlias = State | Organization | Person | Place


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What rows refer to by `key`: a decree, a decision, or that nobody has checked them.

    `day` is when the offices begin that it bears out.
    """

    key: str
    title: str
    why: str
    day: str | None = None


@cache
def sources() -> tuple[Source, ...]:
    """Return the sources that rows name by their keys."""
    return table(f"{FOLDER}/sources.csv", Source)


@cache
def states() -> tuple[State, ...]:
    """Return the names of states."""
    return table(f"{FOLDER}/states.csv", State)


@cache
def places() -> tuple[Place, ...]:
    """Return the names of places."""
    return table(f"{FOLDER}/places.csv", Place) + table(f"{FOLDER}/cities.csv", Place)


@cache
def organizations() -> tuple[Organization, ...]:
    """Return the organisations."""
    return table(f"{FOLDER}/organizations.csv", Organization)


@cache
def persons() -> tuple[Person, ...]:
    """Return the persons, one row for each office."""
    return table(f"{FOLDER}/persons.csv", Person)


def forms(entry: Entry) -> Iterator[str]:
    """Yield the names under which an entry is known.

    >>> list(forms(Place(name="Bogor", country="IDN", level="city", why="")))
    ['Bogor', 'Kota Bogor']
    """
    yield entry.name
    if isinstance(entry, Place):
        prefixes = _PREFIXES.get(entry.level, ()) if entry.country == "IDN" else ()
        if entry.name.partition(" ")[0] not in prefixes:
            yield from (f"{prefix} {entry.name}" for prefix in prefixes)
    elif not isinstance(entry, State) and entry.aliases:
        yield from entry.aliases.split(";")


def only_as_written(form: str) -> bool:
    """Tell whether a form counts only letter by letter: short and all in capitals, or all in small letters.

    >>> [only_as_written(form) for form in ("AS", "detikcom", "Golkar", "DK PBB")]
    [True, True, False, False]
    """
    return form.islower() or (form.isupper() and len(form) <= _MAX_SHORT and " " not in form)
