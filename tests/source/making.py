"""Small inputs for tests, and what is read from them."""

import gzip
import uuid
from pathlib import Path

from kawat import source
from kawat.model import Failure, Page


def read(name: Path | str) -> list[Page | Failure]:
    return list(source.pages(str(name)))


def articles(name: Path | str) -> list[Page]:
    """Return the pages of an input that must be read without failure."""
    found = read(name)
    assert not [f for f in found if isinstance(f, Failure)]
    return [p for p in found if isinstance(p, Page)]


def article(name: Path | str) -> Page:
    (page,) = articles(name)
    return page


def failures(name: Path | str) -> list[Failure]:
    return [f for f in read(name) if isinstance(f, Failure)]


def the_failure(name: Path | str) -> Failure:
    """Return the failure that is all that comes of an input; it says what is wrong and what to do."""
    (found,) = read(name)
    assert isinstance(found, Failure)
    assert found.stage == "source"
    assert found.error
    assert found.advice
    return found


def short(found: list[Page | Failure], name: Path | str) -> list[str]:
    """Return the origins without the name of the input; failures are marked with an exclamation mark."""
    return [f.origin.removeprefix(str(name)) + ("!" if isinstance(f, Failure) else "") for f in found]


def record(
    number: int,
    body: bytes,
    *,
    kind: str = "text/html",
    status: str = "200 OK",
    more: str = "",
    of: str = "response",
) -> bytes:
    """Return a record of a web archive."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {of}\r\nWARC-Record-ID: <urn:uuid:{uuid.UUID(int=number)}>\r\n"
        f"WARC-Date: 2024-03-05T10:00:00Z\r\nWARC-Target-URI: https://contoh.id/{number}\r\n"
        f"Content-Type: application/http; msgtype={of}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Return a web archive as crawlers write it: one gzip member a record."""
    return b"".join(gzip.compress(r) for r in records)
