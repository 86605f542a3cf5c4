"""What is the article on a web page, and what does the page say about it."""

from kawat.article.metadata import Metadata


def read(page: str, *, url: str | None) -> tuple[str, Metadata]:
    """Return the main text of a page and its metadata."""
    import trafilatura  # noqa: PLC0415

    return trafilatura.extract(page, url=url, include_tables=False, include_comments=False) or "", Metadata()
