"""One module a format, each with `pages(given)`; the module's name is what `sniff.kind` answers."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from kawat.errors import SourceError
from kawat.model import Failure, Page
from kawat.source import limits, sniff
from kawat.source.inputs import Input

Reader = Callable[[Input], Iterator[Page | Failure]]


def read(given: Input) -> Iterator[Page | Failure]:
    """Yield the articles of an input in whatever format it is, then the damage met on the way, if any."""
    try:
        head = given.stream.head()
        if head:
            yield from _hopeful(_reader(sniff.kind(head, given.name))(given))
        elif given.stream.damage is None:
            raise SourceError("it is empty", advice="check where it comes from")
    except SourceError as error:
        yield given.failure(error)
    if given.stream.damage:
        yield given.failure(given.stream.damage)


def _hopeful(found: Iterator[Page | Failure]) -> Iterator[Page | Failure]:
    """Yield what is found, until too many failures follow each other."""
    in_a_row = 0
    for result in found:
        yield result
        in_a_row = in_a_row + 1 if isinstance(result, Failure) else 0
        if in_a_row == limits.IN_A_ROW:
            raise SourceError(
                f"{in_a_row} articles in a row can't be read; the rest is left unread",
                advice="check what kind of file this is",
            )


def _reader(kind: str) -> Reader:
    """Return the reader of a format. Its module is imported when the first input needs it."""
    return cast("Reader", import_module(f"kawat.source.formats.{kind}").pages)
