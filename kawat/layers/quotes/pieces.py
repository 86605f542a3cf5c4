"""Where does one thing said end and the next begin? Paragraphs as words, cut outside quotes."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from msgspec import Struct

from kawat.layers.quotes.marks import Pair, paired
from kawat.model import Doc, Sentence, Word

STOPS = frozenset(".?!…")
QUOTED_ROLES = frozenset({"body"})
_LONGEST = 200  # words; what goes on longer is no sentence


class Piece(Struct, frozen=True, gc=False):
    """The words `first` up to `last` of a paragraph: a sentence with the quotes that it holds."""

    words: tuple[Word, ...]  # of the whole paragraph
    first: int
    last: int
    pairs: tuple[Pair, ...]


def pieces(doc: Doc) -> Iterator[Piece]:
    """Yield the pieces of the body, paragraph by paragraph."""
    body = (s for s in doc.sentences if s.role in QUOTED_ROLES)
    inside = False
    for _, sentences in groupby(body, key=lambda s: s.paragraph):
        cut = tuple(_pieces(list(sentences), inside=inside))
        inside = any(not p.closed and p.end == len(piece.words) for piece in cut for p in piece.pairs)
        yield from cut


def _pieces(sentences: list[Sentence], *, inside: bool) -> Iterator[Piece]:
    words = tuple(w for s in sentences for w in s.words)
    pairs = paired(words, inside=inside)
    cuts = sorted({0, len(words), *_cuts(words, sentences, pairs)})
    forced = [i for a, b in pairwise(cuts) if b - a > 2 * _LONGEST for i in range(a, b, _LONGEST)]
    cuts = sorted({*cuts, *forced})
    at = 0
    for first, last in pairwise(cuts):
        held = at
        while at < len(pairs) and pairs[at].start < last:
            at += 1
        yield Piece(words, first, last, tuple(pairs[held:at]))


def _cuts(words: tuple[Word, ...], sentences: list[Sentence], pairs: list[Pair]) -> Iterable[int]:
    """Yield the places where sentences end outside quotes, and where a full stop meets a quotation mark."""
    inside = {i for p in pairs for i in range(p.start + 1, p.end)}
    at = 0
    for sentence in sentences:
        at += len(sentence.words)
        if at not in inside:
            yield at
    for p in pairs:
        if p.start and words[p.start - 1].text in STOPS:
            yield p.start
        if p.end < len(words) and words[p.last - 1].text in STOPS and words[p.end].text[0].isupper():
            yield p.end
