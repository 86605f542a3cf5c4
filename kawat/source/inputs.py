"""An input on its way in: bytes that are read once, whose beginning can be looked at first."""

import codecs
import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import BinaryIO

from msgspec import Struct

from kawat.errors import SourceError
from kawat.model import Failure, Given
from kawat.source import encoding, limits

_BUFFER = 1 << 17


class Stream(io.RawIOBase):
    """Bytes from `pull`, which returns at most so many, and none at the end.

    An error on the way ends the bytes, and is kept as `damage`.
    """

    def __init__(self, pull: Callable[[int], bytes]) -> None:
        self._pull = pull
        self._waiting = b""
        self.damage: SourceError | None = None

    def head(self) -> bytes:
        """Return the first bytes, which are still to be read."""
        while len(self._waiting) < limits.HEAD and (more := self._next(limits.HEAD - len(self._waiting))):
            self._waiting += more
        return self._waiting

    def readable(self) -> bool:
        """Say yes to `io.BufferedReader`."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` and return with how many bytes."""
        data = self._waiting or self._next(len(buffer))
        taken = min(len(buffer), len(data))
        buffer[:taken] = data[:taken]
        self._waiting = data[taken:]
        return taken

    def _next(self, size: int) -> bytes:
        if self.damage:
            return b""
        try:
            return self._pull(size)
        except SourceError as error:
            self.damage = error
        except OSError as error:
            self.damage = SourceError(
                f"the bytes stop coming ({error.strerror or error})", advice="try again"
            )
        return b""


class Input(Struct, frozen=True, kw_only=True):
    """A file, member of an archive, standard input or answer from the web, before its format is known."""

    origin: str
    stream: Stream
    name: str = ""  # its file name, which decides where the content leaves it open
    file: BinaryIO | None = None  # the same bytes, if one can go back and forth in them
    depth: int = 0  # archives around it
    given: Given = Given()
    charset: str | None = None  # as the web server says

    def failure(self, error: SourceError, place: str = "") -> Failure:
        """Return the failure of this input, or of the article at `place` in it."""
        return failure(self.origin + place, error)

    def inner(self, origin: str, name: str, stream: Stream) -> "Input":
        """Return an input within this one, an archive. Raises `SourceError` if it lies too deep."""
        if self.depth == limits.DEPTH:
            raise SourceError("archives lie in archives too deep", advice="unpack the outer ones first")
        return Input(origin=origin, name=name, stream=stream, depth=self.depth + 1)

    def whole(self, limit: int) -> bytes:
        """Return all bytes. Raises `SourceError` if there are more than `limit`."""
        raw = io.BufferedReader(self.stream, _BUFFER).read(limit + 1)
        if len(raw) > limit:
            raise too_large(limit)
        return raw

    def reader(self) -> io.BufferedReader:
        """Return the bytes without a byte order mark; UTF-16 and UTF-32 are turned into UTF-8."""
        codec, sign = encoding.signature(self.stream.head())
        stream = self.stream if codec == "utf-8" else _as_utf8(self.stream, codec)
        reader: io.BufferedReader = io.BufferedReader(stream, _BUFFER)
        if codec == "utf-8":
            reader.read(sign)
        return reader

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """Yield the lines and their numbers, from 1; a line beyond the limit of an article is None."""
        readline, limit = self.reader().readline, limits.ARTICLE
        for number in count(1):
            line = readline(limit + 1)
            if not line:
                return
            if len(line) <= limit:
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = readline(_BUFFER)
            yield number, None

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """Give a file of the bytes in which one can go back and forth."""
        if self.file is not None and self.file.seekable():
            self.file.seek(0)
            yield self.file
            return
        with tempfile.TemporaryFile() as kept:
            while chunk := self.stream.read(_BUFFER):
                kept.write(chunk)
            kept.seek(0)
            yield kept


def too_large(limit: int) -> SourceError:
    """Return what is wrong with an article of more bytes than `limit`."""
    return SourceError(
        f"it is larger than {limit / 1_000_000:g} MB, more than any news article",
        advice="check that this is one article, and split the file if it holds several",
    )


def failure(origin: str, error: SourceError) -> Failure:
    """Return the failure that stands in the place of an article."""
    return Failure(origin=origin, stage="source", error=error.what, advice=error.advice)


def _as_utf8(stream: Stream, codec: str) -> Stream:
    decoder = codecs.getincrementaldecoder(codec)("replace")
    started = False

    def pull(size: int) -> bytes:
        nonlocal started
        while raw := stream.read(size):
            text = decoder.decode(raw)
            if text and not started:
                text, started = text.removeprefix("\ufeff"), True
            if text:
                return text.encode()
        return decoder.decode(b"", True).encode()

    return Stream(pull)
