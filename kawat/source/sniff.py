"""What is this input? Its content decides; its name only where the content leaves it open.

The answer is the name of a module in `kawat.source.formats`, which reads it.
"""

import re
from functools import cache

import msgspec
from msgspec import Struct

from kawat.datafiles import toml
from kawat.errors import SourceError
from kawat.source import columns, encoding

_LINE_NAMES = (".jsonl", ".ndjson", ".jl")
_CSV_NAMES = (".csv", ".tsv", ".tab")
_HTML_NAMES = (".html", ".htm", ".xhtml")
_WRAPPINGS = (".gz", ".gzip")

_PROLOG = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!doctype[^\[>]*(?:\[.*?\]\s*)?>)", re.IGNORECASE | re.DOTALL
)
_JSON_START = re.compile(r'\s*([\[{])\s*(["{\[}\]])')
_FIRST_TAG = re.compile(r"\s*<([a-zA-Z][\w:.-]*)")
_FEED_TAGS = frozenset({"rss", "feed", "rdf:rdf", "channel"})
_BLOCK_TAG = re.compile(
    r"</(?:p|div|article|section|body|html|head|li|table|h[1-6]|blockquote|title)\s*>"
    r"|<(?:br|hr)\s*/?>|<!doctype html|<(?:html|body|head|p|div|article)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)


class Other(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that isn't an article, and what to do with it."""

    what: str
    advice: str
    starts: tuple[str, ...] = ()
    at: int = 0
    names: tuple[str, ...] = ()


class OthersFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of others.toml."""

    other: tuple[Other, ...]


def kind(head: bytes, name: str) -> str:
    """Return the format of the bytes that begin with `head`, from a file called `name`.

    Raises `SourceError` if Kawat doesn't read such things.

    >>> kind(b"JAKARTA - Hujan turun.", "berita.txt")
    'text'
    >>> kind(b'{"title": "Hujan", "text": "Hujan turun."}', "berita.txt")
    'jsonl'
    """
    packed = _packed(head)
    if packed:
        return packed
    name = _bare(name)
    _refuse_others(head, name)
    text = encoding.decode(head)
    found = _markup(text, name) or _json(text, name) or _csv(text, name)
    return found or ("html" if is_html(text) else "text")


def is_html(text: str) -> bool:
    """Tell whether a text is marked up in paragraphs.

    >>> is_html("<p>Hujan turun.</p>"), is_html("Jika a < b, maka b > a")
    (True, False)
    """
    return "<" in text and _BLOCK_TAG.search(text) is not None


@cache
def others_file() -> OthersFile:
    """Return what is known about files that aren't articles."""
    return toml("source/others.toml", OthersFile)


def _packed(head: bytes) -> str | None:
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    return "warc" if head.startswith(b"WARC/") else None


def _bare(name: str) -> str:
    name = name.lower()
    for wrapping in _WRAPPINGS:
        name = name.removesuffix(wrapping)
    return name


def _refuse_others(head: bytes, name: str) -> None:
    for other in others_file().other:
        begins = any(head.startswith(bytes.fromhex(start), other.at) for start in other.starts)
        if begins or (other.names and name.endswith(other.names)):
            raise SourceError(f"this is {other.what}, not an article", advice=other.advice)


def _markup(text: str, name: str) -> str | None:
    """Tell by the first tag, if the text begins with one."""
    position = 0
    while prolog := _PROLOG.match(text, position):
        position = prolog.end()
    first = _FIRST_TAG.match(text, position)
    if first is None:
        return None
    if first[1].lower() in _FEED_TAGS:
        return "feed"
    if is_html(text) or name.endswith(_HTML_NAMES):
        return "html"
    if text.lstrip().startswith("<?xml"):
        raise SourceError(
            f"this is XML of a kind that Kawat doesn't read (<{first[1]}>)",
            advice="Kawat reads HTML, RSS and Atom; save the articles as one of these, or as text",
        )
    return None


def _json(text: str, name: str) -> str | None:
    """Tell a file with one object a line from one with objects across lines or in an array."""
    if begins := _JSON_START.match(text):
        lines = text.strip().split("\n")
        by_line = begins[1] == "{" and (len(lines) == 1 or any(map(_is_object, lines)))
        return "jsonl" if by_line or (lines[0] != "{" and name.endswith(_LINE_NAMES)) else "json"
    if name.endswith(_LINE_NAMES):
        return "jsonl"
    return "json" if name.endswith(".json") else None


def _is_object(line: str) -> bool:
    line = line.strip()
    if not (line.startswith("{") and line.endswith("}")):
        return False
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, RecursionError):
        return False


def _csv(text: str, name: str) -> str | None:
    header = text.lstrip().split("\n", 1)[0]
    return "csv" if name.endswith(_CSV_NAMES) or columns.delimiter(header) else None
