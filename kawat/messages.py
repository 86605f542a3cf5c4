"""What Kawat says to its user, in the user's language: messages.toml, a key and a sentence per language."""

from functools import cache
from typing import Literal, get_args

from kawat.datafiles import toml

Language = Literal["en", "id"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def _file() -> dict[str, dict[str, str]]:
    return toml("messages.toml", dict[str, dict[str, str]])


def say(key: str, lang: Language = "en", **values: object) -> str:
    """Return the message `key` in a language, its `{places}` filled in; a key without a message is itself.

    >>> say("failed", "id", origin="a.txt", error="kosong")
    'gagal: a.txt: kosong'
    """
    message = _file().get(key, {}).get(lang) or key
    return message.format(**values) if values else message


def keys() -> tuple[str, ...]:
    """Return all message keys."""
    return tuple(_file())
