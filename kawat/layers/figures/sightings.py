"""Which figures does each sentence give? Counts with a fate, and amounts of money."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kawat.layers.figures.clause import clause
from kawat.layers.figures.counts import Count, counts
from kawat.layers.figures.cues import cues, verbs
from kawat.layers.figures.fates import Fate, fates
from kawat.layers.figures.lexicon import FigureRule, amount_rule, why, words_of
from kawat.layers.figures.money import Amount, amounts
from kawat.layers.figures.numerals import norm_at, starts_number
from kawat.layers.figures.parts import Total, carried
from kawat.model import Bound, Doc, FigureKind, Sentence, Span, TimeExpr, Word

_BACK = frozenset({"itu", "tersebut"})
_TOTALS = 6  # figures that the sentences after may break down


class Sighting(Struct, frozen=True, gc=False):
    """A figure as one sentence gives it, before it is known whose it is and whether it was given before."""

    kind: FigureKind
    value: int | float
    bound: Bound
    unit: str
    span: Span
    rule: FigureRule
    why: tuple[str, ...]
    sentence: Sentence
    noun: str = ""  # what tells this figure from others of its value
    again: bool = False  # counts those of a figure before (`kedua pelaku`)
    rest: bool = False  # counts people of the same body as the count before (`30 lainnya`)
    among: bool = False  # a part of those counted before (`dua di antaranya`)
    plain: bool = False  # doesn't say what people: `12 orang`, `12 luka`
    vague: bool = False  # a plural: `ratusan`
    head: str = ""  # the first word of what is counted; "" for `ratusan itu`, whatever they are


def sightings(doc: Doc) -> Iterator[Sighting]:
    """Yield the figures of all sentences in text order, repetitions among them."""
    times = sorted(doc.times, key=lambda t: t.span)
    totals: deque[Total] = deque(maxlen=_TOTALS)
    last = -2  # the sentence of the last total
    for n, sentence in enumerate(doc.sentences):
        words = sentence.words
        if not any(starts_number(w) or w.text[-1].isdigit() for w in words):
            continue
        money = amounts(words, doc.article.text)
        yield from (_paid(amount, sentence) for amount in money)
        taken = _taken(times, words, money)
        earlier = tuple(Total(total.value, total.rule, just=last == n - 1) for total in totals)
        for sighting in _people(doc.article.text, sentence, taken, earlier):
            totals.append(Total(sighting.value, sighting.rule))
            last = n
            yield sighting


def _people(
    text: str, sentence: Sentence, taken: frozenset[int], totals: Sequence[Total]
) -> Iterator[Sighting]:
    cued = cues(sentence.words)
    if not cued and not totals:
        return
    listed = counts(sentence.words, text, taken, verbs(cued, sentence.words))
    found = carried(sentence.words, listed, fates(clause(sentence.words, cued, listed)), totals)
    for count, fate in zip(listed, found, strict=True):
        if fate:
            yield _counted(count, fate, sentence)


def _paid(amount: Amount, sentence: Sentence) -> Sighting:
    return Sighting(
        kind="money",
        value=amount.value,
        bound=amount.bound,
        unit=amount.unit,
        span=amount.span(sentence.words),
        why=(why(amount_rule()),),
        rule=amount_rule(),
        sentence=sentence,
        noun=amount.bound,
    )


def _counted(count: Count, fate: Fate, sentence: Sentence) -> Sighting:
    words = sentence.words
    counted = [w.norm for w in words[count.number.last : count.end]]
    plain = count.among or words_of("plain").issuperset(counted)
    also = not plain and any(w.norm == "juga" for w in words[max(0, count.start - 2) : count.start])
    told_apart = count.number.value == 1 or also or (count.among and fate.how)
    return Sighting(
        kind=fate.rule.kind,
        value=count.number.value,
        bound=count.bound,
        unit="house" if fate.rule.kind == "houses" else count.unit,
        span=count.span(words),
        why=(why(fate.rule), fate.how) if fate.how else (why(fate.rule),),
        rule=fate.rule,
        sentence=sentence,
        noun=" ".join(counted) if told_apart else "",
        again=count.again,
        rest=not words_of("others").isdisjoint(counted),
        among=count.among,
        plain=plain,
        vague=count.number.bound == "at_least" and not count.number.ranged,
        head="" if norm_at(words, count.end) in _BACK else next(iter(counted), "-"),
    )


def _taken(times: Sequence[TimeExpr], words: Sequence[Word], money: Sequence[Amount]) -> frozenset[int]:
    """Return the words that are part of a time or an amount of money."""
    taken = {i for amount in money for i in range(amount.first, amount.last)}
    at = bisect_left(times, words[0].start, key=lambda t: t.span.start)
    while at < len(times) and times[at].span.start < words[-1].end:
        span = times[at].span
        first = bisect_left(words, span.start, key=lambda w: w.start)
        inside = range(first, bisect_left(words, span.end, lo=first, key=lambda w: w.start))
        if not (len(inside) == 1 and times[at].value.endswith("X")):  # `50-an` is a decade or a count
            taken.update(inside)
        at += 1
    return frozenset(taken)
