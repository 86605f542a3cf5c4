"""Who speaks? The mention in the slot of the reporting verb: after `kata`, before `mengatakan`."""

from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from kawat.layers.index import Located, located
from kawat.layers.quotes.rules import words as listed
from kawat.model import Entity, Word

_SLOT = 30  # words within which a slot ends
_CLAUSE = 60  # words before a verb in which its subject may stand
_QUOTING = frozenset('"“”„«»')


class Earlier(Enum):
    """Somebody named before: the last speaker, or the last person spoken of."""

    SPEAKER = "speaker"
    PERSON = "person"


Who = str | Earlier | None


class Slot(Struct, frozen=True, gc=False):
    """Who speaks, and the word at which the slot ends."""

    who: Who
    end: int


class Cast(Struct, frozen=True):
    """The entities of an article by where they are mentioned and by the words of their names."""

    heads: dict[int, Located]  # the longest mention that starts at a character
    names: dict[str, str]  # word of a name -> the one person (else the one entity) that bears it


def cast(entities: Sequence[Entity]) -> Cast:
    """Return the cast of an article."""
    heads: dict[int, Located] = {}
    for mention in located(entities):
        held = heads.get(mention.span.start)
        if held is None or held.span.end < mention.span.end:
            heads[mention.span.start] = mention
    names: dict[str, str] = {}
    for entity in sorted(entities, key=lambda e: e.kind == "person"):
        if entity.kind in ("person", "organization"):
            names.update((word, entity.id) for word in entity.name.split() if len(word) > 2)
    return Cast(heads, names)


def after(cast: Cast, words: Sequence[Word], i: int, limit: int) -> Slot:
    """Return who is named from word `i` on: `kata | Menlu Retno, Senin`."""
    limit = min(limit, i + _SLOT)
    if i >= limit:
        return Slot(None, i)
    if words[i].norm in listed("pronouns"):
        return Slot(_earlier(words[i].norm), i + 1)
    found: list[Entity] = []
    at = i
    while at < limit and not (_ends_slot(words, at) and at > i):
        if words[at].text == ",":
            if not _goes_on(cast, words, at, limit, found):
                break
            at += 1
            continue
        mention = cast.heads.get(words[at].start)
        if mention:
            found.append(mention.entity)
            at = _past(words, at, mention, limit)
        else:
            at += 1
    return Slot(_chosen(found) or _described(cast, words, i, at), at)


def before(cast: Cast, words: Sequence[Word], first: int, i: int) -> Who:
    """Return the subject of the verb at word `i`: `Menlu Retno di Jakarta, Senin, | mengatakan`."""
    first = max(first, i - _CLAUSE)
    apposed = i > first and words[i - 1].text == ","
    held: Entity | None = None
    for start, end in _chunks(words, first, i):
        pronoun, found = _subjects(cast, words, start, end)
        if pronoun and not held:
            return pronoun
        person = next((e for e in found if e.kind == "person"), None)
        if person and (not held or apposed):
            return person.id
        if held:
            break
        if found:
            held = found[0]
            if not apposed:
                break
    if held:
        if _points_back(words, i) and held.kind != "group":
            return Earlier.PERSON
        return held.id
    return _described(cast, words, first, i)


def _chunks(words: Sequence[Word], first: int, i: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between commas, from the verb leftwards."""
    end = i
    for at in range(i - 1, first - 1, -1):
        if words[at].text in ",;:()" or words[at].text in _QUOTING:
            if at + 1 < end:
                yield at + 1, end
            end = at
    if first < end:
        yield first, end


def _subjects(cast: Cast, words: Sequence[Word], start: int, end: int) -> tuple[Earlier | None, list[Entity]]:
    """Return the pronoun, or the entities, of a stretch that no preposition governs."""
    found: list[Entity] = []
    prepositions, pronouns = listed("prepositions"), listed("pronouns")
    at = start
    while at < end:
        word = words[at]
        if word.norm in pronouns:
            return _earlier(word.norm), found
        mention = cast.heads.get(word.start)
        if mention:
            if at == start or words[at - 1].norm not in prepositions:
                found.append(mention.entity)
            at = _past(words, at, mention, end)
            continue
        if found and word.norm in prepositions:
            break
        at += 1
    return None, found


def _ends_slot(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    return word.norm in listed("prepositions") or word.text in '.;:()?!"“”„' or word.text[0].isdigit()


def _goes_on(cast: Cast, words: Sequence[Word], at: int, limit: int, found: list[Entity]) -> bool:
    """Tell whether a name in apposition follows the comma: `kata juru bicara KPK, Febri Diansyah`."""
    if at + 1 >= limit or any(e.kind == "person" for e in found):
        return False
    mention = cast.heads.get(words[at + 1].start)
    return mention is not None and mention.entity.kind == "person"


def _past(words: Sequence[Word], at: int, mention: Located, limit: int) -> int:
    while at < limit and words[at].start < mention.span.end:
        at += 1
    return at


def _chosen(found: list[Entity]) -> str | None:
    person = next((e for e in found if e.kind == "person"), None)
    return (person or found[0]).id if found else None


def _earlier(pronoun: str) -> Earlier:
    return Earlier.PERSON if pronoun in ("dia", "ia", "beliau", "iapun", "diapun") else Earlier.SPEAKER


def _points_back(words: Sequence[Word], i: int) -> bool:
    return i > 0 and words[i - 1].norm in listed("pointers")


def _described(cast: Cast, words: Sequence[Word], first: int, end: int) -> Who:
    """Return whom a slot without a mention means: by a word of a name, or `politikus itu`."""
    for at in range(first, end):
        if words[at].text[0].isupper() and words[at].text in cast.names:
            return cast.names[words[at].text]
    if _points_back(words, end) or (end > first and words[end - 1].norm.endswith("nya")):
        return Earlier.PERSON
    return None
