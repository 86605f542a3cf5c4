"""Does a record keep its promises? The invariants of the format, for tests, `kawat check` and stores."""

from collections.abc import Collection, Iterable, Iterator

from kawat.model import Byline, Entity, Event, Figure, Finding, Location, Piece, Quote, Record, Span, TimeExpr

_PREFIX = {"entities": "e", "times": "t", "quotes": "q", "events": "v", "figures": "f"}


def problems(record: Record) -> list[str]:
    """Return a sentence for each promise that the record breaks; an empty list if it keeps all.

    Checked: every span lies inside the text and covers something, blocks are in order and don't overlap,
    every finding has a span, a reason and an id (`e1`, `e2`, ... in order), every reference names an
    entity of the record, coordinates are degrees.
    """
    return [*_spans(record), *_blocks(record), *_findings(record), *_references(record)]


def _spans(record: Record) -> Iterator[str]:
    size = len(record.text)
    for where, span in _all_spans(record):
        if not 0 <= span.start < span.end <= size:
            yield f"{where}: span [{span.start}, {span.end}] is not inside the text of {size} characters"


def _all_spans(record: Record) -> Iterator[tuple[str, Span]]:
    yield from ((f"blocks[{i}]", b.span) for i, b in enumerate(record.blocks))
    yield from (("frame", span) for span in _frame_spans(record))
    for finding in all_findings(record):
        yield from ((finding.id, span) for span in finding_spans(finding))


def _frame_spans(record: Record) -> Iterator[Span]:
    byline: Byline = record.byline
    pieces: Iterable[Piece | None] = (
        record.deck,
        *record.related,
        *byline.reporters,
        *byline.editors,
        *byline.translators,
    )
    yield from (p.span for p in pieces if p and p.span)
    yield from (p.span for p in (record.dateline, record.published, record.copyright) if p and p.span)


def all_findings(record: Record, only: Collection[str] = ()) -> Iterator[Finding]:
    """Yield every finding of the record, section by section; `only` those named, if any are."""
    for section in only or _PREFIX:
        yield from getattr(record, section)


def finding_spans(finding: Finding) -> tuple[Span, ...]:
    """Return the spans of a finding, the one that pins it first."""
    match finding:
        case Entity():
            return finding.mentions
        case Event():
            return (finding.trigger, finding.evidence, *finding.mentions)
        case Quote():
            return (finding.span, finding.cue) if finding.cue else (finding.span,)
        case TimeExpr() | Figure():
            return (finding.span,)
    return ()


def _blocks(record: Record) -> Iterator[str]:
    for before, after in zip(record.blocks, record.blocks[1:], strict=False):
        if before.span.end > after.span.start:
            yield f"blocks: {before.role} and {after.role} overlap at {after.span.start}"


def _findings(record: Record) -> Iterator[str]:
    for section, prefix in _PREFIX.items():
        for number, finding in enumerate(getattr(record, section), 1):
            if finding.id != f"{prefix}{number}":
                yield f"{section}[{number - 1}]: its id is {finding.id!r}, not {prefix}{number}"
            if not finding_spans(finding):
                yield f"{finding.id}: it has no span"
            if isinstance(finding, Entity) and finding.location and not _on_earth(finding.location):
                yield f"{finding.id}: its coordinates {finding.location.coordinates} are not on earth"
            if not finding.why:
                yield f"{finding.id}: it does not say why"


def _on_earth(location: Location) -> bool:
    latitude, longitude = location.coordinates or (0.0, 0.0)
    return abs(latitude) <= 90 and abs(longitude) <= 180


def _references(record: Record) -> Iterator[str]:
    known = {e.id for e in record.entities}
    for finding in all_findings(record):
        for name in references(finding):
            if name not in known:
                yield f"{finding.id}: there is no entity {name!r}"


def references(finding: Finding) -> tuple[str, ...]:
    """Return the ids of the entities that a finding refers to."""
    match finding:
        case Event():
            named = (*finding.actors, *finding.recipients, finding.place, finding.by)
        case Quote():
            named = (finding.speaker, finding.to, finding.place)
        case Figure():
            named = (finding.of, finding.by)
        case _:
            named = ()
    return tuple(name for name in named if name)
