"""Who speaks? The mention in the slot of the reporting verb: after `kata`, before `mengatakan`."""

from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from kawat.layers.index import Located
from kawat.layers.quotes.cast import Cast, named_before, past
from kawat.layers.quotes.marks import MARKS
from kawat.layers.quotes.rules import saying
from kawat.layers.quotes.rules import words as listed
from kawat.model import Entity, Word

_SLOT = 30  # words within which a slot ends
_CLAUSE = 60  # words before a verb in which its subject may stand
_TITLE = 12  # words of a title that goes on after a comma: `Deputi Energi, Logistik dan Pariwisata, Budi`
_BRACKET = 6  # words within brackets that a slot may hold: `(Kabag Penum)`
_BOUNDS = MARKS | frozenset(".;:?!")


class Earlier(Enum):
    """Somebody named before: the last speaker (ONE: who can't be several), person or body of people."""

    SPEAKER = "speaker"
    ONE = "one"
    PERSON = "person"
    GROUP = "group"


Who = str | Earlier | None


class Slot(Struct, frozen=True, gc=False):
    """Who speaks, and the word at which the slot ends."""

    who: Who
    end: int


def pronoun(norm: str) -> Earlier | None:
    """Return whom a pronoun means."""
    if norm not in listed("pronouns"):
        return None
    if norm in listed("plural-pronouns"):
        return Earlier.GROUP
    return Earlier.SPEAKER if norm in listed("own-side") else Earlier.PERSON


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
    pointed = any(_points_back(words, end) for end in ends)
    pointed = pointed and words[i].norm not in listed("indefinite")
    if pointed and (words[i].norm in listed("relations") or not person):
        return Slot(_pointed(cast, words, i, found[0] if found else None), at)
    if person:
        return Slot(person.id, at)
    return Slot(found[0].id if found else _described(cast, words, i, at), at)


def _named(cast: Cast, words: Sequence[Word], i: int, limit: int) -> tuple[list[Entity], int]:
    """Return the entities of the slot that begins at word `i`, and where it ends."""
    found: list[Entity] = []
    named = at = i  # where the first name ends, where the slot
    while at < limit and words[at].text not in _BOUNDS:
        word = words[at]
        if word.norm in listed("prepositions") and found and not _title_goes_on(cast, words, at, limit):
            break
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
            mention = cast.heads[word.start]
            found.append(mention.entity)
            at = past(words, at, mention, limit)
            named = at if len(found) == 1 else named
            if mention.entity.kind == "person":
                return found, at
        else:
            at += 1
    return found, named if found and not _points_back(words, at) else at


def _title_goes_on(cast: Cast, words: Sequence[Word], at: int, limit: int) -> bool:
    """Tell whether a title goes on that a name ends: `Dubes RI | untuk Jepang Budi Santoso`."""
    mention = cast.heads.get(words[at + 1].start) if at + 1 < limit else None
    if words[at].norm not in ("untuk", "bidang", "di") or mention is None or mention.entity.kind == "person":
        return False
    end = past(words, at + 1, mention, limit)
    follows = cast.heads.get(words[end].start) if end < limit else None
    return follows is not None and follows.entity.kind == "person"


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
    return (comma, stop) if set_off else (comma,)


def before(cast: Cast, words: Sequence[Word], first: int, i: int) -> Who:
    """Return the subject of the verb at word `i`: `Menlu Retno di Jakarta, Senin, | mengatakan`."""
    verb = words[i].norm
    while i > first and words[i - 1].norm in listed("adverbs"):
        i -= 1
    first = _own_clause(cast, words, max(first, i - _CLAUSE), i)
    apposed = i > first and words[i - 1].text == ","
    held: Entity | None = None
    for start, end in _chunks(words, first, i):
        earlier, found = subjects(cast, words, start, end)
        who = earlier or (_by_name(cast, words, start, end) if not found else None)
        if who and not held:
            return who
        person = next((e for e in found if e.kind == "person"), None)
        if person and (not held or apposed):
            return person.id
        if held:
            break
        if found:
            held = found[0]
            if not apposed:
                break
    if held is None:
        goes_on = Earlier.SPEAKER if verb in listed("continuing") else None
        return _described(cast, words, first, i) or goes_on
    head = next((j for j in range(first, i) if words[j].norm not in listed("openers")), first)
    if _points_back(words, i) and words[head].norm not in listed("indefinite"):
        return _pointed(cast, words, head, held)
    return held.id


def _own_clause(cast: Cast, words: Sequence[Word], first: int, i: int) -> int:
    """Return where the clause of the verb at `i` begins: after an earlier verb, if a subject follows that."""
    for at in range(i - 2, first, -1):
        if words[at].norm in saying():
            between = words[at + 1 : i]
            named = any(w.start in cast.heads or pronoun(w.norm) for w in between)
            return at + 1 if named else first
    return first


def _chunks(words: Sequence[Word], first: int, i: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between commas, from the verb leftwards; relative clauses are left out."""
    end = i
    for at in range(i - 1, first - 1, -1):
        if words[at].text in ",;:–" or words[at].text in MARKS or _dashes(words, at):
            if at + 1 < end and (words[at + 1].norm not in listed("asides") or end == i):
                yield at + 1, end
            end = at
    if first < end:
        yield first, end


def _dashes(words: Sequence[Word], at: int) -> bool:
    """Tell whether a dash between spaces stands here, not the hyphen of `Jae - in`."""
    return words[at].text == "-" and at > 0 and words[at - 1].text in "-)"


def subjects(cast: Cast, words: Sequence[Word], start: int, end: int) -> tuple[Earlier | None, list[Entity]]:
    """Return the pronoun, or the entities, of a stretch that no preposition governs."""
    found: list[Entity] = []
    prepositions = listed("prepositions")
    at = start
    while at < end:
        word = words[at]
        earlier = pronoun(word.norm)
        governed = at > start and words[at - 1].norm in prepositions
        governed = governed and words[at - 1].norm not in listed("conjunctions")
        if earlier and not found and not governed:
            return earlier, found
        mention = cast.heads.get(word.start)
        if mention:
            if not governed:
                found.append(mention.entity)
            at = past(words, at, mention, end)
            continue
        if found and word.norm in prepositions:
            break
        at += 1
    return None, found


def _points_back(words: Sequence[Word], i: int) -> bool:
    return i > 0 and words[i - 1].norm in listed("pointers")


def _pointed(cast: Cast, words: Sequence[Word], head: int, held: Entity | None) -> Who:
    """Return whom `politikus PDIP itu` means, whose first word is `head` and in which `held` is named.

    A description that names nobody new points at whoever was so described before; failing that, a person is
    the one last spoken of, and a body the one that spoke last.
    """
    start = words[head].start
    if held and held.kind == "group" and min(held.mentions).start < start:
        return held.id
    named = named_before(cast, words[head])
    if named or words[head].norm in listed("strangers"):
        return named
    return Earlier.SPEAKER if words[head].norm in listed("bodies") else Earlier.PERSON


def _by_name(cast: Cast, words: Sequence[Word], first: int, end: int) -> str | None:
    """Return whose name a word of the stretch is part of, though no mention was seen there."""
    for at in range(first, end):
        governed = at > 0 and words[at - 1].norm in listed("prepositions")
        if words[at].text in cast.persons and words[at].text[0].isupper() and not governed:
            return cast.persons[words[at].text]
    return None


def _described(cast: Cast, words: Sequence[Word], first: int, end: int) -> Who:
    """Return whom a slot without a mention means: by a word of a name, or `lembaga itu`."""
    named = _by_name(cast, words, first, end)
    if named:
        return named
    content = [
        at
        for at in range(max(first, end - _SLOT), end)
        if words[at].text[0].isalnum() and words[at].norm not in listed("openers")
    ]
    if not content:
        return Earlier.SPEAKER
    if _points_back(words, end):
        return _pointed(cast, words, content[0], None)
    if words[end - 1].norm.endswith("nya"):
        return Earlier.PERSON
    return named_before(cast, words[content[0]]) if len(content) == 1 else None


def topic(cast: Cast, words: Sequence[Word], first: int, last: int) -> Located | None:
    """Return the mention that a sentence begins with and is about; `Dalam rapat itu,` may stand before."""
    at = first
    while at < last and (words[at].norm in listed("openers") or words[at].text in ",-–"):
        at += 1
    if at < last and words[at].norm in listed("prepositions"):
        at = next((j + 1 for j in range(at, last) if words[j].text == ","), last)
    if at >= last or words[at].norm in listed("relations"):
        return None
    return cast.heads.get(words[at].start)
