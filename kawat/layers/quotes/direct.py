"""Which quotation marks quote speech, and which word tells who speaks?"""

from collections.abc import Iterator

from msgspec import Struct

from kawat.layers.quotes.marks import Pair
from kawat.layers.quotes.pieces import STOPS, Piece
from kawat.layers.quotes.rules import Verb, said, saying
from kawat.layers.quotes.rules import words as listed
from kawat.layers.quotes.speaker import Cast, Earlier, Slot, Who, after, before
from kawat.model import QuoteMode, Word

_CLITICS = ("nya", "ku")
_NAME_LENGTH = 8  # words between a quote and `menambahkan`


class Cue(Struct, frozen=True, gc=False):
    """A reporting verb: its word, who speaks, where the slot ends."""

    word: int
    who: Who
    verb: Verb
    end: int


class Draft(Struct, frozen=True, gc=False):
    """A quote before its speaker is looked up; content is the words `first` up to `last`."""

    mode: QuoteMode
    first: int
    last: int
    cue: Cue | None
    rule: str


def drafts(cast: Cast, piece: Piece) -> Iterator[Draft]:
    """Yield the direct quotes of a piece."""
    floor = piece.first
    for n, pair in enumerate(piece.pairs):
        limit = piece.pairs[n + 1].start if n + 1 < len(piece.pairs) else piece.last
        cue = cue_after(cast, piece.words, pair.end, limit)
        if cue:
            rule = "direct-cue-after"
        else:
            cue = cue_before(cast, piece.words, piece.first, floor, pair.start)
            rule = "direct-cue-before" if cue else "direct-continued"
        if is_speech(piece, pair, cue, rule):
            yield Draft("direct", pair.first, pair.last, cue, rule)
        floor = pair.end


def cue_after(cast: Cast, words: tuple[Word, ...], i: int, limit: int) -> Cue | None:
    """Return the cue right after a quote: `," kata Budi`, `," Budi menambahkan`."""
    while i < limit and words[i].text in ",.-–":
        i += 1
    if i < limit and words[i].norm in said():
        while i + 1 < limit and words[i + 1].norm in said():  # demikian kata Budi
            i += 1
        return said_cue(cast, words, i, limit)
    for at in range(i, min(limit, i + _NAME_LENGTH)):
        if words[at].text in ".,;:":
            return None
        verb = saying().get(words[at].norm)
        if verb:
            return (
                Cue(at, before(cast, words, i, at), verb, at + 1) if verb.direct == "yes" and at > i else None
            )
    return None


def cue_before(cast: Cast, words: tuple[Word, ...], first: int, floor: int, i: int) -> Cue | None:
    """Return the last cue of the narration between `floor` and the quote that starts at word `i`."""
    for at in range(i - 1, floor - 1, -1):
        norm = words[at].norm
        if norm in saying() and saying()[norm].direct == "yes":
            return Cue(at, before(cast, words, first, at), saying()[norm], at + 1)
        if norm in said() and is_told(cast, words, at, i):
            return said_cue(cast, words, at, i)
    return None


def said_cue(cast: Cast, words: tuple[Word, ...], i: int, limit: int) -> Cue:
    """Return the cue of a verb whose speaker follows, or is its clitic."""
    norm = words[i].norm
    if norm.endswith(_CLITICS) and norm not in ("bunyi",) and said()[norm].verb != norm:
        return Cue(i, Earlier.SPEAKER, said()[norm], i + 1)
    slot: Slot = after(cast, words, i + 1, limit)
    return Cue(i, slot.who, said()[norm], slot.end)


def is_told(cast: Cast, words: tuple[Word, ...], i: int, limit: int) -> bool:
    """Tell whether a verb without prefix reports here: a clitic, a pronoun or a mention follows."""
    norm = words[i].norm
    if said()[norm].verb != norm:
        return True
    if i + 1 >= limit:
        return False
    follows = words[i + 1]
    return follows.norm in listed("pronouns") or follows.start in cast.heads or follows.text in cast.names


def is_speech(piece: Piece, pair: Pair, cue: Cue | None, rule: str) -> bool:
    """Tell speech from a name, a title or a single word set off by marks."""
    words = piece.words
    size = sum(w.text[0].isalnum() for w in words[pair.first : pair.last])
    if not size:
        return False
    if rule == "direct-cue-after":
        return True
    if pair.start and words[pair.start - 1].norm in listed("naming"):
        return False
    if cue and cue.word == pair.start - 1 or (cue and words[pair.start - 1].text in ",:"):
        return size >= 2
    starts = pair.start == piece.first
    ends = words[pair.last - 1].text in STOPS or words[pair.last - 1].text == ","
    if starts:
        return size >= 4 and words[pair.first].text[0].isupper() and (ends or pair.end >= piece.last)
    return size >= 4
