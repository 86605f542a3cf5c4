"""Which words begin an office, a rank, an organisation, a place or a body of people? From CSV files here.

A table is a list of phrases in small letters, each with what it says of whom it names. All tables are
searched at once, word by word, the longest phrase of each table first.
"""

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from kawat.datafiles import Rule, table, toml

FOLDER = "indonesian"
TABLES = ("offices", "ranks", "honorifics", "org_heads", "org_tails", "place_heads", "place_tails", "groups")

Answer = Literal["yes", "no"]


class Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A phrase and what it says of whom it names: `sector`, and `country` where it tells one."""

    words: str
    why: str
    sector: str | None = None
    country: str | None = None
    of: Literal["org"] | None = None  # an office whose sector its organisation settles
    small: Answer | None = None  # heads a name in small letters too (`kabupaten Bogor`)
    alone: Literal["yes", "local"] | None = None  # names something by itself; `local`: that of the place
    admin: Answer | None = None  # heads a part of the state (`Kecamatan`)
    long: str | None = None  # what a short form stands for (`polda`: `kepolisian daerah`)
    home: str | None = None  # whose a group is if nothing tells; see groups.csv


class Head(NamedTuple):
    """A phrase found in words: `end` is the index after its last word."""

    end: int
    row: Row


class WordsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of mentions.toml: closed classes of words, and examples of how names are read."""

    before_office: frozenset[str]
    inside_office: frozenset[str]
    fields: frozenset[str]
    inside_name: frozenset[str]
    inside_organization: frozenset[str]
    degrees: frozenset[str]
    degree_fields: frozenset[str]
    adverbs: frozenset[str]
    said_by: frozenset[str]
    at_place: frozenset[str]
    treaties: frozenset[str]
    said: frozenset[str]
    inside_only: frozenset[str]
    descriptions: frozenset[str]
    arms: frozenset[str]
    quarters: frozenset[str]
    things: frozenset[str]
    money: frozenset[str]
    laws: frozenset[str]
    decrees: frozenset[str]
    listing: frozenset[str]
    named: frozenset[str]
    no_acronym: frozenset[str]
    no_name: frozenset[str]
    of_quantity: frozenset[str]
    after_group: frozenset[str]
    after_group_pairs: frozenset[str]
    not_people: frozenset[str]
    needs_more: frozenset[str]
    describable: frozenset[str]
    pointing: frozenset[str]
    joining: frozenset[str]
    fates: frozenset[str]
    of_others: frozenset[str]
    initialed: frozenset[str]
    for_others: frozenset[str]
    unnamed: frozenset[str]
    of_region: frozenset[str]
    kin: frozenset[str]
    glued: frozenset[str]
    variants: dict[str, str]
    construction: tuple[Rule, ...]


class Vocabulary(Struct, frozen=True, gc=False):
    """All tables by first word, the words of all their phrases, and the word lists."""

    starts: dict[str, tuple[tuple[list[str], str, Row], ...]]
    headwords: frozenset[str]
    people: frozenset[str]  # first words of groups and offices
    common: frozenset[str]
    given: frozenset[str]
    closed: WordsFile


@cache
def vocabulary() -> Vocabulary:
    """Return what the data files know, loaded once."""
    starts: dict[str, list[tuple[list[str], str, Row]]] = {}
    for name in TABLES:
        for row in table(f"{FOLDER}/{name}.csv", Row):
            first, *rest = row.words.split()
            starts.setdefault(first, []).append((rest, name, row))
    return Vocabulary(
        starts={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in starts.items()},
        headwords=frozenset(w for k, v in starts.items() for rest, _, _ in v for w in (k, *rest)),
        people=frozenset(k for k, v in starts.items() if any(t in {"groups", "offices"} for _, t, _ in v)),
        common=wordlist("common"),
        given=wordlist("given_names"),
        closed=toml(f"{FOLDER}/mentions.toml", WordsFile),
    )


Heads: TypeAlias = dict[str, Head]


def heads(norms: Sequence[str], at: int) -> Heads:
    """Return, for each table, the longest phrase that begins at word `at` of a sentence in small letters.

    >>> {name: head.row.sector for name, head in heads(["wakil", "presiden", "itu"], 0).items()}
    {'offices': 'GOV'}
    """
    found: Heads = {}
    for rest, name, row in vocabulary().starts.get(norms[at], ()):
        end = at + 1 + len(rest)
        if name not in found and norms[at + 1 : end] == rest:
            found[name] = Head(end, row)
    return found


def singular(norm: str) -> str:
    """Return the word for people of which a word said twice is the plural; other words as they are.

    >>> singular("mitra-mitranya"), singular("anak-anak"), singular("kupu-kupu")
    ('mitra', 'anak-anak', 'kupu-kupu')
    """
    first, _, second = norm.partition("-")
    known = vocabulary()
    twice = second.removesuffix("nya") == first and norm not in known.headwords
    return first if twice and first in known.people else norm


@cache
def wordlist(name: str) -> frozenset[str]:
    """Return the single words of `NAME.csv`."""
    return frozenset(row.words for row in table(f"{FOLDER}/{name}.csv", Row))
