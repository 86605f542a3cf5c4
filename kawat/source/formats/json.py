"""JSON across lines: an array of articles, one article, or one after the other."""

import re
from collections.abc import Iterator

from kawat.errors import SourceError
from kawat.model import Failure, Page
from kawat.source import limits, rows
from kawat.source.inputs import Input, too_large

_CHUNK = 1 << 16
_SKIPPED = 20_000_000  # bytes of a too large object, after which its end isn't looked for any more
_TOKEN = re.compile(rb'\\.|["{}]', re.DOTALL)


def pages(given: Input) -> Iterator[Page | Failure]:
    """Yield the articles of the outermost objects."""
    for number, found in enumerate(objects(given), 1):
        if isinstance(found, SourceError):
            yield given.failure(found, f"#{number}")
        else:
            yield from rows.from_json(found, given, f"#{number}")


def objects(given: Input) -> Iterator[bytes | SourceError]:
    """Yield the bytes of each outermost `{...}`, which is found by counting braces outside of strings.

    What is too large, or not closed at the end, is yielded as an error.
    """
    reader, piece, escape = given.reader(), bytearray(), b""
    depth, quoted, skipped = 0, False, 0
    while chunk := reader.read(_CHUNK):
        chunk = escape + chunk
        start = last = 0
        for token in _TOKEN.finditer(chunk):
            mark, last = token.group(), token.end()
            if mark == b'"':
                quoted = not quoted
            elif quoted or len(mark) > 1:
                continue
            elif mark == b"{":
                start = token.start() if not depth else start
                depth += 1
            elif depth:
                depth -= 1
                if not depth:
                    piece += chunk[start:last]
                    yield bytes(piece) if len(piece) <= limits.ARTICLE else too_large(limits.ARTICLE)
                    piece.clear()
                    skipped = 0
        escape = b"\\" if chunk.endswith(b"\\") and last < len(chunk) else b""
        if depth and len(piece) <= limits.ARTICLE:
            piece += chunk[start : len(chunk) - len(escape)]
        elif depth:
            skipped += len(chunk)
            if skipped > _SKIPPED:
                yield too_large(limits.ARTICLE)
                return
    if depth:
        yield SourceError("the JSON breaks off in the middle of an object", advice="fetch or export it again")
