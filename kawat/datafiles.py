"""Data files of the package: TOML and CSV read into checked structs, each item with its file and line.

Paths are relative to the package (`indonesian/times.toml`). A wrong file is a `DataError` that names the
file and the key or line. Loaded once per process.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kawat.errors import DataError

PACKAGE = Path(__file__).parent
_SUFFIXES = {".toml", ".csv"}
_ID = re.compile(r"""^\s*id\s*=\s*["']([^"']+)["']""")

T = TypeVar("T")


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every rule has: a name, marked examples that it must read, and texts it must leave alone."""

    id: str
    examples: tuple[str, ...]
    never: tuple[str, ...] = ()
    note: str = ""


@cache
def content(path: str) -> str:
    """Return the text of a data file."""
    try:
        return (PACKAGE / path).read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path}: the file can't be read ({error.strerror})") from error


def toml(path: str, kind: type[T]) -> T:
    """Return the TOML file at `path` as a `kind`."""
    try:
        return msgspec.toml.decode(content(path), type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise DataError(f"{path}: {error}") from error


def table(path: str, kind: type[T]) -> tuple[T, ...]:
    """Return the rows of the CSV file at `path` as `kind`s, whose field `why` gets `file:line#first cell`.

    An empty cell is left out, so that the field takes its default. Lines that begin with `#` are comments.
    """
    return rows(content(path), path, kind)


def rows(text: str, path: str, kind: type[T]) -> tuple[T, ...]:
    """Return the rows of a CSV `text`, as `table` does; `path` is what it is called."""
    header, cells_of_lines = header_and_lines(text, path)
    found: list[T] = []
    for number, cells in cells_of_lines:
        row: dict[str, Any] = {k: v for k, v in zip(header, cells, strict=True) if v}
        row["why"] = f"{path}:{number}#{cells[0]}"
        try:
            found.append(msgspec.convert(row, kind, strict=False))
        except msgspec.ValidationError as error:
            raise DataError(f"{path}:{number}: {error}") from error
    return tuple(found)


def header_and_lines(text: str, path: str) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """Return the names of a CSV's columns, and its other lines as their numbers and cells."""
    kept = [
        (i, line) for i, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")
    ]
    if not kept:
        raise DataError(f"{path}: the file has no header")
    header = next(csv.reader([kept[0][1]]))

    def lines() -> Iterator[tuple[int, list[str]]]:
        for number, line in kept[1:]:
            cells = next(csv.reader(io.StringIO(line)))
            if len(cells) != len(header):
                raise DataError(f"{path}:{number}: {len(cells)} cells under {len(header)} column names")
            yield number, cells

    return header, lines()


@cache
def places(path: str) -> dict[str, str]:
    """Return, for each rule id of a TOML file, its `file:line#id`, which findings carry as their `why`."""
    found: dict[str, str] = {}
    for number, line in enumerate(content(path).splitlines(), 1):
        match = _ID.match(line)
        if match:
            found[match[1]] = f"{path}:{number}#{match[1]}"
    return found


def files(folder: str, suffix: str) -> tuple[str, ...]:
    """Return the data files in `folder`, by name; naming a file there registers it."""
    found = (PACKAGE / folder).glob(f"*{suffix}")
    return tuple(sorted(str(p.relative_to(PACKAGE).as_posix()) for p in found))


def checked(path: str, rules: Iterable[Rule]) -> None:
    """Refuse rules of the same name, or without an example."""
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise DataError(f"{path}: two rules are called {rule.id!r}", advice="rename one")
        if not rule.examples:
            raise DataError(f"{path}: rule {rule.id!r} has no examples", advice="add one under `examples`")
        seen.add(rule.id)


@cache
def digest() -> str:
    """Return a short digest over all data files: the version of the rules."""
    total = hashlib.sha256()
    for path in sorted(p for p in PACKAGE.rglob("*") if p.suffix in _SUFFIXES):
        total.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:12]
