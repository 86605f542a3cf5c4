"""How much money? A number beside the sign or the name of a currency."""

import re
from collections.abc import Sequence

from msgspec import Struct

from kawat.indonesian.numbers import numbers_file, value
from kawat.layers.figures.counts import NOT_MORE
from kawat.layers.figures.lexicon import currencies, denominations, words_of
from kawat.layers.figures.numerals import Number, norm_at, number, qualified, scaled, starts_number
from kawat.model import Bound, Span, Word

_GLUED = re.compile(r"([a-z]+\$?|\$|€|£|¥)\.?(?=\d)")  # `Rp500`, `USD20`
_LARGE = 1_000_000


class Amount(Struct, frozen=True, gc=False):
    """Words `first` up to `last` of a sentence that are an amount of money."""

    first: int
    last: int
    value: int | float
    bound: Bound
    unit: str  # ISO 4217

    def span(self, words: Sequence[Word]) -> Span:
        """Return the characters of the amount with its qualifier."""
        return Span(words[self.first].start, words[self.last - 1].end)


def amounts(words: Sequence[Word], text: str) -> list[Amount]:
    """Return the amounts of money in a sentence; a banknote's worth (`pecahan Rp 100 ribu`) is none."""
    found: list[Amount] = []
    signs, read = currencies()[0].first, 0
    if not any(w.norm in signs or w.norm in words_of("money_words") or _glued(w) for w in words):
        return found
    for i, word in enumerate(words):
        if i < read or not (word.norm in signs or word.text[-1].isdigit() or starts_number(word)):
            continue
        rupiah = bool(found) and found[-1].unit == "IDR"
        amount = _ranged(words, _amount(words, i, text, rupiah=rupiah), text)
        if amount and not denominations().start(words, amount.first):
            found.append(amount)
        read = amount.last if amount else 0
    return found


def _glued(word: Word) -> bool:
    """Tell whether a sign may be written together with its number: `Rp500`."""
    return word.norm[-1].isdigit() and not word.norm[0].isdigit()


def _amount(words: Sequence[Word], i: int, text: str, *, rupiah: bool = False) -> Amount | None:
    """Return the amount that begins with word `i`: sign first, sign glued, or number first.

    `rupiah` tells that the sentence has counted in rupiah: `dari Rp 16 triliun menjadi 18 triliun`.
    """
    if starts_number(words[i]):
        return _number_first(words, number(words, i, text), rupiah=rupiah)
    signs, codes = currencies()
    end = signs.end(words, i)
    if end is None:
        glued = _GLUED.match(words[i].norm)
        code = codes.get((glued[1],)) if glued else None
        return (
            _told(words, i, number(words, i, text, words[i].start + glued.end()), code)
            if glued and code
            else None
        )
    if not _is_sign(words[i]) or end >= len(words) or not words[end].norm[0].isdigit():
        return None
    return _told(words, i, number(words, end, text), codes[tuple(w.norm for w in words[i:end])])


def _ranged(words: Sequence[Word], low: Amount | None, text: str) -> Amount | None:
    """Return `Rp 2 juta hingga Rp 3 juta` as the lower amount, at least; any other amount as it is."""
    if low is None or low.last + 1 >= len(words) or words[low.last].norm not in words_of("ranges"):
        return low
    high = _amount(words, low.last + 1, text)
    if high is None or high.unit != low.unit or high.first > low.last + 1 or high.value <= low.value:
        return low
    return Amount(low.first, high.last, low.value, "at_least", low.unit)


def _is_sign(word: Word) -> bool:
    """Tell whether a currency is written as a sign or code, which stands first; `Euro 2016` is no money."""
    return (
        word.norm == "rp"
        or (word.text == word.text.upper() and word.text != word.norm)
        or not word.text[0].isalpha()
        or word.norm in {"sin", "us"}  # `Sin$ 6.000`
    )


def _number_first(words: Sequence[Word], found: Number | None, *, rupiah: bool) -> Amount | None:
    if found is None:
        return None
    signs, codes = currencies()
    end = signs.end(words, found.last)
    if end is None or not words[found.last].norm[0].isalpha():
        return _rupiah(words, found, told=rupiah)
    unit = codes[tuple(w.norm for w in words[found.last : end])]
    return _told(words, found.first, Number(found.first, end, found.value, found.bound), unit)


def _rupiah(words: Sequence[Word], found: Number, *, told: bool) -> Amount | None:
    """Return an amount without a currency, `uang 250 juta`; nothing may follow that it could count."""
    first, bound = qualified(words, found.first, found.bound)
    money = told or (first > 0 and words[first - 1].norm in words_of("money_words"))
    if not money or found.value < _LARGE:
        return None
    after = norm_at(words, found.last)
    alone = not after[:1].isalpha() or after in words_of("closers")
    return Amount(first, found.last, found.value, bound, "IDR") if alone and after != "%" else None


def _told(words: Sequence[Word], i: int, found: Number | None, unit: str) -> Amount | None:
    found = scaled(words, _mended(words, found)) if found else None
    if found is None or not found.value or _is_banknote(words, found.last):
        return None
    first, bound = qualified(words, i, found.bound)
    last = currencies()[0].end(words, found.last) or found.last  # `Rp 300 juta rupiah`
    if bound == "exact" and norm_at(words, last) == "lebih" and norm_at(words, last + 1) not in NOT_MORE:
        return Amount(first, last + 1, found.value, "at_least", unit)  # `Rp 57 juta lebih`
    return Amount(first, last, found.value, bound, unit)


def _mended(words: Sequence[Word], found: Number) -> Number:
    """Return `Rp 1, 4 triliun` as the 1,4 trillion it is; any other number as it is."""
    rest = words[found.last : found.last + 3]
    scale = numbers_file().scales.get(rest[2].norm) if len(rest) == 3 and rest[0].text == "," else None
    if scale is None or not rest[1].text.isdecimal() or len(rest[1].text) > 2 or not 0 < found.value < 1000:
        return found
    amount = value(f"{found.value},{rest[1].text} {rest[2].norm}")
    return found if amount is None else Number(found.first, found.last + 3, amount, found.bound)


def _is_banknote(words: Sequence[Word], last: int) -> bool:
    """Tell whether an amount goes on as `Rp 100 ribuan`."""
    return last < len(words) and words[last].norm in numbers_file().plurals
