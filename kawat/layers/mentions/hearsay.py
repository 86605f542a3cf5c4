"""What does the rest of the article tell of a name? Short forms it explains, names that are common words too.

Sentences with a word that another sentence explains are read once more, now with that knowledge.
"""

from collections.abc import Iterable

import msgspec

from kawat.indonesian.titles import vocabulary
from kawat.layers.mentions.scan import scan
from kawat.layers.mentions.sight import Chunk, Sight, closed
from kawat.text import initials

LONGEST_INITIALS = 5
Scanned = tuple[Sight, list[Chunk]]


def listen(scanned: list[Scanned]) -> list[Scanned]:
    """Return the chunks as they are with what the article explains in other sentences."""
    bodies = dict(_bodies(scanned))
    people = frozenset(_people(scanned))
    initials = frozenset(_initialed(scanned))
    if not bodies and not people and not initials:
        return scanned
    return [_again(see, chunks, bodies, people, initials) for see, chunks in scanned]


def _bodies(scanned: Iterable[Scanned]) -> Iterable[tuple[str, Chunk]]:
    """Yield organisations by their short forms: the one after the name (`Jamkrindo`), and their initials."""
    for see, chunks in scanned:
        for chunk in chunks:
            if chunk.kind == "organization" and chunk.sure:
                yield from ((short, chunk) for short in _short_forms(see, chunk))


def _short_forms(see: Sight, chunk: Chunk) -> Iterable[str]:
    short = chunk.acronym or initials(see.text(chunk.name_start, chunk.name_end))
    if len(short) > 2 and short.lower() not in closed().no_acronym:
        yield short


def _initialed(scanned: Iterable[Scanned]) -> Iterable[str]:
    """Yield the initials under which people are named: `ORM`."""
    for see, chunks in scanned:
        for chunk in chunks:
            text = see.words[chunk.name_start].text
            one = chunk.kind == "person" and chunk.name_end == chunk.name_start + 1
            if one and text.isupper() and text.isalpha() and 1 < len(text) < LONGEST_INITIALS:
                yield text


def _people(scanned: Iterable[Scanned]) -> Iterable[str]:
    """Yield the first words of the names of people with an office, where these are common words: `Nila`."""
    common = vocabulary().common
    for see, chunks in scanned:
        for chunk in chunks:
            named = chunk.kind == "person" and chunk.role and chunk.name_end > chunk.name_start + 1
            if named and see.norms[chunk.name_start] in common:
                yield see.norms[chunk.name_start]


def _again(
    see: Sight,
    chunks: list[Chunk],
    bodies: dict[str, Chunk],
    people: frozenset[str],
    initials: frozenset[str],
) -> Scanned:
    told = any(
        see.caps[i] and (w.text in bodies or w.text in initials or see.norms[i] in people)
        for i, w in enumerate(see.words)
    )
    if not told or see.headline:
        return see, chunks
    wiser = msgspec.structs.replace(
        see, bodies=bodies, speakers=see.speakers | people, initialed=initials - bodies.keys()
    )
    return wiser, list(scan(wiser))
