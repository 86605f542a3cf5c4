"""Where are the sentences, words and clitics of a raw text? Every token is pinned to its characters.

Words are cut as the Indonesian treebanks of Universal Dependencies cut them: hyphens hold a word
together (`anak-anak`, `ke-78`); the clitics `-nya`, `-lah`, `-kah`, `-pun`, `-ku`, `-mu`, `ku-` and `kau-`
are tokens of their own. What only looks as if it had a clitic (`hanya`, `adalah`) is in tokens.toml.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from kawat.datafiles import toml

_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_WORD = re.compile(
    rf"""(?:https?://|www\.)[^\s"'<>]*[^\s"'<>.,;:!?)\]}}”’]  # an address
      | (?:Rp|US|RM)(?=\.?\$?\d|\$) | [SA](?=\$)              # Rp|1.500  US|$|3
      | (?:[IVX]+/\d{{4}} | [A-Z]/[A-Z])(?![^\W_])             # II/2007  C/D
      | (?:{_MONTHS})(?=-(?:{_MONTHS})\b)                      # Januari|-|Maret
      | \d+(?:[.,:]\d+)*[^\W_]*(?:-[^\W\d_]+)*               # 5.791  1,5  1990-an  18x  5|-|10
      | (?:[^\W\d_]\.){{2,}}                                  # U.S.
      | [^\W_]+(?:(?:[-'’`&](?!nya\b)|[.@](?=[a-z0-9]))[^\W_]+)*  # anak-anak  Ba'asyir  Kompas.com
      | ([.\-*=_~`'])\1+ | \S""",
    re.VERBOSE,
)
_NYA = re.compile(r".*[^\W\d_]{2}nya", re.IGNORECASE)
_STOP = re.compile(r"[.?!…]+")
_STOPS = frozenset(".?!")
_CLOSERS = frozenset("\"'”’)]»")
_OPENERS = frozenset("\"'`“‘([«")


class TokensFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of tokens.toml."""

    abbreviations: tuple[str, ...]
    whole: tuple[str, ...]
    split: tuple[str, ...]
    examples: tuple[str, ...]


class Piece(Struct, frozen=True, gc=False):
    """A token: characters `start` up to `end` of the text."""

    start: int
    end: int
    text: str


@cache
def tokens_file() -> TokensFile:
    """Return what is known about abbreviations and clitics."""
    return toml("tongue/tokens.toml", TokensFile)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(tokens_file().abbreviations)


@cache
def _whole() -> frozenset[str]:
    return frozenset(tokens_file().whole)


@cache
def _cuts() -> dict[str, int]:
    """Return where each word with a clitic is cut, by its lower-case form."""
    return {word.replace("|", ""): word.index("|") for word in tokens_file().split}


def cut(word: str) -> int:
    """Return where a clitic begins or ends in a word; 0 if it has none.

    >>> cut("rumahnya"), cut("hanya"), cut("Siapakah"), cut("adalah")
    (5, 0, 5, 0)
    """
    low = word.lower()
    if low in _cuts():
        return _cuts()[low]
    if low.endswith("nya") and low not in _whole() and not word.isupper() and _NYA.fullmatch(low):
        return len(word) - 3
    return 0


def tokens(text: str) -> Iterator[Piece]:
    """Yield the tokens of a text.

    >>> [t.text for t in tokens("Rumahnya di Jl. Melati No. 5, katanya.")]
    ['Rumah', 'nya', 'di', 'Jl', '.', 'Melati', 'No', '.', '5', ',', 'kata', 'nya', '.']
    """
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        middle = cut(word) if end - start > 4 else 0
        if middle:
            yield Piece(start, start + middle, word[:middle])
            yield Piece(start + middle, end, word[middle:])
        else:
            yield Piece(start, end, word)


def sentences(text: str) -> list[list[Piece]]:
    """Return the tokens of a text by sentence: a line ends one, and so does a stop before a new beginning.

    >>> [[t.text for t in s] for s in sentences("H. Amin tiba. Ia pergi.")]
    [['H', '.', 'Amin', 'tiba', '.'], ['Ia', 'pergi', '.']]
    """
    found: list[list[Piece]] = []
    current: list[Piece] = []
    closing = False
    for token in tokens(text):
        if current and _parted(text, current, token, closing):
            found.append(current)
            current = []
        closing = _closes(current, token, closing)
        current.append(token)
    if current:
        found.append(current)
    return found


def _closes(before: list[Piece], token: Piece, closing: bool) -> bool:
    """Tell whether a sentence may end after `token`: it is a stop, or a mark that follows one."""
    if token.text in _CLOSERS:
        return closing
    if not _STOP.fullmatch(token.text):
        return False
    return not (token.text == "." and before and _short(before[-1].text))


def _short(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or word in _abbreviations()


def _parted(text: str, before: list[Piece], token: Piece, closing: bool) -> bool:
    """Tell whether a sentence ends before `token`; `closing` says that a stop has just been read."""
    last = before[-1]
    between = text[last.end : token.start]
    if "\n" in between:
        return True
    first = token.text[0]
    if not between:  # glued: `pasar.Pedagang`
        return closing and last.text in _STOPS and token.text[:2].istitle() and len(token.text) > 1
    if first.isdigit():  # not in `1 . 500`, as corpora of words write it
        return closing and not (
            text[last.start - 1].isspace() and len(before) > 1 and before[-2].text.isdigit()
        )
    return closing and (first.isupper() or first in _OPENERS)
