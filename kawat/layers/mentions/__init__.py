"""Who and what is named or described? Names with their titles, and bodies of people.

Mentions come in text order. A mention may lie inside another: `AS` in `Menlu AS Antony Blinken`; the outer
comes first.
"""

from collections.abc import Iterable, Iterator

from kawat.layers.mentions.scan import scan
from kawat.layers.mentions.settle import settle
from kawat.layers.mentions.sight import Chunk, Sight, sight, speakers
from kawat.model import Doc, Mention


def find(doc: Doc) -> tuple[Mention, ...]:
    """Return the mentions of title, deck, body and captions."""
    said = speakers(doc.sentences)
    sights = [sight(s, doc.times, said) for s in doc.sentences]
    found = settle([(see, list(scan(see))) for see in sights])
    mentions = (m for see, chunks in found for m in _mentions(see, chunks))
    return tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end)))


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
