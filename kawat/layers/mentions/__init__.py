"""Who and what is named or described? Names with their titles, and bodies of people.

Mentions come in text order. A mention may lie inside another: `AS` in `Menlu AS Antony Blinken`; the outer
comes first.
"""

from collections.abc import Iterable, Iterator

from kawat.indonesian import names
from kawat.layers.mentions.hearsay import listen
from kawat.layers.mentions.scan import scan
from kawat.layers.mentions.settle import settle
from kawat.layers.mentions.sight import Chunk, Sight, sight, speakers
from kawat.model import Doc, Mention, Span


def find(doc: Doc) -> tuple[Mention, ...]:
    """Return the mentions of title, deck, body and captions, and the place of the dateline."""
    said = speakers(doc.sentences)
    published = doc.article.published
    day = published.date[:10] if published else None
    sights = [sight(s, doc.times, said, day) for s in doc.sentences]
    found = settle(listen([(see, list(scan(see))) for see in sights]))
    mentions = (m for see, chunks in found for m in _mentions(see, chunks))
    return tuple(sorted([*_dateline(doc), *mentions], key=lambda m: (m.span.start, -m.span.end)))


def _dateline(doc: Doc) -> Iterator[Mention]:
    line, text = doc.article.dateline, doc.article.text
    at = text.find(line.place, line.span.start, line.span.end) if line and line.place else -1
    if line is None or not line.place or at < 0:
        return
    state = any(isinstance(e, names.State) and e.use == "name" for e in names.known(line.place))
    yield Mention(
        span=Span(at, at + len(line.place)),
        kind="state" if state else "place",
        name=line.place,
        country=line.country,
        why=("layers/mentions/__init__.py#dateline",),
    )


def _mentions(see: Sight, chunks: Iterable[Chunk]) -> Iterator[Mention]:
    for chunk in chunks:
        yield Mention(
            span=see.span(chunk.start, chunk.end),
            kind=chunk.kind,
            name=see.text(chunk.name_start, chunk.name_end),
            why=chunk.why,
            country=chunk.country,
            sector=chunk.sector,
            role=chunk.role,
            acronym=chunk.acronym,
        )
        yield from _mentions(see, chunk.inside)
