"""How do the words of a sentence hang together? Trees of the language model, laid over Kawat's own words.

Only sentences that are asked for are parsed, all of an article at once. The model, and numpy with it, is
loaded when the first sentence is.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from kawat.model import Sentence, Word

if TYPE_CHECKING:
    from kawat.tongue import Token

_LONGEST = 250  # words of a sentence that is parsed
_HOPS = 12  # steps towards the root that a way from word to word takes at most


class Tree(Struct, frozen=True, gc=False):
    """A sentence's tree, an item a word: the place of its head (-1 for the root), and its relation to it."""

    heads: tuple[int, ...]
    rels: tuple[str, ...]

    def above(self, word: int) -> list[int]:
        """Return `word`, its head, the head of that and so on, to the root."""
        way = [word]
        while len(way) < _HOPS and self.heads[way[-1]] >= 0:
            way.append(self.heads[way[-1]])
        return way

    def top(self, start: int, end: int) -> int:
        """Return the word among `start` up to `end` that the others hang from."""
        return next((i for i in range(start, end) if not start <= self.heads[i] < end), start)


def trees(text: str, sentences: Sequence[Sentence]) -> list[Tree | None]:
    """Return the tree of each sentence of `text`; a sentence without end has none."""
    short = [s for s in sentences if len(s.words) <= _LONGEST]
    found = iter(_parsed(text, short) if short else ())
    return [next(found) if len(s.words) <= _LONGEST else None for s in sentences]


def _parsed(text: str, sentences: Sequence[Sentence]) -> list[Tree]:
    from kawat.tongue import Piece, parse_tokens  # noqa: PLC0415 - numpy is for those who need trees
    from kawat.tongue.tokens import tokens  # noqa: PLC0415

    cut = [
        [
            Piece(p.start + s.span.start, p.end + s.span.start, p.text)
            for p in tokens(text[s.span.start : s.span.end])
        ]
        for s in sentences
    ]
    parsed = parse_tokens(cut, names=None)
    return [_over(s.words, found) for s, found in zip(sentences, parsed, strict=True)]


def _over(words: Sequence[Word], tokens: "Sequence[Token]") -> Tree:
    """Return the tree of tokens as one of words: a word hangs where its token does that leads out of it."""
    starts = [w.start for w in words]
    home = [max(0, bisect_right(starts, t.start) - 1) for t in tokens]
    heads = [i - 1 for i in range(len(words))]  # a word that begins inside a token goes with the one before
    rels = ["goeswith"] * len(words)
    for i in range(len(tokens) - 1, -1, -1):
        token, word = tokens[i], home[i]
        head = home[token.head] if token.head >= 0 else -1
        if head != word:
            heads[word], rels[word] = head, token.rel
    return Tree(tuple(heads), tuple(rels))
