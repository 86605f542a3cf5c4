"""Which names stand together? Names in a row, and the preposition that governs a name."""

from kawat.layers.events.clauses import (
    ADVERB,
    COMMA,
    COORDINATOR,
    INSIDE,
    NAME,
    OTHER,
    PREPOSITION,
    SKIP,
    VERB,
    Clauses,
    Phrase,
    small_words,
)
from kawat.model import Span

NAMES = (NAME, INSIDE)
PASSED = (ADVERB, SKIP)  # words that part no phrase from its verb
REACH = 60  # words that a search crosses at most
WHERE = ("place", "state")
POINTERS = frozenset("itu ini tersebut tadi itulah inilah".split())  # end a phrase: `di rapat itu | A`
_SUBJECTS = frozenset({"ia", "mereka"})
_NAMELY = frozenset({"yakni", "yaitu"})
_CLAIMS = frozenset("harapan alasan catatan syarat dalih".split())  # open a clause: `dengan harapan | A`
OF_SOMEBODY = frozenset(
    "tim kuasa pengacara keluarga pendukung massa istri suami anak putra putri relawan adik kakak".split()
)
_MANNERS = frozenset("tegas keras jelas serius sengaja sendirinya begitu demikian".split())
_TITLE = 2  # common words that introduce a name in a list
_MODIFIERS = 3  # common words between a preposition and its name: `di kawasan Gaza`

Phrases = tuple[Phrase, ...]


def last_before(c: Clauses, i: int) -> int | None:
    """Return the last word before `i` that is no adverb, bracket or time."""
    j = i - 1
    while j >= 0 and c.tags[j] in PASSED:
        j -= 1
    return j if j >= 0 else None


def name_before(c: Clauses, i: int) -> Phrase | None:
    """Return the name right before word `i`."""
    j = last_before(c, i)
    return c.phrases[j] if j is not None and c.tags[j] in NAMES else None


def governor(c: Clauses, i: int) -> int | None:
    """Return the preposition that governs the name at word `i`: `di kawasan | Gaza`, `dengan A dan | B`."""
    others = 0
    first = i
    listed = False  # `dari A, B dan | C`
    j = i - 1
    while j >= max(0, i - REACH) and others <= _MODIFIERS:
        tag = c.tags[j]
        if tag == PREPOSITION:
            return None if _governs_less(c, j, others) else j
        if tag == OTHER:
            if c.norms[j] in POINTERS or c.norms[j] in _CLAIMS:
                return None
            others += 1
        elif _goes_on(c, first, j, others, listed=listed):
            listed = listed or tag == COORDINATOR
            first = c.phrases[j - 1].start
            j = first
            others = 0
        elif tag != ADVERB or c.norms[j] in POINTERS:
            return None  # a time is what the preposition governs: `pada Senin | polisi`
        j -= 1
    return None


def _governs_less(c: Clauses, preposition: int, others: int) -> bool:
    """Tell whether a name lies beyond its preposition: `pesawat tanpa awak | Israel`, `dengan tegas | A`."""
    norm = c.norms[preposition]
    return (norm == "tanpa" and others > 0) or (norm == "dengan" and c.norms[preposition + 1] in _MANNERS)


def _goes_on(c: Clauses, first: int, j: int, others: int, *, listed: bool) -> bool:
    """Tell whether word `j` joins the name at `first` to the one before it."""
    if j == 0 or c.tags[j - 1] not in NAMES:
        return False
    named, before = c.phrases.get(first), c.phrases[j - 1]
    if c.tags[j] == COORDINATOR:  # but `di Adana dan | KBRI menemui`
        return before.kind != "place" or named is None or named.kind in WHERE
    if c.tags[j] != COMMA or others or named is None:
        return False
    if named.kind in WHERE:
        return before.kind in (*WHERE, "organization")  # `di Pulomas, | Jakarta Timur`
    return listed and before.kind not in WHERE and before.start > 1


def apposed(c: Clauses, phrase: Phrase) -> bool:
    """Tell whether commas set off a name that the one before belongs to: `warga Padang, | Riau, `."""
    if phrase.start < 2 or c.tags[phrase.start - 1] != COMMA or c.tags[phrase.start - 2] not in NAMES:
        return False
    if c.tags[phrase.end : phrase.end + 1] != [COMMA]:
        return phrase.kind == "place" and verb_follows(c, phrase.end)
    before = c.phrases[phrase.start - 2].kind
    described = before == "person" and phrase.kind == "group"  # `Andrew, | pemuda itu, melapor`
    return described or phrase.kind in WHERE or phrase.kind == before == "organization"


def joined_before(c: Clauses, phrase: Phrase) -> Phrases:
    """Return `phrase` with the names before it that it is joined to: `A, B dan | C`."""
    names = [phrase]
    j = _past_title(c, phrase.start - 1)
    while j > max(0, phrase.start - REACH) and _joins(c, j):
        if c.tags[j] in PASSED:
            j -= 1
            continue
        last = c.tags[j] != COMMA
        before = name_before(c, j - 1 if last and c.tags[j - 1] == COMMA else j)  # `A, B, dan | C`
        if before is None or not (last or _listed(c, names, j)):
            break
        if governor(c, before.start) is not None:
            return (phrase,) if last else tuple(reversed(names))
        names.append(before)
        j = before.start - 1
    return tuple(reversed(names))


def _joins(c: Clauses, j: int) -> bool:
    """Tell whether word `j` joins names, or parts none."""
    return c.tags[j] in (COORDINATOR, COMMA, *PASSED) or (
        c.norms[j] in small_words().including and c.norms[j] not in _NAMELY
    )


def _past_title(c: Clauses, j: int) -> int:
    """Return the coordinator before words that introduce a name: `A dan | koleganya B`, else `j`."""
    first = j
    while j > 0 and c.tags[j] == OTHER and first - j < _TITLE:
        j -= 1
    return j if c.tags[j] == COORDINATOR else first


def _listed(c: Clauses, names: list[Phrase], comma: int) -> bool:
    """Tell whether a comma parts two names of a list; before a single name it opens an apposition."""
    before = name_before(c, comma)
    return len(names) > 1 and before is not None and before.kind == names[0].kind


def joined_after(c: Clauses, phrase: Phrase, *, whole: bool = False) -> Phrases:
    """Return `phrase` with the names after it that it is joined to: `A | , B dan C`.

    Unless `whole`, a last name that has a verb of its own is left out: `menangkap A dan B melarikan diri`.
    """
    names: list[Phrase] = [phrase]
    waiting: list[Phrase] = []
    j = phrase.end
    while j < min(len(c), phrase.end + REACH):
        if c.tags[j] in PASSED:
            j += 1
            continue
        at, joined = _next_name(c, j)
        if at is None or (not whole and not waiting and _acts_itself(c, at)):
            break
        waiting.append(c.phrases[at])
        if joined:
            names, waiting = names + waiting, []
        j = c.phrases[at].end
    return tuple(names)


def _acts_itself(c: Clauses, at: int) -> bool:
    """Tell whether a name begins a clause of its own: `menemui A dan | mereka akhirnya pulang`."""
    alone = c.norms[at] in _SUBJECTS and c.phrases[at].entity is None
    return alone or verb_follows(c, c.phrases[at].end)


def _next_name(c: Clauses, j: int) -> tuple[int | None, bool]:
    """Return the name after the comma or coordinator at word `j`, and whether it is the last of a list."""
    joining, including = small_words().joining, small_words().including
    joined = c.norms[j] in including or (c.tags[j] == COORDINATOR and c.norms[j] in joining)
    if not joined and c.tags[j] == OTHER:  # `ahli | psikolog dan B`
        after = j + 1 < len(c) and (c.tags[j + 1] == COORDINATOR or c.norms[j + 1] in including)
        return _next_name(c, j + 1) if after else (None, False)
    if not joined and c.tags[j] != COMMA:
        return None, False
    at = j + 1
    while at < len(c) and (c.tags[at] in (*PASSED, COORDINATOR) or c.norms[at] in including):
        joined = joined or c.tags[at] == COORDINATOR or c.norms[at] in including
        at += 1
    if joined:
        at = _name_after_title(c, at)
    return (at if at < len(c) and c.tags[at] == NAME else None), joined


def _name_after_title(c: Clauses, at: int) -> int:
    """Return where the name begins that common words at word `at` introduce: `dan | koleganya B`."""
    end = at
    while end < len(c) and c.tags[end] == OTHER and end - at < _TITLE:
        end += 1
    return end if end < len(c) and c.tags[end] == NAME and c.phrases[end].kind == "person" else at


def verb_follows(c: Clauses, i: int) -> bool:
    """Tell whether a verb stands at word `i`, adverbs apart."""
    while i < len(c) and c.tags[i] in PASSED:
        i += 1
    return i < len(c) and c.tags[i] == VERB


def clitic(c: Clauses, word: int) -> Phrase:
    """Return the `-nya` of a word as a pronoun, whose meaning stands in the sentences before."""
    end = c.sentence.words[word].end
    return Phrase(word, word + 1, Span(end - 3, end))
