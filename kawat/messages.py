"""What Kawat says to its user, in the user's language.

messages.toml holds what the command line says, a key and a sentence per language; failures.toml translates
what the library says of an input that can't be read, and remarks on dates.
"""

import re
from functools import cache
from typing import Literal, get_args

from msgspec import Struct

from kawat.datafiles import toml

Language = Literal["en", "id"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def _file() -> dict[str, dict[str, str]]:
    return toml("messages.toml", dict[str, dict[str, str]])


def say(key: str, lang: Language = "en", **values: object) -> str:
    """Return the message `key` in a language, its `{places}` filled in.

    A key without a message is a sentence of the library, translated if failures.toml has it.

    >>> say("failed", "id", origin="a.txt", error="kosong")
    'gagal: a.txt: kosong'
    """
    message = _file().get(key, {}).get(lang) or translate(key, lang)
    return message.format(**values) if values else message


def keys() -> tuple[str, ...]:
    """Return all message keys."""
    return tuple(_file())


class FailuresFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of failures.toml: English -> Indonesian."""

    sentences: dict[str, str]
    phrases: dict[str, str]


@cache
def _failures() -> FailuresFile:
    return toml("failures.toml", FailuresFile)


@cache
def _sentence_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    sentences = sorted(_failures().sentences.items(), key=lambda s: -len(s[0].replace("{}", "")))
    return tuple(
        (re.compile(re.escape(english).replace(r"\{\}", "(.*)"), re.DOTALL), indonesian)
        for english, indonesian in sentences
    )


def translate(sentence: str, lang: Language) -> str:
    """Return what is wrong with an input in the user's language; a sentence without a translation stays.

    >>> translate("the server has no such page (status 404)", "id")
    'peladen tidak punya halaman itu (status 404)'
    """
    if lang == "en":
        return sentence
    for pattern, indonesian in _sentence_patterns():
        match = pattern.fullmatch(sentence)
        if match:
            phrases = _failures().phrases
            parts = indonesian.split("{}")
            filled = [phrases.get(words, words) for words in match.groups()]
            return "".join(x for pair in zip(parts, [*filled, ""], strict=True) for x in pair)
    return sentence
