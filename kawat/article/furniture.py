"""Which stretches of the text are furniture? Bylines, related links, notices, captions and buttons.

A rule says how a piece begins; how far it goes follows from what it takes: to the end of a headline, of
names, of the sentence or line, or back over the sentence before it. The next piece, and the line, always
end it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from kawat.article import byline, cues, headlines
from kawat.article.cues import Cue
from kawat.model import BlockRole, Span
from kawat.text import trim

_NEWLINE = re.compile("\n")
_LONGEST_LIST = 12  # headlines under one `Baca juga:`
_AGENCIES = re.compile(r"[(\[][A-Za-z]+/(?:[a-z]+|[A-Z]\w+|[A-Z][\w ]+/[\w ]+)[)\]]")  # no photographer
_LONG_LINE = 450  # characters after an appeal, beyond which the story has been glued to it
_REACH = 400  # characters of a caption before its credit
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*(?:\s+|(?=[A-Z]))|\n|(?:WIB|WITA|WIT)\s+")
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{2})\.(?=\s|$|[A-Z])")
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


def find(text: str, start: int, stop: int) -> list[Cut]:
    """Return the furniture of `text[start:stop]`, in order, without overlaps."""
    lines = [m.start() for m in _NEWLINE.finditer(text, start, stop)] + [stop]
    begun = cues.find(text, start, stop, lines)
    starts = [cue.start for cue in begun] + [stop]
    found: list[Cut] = []
    at = start
    for cue in begun:
        if cue.start < at:
            continue
        line = lines[bisect_left(lines, cue.end)]
        following = starts[_next(begun, bisect_left(starts, cue.end), cue, line)]
        for cut in _cut(text, cue, at, line, following):
            if cut.span.start >= at and cut.span.end > cut.span.start:
                found.append(cut)
                at = cut.span.end
    return found


def _next(begun: list[Cue], i: int, cue: Cue, line: int) -> int:
    """Return the index of the next cue, from `i` on, that isn't part of what `cue` begins.

    `Foto:` right after `Baca juga:` begins a headline, and a line of caption holds its own credit.
    """
    reach = {"headline": cue.end + 3, "line": line if cue.rule.role == "caption" else 0}.get(
        cue.rule.takes, 0
    )
    while i < len(begun) and begun[i].rule.role == "caption" and begun[i].start < reach:
        i += 1
    return i


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
    elif (
        takes == "back" and _ends(text, cue.end, following) and _AGENCIES.fullmatch(text, cue.start, cue.end)
    ):
        yield Cut(
            Span(cue.start, cue.end), "byline", cue.why
        )  # at the end of a story: whom it was taken from
    elif takes == "back":
        start = _back(text, cue.start, floor)
        yield Cut(trim(start, cue.end, text), cue.rule.role, cue.why)
    else:
        stop = _stop(text, cue, limit)
        yield Cut(trim(cue.start, stop, text), cue.rule.role, cue.why, holder=cue.holder, year=cue.year)


def _stop(text: str, cue: Cue, limit: int) -> int:
    """Return where a piece ends that takes nothing, the sentence, the line or all the rest of it."""
    takes = cue.rule.takes
    if takes == "nothing":
        return cue.end
    if takes == "rest" or (takes == "line" and limit - cue.end <= _LONG_LINE):
        return limit
    return _sentence_end(text, cue.end, limit)


def _ends(text: str, at: int, following: int) -> bool:
    """Tell whether nothing follows in the whole text."""
    return following == len(text) and not text[at : at + 20].strip()


def _headlines(text: str, cue: Cue, line: int, following: int) -> Iterator[Cut]:
    """Yield the link, with one headline after it or several on the lines below."""
    first = trim(cue.end, min(line, following), text)
    if first.start == first.end:
        lines = headlines.listed(_lines(text, line + 1, following), text)
        spans = tuple(trim(a, b, text, "-•*") for a, b in lines)
        stop = spans[-1].end if spans else cue.end
        yield Cut(trim(cue.start, stop, text), cue.rule.role, cue.why, "headline", spans)
        return
    head, stop = _bracketed(text, cue, first) or _quoted(text, first) or _plain(text, first)
    yield Cut(
        trim(cue.start, stop, text),
        cue.rule.role,
        cue.why,
        "headline",
        (head,) if head.start < head.end else (),
    )
    if cue.rule.then:
        yield Cut(trim(stop, line, text), "other", cue.why)


def _plain(text: str, first: Span) -> tuple[Span, int]:
    stop = headlines.end(text, first.start, first.end)
    return trim(first.start, stop, text), stop


def _bracketed(text: str, cue: Cue, first: Span) -> tuple[Span, int] | None:
    closing = cues.BRACKETS.get(text[cue.start])
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
