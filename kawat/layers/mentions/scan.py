"""Reading a sentence from left to right: what begins at each word, the more certain first."""

from collections.abc import Iterator

from kawat.layers.mentions import groups, organizations, persons, places
from kawat.layers.mentions.sight import Chunk, Sight, acronym_after, closed_class, common, given, known, phrase


def scan(see: Sight) -> Iterator[Chunk]:
    """Yield the chunks of a sentence in order."""
    i = 0
    while i < len(see.words):
        found = _at(see, i)
        if found is None:
            i += 1
            continue
        yield found
        i = max(found.end, i + 1)


def _at(see: Sight, i: int) -> Chunk | None:
    if i in see.taken or not (see.words[i].text[0].isalpha() or see.words[i].text[0].isdigit()):
        return None
    if see.headline:
        return _known(see, i)
    if not persons.named_person(see, i):
        office = persons.titled(see, i)
        if office and (office.kind == "person" or not (office.end == i + 1 and phrase("groups", see, i))):
            return office
        organization = organizations.organization(see, i)
        if organization:
            return organization
        place = places.place(see, i)
        if place:
            return place
        group = groups.group(see, i)
        if group:
            return group
    return name(see, i) if see.cap(i) else None


def _known(see: Sight, i: int) -> Chunk | None:
    match = known(see, i)
    if not match or not see.cap(i):
        return None
    entry = match.entries[0]
    return Chunk(start=i, end=match.end, name_start=i, name_end=match.end, kind=entry.kind, why=(entry.why,), country=entry.country, sector=entry.sector)


def name(see: Sight, i: int) -> Chunk | None:
    """Return the name without head or title at word `i`."""
    end = persons.name_until(see, i)
    if end == i:
        return None
    match = known(see, i)
    word = see.words[i]
    if match and match.entries[0].kind == "person":
        entry = match.entries[0]
        return _named(see, i, end, "person", entry.why, entry.country, entry.sector)
    if end == i + 1 and word.text.isupper() and len(word.text) > 1:
        if closed_class("no_acronym", see, i) or len(word.text) > 8:
            return None
        return _named(see, i, end, "organization", "layers/mentions/scan.py#acronym", sure=False)
    if i == 0 or see.words[i - 1].text in '"“':
        if end == i + 1 and common(word):
            return None
    if _person_cue(see, i, end):
        return _named(see, i, end, "person", "layers/mentions/scan.py#speech-or-age")
    if closed_class("at_place", see, i - 1):
        return _named(see, i, end, "place", "layers/mentions/scan.py#preposition", sure=False)
    if given(word) or (end > i + 1 and given(see.words[i + 1])):
        return _named(see, i, end, "person", "layers/mentions/scan.py#given-name")
    return _named(see, i, end, "person", "layers/mentions/scan.py#unknown", sure=False)


def _person_cue(see: Sight, i: int, end: int) -> bool:
    if closed_class("said", see, end) or closed_class("said", see, i - 1):
        return True
    words = see.words
    return end + 2 < len(words) and words[end].text == "(" and words[end + 1].text.isdigit() and words[end + 2].text == ")"


def _named(see, i, end, kind, why, country=None, sector=None, *, sure=True):  # type: ignore[no-untyped-def]
    after, short = acronym_after(see, end) or (end, None)
    return Chunk(start=i, end=after, name_start=i, name_end=end, kind=kind, why=(why,), country=country, sector=sector, acronym=short, sure=sure)
