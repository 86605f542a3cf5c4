"""What do neighbours and the rest of the article tell of a name? Appositions, lists, names in doubt."""

from collections.abc import Iterable, Iterator

import msgspec

from kawat.layers.mentions.lists import (
    LISTING,
    lists,
    namesakes,
    people_in_lists,
    people_named,
    towns_in_names,
)
from kawat.layers.mentions.sight import Chunk, Sight, closed
from kawat.text import fold

Scanned = tuple[Sight, list[Chunk]]
_NEAR = 6
_MEMBERS = frozenset({"LEG", "PTY", "SOC", "EDU", "LAB", "REL"})  # bodies that people are from
_ONE = frozenset({"seorang", "salah", "satu", "sang"})
_SUFFIXES = (
    "kan",
    "nya",
    "pun",
)  # of words that begin a sentence and are no names: `Diindikasikan, suaminya`
_IS = frozenset({"adalah", "merupakan", "juga", "sendiri"})
_ALSO = frozenset({"yang", "juga", "sekaligus", "merangkap"})
_HOLDS = frozenset({",", "selaku", "sebagai", "yang", "juga"})


def settle(scanned: list[Scanned]) -> list[Scanned]:
    """Return the chunks with what their neighbours tell, without names that nothing bears out."""
    people = frozenset(people_named((see, towns_in_names(see, chunks)) for see, chunks in scanned))
    joined = [(see, _joined(see, chunks, people)) for see, chunks in scanned]
    sure = _sure(joined)
    return [(see, list(_settled(see, chunks, sure))) for see, chunks in joined]


def _joined(see: Sight, chunks: list[Chunk], people: frozenset[str]) -> list[Chunk]:
    """Return the chunks of a sentence with what its own words tell of them."""
    named = namesakes(see, towns_in_names(see, chunks, people), people)
    return _countries(_appositions(see, people_in_lists(see, lists(see, named, people))))


def _between(see: Sight, before: Chunk, after: Chunk) -> list[str]:
    return see.norms[before.end : after.start]


def _appositions(see: Sight, chunks: list[Chunk]) -> list[Chunk]:
    """Join what stands side by side and is the same, or tells what the other is."""
    found: list[Chunk] = []
    for chunk in chunks:
        pair = _pair(see, found[-1], chunk) if found else None
        if pair:
            found[-1] = pair[0]
        found.append(pair[1] if pair else chunk)
    return found


def _countries(chunks: list[Chunk]) -> list[Chunk]:
    """Give a place without a country that of the nearest state or place after it, else before it."""
    found = list(chunks)
    for order in (range(len(found) - 2, -1, -1), range(1, len(found))):
        for n in order:
            neighbour = found[n - order.step] if order.step == -1 else found[n - 1]
            near = neighbour.kind in {"state", "place"} and abs(neighbour.start - found[n].end) < _NEAR
            if _homeless(found[n]) and neighbour.country and near:
                found[n] = _replace(found[n], country=neighbour.country)
    return found


def _homeless(chunk: Chunk) -> bool:
    """Tell whether a chunk is a place whose country is not known, but for those of no single state."""
    return chunk.kind == "place" and not chunk.country and not any("/lexicon/" in why for why in chunk.why)


def _pair(see: Sight, before: Chunk, after: Chunk) -> tuple[Chunk, Chunk] | None:
    """Return two neighbours with what they tell of each other, `None` if nothing."""
    for join in _JOINS:
        pair = join(see, before, after)
        if pair:
            rule = f"layers/mentions/settle.py#{join.__name__.strip('_').replace('_', '-')}"
            return _because(rule, before, pair[0]), _because(rule, after, pair[1])
    return None


def _because(rule: str, old: Chunk, new: Chunk) -> Chunk:
    """Return a chunk that a rule has changed with the rule among its reasons."""
    return new if new == old else _replace(new, why=(*new.why, rule))


def _office_after(see: Sight, person: Chunk, office: Chunk) -> tuple[Chunk, Chunk] | None:
    """Read the office after a name: `Arief Budiman, Ketua KPU`."""
    between = set(see.norms[person.end : office.start])
    if person.kind != "person" or office.kind != "group" or not office.role:
        return None
    if person.role or not between or not between <= _HOLDS or office.start - person.end > 3:
        return None
    if see.norm(office.end) in {"dan", "serta"}:  # kata Agus, presiden dan wakil presiden harus ...
        return None
    if not person.sure and see.begins(person.start) and see.norms[person.start].endswith(_SUFFIXES):
        return None
    country = person.country or office.country
    holder = _replace(person, role=office.role, sector=office.sector, country=country, sure=True)
    return holder, _same(office, person)


def _office_told(see: Sight, person: Chunk, office: Chunk) -> tuple[Chunk, Chunk] | None:
    """Read an office that somebody is said to hold too: `Budi Halim yang juga | ketua Partai Maju`."""
    between = set(_between(see, person, office))
    if person.kind != "person" or office.kind != "group" or not office.role or _many(see, office):
        return None
    if office.start - person.end > 3 or not between & _IS or not between <= _HOLDS | _IS:
        return None
    role, sector = person.role or office.role, person.sector or office.sector
    return _replace(person, role=role, sector=sector), _same(office, person)


def _also(see: Sight, office: Chunk, person: Chunk) -> tuple[Chunk, Chunk] | None:
    """Read an office before another: `Anggota Komisi III DPR yang juga Ketua Partai Maju Rini Halim`."""
    between = _between(see, office, person)
    if office.kind != "group" or person.kind != "person" or not between or _many(see, office):
        return None
    return (_same(office, person), person) if set(between) <= _ALSO and between[-1] != "yang" else None


def _alias(see: Sight, person: Chunk, other: Chunk) -> tuple[Chunk, Chunk] | None:
    """Read another name: `Slamet alias Memet`."""
    if person.kind != "person" or other.kind != "person" or _between(see, person, other) != ["alias"]:
        return None
    short = see.text(other.name_start, other.name_end)
    return _replace(person, sure=True), _replace(_same(other, person), acronym=short, sure=True)


def _of_body(see: Sight, person: Chunk, body: Chunk) -> tuple[Chunk, Chunk] | None:
    """Read the body somebody is from: `Dewi Lestari dari Fraksi PKB`."""
    if person.kind != "person" or body.sector not in _MEMBERS or _between(see, person, body) != ["dari"]:
        return None
    sector, country = person.sector or body.sector, person.country or body.country
    return _replace(person, sector=sector, country=country, sure=True), body


def _named_one(see: Sight, people: Chunk, person: Chunk) -> tuple[Chunk, Chunk] | None:
    """Read a description with a name: `seorang petani bernama Sukirman`."""
    if people.kind != "group" or person.kind != "person" or person.start - people.end > 2:
        return None
    if not closed().named & set(_between(see, people, person)):
        return None
    told = _replace(person, sector=people.sector or person.sector)
    return (people if _many(see, people) else _same(people, person)), told


def _many(see: Sight, people: Chunk) -> bool:
    """Tell whether a description begins with a number of people."""
    norm = see.norms[people.start]
    return norm in closed().of_quantity - _ONE or norm[0].isdigit()


def _body_before(see: Sight, body: Chunk, person: Chunk) -> tuple[Chunk, Chunk] | None:
    """Read the body before a name: `elite Partai Maju Rudi Halim`."""
    if body.kind != "organization" or person.kind != "person" or person.sector or not person.sure:
        return None
    between = _between(see, body, person)
    if between and not (between == [","] and see.norm(person.end) == ","):
        return None
    return body, _replace(person, sector=body.sector, country=person.country or body.country)


def _one_of(see: Sight, person: Chunk, people: Chunk) -> tuple[Chunk, Chunk] | None:
    """Read a description after a name: `Sutrisno, salah seorang warga`."""
    if person.kind != "person" or person.role or people.kind != "group" or people.start - person.end > 1:
        return None
    if see.norms[people.start] not in _ONE or not set(_between(see, person, people)) <= {","}:
        return None
    told = see.norm(person.start - 1) in closed().said and people.start > person.end
    if told and see.norm(people.end) not in {",", "."}:  # menurut Rini, seorang dokter harus ...
        return None
    return _replace(person, sector=people.sector or person.sector, sure=True), _same(people, person)


def _people_before(see: Sight, people: Chunk, person: Chunk) -> tuple[Chunk, Chunk] | None:
    """Read who people are: `pelaku kedua adalah Joko`, `salah satu warga, Budi, ...`."""
    if people.kind != "group" or person.kind != "person" or person.role or person.start - people.end > 4:
        return None
    between = _between(see, people, person)
    apposed = between == [","] and (see.norm(person.end) == "," or see.norms[people.start] in _ONE)
    if not apposed and not set(between[-1:]) & closed().listing:
        return None
    weak = person.sector in {None, "CVL"}
    return people, _replace(person, sector=people.sector or person.sector) if weak else person


def _listed_too(see: Sight, first: Chunk, second: Chunk) -> tuple[Chunk, Chunk] | None:
    """`pelaku berinisial RH (31), SU (27), dan MA (36)`: all of one kind."""
    if {first.kind, second.kind} != {"person"} or first.role or second.role or not first.sector:
        return None
    weak = second.sector in {None, "CVL"} and first.sector in {"CRM", "CVL", "REB"}
    if not weak or not set(_between(see, first, second)) & LISTING:
        return None
    return first, _replace(second, sector=first.sector)


_JOINS = (
    _office_after,
    _office_told,
    _also,
    _alias,
    _of_body,
    _named_one,
    _one_of,
    _people_before,
    _body_before,
    _listed_too,
)
_replace = msgspec.structs.replace


def _same(chunk: Chunk, person: Chunk) -> Chunk:
    """Return a chunk as one more mention of a person."""
    return _replace(chunk, kind="person", name_start=person.name_start, name_end=person.name_end)


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
        words = name.split() if chunk.kind == "person" or " " not in name else ()
        twin = sure.get(name) or next(
            (sure[w] for w in words if w in sure and sure[w].kind == "person"), None
        )
        if twin:
            yield _replace(chunk, kind=twin.kind)
        elif chunk.kind == "place":
            yield chunk
