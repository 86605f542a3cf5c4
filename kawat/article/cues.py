"""Where does furniture begin? The rules of furniture.toml and of the publishers, tried on a text."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from kawat.article.publisher import publishers
from kawat.article.rules import FurnitureRule, RulesFile, spaced
from kawat.datafiles import checked, places, toml
from kawat.patterns import expand

PATH = "article/furniture.toml"
BRACKETS = {"[": "]", "(": ")"}
_NAMED = re.compile(r"\?P<\w+>")
_BULLET = re.compile(r"[\s•*>-]{1,8}")
_AFTER = frozenset(".!?…\"”’'):;]}>»|*")


class Cue(Struct, frozen=True, gc=False):
    """The beginning of a piece of furniture."""

    start: int
    end: int
    rule: FurnitureRule
    why: str
    holder: str | None = None
    year: int | None = None


class Compiled(Struct, frozen=True, gc=False):
    """A rule, its place in its file and its pattern."""

    rule: FurnitureRule
    why: str
    pattern: re.Pattern[str]


@cache
def rules() -> dict[str, tuple[FurnitureRule, ...]]:
    """Return the furniture rules of furniture.toml and of the publishers' files, by file."""
    general = toml(PATH, RulesFile).rule
    checked(PATH, general)
    return {PATH: general, **{path: p.furniture for path, p in publishers().items()}}


@cache
def _compiled() -> tuple[Compiled, ...]:
    file = toml(PATH, RulesFile)
    return tuple(
        Compiled(rule, places(path)[rule.id], re.compile(_source(rule, file), re.MULTILINE))
        for path, group in rules().items()
        for rule in group
    )


def _source(rule: FurnitureRule, file: RulesFile) -> str:
    return spaced(expand(rule.when, file.lists, file.patterns))


@cache
def _line_rules() -> tuple[re.Pattern[str], tuple[Compiled, ...]]:
    """Return the rules that begin lines, and one pattern of all: group `i` + 1 is that of rule `i`."""
    found = tuple(c for c in _compiled() if c.rule.at == "line")
    branches = "|".join(f"({_NAMED.sub('?:', c.pattern.pattern)})" for c in found)
    return re.compile(branches, re.MULTILINE), found


@cache
def _other_rules() -> tuple[Compiled, ...]:
    return tuple(c for c in _compiled() if c.rule.at != "line")


def find(text: str, start: int, stop: int, lines: list[int]) -> list[Cue]:
    """Return where furniture begins in `text[start:stop]`, the longer first where two begin together.

    `lines` are the ends of its lines.
    """
    found = list(_at_lines(text, start, lines))
    # One rule at a time: the engine skips to the first letters of a rule, not to those of all together.
    for compiled in _other_rules():
        for match in compiled.pattern.finditer(text, start, stop):
            if compiled.rule.at == "anywhere" or _may_begin(text, match.start()):
                found.append(_cue(compiled, match, text, start))
    return sorted(found, key=lambda cue: (cue.start, cue.rule.takes == "back", -cue.end))


def _at_lines(text: str, start: int, lines: list[int]) -> Iterator[Cue]:
    pattern, compiled = _line_rules()
    for stop in lines:
        bullet = _BULLET.match(text, start, stop)
        start = bullet.end() if bullet else start
        match = pattern.match(text, start, lines[-1]) if start < stop else None
        if match:
            yield _cue(compiled[(match.lastindex or 1) - 1], match, text, start)
        start = stop + 1


def _cue(compiled: Compiled, match: re.Match[str], text: str, floor: int) -> Cue:
    rule, start = compiled.rule, match.start()
    holder = year = None
    if rule.role == "copyright":
        groups = (compiled.pattern.match(text, start) or match).groupdict()
        holder, year = groups.get("holder"), groups.get("year")
    if rule.takes == "headline":
        start = _bracket(text, start, floor)
    return Cue(start, match.end(), rule, compiled.why, holder, int(year) if year else None)


def _bracket(text: str, at: int, floor: int) -> int:
    """Return where the bracket stands that opens before a link, `[Baca juga: ...]`; `at` if none does."""
    for before in (at - 1, at - 2):
        if before >= floor and text[before] in BRACKETS:
            return before
    return at


def _may_begin(text: str, at: int) -> bool:
    """Tell whether furniture may begin here: a line, after a sentence, or a capital after a word or a space.

    Scrapers lose the line ends, so that any capital may begin a new line; the rules ask for more than a word.
    """
    if at == 0 or text[at - 1] == "\n" or text[at - 1] in _AFTER:
        return True
    if text[at - 1].isspace():
        return True
    return not text[at - 1].isupper() and text[at : at + 1].isupper()
