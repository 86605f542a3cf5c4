"""Who and what is named or described? Names with their titles, and bodies of people.

Mentions come in text order. A mention may lie inside another: `AS` in `Menlu AS Antony Blinken`; the outer
comes first.
"""

from collections.abc import Iterable, Iterator

from kawat.layers.mentions.scan import scan
from kawat.layers.mentions.sight import Chunk, Sight, sight, span
from kawat.model import Doc, Mention


def find(doc: Doc) -> tuple[Mention, ...]:
    """Return the mentions of title, deck, body and captions."""
    sights = [sight(s, doc.times) for s in doc.sentences]
    found = [(see, chunk) for see in sights for chunk in scan(see)]
    sure = {
        word
        for see, chunk in found
        if chunk.kind == "person" and chunk.sure
        for word in see.text(chunk.name_start, chunk.name_end).split()
        if len(word) > 2
    }
    kept = [(see, c) for see, c in found if c.sure or _backed(see, c, sure)]
    return tuple(sorted(_mentions(kept), key=lambda m: (m.span.start, -m.span.end)))


def _backed(see: Sight, chunk: Chunk, sure: set[str]) -> bool:
    """Tell whether a doubtful name is borne out by a certain one of the article."""
    if chunk.kind != "person":
        return True
    return any(w in sure for w in see.text(chunk.name_start, chunk.name_end).split())


def _mentions(found: Iterable[tuple[Sight, Chunk]]) -> Iterator[Mention]:
    for see, chunk in found:
        yield _mention(see, chunk)
        yield from _mentions((see, inner) for inner in chunk.inside)


def _mention(see: Sight, chunk: Chunk) -> Mention:
    return Mention(
        span=span(see, chunk.start, chunk.end),
        kind=chunk.kind,
        name=see.text(chunk.name_start, chunk.name_end),
        why=chunk.why,
        country=chunk.country,
        sector=chunk.sector,
        role=chunk.role,
        acronym=chunk.acronym,
    )
