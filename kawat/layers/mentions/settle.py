"""Which doubtful names does the rest of the article bear out?"""

from collections.abc import Iterable, Iterator

import msgspec

from kawat.layers.mentions.sight import Chunk, Sight
from kawat.text import fold

Scanned = tuple[Sight, list[Chunk]]


def settle(scanned: list[Scanned]) -> list[Scanned]:
    """Keep the sure chunks, and the doubtful ones that repeat a sure name; sure evidence settles their kind."""
    sure = _sure(scanned)
    return [(see, [c for c in _settled(see, chunks, sure)]) for see, chunks in scanned]


def _sure(scanned: Iterable[Scanned]) -> dict[str, Chunk]:
    """Return the sure chunks by folded name, by short form, and persons by each word of the name."""
    found: dict[str, Chunk] = {}
    words: dict[str, Chunk] = {}
    for see, chunks in scanned:
        for chunk in chunks:
            if not chunk.sure or chunk.kind == "group":
                continue
            name = fold(see.text(chunk.name_start, chunk.name_end))
            found.setdefault(name, chunk)
            if chunk.acronym:
                found.setdefault(fold(chunk.acronym), chunk)
            if chunk.kind == "person":
                for word in name.split():
                    if len(word) > 2:
                        words.setdefault(word, chunk)
    return {**words, **found}


def _settled(see: Sight, chunks: Iterable[Chunk], sure: dict[str, Chunk]) -> Iterator[Chunk]:
    for chunk in chunks:
        if chunk.sure:
            yield chunk
            continue
        name = fold(see.text(chunk.name_start, chunk.name_end))
        twin = sure.get(name) or next((sure[w] for w in name.split() if w in sure and sure[w].kind == "person"), None)
        if twin:
            yield msgspec.structs.replace(chunk, kind=twin.kind)
        elif chunk.kind == "place":
            yield chunk
