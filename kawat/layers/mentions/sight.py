"""What a reader sees at a word: one sentence with what each of its words may be."""

from collections.abc import Sequence

from msgspec import Struct

from kawat.indonesian import names
from kawat.indonesian.titles import Row, closed, phrases, wordlist
from kawat.model import EntityKind, Sentence, Span, TimeExpr, Word

JOINTS = frozenset({"-", "–"})


class Chunk(Struct, frozen=True, kw_only=True, gc=False):
    """Words `start` up to `end` that name or describe somebody; `name_start` is where the name itself begins."""

    start: int
    end: int
    name_start: int
    name_end: int
    kind: EntityKind
    why: tuple[str, ...]
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    acronym: str | None = None
    inside: tuple["Chunk", ...] = ()
    sure: bool = True


class Sight(Struct, frozen=True, kw_only=True, gc=False):
    """A sentence's words; `taken` are those inside time expressions; `headline` if most words are capitals."""

    words: tuple[Word, ...]
    taken: frozenset[int]
    headline: bool

    def cap(self, i: int) -> bool:
        """Tell whether word `i` is written like a name."""
        return 0 <= i < len(self.words) and i not in self.taken and self.words[i].text[0].isupper()

    def norm(self, i: int) -> str:
        """Return word `i` in small letters, "" beyond the ends."""
        return self.words[i].norm if 0 <= i < len(self.words) else ""

    def text(self, start: int, end: int) -> str:
        """Return the words as one string, as far apart as they stand."""
        parts: list[str] = []
        for i in range(start, end):
            word = self.words[i]
            if i > start and self.words[i - 1].end < word.start:
                parts.append(" ")
            parts.append(word.text)
        return "".join(parts)


def sight(sentence: Sentence, times: Sequence[TimeExpr]) -> Sight:
    """Return the sentence with the words that belong to times set aside."""
    words = sentence.words
    taken = frozenset(
        i for i, w in enumerate(words) for t in times if t.span.start <= w.start and w.end <= t.span.end
    )
    letters = [w for w in words if w.text[0].isalpha()]
    capitals = sum(w.text[0].isupper() for w in letters)
    return Sight(words=words, taken=taken, headline=len(letters) > 3 and capitals * 10 > len(letters) * 7)


def common(word: Word) -> bool:
    """Tell whether a word is one of the language rather than somebody's."""
    return word.norm in wordlist("common")


def given(word: Word) -> bool:
    """Tell whether a word is part of people's names."""
    return word.norm in wordlist("given_names")


def phrase(table: str, see: Sight, i: int) -> tuple[int, Row] | None:
    """Return the longest phrase of a table at word `i`."""
    return phrases(table).longest(see.words, i) if 0 <= i < len(see.words) else None


def acronym_after(see: Sight, end: int) -> tuple[int, str] | None:
    """Return the end and the letters of a bracketed short form after a name: `(KPK)`."""
    words = see.words
    if end + 2 < len(words) and words[end].text == "(" and words[end + 2].text == ")":
        short = words[end + 1].text
        if short[0].isupper() and short.isalpha() and end + 1 not in see.taken:
            return end + 3, short
    return None


def known(see: Sight, i: int) -> names.Match | None:
    """Return the longest name of the lexicon at word `i`, written like a name."""
    if i in see.taken or not 0 <= i < len(see.words):
        return None
    return names.longest(see.words, i)


def closed_class(name: str, see: Sight, i: int) -> bool:
    """Tell whether word `i` is in a closed class of mentions.toml."""
    return see.norm(i) in closed(name)


def span(see: Sight, start: int, end: int) -> Span:
    """Return the characters of words `start` up to `end`."""
    return Span(see.words[start].start, see.words[end - 1].end)
