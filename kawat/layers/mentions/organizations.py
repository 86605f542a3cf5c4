"""Which words name an organisation? A head (`Kementerian`, `PT`) with what follows, or a known name."""

from msgspec import Struct

from kawat.indonesian.titles import Head
from kawat.layers.mentions import places
from kawat.layers.mentions.bodies import explained, known_body
from kawat.layers.mentions.persons import known_person, name_end, ranks
from kawat.layers.mentions.sight import JOINTS, Chunk, Sight, closed

ROMAN = frozenset("ivx")
LONGEST = 9  # words of an organisation's name after its head


def organization(see: Sight, i: int, *, titled: bool = False) -> Chunk | None:
    """Return the organisation named from word `i`; `titled` if an office stands before it."""
    if see.norm(i - 1) in closed().laws:
        return None
    found = known_body(see, i) or explained(see, i)
    head, place = see.head("org_heads", i), see.head("place_heads", i)
    if head and place and place.end > head.end:  # Balai Kota
        return found
    if (
        head
        and (see.caps[i] or head.row.small)
        and not (see.begins(i) and see.norm(i) in closed().inside_only)
    ):
        headed = _headed(see, i, head, titled=titled)
        if headed and (found is None or (headed.end > found.end and _field(see, found.end))):
            return headed
    return found


def _ruler(head: Head, end: int, country: str | None) -> Chunk:
    """Return the person whose government it is: `rezim Kim Jong Un`."""
    return Chunk(
        start=head.end, end=end, name_start=head.end, name_end=end, kind="person",
        sector="GOV", country=country, why=(head.row.why,),
    )  # fmt: skip


class _Reading(Struct, gc=False):
    """How far the name of an organisation has been read; `whole` if the head may stand alone."""

    at: int
    first: int
    titled: bool
    country: str | None
    inside: list[Chunk]
    sector: str | None
    whole: bool
    short: str | None = None
    closed: bool = False
    body_end: int = 0  # where another organisation within the name ends


def _headed(see: Sight, i: int, head: Head, *, titled: bool) -> Chunk | None:
    if head.row.words in _WHOSE and see.has("offices", head.end):  # rezim Presiden Suriah Bashar al-Assad
        return None
    reading = _Reading(
        at=head.end, first=head.end, titled=titled, country=head.row.country, inside=[],
        sector=head.row.sector, whole=head.row.alone == "yes" or head.row.words in _WHOSE,
    )  # fmt: skip
    limit = min(len(see.words), head.end + LONGEST)
    while not reading.closed and reading.at < limit and _step(see, reading):
        pass
    if reading.at == head.end and head.row.words in _WHOSE:
        reading.at = name_end(see, head.end)
        if reading.at > head.end:
            ruler = known_person(see, head.end)
            reading.country = reading.country or (ruler.country if ruler else None)
            reading.inside.append(_ruler(head, reading.at, reading.country))
    if see.norm(reading.at) == "ri" and see.cap(reading.at):
        reading.at, reading.country = reading.at + 1, "IDN"
    if reading.at == head.end and (not head.row.alone or see.words[i].norm != see.norms[i]):
        return None
    end, short = see.acronym(reading.at) or (reading.at, reading.short)
    return Chunk(
        start=i, end=end, name_start=i, name_end=reading.at, kind="organization",
        country=reading.country, sector=reading.sector, acronym=short,
        why=(head.row.why,), inside=tuple(reading.inside),
    )  # fmt: skip


def _step(see: Sight, reading: _Reading) -> bool:
    """Read one more part of the name; false at its end."""
    return any(part(see, reading) for part in _PARTS)


def _place(see: Sight, reading: _Reading) -> bool:
    """Read a state or place; it closes the name, but for `Kedutaan Inggris untuk Israel`."""
    place = places.known_place(see, reading.at) if see.caps[reading.at] else None
    if place is None:
        return False
    reading.country = reading.country or place.country
    reading.inside.append(place)
    reading.at = place.name_end
    abroad = see.norm(reading.at) == "untuk" and place.kind == "state"
    english = see.norm(reading.first - 1) in {"for", "of"} and see.cap(reading.at)
    reading.closed = not (abroad or english)
    return True


def _body(see: Sight, reading: _Reading) -> bool:
    """Read another organisation: `Badan Legislasi DPR`."""
    match = see.known[reading.at]
    if match is None or not see.is_kind("organization", reading.at):
        return False
    entry = match.entries[0]
    if entry.sector == "REB" and reading.sector != "REB" and reading.at != reading.first:
        return False
    reading.country = reading.country or entry.country
    if reading.sector in {None, "GOV"} and entry.sector:  # Direktorat Tindak Pidana Umum Bareskrim
        reading.sector = entry.sector
    reading.at = reading.body_end = match.end
    return True


def _capital(see: Sight, reading: _Reading) -> bool:
    at = reading.at
    reading.closed = see.norm(at) == "tbk"
    if not see.caps[at] or not (reading.closed or _goes_on(see, reading, at)):
        return False
    inner = see.head("org_heads", at)
    reading.at = inner.end if inner else at + 1
    return True


def _joint(see: Sight, reading: _Reading) -> bool:
    """Read a small word or a dash between capitals."""
    at = reading.at
    if not see.cap(at + 1) or (at == reading.first and see.norm(at) not in {"of", "de", "du"}):
        return False
    if see.words[at].text in JOINTS or numbered(see, at):
        reading.at += 2
        return True
    other = see.norm(at) == "dan" and (see.is_kind("organization", at + 1) or see.has("org_heads", at + 1))
    if see.norm(at) in closed().inside_organization and not other and _goes_on(see, reading, at + 1):
        reading.at += 1
        return True
    return False


def numbered(see: Sight, at: int) -> bool:
    """Tell whether a stroke joins a military region's number to its name: `XVII/Cenderawasih`."""
    return see.words[at].text == "/" and set(see.norm(at - 1)) <= ROMAN and see.cap(at + 1)


def _bracket(see: Sight, reading: _Reading) -> bool:
    """Read a short form before the place, or a legal form: `Kepolisian Daerah (Polda) Jawa Barat`."""
    if see.norm(reading.at) == "(" and see.norm(reading.at + 1) == "persero":
        reading.at += 3
        return True
    found = see.acronym(reading.at) if not reading.short else None
    if not found or not see.cap(found[0]):
        return False
    if not places.known_place(see, found[0]) and see.norm(found[0]) != "ri":
        return False
    reading.at, reading.short = found
    return True


def _comma(see: Sight, reading: _Reading) -> bool:
    at = reading.at
    if see.norm(at) != "," or at == reading.first or not listed(see, at):
        return False
    reading.at += 2 if see.norm(at + 1) == "dan" else 1
    return True


def _number(see: Sight, reading: _Reading) -> bool:
    """Read a number right after the head: `Komisi 1 DPR`, `SMPN 2 Sleman`."""
    at = reading.at
    if (
        at != reading.first
        or reading.whole
        or len(see.words[at].text) > 3
        or not see.words[at].text.isdigit()
    ):
        return False
    if not see.cap(at + 1):
        return False
    reading.at = at + 1
    return True


_PARTS = (_place, _body, _capital, _joint, _bracket, _comma, _number)


def _goes_on(see: Sight, reading: _Reading, at: int) -> bool:
    """Tell whether a capitalised word goes on with the name rather than begins another."""
    norm, first = see.norm(at), at == reading.first
    if see.has("ranks", at) or see.is_kind("person", at):
        return False
    firm = see.has("org_tails", at + 1)  # PT Musim | Mas Group
    if not first and (see.has("offices", at) or (see.has("honorifics", at) and not firm)):
        return False
    if (norm in closed().no_name and norm not in closed().fields) or norm in closed().said:
        return False
    if first:
        if not see.caps[at - 1] and see.given(at) and not see.common(at):  # anggota parlemen Budi
            return False
        return not reading.whole or _field(see, at) or see.words[at].text.isupper()
    return not (reading.titled or reading.whole) or not _holder_begins(see, reading)


def _holder_begins(see: Sight, reading: _Reading) -> bool:
    """Tell whether, after an office and what it is of, the name of its holder begins at word `at`."""
    at = reading.at + (not see.caps[reading.at])
    if named_after_comma(see, at):
        return False
    if see.given(at) and not see.common(at):
        return True
    if reading.sector == "BUS":  # a firm may be called anything
        return _after_letters(see, reading, at)
    strange = not (_field(see, at) or see.words[at].text.isupper())
    return strange and (_field(see, at - 1) or reading.body_end == at)


def _after_letters(see: Sight, reading: _Reading, at: int) -> bool:
    """Tell whether letters name a firm, and a common word begins its officer's name: `PT PP Novel Arsyad`."""
    letters = reading.at == reading.first + 1 and see.words[reading.first].text.isupper()
    return letters and see.given(at + 1) and not see.common(at + 1) and not see.cap(at + 2)


_WHOSE = frozenset({"pemerintahan", "rezim"})


def named_after_comma(see: Sight, at: int) -> bool:
    """Tell whether the capitals from word `at` on are still a title, the name standing between commas."""
    comma = at
    while see.cap(comma) and comma - at < LONGEST:
        comma += 1
    if comma == at or see.norm(comma) != "," or not see.cap(comma + 1):
        return False
    start, _ = ranks(see, comma + 1)
    end = name_end(see, start)
    after = see.norm(end)
    return end > start and (
        after in {",", "telah", "akan", "sudah", "juga", "tidak"}
        or after in closed().said
        or after.startswith(("me", "ber"))
    )


def listed(see: Sight, comma: int) -> bool:
    """Tell whether a comma lists fields: `Meteorologi, Klimatologi, dan Geofisika`."""
    if see.norm(comma + 1) == "dan":
        before = "," in see.norms[max(comma - 4, 0) : comma]
        return see.cap(comma + 2) and _field(see, comma + 2) and before
    if not see.cap(comma + 1) or not _field(see, comma + 1):
        return False
    after = comma + 2
    while see.cap(after) and _field(see, after) and after < comma + 5:
        after += 1
    if see.norm(after) == ",":
        after += 1
    return see.norm(after) == "dan" and see.cap(after + 1) and _field(see, after + 1)


def _field(see: Sight, at: int) -> bool:
    return see.common(at) or see.norm(at) in closed().fields
