"""Which column is the text, the title, the date? columns.toml knows the usual names."""

import csv
import re
from functools import cache, lru_cache

from msgspec import Struct

from kawat.datafiles import toml

Plan = tuple[tuple[str, tuple[str, ...]], ...]  # a field, and the columns that may hold it, the best first

_DELIMITERS = ",;\t|"
_BETWEEN_WORDS = re.compile(r"[\W_]+")


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A header, and the field each of its columns is read as."""

    header: tuple[str, ...]
    reads: dict[str, str]


class ColumnsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of columns.toml."""

    columns: dict[str, tuple[str, ...]]
    example: tuple[Example, ...]


@cache
def columns_file() -> ColumnsFile:
    """Return the names of columns."""
    return toml("source/columns.toml", ColumnsFile)


@lru_cache(maxsize=1024)
def plan(header: tuple[str, ...]) -> Plan:
    """Return which of the columns hold which field.

    >>> plan(("Isi", "Tanggal Terbit", "warna"))
    (('text', ('Isi',)), ('published', ('Tanggal Terbit',)))
    """
    best: dict[str, list[tuple[int, str]]] = {field: [] for field in columns_file().columns}
    for column in header:
        field, rank = _fields().get(squeezed(column), ("", 0))
        if field:
            best[field].append((rank, column))
    return tuple((field, tuple(c for _, c in sorted(found))) for field, found in best.items() if found)


def has_text(header: tuple[str, ...]) -> bool:
    """Tell whether a column may hold the article's text."""
    return "text" in dict(plan(header))


def squeezed(name: str) -> str:
    """Return a column's name without what doesn't count: `Date_Publish` as `datepublish`."""
    return _BETWEEN_WORDS.sub("", name).lower()


def delimiter(header: str, known: int = 2) -> str | None:
    """Return what separates the columns of a table, or None if its header doesn't look like one.

    A header names the text, and `known` of the fields.

    >>> delimiter('judul;"isi";tanggal'), delimiter("Presiden, menteri, dan gubernur hadir.")
    (';', None)
    """
    plans = {mark: plan(cells(header, mark)) for mark in _DELIMITERS if mark in header}
    found = [mark for mark, held in plans.items() if len(held) >= known and "text" in dict(held)]
    return max(found, key=header.count) if found else None


def cells(header: str, mark: str) -> tuple[str, ...]:
    """Return the names in the header of a table."""
    try:
        return tuple(next(csv.reader([header.strip("\r\n")], delimiter=mark), ()))
    except csv.Error:
        return ()


@cache
def _fields() -> dict[str, tuple[str, int]]:
    return {
        squeezed(name): (field, rank)
        for field, names in columns_file().columns.items()
        for rank, name in enumerate(names)
    }
