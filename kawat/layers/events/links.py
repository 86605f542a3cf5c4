"""How does a name hang on the words before it? The verb it is object of, its `yang`, its companions."""

from functools import lru_cache

from kawat.layers.events.clauses import (
    ADVERB,
    COMMA,
    CONJUNCTION,
    DASHES,
    NAME,
    OTHER,
    PREPOSITION,
    SKIP,
    STOP,
    VERB,
    WHICH,
    Clauses,
    Phrase,
    small_words,
)
from kawat.layers.events.phrases import (
    NAMES,
    OF_SOMEBODY,
    PASSED,
    REACH,
    WHERE,
    Phrases,
    apposed,
    governor,
    joined_after,
    joined_before,
    name_before,
)
from kawat.layers.events.predicates import index
from kawat.layers.quotes.rules import saying

_OBJECT = 2  # common words between a verb and the name in its object
_SHARED = 6  # where another verb follows that has the same subject
_SO_THAT = frozenset({"agar", "supaya"})
_INTENTS = frozenset(
    "rencana upaya komitmen keputusan langkah kesiapan niat keinginan posisi sikap peran tekad ambisi usaha "
    "permintaan desakan kemampuan kesediaan janji tugas".split()
)
_MODIFIERS = frozenset({"dari", "di", "asal", "untuk", "pada"})
_WITH = frozenset({"bersama", "beserta"})
_WITHIN = 5  # common words between a description and the name in it
_RELATIONS = frozenset(
    "putra putri anak istri suami adik kakak ayah ibu salah seorang kuasa pengacara juru wakil mantan bekas "
    "orang kerabat teman rekan sahabat tangan".split()
)
_CALLED = frozenset({"bernama", "berinisial"})  # `seorang pria | bernama A`
_COPULAS = frozenset({"merupakan", "adalah", "ialah"})
_BELONGING = frozenset({"tergabung", "bergabung"})
_BLAMED = frozenset({"kepada", "terhadap"})
_CARRIED = 8  # words between a light verb and a preposition


@lru_cache(maxsize=4096)
def embeds(verb: str) -> bool:
    """Tell whether a verb may take a clause, whose subject follows it: `| mengatakan polisi menyerang`."""
    known = saying().get(verb)
    asks = any(form.complement == "asked" for form in index().forms.get(verb, ()))
    return asks or (known is not None and known.indirect != "no")


def ahead(c: Clauses, phrase: Phrase) -> Phrases:
    """Return who is named before a subject as its companions: `Bersama A, | B`."""
    before = name_before(c, phrase.start - 1) if c.tags[phrase.start - 1] == COMMA else None
    preposition = governor(c, before.start) if before else None
    return companions(c, preposition)


def aside(c: Clauses, comma: int) -> int:
    """Return the comma that opens the relative clause closed by one: `A|, yang tiba Senin, menolak`."""
    for j in range(comma - 1, max(0, comma - REACH), -1):
        if c.tags[j] == WHICH:
            return j - 1 if c.tags[j - 1] == COMMA else comma
        if c.tags[j] in (COMMA, STOP):
            break
    return comma


def opener(c: Clauses, verb: int) -> int | None:
    """Return the `yang` whose clause has a verb, if what follows the verb is no clause: `| yang mencari`."""
    if embeds(c.norms[verb]) and not _for_deed(c, verb):
        return None
    others = 0
    for j in range(verb - 1, max(-1, verb - REACH), -1):
        if c.tags[j] == WHICH:
            return j
        others += c.tags[j] == OTHER
        if c.tags[j] not in (ADVERB, SKIP, OTHER) or others > 1:
            break
    return None


def _for_deed(c: Clauses, verb: int) -> bool:
    """Tell whether a verb asks for a deed by its name and not by a clause: `menuntut | pembebasan petani`."""
    deed = c.norms[verb + 1] if c.tags[verb + 1 : verb + 2] == [OTHER] else ""
    asks = any(form.complement == "asked" for form in index().forms.get(c.norms[verb], ()))
    return asks and deed.startswith(("pe", "ke")) and deed.endswith("an")


def companions(c: Clauses, preposition: int | None) -> Phrases:
    """Return the names after `bersama`: `A bersama | B`."""
    if preposition is None:
        return ()
    if c.norms[preposition] in _WITH and c.tags[preposition + 1] == NAME:
        return joined_after(c, c.phrases[preposition + 1])
    return ()


def _part_of(c: Clauses, phrase: Phrase) -> int | None:
    """Return the last word of the name that `phrase` is only the place or body of: `warga asli | Bogor`."""
    if phrase.start > 1 and c.norms[phrase.start - 1] in DASHES and c.tags[phrase.start - 2] in NAMES:
        phrase = c.phrases[phrase.start - 2]  # `relawan Rahman-| Budi`
    j = _before_common(c, phrase.start)
    if j is None or c.tags[j] not in NAMES:
        return None
    named = c.phrases[j]
    if phrase.kind == "person":
        fits = not OF_SOMEBODY.isdisjoint(c.norms[named.start : named.end])
    elif phrase.start - j > 1:
        fits = phrase.kind in (*WHERE, "organization") and named.kind == "group"
    else:
        fits = phrase.kind == "place" and named.kind in ("group", "organization")
    return j if fits and governor(c, named.start) is None else None


def _before_common(c: Clauses, i: int) -> int | None:
    """Return the word before the few common words before word `i`."""
    j = i - 1
    while j > 0 and c.tags[j] in (OTHER, SKIP) and i - j <= _WITHIN:
        j -= 1
    return j if j > 0 else 0 if i else None


def _explaining(c: Clauses, phrase: Phrase) -> int | None:
    """Return the last word of the person whom a description with a name explains: `A, putra pejabat | B`."""
    j = _before_common(c, phrase.start)
    if j is None or j == phrase.start - 1 or c.tags[j] != COMMA or c.tags[j - 1] not in NAMES:
        return None
    named = c.phrases[j - 1]
    free = governor(c, named.start) is None and governing_verb(c, named) is None and not _says(c, named)
    return j - 1 if named.kind == "person" and free and c.norms[j + 1] in _RELATIONS else None


def past_name(c: Clauses, phrase: Phrase) -> int | None:
    """Return the word before a name that is no subject itself, but belongs to one or interrupts."""
    if apposed(c, phrase):
        return phrase.start - 2
    if _says(c, phrase):
        return phrase.start - 3
    explained = _explaining(c, phrase)
    return explained if explained is not None else _part_of(c, phrase)


def _says(c: Clauses, phrase: Phrase) -> bool:
    """Tell whether a name is that of who says it, in the midst of a clause: `A, kata | B, menolak`."""
    i = phrase.start
    return (
        i > 2 and c.norms[i - 1] in small_words().saying and c.tags[i - 2] == COMMA and c.tags[i - 3] in NAMES
    )


def described(c: Clauses, phrase: Phrase) -> int | None:
    """Return the `yang` that a description stands after: `A | yang juga calon gubernur`."""
    j = phrase.start - 1
    while j > 0 and (c.tags[j] == ADVERB or c.norms[j] in _COPULAS):
        j -= 1
    return j if j > 0 and c.tags[j] == WHICH and j < phrase.start - 1 else None


def members(c: Clauses, verb: int) -> Phrases:
    """Return the bodies that people belong to: `nelayan yang | tergabung dalam A`."""
    if c.norms[verb] not in _BELONGING or c.tags[verb + 2 : verb + 3] != [NAME]:
        return ()
    return joined_after(c, c.phrases[verb + 2], whole=True)


def governing_verb(c: Clauses, phrase: Phrase, *, shared: bool = False) -> int | None:
    """Return the verb in whose object `phrase` stands: `mengkritik | langkah Israel`.

    Where a verb follows that has the same subject (`shared`), the object may be long.
    """
    others = 0
    passed, limit = ((*PASSED, *NAMES), _SHARED) if shared else (PASSED, _OBJECT)
    for j in range(phrase.start - 1, max(-1, phrase.start - REACH), -1):
        if c.tags[j] == VERB:
            return j
        if c.tags[j] == OTHER:
            others += 1
        elif c.tags[j] not in passed:
            return None
        if others > limit:
            return None
    return None


def intending(c: Clauses, conjunction: int) -> Phrase | None:
    """Return who means to act, or is to: `rencana A | untuk menyerang`, `bicara dengan A | agar`."""
    phrase = name_before(c, conjunction)
    if phrase is None or phrase.start == 0:
        return None
    asked = c.norms[conjunction] in _SO_THAT and c.tags[phrase.start - 1] in (PREPOSITION, VERB)
    return phrase if asked or c.norms[phrase.start - 1] in _INTENTS else None


def head_name(c: Clauses, phrase: Phrase) -> Phrases:
    """Return the name that a relative clause belongs to: `Ratu Maxima | dari Belanda yang`."""
    preposition = governor(c, phrase.start)
    if preposition is None or c.norms[preposition] not in _MODIFIERS:
        return joined_before(c, phrase)
    head = name_before(c, preposition)
    where = c.norms[preposition] == "di" and phrase.kind in WHERE
    if head is None and where and c.tags[preposition - 1] == OTHER:
        return ()  # `pekerjaan di Indonesia | yang`
    return (head or phrase,)


def blamed(c: Clauses, because: int) -> Phrase | None:
    """Return whom an act befalls for what he did: `KPK menahan A | karena menyuap`."""
    phrase = name_before(c, because)
    if phrase is None:
        return None
    if phrase.start > 1 and c.norms[phrase.start - 1] in _CALLED and c.tags[phrase.start - 2] in NAMES:
        phrase = c.phrases[phrase.start - 2]
    preposition = governor(c, phrase.start)
    if preposition is not None and c.norms[preposition] not in _BLAMED:
        return None
    verb = governing_verb(c, phrase) if preposition is None else _carrying(c, preposition)
    return phrase if verb is not None and c.norms[verb].startswith("me") else None


def _carrying(c: Clauses, preposition: int) -> int | None:
    """Return the light verb before a preposition: `| menjatuhkan sanksi kepada`."""
    for j in range(preposition - 1, max(-1, preposition - _CARRIED), -1):
        if c.norms[j] in small_words().light:
            return j
        if c.tags[j] in (STOP, COMMA, CONJUNCTION, WHICH):
            break
    return None
