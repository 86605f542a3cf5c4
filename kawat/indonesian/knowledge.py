"""What does the user know that the package does not? CSV files of the form of the lexicon's.

A file is of persons if it has a column `role`, of places if it has a column `level`, else of organisations.
`names.learn` names the files in the environment (`KAWAT_KNOWLEDGE`), so that processes started for the work
know them too.
"""

import hashlib
import os
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from kawat.codebook import codebook
from kawat.datafiles import header_and_lines, rows
from kawat.errors import DataError
from kawat.indonesian.entries import Organization, Person, Place, states

VARIABLE = "KAWAT_KNOWLEDGE"
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Row = Person | Place | Organization


class Knowledge(Struct, frozen=True, gc=False):
    """The rows of the user's files, in their order, and the digest of the files, `None` without rows."""

    persons: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Place, ...] = ()
    digest: str | None = None


def files() -> tuple[str, ...]:
    """Return the user's files as they are named."""
    return tuple(filter(None, os.environ.get(VARIABLE, "").split(os.pathsep)))


@cache
def own() -> Knowledge:
    """Return what the user's files hold."""
    return read(files())


def read(paths: Iterable[str]) -> Knowledge:
    """Return the rows of files. Raises `DataError` for a file that can't be read or is of another form."""
    found: list[Row] = []
    total = hashlib.sha256()
    for path in paths:
        text = _text(path)
        total.update(text.encode())
        found += [_checked(row) for row in rows(text, path, _form(text, path))]
    return Knowledge(
        persons=tuple(row for row in found if isinstance(row, Person)),
        organizations=tuple(row for row in found if isinstance(row, Organization)),
        places=tuple(row for row in found if isinstance(row, Place)),
        digest=total.hexdigest()[:12] if found else None,
    )


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DataError(f"{path}: the file can't be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: the file is not in UTF-8", advice="save it as CSV in UTF-8") from error


def _form(text: str, path: str) -> type[Row]:
    """Return what a file's rows are, by its columns."""
    header, _ = header_and_lines(text, path)
    form: type[Row] = Person if "role" in header else Place if "level" in header else Organization
    allowed = [column for column in form.__struct_fields__ if column != "why"]
    wrong = [column for column in header if column not in allowed]
    advice = f"name columns among {', '.join(allowed)}, with commas between"
    if wrong:
        raise DataError(f"{path}:1: no column {wrong[0]!r} is known", advice=advice)
    if "name" not in header:
        raise DataError(f"{path}:1: the column 'name' is missing", advice=advice)
    return form


def _checked(row: Row) -> Row:
    """Return a row whose country, sector and dates are such."""
    where = row.why.partition("#")[0]
    if row.country is not None and row.country not in countries():
        raise DataError(
            f"{where}: the country {row.country!r} is unknown",
            advice="write ISO 3166-1 alpha-3 (IDN) or PLOVER's UNO, EUR, IGO, NGO, ISM, IMG, MNC",
        )
    if row.sector is not None and row.sector not in codebook().sectors:
        raise DataError(
            f"{where}: the sector {row.sector!r} is unknown",
            advice=f"write one of {', '.join(sorted(codebook().sectors))}",
        )
    if isinstance(row, Person):
        _dated(row, where)
    return row


def _dated(person: Person, where: str) -> None:
    dates = [day for day in (person.since, person.until) if day]
    for day in dates:
        if not _is_date(day):
            raise DataError(f"{where}: {day!r} is no date", advice="write 2024, 2024-10 or 2024-10-21")
    if dates != sorted(dates):
        raise DataError(f"{where}: the office ends before it begins", advice="exchange since and until")


def _is_date(day: str) -> bool:
    if not _DATE.fullmatch(day):
        return False
    try:
        date.fromisoformat((day + "-01-01")[:10])
    except ValueError:
        return False
    return True


@cache
def countries() -> frozenset[str]:
    """Return the codes of states, territories and PLOVER's bodies that a row may have."""
    return frozenset({s.country for s in states()} | set(codebook().bodies) | TERRITORIES)


TERRITORIES = frozenset(
    "CUW ESH FLK GLP GRL GUF GUM HKG MAC MNP MTQ NCL PRI PYF REU".split()
)  # which have places but no row in states.csv
