from pathlib import Path
from types import SimpleNamespace

import pytest

from evals.compare import kawat, main, measures, row

ARTICLE = {
    "id": "a1",
    "title": "Kabar",
    "url": None,
    "published": "2024-03-05",
    "text": 'Kairo (ANTARA) - "Kami siap membantu warga," kata Budi Santoso, Senin (4/3).',
}


def test_without_annotated_articles_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert not told.out
    assert str(tmp_path) in told.err


def test_kawat_reads_as_the_measures_expect() -> None:
    record = kawat("quotes")(ARTICLE)
    (quote,) = record["quotes"]
    start, end = quote["span"]
    assert record["text"][start:end] == "Kami siap membantu warga,"
    assert [e["name"] for e in record["entities"] if e["id"] == quote["speaker"]] == ["Budi Santoso"]
    assert [t["value"] for t in record["times"]] == ["2024-03-04"]


def test_a_layer_not_asked_for_is_not_timed() -> None:
    assert not kawat("times")(ARTICLE)["quotes"]


def test_measures_are_loaded_from_their_file(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text("WEIGHT = 3\n", encoding="utf-8")
    assert measures(tmp_path / "score.py").WEIGHT == 3


def test_a_row_of_the_table() -> None:
    shares = {"p": 0.5, "r": 1.0, "f1": 2 / 3}
    assert row(SimpleNamespace(tp=4, row=lambda: shares)) == ["4", "0.50", "1.00", "0.67"]
