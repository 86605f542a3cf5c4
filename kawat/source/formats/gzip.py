"""One input packed with gzip."""

from collections.abc import Iterator

from kawat.model import Failure, Page
from kawat.source.formats import read, warc
from kawat.source.inflate import Members, beginning
from kawat.source.inputs import Input, Stream


def pages(given: Input) -> Iterator[Page | Failure]:
    """Yield the articles of what is packed; a WARC is read packed, so that damage costs one record."""
    if beginning(given.stream.head()).startswith(b"WARC/"):
        yield from warc.pages(given)
    else:
        yield from read(given.inner(given.origin, given.name, Stream(Members(given.stream.read).read)))
