"""How is the model asked? Again if its server is busy or broken, and without a schema if it takes none.

A server that refuses the key or the model is asked no more; one that is down is asked once an article
until it answers.
"""

import random
from typing import Any

from kawat.errors import LlmError
from kawat.llm.prompt import Message, schema
from kawat.llm.reply import Raw, Reply, TroubleError, error_message, pause, refuses_schema, reply
from kawat.llm.request import Post
from kawat.llm.settings import Settings

LONGEST_PAUSE = 60.0  # seconds, whatever the server asks for
_BUSY = (408, 409, 425, 429)
_FOR_ALL = {  # what is wrong with every question to this server
    401: ("refuses the key", "set KAWAT_LLM_KEY"),
    403: ("refuses the key", "set KAWAT_LLM_KEY"),
    404: ("has no such model or address", "check --llm-url and --llm-model"),
}


class Client:
    """Asks one model of one server; threads may share it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._server = Post(settings)
        self._plain = False  # the server takes no schema
        self._down = False  # the server did not answer the last question
        self._useless: LlmError | None = None

    def close(self) -> None:
        """End all waiting; the questions under way fail."""
        self._server.close()

    def ask(self, messages: list[Message]) -> Reply:
        """Return the model's reply. Raises `LlmError` if there is none."""
        tries = 1 if self._down else self.settings.tries
        for done in range(1, tries + 1):
            if self._useless:
                raise self._useless
            try:
                answer = self._ask_once(messages)
            except TroubleError as trouble:
                if done == tries:
                    self._down = True
                    raise _given_up(trouble, done) from trouble
                self._server.rest(min(LONGEST_PAUSE, trouble.pause or self._backoff(done)))
            else:
                self._down = False
                return answer
        raise AssertionError("unreachable")

    def _ask_once(self, messages: list[Message]) -> Reply:
        question: dict[str, Any] = {"model": self.settings.model, "messages": messages, "temperature": 0}
        if self._plain:
            return self._reply(self._server.send(question))
        form = {"name": "events", "strict": True, "schema": schema()}
        raw = self._server.send({**question, "response_format": {"type": "json_schema", "json_schema": form}})
        if not refuses_schema(raw):
            return self._reply(raw)
        answer = self._reply(self._server.send(question))
        self._plain = True
        return answer

    def _reply(self, raw: Raw) -> Reply:
        if raw.status == 200:
            return reply(raw.body)
        said = self._said(raw)
        if raw.status in _BUSY or raw.status >= 500:
            raise TroubleError(
                f"the server is in trouble (status {raw.status}{said})", pause(raw.retry_after)
            )
        if raw.status in _FOR_ALL:
            what, advice = _FOR_ALL[raw.status]
            self._useless = LlmError(f"the model's server {what} (status {raw.status}{said})", advice=advice)
            raise self._useless
        raise LlmError(
            f"the model's server refuses the question (status {raw.status}{said})",
            advice="check --llm-url and --llm-model; a long article needs a model with room for it",
        )

    def _said(self, raw: Raw) -> str:
        """Return what the server says is wrong, in a line, the key taken out should it be in there."""
        words = " ".join(error_message(raw.body).split())
        if self.settings.key:
            words = words.replace(self.settings.key, "[key]")
        return f": {words[:200]}" if words else ""

    def _backoff(self, done: int) -> float:
        longest: float = min(LONGEST_PAUSE, self.settings.pause * 2.0 ** (done - 1))
        return longest * random.uniform(0.5, 1.0)  # noqa: S311 - only to keep clients apart


def _given_up(trouble: TroubleError, tries: int) -> LlmError:
    return LlmError(
        f"no answer from the model: {trouble} (tries: {tries})",
        advice="see that its server runs and start again: answers are kept",
    )
