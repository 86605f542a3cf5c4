"""How many were killed, hurt, held, driven out, and how much money? Each figure once, with who says so."""

from collections.abc import Iterator

from msgspec import Struct

from kawat.layers.figures.counts import Count, counts, starts_number
from kawat.layers.figures.cues import cues
from kawat.layers.figures.fates import Clause, fates
from kawat.layers.figures.lexicon import FigureRule, amount_rule, why
from kawat.layers.figures.money import Amount, amounts
from kawat.model import Bound, Doc, Figure, FigureKind, Sentence, Span, Word


class Sighting(Struct, frozen=True, gc=False):
    """A figure as one sentence gives it, before it is known whose it is and whether it was given before."""

    kind: FigureKind
    value: int | float
    bound: Bound
    unit: str
    span: Span
    rule: FigureRule
    sentence: Sentence
    noun: str  # what is counted, for telling one dead from another


def find(doc: Doc) -> tuple[Figure, ...]:
    """Return the figures of an article in text order; one that is repeated is returned once."""
    seen = [s for sentence in doc.sentences for s in _sightings(doc, sentence)]
    return tuple(
        Figure(
            id=f"f{i}", why=(why(s.rule),), kind=s.kind, value=s.value, bound=s.bound, unit=s.unit, span=s.span
        )
        for i, s in enumerate(_once(seen), 1)
    )


def _once(seen: list[Sighting]) -> list[Sighting]:
    """Keep the first of each figure, one of the body rather than of the title."""
    kept: dict[tuple[str, float, str, str], Sighting] = {}
    for s in sorted(seen, key=lambda s: (s.sentence.role == "title", s.span)):
        kept.setdefault((s.kind, s.value, s.unit, s.noun if s.value == 1 else ""), s)
    return sorted(kept.values(), key=lambda s: s.span)


def _sightings(doc: Doc, sentence: Sentence) -> Iterator[Sighting]:
    words, text = sentence.words, doc.article.text
    if not any(starts_number(w) or w.text[-1].isdigit() for w in words):
        return
    money = amounts(words, text)
    for amount in money:
        rule = amount_rule()
        yield Sighting("money", amount.value, amount.bound, amount.unit, amount.span(words), rule, sentence, "")
    cued = cues(words)
    if not cued:
        return
    stops = frozenset(i for i, c in cued.items() if not c.on("noun") and (c.on("subject") or c.on("object")))
    listed = counts(words, text, _taken(doc, words, money), stops)
    for count, fate in zip(listed, fates(Clause(words, cued, listed)), strict=True):
        if fate:
            yield _counted(count, fate.rule, sentence)


def _counted(count: Count, rule: FigureRule, sentence: Sentence) -> Sighting:
    words = sentence.words
    noun = " ".join(w.norm for w in words[count.number.last : count.end])
    return Sighting(
        rule.kind, count.number.value, count.bound, count.unit, count.span(words), rule, sentence, noun
    )


def _taken(doc: Doc, words: tuple[Word, ...], money: list[Amount]) -> frozenset[int]:
    """Return the words that are part of a time or an amount of money."""
    taken = {i for amount in money for i in range(amount.first, amount.last)}
    for time in doc.times:
        if words[0].start <= time.span.start < words[-1].end:
            taken.update(i for i, w in enumerate(words) if time.span.start <= w.start < time.span.end)
    return frozenset(taken)
