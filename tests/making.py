"""Small articles and workbenches for tests, made by hand."""

from kawat import article
from kawat.layers import look
from kawat.model import Article, Doc, Given, Page


def make_article(text: str, published: str | None = "2024-03-05", **given: str) -> Article:
    """Return the article of a plain text that came out on Tuesday 5 March 2024, unless said otherwise."""
    page = Page(
        origin="test",
        body=text,
        format="text",
        container="jsonl",
        sha256="0" * 64,
        given=Given(published=published, title="Judul", **given),
    )
    return article.read(page)


def make_doc(text: str, until: str | None = None, published: str | None = "2024-03-05") -> Doc:
    """Return what the layers up to `until` find in a text."""
    return look(make_article(text, published), until)
