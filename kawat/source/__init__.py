"""Where the bytes come from: a file, folder, archive or address becomes pages."""

import sys
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import cast

from kawat.errors import SourceError
from kawat.model import Failure, Page
from kawat.source import files
from kawat.source.formats import read
from kawat.source.inputs import Input, Stream, failure


def pages(name: str) -> Iterator[Page | Failure]:
    """Yield the articles in what `name` names, in order, as they are asked for; failures stand among them.

    `name` is the path of a file or folder, `-` for standard input, or an address of the web.
    """
    try:
        if name == "-":
            yield from read(Input(origin="-", stream=Stream(_standard_input())))
        elif "://" in name:
            from kawat.source import web  # noqa: PLC0415 - most runs stay off the web

            yield from read(web.fetch(name))
        else:
            yield from files.pages(Path(name))
    except SourceError as error:
        yield failure(files.shown(name), error)


def _standard_input() -> Callable[[int], bytes]:
    if sys.stdin is None:  # closed, as in `kawat read - <&-`
        raise SourceError("there is no standard input", advice="name a file")
    return cast("BufferedReader", sys.stdin.buffer).read1
