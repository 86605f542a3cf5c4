"""Which words name a state or a place? The lexicon, and heads such as `Kabupaten`, `Jalan`, `Gunung`."""

from collections.abc import Sequence

import msgspec

from kawat.indonesian import names
from kawat.layers.mentions.sight import JOINTS, Chunk, Sight, closed

LONGEST = 5  # words of a place's name after its head


def place(see: Sight, i: int) -> Chunk | None:
    """Return the state or place named from word `i`."""
    found = known_place(see, i)
    headed = _headed(see, i)
    return headed if headed and (found is None or headed.end >= found.end) else found


def known_place(see: Sight, i: int) -> Chunk | None:
    """Return the state or place of the lexicon at word `i`, a state also by its form: `Kerajaan Kamboja`."""
    inner = i + 1
    if see.norm(i) in _FORMS and see.cap(i) and see.is_kind("state", inner) and not see.known[i]:
        state = known_place(see, inner)
        return msgspec.structs.replace(state, start=i) if state else None
    entries = see.entries(i)
    if not entries or entries[0].kind not in {"state", "place"} or not see.caps[i]:
        return None
    match = see.known[i]
    assert match is not None  # noqa: S101 - entries come from it
    if see.norm(i) in closed().no_name and match.end == i + 1:
        return None
    if see.norm(i - 1) in closed().money:
        return None
    entry = entries[0] if entries[0].kind == "state" else _likeliest(entries)
    if entry.kind == "place" and match.end == i + 1 and see.common(i) and not _at_place(see, i):
        return None
    kind = entry.kind
    if (
        isinstance(entry, names.State)
        and entry.use == "capital"
        and (entry.country == "IDN" or not _acts(see, i, match.end))
    ):
        kind = "place"
    end, short = see.acronym(match.end) or (match.end, None)
    if short and not _initials(short, see.text(i, match.end)):
        end, short = match.end, None
    return Chunk(
        start=i, end=end, name_start=i, name_end=match.end, kind=kind,
        country=entry.country, acronym=short, why=(entry.why,),
    )  # fmt: skip


_FORMS = frozenset({"kerajaan", "republik", "kesultanan", "keemiran"})


def _likeliest(entries: Sequence[names.Entry]) -> names.Entry:
    """Return the place that news names: one at home before a namesake abroad."""
    return next((e for e in entries if e.kind == "place" and e.country == "IDN"), entries[0])


def _at_place(see: Sight, i: int) -> bool:
    """Tell whether the words before speak of a place, so that `Batu` or `Solo` is one."""
    headed = any(see.has(table, i - 1) for table in ("place_heads", "org_heads", "offices"))
    return headed or see.norm(i - 1) in closed().at_place


def _initials(short: str, name: str) -> bool:
    """Tell whether a bracketed form may be short for it: `Korea Utara (Korut)`, not `Beijing (ANTARA)`."""
    return short[0] == name[0] and len(short) < len(name)


def _acts(see: Sight, i: int, end: int) -> bool:
    """Tell whether a capital stands for its government: `Beijing mengecam`, `mendesak Beijing`."""
    before, after = see.norm(i - 1), see.norm(end)
    if before in closed().at_place | closed().treaties or see.has("place_heads", i - 1):
        return False
    return (
        after not in {"", ",", "(", ".", ";", "-", "–"}
        or before in {"oleh", "kepada", "terhadap", "dengan"}
        or (before.startswith("me") and not see.cap(i - 1))
    )


def _headed(see: Sight, i: int) -> Chunk | None:
    head = see.head("place_heads", i)
    if head is None or not (see.caps[i] or (head.row.small and not see.has("place_heads", head.end))):
        return None
    if see.entries(head.end) and see.entries(head.end)[0].kind == "state" and head.row.small:
        return None
    first = head.end + (see.norm(head.end) == "." and head.row.words in _SHORT)
    end = _name_end(see, first, admin=head.row.admin == "yes")
    if end == first and not (head.row.alone and see.caps[i]):
        return None
    if end == first + 1 and see.norm(first) in _SIZES:  # Kota Kecil
        return None
    if see.norm(i - 1)[:1].isdigit() and all(see.common(k) for k in range(first, end)):  # 54 Kantor Cabang
        return None
    return Chunk(
        start=i, end=end, name_start=i, name_end=end, kind="place",
        country=_country(see, first, end) or head.row.country, why=(head.row.why,),
    )  # fmt: skip


def _country(see: Sight, first: int, end: int) -> str | None:
    """Return the country of the last known place within a name: `Gedung Nasional Poipet`."""
    for i in range(end - 1, first - 1, -1):
        entries = see.entries(i)
        if entries and entries[0].kind in {"state", "place"} and (i == first or not see.common(i)):
            return entries[0].country
    return None


def _name_end(see: Sight, first: int, *, admin: bool) -> int:
    """Return where the capitals and numbers after a head end; of a district, a person's name ends it too."""
    match = see.known[first] if see.cap(first) and not see.has("ranks", first) else None
    if match and see.is_kind("place", first):
        return match.end + (
            see.norm(match.end) in closed().quarters or (admin and _second_word(see, match.end))
        )
    at = match.end if match else first
    while at < len(see.words) and at - first < LONGEST and (step := _step(see, at, first, admin=admin)):
        at += step
        if at - step > first and see.is_kind("place", at - step):
            match = see.known[at - step]
            return match.end if match else at
    return at


def _step(see: Sight, at: int, first: int, *, admin: bool) -> int:
    """Return how many words belong to the name from word `at` on, 0 at its end."""
    if see.norm(at) in {"rp", "paket"}:
        return 0
    office = see.head("offices", at) if at == first else None
    if see.caps[at] and office and not see.given(at):  # Kantor Wali Kota Bima
        return office.end - at
    if see.caps[at]:
        ends = see.has("ranks", at) if at == first else _new_name(see, at)
        person = admin and at > first and see.given(at) and not see.common(at)
        return 0 if ends or person else 1
    if at == first:
        return 0
    if see.words[at].text.isdigit() and see.words[at - 1].end + 1 == see.words[at].start:
        return 1
    return 2 if see.words[at].text in JOINTS and see.cap(at + 1) else 0


def _second_word(see: Sight, at: int) -> bool:
    """Tell whether a district's name goes on after a known place: `Kecamatan Medan Deli`."""
    alone = see.cap(at) and not see.cap(at + 1) and not see.entries(at) and not see.heads[at]
    return alone and not see.given(at)


_SIZES = frozenset({"kecil", "besar", "tua", "itu", "ini", "tersebut"})
_SHORT = frozenset({"jl", "jln", "gg", "kab", "kec", "kel", "prov"})


def _new_name(see: Sight, at: int) -> bool:
    """Tell whether a new name begins within a row of capitals."""
    return see.has("offices", at) or see.has("ranks", at) or see.has("place_heads", at)
