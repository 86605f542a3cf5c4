"""Which stretches of the text are furniture? Bylines, related links, notices, captions and buttons.

A rule says how a piece begins; how far it goes follows from what it takes: to the end of a headline, of names,
of the sentence or line, or back over the sentence before it. The next piece, and the line, always end it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from kawat.article import byline, headlines
from kawat.article.publisher import publishers
from kawat.article.rules import FurnitureRule, RulesFile, spaced
from kawat.datafiles import checked, places, toml
from kawat.model import BlockRole, Span
from kawat.patterns import expand
from kawat.text import trim

PATH = "article/furniture.toml"
_NAMED = re.compile(r"\?P<\w+>")
_NEWLINE = re.compile("\n")
_BULLET = re.compile(r"[\s•*>-]{1,8}")
_LONGEST_LIST = 12  # headlines under one `Baca juga:`
_REACH = 400  # characters of a caption before its credit
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*(?:\s+|(?=[A-Z]))|\n|(?:WIB|WITA|WIT)\s+")
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{2})\.(?=\s|$|[A-Z])")
_AFTER = frozenset(".!?…\"”’'):;]}>»|*")
_BRACKETS = {"[": "]", "(": ")"}
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’"}
_AFTER_QUOTE = re.compile(r"(?: ?di sini)? ?[:.]?[^\S\n]*(?=\n|$)")


class Cut(Struct, frozen=True, gc=False):
    """A stretch that is furniture, and what is drawn from it: headlines, names, holder and year."""

    span: Span
    role: BlockRole
    why: str
    kind: str = ""  # of the pieces: headline, reporters, editors, translators
    pieces: tuple[Span, ...] = ()
    holder: str | None = None
    year: int | None = None


class Cue(Struct, frozen=True, gc=False):
    """The beginning of a piece of furniture."""

    start: int
    end: int
    rule: FurnitureRule
    why: str
    holder: str | None = None
    year: int | None = None


class Compiled(Struct, frozen=True, gc=False):
    """Rules as one pattern; group `i` + 1 is that of the rule `i`."""

    pattern: re.Pattern[str]
    rules: tuple[tuple[FurnitureRule, str, re.Pattern[str]], ...]


@cache
def rules() -> dict[str, tuple[FurnitureRule, ...]]:
    """Return the furniture rules of furniture.toml and of the publishers' files, by file."""
    general = toml(PATH, RulesFile).rule
    checked(PATH, general)
    return {PATH: general, **{path: p.furniture for path, p in publishers().items()}}


@cache
def _compiled() -> tuple[Compiled, Compiled]:
    """Return the rules that begin lines, and those that begin anywhere else."""
    sets: dict[bool, list[tuple[FurnitureRule, str, re.Pattern[str]]]] = {True: [], False: []}
    file = toml(PATH, RulesFile)
    for path, group in rules().items():
        for rule in group:
            source = spaced(expand(rule.when, file.lists, file.patterns))
            sets[rule.at == "line"].append((rule, places(path)[rule.id], re.compile(source)))
    return _joined(sets[True]), _joined(sets[False])


def _joined(found: list[tuple[FurnitureRule, str, re.Pattern[str]]]) -> Compiled:
    branches = "|".join(f"({_NAMED.sub('?:', pattern.pattern)})" for _, _, pattern in found)
    return Compiled(re.compile(branches), tuple(found))


def find(text: str, start: int, stop: int) -> list[Cut]:
    """Return the furniture of `text[start:stop]`, in order, without overlaps."""
    lines = [m.start() for m in _NEWLINE.finditer(text, start, stop)] + [stop]
    cues = _cues(text, start, stop, lines)
    starts = [cue.start for cue in cues] + [stop]
    found: list[Cut] = []
    at = start
    for cue in cues:
        if cue.start < at:
            continue
        following = starts[bisect_left(starts, cue.end)]
        line = lines[bisect_left(lines, cue.end)]
        for cut in _cut(text, cue, at, line, following):
            if cut.span.start >= at and cut.span.end > cut.span.start:
                found.append(cut)
                at = cut.span.end
    return found


def _cues(text: str, start: int, stop: int, lines: list[int]) -> list[Cue]:
    """Return where furniture begins, the longer first where two begin together."""
    of_lines, of_sentences = _compiled()
    found = [
        *_matches(of_lines, text, _at_lines(of_lines.pattern, text, start, lines)),
        *_matches(of_sentences, text, of_sentences.pattern.finditer(text, start, stop)),
    ]
    return sorted(found, key=lambda cue: (cue.start, cue.rule.takes == "back", -cue.end))


def _at_lines(pattern: re.Pattern[str], text: str, start: int, lines: list[int]) -> Iterator[re.Match[str]]:
    for stop in lines:
        bullet = _BULLET.match(text, start, stop)
        start = bullet.end() if bullet else start
        match = pattern.match(text, start, lines[-1]) if start < stop else None
        if match:
            yield match
        start = stop + 1


def _matches(compiled: Compiled, text: str, matches: Iterator[re.Match[str]]) -> Iterator[Cue]:
    for match in matches:
        rule, why, pattern = compiled.rules[(match.lastindex or 1) - 1]
        if rule.at == "sentence" and not _may_begin(text, match.start()):
            continue
        holder, year = None, None
        if rule.role == "copyright":
            groups = (pattern.match(text, match.start()) or match).groupdict()
            holder, year = groups.get("holder"), groups.get("year")
        yield Cue(match.start(), match.end(), rule, why, holder, int(year) if year else None)


def _may_begin(text: str, at: int) -> bool:
    """Tell whether furniture may begin here: a line, after a sentence, or a capital after a word or a space.

    Scrapers lose the line ends, so that any capital may begin a new line; the rules ask for more than a word.
    """
    if at == 0 or text[at - 1] == "\n" or text[at - 1] in _AFTER:
        return True
    if text[at - 1].isspace():
        return True
    return not text[at - 1].isupper() and text[at : at + 1].isupper()


def _cut(text: str, cue: Cue, floor: int, line: int, following: int) -> Iterator[Cut]:
    """Yield the furniture that a cue begins; the end of its `line` and the next cue (`following`) end it."""
    takes = cue.rule.takes
    limit = min(line, following)
    if takes == "headline":
        yield from _headlines(text, cue, line, following)
    elif takes in ("reporters", "editors", "translators"):
        names = byline.names(text, cue.end, limit)
        stop = names[-1].end if names else cue.end
        rest = text[stop:limit].strip(" .,)")
        if not rest or rest.startswith("|"):
            stop = limit
        yield Cut(trim(cue.start, stop, text), cue.rule.role, cue.why, takes, tuple(names))
    elif takes == "back":
        start = _back(text, cue.start, floor)
        yield Cut(trim(start, cue.end, text), cue.rule.role, cue.why)
    else:
        stop = {"nothing": cue.end, "line": limit}.get(takes) or _sentence_end(text, cue.end, limit)
        yield Cut(trim(cue.start, stop, text), cue.rule.role, cue.why, holder=cue.holder, year=cue.year)


def _headlines(text: str, cue: Cue, line: int, following: int) -> Iterator[Cut]:
    """Yield the link, with one headline after it or several on the lines below."""
    first = trim(cue.end, min(line, following), text)
    if first.start == first.end:
        lines = headlines.listed(_lines(text, line + 1, following), text)
        spans = tuple(trim(a, b, text) for a, b in lines)
        stop = spans[-1].end if spans else cue.end
        yield Cut(trim(cue.start, stop, text), cue.rule.role, cue.why, "headline", spans)
        return
    head, stop = _bracketed(text, cue, first) or _quoted(text, first) or _plain(text, first)
    yield Cut(trim(cue.start, stop, text), cue.rule.role, cue.why, "headline", (head,))
    if cue.rule.then:
        yield Cut(trim(stop, line, text), "other", cue.why)


def _plain(text: str, first: Span) -> tuple[Span, int]:
    stop = headlines.end(text, first.start, first.end)
    return trim(first.start, stop, text), stop


def _bracketed(text: str, cue: Cue, first: Span) -> tuple[Span, int] | None:
    closing = _BRACKETS.get(text[cue.start])
    at = text.find(closing, first.start, first.end) if closing else -1
    return (trim(first.start, at, text), at + 1) if at > 0 else None


def _quoted(text: str, first: Span) -> tuple[Span, int] | None:
    """Return a headline in quotation marks that nothing but `di sini:` follows."""
    closing = _QUOTES.get(text[first.start])
    at = text.rfind(closing, first.start + 1, first.end) if closing else -1
    after = _AFTER_QUOTE.match(text, at + 1, first.end) if at > 0 else None
    return (trim(first.start + 1, at, text), after.end()) if after else None


def _lines(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    while start < stop and len(lines) < _LONGEST_LIST:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        lines.append((start, end))
        start = end + 1
    return lines


def _back(text: str, at: int, floor: int) -> int:
    """Return where the sentence before `at` begins; `floor` ends the furniture before it."""
    low = max(floor, at - _REACH)
    edges = [m.end() for m in _SENTENCE_END.finditer(text, low, at) if text[m.end() : at].strip()]
    return edges[-1] if edges else low if low == floor else at


def _sentence_end(text: str, start: int, limit: int) -> int:
    match = _FULL_STOP.search(text, start, limit)
    return match.end() if match else limit
