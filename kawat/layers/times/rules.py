"""Which forms do times take? The rules of times.toml, compiled, and where they match."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from kawat import datafiles
from kawat.errors import DataError
from kawat.indonesian import calendar, numbers
from kawat.model import Doc, Sentence, Span
from kawat.patterns import alternatives, compile_pattern, expand

PATH = "indonesian/times.toml"
LONGEST = 160  # characters of an expression; an end to the patterns' search in hostile text
CONTEXT = 60  # characters before an expression that `after` and `not_after` may look at

_LITERAL = re.compile(r"[^\W\d_]+")
_NOT_LITERAL = re.compile(r"\?P<\w+>|\\.|\?-?i(?=[:)])")
_DIGIT = re.compile(r"\\d|\[0-9\]|\[1-9\]")


class TimeRule(datafiles.Rule, frozen=True, kw_only=True):
    """One form: what it looks like, what must or must not stand before it, and what reads its value."""

    when: str
    gives: str
    after: str = ""
    not_after: str = ""


class TimesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of times.toml. A group named like a table of `words` holds the meaning of its word."""

    words: dict[str, dict[str, tuple[str, ...]]]
    lists: dict[str, tuple[str, ...]]
    patterns: dict[str, str]
    rule: tuple[TimeRule, ...]


class Compiled(Struct, frozen=True, gc=False):
    """A rule ready to match."""

    rule: TimeRule
    why: str
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None


class Match(Struct, frozen=True, gc=False):
    """A stretch that a rule takes for a time; `parts` are its groups, words put into their meaning."""

    rule: TimeRule
    why: str
    span: Span
    sentence: Sentence
    parts: dict[str, str]


@cache
def times_file() -> TimesFile:
    """Return the checked contents of times.toml."""
    file = datafiles.toml(PATH, TimesFile)
    datafiles.checked(PATH, file.rule)
    return file


@cache
def word_tables() -> Mapping[str, Mapping[str, str]]:
    """Return word -> meaning for each table of the file, and the calendar's names."""
    return {
        **{name: _meanings(table) for name, table in times_file().words.items()},
        "weekday": {name: str(n) for name, n in calendar.weekdays().items()},
        "month": {name: str(n) for name, n in calendar.months().items()},
    }


def _meanings(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {word.lower(): meaning for meaning, words in table.items() for word in words}


@cache
def lists() -> Mapping[str, tuple[str, ...]]:
    """Return the words that `<name>` stands for in a rule."""
    tables = {name: tuple(table) for name, table in word_tables().items()}
    names = {
        "weekday": calendar.weekday_names(),
        "month": calendar.month_names(),
        "month-name": calendar.full_month_names(),
    }
    return {**tables, **times_file().lists, **names}


@cache
def _patterns() -> Mapping[str, str]:
    return {**times_file().patterns, "number": _number()}


def _number() -> str:
    """Return a pattern for digits or a few number words; `numbers.value` tells whether they are a number."""
    file = numbers.numbers_file()
    tens = ["belas", "sebelas", *file.places, *(f"se{place}" for place in file.places), "seribu", "ribu"]
    word = alternatives([*file.ones, *file.fractions, *tens])
    return rf"(?:[0-9]+(?:[.,][0-9]+)*|{word}(?:(?: )?{word}){{0,4}})"


@cache
def compiled() -> tuple[Compiled, ...]:
    """Return the rules, in file order."""
    return tuple(_compile(rule) for rule in times_file().rule)


def _compile(rule: TimeRule) -> Compiled:
    try:
        return Compiled(
            rule,
            datafiles.places(PATH)[rule.id],
            compile_pattern(rule.when, lists(), _patterns()),
            _ending(rule.after),
            _ending(rule.not_after),
        )
    except DataError as error:
        raise DataError(f"{PATH}: rule {rule.id!r}: {error}") from error


def _ending(when: str) -> re.Pattern[str] | None:
    if not when:
        return None
    body = expand(when, lists(), _patterns()).replace(" ", r"[^\S\n]+")
    return re.compile(rf"(?<![^\W_])(?:{body})\s*$", re.IGNORECASE)


@cache
def _by_first_word() -> Mapping[str, tuple[Compiled, ...]]:
    """Return for each word, and `#` for digits, the rules that may begin with it (and some more)."""
    found: dict[str, list[Compiled]] = {}
    for item in compiled():
        source = item.pattern.pattern
        keys = dict.fromkeys(w.lower() for w in _LITERAL.findall(_NOT_LITERAL.sub(" ", source)))
        if _DIGIT.search(source):
            keys["#"] = None
        for key in keys:
            found.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in found.items()}


def scan(doc: Doc) -> Iterator[Match]:
    """Yield what the rules match in the sentences: leftmost first, then the longest, then the first rule."""
    index = _by_first_word()
    text, free = doc.article.text, 0
    for sentence in doc.sentences:
        for word in sentence.words:
            if word.start < free:
                continue
            candidates = index.get(_key(word.norm))
            match = candidates and _longest(candidates, text, word.start, sentence)
            if match:
                yield match
                free = match.span.end


def _key(norm: str) -> str:
    if norm.isalpha():
        return norm
    if norm[0].isdigit():
        return "#"
    letters = _LITERAL.match(norm)
    return letters.group() if letters else ""


def _longest(candidates: tuple[Compiled, ...], text: str, start: int, sentence: Sentence) -> Match | None:
    best: tuple[re.Match[str], Compiled] | None = None
    for item in candidates:
        match = item.pattern.match(text, start, start + LONGEST)
        if match and (best is None or match.end() > best[0].end()) and _fits(item, text, start, sentence):
            best = match, item
    if best is None:
        return None
    match, item = best
    return Match(item.rule, item.why, Span(*match.span()), sentence, _parts(match))


def _fits(item: Compiled, text: str, start: int, sentence: Sentence) -> bool:
    if item.after is None and item.not_after is None:
        return True
    before = text[max(sentence.span.start, start - CONTEXT) : start]
    if item.after and not item.after.search(before):
        return False
    return not (item.not_after and item.not_after.search(before))


def _parts(match: re.Match[str]) -> dict[str, str]:
    """Return the groups that matched: `unit_or` is another place for `unit`, `unit_to` a second unit."""
    tables = word_tables()
    parts: dict[str, str] = {}
    for group, words in match.groupdict().items():
        if words is not None:
            name = group.removesuffix("_or")
            table = tables.get(name.removesuffix("_to").removesuffix("_and").replace("_", "-"), {})
            parts[name] = table.get(" ".join(words.lower().split()), words)
    return parts
