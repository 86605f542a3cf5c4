"""What does a server's answer hold? The model's reply with its tokens, or what is wrong and for how long."""

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from msgspec import Struct

from kawat.errors import LlmError

_NO_SCHEMA = (400, 422, 501)


class Raw(Struct, frozen=True):
    """A server's answer as it came."""

    status: int
    body: bytes
    retry_after: str = ""


class Reply(Struct, frozen=True, kw_only=True):
    """What a model said, and the tokens the server counted (0 if it doesn't)."""

    content: str
    tokens_in: int = 0
    tokens_out: int = 0


class TroubleError(Exception):
    """What may be over at the next try; `pause` is how long the server asks to wait, in seconds."""

    def __init__(self, what: str, pause: float | None = None) -> None:
        super().__init__(what)
        self.pause = pause


def refuses_schema(raw: Raw) -> bool:
    """Tell whether it may be the schema that a server doesn't take."""
    if raw.status in _NO_SCHEMA:
        return True
    words = error_message(raw.body).lower()
    return raw.status == 500 and any(word in words for word in ("response_format", "schema", "grammar"))


def reply(body: bytes) -> Reply:
    """Return the reply that a server's answer holds.

    Raises `TroubleError`, or `LlmError` if asking again is no use.
    """
    answer = _json(body)
    if answer is None:
        raise TroubleError("the server answers with something other than JSON")
    choices = answer.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(choice, dict) or not isinstance(content, str) or not content.strip():
        raise TroubleError("the server answers without an answer of the model")
    if choice.get("finish_reason") == "length":
        raise LlmError(
            "the model's answer is cut off: it has no room for more",
            advice="raise the server's limits (context, tokens to predict)",
        )
    usage = answer.get("usage")
    return Reply(
        content=content,
        tokens_in=_count(usage, "prompt_tokens"),
        tokens_out=_count(usage, "completion_tokens"),
    )


def _json(body: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _count(usage: object, name: str) -> int:
    count = usage.get(name) if isinstance(usage, dict) else None
    return count if isinstance(count, int) and count > 0 else 0


def error_message(body: bytes) -> str:
    """Return the message of an error, as servers put it, or the answer itself if it is a plain line."""
    found = _json(body)
    error = (found or {}).get("error", found)
    if isinstance(error, dict):
        error = error.get("message")
    if isinstance(error, str):
        return error
    words = body[:400].decode("utf-8", "replace")
    return "" if "<" in words or found is not None else words


def pause(retry_after: str) -> float | None:
    """Return the seconds that a Retry-After asks for: a number, or a date of HTTP."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
