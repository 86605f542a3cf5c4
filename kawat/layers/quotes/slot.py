"""Who is named after a cue? `kata | juru bicara KPK, Febri Diansyah`."""

from collections.abc import Sequence

from msgspec import Struct

from kawat.layers.quotes.cast import Cast, past
from kawat.layers.quotes.marks import MARKS
from kawat.layers.quotes.rules import words as listed
from kawat.layers.quotes.speaker import (
    Earlier,
    Who,
    can_speak,
    described,
    of_kin,
    pointed,
    points_back,
    pronoun,
    title_goes_on,
)
from kawat.model import Entity, Word

_SLOT = 30  # words within which a slot ends
_TITLE = 12  # words of a title that goes on after a comma: `Deputi Energi, Logistik dan Pariwisata, Budi`
_BRACKET = 6  # words within brackets that a slot may hold: `(Kabag Penum)`
_BOUNDS = MARKS | frozenset(".;:?!")


class Slot(Struct, frozen=True, gc=False):
    """Who speaks, and the word at which the slot ends."""

    who: Who
    end: int


def after(cast: Cast, words: Sequence[Word], i: int, limit: int) -> Slot:
    """Return who is named from word `i` on: `kata | Menlu Retno, Senin`."""
    limit = min(limit, i + _SLOT)
    if i >= limit:
        return Slot(None, i)
    while i + 1 < limit and words[i].norm in listed("sources"):
        i += 1
    earlier = pronoun(words[i].norm)
    if earlier:
        return Slot(Earlier.ONE if earlier is Earlier.PERSON else earlier, i + 1)
    found, at = _named(cast, words, i, limit)
    person = next((e for e in found if e.kind == "person"), None)
    ends = (at, min(at + 1, limit), *_description_ends(words, at, limit))
    back = any(points_back(words, end) for end in ends) and words[i].norm not in listed("indefinite")
    if back and (words[i].norm in listed("relations") or not person):
        end = at + 1 if points_back(words, at + 1) else at
        return Slot(pointed(cast, words, i, found[0] if found else None), min(end, limit))
    if of_kin(cast, words, i) and not any(w.text == "," for w in words[i:at]):
        return Slot(None, at)  # `kata rekan korban`
    if person:
        return Slot(person.id, at)
    return Slot(found[0].id if found else described(cast, words, i, at), at)


def _named(cast: Cast, words: Sequence[Word], i: int, limit: int) -> tuple[list[Entity], int]:
    """Return the entities of the slot that begins at word `i`, and where it ends."""
    found: list[Entity] = []
    named = at = i  # where the first name ends, where the slot
    while at < limit and words[at].text not in _BOUNDS:
        word = words[at]
        if word.norm in listed("prepositions") and _closes(cast, words, (i, at, limit), found):
            beyond = _past_aside(cast, words, at, limit, found)
            if beyond == at:
                break
            at = beyond
            continue
        if word.text == "(":
            close = _bracket_end(words, at, limit)
            if close is None or any(e.kind == "person" for e in found):
                break
            at = close
        elif word.text == ",":
            if not _apposed(cast, words, at + 1, limit, found):
                break
            at += 1
        elif word.start in cast.heads:
            mention, start = cast.heads[word.start], at
            at = past(words, at, mention, limit)
            platform = mention.entity.name.rsplit(None, 1)[-1].lower() in listed("platforms")
            if (platform and at < limit) or not can_speak(words, i, start, mention):
                continue
            found.append(mention.entity)
            named = at if len(found) == 1 else named
            if mention.entity.kind == "person":
                kin = words[i].norm in listed("relations") and at < limit and words[at].text == ","
                if kin and _apposed(cast, words, at + 1, limit, found):
                    found.clear()
                    at += 1
                    continue
                return found, at
        else:
            at += 1
    return found, named if found and not points_back(words, at) else at


def _closes(cast: Cast, words: Sequence[Word], at: tuple[int, int, int], found: list[Entity]) -> bool:
    """Tell whether the preposition at word `i` ends a slot: after a name, or `kata Budi | kepada Reuters`."""
    first, i, limit = at
    if found:
        return not title_goes_on(cast, words, i, limit)
    ends = words[i].norm == "yang" or words[i].norm in listed("addressing")
    return i > first and (ends or words[i - 1].text[0].isupper())


def _past_aside(cast: Cast, words: Sequence[Word], at: int, limit: int, found: list[Entity]) -> int:
    """Return the comma after what else an officer is: `Ketua PGRI | yang juga guru, Ratna`; else `at`."""
    if words[at].norm != "yang" or not found or at + 1 >= limit:
        return at
    comma = next((j for j in range(at, limit - 1) if words[j].text == ","), at)
    aside = words[at + 1].norm in listed("besides") and comma > at
    return comma if aside and _apposed(cast, words, comma + 1, limit, found) else at


def _bracket_end(words: Sequence[Word], at: int, limit: int) -> int | None:
    for j in range(at + 1, min(limit, at + _BRACKET)):
        if words[j].text == ")":
            return j + 1
    return None


def _apposed(cast: Cast, words: Sequence[Word], at: int, limit: int, found: list[Entity]) -> bool:
    """Tell whether a name in apposition stands at word `at`: `kata juru bicara KPK, | Febri Diansyah`."""
    if not found and words[at - 2].text in cast.persons:
        return False
    for j in range(at, min(limit, at + _TITLE)):
        mention = cast.heads.get(words[j].start)
        if mention and mention.entity.kind == "person":
            end = past(words, j, mention, limit)
            return end >= limit or words[end].text in ",.(" or words[end].norm in listed("prepositions")
        if not (words[j].text[0].isupper() or words[j].text in (",", "dan")):
            return False
    return False


def _description_ends(words: Sequence[Word], at: int, limit: int) -> tuple[int, ...]:
    """Return where a description may end: at a comma, or its sentence's end (`pria asal Cepu, itu`)."""
    comma = stop = at
    while comma < limit and words[comma].text != "," and words[comma].text not in _BOUNDS:
        comma += 1
    while stop < limit and words[stop].text not in _BOUNDS:
        stop += 1
    set_off = stop - 2 > at and words[stop - 2].text == ","
    known = _known_end(words, at, comma)
    return (comma, stop) if set_off else (comma, known) if known else (comma,)


def _known_end(words: Sequence[Word], at: int, stop: int) -> int | None:
    """Return where `yang akrab disapa Aher ini | di kantornya` ends."""
    if at >= stop or words[at].norm != "yang":
        return None
    return next(
        (j + 1 for j in range(at, min(stop, at + _TITLE)) if words[j].norm in listed("pointers")), None
    )
