"""What does a page say about its article beside the text? JSON-LD first, then meta tags, then its face."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from kawat.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article|BlogPosting|Report|LiveBlog")
_SITE = re.compile(r"\s+(?:[-|–—•:]|\|\|)\s+(?P<site>[^-|–—•]{2,40})$")
_SITE_FIRST = re.compile(r"^(?P<site>[\w.]{3,25})\s?(?::|\s[-|])\s+")
_DOMAIN = re.compile(r"\w\.(?:com|co|id|net|org)\b", re.IGNORECASE)
_DEEPEST = 6  # levels of JSON-LD
_MOST = 2000  # nodes of it
_LONGEST_LD = 2_000_000  # characters


class Metadata(Struct, frozen=True, kw_only=True, gc=False):
    """Title, date of publication as written, publisher, authors, canonical address; absent if not said."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    body: str | None = None


def read(tree: "HtmlElement", *, titles: tuple[str, ...], dates: tuple[str, ...]) -> Metadata:
    """Return the metadata of a page; `titles` and `dates` are where pages show them (XPath)."""
    linked = _linked_data(tree)
    site = _text(linked.get("publisher")) or _first(tree, ("//meta[@property='og:site_name']/@content",))
    named = _first(tree, ("//meta[@property='og:title']/@content", "//title"))
    return Metadata(
        title=_title(tree, _text(linked.get("headline")), named, site, titles),
        published=_string(linked.get("datePublished")) or _first(tree, dates),
        publisher=site,
        authors=tuple(_authors(linked.get("author"), site)),
        url=_first(tree, ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")),
        body=_string(linked.get("articleBody")),
    )


def _title(
    tree: "HtmlElement", headline: str | None, named: str | None, site: str | None, titles: tuple[str, ...]
) -> str | None:
    """Return the headline that the page shows if its metadata repeat it, else that of the metadata."""
    shown = [" ".join(node.text_content().split()) for path in titles for node in tree.xpath(path)[:5]]
    told = [words for words in (headline, named) if words]
    for words in shown:
        key = fold(words)
        if len(words) > 10 and any(key in fold(other) for other in told):
            return words
    if headline:
        return _without_site(headline, site)
    if named:
        return _without_site(named, site)
    return next((words for words in shown if len(words) > 10), None)


def _without_site(title: str, site: str | None) -> str:
    """Return a title without the name of the site at its end or beginning.

    >>> _without_site("Pasar Lama Dibuka - Kompas.com", "KOMPAS.com")
    'Pasar Lama Dibuka'
    """
    for pattern in (_SITE, _SITE, _SITE_FIRST):
        match = pattern.search(title)
        if match and _is_site(match["site"], site):
            title = (title[: match.start()] + title[match.end() :]).strip()
    return title


def _is_site(words: str, site: str | None) -> bool:
    known = fold(site or "")
    return bool(_DOMAIN.search(words)) or bool(known and (fold(words) in known or known in fold(words)))


def _first(tree: "HtmlElement", paths: tuple[str, ...]) -> str | None:
    """Return the first text that one of the paths holds."""
    for path in paths:
        for found in tree.xpath(path)[:3]:
            words = " ".join((found if isinstance(found, str) else found.text_content()).split())
            if words:
                return words[:1000]
    return None


def _linked_data(tree: "HtmlElement") -> dict[str, Any]:
    """Return the page's JSON-LD object that describes an article; empty if it has none."""
    for node in tree.xpath("//script[contains(@type, 'ld+json')]")[:20]:
        words = (node.text or "")[:_LONGEST_LD].strip().rstrip(";")
        try:
            found = json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(found):
            if _ARTICLE.search(str(item.get("@type", ""))):
                return item
    return {}


def _items(found: object) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON value, the outer ones first."""
    level = [found]
    for _ in range(_DEEPEST):
        below: list[object] = []
        for item in level[:_MOST]:
            if isinstance(item, dict):
                yield item
                below += item.values()
            elif isinstance(item, list):
                below += item
        level = below


def _text(value: object) -> str | None:
    """Return the name in a JSON-LD value: a string, or an object or list that holds one."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _string(value)


def _string(value: object) -> str | None:
    words = value.strip() if isinstance(value, str) else ""
    return words or None


def _authors(value: object, site: str | None) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _text(item)
        if name and "http" not in name and not _is_site(name, site):
            yield name
