"""Who is the subject of a verb of saying? `Menlu Retno di Jakarta, Senin, | mengatakan`."""

from collections.abc import Iterator, Sequence

from kawat.layers.index import Located
from kawat.layers.quotes.cast import Cast, past
from kawat.layers.quotes.clauses import is_verb
from kawat.layers.quotes.marks import MARKS
from kawat.layers.quotes.rules import saying
from kawat.layers.quotes.rules import words as listed
from kawat.layers.quotes.speaker import (
    Earlier,
    Who,
    by_name,
    can_speak,
    of_kin,
    pointed,
    points_back,
    pronoun,
    title_goes_on,
    unnamed,
)
from kawat.model import Entity, Word

_CLAUSE = 60  # words before a verb in which its subject may stand
_NEAR = 12  # words before `yang` in which somebody is named whom it takes up
_WHERE = frozenset({"di", "ke", "bahasa"})


def before(cast: Cast, words: Sequence[Word], first: int, i: int) -> Who:
    """Return the subject of the verb at word `i`: `Menlu Retno di Jakarta, Senin, | mengatakan`."""
    goes_on = Earlier.SPEAKER if words[i].norm in listed("continuing") else None
    while i > first and words[i - 1].norm in listed("adverbs"):
        i -= 1
    if i - 1 > first and words[i - 1].text == "," and points_back(words, i - 1):
        bare = not any(w.text == "," or is_verb(w.norm) for w in words[first : i - 1])
        i -= bare  # `Mantan Kapolres ini, | menjelaskan`
    first = _own_clause(cast, words, max(first, i - _CLAUSE), i)
    if words[i - 1].norm == "yang":
        return _antecedent(cast, words, first, i - 1)
    found = _subject(cast, words, first, i)
    if found is None:
        return unnamed(cast, words, first, i) or goes_on
    if not isinstance(found, Entity):
        return found
    head = next((j for j in range(first, i) if words[j].norm not in listed("openers")), first)
    if points_back(words, i) and words[head].norm not in listed("indefinite"):
        return pointed(cast, words, head, found)
    return found.id


def _subject(cast: Cast, words: Sequence[Word], first: int, i: int) -> Who | Entity:
    """Return who is named or meant between commas before word `i`; a person rather than a body."""
    apposed = i > first and words[i - 1].text == ","
    held: Entity | None = None
    for start, end in _chunks(words, first, i):
        if apposed and words[start].norm in listed("prepositions"):
            continue
        who, found = _named(cast, words, (first, start, end, i))
        if who and held is None:
            return who
        if end == i and not found and _unknown(words, start, end):
            return _role_before(cast, words, first, start)
        person = next((e for e in found if e.kind == "person"), None)
        if held and held.kind == "place" and found:
            held = None  # `Farid, warga Jagakarsa, | Jakarta Selatan,`
        if person and (held is None or apposed):
            return person.id
        if held is not None or (found and not apposed):
            return held or found[0]
        held = found[0] if found else None
    return held


def _role_before(cast: Cast, words: Sequence[Word], first: int, start: int) -> str | None:
    """Return who is described before a name that is no entity: `Juru bicara militer, | An Fengshan`."""
    if start - 1 <= first or words[start - 1].text != ",":
        return None
    at = next((j for j in range(first, start) if words[j].norm not in listed("openers")), first)
    mention = cast.heads.get(words[at].start)
    return mention.entity.id if mention and mention.entity.kind == "group" else None


def _unknown(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a stretch is the name of somebody who is no entity."""
    return all(w.text[0].isupper() for w in words[start:end])


def _named(cast: Cast, words: Sequence[Word], at: tuple[int, int, int, int]) -> tuple[Who, list[Entity]]:
    """Return who is meant, or who is named, in the stretch `start` to `end` of a clause `first` to `i`."""
    first, start, end, i = at
    if words[start].norm in listed("channels") and start > first:
        return None, []
    if _is_apposed_land(cast, words, at):
        return None, []
    earlier, found = subjects(cast, words, start, end)
    if found and (of_kin(cast, words, start) or _is_land(cast, words, at)):
        found = found[1:]  # `rekan korban`, `Budi di Tallinn, Estonia`
    if found and words[start].norm in listed("relations") and points_back(words, i):
        return pointed(cast, words, start, None), []  # `putra Budi itu`
    if found and end == i and words[start].text[0].islower():
        found = _described_after_comma(cast, words, first, start) or found
    return earlier or (None if found else by_name(cast, words, start, end)), found


def _is_land(cast: Cast, words: Sequence[Word], at: tuple[int, int, int, int]) -> bool:
    """Tell whether a land only tells where the place before it lies: `di Hanoi, | Vietnam dalam rapat`."""
    _, start, end, _ = at
    held = cast.heads.get(words[start].start)
    return held is not None and past(words, start, held, end) < end and _after_place(cast, words, at)


def _is_apposed_land(cast: Cast, words: Sequence[Word], at: tuple[int, int, int, int]) -> bool:
    """Tell whether a stretch is the land of the place before it: `Dubes di Hanoi, | Vietnam, mengatakan`."""
    _, start, end, i = at
    held = cast.heads.get(words[start].start)
    alone = held is not None and past(words, start, held, end) == end
    return alone and end < i and words[end].text == "," and _after_place(cast, words, at)


def _after_place(cast: Cast, words: Sequence[Word], at: tuple[int, int, int, int]) -> bool:
    """Tell whether a stretch begins with a state, right after a comma and the name of a place."""
    first, start, _, _ = at
    held = cast.heads.get(words[start].start)
    if held is None or held.entity.kind != "state" or start - 2 <= first or words[start - 1].text != ",":
        return False
    near = (cast.heads.get(words[j].start) for j in range(start - 2, max(first, start - 5), -1))
    return any(m is not None and m.entity.kind == "place" and _ends(m, words[start - 2]) for m in near)


def _antecedent(cast: Cast, words: Sequence[Word], first: int, i: int) -> str | None:
    """Return whom `yang` at word `i` takes up: the nearest mention before it."""
    if i > first and words[i - 1].norm in listed("existence"):
        return None
    if apposed := _before_apposition(cast, words, first, i):
        return apposed
    for at in range(i - 1, max(first, i - _NEAR) - 1, -1):
        mention = cast.heads.get(words[at].start)
        if mention and mention.entity.kind != "place" and not _is_where(words, at, mention):
            return mention.entity.id
    return None


def _is_where(words: Sequence[Word], at: int, mention: Located) -> bool:
    """Tell whether a state is where somebody is, or what is spoken: `warga di | Jepang yang mengaku`."""
    return mention.entity.kind == "state" and at > 0 and words[at - 1].norm in _WHERE


def _before_apposition(cast: Cast, words: Sequence[Word], first: int, i: int) -> str | None:
    """Return whom an apposition before `yang` describes: `Ratna Dewi, guru SD Mekar, | yang menilai`."""
    if i <= first or words[i - 1].text != ",":
        return None
    comma = next((j for j in range(i - 2, max(first, i - _NEAR), -1) if words[j].text == ","), None)
    if comma is None or not words[comma + 1].text[0].islower():
        return None
    mention = next(
        (
            m
            for j in range(first, comma)
            if (m := cast.heads.get(words[j].start)) and _ends(m, words[comma - 1])
        ),
        None,
    )
    return mention.entity.id if mention and mention.entity.kind == "person" else None


def _ends(mention: Located, word: Word) -> bool:
    return mention.span.end == word.end


def _described_after_comma(cast: Cast, words: Sequence[Word], first: int, start: int) -> list[Entity]:
    """Return the person whom a description follows: `Budi Santoso, | pengacara Ratna,`."""
    at = start - 2
    while at >= first and words[at].start not in cast.heads:
        at -= 1
    mention = cast.heads.get(words[at].start) if at >= first and words[start - 1].text == "," else None
    if (
        mention is None
        or mention.entity.kind != "person"
        or not _ends(mention, _before_age(words, start - 2))
    ):
        return []
    opens = all(w.norm in listed("openers") or w.text == "," for w in words[first:at])
    return [mention.entity] if opens else []


def _before_age(words: Sequence[Word], at: int) -> Word:
    """Return word `at`, or the one before the age in brackets that ends there: `Budi | (45)`."""
    return words[at - 3] if at >= 3 and words[at].text == ")" and words[at - 2].text == "(" else words[at]


def _own_clause(cast: Cast, words: Sequence[Word], first: int, i: int) -> int:
    """Return where the clause of the verb at `i` begins: after an earlier verb, if a subject follows that."""
    for at in range(i - 2, first, -1):
        if words[at].norm in saying():
            between = words[at + 1 : i]
            named = any(w.start in cast.heads or pronoun(w.norm) for w in between)
            named = named and words[at + 1].norm != "kepada"  # `mengatakan kepada Reuters dan menuduh`
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
    """Return the pronoun, or the entities, of a stretch that no preposition governs; places seldom speak."""
    found: list[Entity] = []
    at = start
    while at < end:
        if found and _opens_clause(cast, words, at, end):
            found.clear()
        governed = at > start and _governs(words[at - 1])
        if found and _begins_anew(words[at]):
            return pronoun(words[at].norm), []
        earlier = None if governed or found else pronoun(words[at].norm)
        if earlier:
            return earlier, found
        mention = cast.heads.get(words[at].start)
        if mention:
            if not governed and can_speak(words, start, at, mention):
                found.append(mention.entity)
            at = past(words, at, mention, end)
        elif found and words[at].norm in listed("prepositions") and not title_goes_on(cast, words, at, end):
            at = _resumed(cast, words, at, end)
        else:
            at += 1
    return None, found


def _begins_anew(word: Word) -> bool:
    """Tell whether a sentence begins here whose full stop is missing: `di Jepang | Dia mengatakan`."""
    return word.text[0].isupper() and pronoun(word.norm) is not None


def _governs(word: Word) -> bool:
    return word.norm in listed("prepositions") and word.norm not in listed("conjunctions")


def _resumed(cast: Cast, words: Sequence[Word], at: int, end: int) -> int:
    """Return where a subject is named after all: in a clause of its own, `warga yang lari bernama | Siti`."""
    named = (j for j in range(at + 1, end) if words[j - 1].norm in listed("by-name"))
    clause = (j for j in range(at, end) if _opens_clause(cast, words, j, end))
    return min(next(named, end), next(clause, end))


def _opens_clause(cast: Cast, words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether word `at` is a conjunction before a subject: `setelah pada Maret Cina | berkata`."""
    if words[at].norm not in listed("conjunctions") or words[at].norm == "yang":
        return False
    j, named = at + 1, False
    while j < end:
        mention = cast.heads.get(words[j].start)
        named = mention is not None and not _governs(words[j - 1])
        if mention is None and is_verb(words[j].norm):
            return False
        j = past(words, j, mention, end) if mention else j + 1
    return named
