"""How many were killed, hurt, held, driven out, and how much money? Each figure once, with who says so."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from kawat.layers.figures import whose
from kawat.layers.figures.counts import Count, counts, starts_number
from kawat.layers.figures.cues import cues, verbs
from kawat.layers.figures.fates import Clause, fates
from kawat.layers.figures.lexicon import FigureRule, amount_rule, why, words_of
from kawat.layers.figures.money import Amount, amounts
from kawat.layers.figures.whose import Scene, scene
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
    noun: str = ""  # what tells this figure from others of its value
    rest: bool = False  # counts people of the same body as the count before (`30 lainnya`)


def find(doc: Doc) -> tuple[Figure, ...]:
    """Return the figures of an article in text order; one that is repeated is returned once."""
    seen = [s for sentence in doc.sentences for s in _sightings(doc, sentence)]
    if not seen:
        return ()
    see = scene(doc)
    told = _owned(see, seen)
    return tuple(msgspec.structs.replace(figure, id=f"f{i}") for i, figure in enumerate(_once(told), 1))


def _owned(see: Scene, seen: list[Sighting]) -> list[tuple[Sighting, Figure]]:
    """Return the sightings as figures: whose people, on whose word, when, where."""
    found: list[tuple[Sighting, Figure]] = []
    of = None
    for s in seen:
        of = (of if s.rest else None) or whose.of(see, s.span, s.sentence)
        figure = Figure(
            id="", why=(why(s.rule),), kind=s.kind, value=s.value, bound=s.bound, unit=s.unit, span=s.span,
            of=of if s.kind != "money" else None, by=whose.by(see, s.span, s.sentence),
            date=whose.date(see, s.sentence), place=whose.place(see, s.span, s.sentence),
        )  # fmt: skip
        found.append((s, figure))
    return found


def _once(told: list[tuple[Sighting, Figure]]) -> list[Figure]:
    """Keep the first of each figure, one of the body rather than of the title."""
    kept: dict[tuple[object, ...], Figure] = {}
    for s, figure in sorted(told, key=lambda t: (t[0].sentence.role == "title", t[0].span)):
        kept.setdefault((s.kind, s.value, s.unit, s.noun), figure)
    return sorted(kept.values(), key=lambda f: f.span)


def _sightings(doc: Doc, sentence: Sentence) -> Iterator[Sighting]:
    words, text = sentence.words, doc.article.text
    if not any(starts_number(w) or w.text[-1].isdigit() for w in words):
        return
    money = amounts(words, text)
    for amount in money:
        rule = amount_rule()
        yield Sighting("money", amount.value, amount.bound, amount.unit, amount.span(words), rule, sentence, amount.bound)
    cued = cues(words)
    if not cued:
        return
    listed = counts(words, text, _taken(doc, words, money), verbs(cued, words))
    for count, fate in zip(listed, fates(Clause(words, cued, listed)), strict=True):
        if fate:
            yield _counted(count, fate.rule, sentence)


def _counted(count: Count, rule: FigureRule, sentence: Sentence) -> Sighting:
    words = sentence.words
    counted = [w.norm for w in words[count.number.last : count.end]]
    return Sighting(
        kind=rule.kind,
        value=count.number.value,
        bound=count.bound,
        unit="house" if rule.kind == "houses" else count.unit,
        span=count.span(words),
        rule=rule,
        sentence=sentence,
        noun=" ".join(counted) if count.number.value == 1 else "",
        rest=count.among or not words_of("others").isdisjoint(counted),
    )


def _taken(doc: Doc, words: tuple[Word, ...], money: list[Amount]) -> frozenset[int]:
    """Return the words that are part of a time or an amount of money."""
    taken = {i for amount in money for i in range(amount.first, amount.last)}
    for time in doc.times:
        if words[0].start <= time.span.start < words[-1].end:
            taken.update(i for i, w in enumerate(words) if time.span.start <= w.start < time.span.end)
    return frozenset(taken)
