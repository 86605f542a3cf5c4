"""What does the rest of the article tell of a name? Short forms it explains, names that are common words too.

Sentences with a word that another sentence explains are read once more, now with that knowledge.
"""

from collections.abc import Iterable

import msgspec

from kawat.indonesian.titles import vocabulary
from kawat.layers.mentions.scan import scan
from kawat.layers.mentions.sight import Chunk, Sight

Scanned = tuple[Sight, list[Chunk]]


def listen(scanned: list[Scanned]) -> list[Scanned]:
    """Return the chunks as they are with what the article explains in other sentences."""
    bodies = dict(_bodies(scanned))
    people = frozenset(_people(scanned))
    if not bodies and not people:
        return scanned
    return [_again(see, chunks, bodies, people) for see, chunks in scanned]


def _bodies(scanned: Iterable[Scanned]) -> Iterable[tuple[str, Chunk]]:
    """Yield organisations by the short form that stands after their name: `Jamkrindo`."""
    for _, chunks in scanned:
        for chunk in chunks:
            if chunk.kind == "organization" and chunk.acronym and chunk.sure:
                yield chunk.acronym, chunk


def _people(scanned: Iterable[Scanned]) -> Iterable[str]:
    """Yield the first words of the names of people with an office, where these are common words: `Nila`."""
    common = vocabulary().common
    for see, chunks in scanned:
        for chunk in chunks:
            named = chunk.kind == "person" and chunk.role and chunk.name_end > chunk.name_start + 1
            if named and see.norms[chunk.name_start] in common:
                yield see.norms[chunk.name_start]


def _again(see: Sight, chunks: list[Chunk], bodies: dict[str, Chunk], people: frozenset[str]) -> Scanned:
    told = any(see.caps[i] and (w.text in bodies or see.norms[i] in people) for i, w in enumerate(see.words))
    if not told or see.headline:
        return see, chunks
    wiser = msgspec.structs.replace(see, bodies=bodies, speakers=see.speakers | people)
    return wiser, list(scan(wiser))
