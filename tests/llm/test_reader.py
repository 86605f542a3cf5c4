import json
from pathlib import Path
from typing import Any

import pytest

from kawat.errors import LlmError, UsageError
from kawat.llm.options import address
from kawat.llm.reader import ANSWERS, Reader
from kawat.llm.settings import Settings
from kawat.model import Doc
from tests.llm.server import Act, error, events, reply, serve
from tests.making import make_doc

TEXT = "Polisi menangkap Budi Santoso di Bogor, Senin (4/3). Budi Santoso membantah."
ARREST: dict[str, Any] = {
    "type": "COERCE",
    "mode": "arrest",
    "status": "occurred",
    "sentence": 1,
    "trigger": "menangkap",
    "actors": ["Polisi"],
    "recipients": ["Budi Santoso"],
    "date": "Senin (4/3)",
    "place": "Bogor",
    "by": None,
}


def doc(text: str = TEXT) -> Doc:
    return make_doc(text, until="figures")


def reader(url: str, folder: Path, model: str = "m") -> Reader:
    return Reader(Settings(url=address(url), model=model, cache=folder, tries=2, pause=0.01, timeout=5))


def test_the_model_is_told_rules_entities_and_numbered_sentences(tmp_path: Path) -> None:
    with serve(events()) as s:
        reader(s.url, tmp_path).find(doc())
    system, article = (m["content"] for m in s.asked[0]["messages"])
    assert "COERCE: arrests" in system
    assert '{"events": []}' in system
    assert "Published: 2024-03-05" in article
    assert "1. Polisi menangkap Budi Santoso di Bogor, Senin (4/3).\n2. Budi Santoso membantah." in article
    assert "- Budi Santoso (person" in article


def test_what_the_model_claims_and_the_text_bears_out(tmp_path: Path) -> None:
    invented = {**ARREST, "trigger": "menembak"}
    with serve(events(ARREST, invented, {"type": "AID"})) as s:
        made = reader(s.url, tmp_path)
        (arrest,) = made.find(doc())
    assert (arrest.type, arrest.mode, arrest.date) == ("COERCE", "arrest", "2024-03-04")
    assert arrest.why == ("llm/m#model",)
    assert (made.tally.asked, made.tally.left_out) == (1, 2)
    assert (made.tally.tokens_in, made.tally.tokens_out) == (1000, 50)


def test_an_answer_is_paid_for_once(tmp_path: Path) -> None:
    with serve(events(ARREST)) as s:
        first = reader(s.url, tmp_path).find(doc())
        again = reader(s.url, tmp_path)
        assert again.find(doc()) == first
        assert len(s.asked) == 1
        assert (again.tally.asked, again.tally.kept, again.tally.tokens_in) == (0, 1, 0)


def test_another_model_or_text_is_another_question(tmp_path: Path) -> None:
    with serve(events(ARREST)) as s:
        reader(s.url, tmp_path).find(doc())
        reader(s.url, tmp_path, model="n").find(doc())
        reader(s.url, tmp_path).find(doc(TEXT + " Lalu Budi pulang."))
    assert len(s.asked) == 3


def test_a_damaged_file_of_the_cache_is_asked_for_again(tmp_path: Path) -> None:
    with serve(events(ARREST)) as s:
        reader(s.url, tmp_path).find(doc())
        (kept,) = tmp_path.rglob("*.json")
        kept.write_bytes(kept.read_bytes()[:20])
        assert reader(s.url, tmp_path).find(doc())
        kept.write_text(json.dumps({"model": "m", "content": "no JSON"}), encoding="utf-8")
        assert reader(s.url, tmp_path).find(doc())
    assert len(s.asked) == 3
    assert [p.suffix for p in tmp_path.rglob("*.*")] == [".json"]


@pytest.mark.parametrize(
    "bad", [reply('{"events": [{"type": "AI'), reply("Maaf, saya tidak bisa."), reply({"items": []})]
)
def test_a_broken_answer_is_complained_about_and_asked_again(bad: Act, tmp_path: Path) -> None:
    with serve(bad, events(ARREST)) as s:
        made = reader(s.url, tmp_path)
        assert len(made.find(doc())) == 1
    assert [m["role"] for m in s.asked[1]["messages"]] == ["system", "user", "assistant", "user"]
    assert made.tally.tokens_in == 2000


def test_a_model_that_never_answers_rightly_is_an_error_and_is_not_kept(tmp_path: Path) -> None:
    with serve(reply("Halo!")) as s, pytest.raises(LlmError, match="no JSON, 3 times"):
        reader(s.url, tmp_path).find(doc())
    assert len(s.asked) == ANSWERS
    assert not [*tmp_path.rglob("*.json")]


def test_an_error_of_the_server_is_not_kept(tmp_path: Path) -> None:
    with serve(error(500), error(500), events(ARREST)) as s:
        made = reader(s.url, tmp_path)
        with pytest.raises(LlmError):
            made.find(doc())
        assert made.find(doc())


def test_an_article_that_names_nobody_is_not_asked_about(tmp_path: Path) -> None:
    with serve(events()) as s:
        assert reader(s.url, tmp_path).find(doc("Hujan turun deras semalaman.")) == ()
    assert s.asked == []


def test_characters_that_are_none_reach_no_server(tmp_path: Path) -> None:
    with serve(events(ARREST)) as s:
        assert reader(s.url, tmp_path).find(doc(TEXT + " \ud800"))
    assert "\ud800" not in s.asked[0]["messages"][1]["content"]


def test_a_folder_that_cannot_be_made_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="berkas"):
        reader("http://127.0.0.1:9", tmp_path / "berkas" / "llm")


def test_an_answer_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    with serve(events(ARREST)) as s:
        made = reader(s.url, tmp_path)
        for first in range(256):
            (tmp_path / f"{first:02x}").write_text("in the way", encoding="utf-8")
        with pytest.raises(LlmError, match="can't be kept"):
            made.find(doc())
