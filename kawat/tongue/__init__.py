"""Kawat's own Indonesian language model: sentences, words, parts of speech, trees and names of a raw text.

`parse("Rumahnya dibakar massa.")` gives sentences of tokens, each pinned to its characters. Many texts at
once (`parse_all`) are faster than one by one. The model file is read when first asked for.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from kawat.tongue import one_thread  # noqa: F401 - before anything loads numpy
from kawat.tongue.network import Analysis, load
from kawat.tongue.tokens import Piece, sentences

__all__ = ["Name", "Piece", "Token", "load", "names", "parse", "parse_all", "parse_tokens", "sentences"]

STYLE = "csui"  # news; `gsd`, `gsd17` and `pud` have slightly other habits
NAMES = "kawat"  # PER ROLE ORG PLACE STATE GROUP; `idner`, `nergrit` and `nerp` have their own kinds


class Token(Struct, frozen=True, gc=False):
    """A word of a sentence. `head` is the place of its head in the sentence, -1 for the root.

    `upos` and `rel` are Universal Dependencies', `compound` being `nmod`; `voice` is `act`, `pass` or `-`,
    `stem` the word without its affixes, `tag` an IOB2 name tag. What wasn't asked for is empty.
    """

    start: int
    end: int
    text: str
    upos: str = ""
    head: int = -1
    rel: str = ""
    voice: str = ""
    stem: str = ""
    tag: str = "O"


class Name(Struct, frozen=True, gc=False):
    """A name or description in the text: its characters and its kind (`PER`, `ROLE`, `ORG`, ...)."""

    start: int
    end: int
    kind: str


def parse(text: str, *, style: str | None = STYLE, names: str | None = NAMES) -> list[list[Token]]:
    """Return the sentences of a text with all that the model says of their words.

    `style` is the treebank whose habits the trees follow, `names` the corpus whose kinds the name tags are;
    None leaves that part out and saves its time.
    """
    return parse_tokens(sentences(text), style=style, names=names)


def parse_all(
    texts: Iterable[str], *, style: str | None = STYLE, names: str | None = NAMES
) -> list[list[list[Token]]]:
    """Return the sentences of each text; all are read in common batches."""
    cut = [sentences(text) for text in texts]
    flat = iter(parse_tokens([s for text in cut for s in text], style=style, names=names))
    return [[next(flat) for _ in text] for text in cut]


def parse_tokens(
    given: Sequence[Sequence[Piece]], *, style: str | None = STYLE, names: str | None = NAMES
) -> list[list[Token]]:
    """Return sentences that are cut into tokens already with all that the model says of them."""
    found = load().analyse([[piece.text for piece in s] for s in given], style, names)
    return [_tokens(pieces, analysis) for pieces, analysis in zip(given, found, strict=True)]


def _tokens(pieces: Sequence[Piece], a: Analysis) -> list[Token]:
    size, stem = len(pieces), load().stem
    upos, voices, rels = (part or [""] * size for part in (a.upos, a.voices, a.rels))
    heads, tags = a.heads or [-1] * size, a.tags or ["O"] * size
    return [
        Token(p.start, p.end, p.text, upos[i], heads[i], rels[i], voices[i], stem(p.text), tags[i])
        for i, p in enumerate(pieces)
    ]


def names(sentence: Sequence[Token]) -> Iterator[Name]:
    """Yield the names of a parsed sentence, in order.

    >>> sentence = [Token(0, 3, "Sri", tag="B-PER"), Token(4, 10, "Rahayu", tag="I-PER"), Token(11, 13, "di")]
    >>> list(names(sentence))
    [Name(start=0, end=10, kind='PER')]
    """
    start, end, kind = 0, 0, ""
    for token in sentence:
        if kind and token.tag != f"I-{kind}":
            yield Name(start, end, kind)
            kind = ""
        if token.tag != "O" and not kind:
            start, kind = token.start, token.tag[2:]
        end = token.end
    if kind:
        yield Name(start, end, kind)
