"""Why is this finding here? Each finding with its sentence as marked text, and each rule behind it.

The marked sentence is in the notation of the rule files, so that it can be pasted there as an example.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from kawat.article import read as read_article
from kawat.check import all_findings, finding_spans
from kawat.datafiles import content, files
from kawat.layers import look
from kawat.layers.events.learned.weights import PATH as WEIGHTS
from kawat.layers.events.learned.weights import Weight, weights
from kawat.layers.events.near import nearly
from kawat.layers.locations import locations_file
from kawat.layers.words import find as find_sentences
from kawat.marks import Mark, write
from kawat.messages import say as english
from kawat.model import (
    Article,
    Doc,
    Entity,
    Event,
    Figure,
    Finding,
    Location,
    Page,
    Quote,
    Record,
    Span,
    TimeExpr,
)
from kawat.text import of, overlaps

Say = Callable[..., str]


class Explanation(Struct, frozen=True, gc=False):
    """One finding: its id, what it is in a line, its sentence with marks, its rules as `file:line#rule`."""

    id: str
    what: str
    sentence: str
    why: tuple[str, ...]


def reasons(record: Record, only: tuple[str, ...] = (), say: Say = english) -> Iterator[Explanation]:
    """Yield an explanation of each finding, section by section.

    Without `only`, of each block too, except those of the body, which a block is unless something says more.
    `say` gives the words of a message in the reader's language.
    """
    sentences = _sentences(record)
    names = {e.id: e.name for e in record.entities}
    for block in record.blocks:
        if block.why and block.role != "body" and not only:
            words = of(block.span, record.text)
            marked = write(words, (Mark(Span(0, len(words)), block.role.upper()),))
            yield Explanation("", block.role, marked, (block.why,))
    for finding in all_findings(record, only):
        what = _what(finding, names, say)
        yield Explanation(finding.id, what, _sentence(finding, record, sentences), finding.why)


def locate(why: str) -> tuple[str, str]:
    """Return a reason's rule and its `file:line`; of a decision made in code, the line that names it.

    Where a layer is several files, the one beside it may name it.
    """
    place, _, rule = why.partition("#")
    if ":" in place or not rule or place.startswith("llm/"):
        return rule, place
    folder = place.rpartition("/")[0]
    return rule, next(filter(None, (_line(path, rule) for path in (place, *files(folder, ".py")))), place)


def _line(path: str, rule: str) -> str | None:
    """Return the `file:line` of the code that names a decision, if it is in this file."""
    lines = content(path).splitlines()
    for name in (f"#{rule}", f'"{rule}"', f"def _{rule.replace('-', '_')}"):
        for number, words in enumerate(lines, 1):
            if name in words:
                return f"{path}:{number}"
    return None


def _sentences(record: Record) -> tuple[Span, ...]:
    article = Article(id=record.id, source=record.source, text=record.text, blocks=record.blocks)
    return tuple(s.span for s in find_sentences(Doc(article=article)))


def _sentence(finding: Finding, record: Record, sentences: tuple[Span, ...]) -> str:
    """Return the sentence or sentences that hold the finding, marked; the first mention of an entity."""
    spans = finding_spans(finding)
    pin = spans[0]
    around = [s for s in sentences if overlaps(s, pin)] or [pin]
    start, end = min(around[0].start, pin.start), max(around[-1].end, pin.end)
    marks = (m for m in _marks(finding, record) if start <= m.span.start and m.span.end <= end)
    moved = tuple(Mark(Span(m.span.start - start, m.span.end - start), m.label, m.value) for m in marks)
    return write(record.text[start:end].replace("{", "(").replace("}", ")"), moved)


def _marks(finding: Finding, record: Record) -> Iterator[Mark]:
    match finding:
        case Entity():
            yield from (Mark(s, finding.kind.upper()) for s in finding.mentions)
        case TimeExpr():
            yield Mark(finding.span, "TIME", finding.value)
        case Quote():
            yield Mark(finding.span, finding.mode.upper())
            if finding.cue:
                yield Mark(finding.cue, "CUE")
            yield from _mentions((finding.speaker,), "SPEAKER", record)
        case Figure():
            yield Mark(finding.span, "FIGURE", f"{finding.kind}:{finding.value}:{finding.bound}")
            yield from _mentions((finding.by,), "BY", record)
        case Event():
            yield Mark(finding.trigger, "TRIGGER", finding.status)
            yield from _mentions(finding.actors, "ACTOR", record)
            yield from _mentions(finding.recipients, "RECIPIENT", record)
            yield from _mentions((finding.place,), "PLACE", record)


def _mentions(refs: tuple[str | None, ...], label: str, record: Record) -> Iterator[Mark]:
    for entity in record.entities:
        if entity.id in refs:
            yield from (Mark(span, label) for span in entity.mentions)


def _what(finding: Finding, names: dict[str, str], say: Say) -> str:
    match finding:
        case Entity():
            told = (say(finding.kind), finding.name, finding.country, finding.sector)
            return " ".join(filter(None, told)) + (_where(finding.location, say) if finding.location else "")
        case TimeExpr():
            return f"{say(finding.kind)} {finding.value}" + _aside(*remarks(finding.note, say))
        case Quote():
            return say("quote-of", mode=say(finding.mode), speaker=_who(names, finding.speaker) or "?")
        case Figure():
            aside = _aside(finding.date, _word_of(finding.by, names, say))
            return f"{say(finding.kind)} {amount(finding, say)}{aside}"
        case Event():
            kind = "/".join(filter(None, (finding.type, finding.mode)))
            parties = f"{_who(names, *finding.actors) or '?'} -> {_who(names, *finding.recipients) or '-'}"
            place, word = _who(names, finding.place), _word_of(finding.by, names, say)
            return f"{kind} {say(finding.status)}: {parties}{_aside(finding.date, place, word)}"
    return type(finding).__name__


def _who(names: dict[str, str], *refs: str | None) -> str:
    return ", ".join(names[ref] for ref in refs if ref)


def _word_of(by: str | None, names: dict[str, str], say: Say) -> str:
    return say("word-of", name=names[by]) if by else ""


def _aside(*parts: str | None) -> str:
    said = "; ".join(filter(None, parts))
    return f" ({said})" if said else ""


def amount(figure: Figure, say: Say) -> str:
    """Return how many in words: `at least 1,200`, `350,000 IDR`; persons and houses go without saying."""
    signs = {",": say("thousands"), ".": say("point")}
    number = "".join(signs.get(sign, sign) for sign in f"{figure.value:,}")
    bound = "" if figure.bound == "exact" else say(figure.bound)
    unit = "" if figure.unit in {"person", "house"} else say(figure.unit)  # which the kind tells
    return " ".join(filter(None, (bound, number, unit)))


def remarks(note: str | None, say: Say) -> list[str]:
    """Return what is remarked on a date, part by part."""
    return [say(part) for part in note.split("; ")] if note else []


def _where(location: Location, say: Say) -> str:
    """Return where a place lies and why it is this one: ` (city Bogor, Jawa Barat; -6.59, 106.79; ...)`."""
    lies = ", ".join(dict.fromkeys(filter(None, (location.name, location.regency, location.province))))
    notes = {rule.id: rule.note for rule in locations_file().choice}
    point = "{:.2f}, {:.2f}".format(*location.coordinates) if location.coordinates else ""
    return _aside(f"{say(location.level)} {lies}", point, say(notes[location.basis]))


def learned(why: str) -> Weight | None:
    """Return what a learned clue is worth; `None` for a reason that isn't one."""
    place, _, clue = why.partition("#")
    return weights().get(clue) if place.startswith(f"{WEIGHTS}:") else None


def near(text: str) -> Iterator[Explanation]:
    """Yield the predicates whose words stand in a text but told no event; `id` is what was missing."""
    page = Page(origin="text", body=text, format="text", container="text", sha256="")
    doc = look(read_article(page))
    for each in nearly(doc):
        yield Explanation(each.missing, each.type, of(each.span, doc.article.text), (each.why,))
