"""Where was it filed, and by which agency? Forms like `Beijing (ANTARA) -`, from datelines.toml."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from msgspec import Struct

from kawat.article.menus import is_menu
from kawat.article.publisher import publishers
from kawat.article.rules import DatelineFile, DatelineRule, spaced
from kawat.datafiles import checked, places, toml
from kawat.indonesian import names
from kawat.model import Dateline, Span
from kawat.patterns import alternatives, expand
from kawat.text import fold, trim

PATH = "article/datelines.toml"
HEAD = 2500  # characters in which a dateline may follow a title, a deck or a menu
_DECK = 900  # characters of a deck
_WORD_BEFORE = re.compile(r"[^\W_]$")
_DASH = re.compile(r"\)\s?[-–—−]+|\s[-–—−]+\s?|[-–—−]+\s|[A-Za-z][-–—−](?=[A-Z])")
_SPACES = re.compile(r"\s+")
_PART = re.compile(",")


class Form(Struct, frozen=True, gc=False):
    """A rule ready to be tried."""

    rule: DatelineRule
    pattern: re.Pattern[str]
    why: str


class Found(Struct, frozen=True, gc=False):
    """A dateline and the rule that read it."""

    dateline: Dateline
    why: str
    place: Span | None
    agency: Span | None


@cache
def rules() -> dict[str, tuple[DatelineRule, ...]]:
    """Return the forms of datelines by file, those of the publishers first."""
    general = toml(PATH, DatelineFile).rule
    checked(PATH, general)
    return {**{path: p.dateline for path, p in publishers().items()}, PATH: general}


@cache
def _forms() -> tuple[Form, ...]:
    file = toml(PATH, DatelineFile)
    agencies = {n for p in publishers().values() for n in (p.name, *p.names)} | set(file.agencies)
    patterns = {**file.patterns, "agency": alternatives(sorted(agencies))}
    return tuple(
        Form(rule, re.compile(_source(rule.when, patterns)), places(path)[rule.id])
        for path, group in rules().items()
        for rule in group
    )


def _source(when: str, patterns: dict[str, str]) -> str:
    return spaced(expand(when, {}, patterns))


def find(text: str, start: int = 0) -> Found | None:
    """Return the dateline at the head of a text, at the start of a line or after a deck; else `None`."""
    at = start
    for _ in range(6):
        while at < len(text) and text[at].isspace():
            at += 1
        found = _at(text, at, _forms())
        if found or at >= len(text):
            return found
        line = text.find("\n", at)
        line = len(text) if line < 0 else line
        found = _after_deck(text, at, min(line, start + HEAD))
        if found and found.dateline.span.start - at > _DECK and not is_menu(text[at : at + _DECK]):
            return None
        if found or line - start > HEAD:
            return found
        at = line
    return None


def _at(text: str, at: int, forms: Iterable[Form]) -> Found | None:
    for form in forms:
        match = form.pattern.match(text, at, at + 160)
        found = _read(form, match, text) if match else None
        if found:
            return found
    return None


def _after_deck(text: str, start: int, stop: int) -> Found | None:
    """Return the first dateline inside a line: with place and agency, or the agency after a sentence."""
    dashes = [m.end() for m in _DASH.finditer(text, start, stop)]
    best: Found | None = None
    for form in (f for f in _forms() if f.rule.inline):
        general = form.why.startswith(PATH)  # these end with a dash, a publisher's own need not
        last = (dashes[-1] if dashes else start) if general else stop
        for match in form.pattern.finditer(text, start, last):
            if _WORD_BEFORE.search(text, match.start() - 1, match.start()):
                continue
            found = _read(form, match, text, inline=True)
            if found and (best is None or found.dateline.span < best.dateline.span):
                best = found
            break
    return best or _site_after_sentence(text, start, stop)


def _site_after_sentence(text: str, start: int, stop: int) -> Found | None:
    """Return a dateline without a place (`Suara.com -`) that follows a deck's full stop."""
    for match in re.finditer(r"(?<=[.!?”\"]) (?=[A-Z][\w-]{2,20}\.[A-Za-z.]{2,5}\s?[-–—])", text[start:stop]):
        found = _at(text, start + match.end(), _forms())
        if found and found.dateline.agency:
            return found
    return None


def _read(form: Form, match: re.Match[str], text: str, *, inline: bool = False) -> Found | None:
    groups = match.groupdict()
    place = _place(text, match.span("place"), inline=inline) if groups.get("place") else None
    agency = Span(*match.span("agency")) if groups.get("agency") else None
    if agency is None and not _is_place(text, match.span("place"), known=form.rule.known):
        return None
    if inline and place and "(" not in match.group() and not _located(text[place.start : place.end]):
        return None
    begin = match.start()
    if inline and place and begin == match.start("place"):
        begin = place.start
    span = trim(begin, match.end(), text)
    name = text[place.start : place.end] if place else None
    return Found(
        Dateline(
            span=span,
            place=name,
            country=country(name) or country(match["place"]) if name else None,
            agency=text[agency.start : agency.end] if agency else None,
        ),
        form.why,
        place,
        agency,
    )


def _is_place(text: str, bounds: tuple[int, int], *, known: bool) -> bool:
    """Tell whether words alone before a dash are a place: one that is known, or at least no organisation."""
    words = text[bounds[0] : bounds[1]]
    return bool(country(words)) or not (known or names.known(words))


def _place(text: str, bounds: tuple[int, int], *, inline: bool) -> Span | None:
    """Return the town of `Kobe, Jepang`."""
    start, end = bounds
    parts: list[Span] = []
    for match in [*_PART.finditer(text, start, end), None]:
        stop = match.start() if match else end
        part = trim(start, stop, text, " .-")
        if part.start < part.end:
            parts.append(part)
        start = match.end() if match else end
    if not parts:
        return None
    return _last_name(text, parts[0]) if inline else parts[0]


def _last_name(text: str, part: Span) -> Span:
    """Return the place at the end of words that a deck may have run into: `warga Lewo Jakarta (ANTARA)`."""
    starts = [part.start, *(part.start + m.end() for m in _SPACES.finditer(text[part.start : part.end]))]
    known = next((s for s in starts if _located(text[s : part.end])), None)
    if known is not None:
        return Span(known, part.end)
    words = text[part.start : part.end].split()
    return Span(starts[-1], part.end) if len(words) > 2 or fold(words[0]) == fold(words[-1]) else part


def _located(name: str) -> str | None:
    """Return the country of a known state or place."""
    return next((e.country for e in names.known(name) if e.kind in ("state", "place")), None)


@lru_cache(maxsize=4096)
def country(printed: str) -> str | None:
    """Return the country of a dateline's place, also by the region printed with it; `None` if unknown."""
    parts = (_located(part.strip()) for part in reversed(_PART.split(printed)))
    return next((code for code in parts if code), None)
