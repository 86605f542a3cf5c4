"""Who can be meant by a pronoun or a description? `dia`, `politikus itu`, `lembaga tersebut`."""

from collections.abc import Sequence
from enum import Enum

from kawat.layers.index import Located
from kawat.layers.quotes.cast import Cast, named_before, past, voice
from kawat.layers.quotes.rules import words as listed
from kawat.model import Entity, Word

_DESCRIPTION = 30  # words of a description


class Earlier(Enum):
    """Somebody named before: the last speaker (ONE: who can't be several), person or body of people."""

    SPEAKER = "speaker"
    ONE = "one"
    PERSON = "person"
    GROUP = "group"


Who = str | Earlier | None


def pronoun(norm: str) -> Earlier | None:
    """Return whom a pronoun means."""
    if norm not in listed("pronouns"):
        return None
    if norm in listed("plural-pronouns"):
        return Earlier.GROUP
    return Earlier.SPEAKER if norm in listed("own-side") else Earlier.PERSON


def points_back(words: Sequence[Word], i: int) -> bool:
    """Tell whether a description that ends before word `i` means somebody named: `perwira itu`."""
    return 0 < i <= len(words) and words[i - 1].norm in listed("pointers")


def pointed(cast: Cast, words: Sequence[Word], head: int, held: Entity | None) -> Who:
    """Return whom `politikus PDIP itu` means, whose first word is `head` and in which `held` is named.

    A description that names nobody new points at whoever was so described before; failing that, a person is
    the one last spoken of, and a body the one that spoke last.
    """
    start = words[head].start
    if held and voice(held) == "group" and held.mentions[0].start < start:
        return held.id
    named = named_before(cast, words[head])
    if head + 1 < len(words) and words[head + 1].norm in listed("honours"):
        return Earlier.PERSON  # `pemilik sembilan gelar itu`
    if named or words[head].norm in listed("strangers") or words[head].norm in listed("sources"):
        return named
    return Earlier.SPEAKER if words[head].norm in listed("bodies") else Earlier.PERSON


def can_speak(words: Sequence[Word], first: int, at: int, mention: Located) -> bool:
    """Tell a body named after a place (`kubu Southampton`, `Istana menilai`) from a place within a name."""
    if mention.entity.kind != "place" or at == first:
        return True
    return words[at - 1].text[0].islower() and words[at - 1].norm not in listed("prepositions")


def of_kin(cast: Cast, words: Sequence[Word], i: int) -> bool:
    """Tell whether word `i` describes somebody who is no entity by the name after it: `rekan korban`."""
    if words[i].norm not in listed("kin") or words[i].start in cast.heads or i + 1 >= len(words):
        return False
    return words[i].text[0].islower() or words[i + 1].text[0].islower()


def by_name(cast: Cast, words: Sequence[Word], first: int, end: int) -> str | None:
    """Return whose name a word of the stretch is part of, though no mention was seen there."""
    at = first
    while at < end:
        governed = at > 0 and words[at - 1].norm in listed("prepositions")
        if words[at].start in cast.heads and governed:
            at = past(words, at, cast.heads[words[at].start], end)
            continue
        if words[at].text in cast.persons and words[at].text[0].isupper() and not governed:
            return cast.persons[words[at].text]
        at += 1
    return None


def described(cast: Cast, words: Sequence[Word], first: int, end: int) -> Who:
    """Return whom a slot without a mention means: by a word of a name, or `lembaga itu`."""
    return by_name(cast, words, first, end) or unnamed(cast, words, first, end)


def unnamed(cast: Cast, words: Sequence[Word], first: int, end: int) -> Who:
    """Return whom a description means that holds no name: `lembaga itu`, or nothing at all."""
    content = [
        at
        for at in range(max(first, end - _DESCRIPTION), end)
        if words[at].text[0].isalnum() and words[at].norm not in listed("openers")
    ]
    if not content:
        return Earlier.SPEAKER
    if points_back(words, end):
        return pointed(cast, words, content[0], None)
    if words[end - 1].norm.endswith("nya"):
        return Earlier.PERSON
    return named_before(cast, words[content[0]]) if len(content) == 1 else None


def title_goes_on(cast: Cast, words: Sequence[Word], at: int, limit: int) -> bool:
    """Tell whether a title goes on that a name ends: `Dubes RI | untuk Jepang Budi Santoso`."""
    if words[at].norm not in ("untuk", "di"):
        return False
    of = next((j for j in range(at + 1, min(limit, at + 4)) if words[j].start in cast.heads), None)
    mention = cast.heads[words[of].start] if of else None
    if of is None or mention is None or mention.entity.kind == "person":
        return False
    end = past(words, of, mention, limit)
    follows = cast.heads.get(words[end].start) if end < limit else None
    return follows is not None and follows.entity.kind == "person"


def topic(cast: Cast, words: Sequence[Word], first: int, last: int) -> Located | None:
    """Return the mention that a sentence begins with and is about; `Dalam rapat itu,` may stand before."""
    at = first
    while at < last and (words[at].norm in listed("openers") or words[at].text in ",-–"):
        at += 1
    if at < last and words[at].norm in listed("prepositions"):
        at = next((j + 1 for j in range(at, last) if words[j].text == ","), last)
    if at >= last or words[at].norm in listed("kin"):
        return None
    return cast.heads.get(words[at].start)
