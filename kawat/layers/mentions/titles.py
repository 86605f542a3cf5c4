"""Which words are an office, alone or with its holder? `Menlu AS Antony Blinken`, `Menlu`."""

from typing import NamedTuple

from kawat.indonesian.names import Person
from kawat.indonesian.titles import Head, Row
from kawat.layers.mentions import organizations, places
from kawat.layers.mentions.groups import group, part_of_a_thing, says_nothing
from kawat.layers.mentions.persons import initialed, known_person, name_end, ranks
from kawat.layers.mentions.regions import region
from kawat.layers.mentions.sight import Chunk, Sight, closed

LONGEST = 14  # words of an office with its field


def titled(see: Sight, i: int) -> Chunk | None:
    """Return the person or office at word `i`; without a name it is a group (of one)."""
    at = i
    while see.norm(at) in closed().before_office and at - i < 3:
        at += 1
    head, rank = see.head("offices", at), see.head("ranks", at)
    if head is None or (rank and rank.end > head.end):
        return _ranked(see, i) if at == i else None
    end, inside = _field(see, head)
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
    name_start, rank = ranks(see, _name_start(see, title.end))
    end = name_end(see, name_start, titled=True)
    sector = _sector(row, inside, rank.sector if rank else None)
    if end == name_start or _doubtful(see, row, name_start, end):
        if _no_office(see, title):
            return None
        return Chunk(
            start=i, end=title_end, name_start=i, name_end=title_end, kind="group", why=(row.why,),
            country=country, sector=sector, role=see.text(i, title_end), inside=inside,
        )  # fmt: skip
    after, short = see.acronym(end) or (end, None)
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
    alone = title.trimmed == i + 1 and says_nothing(see, i, row)
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


def _name_start(see: Sight, at: int) -> int:
    """Step over what may stand between an office and the name: `(Kajati)`, a comma, `bernama`."""
    short = see.acronym(at)
    if short:
        at = short[0]
    if see.norm(at) in {",", "bernama", "atas"} | closed().named and at + 1 < len(see.words):
        start, _ = ranks(see, at + 1)
        if name_end(see, start, titled=see.norm(at) != ",") > start:
            return at + 1
    return at


def _trimmed(see: Sight, first: int, end: int) -> int:
    """Return the end of a title without the small joining words and commas at its end."""
    while end > first and not see.caps[end - 1] and see.norm(end - 1) in closed().inside_office | {",", "dan"}:
        end -= 1
    return end


def _field(see: Sight, office: Head) -> tuple[int, list[Chunk]]:
    """Read on from an office over what it is of: fields, organisations, states and places."""
    at = first = office.end
    inside: list[Chunk] = []
    while at < len(see.words) and at - first < LONGEST:
        if _person_begins(see, at) or (inside and inside[-1].end == at and _name_begins(see, at)):
            break
        part = region(see, at) if at == first and office.row.words.split()[-1] in closed().of_region else None
        part = part or organizations.organization(see, at, titled=True) or organizations.tailed(see, at)
        if part is None and (see.is_kind("state", at) or see.norm(at) not in closed().fields):
            part = places.place(see, at)
        if part is None and at == first and not see.caps[at]:
            part = group(see, at)  # juru bicara militer Sudan
        if part:
            inside.append(part)
            at = part.end
        elif see.norm(at) in _OF and (after := _constituency(see, at, office, inside)):
            at = after
        elif see.norm(at) == "(" and (after := _bracketed(see, at)):
            at = after
        elif _in_title(see, at, first):
            at += 1
        else:
            break
    return at, inside


def _constituency(see: Sight, at: int, office: Head, inside: list[Chunk]) -> int | None:
    """Return the end of whom a member stands for: `untuk Southend Barat dan Leigh,`."""
    if "LEG" not in {office.row.sector, *(part.sector for part in inside)}:
        return None
    end = at + 1
    while see.cap(end) or (see.norm(end) == "dan" and see.cap(end + 1)):
        end += 1
    return end if end > at + 1 and see.norm(end) == "," and not see.has("org_heads", at + 1) else None


def _name_begins(see: Sight, at: int) -> bool:
    """Tell whether, after a body, a common word begins the holder's name: `juru bicara KPK Nila Hapsari`."""
    if not see.caps[at] or not see.cap(at + 1) or see.cap(at + 2) or see.entries(at) or see.heads[at]:
        return False
    fields = see.norm(at) in closed().fields or _is_field(see, at + 1)
    return not fields and not see.entries(at + 1) and name_end(see, at + 1, titled=True) == at + 2


def _bracketed(see: Sight, at: int) -> int | None:
    """Return the end of a short form within a title: `Direktur Jenderal (Dirjen) Imigrasi`."""
    for end in range(at + 2, min(at + 5, len(see.words))):
        if see.norm(end) == ")":
            goes_on = see.cap(end + 1) or see.has("org_heads", end + 1)
            return end + 1 if goes_on and see.cap(at + 1) else None
    return None


def _person_begins(see: Sight, at: int) -> bool:
    if see.is_kind("person", at):
        return True
    styled = see.has("honorifics", at) and see.words[at].text.isupper()  # KH
    return see.caps[at] and (see.has("ranks", at) or styled or initialed(see, at))


def _in_title(see: Sight, at: int, first: int) -> bool:
    """Tell whether word `at` goes on with the title that has been read from word `first`."""
    if see.caps[at]:
        return _capital_in_title(see, at, first)
    if at == first and (see.has("groups", at) or see.has("offices", at)):  # kuasa hukum terdakwa
        return True
    if see.norm(at) in {"dan", ",", "/"}:
        return _joined(see, at)
    return _small_in_title(see, at)


def _capital_in_title(see: Sight, at: int, first: int) -> bool:
    norm = see.norm(at)
    if norm in closed().fields or organizations.named_after_comma(see, at) or _body_follows(see, at):
        return True
    if see.words[at].text.isupper() and len(norm) > 1:
        return not see.cap(at - 1) or at == first
    return (see.common(at) and not see.given(at) and norm not in closed().no_name) or _rank_follows(see, at)


def _rank_follows(see: Sight, at: int) -> bool:
    """Tell whether only capitals stand before a rank and a name: `Kapendam Cenderawasih Kolonel Inf Aidi`."""
    end = at
    while see.cap(end) and end - at < LONGEST and not see.has("ranks", end):
        end += 1
    end += see.norm(end) == ","
    start, rank = ranks(see, end)
    return rank is not None and name_end(see, start, titled=True) > start


def _body_follows(see: Sight, at: int) -> bool:
    """Tell whether strange words stand before an organisation: `Direktur Literasi Digital Kominfo`."""
    end = at
    while see.cap(end) and not see.given(end) and end - at < LONGEST:
        if end > at and (see.has("org_heads", end) or see.is_kind("organization", end)):
            return True
        end += 1
    return False


def _joined(see: Sight, at: int) -> bool:
    """Tell whether `dan` or a comma joins two fields of one office: `Kelautan dan Perikanan`."""
    if see.norm(at) == "dan":
        if see.norm(at - 1) == ",":
            return True
        fields = see.cap(at + 1) and _is_field(see, at + 1)
        return fields and see.cap(at - 1) and not see.has("offices", at + 1)
    fields = see.norm(at - 1) in closed().fields and see.norm(at + 1) in closed().fields
    return (see.cap(at + 1) and fields) or organizations.listed(see, at)


def _small_in_title(see: Sight, at: int) -> bool:
    norm, before = see.norm(at), see.norm(at - 1)
    if norm in _OF:
        known = see.entries(at + 1) or places.known_place(see, at + 1)
        return see.cap(at + 1) and bool(known or see.has("org_heads", at + 1))
    if norm in _AND_ALSO:
        return see.has("offices", at + 1)
    return norm in closed().inside_office or (before in _AND_ALSO and see.has("offices", at))


_OF = frozenset({"dari", "untuk", "di", "pada", "asal", "terhadap"})
_AND_ALSO = frozenset({"sekaligus", "merangkap"})


def _is_field(see: Sight, at: int) -> bool:
    return (see.common(at) and not see.given(at)) or see.norm(at) in closed().fields


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
