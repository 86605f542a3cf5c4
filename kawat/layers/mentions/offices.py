"""What is an office of? The fields, organisations and places between an office and its holder's name."""

from kawat.indonesian.titles import Head
from kawat.layers.mentions import organizations, places
from kawat.layers.mentions.bodies import tailed
from kawat.layers.mentions.groups import group
from kawat.layers.mentions.persons import initialed, name_end, ranks
from kawat.layers.mentions.regions import region
from kawat.layers.mentions.sight import Chunk, Sight, closed

LONGEST = 14  # words of an office with its field


def field(see: Sight, office: Head) -> tuple[int, list[Chunk]]:
    """Read on from an office over what it is of: fields, organisations, states and places."""
    at = first = office.end
    inside: list[Chunk] = []
    while at < len(see.words) and at - first < LONGEST:
        if _person_begins(see, at) or (inside and inside[-1].end == at and _name_begins(see, at)):
            break
        part = region(see, at) if at == first and office.row.words.split()[-1] in closed().of_region else None
        part = part or organizations.organization(see, at, titled=True) or tailed(see, at)
        if part is None and (see.is_kind("state", at) or see.norm(at) not in closed().fields):
            part = _place(see, at)
        if part is None and at == first and not see.caps[at]:
            part = group(see, at)  # juru bicara militer Sudan
        if part:
            inside.append(part)
            at = part.end
        elif after := _aside(see, at, office, inside):
            at = after
        elif _in_title(see, at, first):
            at += 1
        else:
            break
    return at, inside


def _place(see: Sight, at: int) -> Chunk | None:
    """Return the place at word `at`, without the name of the office's holder after it."""
    found = places.place(see, at)
    shorter = region(see, at) if found and see.has("place_heads", at) else None
    return shorter if found and shorter and shorter.end < found.end else found


def _aside(see: Sight, at: int, office: Head, inside: list[Chunk]) -> int | None:
    """Return the end of a constituency, a region by its number, or a short form in brackets at word `at`."""
    if see.norm(at) in _OF:
        return _constituency(see, at, office, inside)
    if organizations.numbered(see, at):
        return at + 2
    return _bracketed(see, at) if see.norm(at) == "(" else None


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
    if _misspelt_before_holder(see, at):
        return True
    if norm in closed().fields or organizations.named_after_comma(see, at) or _body_follows(see, at):
        return True
    if see.words[at].text.isupper() and len(norm) > 1:
        return not see.cap(at - 1) or at == first or set(norm) <= organizations.ROMAN
    return (see.common(at) and not see.given(at) and norm not in closed().no_name) or _rank_follows(see, at)


def _misspelt_before_holder(see: Sight, at: int) -> bool:
    """Tell whether a strange word stands before a known person: `Menteri Peridustrian Airlangga Hartarto`."""
    match = see.known[at + 1] if see.cap(at + 1) and see.is_kind("person", at + 1) else None
    strange = not see.given(at) and not see.entries(at) and not see.heads[at]
    return strange and match is not None and match.end > at + 2


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
    goes_on = norm in closed().inside_office or (before in _AND_ALSO and see.has("offices", at))
    return goes_on or _field_of_body(see, at)


def _field_of_body(see: Sight, at: int) -> bool:
    """Tell whether a field in small letters stands before its body: `kepala | operasi lapangan PBB`."""
    end = at
    while end < at + 3 and see.norm(end) in closed().fields | closed().inside_office and not see.cap(end):
        end += 1
    return end > at and see.cap(end) and (see.is_kind("organization", end) or see.has("org_heads", end))


_OF = frozenset({"dari", "untuk", "di", "pada", "asal", "terhadap"})
_AND_ALSO = frozenset({"sekaligus", "merangkap"})


def _is_field(see: Sight, at: int) -> bool:
    return (see.common(at) and not see.given(at)) or see.norm(at) in closed().fields
