import os
from pathlib import Path

from kawat import engine
from kawat.engine import Found
from kawat.model import Failure


def _dies_at_three(found: Found) -> str:
    """Work like a parser that takes its process along."""
    if isinstance(found, Failure):
        return f"failure {Path(found.origin).name}"
    if found.body.strip() == "3":
        os._exit(9)
    return found.body.strip()


def test_a_process_that_dies_takes_one_article_with_it(tmp_path: Path) -> None:
    for i in range(6):
        (tmp_path / f"{i}.txt").write_text(f"{i}\n", encoding="utf-8")
    results = list(engine.run([str(tmp_path)], _dies_at_three, jobs=2))
    assert results == ["0", "1", "2", "failure 3.txt", "4", "5"]


def test_an_error_inside_becomes_a_failure(monkeypatch: object, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Isi berita.", encoding="utf-8")

    def stumble(_page: object) -> None:
        raise ValueError("tersandung")

    monkeypatch.setattr("kawat.engine.article.read", stumble)  # type: ignore[attr-defined]
    (result,) = engine.read([str(tmp_path)])
    assert isinstance(result, Failure)
    assert "tersandung" in result.error


def test_each_page_is_told_of_once(tmp_path: Path) -> None:
    for i in range(70):
        (tmp_path / f"{i:02}.txt").write_text(f"Berita nomor {i}.", encoding="utf-8")
    for jobs in (1, 2):
        seen: list[Found] = []
        assert len(list(engine.run([str(tmp_path)], engine.attempt, jobs=jobs, seen=seen.append))) == 70
        assert len(seen) == 70
