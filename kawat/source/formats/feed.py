"""A feed, RSS or Atom: its items, each with the fullest text it carries.

Items are cut out first and parsed alone, so that a broken one is lost alone and memory doesn't grow.
"""

import hashlib
import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kawat.errors import SourceError
from kawat.model import Failure, Given, Page
from kawat.source import encoding, limits
from kawat.source.inputs import Input, too_large

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHUNK = 1 << 16
_OPENS = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_CLOSES = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>")
_ROOT = re.compile(rb"<(rss|feed|rdf:RDF|channel)\b[^<>]*>", re.IGNORECASE)
_LONGEST_TAG = 64
# XML knows five names; `&nbsp;` and the like are HTML's, and `B & C` is what people write.
_STRAY_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:#\d+|#x[\da-fA-F]+|amp|lt|gt|quot|apos);)", re.DOTALL
)
_MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")
_NOT_THE_ARTICLE = ("http://search.yahoo.com/mrss/", "http://www.itunes.com/dtds/podcast-1.0.dtd")
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")


def pages(given: Input) -> Iterator[Page | Failure]:
    """Yield the articles of the items."""
    charset = given.charset or encoding.declared(given.stream.head())
    root, feed = b"", Given()
    for number, piece in enumerate(_pieces(given), 1):
        place = f"#{number}"
        if isinstance(piece, SourceError):
            yield given.failure(piece, place)
            continue
        before, item = piece
        if not root:
            root, feed = _frame(before, charset)
        try:
            yield _page(item, root, feed, charset, given, place)
        except SourceError as error:
            yield given.failure(error, place)


def _pieces(given: Input) -> Iterator[tuple[bytes, bytes] | SourceError]:
    """Yield what stands before each item, and the item; what follows the last one is left out."""
    reader, piece, searched, skipping = given.reader(), b"", 0, False
    while chunk := reader.read(_CHUNK):
        piece += chunk
        while close := _CLOSES.search(piece, searched):
            whole, piece, searched = piece[: close.end()], piece[close.end() :], 0
            opens = _OPENS.search(whole)
            if skipping or len(whole) > limits.ARTICLE:
                yield too_large(limits.ARTICLE)
            elif opens:
                yield whole[: opens.start()], whole[opens.start() :]
            skipping = False
        if len(piece) > limits.ARTICLE:
            skipping = skipping or _OPENS.search(piece) is not None
            piece = piece[-_LONGEST_TAG:]
        searched = max(0, len(piece) - _LONGEST_TAG)
    if skipping or _OPENS.search(piece):
        yield SourceError("the feed breaks off in the middle of an item", advice="fetch it again")


def _frame(before: bytes, charset: str | None) -> tuple[bytes, Given]:
    """Return the tag around all items, which declares their prefixes, and what the feed says of itself."""
    found = _ROOT.search(before)
    root = found[0] if found else b"<rss>"
    feed = _parsed(before[found.start() :] if found else before, charset)
    channel = feed if feed is None or _name(feed) != "rss" else next(iter(feed), feed)
    if channel is not None and _name(channel).lower() == "rdf":
        channel = next(iter(channel), channel)
    title = _text(channel, "title") if channel is not None else None
    return root, Given(publisher=html.unescape(title) if title else None)


def _page(raw: bytes, root: bytes, feed: Given, charset: str | None, given: Input, place: str) -> Page:
    parsed = _parsed(root + raw, charset)
    item = next(iter(parsed), None) if parsed is not None else None
    if item is None:
        raise SourceError("the item is not XML", advice="fetch the feed again")
    title = _text(item, "title")
    body = max((_content(e) for e in item if _name(e) in _TEXTS), key=len, default="")
    if not body.strip():
        raise SourceError(
            f"the item holds no text, only the headline {title!r}" if title else "the item is empty",
            advice="read the page it links to",
        )
    return Page(
        origin=given.origin + place,
        body=body,
        format="html" if _MARKUP.search(body) else "text",
        container="feed",
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        given=Given(
            id=_text(item, "guid", "id"),
            title=html.unescape(title) if title else None,
            published=_text(item, *_DATES),
            url=_link(item),
            publisher=_text(item, "publisher", "source") or feed.publisher,
            retrieved=given.given.retrieved,
        ),
    )


def _parsed(raw: bytes, charset: str | None) -> "_Element | None":
    from lxml import etree  # noqa: PLC0415 - slow to import

    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
    )
    text = _STRAY_AMPERSAND.sub(lambda m: "&amp;" if m[0] == "&" else m[0], encoding.line(raw, charset))
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _content(element: "_Element") -> str:
    """Return the text of an element; of XHTML in Atom its markup."""
    from lxml import etree  # noqa: PLC0415

    if len(element):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return html.escape(element.text or "", quote=False) + inner
    return element.text or ""


def _text(element: "_Element", *names: str) -> str | None:
    """Return the text of the first child of one of these names, the earlier names first."""
    for name in names:
        for child in element:
            if _name(child) == name and (text := "".join(map(str, child.itertext())).strip()):
                return text
    return None


def _link(item: "_Element") -> str | None:
    """Return the address of the article: where FeedBurner hid it, RSS's text, Atom's `alternate`."""
    links = [e for e in item if _name(e) == "link"]
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return link.get("href")
    plain = _text(item, "origLink", "link")
    permanent = _text(item, "guid") or ""
    return plain or (permanent if permanent.startswith(("http://", "https://")) else None)


def _name(element: "_Element") -> str:
    """Return an element's name without its prefix; none for those of pictures and sounds."""
    tag = element.tag
    if not isinstance(tag, str) or tag.startswith(tuple(f"{{{n}}}" for n in _NOT_THE_ARTICLE)):
        return ""
    return tag.rpartition("}")[2].rpartition(":")[2]
