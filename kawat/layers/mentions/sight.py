"""What a reader sees at each word of a sentence: capitals, known names, and words that head a name."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from kawat.indonesian import names
from kawat.indonesian.calendar import weekdays
from kawat.indonesian.titles import Head, Heads, WordsFile, heads, singular, vocabulary
from kawat.model import EntityKind, Sentence, Span, TimeExpr, Word

JOINTS = frozenset({"-", "–"})
BEGINNINGS = frozenset("\"“”„‟«»‘'(:-–.!?")
LEGAL_FORMS = frozenset({"persero", "tbk", "perum"})
NOTHING: Heads = {}


class Chunk(Struct, frozen=True, kw_only=True, gc=False):
    """Words `start` up to `end` that name or describe somebody; the name is `name_start` up to `name_end`.

    `sure` is false for a name whose kind is a guess until the rest of the article bears it out.
    """

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
    """A sentence: its words, and for each what it may be. Words of time expressions are no capitals.

    `caps`: written like a name; `known`: names of the lexicon that begin there; `heads`: phrases of the
    tables that begin there. `headline` if most words are capitals, so that capitals tell nothing;
    `speakers` are words of the names of those who speak anywhere in the article, `bodies` its organisations
    by their short forms, `initialed` its people by their initials, `day` (`YYYY-MM-DD`) is when it came out.
    """

    words: tuple[Word, ...]
    norms: list[str]
    caps: list[bool]
    known: list[names.Match | None]
    heads: list[Heads]
    headline: bool
    speakers: frozenset[str]
    day: str | None
    bodies: Mapping[str, Chunk] = {}
    initialed: frozenset[str] = frozenset()

    def cap(self, i: int) -> bool:
        """Tell whether word `i` is written like a name; not beyond the ends."""
        return 0 <= i < len(self.caps) and self.caps[i]

    def norm(self, i: int) -> str:
        """Return word `i` in small letters, "" beyond the ends."""
        return self.norms[i] if 0 <= i < len(self.norms) else ""

    def head(self, table: str, i: int) -> Head | None:
        """Return the phrase of a table that begins at word `i`."""
        return self.heads[i].get(table) if 0 <= i < len(self.heads) else None

    def entries(self, i: int) -> tuple[names.Entry, ...]:
        """Return what the longest known name at word `i` may mean, the likelier first."""
        match = self.known[i] if 0 <= i < len(self.known) else None
        return match.entries if match else ()

    def begins(self, i: int) -> bool:
        """Tell whether word `i` would have its capital anyway, since something begins there."""
        return i == 0 or self.words[i - 1].text in BEGINNINGS

    def is_kind(self, kind: EntityKind, i: int) -> bool:
        """Tell whether the longest known name at word `i` is first of all of this kind."""
        entries = self.entries(i)
        return bool(entries) and entries[0].kind == kind

    def has(self, table: str, i: int) -> bool:
        """Tell whether a phrase of a table begins at word `i`."""
        return 0 <= i < len(self.heads) and table in self.heads[i]

    def common(self, i: int) -> bool:
        """Tell whether word `i` is one of the language rather than part of a name."""
        norm, known = self.norm(i), vocabulary().common
        return norm in known or (norm.endswith("nya") and norm[:-3] in known)

    def given(self, i: int) -> bool:
        """Tell whether word `i` is part of people's names."""
        return self.norm(i) in vocabulary().given or self.norm(i) in self.speakers

    def text(self, start: int, end: int) -> str:
        """Return the words as one string, single-spaced where they stand apart."""
        parts: list[str] = []
        for i in range(start, end):
            if i > start and self.words[i - 1].end < self.words[i].start:
                parts.append(" ")
            parts.append(self.words[i].text)
        return "".join(parts)

    def acronym(self, end: int) -> tuple[int, str] | None:
        """Return the end and the letters of a bracketed short form at word `end`: `(KPK)`."""
        words = self.words
        if end >= len(words) or words[end].text != "(" or not self.cap(end + 1):
            return None
        for close in (end + 2, end + 3):
            if close < len(words) and words[close].text == ")":
                short = self.text(end + 1, close)
                plain = short.replace("-", "").replace(" ", "").isalnum()
                legal = self.norm(end + 1) in LEGAL_FORMS
                return (close + 1, short) if plain and not legal and self.cap(close - 1) else None
        return None

    def span(self, start: int, end: int) -> Span:
        """Return the characters of words `start` up to `end`."""
        return Span(self.words[start].start, self.words[end - 1].end)


def closed() -> WordsFile:
    """Return the closed classes of words."""
    return vocabulary().closed


def speakers(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the words of names that stand after a verb of speech: `ujar Sunarto` tells of `Sunarto`."""
    said, known = closed().said, vocabulary()
    found: set[str] = set()
    for sentence in sentences:
        for verb, word in pairwise(sentence.words):
            if verb.norm in said and word.text[0].isupper() and not word.text.isupper():
                found.add(word.norm)
    return frozenset(found - known.common - known.starts.keys())


def sight(
    sentence: Sentence, times: Sequence[TimeExpr], names_said: frozenset[str], day: str | None
) -> Sight:
    """Return what is seen in a sentence, with the words of times set aside."""
    words = sentence.words
    days = weekdays()
    norms = [w.norm for w in words]
    _level(norms)
    taken = _taken(times, sentence.span)
    caps = [
        _capital(w.text) and w.norm not in days and not any(s.start <= w.start < s.end for s in taken)
        for w in words
    ]
    small, starts = _small_names(), vocabulary().starts
    letters = sum(w.text[0].isalpha() for w in words)
    return Sight(
        words=words,
        norms=norms,
        caps=caps,
        known=[names.longest(words, i) if caps[i] or norms[i] in small else None for i in range(len(words))],
        heads=[heads(norms, i) if n in starts else NOTHING for i, n in enumerate(norms)],
        headline=_headline(sentence, sum(caps), letters),
        speakers=names_said,
        day=day,
    )


def _taken(times: Sequence[TimeExpr], span: Span) -> list[Span]:
    """Return the spans of the times in a sentence, the one that runs into it too."""
    first = bisect_left(times, span.start, key=lambda t: t.span.start)
    end = bisect_left(times, span.end, lo=first, key=lambda t: t.span.start)
    return [t.span for t in times[max(0, first - 1) : end] if span.start < t.span.end]


_ARTICLE = re.compile(r"(?:[ae][dlnrstz]|ash|[bu]l)[-'’][A-Z]")  # al-Sisi, el-Naggar, ul-Haq


def _capital(text: str) -> bool:
    return text[0].isupper() or bool(text[1:3] and text[0] in "aebu" and _ARTICLE.match(text))


def _headline(sentence: Sentence, capitals: int, letters: int) -> bool:
    """Tell whether nearly all words are capitals and no full stop ends them."""
    ended = sentence.words[-1].text[-1] in '.!?"”'
    return letters > 3 and capitals * 10 > letters * 7 and (sentence.role in {"title", "deck"} or not ended)


@cache
def _small_names() -> frozenset[str]:
    """Return known names that are written in small letters (`detikcom`)."""
    return frozenset(name for name in names.index().exact if name.islower())


def _level(norms: list[str]) -> None:
    """Read `warganya` and `warga-warga` as `warga`, which heads something, and `jendral` as `jenderal`."""
    known, variants = vocabulary(), closed().variants
    for i, norm in enumerate(norms):
        if norm in variants:
            norms[i] = variants[norm]
        elif norm in known.headwords:
            continue
        elif norm.endswith("nya") and norm[:-3] in known.headwords:
            norms[i] = norm[:-3]
        elif "-" in norm:
            norms[i] = singular(norm)
