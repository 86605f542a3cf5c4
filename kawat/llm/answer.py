"""What does the model's answer say? The JSON object in it, and its items, the malformed left out."""

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from kawat.model import Status

_THOUGHT = re.compile(r"\A.*</think>", re.DOTALL)
_STARTS = 20  # braces at which the object is looked for
_JSON = json.JSONDecoder()


class UnreadableError(ValueError):
    """An answer without the object asked for; its message says what it is instead."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """An event as the model tells it, in words that are still to be found in the text."""

    type: str
    status: Status
    trigger: str
    sentence: int = 0
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    by: str | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The events of an answer; `malformed` counts the items that were none."""

    claims: tuple[Claim, ...]
    malformed: int = 0


def read(content: str) -> Answer:
    """Return what an answer says. Raises `UnreadableError` if no object with a list of events is in it.

    Models wrap the object in prose, in marks of code or in their thoughts.

    >>> read('Here it is: {"events": []}. Anything else?')
    Answer(claims=(), malformed=0)
    """
    items = _events(_THOUGHT.sub("", content))
    claims = [claim for item in items if (claim := _claim(item)) is not None]
    return Answer(claims=tuple(claims), malformed=len(items) - len(claims))


def _events(content: str) -> list[Any]:
    problem = "no JSON"
    for found in _objects(content):
        if isinstance(found.get("events"), list):
            events: list[Any] = found["events"]
            return events
        problem = "a JSON object without a list of events"
    if problem == "no JSON" and "{" in content:
        problem = "JSON that breaks off or is garbled"
    raise UnreadableError(problem)


def _objects(content: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects that begin at a brace of a text and lie in no other."""
    at = content.find("{")
    for _ in range(_STARTS):
        if at < 0:
            return
        try:
            found, end = _JSON.raw_decode(content, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            yield found
        at = content.find("{", end)


def _claim(item: object) -> Claim | None:
    try:
        return msgspec.convert(item, Claim)
    except msgspec.ValidationError:
        return None
