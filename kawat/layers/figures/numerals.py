"""Which number stands here? In digits or words, with its qualifier, as a range, a plural, a fraction."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from kawat.indonesian import numbers
from kawat.layers.figures.lexicon import bound_words, qualifiers, words_of
from kawat.model import Bound, Word

_ABOUT = re.compile(r"(?i)[ ]?-an\b|[ ]?an\b")
_RANGE_SIGN = re.compile(r"(?i)[-–](?:rp\.?|us\$|\$)(?=\d)")
_LETTERS = {"M": 10**9, "T": 10**12, "jt": 10**6, "rb": 10**3}  # as headlines write money
_ENGLISH_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_SPELT_OUT = 6  # words within `(dua puluh lima)`


class Number(Struct, frozen=True, gc=False):
    """Words `first` up to `last` of a sentence that are one number."""

    first: int
    last: int
    value: int | float
    bound: Bound = "exact"
    ranged: bool = False  # `20 sampai 25`


@cache
def _exact() -> re.Pattern[str]:
    return re.compile(numbers.pattern())


@cache
def _plural() -> re.Pattern[str]:
    return re.compile(numbers.plurals())


@cache
def _starts() -> frozenset[str]:
    """Return the words that a number in words may begin with."""
    file = numbers.numbers_file()
    places = ["belas", *file.places]
    se = {f"se{word}" for word in [*places, *file.scales]}
    return frozenset(
        [
            *collectives(),
            *file.ones,
            *file.fractions,
            *file.plurals,
            *file.single,
            *se,
            *(o + p for o in file.ones for p in places),
        ]
    )


def norm_at(words: Sequence[Word], i: int) -> str:
    """Return word `i` in small letters, "" beyond the ends."""
    return words[i].norm if 0 <= i < len(words) else ""


def starts_number(word: Word) -> bool:
    """Tell whether a number may begin with this word."""
    return word.norm in _starts() or word.norm[0].isdigit()


@cache
def collectives() -> dict[str, int]:
    """Return `kelima` and the like, which count people already spoken of."""
    return {f"ke{word}": n for word, n in numbers.numbers_file().ones.items() if n > 1}


def number(words: Sequence[Word], i: int, text: str, begin: int | None = None) -> Number | None:
    """Return the number that begins with word `i` (at character `begin`, for the `500` of `Rp500`)."""
    if words[i].norm in numbers.numbers_file().single:
        return Number(i, i + 1, 1)
    if words[i].norm in collectives():
        return _collective(words, i)
    begin = words[i].start if begin is None else begin
    plural = _plural().match(text, begin)
    match = plural or _exact().match(text, begin)
    if match is None or (value := _value(match.group())) is None:
        return None
    last = i + 1
    while last < len(words) and words[last].start < match.end():
        last += 1
    bound: Bound = "at_least" if plural else "exact"
    if words[last - 1].end > match.end():  # `200-an`
        if sign := _RANGE_SIGN.match(text, match.end(), words[last - 1].end):  # `Rp700 ribu-Rp1 juta`
            high = number(words, last - 1, text, sign.end())
            return Number(i, high.last, value, "at_least", True) if high else None
        if not _ABOUT.fullmatch(text, match.end(), words[last - 1].end):
            return None
        bound = "about"
    return _ranged(words, Number(i, last, value, bound), text)


def _collective(words: Sequence[Word], i: int) -> Number | None:
    """Return the number of `kelima penumpang`; `korban kelima` is the fifth."""
    people = words_of("people")
    if i + 1 < len(words) and words[i + 1].norm in people and (i == 0 or words[i - 1].norm not in people):
        return Number(i, i + 1, collectives()[words[i].norm])
    return None


def _value(written: str) -> int | float | None:
    """Return the value of a number; `1,200` is read the English way, since it can't be a decimal."""
    if _ENGLISH_THOUSANDS.fullmatch(written):
        written = written.replace(",", "")
    return numbers.value(written)


def scaled(words: Sequence[Word], found: Number) -> Number:
    """Return `1,6 M` as 1,6 billion; any other number as it is."""
    scale = _LETTERS.get(words[found.last].text) if found.last < len(words) else None
    if scale is None or found.value >= 1000:
        return found
    amount = round(found.value * scale)
    return Number(found.first, found.last + 1, amount, found.bound)


def _ranged(words: Sequence[Word], low: Number, text: str) -> Number:
    """Return `20 sampai 25` as the lower number, at least; any other number as it is."""
    at = low.last + 1
    between = norm_at(words, low.first - 1) == "antara" and norm_at(words, low.last) == "dan"
    ranged = between or norm_at(words, low.last) in words_of("ranges")
    if at >= len(words) or not ranged or not starts_number(words[at]):
        return low
    high = number(words, at, text)
    if high is None or high.value <= low.value:
        return low
    scaled = low.value * 1000 ** ((len(str(int(high.value))) - 1) // 3)  # `3,5 - 4 triliun`
    value = scaled if low.value < 1000 <= high.value and scaled < high.value else low.value
    return Number(
        low.first - between, high.last, int(value) if value == int(value) else value, "at_least", True
    )


def qualified(words: Sequence[Word], first: int, bound: Bound) -> tuple[int, Bound]:
    """Return where the qualifier before word `first` starts, and its bound; else `first` and `bound`."""
    start = qualifiers().start(words, first)
    if start is None:
        return first, bound
    told = bound_words()[tuple(w.norm for w in words[start:first])]
    return start, "at_least" if bound == "at_least" else told  # `hingga ratusan`, `sekitar 20-25`


def spelt_out(words: Sequence[Word], found: Number) -> Number:
    """Return a number together with its repetition in words: `7 (tujuh) orang`."""
    at = found.last
    if norm_at(words, at) != "(" or at + 1 >= len(words) or not starts_number(words[at + 1]):
        return found
    for i in range(at + 2, min(len(words), at + _SPELT_OUT)):
        if words[i].norm == ")":
            return Number(found.first, i + 1, found.value, found.bound, found.ranged)
    return found
