"""Reading a sentence from left to right: what begins at each word, the more certain first."""

from collections.abc import Iterator

from kawat.layers.mentions import organizations, persons, places
from kawat.layers.mentions.groups import group
from kawat.layers.mentions.sight import NOTHING, Chunk, Sight, closed
from kawat.layers.mentions.titles import titled

AFTER_QUOTE = "\"“”„‟«»‘'(:-–"


def scan(see: Sight) -> Iterator[Chunk]:
    """Yield the chunks of a sentence in order."""
    i, quantities = 0, closed().of_quantity
    before = closed().before_office
    while i < len(see.words):
        found = None
        if (
            see.caps[i] or see.heads[i] is not NOTHING or see.known[i]
            or see.norms[i] in quantities or see.norms[i] in before or see.words[i].text[0].isdigit()
        ):  # fmt: skip
            found = _headline(see, i) if see.headline else _at(see, i)
        if found:
            yield found
        i = max(found.end, i + 1) if found else i + 1


def _at(see: Sight, i: int) -> Chunk | None:
    entries = see.entries(i)
    if not entries or entries[0].kind != "person":
        office, people = titled(see, i), group(see, i)
        if office and (office.kind == "person" or people is None or office.end > people.end):
            return office
        found = organizations.organization(see, i) or places.place(see, i) or people
        if found:
            return found
    return name(see, i) if see.caps[i] else None


def _headline(see: Sight, i: int) -> Chunk | None:
    """Return a known name: in a headline of capitals nothing else can be told."""
    match = see.known[i]
    if not match or not see.caps[i]:
        return None
    entry = match.entries[0]
    return Chunk(
        start=i, end=match.end, name_start=i, name_end=match.end, kind=entry.kind,
        why=(entry.why,), country=entry.country, sector=entry.sector,
    )  # fmt: skip


def name(see: Sight, i: int) -> Chunk | None:
    """Return the name at word `i` that no head or title explains."""
    if _begins(see, i) and see.common(i) and not see.given(i) and not see.entries(i):
        return None
    if see.words[i].text.isupper() and len(see.norm(i)) > 1 and not see.entries(i):
        return _capitals(see, i)
    end = persons.name_end(see, i)
    if end == i:
        return None
    entries = see.entries(i)
    if entries and entries[0].kind == "person":
        return _named(see, i, end, "person", entries[0].why, entries[0].country, entries[0].sector)
    tail = next((h for k in range(i + 1, end) if (h := see.head("org_tails", k))), None)
    if tail:
        while (
            see.norm(end) in _ENGLISH and (see.cap(end + 1) or see.norm(end + 1) in _ENGLISH) and end < i + 9
        ):
            end = persons.name_end(see, end + 1) if see.cap(end + 1) else end + 1
        return _named(see, i, end, "organization", tail.row.why, tail.row.country, tail.row.sector)
    tail = next((h for k in range(i + 1, end) if (h := see.head("place_tails", k))), None)
    if tail:
        return _named(see, i, end, "place", tail.row.why, tail.row.country)
    if _said(see, i, end):
        return _named(see, i, end, "person", "layers/mentions/scan.py#speaks")
    if _aged(see, end) or see.norm(i - 1) in closed().named:
        return _named(see, i, end, "person", "layers/mentions/scan.py#aged-or-called")
    if see.norm(i - 1) in closed().at_place:
        return _named(see, i, end, "place", "layers/mentions/scan.py#at", sure=False)
    if see.given(i) and (end > i + 1 or not see.common(i)):
        return _named(see, i, end, "person", "layers/mentions/scan.py#given-name")
    if any(see.norm(k) in _KIN for k in range(i + 1, end)):
        return _named(see, i, end, "person", "layers/mentions/scan.py#kin")
    if any(see.given(k) for k in range(i, end)) and end > i + 1:
        return _named(see, i, end, "person", "layers/mentions/scan.py#given-name")
    return _named(see, i, end, "person", "layers/mentions/scan.py#unknown", sure=False)


_KIN = frozenset({"bin", "binti", "ibn", "van", "von", "bint"})
_ENGLISH = frozenset({"for", "of", "the", "and", "on", "in"})


def _capitals(see: Sight, i: int) -> Chunk | None:
    """Return a short form in capitals: initials of a person or an unknown organisation."""
    if see.norm(i) in closed().no_acronym or not see.words[i].text.isalpha() or len(see.norm(i)) > 8:
        return None
    if _aged(see, i + 1) or see.norm(i - 1) in closed().named:
        return _named(see, i, i + 1, "person", "layers/mentions/scan.py#initials")
    sure = _said(see, i, i + 1)
    return _named(see, i, i + 1, "organization", "layers/mentions/scan.py#acronym", sure=sure)


def _begins(see: Sight, i: int) -> bool:
    """Tell whether word `i` is a capital because something begins there."""
    return i == 0 or see.words[i - 1].text in AFTER_QUOTE or see.words[i - 1].text in {".", "!", "?"}


def _said(see: Sight, start: int, end: int) -> bool:
    return see.norm(end) in closed().said or see.norm(start - 1) in closed().said


def _aged(see: Sight, end: int) -> bool:
    words = see.words
    return (
        end + 2 < len(words)
        and words[end].text == "("
        and words[end + 1].text.isdigit()
        and len(words[end + 1].text) < 3
        and words[end + 2].text in {")", "tahun", "th"}
    )


def _named(see, i, end, kind, why, country=None, sector=None, *, sure=True):  # type: ignore[no-untyped-def]  # noqa: ANN001
    after, short = see.acronym(end) or (end, None)
    return Chunk(
        start=i, end=after, name_start=i, name_end=end, kind=kind, why=(why,),
        country=country, sector=sector, acronym=short, sure=sure,
    )  # fmt: skip
