import gzip
import hashlib
import io
import random
import zlib
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter

from kawat.model import Failure, Page
from kawat.source import limits
from tests.source.making import article, articles, failures, packed, read, record, short, the_failure

HTML = "<html><head><title>Köln</title></head><body><p>Hujan turun.</p></body></html>"


def page(number: int, size: int = 3000) -> bytes:
    """Return a page whose bytes hardly pack, so that damage hits one record."""
    noise = random.Random(number).randbytes(size).hex()  # noqa: S311
    return record(number, f"<html><p>Berita {number}</p><!-- {noise} --></html>".encode())


def brotli(raw: bytes) -> bytes:
    held = io.BytesIO()
    writer = BrotliWriter(held)
    writer.write(raw)
    writer.close()
    return held.getvalue()


def write(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def numbers(found: list[Page | Failure]) -> list[str]:
    """Return the numbers of the pages, and `!` for each failure."""
    return ["!" if isinstance(f, Failure) else (f.given.url or "").rpartition("/")[2] for f in found]


@pytest.mark.parametrize("pack", [packed, lambda *r: b"".join(r), lambda *r: gzip.compress(b"".join(r))])
def test_the_pages_of_an_archive(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    records = [
        record(0, b"", of="warcinfo"),
        record(1, HTML.encode()),
        record(2, b"GET /", of="request"),
        record(3, b"\xff\xd8\xff", kind="image/jpeg"),
        record(4, HTML.encode("cp1252"), kind="text/html; charset=windows-1252"),
        record(5, b"<p>tidak ada", status="404 Not Found"),
        record(6, "Hujan “turun”.\r\n".encode(), kind="text/plain"),
        record(7, HTML.encode(), kind="application/xhtml+xml"),
        record(8, b"User-agent: *", kind="text/plain").replace(b"contoh.id/8", b"contoh.id/robots.txt"),
        record(9, b"wget -r", kind="text/plain").replace(
            b"https://contoh.id/9", b"metadata://gnu.org/wget.log"
        ),
    ]
    found = articles(write(tmp_path / "unduhan", pack(*records)))
    assert numbers(list(found)) == ["1", "4", "6", "7"]
    assert [p.format for p in found] == ["html", "html", "text", "html"]
    assert [p.body for p in found] == [HTML, HTML, "Hujan “turun”.\r\n", HTML]
    first = found[0]
    assert (first.container, first.given.retrieved) == ("warc", "2024-03-05T10:00:00Z")
    assert first.sha256 == hashlib.sha256(HTML.encode()).hexdigest()


def test_the_origin_is_where_the_record_begins(tmp_path: Path) -> None:
    records = [packed(page(n)) for n in range(3)]
    path = write(tmp_path / "a.warc.gz", b"".join(records))
    assert short(read(path), path) == ["#0", f"#{len(records[0])}", f"#{len(records[0] + records[1])}"]


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli),
        ("gzip", lambda raw: raw),  # archives keep the header after unpacking
        ("br", lambda raw: raw),
        ("identity", lambda raw: raw),
    ],
)
def test_what_the_server_packed_is_unpacked(tmp_path: Path, coding: str, pack) -> None:  # type: ignore[no-untyped-def]
    body = pack(HTML.encode())
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    more = f"Content-Encoding: {coding}\r\n"
    raw = packed(record(1, body, more=more), record(2, chunked, more=more + "Transfer-Encoding: chunked\r\n"))
    assert [p.body for p in articles(write(tmp_path / "a.warc.gz", raw))] == [HTML, HTML]


def test_a_bomb_within_is_lost_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGE", 100_000)
    bomb = record(1, gzip.compress(bytes(10_000_000)), more="Content-Encoding: gzip\r\n")
    large = record(2, b"<p>kata " * 20_000)
    path = write(tmp_path / "a.warc.gz", packed(bomb, large, page(3)))
    assert numbers(read(path)) == ["!", "!", "3"]


@pytest.mark.parametrize("pack", [packed, lambda *r: b"".join(r)])
@pytest.mark.parametrize("where", ["head", "body"])
def test_a_damaged_record_is_lost_alone(tmp_path: Path, where: str, pack) -> None:  # type: ignore[no-untyped-def]
    records = [bytearray(pack(page(n))) for n in range(7)]
    place = 0 if where == "head" else len(records[3]) // 2
    records[3][place : place + 12] = b"x" * 12
    found = read(write(tmp_path / "a.warc", b"".join(records)))
    if where == "body" and pack is not packed:  # nothing tells
        assert numbers(found) == ["0", "1", "2", "3", "4", "5", "6"]
    else:
        assert numbers(found) == ["0", "1", "2", "!", "4", "5", "6"]


@pytest.mark.parametrize("cut", [1, 10, 2000, 3000])
@pytest.mark.parametrize("pack", [packed, lambda *r: b"".join(r)])
def test_an_archive_that_breaks_off(tmp_path: Path, cut: int, pack) -> None:  # type: ignore[no-untyped-def]
    path = write(tmp_path / "a.warc", pack(*map(page, range(4)))[:-cut])
    found = numbers(read(path))
    assert found[:3] == ["0", "1", "2"]
    assert found.count("!") == (0 if cut == 1 and pack is not packed else 1)


def test_a_record_that_lies_about_its_length(tmp_path: Path) -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"
    for length in (-5, 10**15):
        raw = head % length + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>a\r\n\r\n"
        found = read(write(tmp_path / "a.warc", raw + page(2)))
        assert numbers(found)[0] == "!"


@pytest.mark.parametrize(
    "raw", [b"WARC/1.0\r\n", b"WARC/1.0\r\nfoo", b"WARC/1.0\r\n" + bytes(range(256)) * 20]
)
def test_rubbish_behind_the_sign(tmp_path: Path, raw: bytes) -> None:
    the_failure(write(tmp_path / "a.warc", raw))


def test_an_archive_without_pages(tmp_path: Path) -> None:
    assert "no article" in the_failure(write(tmp_path / "a.warc", record(1, b"", of="warcinfo"))).error


def test_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(packed(page(1), page(2)))))
    assert articles("-")[0].origin == "-#0"


def test_binary_under_the_name_of_html(tmp_path: Path) -> None:
    path = write(tmp_path / "a.warc", record(1, bytes(range(256)) * 9) + page(2))
    assert numbers(read(path)) == ["!", "2"]
    assert "not text" in failures(path)[0].error
    assert "empty" in the_failure(write(tmp_path / "c.warc", record(1, b" \n"))).error
    assert article(write(tmp_path / "b.warc", page(2))).given.url == "https://contoh.id/2"
