import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from kawat.model import Failure, Page
from kawat.source import limits
from tests.source.making import article, articles, failures, read, short, the_failure

TEXT = "JAKARTA - Hujan turun di “Tugu”.\r\n"
LINES = "".join(json.dumps({"text": f"Hujan ke-{n}"}) + "\n" for n in range(500))
PAGE = "<html><body><p>Hujan turun.</p></body></html>"


def zipped(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return path


# --- gzip


def test_a_packed_text_is_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    assert article(path).body == TEXT
    assert article(path).origin == str(path)


def test_members_follow_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINES[:1000].encode()) + gzip.compress(LINES[1000:].encode()) + bytes(512))
    found = articles(path)
    assert [found[0].origin, found[-1].origin] == [f"{path}:1", f"{path}:500"]
    assert "".join(json.dumps({"text": p.body}) + "\n" for p in found) == LINES


@pytest.mark.parametrize("cut", [30, 5, 1])
def test_an_archive_that_breaks_off_gives_what_it_holds(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINES.encode())[:-cut])
    found = read(path)
    assert len([p for p in found if isinstance(p, Page)]) > 400
    assert isinstance(found[-1], Failure)
    assert "breaks off" in found[-1].error


def test_a_damaged_archive_gives_what_comes_before(tmp_path: Path) -> None:
    raw = bytearray(gzip.compress(LINES.encode()))
    raw[-6] ^= 1  # the checksum
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(raw)
    found = read(path)
    assert len(found) > 450
    assert isinstance(found[-1], Failure)
    assert "damaged" in found[-1].error


def test_no_gzip_behind_its_sign(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(b"\x1f\x8b" + b"no gzip at all")
    the_failure(path)


def test_a_bomb_is_defused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNSUSPICIOUS", 1_000_000)
    lines = gzip.compress(
        b'{"text": "' + b"kata " * 1000 + b'"}\n' + (b'{"text": "a' + b" " * 4000 + b'"}\n') * 1000
    )
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(lines)
    found = read(path)
    assert 0 < len(found) < 1000
    assert isinstance(found[-1], Failure)
    assert "100 times" in found[-1].error


def test_what_repeats_itself_but_is_small_is_no_bomb(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"kata " * 500_000))
    assert len(article(path).body) == 2_500_000


# --- zip


def test_each_member_is_read_in_its_own_format(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip",
        b_html=PAGE,
        a_txt=TEXT,
        dalam__c_jsonl='{"text": "Satu"}\n{"text": "Dua"}',
        d_txt_gz=gzip.compress(b"Tiga"),
        _tersembunyi="x",
        gambar_png=b"\x89PNG\r\n\x1a\n",
    )
    found = read(path)
    assert short(found, path) == [
        "/b.html",
        "/a.txt",
        "/dalam/c.jsonl:1",
        "/dalam/c.jsonl:2",
        "/d.txt.gz",
        "/gambar.png!",
    ]
    assert [p.body for p in found if isinstance(p, Page)] == [PAGE, TEXT, "Satu", "Dua", "Tiga"]


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    inner = TEXT.encode()
    for depth in range(5):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr(f"{depth}.zip" if depth else "a.txt", inner)
        inner = held.getvalue()
        path = tmp_path / f"{depth}.zip"
        path.write_bytes(inner)
    assert article(tmp_path / "2.zip").body == TEXT
    assert "too deep" in the_failure(tmp_path / "4.zip").error


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:-30], lambda raw: raw[:4] + bytes(200), lambda raw: raw[:40]]
)
def test_a_zip_without_its_directory(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    path = zipped(tmp_path / "a.zip", a_txt=TEXT)
    path.write_bytes(damage(path.read_bytes()))
    the_failure(path)


def test_a_damaged_member_is_lost_alone(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", a_jsonl=LINES, b_txt=TEXT)
    raw = bytearray(path.read_bytes())
    raw[200:220] = b"x" * 20
    path.write_bytes(raw)
    found = read(path)
    assert isinstance(found[-1], Page)
    assert found[-1].body == TEXT
    assert [f.origin for f in failures(path)][-1] == f"{path}/a.jsonl"


def test_a_member_behind_a_password(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", a_txt=TEXT)
    raw = path.read_bytes()
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = raw.index(sign) + at
        raw = raw[:place] + b"\1\0" + raw[place + 2 :]
    path.write_bytes(raw)
    assert "password" in the_failure(path).error


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", a_txt=bytes(limits.UNSUSPICIOUS), b_txt="x")
    assert "100 times" in the_failure(path).error


@pytest.mark.parametrize("member", ["[Content_Types].xml", "mimetype"])
def test_office_documents(tmp_path: Path, member: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr(member, "x")
        archive.writestr("word/document.xml", "<w/>")
    assert "document" in the_failure(tmp_path / "a.docx").error


def test_an_empty_zip(tmp_path: Path) -> None:
    the_failure(zipped(tmp_path / "a.zip"))


def test_members_are_counted_by_their_own_bytes(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", a_txt=TEXT)
    plain = tmp_path / "a.txt"
    plain.write_bytes(TEXT.encode())
    assert article(path).sha256 == article(plain).sha256
