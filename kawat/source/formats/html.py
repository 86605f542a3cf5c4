"""A web page as it was saved: markup and all."""

import hashlib
from collections.abc import Iterator

from kawat.model import Page
from kawat.source import encoding, limits
from kawat.source.inputs import Input


def pages(given: Input) -> Iterator[Page]:
    """Yield the page. The server's word on its encoding counts before its own."""
    raw = given.whole(limits.PAGE)
    yield Page(
        origin=given.origin,
        body=encoding.decode(raw, given.charset or encoding.declared(raw[: limits.HEAD])),
        format="html",
        container="html",
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        given=given.given,
    )
