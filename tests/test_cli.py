import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from kawat.cli import main

SAMPLES = Path(__file__).parent.parent / "samples"
ARTICLE = "JAKARTA - Menteri Luar Negeri RI Arman Prasetya tiba di Tokyo, Senin (4/3/2024).\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "artikel.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def test_json_is_one_record_a_line_in_input_order(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    rows = [{"id": f"a{i}", "title": "Judul", "text": f"{ARTICLE} Nomor {i}."} for i in range(5)]
    path = tmp_path / "berita.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    assert main(["read", str(path), "--json"]) == 0
    records = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [r["source"]["id"] for r in records] == [r["id"] for r in rows]
    assert [r["text"] for r in records] == [r["text"] for r in rows]


def test_several_processes_give_the_same_output(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "berita.jsonl"
    path.write_text(
        "".join(json.dumps({"text": f"{ARTICLE} {i}"}) + "\n" for i in range(100)), encoding="utf-8"
    )
    main(["read", str(path), "--json"])
    alone = capfdbinary.readouterr().out
    main(["read", str(path), "--json", "--jobs", "2"])
    assert capfdbinary.readouterr().out == alone


def test_a_failure_is_named_and_kept_and_the_rest_is_read(
    article: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    empty = tmp_path / "kosong.txt"
    empty.write_bytes(b"")
    assert main(["read", str(empty), article, "--json"]) == 1
    out, err = capfdbinary.readouterr()
    first, second = (json.loads(line) for line in out.splitlines())
    assert (first["type"], second["type"]) == ("failure", "record")
    assert first["origin"] == str(empty)
    assert str(empty).encode() in err


def test_only_keeps_the_sections_asked_for(article: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    main(["read", article, "--json", "--only", "times,quotes"])
    record = json.loads(capfdbinary.readouterr().out)
    assert "events" not in record
    assert [t["value"] for t in record["times"]] == ["2024-03-04"]


def test_an_unknown_section_is_wrong_usage(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["read", article, "--only", "gosip"])
    assert stop.value.code == 2
    assert "gosip" in capsys.readouterr().err


def test_no_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([])
    assert stop.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_messages_come_in_indonesian(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "tiada.txt"), "--lang", "id"]) == 1
    assert "gagal" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["--lang", "id", "--help"])
    assert "pemakaian:" in capsys.readouterr().out


def test_a_pipe_gets_no_colour_and_the_marks_in_words(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", article]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "[Senin (4/3/2024)|t1]" in out


def test_explain_shows_sentence_rule_file_and_line(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", article, "--only", "times"]) == 0
    out = capsys.readouterr().out
    assert "{TIME=2024-03-04 Senin (4/3/2024)}" in out
    assert "kawat/indonesian/times.toml:" in out


def test_check_accepts_what_read_writes(
    article: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["read", article, "--json"])
    line = capfdbinary.readouterr().out
    records = tmp_path / "r.jsonl"
    records.write_bytes(line)
    assert main(["check", str(records)]) == 0
    records.write_bytes(line + b"{}\n")
    assert main(["check", str(records)]) == 1
    assert b"r.jsonl:2" in capfdbinary.readouterr().err


def test_schema_describes_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert set(schema["$defs"]) >= {"Record", "Failure", "Entity", "Event", "Quote", "Figure", "TimeExpr"}


def test_help_answers_at_once() -> None:
    command = [sys.executable, "-m", "kawat.cli", "--help"]
    subprocess.run(command, capture_output=True, check=True)
    best = min(_cpu_seconds(command) for _ in range(3))
    assert best < 0.3


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m kawat.cli read {SAMPLES} --json | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr


def _cpu_seconds(command: list[str]) -> float:
    """Return what the command costs the processor: the wall clock of a busy machine tells nothing."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_why_not_names_the_predicate_that_came_near(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--why-not", "Penangkapan itu terjadi pada Senin."]) == 0
    out = capsys.readouterr().out
    assert "Penangkapan  COERCE: nobody who takes part was found" in out
    assert "kawat/indonesian/events/coerce.toml:" in out


def test_explain_needs_an_input_or_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 2
    assert "--why-not" in capsys.readouterr().err
