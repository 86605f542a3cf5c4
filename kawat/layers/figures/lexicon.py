"""What is known about counted people, houses and money: figures.toml, made ready for reading words."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from kawat.datafiles import Rule, checked, places, toml
from kawat.model import Bound, FigureKind, Word

_VERB = re.compile(r"(?:me[mnlrwy]?|ber|di|ter)[a-z]{4,}(?:-[a-z]+)?")
PATH = "indonesian/figures.toml"


class FigureRule(Rule, frozen=True, kw_only=True):
    """Words that say what became of those counted, and on which `side` of the count they stand."""

    kind: FigureKind
    side: Literal["subject", "object", "total", "noun", "amount"]
    words: tuple[str, ...]
    noun: bool = False  # the count must name people
    innocent: bool = False  # said of the victims, not of those whom the police look for


class FiguresFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of figures.toml."""

    bounds: dict[Bound, tuple[str, ...]]
    lists: dict[str, tuple[str, ...]]
    currencies: dict[str, tuple[str, ...]]
    rule: tuple[FigureRule, ...]


class Cue(Struct, frozen=True, gc=False):
    """Words `start` up to `end` of a sentence that a rule lists."""

    start: int
    end: int
    rules: tuple[FigureRule, ...]

    def on(self, side: str) -> FigureRule | None:
        """Return the rule for this side of a count."""
        return next((rule for rule in self.rules if rule.side == side), None)


class Phrases:
    """Phrases of one or more words, found at or before a word of a sentence."""

    def __init__(self, phrases: Iterable[str]) -> None:
        split = sorted({tuple(p.split()) for p in phrases}, key=lambda p: (-len(p), p))
        self.first: dict[str, list[tuple[str, ...]]] = {}
        self.last: dict[str, list[tuple[str, ...]]] = {}
        for phrase in split:
            self.first.setdefault(phrase[0], []).append(phrase)
            self.last.setdefault(phrase[-1], []).append(phrase)

    def end(self, words: Sequence[Word], i: int) -> int | None:
        """Return where the longest phrase that starts at word `i` ends."""
        if not 0 <= i < len(words):
            return None
        for phrase in self.first.get(words[i].norm, ()):
            if len(phrase) == 1 or _reads(words, i, phrase):
                return i + len(phrase)
        return None

    def start(self, words: Sequence[Word], i: int) -> int | None:
        """Return where the longest phrase that ends just before word `i` starts."""
        if not 0 < i <= len(words):
            return None
        for phrase in self.last.get(words[i - 1].norm, ()):
            if len(phrase) == 1 or (i >= len(phrase) and _reads(words, i - len(phrase), phrase)):
                return i - len(phrase)
        return None


def _reads(words: Sequence[Word], i: int, phrase: tuple[str, ...]) -> bool:
    if i + len(phrase) > len(words):
        return False
    for k, norm in enumerate(phrase):  # noqa: SIM110  # a generator would cost a third of the layer's time
        if words[i + k].norm != norm:
            return False
    return True


@cache
def figures_file() -> FiguresFile:
    """Return the lists and rules of figures.toml."""
    file = toml(PATH, FiguresFile)
    checked(PATH, file.rule)
    return file


@cache
def phrases(name: str) -> Phrases:
    """Return a list of figures.toml as phrases."""
    return Phrases(figures_file().lists[name])


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of figures.toml as single words."""
    return frozenset(figures_file().lists[name])


def looks_like_verb(word: Word) -> bool:
    """Tell whether a word has a verb's prefix and isn't known to be something else."""
    return word.text[0].islower() and bool(_VERB.fullmatch(word.norm)) and word.norm not in words_of("passed")


@cache
def qualifiers() -> Phrases:
    """Return the words that say how exact a number is."""
    return Phrases(words for listed in figures_file().bounds.values() for words in listed)


@cache
def bound_words() -> dict[tuple[str, ...], Bound]:
    """Return each qualifier with its bound."""
    return {tuple(w.split()): bound for bound, words in figures_file().bounds.items() for w in words}


@cache
def cue_rules() -> tuple[Phrases, dict[tuple[str, ...], tuple[FigureRule, ...]]]:
    """Return the words of all rules, and which rules list them."""
    listing: dict[tuple[str, ...], tuple[FigureRule, ...]] = {}
    for rule in figures_file().rule:
        for words in rule.words if rule.side != "amount" else ():
            key = tuple(words.split())
            listing[key] = (*listing.get(key, ()), rule)
    return Phrases(" ".join(key) for key in listing), listing


def why(rule: FigureRule) -> str:
    """Return where the rule stands."""
    return places(PATH)[rule.id]


@cache
def currencies() -> tuple[Phrases, dict[tuple[str, ...], str]]:
    """Return the signs and words for money, and the ISO 4217 code of each."""
    codes = {tuple(w.split()): code for code, listed in figures_file().currencies.items() for w in listed}
    return Phrases(" ".join(key) for key in codes), codes


@cache
def denominations() -> Phrases:
    """Return the words before a banknote's worth."""
    return Phrases(w for rule in figures_file().rule if rule.side == "amount" for w in rule.words)


@cache
def amount_rule() -> FigureRule:
    """Return the rule of amounts of money."""
    return next(rule for rule in figures_file().rule if rule.side == "amount")
