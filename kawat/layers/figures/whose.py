"""Whose people are counted, on whose word, when and where?"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kawat.layers import attribution
from kawat.layers.figures.lexicon import phrases
from kawat.layers.index import Located, located, within
from kawat.model import Doc, Entity, Sentence, Span, Word
from kawat.text import overlaps

_PEOPLE = frozenset({"group", "organization", "state", "person", "place"})
_SOURCES = frozenset({"group", "organization", "state", "person"})


class Scene(Struct, frozen=True, gc=False):
    """An article's mentions in text order, for questions about one figure after another."""

    doc: Doc
    mentions: Sequence[Located]

    def inside(self, span: Span) -> Iterator[Located]:
        """Yield the mentions that lie inside `span`."""
        return within(self.mentions, span)


def scene(doc: Doc) -> Scene:
    """Return what the article's figures are asked against."""
    return Scene(doc, located(doc.entities))


def of(see: Scene, span: Span, sentence: Sentence) -> str | None:
    """Return the entity whose people are counted in `span`: the group itself, or else whom the words name."""
    near = [
        m for m in see.inside(sentence.span) if overlaps(m.span, span) and m.entity.kind in _PEOPLE
    ]
    best = max(near, key=lambda m: (m.entity.kind == "group", m.span.end - m.span.start), default=None)
    return best.entity.id if best else None


def by(see: Scene, span: Span, sentence: Sentence) -> str | None:
    """Return who said or counted it: the speaker of the quote around it, or the source its sentence names."""
    speaker = attribution.by(see.doc, span)
    if speaker:
        return speaker
    source = _named_source(see, span, sentence)
    return source.id if source else None


def _named_source(see: Scene, span: Span, sentence: Sentence) -> Entity | None:
    """Return the source of a sentence: `menurut X`, `data X`, or `X mencatat` before the count."""
    words = sentence.words
    for mention in see.inside(sentence.span):
        if mention.entity.kind not in _SOURCES or overlaps(mention.span, span):
            continue
        first = bisect_left(words, mention.span.start, key=lambda w: w.start)
        last = bisect_left(words, mention.span.end, key=lambda w: w.start)
        if phrases("told_by").start(words, first) is not None:
            return mention.entity
        if mention.span.end <= span.start and phrases("tells").end(words, last) is not None:
            return mention.entity
    return None


def date(see: Scene, sentence: Sentence) -> str | None:
    """Return the date that the sentence gives; none if it gives several."""
    dates = {
        time.value
        for time in see.doc.times
        if time.kind == "date" and sentence.span.start <= time.span.start < sentence.span.end
    }
    return dates.pop() if len(dates) == 1 else None


def place(see: Scene, span: Span, sentence: Sentence) -> str | None:
    """Return the first place after the count that `di` names, else the last before it."""
    there = [
        m for m in see.inside(sentence.span) if m.entity.kind in {"place", "state"} and _at(sentence.words, m.span)
    ]
    after = [m for m in there if m.span.start >= span.end]
    return (after[0] if after else there[-1]).entity.id if there else None


def _at(words: Sequence[Word], span: Span) -> bool:
    """Tell whether `di` stands before a place, or one of its kind does (`di kota Palu`)."""
    first = bisect_left(words, span.start, key=lambda w: w.start)
    return any(word.norm == "di" for word in words[max(0, first - 2) : first])
