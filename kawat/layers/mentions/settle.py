"""What do neighbours and the rest of the article say of a name? Appositions, aliases, lists, doubtful names."""

from collections.abc import Iterable, Iterator

import msgspec

from kawat.layers.mentions.sight import Chunk, Sight, closed
from kawat.text import fold

Scanned = tuple[Sight, list[Chunk]]
_LISTING = frozenset({",", "dan", "serta", "/"})
_HOLDS = frozenset({",", "selaku", "sebagai", "yang", "juga"})


def settle(scanned: list[Scanned]) -> list[Scanned]:
    """Return the chunks with what their neighbours tell, without names that nothing bears out."""
    joined = [(see, _appositions(see, _lists(see, chunks))) for see, chunks in scanned]
    sure = _sure(joined)
    return [(see, list(_settled(see, chunks, sure))) for see, chunks in joined]


def _between(see: Sight, before: Chunk, after: Chunk) -> list[str]:
    return see.norms[before.end : after.start]


def _lists(see: Sight, chunks: list[Chunk]) -> list[Chunk]:
    """Take an unexplained name in a list of places as a place: `di Raba, Mpunda dan Asakota`."""
    found = list(chunks)
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for n in order:
            chunk, neighbour = found[n], found[n + step]
            first, second = (neighbour, chunk) if step == -1 else (chunk, neighbour)
            between = _between(see, first, second)
            if (
                neighbour.kind == "place"
                and 0 < len(between) <= 2
                and set(between) <= _LISTING
                and _weak(chunk)
            ):
                found[n] = msgspec.structs.replace(chunk, kind="place", sure=neighbour.sure, sector=None)
    return found


def _weak(chunk: Chunk) -> bool:
    return (
        chunk.kind == "person"
        and chunk.start == chunk.name_start
        and (not chunk.sure or chunk.name_end == chunk.name_start + 1)
    )


def _appositions(see: Sight, chunks: list[Chunk]) -> list[Chunk]:
    """Give a person the office that stands after the name: `Arief Budiman, Ketua KPU`."""
    found: list[Chunk] = []
    for chunk in chunks:
        holder = found[-1] if found else None
        if holder and holder.kind == "person" and chunk.role and chunk.kind == "group":
            between = _between(see, holder, chunk)
            if between and len(between) <= 3 and set(between) <= _HOLDS and not holder.role:
                found[-1] = msgspec.structs.replace(
                    holder, role=chunk.role, sector=chunk.sector, country=holder.country or chunk.country,
                    sure=holder.sure or holder.name_end > holder.name_start + 1,
                )  # fmt: skip
                chunk = msgspec.structs.replace(  # noqa: PLW2901
                    chunk, kind="person", name_start=holder.name_start, name_end=holder.name_end
                )
        elif (
            holder
            and holder.kind == "person"
            and chunk.kind == "person"
            and _between(see, holder, chunk) == ["alias"]
        ):
            found[-1] = msgspec.structs.replace(holder, sure=True)
            chunk = msgspec.structs.replace(  # noqa: PLW2901
                chunk, name_start=holder.name_start, name_end=holder.name_end,
                acronym=see.text(chunk.name_start, chunk.name_end), sure=True,
            )  # fmt: skip
        elif (
            holder
            and holder.kind == "person"
            and chunk.kind == "organization"
            and _between(see, holder, chunk) == ["dari"]
        ):
            found[-1] = msgspec.structs.replace(
                holder,
                sector=holder.sector or chunk.sector,
                country=holder.country or chunk.country,
                sure=True,
            )
        elif (
            holder
            and holder.kind == "group"
            and chunk.kind == "person"
            and set(_between(see, holder, chunk)) & closed().named
        ):
            if chunk.start - holder.end < 3:
                found[-1] = msgspec.structs.replace(
                    holder, kind="person", name_start=chunk.name_start, name_end=chunk.name_end
                )
                chunk = msgspec.structs.replace(chunk, sector=chunk.sector or holder.sector)  # noqa: PLW2901
        elif (
            holder
            and holder.kind == "organization"
            and chunk.kind == "person"
            and chunk.sure
            and not chunk.sector
        ):
            if _belongs(see, holder, chunk):
                chunk = msgspec.structs.replace(  # noqa: PLW2901
                    chunk, sector=holder.sector, country=chunk.country or holder.country
                )
        found.append(chunk)
    return found


def _belongs(see: Sight, body: Chunk, person: Chunk) -> bool:
    """Tell whether the name after an organisation is of one of its people: `Wakil Pansus KPK Mardi, ...`."""
    between = _between(see, body, person)
    if not between:
        return True
    return between == [","] and see.norm(person.end) == ","


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
        twin = sure.get(name) or next(
            (sure[w] for w in name.split() if w in sure and sure[w].kind == "person"), None
        )
        if twin:
            yield msgspec.structs.replace(chunk, kind=twin.kind)
        elif chunk.kind == "place":
            yield chunk
