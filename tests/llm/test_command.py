import argparse
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kawat.cli import main
from kawat.errors import UsageError
from kawat.llm import options
from kawat.llm.options import address, cache_folder
from tests.llm.server import error, events, serve, slow
from tests.llm.test_reader import ARREST, TEXT

KEY = "sk-rahasia-123"


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("KAWAT_LLM_URL", "KAWAT_LLM_MODEL", "KAWAT_LLM_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def news(tmp_path: Path) -> str:
    path = tmp_path / "berita.jsonl"
    rows = [{"id": f"a{i}", "title": "Judul", "text": f"{TEXT} Nomor {i}."} for i in range(6)]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return str(path)


def run(url: str, *arguments: str) -> int:
    return main(["read", *arguments, "--engine", "llm", "--llm-url", url, "--llm-model", "m"])


def records(out: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_the_model_finds_the_events_and_the_rules_the_rest(
    news: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with serve(events(ARREST)) as s:
        assert run(s.url, news, "--json", "--codes", "--llm-prices", "2,10") == 0
    out, err = capfdbinary.readouterr()
    first = records(out)[0]
    assert [e["why"] for e in first["events"]] == [["llm/m#model"]]
    assert first["events"][0]["codes"]["cameo"] == "173"
    assert first["versions"]["engine"] == "llm/m"
    assert first["entities"]
    assert b"6 answers, 0 from the cache, 6000 tokens in, 300 out" in err
    assert b"cost 0.0150" in err
    assert cache_folder().is_dir()


def test_several_threads_give_the_same_output_and_a_rerun_costs_nothing(
    news: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with serve(slow(0.1, events(ARREST))) as s:
        run(s.url, news, "--json", "--jobs", "4")
        together = capfdbinary.readouterr()
        run(s.url, news, "--json")
        alone = capfdbinary.readouterr()
        assert len(s.asked) == 6
    assert together.out == alone.out
    assert [r["source"]["id"] for r in records(alone.out)] == [f"a{i}" for i in range(6)]
    assert b"0 answers, 6 from the cache" in alone.err


def test_an_article_without_an_answer_fails_and_the_rest_is_read_and_resumed(
    news: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with serve(events(ARREST), error(413, "too long"), events(ARREST)) as s:
        assert run(s.url, news, "--json") == 1
        found = records(capfdbinary.readouterr().out)
        assert [r["type"] for r in found] == ["record", "failure", *["record"] * 4]
        assert (found[1]["stage"], "too long" in found[1]["error"]) == ("layers", True)
        assert run(s.url, news, "--json") == 0
        assert len(s.asked) == 7


def test_people_read_the_models_events_too(news: str, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(events(ARREST)) as s:
        assert run(s.url, news) == 0
    assert "COERCE" in capsys.readouterr().out


def test_address_model_and_key_come_from_the_environment_and_the_key_stays_there(
    news: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    with serve(error(401, f"wrong key {KEY}")) as s:
        monkeypatch.setenv("KAWAT_LLM_URL", s.url)
        monkeypatch.setenv("KAWAT_LLM_MODEL", "m")
        monkeypatch.setenv("KAWAT_LLM_KEY", KEY)
        assert main(["read", news, "--json", "--engine", "llm", "--lang", "id"]) == 1
    out, err = capfdbinary.readouterr()
    assert s.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert len(s.asked) == 1
    assert KEY.encode() not in out + err
    assert b"menolak kuncinya" in err
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and KEY.encode() in p.read_bytes()]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--engine", "llm"],
        ["--engine", "llm", "--llm-url", "http://127.0.0.1:9"],
        ["--engine", "llm", "--llm-url", "ftp://x", "--llm-model", "m"],
        ["--engine", "llm", "--llm-url", "http://u:p@x", "--llm-model", "m"],
        ["--codes"],
    ],
)
def test_what_is_missing_or_wrong_is_wrong_usage(
    arguments: list[str], news: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", news, *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kawat: ")
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments", [["--engine", "gpt"], ["--llm-prices", "1"], ["--llm-prices", "a,b"], ["--llm-timeout", "0"]]
)
def test_an_option_that_makes_no_sense_is_wrong_usage(arguments: list[str], news: str) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["read", news, *arguments])
    assert stop.value.code == 2


def test_a_key_with_a_line_break_is_refused_and_not_told(
    news: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KAWAT_LLM_KEY", "sk-a\nX-Evil: 1")
    assert run("http://127.0.0.1:9", news) == 2
    assert "sk-a" not in capsys.readouterr().err


def test_sections_without_events_ask_no_model(news: str) -> None:
    with serve(events(ARREST)) as s:
        assert run(s.url, news, "--json", "--only", "quotes") == 0
    assert s.asked == []


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("http://localhost:8080", "http://localhost:8080/v1/chat/completions"),
        ("http://localhost:8080/", "http://localhost:8080/v1/chat/completions"),
        ("https://a.id/api/v1/", "https://a.id/api/v1/chat/completions"),
        ("https://a.id/v1/chat/completions", "https://a.id/v1/chat/completions"),
        ("https://a.id/openai/deployments/x?api-version=1", None),
    ],
)
def test_addresses(given: str, meant: str | None) -> None:
    expected = meant or "https://a.id/openai/deployments/x/chat/completions?api-version=1"
    assert address(given) == expected


@pytest.mark.parametrize("wrong", ["", "localhost", "http://", "http://a:99999", "http://[::1"])
def test_what_is_no_address(wrong: str) -> None:
    with pytest.raises(UsageError):
        address(wrong)


def test_the_default_loads_none_of_it(news: str) -> None:
    code = "import sys; from kawat.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, "read", news, "--json"], capture_output=True, text=True, check=True
    )
    loaded = {name for name in done.stderr.split() if name.startswith(("kawat.llm", "urllib3", "httpx"))}
    assert loaded == {"kawat.llm", "kawat.llm.options", "kawat.llm.settings"}


def test_a_run_that_is_stopped_ends_at_once_and_resumes(news: str, tmp_path: Path) -> None:
    with serve(events(ARREST), events(ARREST), slow(20, events(ARREST))) as s:
        command = [
            sys.executable,
            "-m",
            "kawat.cli",
            "read",
            news,
            "--json",
            "--jobs",
            "2",
            "--engine",
            "llm",
        ]
        environment = {**os.environ, "KAWAT_LLM_URL": s.url, "KAWAT_LLM_MODEL": "m"}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        while len(s.asked) < 3 and process.poll() is None:
            time.sleep(0.05)
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=15)
        assert time.monotonic() - start < 5
        assert process.returncode == 130
        assert b"Traceback" not in err
        assert b"language model: 2 answers" in err
        s.acts[:] = [events(ARREST)]
        assert run(s.url, news, "--json", "--llm-cache", str(tmp_path / "cache" / "kawat" / "llm")) == 0
        assert len([*tmp_path.rglob("*/llm/*/*.json")]) == 6


def test_every_option_stands_in_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "llm.md").read_text(encoding="utf-8")
    parser = argparse.ArgumentParser(add_help=False)
    options.add(parser.add_argument_group(), "en")
    for action in parser._actions:
        assert action.option_strings[0] in page
    for name in ("KAWAT_LLM_URL", "KAWAT_LLM_MODEL", "KAWAT_LLM_KEY"):
        assert name in page
