"""Numbers as Indonesian writes them: `5.791`, `1,5 juta`, `seribu lima ratus`, `puluhan ribu`."""

import re
from fractions import Fraction
from functools import cache

from msgspec import Struct

from kawat.datafiles import toml
from kawat.patterns import alternatives

# Runs of spaces are bounded so that no text can make a pattern slow.
_GAP = r"[^\S\n]{1,3}"
_MOST_DIGITS = 40
_MAYBE_GAP = r"[^\S\n]{0,3}"
_DIGITS = r"(?<!\d)(?<!\d[.,])(?>\d+(?:[.,]\d+)*)"
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3}){2,}")
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+),(\d+)|(\d+)\.(\d+)")


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that read as `value`."""

    value: int | float
    words: tuple[str, ...]


class NumbersFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of numbers.toml: word -> what it counts."""

    never: tuple[str, ...]
    ones: dict[str, int]
    places: dict[str, int]
    scales: dict[str, int]
    fractions: dict[str, str]
    plurals: dict[str, int]
    single: dict[str, int]
    example: tuple[Example, ...]
    plural: tuple[Example, ...]


@cache
def numbers_file() -> NumbersFile:
    """Return the number words and their examples."""
    return toml("indonesian/numbers.toml", NumbersFile)


@cache
def pattern() -> str:
    """Return the source of a pattern, with no group that captures, for one exact number in digits or words.

    It ignores case and matches whole words; `se-` alone, `puluhan` and `beberapa` are none of it.

    >>> re.findall(pattern(), "dari 1,5 juta menjadi seribu lima ratus")
    ['1,5 juta', 'seribu lima ratus']
    """
    file = numbers_file()
    one, scale, fraction = (alternatives(list(d)) for d in (file.ones, file.scales, file.fractions))
    small = rf"(?:sepuluh|sebelas|selusin|{one}(?:{_MAYBE_GAP}(?:belas|puluh(?:{_GAP}{one})?|lusin))?)"
    below_thousand = rf"(?:(?:seratus|{one}{_MAYBE_GAP}ratus)(?:{_GAP}{small})?|{small})"
    words = rf"{below_thousand}\b(?:{_GAP}koma(?:{_GAP}{one}\b)+)?(?:{_GAP}setengah\b)?"
    part = rf"\b(?:{one}{_GAP})?{fraction}\b"
    amount = rf"(?:{_DIGITS}|{part}|\b{words})"
    scaled = rf"(?:{amount}{_MAYBE_GAP}{scale}\b|\bse{scale}\b)"
    return rf"(?i:{scaled}(?:{_GAP}{scaled})*(?:{_GAP}{below_thousand}\b)?|{amount})"


@cache
def plurals() -> str:
    """Return the source of a pattern for a number told as a round plural: `puluhan`, `ratusan ribu`."""
    file = numbers_file()
    return rf"(?i:\b{alternatives(list(file.plurals))}(?:{_GAP}{alternatives(list(file.scales))})?\b)"


def value(words: str) -> int | float | None:
    """Return what a number in digits or words comes to; `None` if the words are no number.

    A plural comes to the least it can be (`puluhan` to 20), as the codebook counts.

    >>> value("1,5 juta"), value("dua belas"), value("puluhan ribu"), value("beberapa")
    (1500000, 12, 20000, None)
    """
    if words.isdecimal() and len(words) <= _MOST_DIGITS:
        return int(words)
    plain = " ".join(words.lower().split())
    if not _number().fullmatch(plain):
        return None
    total = _total(_token().findall(plain))
    if total is None:
        return None
    return int(total) if total.denominator == 1 else float(total)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"{pattern()}|{plurals()}|{alternatives(list(numbers_file().single))}")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(rf"\d+(?:[.,]\d+)*|{alternatives([*_steps(), 'koma'])}")


@cache
def _steps() -> dict[str, tuple[str, Fraction]]:
    """Return what each number word does to the number so far: its verb, and the amount it does it with."""
    file = numbers_file()
    steps = {word: ("count", Fraction(n)) for word, n in (file.ones | file.plurals | file.single).items()}
    steps["belas"], steps["sebelas"] = ("teen", Fraction(10)), ("add", Fraction(11))
    for word, n in file.places.items():
        steps[word], steps[f"se{word}"] = ("times", Fraction(n)), ("add", Fraction(n))
    for word, n in file.scales.items():
        steps[word], steps[f"se{word}"] = ("scale", Fraction(n)), ("total", Fraction(n))
    for word, share in file.fractions.items():
        steps[word] = ("share" if word.startswith("per") else "half", Fraction(share))
    return steps


def _total(tokens: list[str]) -> Fraction | None:
    """Return the sum of number words: units build a group below a thousand, scales close it."""
    total = group = unit = Fraction(0)
    decimals = 0
    for word in tokens:
        verb, amount = _steps().get(word, ("count", _digits(word)))
        if word == "koma":
            decimals = 1
        elif amount is None:
            return None
        elif decimals and verb == "count":
            unit, decimals = unit + amount / 10**decimals, decimals + 1
        elif verb == "count":
            unit = amount
        elif verb == "half":
            unit += amount
        elif verb == "share":
            unit = (unit or 1) * amount
        elif verb == "total":
            total += amount
        elif verb == "scale":
            total, group, unit, decimals = total + (group + unit) * amount, Fraction(0), Fraction(0), 0
        else:  # add, teen, times
            group += amount if verb == "add" else unit + amount if verb == "teen" else unit * amount
            unit = Fraction(0)
    return total + group + unit


def _digits(token: str) -> Fraction | None:
    """Return the amount of a number in digits: stops part thousands, a comma decimals.

    A single group that isn't of three digits is a decimal with either mark (`1.5 juta`).
    """
    if len(token) > _MOST_DIGITS:
        return None
    if token.isdecimal():
        return Fraction(token)
    if _THOUSANDS.fullmatch(token):
        return Fraction(token.replace(".", "").replace(",", ""))
    if match := _DECIMAL.fullmatch(token):
        whole, part = (match[1], match[2]) if match[1] else (match[3], match[4])
        return Fraction(f"{whole.replace('.', '')}.{part}")
    return None
