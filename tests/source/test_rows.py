import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kawat.model import Failure, Given, Page
from kawat.source import limits
from tests.source.making import article, articles, failures, read, short, the_failure

ROW = {
    "judul": "Hujan",
    "isi": "Hujan turun.\r\n\r\n Deras.",
    "tanggal": "4/3/2024",
    "sumber": "Kawat",
    "warna": "biru",
}
GIVEN = Given(title="Hujan", published="4/3/2024", publisher="Kawat")
text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda t: bool(t.strip()))


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# --- JSON Lines


def test_a_line_is_an_article(tmp_path: Path) -> None:
    line = json.dumps(ROW)
    path = write(tmp_path / "berita.jsonl", f"\n{line}\n")
    page = article(path)
    assert page.body == ROW["isi"]
    assert page.given == GIVEN
    assert (page.format, page.container, page.origin) == ("text", "jsonl", f"{path}:2")
    assert page.sha256 == hashlib.sha256(line.encode()).hexdigest()


def test_a_broken_line_is_lost_alone(tmp_path: Path) -> None:
    good = json.dumps(ROW)
    bad = [
        '{"isi": "patah',
        "[1, 2]",
        "12",
        '{"judul": "tanpa isi"}',
        '{"isi": "  "}',
        "[" * 100_000,
        '{"isi": {}}',
    ]
    path = write(tmp_path / "berita.jsonl", "\n".join([good, *bad, good]))
    assert short(read(path), path) == [":1", *(f":{n}!" for n in range(2, 9)), ":9"]
    assert all(f.error and f.advice for f in failures(path))


def test_the_text_may_be_html(tmp_path: Path) -> None:
    rows = ["<p>Hujan turun.</p>", "Hujan <b>turun</b>. a < b", "Hujan<br>turun"]
    path = write(tmp_path / "a.jsonl", "\n".join(json.dumps({"text": t}) for t in rows))
    assert [p.format for p in articles(path)] == ["html", "text", "html"]


def test_values_as_scrapers_write_them(tmp_path: Path) -> None:
    row = '{"content": ["Satu.", "Dua."], "id": 7, "source": {"name": "Kawat"}, "date": NaN, "url": null}'
    page = article(write(tmp_path / "a.jsonl", row))
    assert page.body == "Satu.\nDua."
    assert page.given == Given(id="7", publisher="Kawat")


def test_the_address_may_stand_under_source(tmp_path: Path) -> None:
    page = article(write(tmp_path / "a.jsonl", '{"text": "Hujan", "source": "https://contoh.id/1"}'))
    assert page.given == Given(url="https://contoh.id/1")


def test_the_first_column_that_holds_something(tmp_path: Path) -> None:
    page = article(
        write(tmp_path / "a.jsonl", '{"content": "Ringkas", "text": "", "html": "<p>Panjang</p>"}')
    )
    assert page.body == "Ringkas"


def test_half_a_surrogate_pair_is_replaced(tmp_path: Path) -> None:
    page = article(write(tmp_path / "a.jsonl", r'{"text": "Hujan \ud83d turun", "title": "\udc00"}'))
    assert page.body == "Hujan \ufffd turun"
    assert page.given.title == "\ufffd"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be"])
def test_lines_in_other_encodings(tmp_path: Path, codec: str) -> None:
    content = "".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in ("“Kafé”", "Köln – 2"))
    path = write(tmp_path / "a.jsonl", content.encode(codec))
    assert [p.body for p in articles(path)] == ["“Kafé”", "Köln – 2"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(text, min_size=1), ascii_only=st.booleans())
def test_any_text_comes_back_from_json(tmp_path: Path, texts: list[str], ascii_only: bool) -> None:
    lines = [json.dumps({"text": t}, ensure_ascii=ascii_only) for t in texts]
    assert [p.body for p in articles(write(tmp_path / "a.jsonl", "\n".join(lines)))] == texts
    assert [p.body for p in articles(write(tmp_path / "a.json", "[" + ",".join(lines) + "]"))] == texts


def test_a_line_that_is_too_long_is_lost_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARTICLE", 1000)
    good, long = json.dumps(ROW), json.dumps({"text": "kata " * 100_000})
    path = write(tmp_path / "a.jsonl", f"{good}\n{long}\n{good}\n")
    assert short(read(path), path) == [":1", ":2!", ":3"]
    assert "MB" in failures(path)[0].error


# --- JSON across lines


@pytest.mark.parametrize("indent", [None, 2])
def test_arrays_and_single_objects(tmp_path: Path, indent: int | None) -> None:
    array = write(tmp_path / "a.json", json.dumps([ROW, ROW], indent=indent))
    assert short(read(array), array) == ["#1", "#2"]
    assert [p.given for p in articles(array)] == [GIVEN, GIVEN]
    one = write(tmp_path / "b.json", json.dumps({"text": 'Kata dia, "}{\\" ya.'}, indent=indent))
    assert article(one).body == 'Kata dia, "}{\\" ya.'


def test_the_answer_of_a_news_service(tmp_path: Path) -> None:
    wrapped = {"status": "ok", "total": 2, "articles": [ROW, {"title": "kosong"}, ROW]}
    path = write(tmp_path / "a.json", json.dumps(wrapped, indent=1))
    assert short(read(path), path) == ["#1.1", "#1.2!", "#1.3"]
    feed = {
        "title": "Kabar",
        "authors": [{"name": "A"}],
        "items": [{"content_html": "<p>Hujan</p>", "id": 1}],
    }
    assert article(write(tmp_path / "b.json", json.dumps(feed))).body == "<p>Hujan</p>"


def test_an_array_that_breaks_off(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", json.dumps([ROW, ROW, ROW])[:-20])
    assert short(read(path), path) == ["#1", "#2", "#3!"]


def test_an_object_that_is_too_large_is_lost_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARTICLE", 1000)
    path = write(tmp_path / "a.json", json.dumps([ROW, {"text": "kata\\ {" * 50_000}, ROW]))
    assert short(read(path), path) == ["#1", "#2!", "#3"]


@pytest.mark.parametrize(
    ("name", "content"), [("a.jsonl", "\n \n"), ("a.csv", "judul,isi\n"), ("a.csv", "\n")]
)
def test_rows_without_articles(tmp_path: Path, name: str, content: str) -> None:
    the_failure(write(tmp_path / name, content))


@pytest.mark.parametrize("content", ["[]", "[1, 2]", '["a"]', "rusak", "{}"])
def test_json_without_articles(tmp_path: Path, content: str) -> None:
    the_failure(write(tmp_path / "a.json", content))


# --- tables


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_row_is_an_article(tmp_path: Path, mark: str) -> None:
    head = mark.join(ROW)
    path = write(
        tmp_path / "berita.csv", f'{head}\r\nHujan{mark}"{ROW["isi"]}"{mark}4/3/2024{mark}Kawat{mark}\r\n'
    )
    page = article(path)
    assert page.body == ROW["isi"]
    assert page.given == GIVEN
    assert (page.container, page.origin) == ("csv", f"{path}:2")


def test_quoted_cells_and_where_rows_begin(tmp_path: Path) -> None:
    rows = ["judul,isi", 'A,"Kata dia, ""ya""."', "", 'B,"satu\ndua\n"', "C,<p>tiga</p>"]
    path = write(tmp_path / "a.csv", "\n".join(rows))
    assert [(p.body, p.format) for p in articles(path)] == [
        ('Kata dia, "ya".', "text"),
        ("satu\ndua\n", "text"),
        ("<p>tiga</p>", "html"),
    ]
    assert short(read(path), path) == [":2", ":4", ":7"]
    assert articles(path)[1].sha256 == hashlib.sha256(b'B,"satu\ndua\n"').hexdigest()


def test_rows_with_other_lengths_or_without_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "judul,isi\nA,satu,\nB,dua,lebih\nC\nD,\nE,lima")
    assert short(read(path), path) == [":2", ":3!", ":4!", ":5!", ":6"]


def test_a_quotation_mark_that_nothing_closes_costs_one_row(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'judul,isi\nA,satu\nB,"dua\nC,tiga\nD,empat\n')
    assert short(read(path), path) == [":2", ":3!", ":4", ":5"]


def test_a_wrong_quotation_mark_costs_one_row(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'judul,isi\nA,"satu" dan\nB,dua\n')
    assert short(read(path), path) == [":2!", ":3"]


def test_cells_that_are_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARTICLE", 1000)
    long, many = "kata " * 500, "baris\n" * 500
    path = write(tmp_path / "a.csv", f'judul,isi\nA,satu\nB,{long}\nC,tiga\nD,"{many}"\nE,lima\n')
    found = read(path)
    assert short(found, path)[:3] == [":2", ":3!", ":4"]
    assert short(found, path)[3] == ":5!"
    assert [p.body for p in found if isinstance(p, Page)] == ["satu", "tiga", "lima"]


def test_no_column_for_the_text(tmp_path: Path) -> None:
    failure = the_failure(write(tmp_path / "a.csv", "judul,tanggal\nA,1\nB,2\n"))
    assert "judul, tanggal" in failure.error


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(text, min_size=1))
def test_any_text_comes_back_from_a_table(tmp_path: Path, texts: list[str]) -> None:
    quoted = "".join('x,"' + t.replace('"', '""') + '"\n' for t in texts)
    assert [p.body for p in articles(write(tmp_path / "a.csv", "judul,text\n" + quoted))] == texts


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_rows_are_survived(tmp_path: Path, raw: bytes) -> None:
    for name, begin in (("a.csv", b"judul,isi\n"), ("a.jsonl", b'{"text": "a"}\n'), ("a.json", b"[{")):
        for found in read(write(tmp_path / name, begin + raw)):
            assert isinstance(found, Page) or found.advice
            assert not isinstance(found, Failure) or found.stage == "source"
