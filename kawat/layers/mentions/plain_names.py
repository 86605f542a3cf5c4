"""What does its company tell of a name that neither title nor head explains? The first reading that fits."""

from collections.abc import Callable

import msgspec

from kawat.layers.mentions.persons import aged, known_person, name_end
from kawat.layers.mentions.sight import Chunk, Sight, closed
from kawat.model import EntityKind

LONGEST_SHORT_FORM = 8
LONGEST_ORGANIZATION = 9
LONGEST_DESCRIPTION = 8
MOST_ADVERBS = 2
_FILE = "layers/mentions/plain_names.py"
_KIN = frozenset({"bin", "binti", "ibn", "van", "von", "bint"})
_TAKEN = frozenset({"dilansir", "dikutip", "mengutip", "disadur", "melansir"})
_FIRMS = frozenset({"perusahaan", "maskapai", "bank", "universitas", "kampus"})
_ENGLISH = frozenset({"for", "of", "the", "and", "on", "in"})

Reading = Callable[[Sight, int, int], Chunk | None]


def name(see: Sight, i: int) -> Chunk | None:
    """Return the name at word `i`; the first reading that fits tells its kind."""
    if (see.common(i) and _begins_no_name(see, i)) or see.norm(i) in closed().said:
        return None
    if initials(see, i) or (see.words[i].text.isupper() and len(see.norm(i)) > 1 and not see.entries(i)):
        return _short_form(see, i)
    end = name_end(see, i)
    if end == i:
        return None
    readings = _READINGS if see.given(i) or not see.common(i) else _WHATEVER_BEGINS
    if see.norm(i - 1) in closed().unnamed and not see.begins(i):  # badai tropis Dahlia
        readings = (_known,)
    return next((found for reading in readings if (found := reading(see, i, end))), None)


def _begins_no_name(see: Sight, i: int) -> bool:
    """Tell whether a common word with a capital is no name: at a beginning, or `Yang Maha Esa`."""
    if see.begins(i) and not see.given(i) and not see.entries(i):
        return True
    addressed = see.common(i + 1) or see.norm(i + 1) in {"maha", "mulia"}
    return see.norm(i) == "yang" and (addressed or see.is_kind("place", i + 1))


def initials(see: Sight, i: int) -> bool:
    """Tell whether word `i` is somebody's initials: `RH (31)`, `berinisial RH`."""
    text = see.words[i].text
    if not (text.isupper() and text.isalpha() and len(text) < 5 and see.caps[i]):
        return False
    return text in see.initialed or aged(see, i + 1) or see.norm(i - 1) in closed().named


def known_name(see: Sight, i: int) -> Chunk | None:
    """Return the name of the lexicon at word `i`; in a headline of capitals nothing else can be told."""
    match = see.known[i]
    return _known(see, i, match.end) if match and see.caps[i] else None


def _short_form(see: Sight, i: int) -> Chunk | None:
    """Return what letters in capitals name: somebody by initials, or an organisation nobody explains."""
    norm, text = see.norm(i), see.words[i].text
    if initials(see, i):
        return _named(see, i, i + 1, "person", "initials")
    told = see.norm(i - 1) in {"menurut", "kata", "ujar"} or see.norm(i + 1) in closed().said
    lettered = text.isalpha() or (told and text[0].isalpha() and text.isalnum())  # `KP2MI memastikan`
    if norm in closed().no_acronym or not lettered or len(norm) > LONGEST_SHORT_FORM:
        return None
    return _named(see, i, i + 1, "organization", "short-form", sure=told)


def _known(see: Sight, i: int, end: int) -> Chunk | None:
    entries = see.entries(i)
    if not entries or (entries[0].kind != "person" and not see.headline):
        return None
    entry = known_person(see, i) or entries[0]
    found = _named(see, i, end, entry.kind, "known")
    return msgspec.structs.replace(found, country=entry.country, sector=entry.sector, why=(entry.why,))


def _organization(see: Sight, i: int, end: int) -> Chunk | None:
    """Read a foreign name that tells what it is: `International Crisis Group`."""
    tail = next((head for k in range(i + 1, end) if (head := see.head("org_tails", k))), None)
    match = see.known[i]
    if tail is None or (match and match.end == end and see.is_kind("person", i)):
        return None
    if tail.end < end and see.given(tail.end) and not see.common(tail.end):  # Samuel Sekuritas | Rangga Cipta
        end = tail.end
    while see.norm(end) in _ENGLISH and end < i + LONGEST_ORGANIZATION:
        if not see.cap(end + 1) and see.norm(end + 1) not in _ENGLISH:
            break
        end = name_end(see, end + 1) if see.cap(end + 1) else end + 1
    found = _named(see, i, end, "organization", "tail")
    return msgspec.structs.replace(
        found, country=tail.row.country, sector=tail.row.sector, why=(tail.row.why,)
    )


def _foreign_place(see: Sight, i: int, end: int) -> Chunk | None:
    tail = next((head for k in range(i + 1, end) if (head := see.head("place_tails", k))), None)
    if tail is None:
        return None
    return msgspec.structs.replace(_named(see, i, end, "place", "tail"), why=(tail.row.why,))


def _speaker(see: Sight, i: int, end: int) -> Chunk | None:
    return _named(see, i, end, "person", "speaks") if _speaks(see, i, end) else None


def _introduced(see: Sight, i: int, end: int) -> Chunk | None:
    if see.norm(i - 1) in closed().named:
        return _named(see, i, end, _called(see, i), "introduced")
    if aged(see, end):
        return msgspec.structs.replace(_named(see, i, end, "person", "aged"), sector="CVL")
    return None


def _at_place(see: Sight, i: int, end: int) -> Chunk | None:
    if _source(see, i):
        found = _named(see, i, end, "organization", "source", sure=False)
        return msgspec.structs.replace(found, sector="JRN")
    if len(see.norm(i)) == 1:  # di X
        return None
    from_somebody = see.norm(i - 1) == "dari" and see.given(i) and not see.common(i) and end > i + 1
    if see.norm(i - 1) in closed().at_place and not from_somebody and _strange(see, i, end):
        return _named(see, i, end, "place", "preposition", sure=False)
    return None


def _source(see: Sight, i: int) -> bool:
    """Tell whether a paper or site is named as a source: `dilansir dari Architectural Digest`."""
    return see.norm(i - 1) == "dari" and see.norm(i - 2) in _TAKEN and not see.given(i)


def _called(see: Sight, i: int) -> EntityKind:
    """Return what bears a name that `bernama` introduces: a firm, if that is spoken of, or a person."""
    near = (see.head("groups", k) for k in range(i - 2, max(i - 5, -1), -1))
    row = next((head.row for head in near if head), None)
    return "organization" if row and row.sector in {"BUS", "EDU"} and row.words in _FIRMS else "person"


def _strange(see: Sight, i: int, end: int) -> bool:
    return not all(see.common(k) for k in range(i, end))


def _listed(see: Sight, i: int, end: int) -> Chunk | None:
    """Read the first of a list by what it is a list of: `kecamatan, yakni Sukarame`, `pelaku yakni Tarmo`."""
    if see.norm(i - 1) not in closed().listing:
        return None
    for k in range(i - 2, max(i - 7, -1), -1):
        if see.has("place_heads", k) and not see.caps[k]:
            return _named(see, i, end, "place", "list-of-places", sure=False)
        if see.has("groups", k) and not see.caps[k]:
            return _named(see, i, end, "person", "list-of-people")
    return None


def _person(see: Sight, i: int, end: int) -> Chunk | None:
    if _after_letters(see, i):
        return _named(see, i, end, "organization", "after-letters", sure=False)
    if see.given(i) and (end > i + 1 or not see.common(i)):
        return _named(see, i, end, "person", "given-name")
    if any(see.given(k) or see.norm(k) in _KIN for k in range(i + 1, end)):
        return _named(see, i, end, "person", "family-name")
    return None


def _after_letters(see: Sight, i: int) -> bool:
    """Tell whether letters nobody knows stand before a name: `LPKS Putra Handayani` is hardly a person."""
    before = see.words[i - 1].text if i else ""
    letters = len(before) > 2 and before.isalpha() and before.isupper()
    return letters and not see.heads[i - 1] and not see.entries(i - 1)


def _doubtful(see: Sight, i: int, end: int) -> Chunk | None:
    return _named(see, i, end, "person", "unknown", sure=False)


_READINGS: tuple[Reading, ...] = (
    _organization,
    _known,
    _foreign_place,
    _speaker,
    _introduced,
    _at_place,
    _listed,
    _person,
    _doubtful,
)
_WHATEVER_BEGINS = (_organization, _known, _foreign_place, _introduced, _at_place)


def _named(see: Sight, i: int, end: int, kind: EntityKind, rule: str, *, sure: bool = True) -> Chunk:
    after, short = see.acronym(end) or (end, None)
    return Chunk(
        start=i,
        end=after,
        name_start=i,
        name_end=end,
        kind=kind,
        why=(f"{_FILE}#{rule}",),
        acronym=short,
        sure=sure,
    )


def _speaks(see: Sight, start: int, end: int) -> bool:
    """Tell whether a verb of saying stands beside a name: `kata Motha`, `saksi, Motha, mengatakan`."""
    said, before = closed().said, see.norm(start - 1)
    if before == see.norm(end) == "," and see.norm(end + 1) in said and not see.caps[start - 2]:
        return True
    free = before not in closed().at_place and before not in {"kepada", "oleh"}
    after = see.norm(_past_adverbs(see, end) if free else end)
    says = (after in said and after != "demikian") or (free and after in closed().said_by)
    return says or before in said or _described(see, start)


def _past_adverbs(see: Sight, at: int) -> int:
    """Return where the verb stands that adverbs part from its subject: `Motha | juga mengatakan`."""
    end = at
    while see.norm(end) in closed().adverbs and end < at + MOST_ADVERBS:
        end += 1
    return end


def _described(see: Sight, start: int) -> bool:
    """Tell whether a name follows a description after a verb: `kata seorang saksi mata, | Motha`."""
    if see.norm(start - 1) != ",":
        return False
    for at in range(start - 2, max(0, start - LONGEST_DESCRIPTION), -1):
        if see.norm(at) in closed().said:
            return at < start - 2
        if see.caps[at] or not see.norm(at).isalpha() or see.norm(at) in closed().at_place:
            return False
    return False
