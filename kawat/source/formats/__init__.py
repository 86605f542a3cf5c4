"""One module a format, each with `pages(given)`; the module's name is what `sniff.kind` answers."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from kawat.errors import SourceError
from kawat.model import Failure, Page
from kawat.source import sniff
from kawat.source.inputs import Input

Reader = Callable[[Input], Iterator[Page | Failure]]

_EMPTY = SourceError("it is empty", advice="check where it comes from")


def read(given: Input) -> Iterator[Page | Failure]:
    """Yield the articles of an input in whatever format it is, then the damage met on the way, if any."""
    try:
        head = given.stream.head()
        if head:
            yield from _reader(sniff.kind(head, given.name))(given)
        elif given.stream.damage is None:
            raise _EMPTY
    except SourceError as error:
        yield given.failure(error)
    if given.stream.damage:
        yield given.failure(given.stream.damage)


def _reader(kind: str) -> Reader:
    """Return the reader of a format. Its module is imported when the first input needs it."""
    return cast("Reader", import_module(f"kawat.source.formats.{kind}").pages)
