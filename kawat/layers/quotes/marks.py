"""Which quotation marks belong together? Marks open and close in turn; the cheapest reading wins.

Wires mix straight and curly marks, turn them the wrong way round, lose one of a pair, and tokenised texts
set the space on the wrong side. So each mark is given a price as an opening and as a closing mark, by its
shape and its neighbours, and a missing partner has a price too.
"""

from collections.abc import Sequence

from msgspec import Struct

from kawat.layers.quotes.rules import said, saying
from kawat.model import Word

_OPENING = frozenset("“„«‟")
_CLOSING = frozenset("”»")
MARKS = _OPENING | _CLOSING | {'"'}
_SINGLE = frozenset("'’‘`")  # two of them in a row are one mark
_AFTER_QUOTE = frozenset(".,;:)?!…]")
_BEFORE_CLOSE = frozenset(",.?!…")
_MISSING = 4.0  # price of a mark whose partner the paragraph lacks
_UNCLOSED = 3.0  # cheaper: a quote that goes on in the next paragraph


class Mark(Struct, frozen=True, gc=False):
    """A quotation mark: the words `first` up to `last`."""

    first: int
    last: int


class Pair(Struct, frozen=True, gc=False):
    """A quoted stretch: content is the words `first` up to `last`; with its marks, `start` up to `end`."""

    start: int
    first: int
    last: int
    end: int
    opened: bool = True
    closed: bool = True


def paired(words: Sequence[Word], *, inside: bool = False) -> list[Pair]:
    """Return the quoted stretches of a paragraph, in order; they don't overlap.

    `inside` says that the paragraph before left a quote open.
    """
    marks = _marks(words)
    if not marks:
        return []
    pairs: list[Pair] = []
    opened: Mark | None = None
    floor = 0  # the word after the last stretch
    for mark, opens in zip(marks, _reading(words, marks), strict=True):
        if opens:
            if opened:
                pairs.append(_unclosed(words, opened, mark.first))
            opened = mark
            continue
        if opened:
            pairs.append(Pair(opened.first, opened.last, mark.first, mark.last))
        elif mark.first > floor:
            first = 0 if inside and not floor else _sentence_start(words, floor, mark.first)
            pairs.append(Pair(first, first, mark.first, mark.last, opened=False))
        opened, floor = None, mark.last
    if opened:
        pairs.append(_unclosed(words, opened, len(words)))
    return [p for p in pairs if p.first < p.last]


def _marks(words: Sequence[Word]) -> list[Mark]:
    found: list[Mark] = []
    for i, word in enumerate(words):
        if word.text in MARKS:
            found.append(Mark(i, i + 1))
        elif word.text in _SINGLE and _doubled(words, i) and not (found and found[-1].last == i):
            found.append(Mark(i - 1, i + 1))
    return found or _single(words)


def _single(words: Sequence[Word]) -> list[Mark]:
    """Return the single marks around speech that a reporting verb follows: `'Kami siap,' kata Budi`."""
    found: list[Mark] = []
    opening: int | None = None
    for i in range(len(words) - 1):
        if words[i].text not in _SINGLE:
            continue
        if opening is not None and words[i - 1].text in _BEFORE_CLOSE and words[i + 1].norm in said():
            found += [Mark(opening, opening + 1), Mark(i, i + 1)]
            opening = None
        elif words[i + 1].text[0].isupper():
            opening = i
    return found


def _doubled(words: Sequence[Word], i: int) -> bool:
    """Tell whether a single mark at word `i` is the second of two: `''Kami siap''`."""
    before = words[i - 1] if i else None
    return bool(before and before.text in _SINGLE and before.end == words[i].start)


def _reading(words: Sequence[Word], marks: Sequence[Mark]) -> list[bool]:
    """Return for each mark whether it opens: the cheapest of all readings (Viterbi over outside, inside)."""
    outside, inside = 0.0, 1000.0
    came_from: list[tuple[int, int]] = []  # for the states outside and inside after each mark
    for mark in marks:
        opening, closing = _prices(words, mark)
        closed = min((inside + closing, 1), (outside + closing + _MISSING, 0))
        opened = min((outside + opening, 0), (inside + opening + _MISSING, 1))
        came_from.append((closed[1], opened[1]))
        outside, inside = closed[0], opened[0]
    state = 0 if outside <= inside + _UNCLOSED else 1
    opens: list[bool] = []
    for origins in reversed(came_from):
        opens.append(state == 1)
        state = origins[state]
    return opens[::-1]


def _prices(words: Sequence[Word], mark: Mark) -> tuple[float, float]:
    """Return what it costs to read a mark as opening, and as closing."""
    shape = words[mark.first].text
    opening = 2.0 if shape in _CLOSING else 0.0
    closing = 3.0 if shape in _OPENING else 0.0
    if mark.first == 0:
        return opening, closing + 6
    before = words[mark.first - 1]
    if before.end == words[mark.first].start and before.text != "(":
        opening += 1
    if before.text in ",:" and mark.first > 1 and words[mark.first - 2].norm in saying():
        closing += 3
    if mark.last == len(words):
        return opening + 6, closing
    after = words[mark.last]
    if after.text in _AFTER_QUOTE:
        opening += 3
    if after.start == words[mark.last - 1].end and after.text[0].isalnum():
        closing += 1
    if after.norm in said() and before.text in _BEFORE_CLOSE:
        return opening + 4, closing
    if after.text[0].isupper() and before.end != words[mark.first].start:
        closing += 1
    return opening, closing


def _unclosed(words: Sequence[Word], opened: Mark, limit: int) -> Pair:
    """Return the stretch of a mark that nothing closes: up to `, kata Budi`, or to the next mark."""
    for i in range(opened.last + 2, limit):
        if words[i].norm in said() and words[i - 1].text == ",":
            return Pair(opened.first, opened.last, i, i, closed=False)
    return Pair(opened.first, opened.last, limit, limit, closed=False)


def _sentence_start(words: Sequence[Word], floor: int, last: int) -> int:
    """Return where the sentence begins in which a mark closes that nothing opened."""
    for i in range(last - 2, floor, -1):
        if words[i].text in ".?!":
            return i + 1
    return floor
