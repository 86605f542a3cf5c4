import socket
import threading
import time
from pathlib import Path

import pytest

from kawat.errors import LlmError
from kawat.llm.client import Client
from kawat.llm.options import address
from kawat.llm.reply import pause
from kawat.llm.settings import Settings
from tests.llm import server
from tests.llm.server import Act, error, raw, reply, serve

ASKED = [{"role": "user", "content": "Apa kabar?"}]
KEY = "sk-rahasia-123"


def settings(url: str, **rest: object) -> Settings:
    given = {"model": "m", "cache": Path("/nowhere"), "tries": 4, "pause": 0.01, "timeout": 5.0, **rest}
    return Settings(url=address(url), **given)  # type: ignore[arg-type]


def test_the_question_is_structured_deterministic_and_signed() -> None:
    with serve(reply("baik")) as s:
        answer = Client(settings(s.url, key=KEY)).ask(ASKED)
    assert (answer.content, answer.tokens_in, answer.tokens_out) == ("baik", 1000, 50)
    (asked,) = s.asked
    assert (asked["model"], asked["messages"], asked["temperature"]) == ("m", ASKED, 0)
    assert asked["response_format"]["type"] == "json_schema"
    assert s.headers[0]["path"] == "/v1/chat/completions"
    assert s.headers[0]["Authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    "trouble",
    [
        error(500, "overloaded"),
        error(503),
        error(429, "too many", Retry_After="0"),
        raw(b"<html>Bad gateway</html>", 502, Content_Type="text/html"),
        raw(b"<html>Welcome</html>", Content_Type="text/html"),
        raw(b""),
        raw(b"[1, 2]"),
        raw(b'{"choices": []}'),
        raw(b'{"choices": [{"message": {"content": null}}]}'),
        raw(b'{"choices": [{"message": {"content": "  "}}]}'),
        raw(b'{"choices": ["x"]}'),
        raw(b'{"choices": [{"mess'),
        raw(b"[" * 100_000),
        raw(b"\xff\xfe\x00"),
        server.breaking_off,
        server.hanging_up,
    ],
)
def test_trouble_is_asked_again(trouble: Act) -> None:
    with serve(trouble, trouble, reply("baik")) as s:
        assert Client(settings(s.url)).ask(ASKED).content == "baik"
    assert len(s.asked) == 3


@pytest.mark.parametrize("trouble", [error(500, "overloaded"), raw(b'{"choices": []}'), server.hanging_up])
def test_trouble_without_end_is_an_error(trouble: Act) -> None:
    with serve(trouble) as s, pytest.raises(LlmError) as stop:
        Client(settings(s.url)).ask(ASKED)
    assert len(s.asked) == 4
    assert "tries: 4" in stop.value.what
    assert stop.value.advice


def test_a_slow_answer_is_asked_for_again() -> None:
    with serve(server.slow(1.0, reply("terlambat")), reply("baik")) as s:
        start = time.monotonic()
        assert Client(settings(s.url, timeout=0.3)).ask(ASKED).content == "baik"
    assert time.monotonic() - start < 3


def test_a_dripping_answer_is_no_answer() -> None:
    with serve(server.dripping) as s, pytest.raises(LlmError, match=r"no whole answer came within 0\.3 s"):
        Client(settings(s.url, timeout=0.3, tries=1)).ask(ASKED)


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(LlmError, match="its server can't be reached"):
        Client(settings(url)).ask(ASKED)


def test_a_server_that_is_down_is_asked_once_an_article_until_it_answers() -> None:
    down = error(500)
    with serve(*[down] * 4, down, reply("baik"), down, reply("lagi")) as s:
        client = Client(settings(s.url))
        for _ in range(2):
            with pytest.raises(LlmError):
                client.ask(ASKED)
        assert len(s.asked) == 4 + 1
        assert client.ask(ASKED).content == "baik"
        assert client.ask(ASKED).content == "lagi"


@pytest.mark.parametrize("status", [400, 422, 501])
def test_a_server_without_schemas_is_asked_without(status: int) -> None:
    with serve(error(status, "unknown response_format"), reply("satu"), reply("dua")) as s:
        client = Client(settings(s.url))
        assert [client.ask(ASKED).content for _ in range(2)] == ["satu", "dua"]
    assert ["response_format" in asked for asked in s.asked] == [True, False, False]


def test_a_grammar_that_breaks_is_left_out() -> None:
    with serve(error(500, "failed to parse grammar"), reply("satu")) as s:
        assert Client(settings(s.url)).ask(ASKED).content == "satu"


def test_a_question_that_is_refused_either_way_says_why_and_the_next_has_its_schema() -> None:
    with serve(
        error(400, "context length exceeded"), error(400, "context length exceeded"), reply("ya")
    ) as s:
        client = Client(settings(s.url))
        with pytest.raises(LlmError, match="context length exceeded"):
            client.ask(ASKED)
        client.ask(ASKED)
    assert "response_format" in s.asked[-1]


@pytest.mark.parametrize(("status", "advice"), [(401, "KAWAT_LLM_KEY"), (403, "KEY"), (404, "--llm-model")])
def test_a_refusal_for_all_is_heard_once(status: int, advice: str) -> None:
    with serve(error(status, "no")) as s:
        client = Client(settings(s.url))
        for _ in range(3):
            with pytest.raises(LlmError) as stop:
                client.ask(ASKED)
            assert advice in stop.value.advice
    assert len(s.asked) == 1


def test_a_redirect_is_not_followed() -> None:
    with (
        serve(reply("lain")) as other,
        serve(raw(b"", 307, Location=other.url)) as s,
        pytest.raises(LlmError, match="status 307"),
    ):
        Client(settings(s.url, key=KEY)).ask(ASKED)
    assert other.asked == []


def test_the_key_is_never_told() -> None:
    with serve(error(401, f"Incorrect key {KEY} given")) as s:
        made = settings(s.url, key=KEY)
        with pytest.raises(LlmError) as stop:
            Client(made).ask(ASKED)
    assert KEY not in stop.value.what + stop.value.advice + repr(made) + str(made)
    assert "[key]" in stop.value.what


def test_a_cut_answer_is_an_error_at_once() -> None:
    with serve(reply('{"events": [', finish="length")) as s, pytest.raises(LlmError, match="cut off"):
        Client(settings(s.url)).ask(ASKED)
    assert len(s.asked) == 1


def test_a_wait_for_the_server_is_as_long_as_it_asks() -> None:
    with serve(error(429, "", Retry_After="1"), reply("baik")) as s:
        start = time.monotonic()
        Client(settings(s.url)).ask(ASKED)
    assert 1.0 <= time.monotonic() - start < 3


def test_what_a_retry_after_says() -> None:
    assert pause("7") == 7.0
    assert pause("Mon, 01 Jan 2001 00:00:00 GMT") == 0.0
    assert (pause("Fri, 01 Jan 2999 00:00:00 GMT") or 0) > 1e6
    assert pause("") is None
    assert pause("nanti") is None
    assert pause("Mon, 01 Jan 2001 00:00:00") in (0.0, None)


@pytest.mark.parametrize("act", [server.slow(3.0, reply("x")), error(429, "", Retry_After="30")])
def test_a_wait_ends_when_the_client_closes(act: Act) -> None:
    with serve(act) as s:
        client = Client(settings(s.url))
        threading.Timer(0.3, client.close).start()
        start = time.monotonic()
        with pytest.raises(LlmError, match="stopped"):
            client.ask(ASKED)
        assert time.monotonic() - start < 2
