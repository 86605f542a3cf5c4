"""Which words name an organisation? A head (`Kementerian`, `Polda`, `PT`) with what follows, or a known name."""

from msgspec import Struct

from kawat.indonesian.titles import Head
from kawat.layers.mentions import places
from kawat.layers.mentions.persons import name_end, ranks
from kawat.layers.mentions.sight import JOINTS, Chunk, Sight, closed

LONGEST = 9  # words of an organisation's name after its head


def organization(see: Sight, i: int, *, titled: bool = False) -> Chunk | None:
    """Return the organisation named from word `i`; `titled` if an office stands before it."""
    found = known_organization(see, i)
    head = see.head("org_heads", i)
    if head and (see.caps[i] or head.row.small):
        headed = _headed(see, i, head, titled=titled)
        if headed and (found is None or (headed.end > found.end and _field(see, found.end))):
            return headed
    return found


def known_organization(see: Sight, i: int) -> Chunk | None:
    """Return the organisation of the lexicon at word `i`."""
    entries = see.entries(i)
    if not entries or entries[0].kind != "organization" or see.norm(i) in closed().no_acronym:
        return None
    entry, match = entries[0], see.known[i]
    assert match is not None  # noqa: S101 - entries come from it
    end, country, inside = match.end, entry.country, ()
    place = places.known_place(see, end) if see.cap(end) else None
    if place and entry.country in {None, "IDN", place.country}:  # Polda Jabar, DPRD Bogor, KPU Jakarta
        end, country, inside = place.end, place.country or country, (place,)
    after, short = see.acronym(end) or (end, None)
    return Chunk(
        start=i, end=after, name_start=i, name_end=end, kind="organization", inside=inside,
        country=country, sector=entry.sector, acronym=short, why=(entry.why,),
    )  # fmt: skip


def _ruler(head: Head, end: int) -> Chunk:
    """Return the person whose government it is: `rezim Kim Jong Un`."""
    return Chunk(
        start=head.end, end=end, name_start=head.end, name_end=end, kind="person",
        sector="GOV", why=(head.row.why,),
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


def _headed(see: Sight, i: int, head: Head, *, titled: bool) -> Chunk | None:
    reading = _Reading(
        at=head.end, first=head.end, titled=titled, country=head.row.country, inside=[], sector=head.row.sector,
        whole=head.row.alone == "yes" or head.row.words in _WHOSE,
    )  # fmt: skip
    while reading.at < len(see.words) and reading.at - head.end < LONGEST and _step(see, reading):
        pass
    if reading.at == head.end and head.row.words in _WHOSE:
        reading.at = name_end(see, head.end)
        if reading.at > head.end:
            reading.inside.append(_ruler(head, reading.at))
    if see.norm(reading.at) == "ri" and see.cap(reading.at):
        reading.at, reading.country = reading.at + 1, "IDN"
    if reading.at == head.end and not head.row.alone:
        return None
    end, short = see.acronym(reading.at) or (reading.at, reading.short)
    return Chunk(
        start=i, end=end, name_start=i, name_end=reading.at, kind="organization",
        country=reading.country, sector=reading.sector, acronym=short,
        why=(head.row.why,), inside=tuple(reading.inside),
    )  # fmt: skip


def _step(see: Sight, reading: _Reading) -> bool:
    """Read one more part of the name; false at its end."""
    at = reading.at
    if see.caps[at]:
        return _capital(see, reading)
    if at > reading.first and see.norm(at) in closed().inside_organization and see.cap(at + 1):
        if _person(see, at + 1) or not _goes_on(see, reading, at + 1):
            return False
        reading.at += 1
        return True
    if at > reading.first and see.words[at].text in JOINTS and see.cap(at + 1):
        reading.at += 2
        return True
    if see.norm(at) == "(" and not reading.short:
        return _bracket(see, reading)
    if see.norm(at) == "," and at > reading.first and listed(see, at):
        reading.at += 2 if see.norm(at + 1) == "dan" else 1
        return True
    return False


def _capital(see: Sight, reading: _Reading) -> bool:
    at = reading.at
    place = places.known_place(see, at)
    if place:
        reading.country = reading.country or place.country
        reading.inside.append(place)
        reading.at = place.name_end
        return see.norm(reading.at) == "untuk" and place.kind == "state"
    entries, match = see.entries(at), see.known[at]
    if match and entries[0].kind == "organization":
        reading.country = reading.country or entries[0].country
        reading.sector = reading.sector or entries[0].sector
        reading.at = match.end
        return True
    if not _goes_on(see, reading, at):
        return False
    inner = see.head("org_heads", at)
    reading.at = inner.end if inner else at + 1
    return True


def _goes_on(see: Sight, reading: _Reading, at: int) -> bool:
    """Tell whether a capitalised word goes on with the name; after an office, a person's name does not."""
    tables = see.heads[at]
    if "ranks" in tables or ("offices" in tables and at > reading.first) or _person(see, at):
        return False
    if see.norm(at) in closed().no_name or see.norm(at) in closed().said:
        return False
    if not (reading.titled or reading.whole) or (at == reading.first and not reading.whole):
        return True
    if named_after_comma(see, at):
        return True
    if see.given(at) and not see.common(at):
        return False
    strange = not (_field(see, at) or see.words[at].text.isupper() or at == reading.first)
    if reading.whole and at == reading.first:
        return _field(see, at) or see.words[at].text.isupper()
    return not (strange and (see.common(at - 1) or see.norm(at - 1) in closed().fields))


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


def _person(see: Sight, at: int) -> bool:
    entries = see.entries(at)
    return bool(entries and entries[0].kind == "person")


def _bracket(see: Sight, reading: _Reading) -> bool:
    """Step over a short form that stands before the place: `Kepolisian Daerah (Polda) Jawa Barat`."""
    found = see.acronym(reading.at)
    if not found or not see.cap(found[0]):
        return False
    place = places.known_place(see, found[0])
    if not place and see.norm(found[0]) != "ri":
        return False
    reading.at, reading.short = found
    return True


def listed(see: Sight, comma: int) -> bool:
    """Tell whether a comma lists fields: `Meteorologi, Klimatologi, dan Geofisika`."""
    if see.norm(comma + 1) == "dan":
        return see.cap(comma + 2) and _field(see, comma + 2) and see.norm(comma - 2) == ","
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
