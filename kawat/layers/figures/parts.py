"""Are these parts of a total given before? Those that add up to it, and those told to be among it."""

from collections.abc import Sequence

from msgspec import Struct

from kawat.layers.figures.counts import Count
from kawat.layers.figures.fates import Fate
from kawat.layers.figures.lexicon import FigureRule, phrases, words_of
from kawat.model import Word

_TOLL_REACH = 3  # words before `jumlah itu`


class Total(Struct, frozen=True, gc=False):
    """A figure that later sentences may break down."""

    value: int | float
    rule: FigureRule
    just: bool = True  # given in the sentence before


def carried(
    words: Sequence[Word], counts: Sequence[Count], found: Sequence[Fate | None], totals: Sequence[Total]
) -> list[Fate | None]:
    """Return the fates of a sentence's counts, with those that `totals` of the sentences before give them.

    `dua di antaranya adalah ...` are of the last total; numbers in a row that add up to one are its parts:
    `28 orang terluka. Di RS Bakti 16 orang, di RS Kasih 12 orang.`
    """
    fates = list(found)
    if not totals:
        return fates
    for i, count in enumerate(counts if totals[-1].just else ()):
        being = _says_who(words, count.end) or _part_of(counts[:i], totals[-1])
        if fates[i] is None and count.among and being:
            fates[i] = Fate(totals[-1].rule, "layers/figures/parts.py#among")
        elif fates[i] is None and _tells_again(words, count):
            fates[i] = Fate(totals[-1].rule, "layers/figures/parts.py#told-back")
    for first, end in _runs(counts, fates):
        start = first + _restated(counts[first:end])
        whole = sum(count.number.value for count in counts[start:end])
        rule = next((t.rule for t in reversed(totals) if t.value == whole), None)
        if rule:
            fates[start:end] = [Fate(rule, "layers/figures/parts.py#adds-up")] * (end - start)
    return fates


def _tells_again(words: Sequence[Word], count: Count) -> bool:
    """Tell whether a count is of the toll told last: `jumlah itu naik dari 12 menjadi 15 orang`."""
    plain = all(word.norm in words_of("plain") for word in words[count.number.last : count.end])
    linked = phrases("links").start(words, count.start) is not None
    back = range(min(_TOLL_REACH, count.start))
    return plain and linked and any(phrases("toll_back").end(words, i) for i in back)


def _says_who(words: Sequence[Word], i: int) -> bool:
    """Tell whether word `i` says who a part are: `dua di antaranya (adalah) pelajar`."""
    if phrases("being").end(words, i) is not None:
        return True
    return i < len(words) and words[i].norm in words_of("people")


def _part_of(before: Sequence[Count], total: Total) -> bool:
    """Tell whether the total is told again before its part: `dari 377 orang, 150 di antaranya pelajar`."""
    return bool(before) and before[-1].number.value == total.value


def _restated(counts: Sequence[Count]) -> bool:
    """Tell whether a row begins with its own total: `31 orang itu: 17 pria, 14 wanita`."""
    values = [count.number.value for count in counts]
    return len(values) > 2 and values[0] == sum(values[1:])


def _runs(counts: Sequence[Count], fates: Sequence[Fate | None]) -> list[tuple[int, int]]:
    """Return the runs of two or more counts of people of whom nothing is said."""
    runs: list[tuple[int, int]] = []
    start = 0
    for i in range(len(counts) + 1):
        if i == len(counts) or fates[i] is not None or not _person(counts[i]):
            if i - start > 1:
                runs.append((start, i))
            start = i + 1
    return runs


def _person(count: Count) -> bool:
    return count.unit == "person" and count.named and not count.single
