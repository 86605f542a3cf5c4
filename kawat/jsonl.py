"""Results as lines of JSON: a record, or the failure in its place."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from kawat.check import references
from kawat.codes import coded
from kawat.engine import Found, Result, attempt
from kawat.errors import UsageError
from kawat.layers import RULES, Engine
from kawat.model import Failure, Record

SECTIONS = ("entities", "times", "quotes", "events", "figures")


def line(
    found: Found, only: tuple[str, ...] = (), *, codes: bool = False, engine: Engine = RULES
) -> tuple[bytes, Failure | None]:
    """Read a page; return its line of JSON without the newline, and the failure if it is one.

    `codes` adds to each event what other code books say of it.
    """
    result = attempt(found, engine)
    if codes and isinstance(result, Record):
        result = coded(result)
    return encode(result, only), result if isinstance(result, Failure) else None


def encode(result: Result, only: tuple[str, ...] = ()) -> bytes:
    """Return a result as one line of JSON; `only` names the sections kept, all if empty.

    Entities that a kept item refers to are kept too, so that no reference is left without its entity.
    """
    if isinstance(result, Failure) or not only:
        return msgspec.json.encode(result)
    kept = {f: getattr(result, f) for f in Record.__struct_fields__ if f not in SECTIONS or f in only}
    if "entities" not in only:
        named = {ref for section in only for item in getattr(result, section) for ref in references(item)}
        kept["entities"] = tuple(e for e in result.entities if e.id in named)
    return msgspec.json.encode({"type": "record", **{k: v for k, v in kept.items() if v is not None}})


def read_records(names: Iterable[str]) -> Iterator[tuple[str, Record | str]]:
    """Yield each record of JSON Lines files with its place; a line that is none gives a sentence instead.

    Failure objects are skipped: they promise nothing. A file that isn't there is a `UsageError`.
    """
    decoder = msgspec.json.Decoder(Record | Failure)
    for name in names:
        if not Path(name).is_file():
            raise UsageError(f"{name}: there is no such file")
        with Path(name).open("rb") as lines:
            for number, raw in enumerate(lines, 1):
                try:
                    result = decoder.decode(raw)
                except msgspec.DecodeError as error:
                    yield f"{name}:{number}", f"this is no record: {error}"
                    continue
                if isinstance(result, Record):
                    yield f"{name}:{number}", result


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a line: a record or a failure."""
    made = msgspec.json.schema(Record | Failure)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Kawat record", **made}
