"""Which words are an office, alone or with its holder? `Menlu AS Antony Blinken`, `Menlu`."""

from typing import NamedTuple

from kawat.indonesian.names import Person
from kawat.indonesian.titles import Row
from kawat.layers.mentions import places
from kawat.layers.mentions.groups import part_of_a_thing, says_nothing
from kawat.layers.mentions.offices import field
from kawat.layers.mentions.persons import known_person, name_end, ranks
from kawat.layers.mentions.sight import Chunk, Sight, closed


def titled(see: Sight, i: int) -> Chunk | None:
    """Return the person or office at word `i`; without a name it is a group (of one)."""
    at = i
    while see.norm(at) in closed().before_office and at - i < 3:
        at += 1
    head, rank = see.head("offices", at), see.head("ranks", at)
    if head is None or (rank and rank.end > head.end):
        return _ranked(see, i) if at == i else None
    end, inside = field(see, head)
    title = _Title(i, _trimmed(see, head.end, end), end, head.row, tuple(inside))
    return _with_name(see, title)


class _Title(NamedTuple):
    """An office with what it is of: words `start` to `trimmed` name it, `end` is how far was read."""

    start: int
    trimmed: int
    end: int
    row: Row
    inside: tuple[Chunk, ...]


def _with_name(see: Sight, title: _Title) -> Chunk | None:
    i, title_end, row, inside = title.start, title.trimmed, title.row, title.inside
    country = _country(row, inside)
    name_start, rank = ranks(see, _name_start(see, i, title.end))
    end = name_end(see, name_start, titled=True)
    sector = _sector(row, inside, rank.sector if rank else None)
    if end == name_start or _doubtful(see, row, name_start, end):
        if _no_office(see, title):
            return None
        after = title_end + (see.norm(title_end) in _POINTING)
        return Chunk(
            start=i, end=after, name_start=i, name_end=after, kind="group", why=(row.why,),
            country=country, sector=sector, role=see.text(i, title_end), inside=inside,
        )  # fmt: skip
    after, short = see.acronym(end) or (end, None)
    if row.words in closed().for_others and (other := _counsel(see, after)):
        client = Chunk(
            start=name_start, end=after, name_start=name_start, name_end=end, kind="person", why=(row.why,)
        )
        return _with_name(see, title._replace(trimmed=after, end=other, inside=(*inside, client)))
    if (
        row.words in closed().kin
        and name_start == title.end
        and see.norms[title.end - 1] == see.words[title.end - 1].norm
    ):
        return _kin(see, title, end)
    country = country or (rank.country if rank else None)
    known = known_person(see, name_start)
    if known:
        whole = end > name_start + 1  # one word may name somebody else of another state
        country = known.country if whole or not country else country
        sector = "ELI" if sector == "GOV" and _over(known, row) else sector
    return Chunk(
        start=i, end=after, name_start=name_start, name_end=end, kind="person", why=(row.why,),
        country=country, sector=sector, role=see.text(i, title_end), acronym=short, inside=inside,
    )  # fmt: skip


def _counsel(see: Sight, end: int) -> int | None:
    """Return where the name of counsel begins after the client: `kuasa hukum Rini, | Budi Halim,`."""
    start, _ = ranks(see, end + 1)
    last = name_end(see, start) if see.norm(end) == "," else start
    after = see.norm(last)
    told = after == "," or after in closed().said or after.startswith(("me", "ber"))
    return end + 1 if last > start and told else None


def _kin(see: Sight, title: _Title, end: int) -> Chunk:
    """Return somebody described by whose kin they are: `kakak Rini Halim` is not Rini Halim."""
    i, start, row = title.start, title.end, title.row
    known = known_person(see, start)
    whose = Chunk(
        start=start, end=end, name_start=start, name_end=end, kind="person", why=(row.why,),
        country=known.country if known else None, sector=known.sector if known else None,
    )  # fmt: skip
    return Chunk(
        start=i, end=end, name_start=i, name_end=end, kind="group", why=(row.why,),
        country=whose.country, sector=row.sector, role=see.text(i, end), inside=(whose,),
    )  # fmt: skip


def _over(known: Person, row: Row) -> bool:
    """Tell whether the office printed is the one that somebody held once: `Presiden Soeharto`."""
    held = (known.role or "").removeprefix("mantan ")
    return known.sector == "ELI" and (held == known.role or held.startswith(row.words))


def _country(row: Row, inside: tuple[Chunk, ...]) -> str | None:
    """Return whose office it is: that of a state it names (`Mendagri Kamboja`), else as the office tells."""
    if row.country:
        return inside[-1].country if inside and inside[-1].kind == "state" else row.country
    return next((p.country for p in inside if p.country), None)


def _no_office(see: Sight, title: _Title) -> bool:
    """Tell whether the words of an office name nobody: `Peraturan Menteri`, `anak buah`, `istri` alone."""
    i, row = title.start, title.row
    head = title.trimmed - len(row.words.split())
    alone = head >= i and not title.inside and see.norms[head : title.trimmed] == row.words.split()
    alone = alone and says_nothing(see, head, row)
    return alone or part_of_a_thing(see, i)


def _doubtful(see: Sight, row: Row, start: int, end: int) -> bool:
    """Tell whether what follows a description is likelier where they are from: `warga Lyon`."""
    if row.words not in closed().descriptions or see.norm(start - 1) in closed().named:
        return False
    return not any(see.given(k) for k in range(start, end)) and not see.is_kind("person", start)


_BODIES = frozenset({"COP", "MIL", "REB", "GOV", "PTY", "JUD"})  # groups that have a spokesman
_TELLING = frozenset({"COP", "MIL", "JUD", "LEG"})


def _sector(row: Row, inside: tuple[Chunk, ...], rank: str | None) -> str | None:
    """Return the sector of an office: its organisation's if that tells, else the rank's, else its own."""
    if not row.of:
        return row.sector or rank
    bodies = [p for p in inside if p.kind == "organization" or (p.kind == "group" and p.sector in _BODIES)]
    told = [p.sector for p in bodies if p.sector]
    return next((s for s in told if s in _TELLING), None) or next(iter(told), None) or rank or row.sector


def _name_start(see: Sight, i: int, at: int) -> int:
    """Step over what may stand between an office and the name: `(Kajati)`, a comma, `bernama`."""
    short = see.acronym(at)
    if short:
        at = short[0]
    if see.norm(at) == "," and see.norm(i - 1) in {"sebagai", "selaku"}:  # Sebagai menteri, Rini ...
        return at
    if after := _past_place(see, at):
        return after
    if see.norm(at) in {",", "bernama", "atas"} | closed().named and at + 1 < len(see.words):
        start, _ = ranks(see, at + 1)
        if name_end(see, start, titled=see.norm(at) != ",") > start:
            return at + 1
    return at


def _past_place(see: Sight, at: int) -> int | None:
    """Return where the name begins after where the office is: `Bupati Situbondo, Jawa Timur, | Abu Bakar`."""
    place = places.known_place(see, at + 1) if see.norm(at) == "," else None
    if place is None or see.norm(place.end) != ",":
        return None
    start, _ = ranks(see, place.end + 1)
    end = name_end(see, start)
    told = see.norm(end) == "," or see.norm(end) in closed().said
    return place.end + 1 if end > start and told and not see.is_kind("place", start) else None


def _trimmed(see: Sight, first: int, end: int) -> int:
    """Return the end of a title without the small joining words and commas at its end."""
    while (
        end > first and not see.caps[end - 1] and see.norm(end - 1) in closed().inside_office | {",", "dan"}
    ):
        end -= 1
    return end


_POINTING = frozenset({"itu", "ini", "tersebut"})


def _ranked(see: Sight, i: int) -> Chunk | None:
    """Return the person named after ranks and honorifics."""
    start, rank = ranks(see, i)
    end = name_end(see, start, titled=True) if start > i else start
    if end == start:
        return None
    after, short = see.acronym(end) or (end, None)
    honorific = see.head("honorifics", i)
    row = rank or (honorific.row if honorific else None)
    return Chunk(
        start=i, end=after, name_start=start, name_end=end, kind="person",
        why=(row.why,) if row else (), country=rank.country if rank else None,
        sector=rank.sector if rank else None, acronym=short, role=see.text(i, start) if rank else None,
    )  # fmt: skip
