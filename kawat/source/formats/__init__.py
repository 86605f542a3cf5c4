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
    empty, head = True, given.stream.head()
    try:
        for result in _hopeful(_reader(sniff.kind(head, given.name))(given)) if head else ():
            empty = False
            yield result
        if empty and not given.stream.damage:
            raise SourceError(
                "there is no article in it" if head else "it is empty", advice="check where it comes from"
            )
    except SourceError as error:
        yield given.failure(error)
    except Exception as error:  # noqa: BLE001 - one input must never end the run
        what = f"Kawat stumbled over this input ({type(error).__name__}: {error})"
        yield given.failure(SourceError(what, advice="please report it together with the input"))
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
