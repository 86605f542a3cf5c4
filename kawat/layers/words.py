"""Where are the sentences and words? Only blocks that may hold findings are cut; glued words are parted."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from kawat.datafiles import toml
from kawat.layers.glued import parted
from kawat.model import Block, Doc, Sentence, Span, Word
from kawat.text import trim

READ_ROLES = frozenset({"title", "deck", "body", "caption"})
QUOTE_MARKS = '"“”„‟«»'

_WORD = re.compile(
    r"""\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)?        # 5.791  1,5  18.30  24-jam
      | [^\W\d_][^\W_]*(?:[-'’`&][^\W_]+|\.(?=[a-z\d])[^\W_]+|(?<=\d),\d+)*   # ke-78  Ba'asyir  Kompas.com
      | [^\W_]+ | \S""",
    re.VERBOSE,
)
_END = re.compile(
    rf"""[.?!…]+[{QUOTE_MARKS}'’)\]]*(?=\s+[{QUOTE_MARKS}'‘(\[]*[A-Z0-9])   # stop, then a capital
      | (?<=[^\W\d_]{{2}})[.?!][{QUOTE_MARKS}]*(?=[{QUOTE_MARKS}]?[A-Z][a-z])  # glued: `pasar.Pedagang`
      | \n+""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")


class WordsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of words.toml."""

    abbreviations: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def words_file() -> WordsFile:
    """Return what is known about sentence ends."""
    return toml("indonesian/words.toml", WordsFile)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(words_file().abbreviations)


def find(doc: Doc) -> tuple[Sentence, ...]:
    """Return the sentences of title, deck, body and captions, with their words."""
    text = doc.article.text
    return tuple(
        sentence
        for block in doc.article.blocks
        if block.role in READ_ROLES
        for sentence in _sentences(block, text)
    )


def split_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words of `text[start:end]`.

    >>> [w.text for w in split_words("Ke-78, Rp1,5 juta (24/10).", 0, 26)]
    ['Ke-78', ',', 'Rp1,5', 'juta', '(', '24', '/', '10', ')', '.']
    """
    return tuple(
        Word(m.start(), m.end(), m.group(), m.group().lower()) for m in _WORD.finditer(text, start, end)
    )


def _sentences(block: Block, text: str) -> Iterator[Sentence]:
    paragraph = text.count("\n", 0, block.span.start)
    start, last = block.span.start, block.span.end
    for match in _END.finditer(text, start, last):
        if match.start() < start or not _ends(match, text, start):
            continue
        end = match.start() if match.group().isspace() else match.end()
        yield from _sentence(block, text, start, end, paragraph)
        paragraph += match.group().count("\n")
        start = match.end()
    yield from _sentence(block, text, start, last, paragraph)


def _sentence(block: Block, text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    span: Span = trim(start, end, text)
    if span.start < span.end:
        yield Sentence(span, block.role, paragraph, tuple(parted(split_words(text, span.start, span.end))))


def _ends(match: re.Match[str], text: str, start: int) -> bool:
    """Tell whether a sentence ends here: not after an abbreviation or an initial."""
    mark = match.group()
    if "\n" in mark:
        return True
    if not mark.startswith("."):
        return True
    before = _LAST_WORD.search(text, max(start, match.start() - 24), match.start())
    if before is None:
        return True
    word = before.group()
    return not (word in _abbreviations() or (len(word) == 1 and word.isalpha() and word.isupper()))
