"""What was published: a page becomes an article, its text cut into blocks."""

import hashlib

from kawat.article import blocks, dates
from kawat.article.furniture import Cut
from kawat.article.metadata import Metadata
from kawat.article.publisher import find as find_publisher
from kawat.errors import ArticleError
from kawat.model import Article, Byline, Copyright, Page, Piece, Source, Span
from kawat.text import of

LONGEST = 500_000  # characters of a text that is still taken for one article: some seconds of work


def read(page: Page) -> Article:
    """Return the article on a page. Raises `ArticleError` if there is none."""
    if page.format == "html":
        from kawat.article import html  # noqa: PLC0415  # plain text does without lxml and trafilatura

        text, metadata = html.read(page.body, url=page.given.url)
    else:
        text, metadata = page.body, Metadata()
    if not text.strip():
        raise ArticleError("the text is empty", advice="give a page or text with an article in it")
    if len(text) > LONGEST:
        raise ArticleError(
            f"the text is longer than {LONGEST:,} characters, more than any news article",
            advice="check that this is one article, and split the file if it holds several",
        )
    return _article(page, text, metadata)


def _article(page: Page, text: str, metadata: Metadata) -> Article:
    given = page.given
    url = given.url or metadata.url
    title = given.title or metadata.title
    publisher = find_publisher(url=url, name=given.publisher or metadata.publisher)
    layout = blocks.lay(text, title=title, publisher=publisher)
    dateline = layout.dateline.dateline if layout.dateline else None
    rights = next((c for c in layout.cuts if c.role == "copyright" and (c.year or c.holder)), None)
    name = layout.publisher.name if layout.publisher else None
    return Article(
        id=content_id(text),
        source=Source(
            origin=page.origin,
            format=page.container,
            sha256=page.sha256,
            url=url,
            publisher=given.publisher or name or metadata.publisher,
            retrieved=given.retrieved,
            id=given.id,
        ),
        text=text,
        title=_first(text, layout, "title", title),
        deck=_first(text, layout, "deck", None),
        dateline=dateline,
        published=dates.published(text, layout, given=given.published, stated=metadata.published, url=url),
        byline=_byline(text, layout.cuts, metadata.authors),
        copyright=Copyright(span=rights.span, holder=rights.holder, year=rights.year) if rights else None,
        related=_pieces(text, layout.cuts, "headline"),
        blocks=layout.blocks,
    )


def _first(text: str, layout: blocks.Layout, role: str, given: str | None) -> Piece | None:
    """Return the title or deck: from the first to the last line of it, or as given."""
    spans = [block.span for block in layout.blocks if block.role == role]
    if not spans:
        return Piece(given) if given else None
    span = Span(spans[0].start, spans[-1].end)
    return Piece(given or of(span, text), span)


def _byline(text: str, cuts: tuple[Cut, ...], authors: tuple[str, ...]) -> Byline:
    reporters = _pieces(text, cuts, "reporters")
    return Byline(
        reporters=reporters or tuple(Piece(name) for name in authors),
        editors=_pieces(text, cuts, "editors"),
        translators=_pieces(text, cuts, "translators"),
    )


def _pieces(text: str, cuts: tuple[Cut, ...], kind: str) -> tuple[Piece, ...]:
    return tuple(Piece(of(span, text), span) for cut in cuts if cut.kind == kind for span in cut.pieces)


def content_id(text: str) -> str:
    """Return the article's id: the same text gives the same id everywhere."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


__all__ = ["content_id", "read"]
