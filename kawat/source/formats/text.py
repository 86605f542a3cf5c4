"""Plain text: one article a file, unchanged."""

import hashlib
from collections.abc import Iterator

from kawat.errors import SourceError
from kawat.model import Page
from kawat.source import encoding, limits
from kawat.source.inputs import Input


def pages(given: Input) -> Iterator[Page]:
    """Yield the article. Raises `SourceError` if there are only blanks, or more than an article."""
    raw = given.whole(limits.ARTICLE)
    body = encoding.decode(raw, given.charset)
    if not body.strip():
        raise SourceError("it holds nothing but blanks", advice="check where it comes from")
    yield Page(
        origin=given.origin,
        body=body,
        format="text",
        container="text",
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        given=given.given,
    )
