"""What was published: a page becomes an article, its text cut into blocks."""

import hashlib

from kawat.errors import ArticleError
from kawat.model import Article, Block, Page, Piece, Published, Source, Span
from kawat.text import trim


def read(page: Page) -> Article:
    """Return the article on a page. Raises `ArticleError` if there is none."""
    text = page.body
    if not text.strip():
        raise ArticleError("the text is empty")
    given = page.given
    return Article(
        id=content_id(text),
        source=Source(
            origin=page.origin,
            format=page.container,
            sha256=page.sha256,
            url=given.url,
            publisher=given.publisher,
            retrieved=given.retrieved,
            id=given.id,
        ),
        text=text,
        title=Piece(given.title) if given.title else None,
        published=Published(date=given.published, basis="stated") if given.published else None,
        blocks=(Block("body", trim(0, len(text), text)),),
    )


def content_id(text: str) -> str:
    """Return the article's id: the same text gives the same id everywhere."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


__all__ = ["Span", "content_id", "read"]
