"""Inputs of any size are read in little memory and time, whatever is in them."""

import gzip
import io
import json
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from kawat import source
from kawat.model import Failure, Page
from kawat.source import limits
from tests.source.making import packed, read, record, short

MB = 1_000_000


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARTICLE", MB // 2)
    monkeypatch.setattr(limits, "PAGE", MB)


@pytest.fixture
def within_memory() -> Iterator[None]:
    tracemalloc.start()
    yield
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * MB


LONG = b"kata " * (20 * MB // 5)
HUGE = {
    "baris.jsonl": (b'{"text": "a"}\n{"text": "' + LONG + b'"}\n{"text": "b"}\n', [":1", ":2!", ":3"]),
    "sel.csv": (b'judul,isi\nA,a\nB,"' + LONG + b'"\nC,b\n', [":2", ":3!", ":4"]),
    "baris.csv": (b'judul,isi\nA,a\nB,"' + LONG.replace(b" ", b"\n") + b'"\n', [":2", ":3!"]),
    "butir.json": (b'[{"text": "a"}, {"text": "' + LONG[:-MB] + b'"}, {"text": "b"}]', ["#1", "#2!", "#3"]),
    "butir.xml": (b"<rss><channel><item><title>A</title>" + LONG + b"</item></channel></rss>", ["#1!"]),
    "tanpa.xml": (b"<rss><channel>" + LONG + b"</channel></rss>", ["!"]),
    "teks.txt": (LONG, ["!"]),
    "halaman.html": (b"<html>" + LONG, ["!"]),
    "kosong.txt": (b" " * 20 * MB, ["!"]),
    "nol.txt": (bytes(20 * MB), ["!"]),
    "kurung.json": (b'{"a": ' * (2 * MB), [":1!"]),
}


@pytest.mark.usefixtures("within_memory")
@pytest.mark.parametrize("name", HUGE)
def test_what_is_too_large_costs_itself_alone(name: str, tmp_path: Path) -> None:
    content, expected = HUGE[name]
    path = tmp_path / name
    path.write_bytes(content)
    found = read(path)
    assert short(found, path)[:2] == expected[:2]
    assert [f for f in short(found, path) if not f.endswith("!")] == [
        f for f in expected if not f.endswith("!")
    ]


def archive_of_pages() -> bytes:
    return packed(record(1, b"<p>" + b"kata " * 20_000)) * 200


@pytest.mark.usefixtures("within_memory")
@pytest.mark.parametrize(
    ("make", "count"),
    [
        (lambda: (json.dumps({"text": "kata " * 200}) + "\n").encode() * 15_000, 15_000),
        (lambda: b"[" + b",".join([json.dumps({"text": "kata " * 200}).encode()] * 10_000) + b"]", 10_000),
        (lambda: b"judul,isi\n" + b'A,"kata\nkata "\n' * 20_000, 20_000),
        (lambda: gzip.compress(b'{"text": "%s"}\n' % (b"kata berita " * 30) * 20_000, 1), 20_000),
        (lambda: b"<rss>" + b"<item><description>kata</description></item>" * 5_000 + b"</rss>", 5_000),
        (archive_of_pages, 200),
    ],
    ids=["jsonl", "json", "csv", "gzip", "feed", "warc"],
)
def test_memory_does_not_grow_with_the_input(make, count: int, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "masukan"
    path.write_bytes(make())
    tracemalloc.clear_traces()
    assert sum(isinstance(p, Page) for p in source.pages(str(path))) == count


def test_json_lines_come_fast(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"title": "Hujan", "text": "Hujan turun. " * 150}) + "\n") * 10_000)
    began = time.process_time()
    assert sum(1 for _ in source.pages(str(path))) == 10_000
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    ("name", "begin", "bad"),
    [
        ("a.jsonl", b'{"text": "a"}\n', b"x\n"),
        ("a.csv", b"judul,isi\n", b'A,"x\n'),
        ("a.csv", b"judul,isi\n", b'"\n'),
        ("a.json", b"[", b"{},"),
    ],
)
def test_a_hopeless_input_is_given_up(
    name: str, begin: bytes, bad: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "IN_A_ROW", 100)
    path = tmp_path / name
    path.write_bytes(begin + bad * 100_000)
    found = [f for f in read(path) if isinstance(f, Failure)]
    assert len(found) == 101
    assert "100 articles in a row" in found[-1].error
    assert found[-1].origin == str(path)


@pytest.mark.parametrize(
    "bad", [b"WARC/1.0\r\n", b"\x1f\x8b\x08\0", b"\x1f\x8b\x08\0" + gzip.compress(b"WARC/1.0")]
)
def test_many_false_beginnings_in_an_archive(bad: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(record(1, b"<p>Hujan")) + bad * 100_000)
    began = time.process_time()
    assert short(read(path), path) == ["#0", "#0!"]
    assert time.process_time() - began < 3


def test_an_endless_pipe_is_read_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def, override]
            buffer[:] = b"kata " * (len(buffer) // 5) + b"k" * (len(buffer) % 5)
            self.given += len(buffer)
            return len(buffer)

    pipe = Endless()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(pipe)))
    assert short(read("-"), "") == ["-!"]
    assert pipe.given < 2 * MB
