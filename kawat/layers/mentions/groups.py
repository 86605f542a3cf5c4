"""Which words describe people without a name? A head (`warga`, `polisi`) with its number and modifiers."""

import msgspec

from kawat.indonesian.calendar import months
from kawat.indonesian.titles import Head, Row
from kawat.layers.mentions import organizations, places
from kawat.layers.mentions.sight import JOINTS, Chunk, Sight, closed

LONGEST = 8


def group(see: Sight, i: int) -> Chunk | None:
    """Return the body of people described from word `i`: `tiga warga sipil Palestina`."""
    at = _quantity_end(see, i)
    while at > i and not see.has("groups", at):
        at -= 1
    many = _said_twice(see, at)
    head = see.head("groups", at + 2 * many)
    if head is None and (end := _others(see, i)):
        return Chunk(start=i, end=end, name_start=i, name_end=end, kind="group", sector="CVL", why=(_OTHERS,))
    if head is None or _of_a_thing(see, at, head) or part_of_a_thing(see, i):
        return None
    end, inside, narrower = _modifiers(see, head.end)
    if head.row.words in closed().describable and (told := _described(see, head.end)):
        end, inside = told
    bare = (at == i and not many) or see.norm(i) == "kedua"
    if bare and end == head.end and says_nothing(see, at, head.row):
        return None
    if at == i and not many and (body := _called(head, end, inside)):
        return msgspec.structs.replace(body, start=i)
    home = head.row.home
    others = head.row.words in closed().of_others
    country = None if others else next((c.country for c in inside if c.country), None)
    sector = next((c.sector for c in inside if c.sector and c.kind != "group"), None) or (
        narrower if _vague(head.row) else None
    )
    return Chunk(
        start=i, end=end, name_start=i, name_end=end, kind="group", why=(head.row.why,),
        country=country or (home if home not in {"yes", "no"} else None),
        sector=sector or head.row.sector, inside=tuple(inside),
    )  # fmt: skip


def _called(head: Head, end: int, inside: list[Chunk]) -> Chunk | None:
    """Return the organisation that a word before its name only tells the kind of: `kelompok | Hizbullah`."""
    body = inside[0] if len(inside) == 1 and head.row.words in closed().describable else None
    named = body is not None and body.kind == "organization" and (body.start, body.end) == (head.end, end)
    return body if named else None


def _said_twice(see: Sight, at: int) -> bool:
    """Tell whether a word is said twice with a dash set apart: `diplomat - diplomat`."""
    return see.norm(at + 1) in JOINTS and bool(see.norm(at)) and see.norm(at + 2) == see.norm(at)


_OTHERS = "layers/mentions/groups.py#others"


def _others(see: Sight, i: int) -> int | None:
    """Return the end of others of a number to whom something happened: `dua tewas dan 48 lainnya luka`."""
    at = _quantity_end(see, i)
    told = at > i and see.norm(at) == "lainnya" and see.norm(at + 1) in closed().fates
    return at + 1 if told else None


def _described(see: Sight, first: int) -> tuple[int, list[Chunk]] | None:
    """Return the end of a description that points back: `pria berusia 30 tahun itu`, `negara di Asia itu`."""
    at, inside = first, list[Chunk]()
    while at < min(len(see.words), first + LONGEST):
        norm = see.norm(at)
        if norm in closed().pointing:
            return at + 1, inside
        place = places.known_place(see, at + (norm == "di"))
        if place:
            inside.append(place)
            at = place.end
        elif _describes(see, at):
            at += 1
        else:
            break
    return None


def _describes(see: Sight, at: int) -> bool:
    """Tell whether a word may tell what somebody is like: no verb, name or joining word."""
    norm = see.norm(at)
    if see.caps[at] or see.has("groups", at) or norm in closed().joining:
        return False
    return norm.isdigit() or (norm.isalpha() and not norm.startswith(("me", "di")))


def _of_a_thing(see: Sight, at: int, head: Head) -> bool:
    """Tell whether a head only says whose a thing is: `operasi militer`, or is part of a name."""
    if head.row.words == "negara" and see.is_kind("state", head.end):  # negara Palestina
        return True
    if see.norm(at) in closed().things and see.norm(at - 1) in closed().at_place:  # di kantor polisi
        return True
    things = head.row.sector in {"MIL", "COP", "JRN"} and see.norm(at - 1) in closed().things
    return things or part_of_a_thing(see, at)


def part_of_a_thing(see: Sight, at: int) -> bool:
    """Tell whether the word for people at `at` is part of what a thing is called: `Peraturan Menteri`."""
    before, norm, pairs = see.norm(at - 1), see.norm(at), closed().not_people
    of_law = before in closed().decrees and see.cap(at)
    return of_law or f"{before} {norm}" in pairs or f"{norm} {see.norm(at + 1)}" in pairs


def says_nothing(see: Sight, i: int, row: Row) -> bool:
    """Tell whether a word alone describes nobody: `orang`, `tim`; not so `istrinya`, `sumber di polda`."""
    after = see.norm(i + 1)
    somewhere = row.words == "sumber" and after in {"di", "dari"}
    narrowed = (after == "yang" and row.words != "negara") or somewhere
    norm = see.words[i].norm
    theirs = norm == f"{see.norms[i]}nya" and row.words in closed().describable  # negaranya, partainya
    alone = (norm == see.norms[i] or theirs) and not narrowed
    return alone and row.words in closed().needs_more


def _vague(row: Row) -> bool:
    """Tell whether the word after a head says more of whom it is: `massa buruh`, `anggota polisi`."""
    return row.sector is None or row.words in {"massa", "orang", "calon"}


_ABOUT = frozenset({"dari", "sebanyak", "sekitar", "sedikitnya", "setidaknya", "hampir", "lebih", "kurang"})
_NOT_FIRST = frozenset({"dari", "orang", "unit", "belas", "puluh", "ratus", "ribu", "juta"})


def _quantity_end(see: Sight, i: int) -> int:
    at = i
    words = see.words
    if see.norm(i) in _NOT_FIRST or _year(see, i):
        return i
    while at < len(words) and at - i < LONGEST:
        norm = see.norm(at)
        if norm in closed().of_quantity or norm[0].isdigit() or (norm[:3] == "ke-" and norm[3:].isdigit()):
            at += 1
        else:
            break
    return at


def _year(see: Sight, i: int) -> bool:
    """Tell whether word `i` is a year: `pada | 2022 | 10 warga`, `28 Juni | 2023 | para warga`."""
    if not see.norm(i).isdigit() or len(see.norm(i)) != 4:
        return False
    after, before = see.norm(i + 1), see.norm(i - 1) if i else ""
    return after in _ABOUT or after[:1].isdigit() or before in months() or before == "tahun"


def _folk(at: int, head: Head) -> Chunk:
    """Return the people whose part a group is: `kelompok militan | Rohingya`."""
    return Chunk(
        start=at, end=head.end, name_start=at, name_end=head.end, kind="group", why=(head.row.why,),
        country=head.row.home, sector=head.row.sector,
    )  # fmt: skip


def _modifiers(see: Sight, first: int) -> tuple[int, list[Chunk], str | None]:
    """Read on over what narrows the head down: other heads with their sector, adjectives, a state or body."""
    at, sector = first, None
    inside: list[Chunk] = []
    while at < len(see.words) and at - first < LONGEST:
        body = organizations.organization(see, at) if see.caps[at] else None
        body = body or places.known_place(see, at)
        inner = see.head("groups", at)
        if body:
            return body.end, [*inside, body], sector
        people = inner is not None and inner.row.home not in {None, "yes", "no"}  # militan | Rohingya
        if inner and people and see.caps[at]:
            inside.append(_folk(at, inner))
            at = inner.end
        elif inner and not see.caps[at]:
            at, sector = inner.end, sector or inner.row.sector
        elif see.norm(at) in closed().after_group and not see.caps[at]:
            at += 1
        elif f"{see.norm(at)} {see.norm(at + 1)}" in closed().after_group_pairs:
            at += 2
        else:
            break
    return at - (at > first and see.norm(at - 1) == "asal"), inside, sector
