"""Who did what to whom, as a language model reads it: a layer in the place of the event rules."""

from pathlib import Path
from threading import Lock
from typing import Any

import msgspec

from kawat.errors import LlmError
from kawat.llm import prompt
from kawat.llm.answer import Answer, UnreadableError, read
from kawat.llm.cache import Cache, Kept, key
from kawat.llm.client import Client
from kawat.llm.grounding import ground
from kawat.llm.settings import Settings, Tally
from kawat.model import Doc, Event

ANSWERS = 3  # that are read before an article is given up
_SHOWN = 2000  # characters of a wrong answer that the model is shown again


class Reader:
    """Reads events with a language model; threads may share it. `tally` is what was spent so far."""

    def __init__(self, settings: Settings) -> None:
        """Prepare to ask. Raises `UsageError` if answers can't be kept where the settings say."""
        self.settings = settings
        self.name = f"llm/{settings.model}"
        self.tally = Tally()
        self._client = Client(settings)
        self._cache = Cache(Path(settings.cache))
        self._lock = Lock()

    def close(self) -> None:
        """End all waiting for the model."""
        self._client.close()

    def find(self, doc: Doc) -> tuple[Event, ...]:
        """Return the events that the model tells and the text bears out. Raises `LlmError`.

        An article that names nobody has none, and is not asked about.
        """
        if not doc.entities:
            return ()
        answer = self._answer(prompt.messages(doc))
        events = ground(answer.claims, doc, f"{self.name}#model")
        told = sum(len(event.mentions) for event in events)
        self._add(left_out=max(0, len(answer.claims) - told) + answer.malformed)
        return events

    def _answer(self, messages: list[prompt.Message]) -> Answer:
        name = key(self.settings.model, messages, prompt.schema())
        kept = self._kept(name)
        if kept:
            self._add(kept=1)
        return kept or self._asked(messages, name)

    def _kept(self, name: str) -> Answer | None:
        """Return the answer given before, if it can still be read."""
        kept = self._cache.get(name)
        try:
            return read(kept.content) if kept else None
        except UnreadableError:
            return None

    def _asked(self, messages: list[prompt.Message], name: str) -> Answer:
        """Ask, again if the answer can't be read, and keep the one that can."""
        question, problem = messages, ""
        for _ in range(ANSWERS):
            reply = self._client.ask(question)
            self._add(asked=1, tokens_in=reply.tokens_in, tokens_out=reply.tokens_out)
            try:
                answer = read(reply.content)
            except UnreadableError as error:
                problem = str(error)
                question = prompt.again(messages, reply.content[:_SHOWN], problem)
            else:
                self._cache.put(name, Kept(model=self.settings.model, **msgspec.structs.asdict(reply)))
                return answer
        raise LlmError(
            f"the model answers with {problem}, {ANSWERS} times",
            advice="use a model or server that follows a JSON schema",
        )

    def _add(self, **counts: Any) -> None:
        with self._lock:
            for name, count in counts.items():
                setattr(self.tally, name, getattr(self.tally, name) + count)
