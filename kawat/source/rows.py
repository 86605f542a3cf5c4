"""One row of a table, as JSON or as cells, becomes a page."""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from kawat.errors import SourceError
from kawat.model import Failure, Given, Page, SourceFormat
from kawat.source import columns, encoding
from kawat.source.inputs import Input
from kawat.source.sniff import is_html

_DECODER = msgspec.json.Decoder()
_NAMES_SHOWN = 12


def from_json(raw: bytes, given: Input, place: str) -> Iterator[Page | Failure]:
    """Yield the article in the JSON object `raw`, or the articles in the one list of objects it holds."""
    try:
        row = _parsed(raw)
        if not isinstance(row, dict):
            raise SourceError(
                f"this JSON is {_kind(row)}, not an object", advice='write {"title": ..., "text": ...}'
            )
        within = _wrapped(row)
        if within is None:
            yield page(row, raw, given, place, "jsonl")
    except SourceError as error:
        yield given.failure(error, place)
        return
    for number, inner in enumerate(within or (), 1):
        try:
            yield page(inner, msgspec.json.encode(inner), given, f"{place}.{number}", "jsonl")
        except SourceError as error:
            yield given.failure(error, f"{place}.{number}")


def page(row: Mapping[str, Any], raw: bytes, given: Input, place: str, container: SourceFormat) -> Page:
    """Return the page of a row. Raises `SourceError` if it has no text."""
    plan = columns.plan(tuple(row))
    held = {field: _first(row, names) for field, names in plan}
    text = held.pop("text", None)
    if text is None:
        empty = next((names[0] for field, names in plan if field == "text"), None)
        if empty is None:
            raise no_text_column(row)
        raise SourceError(f"the article has no text ({empty!r} is empty)", advice="fetch it again")
    if (held.get("publisher") or "").startswith(("http://", "https://")):
        address = held.pop("publisher")
        held["url"] = held.get("url") or address
    held["retrieved"] = held.get("retrieved") or given.given.retrieved
    return Page(
        origin=given.origin + place,
        body=text,
        format="html" if is_html(text) else "text",
        container=container,
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        given=Given(**held),
    )


def _parsed(raw: bytes) -> Any:
    """Read JSON as strictly as it comes, then as Python writes it (NaN) or in another encoding."""
    try:
        return _DECODER.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = str(error)
    try:
        return json.loads(encoding.line(raw), strict=False)
    except (ValueError, RecursionError):
        raise SourceError(
            f"this is not JSON ({reason})", advice="export it again, one object a line"
        ) from None


def _wrapped(row: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Return the rows in `{"status": "ok", "articles": [...]}`, as news services answer."""
    if columns.has_text(tuple(row)):
        return None
    lists = [value for value in row.values() if isinstance(value, list) and _are_articles(value)]
    return lists[0] if len(lists) == 1 else None


def _are_articles(values: list[Any]) -> bool:
    return all(isinstance(v, dict) for v in values) and any(columns.has_text(tuple(v)) for v in values)


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = _written(row[name])
        if value and not value.isspace():
            return value
    return None


def _written(value: Any) -> str | None:
    """Return a value as its source writes it: a list of paragraphs in lines, of an object its name."""
    if isinstance(value, str):
        return value if value.isascii() else _whole_characters(value)
    if isinstance(value, bool) or value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return "\n".join(v for v in value if isinstance(v, str))
    return _written(value.get("name")) if isinstance(value, dict) else None


def _whole_characters(value: str) -> str:
    """Replace halves of surrogate pairs, which JSON can write but no file can hold."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def no_text_column(names: Iterable[str]) -> SourceError:
    """Return what is wrong with a table of these columns."""
    held = list(names)
    shown = ", ".join(held[:_NAMES_SHOWN]) + (", ..." if len(held) > _NAMES_SHOWN else "")
    return SourceError(
        f"no column holds the article's text; there are: {shown or 'none'}",
        advice="name it text, body, content or isi",
    )


def _kind(value: Any) -> str:
    kinds = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
