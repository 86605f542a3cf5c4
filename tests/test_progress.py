from pathlib import Path

import pytest

from kawat import engine, progress
from kawat.messages import say


def test_the_sizes_of_pages_add_up_to_the_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Berita satu.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "Berita dua."}\n{"text": "Berita tiga."}\n', encoding="utf-8")
    pages = list(engine.pages([str(tmp_path)]))
    newlines = 2
    assert sum(p.size for p in pages if isinstance(p, engine.Page)) + newlines == progress.size_of(
        [str(tmp_path)]
    )


def test_a_stream_has_no_size() -> None:
    assert progress.size_of(["-"]) is None


def test_the_bar_shows_count_and_rate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # as on a terminal
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text("Berita.", encoding="utf-8")
    with progress.bar([str(tmp_path)], say, patience=0.0) as seen:
        assert len(list(engine.run([str(tmp_path)], engine.attempt, seen=seen))) == 3
    assert "articles/s" in capsys.readouterr().err
