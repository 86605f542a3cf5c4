"""Where does a reported clause begin? Where does it end? Small questions about words."""

from collections.abc import Sequence

from kawat.layers.quotes.pieces import STOPS, Piece
from kawat.layers.quotes.rules import saying
from kawat.layers.quotes.rules import words as listed
from kawat.model import Word

_CLOSERS = STOPS | frozenset(",;:-–")
_BYLINE = 5  # words of `(Antara)` after the last sentence
_VERBAL = ("me", "di", "ber", "ter")


def end(piece: Piece) -> int:
    """Return where the content ends: before the full stop, and before `. (Antara)`."""
    words, last = piece.words, piece.last
    if last > piece.first and words[last - 1].text in ")]":
        floor = max(piece.first, last - _BYLINE)
        opening = next((j for j in range(last - 1, floor, -1) if words[j].text in "(["), 0)
        if opening and words[opening - 1].text in STOPS:
            last = opening
    return trimmed(words, piece.first, last)


def trimmed(words: Sequence[Word], first: int, last: int) -> int:
    """Return `last` without the punctuation before it."""
    while last > first and words[last - 1].text in _CLOSERS:
        last -= 1
    return last


def start(words: Sequence[Word], first: int, last: int) -> int:
    """Return where the content begins: after the dateline's dash, after `Selain itu,`."""
    for at in range(first, min(first + 4, last)):
        if words[at].text == ",":
            return at + 1
        if words[at].norm not in listed("openers"):
            break
    return first


def shortened(words: Sequence[Word], first: int, last: int) -> int:
    """Return where content ends that the article's own words follow: `, dan mengimbau`, `, menyusul`."""
    for at in range(first + 3, last - 1):
        if words[at].text != ",":
            continue
        follows = words[at + 1].norm
        if follows in listed("turns"):
            return at
        if follows in ("dan", "serta") and at + 2 < last and words[at + 2].norm.startswith("me"):
            return at
    return last


def has_predicate(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell a clause from a bare thing (`menjelaskan lencana yang dipakainya`)."""
    part = comma = False  # within `yang dipakainya`; after a comma
    for at in range(first, last):
        norm = words[at].norm
        if norm in listed("about") or (comma and norm in saying() and saying()[norm].indirect != "no"):
            return False
        verbal = is_verb(norm)
        if (verbal or norm in listed("predicates")) and not part:
            return True
        comma = comma or norm == ","
        part = norm in listed("subordinate") or (part and norm in listed("predicates"))
    return False


def is_verb(norm: str) -> bool:
    """Tell whether a word looks like a verb with a prefix: `melihat`, `dibawa`."""
    return norm.startswith(_VERBAL) and len(norm) > 5 and norm not in listed("nouns")
