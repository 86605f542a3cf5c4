"""What a page says about its article beside the text."""

from msgspec import Struct


class Metadata(Struct, frozen=True, kw_only=True, gc=False):
    """Title, date of publication as written, publisher, authors, canonical address; absent if not said."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
