"""A web archive (WARC): the pages that servers answered with.

A damaged archive gives what can be read: reading goes on at the next record that begins like one.
"""

import hashlib
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from kawat.errors import SourceError
from kawat.model import Failure, Given, Page
from kawat.source import encoding, limits
from kawat.source.inflate import Members, beginning
from kawat.source.inputs import Input, too_large
from kawat.source.sniff import is_html

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_BEGINNING = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]|WARC/1\.[01]\r?\n")
_CHUNK = 1 << 20
_OVERLAP = 1 << 12  # of chunks that are searched, so that no beginning falls between two
_CANDIDATES = 10_000  # that are tried after damage: bytes seldom look like a beginning by chance
_RESTARTS = 1_000  # without finding a record between them
_HTML = ("text/html", "application/xhtml")
_NO_PAGE = re.compile(r"/robots\.txt$|^metadata:")  # the latter: wget's log and arguments
_OK = 200


def pages(given: Input) -> Iterator[Page | Failure]:
    """Yield the pages and texts of the archive, and one failure for each stretch of damage."""
    with given.seekable() as file:
        yield from _whole_records(file, given)


def _whole_records(file: BinaryIO, given: Input) -> Iterator[Page | Failure]:
    start: int | None = 0
    last, told, restarts = 0, False, 0
    while start is not None and restarts < _RESTARTS:
        last = start
        try:
            for offset, result in _results(file, start, given):
                last, told, restarts = offset, False, 0
                if result:
                    yield result
            start = None
        except (OSError, EOFError):
            if not told:
                yield given.failure(_damage(), f"#{last}")
            told, restarts = True, restarts + 1
            start = _next_record(file, last + 1)
    if not told and _breaks_off(file, last):
        yield given.failure(_damage(), f"#{last}")


def _results(file: BinaryIO, start: int, given: Input) -> Iterator[tuple[int, Page | Failure | None]]:
    """Yield each record's offset and what it gives. Raises `OSError` or `EOFError` at damage."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - slow to import

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    file.seek(start)
    for record in ArchiveIterator(file, record_types=wanted, parse_http=False):
        offset = record.stream_pos
        yield offset, None
        try:
            yield offset, _page(record, f"{given.origin}#{offset}")
        except SourceError as error:
            yield offset, given.failure(error, f"#{offset}")


def _page(record: "WarcRecord", origin: str) -> Page | None:
    """Return the page in a record, or None if it holds none."""
    if record.is_http:
        record.parse_http()
        if record.http_headers is None or record.http_headers.status_code != _OK:
            return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    kind = (
        (record.http_content_type or record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    )
    if not kind.startswith(("text/plain", *_HTML)) or _NO_PAGE.search(url):
        return None
    raw = _payload(record)
    if not raw.strip():
        raise SourceError("the page is empty", advice="look at it on the web")
    body = encoding.decode(raw, record.http_charset or encoding.declared(raw[: limits.HEAD]))
    html = kind.startswith(_HTML) or is_html(body)
    return Page(
        origin=origin,
        body=body,
        format="html" if html else "text",
        container="warc",
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        given=Given(url=url or None, retrieved=record.headers.get("WARC-Date")),
    )


def _payload(record: "WarcRecord") -> bytes:
    """Return the page's own bytes, unpacked, within the limit.

    Archives often keep the header that says a page is packed after unpacking it: then it's as it is.
    fastwarc would do this itself (`auto_decode`), but unpacks any bomb whole.
    """
    size = record.content_length
    raw = record.reader.read(limits.PAGE + 1)
    if len(raw) > limits.PAGE:
        raise too_large(limits.PAGE)
    if len(raw) < size:
        raise EOFError
    if not record.is_http:
        return raw
    headers = record.http_headers
    for coding in f"{headers.get('Content-Encoding', '')},{headers.get('Transfer-Encoding', '')}".split(",")[
        ::-1
    ]:
        raw = _unpacked(raw, coding.strip().lower())
    return raw


def _unpacked(raw: bytes, coding: str) -> bytes:
    from fastwarc import stream_io  # noqa: PLC0415

    packed = io.BytesIO(raw)
    try:
        match coding:
            case "chunked":
                data = stream_io.ChunkedReader(packed).read(limits.PAGE + 1)
            case "gzip" | "x-gzip":
                data = stream_io.GzipReader(packed).read(limits.PAGE + 1)
            case "deflate":
                data = stream_io.GzipReader(packed, zlib=True).read(limits.PAGE + 1)
            case "br":
                data = stream_io.BrotliReader(packed).read(limits.PAGE + 1)
            case "zstd":
                data = stream_io.ZstdReader(packed).read(limits.PAGE + 1)
            case _:
                return raw
    except OSError:
        return raw
    if len(data) > limits.PAGE:
        raise too_large(limits.PAGE)
    return data or raw


def _next_record(file: BinaryIO, position: int) -> int | None:
    """Return where, from `position` on, the next bytes are that begin like a record."""
    for begins, candidate in islice(_candidates(file, position), _CANDIDATES):
        if begins.startswith(b"WARC/") or beginning(begins).startswith(b"WARC/"):
            return candidate
    return None


def _candidates(file: BinaryIO, position: int) -> Iterator[tuple[bytes, int]]:
    """Yield bytes that may begin a record, and where they stand."""
    file.seek(position)
    while chunk := file.read(_CHUNK):
        searched = len(chunk) - _OVERLAP if len(chunk) > _OVERLAP else len(chunk)
        for found in _BEGINNING.finditer(chunk):
            if found.start() < searched:
                yield chunk[found.start() : found.start() + _OVERLAP], position + found.start()
        position += searched
        file.seek(position)


def _breaks_off(file: BinaryIO, position: int) -> bool:
    """Tell whether the gzip members from `position` on break off, which fastwarc passes over."""
    file.seek(position)
    if file.read(2) != b"\x1f\x8b":
        return False
    file.seek(position)
    members = Members(file.read)
    try:
        while members.read(_CHUNK):
            pass
    except SourceError:
        return True
    return False


def _damage() -> SourceError:
    return SourceError(
        "the archive is damaged or breaks off in or after this record",
        advice="what else can be read is read; fetch it again for the rest",
    )
