import hashlib
import io
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kawat import source
from kawat.model import Page
from kawat.source import limits
from tests.source.making import article, articles, failures, read, short, the_failure

TEXT = "\r\nJAKARTA - Hujan turun.\r\n\r\n  Deras. \n"


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_comes_back_unchanged(tmp_path: Path) -> None:
    page = article(write(tmp_path / "a.txt"))
    assert (page.body, page.format, page.container) == (TEXT, "text", "text")
    assert page.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        (
            "<html><meta charset='windows-1251'><p>Москва</p>".encode("cp1251"),
            "<html><meta charset='windows-1251'><p>Москва</p>",
        ),
        ("<html><meta charset='latin1'><p>Köln</p>".encode(), "<html><meta charset='latin1'><p>Köln</p>"),
        ("<html><p>Köln</p>".encode("utf-16"), "<html><p>Köln</p>"),
    ],
)
def test_the_encoding_of_a_page(tmp_path: Path, raw: bytes, body: str) -> None:
    page = article(write(tmp_path / "a.html", raw))
    assert (page.body, page.format, page.container) == (body, "html", "html")


def test_a_folder_is_read_through_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "a.txt", ".rahasia", ".git/x.txt", "A.html"):
        write(tmp_path / name, "<p>Hujan</p>" if name.endswith("html") else TEXT)
    (tmp_path / "kosong").mkdir()
    assert short(read(tmp_path), tmp_path) == ["/A.html", "/a/b/c.txt", "/a/z.txt", "/a.txt", "/b.txt"]


def test_what_fails_in_a_folder_is_lost_alone(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", b"")
    write(tmp_path / "c.txt", bytes(range(256)) * 9)
    write(tmp_path / "d.pdf", b"%PDF-1.7 ...")
    (tmp_path / "e.txt").symlink_to(tmp_path / "tiada")
    (tmp_path / "f").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "g")
    write(tmp_path / "h.txt")
    found = read(tmp_path)
    assert short(found, tmp_path) == ["/a.txt", "/b.txt!", "/c.txt!", "/d.pdf!", "/e.txt!", "/h.txt"]
    assert all(f.error and f.advice for f in failures(tmp_path))


@pytest.mark.parametrize("name", ["tiada.txt", "tiada/", "a\0b", "x" * 5000, ""])
def test_names_of_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    the_failure(name)


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "no files" in the_failure(tmp_path).error


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_files(tmp_path: Path, raw: bytes) -> None:
    the_failure(write(tmp_path / "a.txt", raw))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    assert "may not" in the_failure(tmp_path / "a.txt").error


def test_what_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "a.txt")
    monkeypatch.setattr(Path, "open", refuse)
    assert "may not" in the_failure(path).error
    monkeypatch.setattr(os, "listdir", refuse)
    assert "may not" in failures(tmp_path)[0].error


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/kaf\xe9.txt")
    write(Path(path))
    assert article(path).origin == f"{tmp_path}/kaf\ufffd.txt"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for raw, origins in ((TEXT.encode(), ["-"]), (b'{"text": "a"}\n{"text": "b"}', ["-:1", "-:2"])):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
        assert [p.origin for p in articles("-")] == origins
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    the_failure("-")
    monkeypatch.setattr("sys.stdin", None)
    the_failure("-")


def test_a_disk_that_fails_midway(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 20_000:
                raise OSError(5, "Input/output error")
            return super().read1(size)

    stdin = io.TextIOWrapper(Failing(b'{"text": "a"}\n' * 10_000))
    monkeypatch.setattr("sys.stdin", stdin)
    found = read("-")
    assert isinstance(found[0], Page)
    assert not isinstance(found[-1], Page)
    assert "Input/output error" in found[-1].error


def test_files_that_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARTICLE", 50_000)
    monkeypatch.setattr(limits, "PAGE", 100_000)
    text, page = "kata " * 15_000, "<p>kata</p>" * 8000
    assert "0.05 MB" in the_failure(write(tmp_path / "a.txt", text)).error
    assert article(write(tmp_path / "a.html", page)).body == page
    assert "0.1 MB" in the_failure(write(tmp_path / "b.html", page + page)).error
    write(tmp_path / "c.txt")
    assert short(read(tmp_path), tmp_path) == ["/a.html", "/a.txt!", "/b.html!", "/c.txt"]


def test_pages_come_as_they_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    late = tmp_path / "b.txt"
    found = source.pages(str(tmp_path))
    write(late)
    assert isinstance(next(found), Page)
    late.write_text("berubah")
    changed = next(found)
    assert isinstance(changed, Page)
    assert changed.body == "berubah"


BEGINNINGS = [
    b"",
    b"\x1f\x8b\x08\0",
    b"PK\3\4",
    b"WARC/1.0\r\n",
    b"<rss><item>",
    b"<html>",
    b"\xff\xfe",
    b'{"text": "',
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(
    begin=st.sampled_from(BEGINNINGS),
    rest=st.binary(max_size=300),
    kind=st.sampled_from(["txt", "csv", "json"]),
)
def test_any_bytes_are_pages_or_clear_failures(tmp_path: Path, begin: bytes, rest: bytes, kind: str) -> None:
    path = write(tmp_path / f"a.{kind}", begin + rest)
    found = read(path)
    assert found
    for result in found:
        assert result.origin.startswith(str(path))
        assert isinstance(result, Page) or (result.advice and "stumbled" not in result.error)


def test_an_error_of_our_own_ends_one_input_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kawat.source.sniff.kind", stumble)
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    assert short(read(tmp_path), tmp_path) == ["/a.txt!", "/b.txt!"]
    assert "report" in failures(tmp_path)[0].advice
