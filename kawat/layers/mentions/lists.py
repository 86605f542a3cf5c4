"""People or places? What lists and speech tell of a name: `serta Agam Syarif Baharuddin`, `menurut Bima`."""

from collections.abc import Iterable, Iterator

import msgspec

from kawat.layers.mentions.sight import Chunk, Sight, closed

LISTING = frozenset({",", "dan", "serta", "/"})
_PAIRING = LISTING | {"-", "–"}  # Rini Halim - Dodi Saputra
_BEFORE_NAMES = frozenset({"dan", "serta", "kata", "ujar", "menurut", "yakni", "yaitu", "adalah"})
_WHY = "layers/mentions/lists.py#namesake"
_replace = msgspec.structs.replace


def people_named(scanned: Iterable[tuple[Sight, list[Chunk]]]) -> Iterator[str]:
    """Yield the words of the names of people with an office or a name of two words."""
    for see, chunks in scanned:
        for chunk in chunks:
            named = chunk.role or chunk.name_end > chunk.name_start + 1
            if chunk.kind == "person" and chunk.sure and named:
                yield from see.norms[chunk.name_start : chunk.name_end]


def towns_in_names(see: Sight, chunks: list[Chunk], people: frozenset[str] = frozenset()) -> list[Chunk]:
    """Read a name in a list of people that begins like a town's: `serta | Agam Syarif Baharuddin`.

    Elsewhere too, if the town's name is one of `people`.
    """
    found: list[Chunk] = []
    for chunk in chunks:
        town = found[-1] if found else None
        bare = chunk.kind == "person" and chunk.start == chunk.name_start
        beside = town and town.kind == "place" and town.start + 1 == town.end == chunk.start
        listed = town and (see.norm(town.start - 1) in _BEFORE_NAMES or see.norm(town.start) in people)
        if town and bare and beside and listed:
            found[-1] = _replace(chunk, start=town.start, name_start=town.start, country=None)
        else:
            found.append(chunk)
    return found


def namesakes(see: Sight, chunks: list[Chunk], people: frozenset[str]) -> list[Chunk]:
    """Take a town that speaks for the person who bears its name: `AKP Bima Putra ... menurut Bima`."""
    return [
        _replace(c, kind="person", country=None, why=(*c.why, _WHY))
        if c.kind == "place" and c.end == c.start + 1 and see.norms[c.start] in people and _speaks(see, c)
        else c
        for c in chunks
    ]


def lists(see: Sight, chunks: list[Chunk], people: frozenset[str]) -> list[Chunk]:
    """Take an unexplained name in a list of places as a place: `di Sukarame, Mekarwangi dan Batujaya`."""
    found = list(chunks)
    for n in range(1, len(found)):
        if found[n - 1].kind == "place" and _listed(see, found[n - 1], found[n]):
            found[n] = _as_place(see, found[n], found[n - 1], people)
    for n in range(len(found) - 2, -1, -1):
        if found[n + 1].kind == "place" and _listed(see, found[n], found[n + 1]):
            found[n] = _as_place(see, found[n], found[n + 1], people)
    return found


def _as_place(see: Sight, chunk: Chunk, place: Chunk, people: frozenset[str]) -> Chunk:
    """Return a name beside a place in a list as one too, unless it is a person's."""
    if not _weak(chunk) or see.norms[chunk.name_start] in people or _speaks(see, chunk):
        return chunk
    return _replace(chunk, kind="place", sure=place.sure)


def people_in_lists(see: Sight, chunks: list[Chunk]) -> list[Chunk]:
    """Take an unexplained name in a list of people as a person: `Joko Susilo, Tarmo dan Budi Utama`."""
    found = list(chunks)
    for n in range(1, len(found)):
        before, after = found[n - 1], found[n]
        if (
            {before.kind, after.kind} == {"person"}
            and before.sure != after.sure
            and _listed(see, before, after, _PAIRING)
        ):
            found[n - 1], found[n] = _replace(before, sure=True), _replace(after, sure=True)
    return found


def _listed(see: Sight, first: Chunk, second: Chunk, joints: frozenset[str] = LISTING) -> bool:
    between = see.norms[first.end : second.start]
    return 0 < len(between) <= 2 and set(between) <= joints


def _weak(chunk: Chunk) -> bool:
    return (
        chunk.kind == "person"
        and chunk.start == chunk.name_start
        and (not chunk.sure or chunk.name_end == chunk.name_start + 1)
    )


def _speaks(see: Sight, chunk: Chunk) -> bool:
    return see.norm(chunk.start - 1) in closed().said or see.norm(chunk.end) in closed().said
