"""Who is quoted inside a quote? `"Budi mengatakan bahwa ...," kata Siti`; single marks within double ones."""

from collections.abc import Iterator, Sequence

from kawat.layers.quotes.cast import Cast
from kawat.layers.quotes.direct import Draft, cue_after, cue_before
from kawat.layers.quotes.indirect import clause_after
from kawat.layers.quotes.pieces import STOPS, Piece
from kawat.layers.quotes.rules import saying
from kawat.layers.quotes.rules import words as listed
from kawat.model import Word

_SHORT = 3  # words that are worth a quote of their own
_LONGEST = 200  # words; what goes on longer is no sentence
_SINGLE = frozenset("'’‘`")
_BEFORE_OPENING = frozenset(",:(")


def inner(cast: Cast, piece: Piece, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what the direct quotes of a piece tell on the word of somebody else, who must be named."""
    for outer in told:
        if outer.mode == "indirect":
            continue
        for first, last in _sentences(piece.words, outer.first, outer.last):
            yield from _clauses(cast, piece, outer, first, last)
        yield from _single(cast, piece.words, outer)


def _sentences(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for at in range(first, last):
        if words[at].text in STOPS or at + 1 == last or at - start > _LONGEST:
            yield start, at + 1
            start = at + 1


def _clauses(cast: Cast, piece: Piece, outer: Draft, first: int, last: int) -> Iterator[Draft]:
    own = listed("speaking-self") | listed("requests")
    for i in range(first, last):
        norm = piece.words[i].norm
        if norm in own:
            return
        verb = saying().get(norm)
        if verb is None or verb.indirect == "no":
            continue
        draft = clause_after(cast, Piece(piece.words, first, last, ()), first, i, set())
        if (
            draft
            and piece.words[draft.first].text not in _SINGLE
            and draft.who in cast.named
            and draft.who != outer.who
            and draft.last - draft.first >= _SHORT
        ):
            yield draft
            return


def _single(cast: Cast, words: Sequence[Word], outer: Draft) -> Iterator[Draft]:
    """Yield what stands in single marks within a quote, if a verb of saying stands beside it."""
    opening: int | None = None
    floor = outer.first
    for i in range(outer.first, outer.last):
        if words[i].text not in _SINGLE:
            continue
        if opening is None:
            opening = i if _opens(words, i, outer) else None
        elif words[i - 1].end == words[i].start or i + 1 >= outer.last:
            draft = _within(cast, words, outer, floor, opening, i)
            if draft:
                yield draft
            opening, floor = None, i + 1


def _opens(words: Sequence[Word], i: int, outer: Draft) -> bool:
    apart = i == outer.first or words[i - 1].end < words[i].start or words[i - 1].text in _BEFORE_OPENING
    return apart and i + 1 < outer.last


def _within(
    cast: Cast, words: Sequence[Word], outer: Draft, floor: int, opening: int, close: int
) -> Draft | None:
    if close - opening - 1 < _SHORT:
        return None
    later = cue_after(cast, words, close + 1, outer.last)
    cue = later or cue_before(cast, words, outer.first, floor, opening)
    if cue is None or cue.who not in cast.named or cue.who == outer.who:
        return None
    rule = "direct-cue-after" if later else "direct-cue-before"
    return Draft("direct", opening + 1, close, cue.who, cue, rule)
