"""Clues of the language model's trees, laid over Kawat's words, as an addition to those of the package."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kawat.layers.events.clauses import Phrase
from kawat.layers.events.hearing import Heard
from kawat.layers.events.learned.clues import Clues, option_clues
from kawat.layers.events.learned.options import Option
from kawat.layers.events.learned.scene import Scene
from kawat.model import Doc, Sentence, Word
from kawat.tongue import Piece, Token, parse_tokens
from kawat.tongue.tokens import tokens as cut

_LONGEST = 250  # words of a sentence that is parsed
_PATH = 4  # steps that are told one by one
_HOLDING = frozenset({"conj", "flat", "flat:name", "appos", "goeswith"})  # only hold a list or name
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
    pieces = [
        [
            Piece(p.start + s.span.start, p.end + s.span.start, p.text)
            for p in cut(text[s.span.start : s.span.end])
        ]
        for s in sentences
    ]
    parsed = parse_tokens(pieces, names=None)
    return [_over(s.words, found) for s, found in zip(sentences, parsed, strict=True)]


def _over(words: Sequence[Word], tokens: Sequence[Token]) -> Tree:
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


def with_trees(doc: Doc, heard: Sequence[Heard]) -> Clues:
    """Return what finds the clues of an article's options, those of its trees among them."""
    telling = [h.c.sentence for h in heard if h.told]
    grown = dict(zip((s.span for s in telling), trees(doc.article.text, telling), strict=True))

    def clues(scene: Scene, option: Option) -> list[str]:
        found, tree = option_clues(scene, option), grown[scene.told.evidence]
        if tree is not None and option.phrase is not None:
            found += _way(tree, scene, option.phrase)
        return found

    return clues


def _way(tree: Tree, scene: Scene, phrase: Phrase) -> Iterator[str]:
    """Tell the relations from a name up to where its way meets that of the act, and from there down."""
    at, voice = scene.told.at, scene.voice
    side = "right" if phrase.start >= at.end else "left"
    name, act = tree.top(phrase.start, phrase.end), tree.top(at.start, at.end)
    yield f"relation {tree.rels[name]} {side} {voice}"
    up, down = tree.above(name), tree.above(act)
    meet = next((i for i in up if i in down), None)
    if meet is None:
        return
    ups = [tree.rels[i] for i in up[: up.index(meet)]]
    downs = [tree.rels[i] for i in reversed(down[: down.index(meet)])]
    path = f"{_told(ups)}>{_told(downs)}" if downs else _told(ups)
    if len(ups) + len(downs) <= _PATH:
        yield f"path {path}"
        yield f"path {path} {voice}"
    else:
        yield f"path long {voice}"
    if ups and not downs:
        yield f"under by {ups[-1]} {voice}"
    yield f"steps {min(_PATH, len(ups))} {min(_PATH, len(downs))} {voice}"


def _told(rels: Sequence[str]) -> str:
    return "<".join(r for r in rels if r not in _HOLDING) or "same"
