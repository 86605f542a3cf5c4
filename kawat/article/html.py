"""What is the article on a web page? The element that holds the story, else what trafilatura takes for it.

A page is refused rather than read badly when it is larger or deeper than pages are.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring, fromstring
from msgspec.structs import replace

from kawat.article import container, metadata, paragraphs
from kawat.article.metadata import Metadata
from kawat.article.publisher import find as find_publisher
from kawat.article.rules import Selectors
from kawat.datafiles import toml
from kawat.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

PATH = "article/html.toml"
_LARGEST = 12_000_000  # characters of a page
_DEEPEST = 2_000  # open elements
_TAGS = 100_000  # opening and closing
_MOST = 15_000  # elements that trafilatura reads in a second
_FEWEST_OWN = 10  # words of a story in a publisher's own container
_FEWEST = 40  # words of a story in any other
_FEWEST_AT_ALL = 5  # words of an article
_SHARE = 0.7  # of a longer text, below which a shorter one is only a part of it
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_FREE = frozenset(  # tags that need no end
    ("br img input meta link hr p li dd dt td tr th option area base col embed source track wbr "
    "param tbody thead body html head colgroup path").split()
)  # fmt: skip
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*WI[BT]A?)?"
_SHOWN_DATE = re.compile(
    r"(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad),?\s+\d{1,2}(?:\s+[A-Z][a-z]{2,9}\s+|/\d{1,2}/)\d{4}"
    rf"(?:\s*[|,-]?\s*(?:pukul\s+)?{_CLOCK})?|\d{{1,2}}/\d{{1,2}}/20\d{{2}},?\s+{_CLOCK}"
)
_ADVICE = "give the text of the article instead of the page"


@cache
def selectors() -> Selectors:
    """Return where pages of any publisher hold what."""
    return toml(PATH, Selectors)


def read(page: str, *, url: str | None) -> tuple[str, Metadata]:
    """Return the main text of a page, a paragraph a line, and its metadata.

    Raises `ArticleError` for a page that is too large or deep, or holds no article.
    """
    tree = _tree(page)
    general = selectors()
    about = metadata.read(tree, titles=general.title, dates=general.published)
    publisher = find_publisher(url=url or about.url, name=about.publisher)
    own = publisher.html if publisher else Selectors()
    if own.title or own.published:
        about = metadata.read(tree, titles=own.title + general.title, dates=own.published + general.published)
    if not about.published:
        about = _with_shown_date(tree, about)
    _drop(tree, (*general.drop, *own.drop))
    text = _parts(tree, own.body) or _story(tree, general.body, _FEWEST) or _found(tree, url, about.body)
    if len(text.split()) < _FEWEST_AT_ALL:
        raise ArticleError("no article is on the page", advice=_ADVICE)
    return text, about


def _tree(page: str) -> HtmlElement:
    """Return the page as a tree. Raises `ArticleError` if it is too large, too deep or empty."""
    if len(page) > _LARGEST:
        raise ArticleError(f"the page is larger than {_LARGEST // 1_000_000} MB", advice=_ADVICE)
    _measure(page)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError("the page holds no HTML", advice=_ADVICE) from error


def _measure(page: str) -> None:
    """Refuse a page with more or deeper elements than pages have, before memory is spent on them.

    Tags that need no end count as elements but not as depth.
    """
    depth = 0
    for number, match in enumerate(_TAG.finditer(page)):
        if match[2].lower() not in _FREE:
            depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _DEEPEST:
            raise ArticleError(f"the page's elements are nested more than {_DEEPEST} deep", advice=_ADVICE)
        if number > _TAGS:
            raise ArticleError(f"the page holds more than {_TAGS} tags", advice=_ADVICE)


def _drop(tree: HtmlElement, paths: tuple[str, ...]) -> None:
    for path in paths:
        for node in tree.xpath(path):
            if node.getparent() is not None:
                node.drop_tree()


def _parts(tree: HtmlElement, paths: tuple[str, ...]) -> str | None:
    """Return the text of a publisher's own containers: a story may lie in several."""
    for path in paths:
        nodes = tree.xpath(path)[:50]
        outer = [n for n in nodes if not any(n is not other and _inside(n, other) for other in nodes)]
        text = "\n".join(filter(None, map(paragraphs.text, outer)))
        if len(text.split()) >= _FEWEST_OWN:
            return text
    return None


def _inside(node: HtmlElement, other: HtmlElement) -> bool:
    return any(parent is other for parent in node.iterancestors())


def _story(tree: HtmlElement, paths: tuple[str, ...], fewest: int) -> str | None:
    """Return the text of the first container that holds enough words."""
    for path in paths:
        texts = [paragraphs.text(node) for node in tree.xpath(path)[:20]]
        best = max(texts, key=len, default="")
        if len(best.split()) >= fewest:
            return best
    return None


def _extracted(tree: HtmlElement, url: str | None) -> str | None:
    """Return what trafilatura takes for the story; a page too large for it gives nothing."""
    if sum(1 for _ in tree.iter()) > _MOST:
        return None
    try:
        text = trafilatura.extract(tree, url=url, include_tables=False, include_comments=False)
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError, etree.LxmlError) as error:
        raise ArticleError(f"the page can't be read ({type(error).__name__})", advice=_ADVICE) from error
    lines = (" ".join(line.split()) for line in (text or "").split("\n"))
    return "\n".join(line for line in lines if line) or None


def _found(tree: HtmlElement, url: str | None, told: str | None) -> str:
    """Return the story where nothing marks it: the densest element, or what trafilatura finds if larger.

    The body that JSON-LD repeats has no paragraphs; it is taken if the page itself shows far less.
    """
    densest = container.densest(tree)
    text = paragraphs.text(densest) if densest is not None else ""
    extracted = _extracted(tree, url) or ""
    if len(text) < _SHARE * len(extracted):
        text = extracted
    body = _plain(told) or ""
    return body if len(text) < _SHARE * len(body) else text


def _plain(body: str | None) -> str | None:
    """Return the text of a body that JSON-LD repeats, in which tags may stand."""
    if not body or "<" not in body:
        return body
    try:
        return paragraphs.text(fromstring(f"<div>{body}</div>")) or None
    except (etree.LxmlError, ValueError):
        return None


def _with_shown_date(tree: HtmlElement, about: Metadata) -> Metadata:
    """Add the first date that the page shows after its headline, else anywhere."""
    words = " ".join(_visible(tree))
    start = max(0, words.find(about.title)) if about.title else 0
    match = _SHOWN_DATE.search(words, start) or _SHOWN_DATE.search(words)
    return replace(about, published=match.group()) if match else about


def _visible(tree: HtmlElement) -> "Iterator[str]":
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "noscript", "title", "head"):
            continue
        for words in (node.text, node.tail):
            if words and words.strip():
                yield " ".join(words.split())
