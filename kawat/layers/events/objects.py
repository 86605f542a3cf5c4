"""Who is the object, the agent, or governed by a preposition? From a verb or noun rightwards."""

from collections.abc import Collection
from functools import cache

from kawat.layers.events.clauses import (
    COMMA,
    CONJUNCTION,
    COORDINATOR,
    NAME,
    OTHER,
    PREPOSITION,
    SKIP,
    STOP,
    VERB,
    WHICH,
    Clauses,
    Phrase,
)
from kawat.layers.events.phrases import OF_SOMEBODY, PASSED, REACH, Phrases, joined_after
from kawat.layers.events.predicates import Form, index

TARGETS = frozenset({"terhadap", "kepada", "atas", "ke", "pada", "melawan", "bagi", "kontra", "untuk"})
_ABOUT = frozenset({"soal", "tentang", "mengenai", "terkait", "atas"})
_ASKING = frozenset({"agar", "supaya", "bahwa", "kalau", "untuk"})
_DOING = frozenset({"untuk", "bahwa", "agar"})
COPULAS = frozenset({"adalah", "merupakan", "ialah"})
_BY = frozenset({"oleh"})
_OF_ANOTHER = frozenset("berdasarkan menurut sebagai seperti tentang soal mengenai terkait perihal".split())
_OF_ANOTHERS = frozenset({"kasus", "perkara", "kubu", "pihak", "rumah", "kampanye"})
_MANY = frozenset(
    {"para", "sejumlah", "beberapa", "kedua", "ketiga", "dua", "tiga"}
)  # `para tersangka`, not A alone
_INTRODUCING = 3  # common words between a description and the name it introduces
_BECOMES = frozenset({"menjadi", "jadi"})  # `yang ditangkap menjadi 20 orang`
_HOW_MANY = frozenset({"sebanyak"})  # `ditangkap sebanyak 20 orang`
_THERE_IS = frozenset({"ada", "adanya"})
_OBJECT = 6  # common words before the name in an object: `mengecam rencana pembangunan jalan Israel`
_LONG = 8  # more of them, where it is told who made what they name
_ASKED = 3  # before who is asked: `meminta | seluruh jajaran Polri`
_PREPOSITION = 3  # common words between a preposition and its name


def object_of(c: Clauses, i: int, form: Form | None = None) -> Phrases:
    """Return the object from word `i` on, or the name that belongs to it (`mengecam langkah Israel`)."""
    complement = form.complement if form else "none"
    against = form is not None and form.type == "ACCUSE" and attack(c, i)
    limit = _limit(form)
    others = 0
    for j in range(i, min(len(c), i + REACH)):
        tag = c.tags[j]
        if tag == NAME:
            return joined_after(c, _called(c, c.phrases[j]), whole=complement == "asked")
        if tag == OTHER and complement == "asked" and c.norms[j].endswith("nya"):
            return ()  # `mengingatkan | pentingnya kerja sama`
        if tag == OTHER and others < limit:
            others += 1
        elif tag == VERB and others == 0 and (complement == "done" or c.tags[j - 1] == COORDINATOR):
            continue
        elif c.norms[j] in _THERE_IS and others == 0 and form is not None and form.type == "ACCUSE":
            continue  # `menuding | ada seseorang yang`
        elif tag not in PASSED and not _passes(c, j, complement, others, first=j == i):
            return () if against and tag == PREPOSITION else _elsewhere(c, j, others, form)
    return ()


def _called(c: Clauses, phrase: Phrase) -> Phrase:
    """Return the person whom a description introduces: `tersangka | kasus korupsi A`, not `pembunuhan A`."""
    at = phrase.end
    while at < len(c) and c.tags[at] == OTHER and at - phrase.end < _INTRODUCING:
        at += 1
    between = c.norms[phrase.end : at]
    if (
        phrase.kind != "group"
        or not (between or c.norms[phrase.start] not in _MANY)
        or c.tags[at : at + 1] != [NAME]
        or c.phrases[at].kind != "person"
    ):
        return phrase
    somebodys = not OF_SOMEBODY.isdisjoint(c.norms[phrase.start : phrase.end])
    another = somebodys or not _OF_ANOTHERS.isdisjoint(between[-1:])
    return phrase if another or not _attacks().isdisjoint(between) else c.phrases[at]


def attack(c: Clauses, i: int) -> bool:
    """Tell whether what stands at word `i` is an act on somebody: `mengecam | serangan terhadap warga`."""
    return c.tags[i : i + 1] == [OTHER] and c.norms[i] in _attacks()


@cache
def _attacks() -> frozenset[str]:
    forms = index().forms.items()
    return frozenset(w for w, found in forms if any(_names_attack(f) for f in found))


def _names_attack(form: Form) -> bool:
    return form.voice == "noun" and form.type == "ASSAULT" and len(form.words) == 1


def _limit(form: Form | None) -> int:
    """Return how many common words may stand before the name in an object."""
    if form is None:
        return _OBJECT
    return 1 if form.predicate.near else _ASKED if form.complement == "asked" else _OBJECT


def _passes(c: Clauses, j: int, complement: str, others: int, *, first: bool) -> bool:
    """Tell whether the object may still follow after word `j`."""
    tag, norm = c.tags[j], c.norms[j]
    if tag == COORDINATOR:
        return c.tags[j + 1 : j + 2] == [VERB] or (others > 0 and c.tags[j + 1 : j + 2] == [OTHER])
    if tag in (PREPOSITION, CONJUNCTION):
        if complement == "done" and norm in _DOING:
            return True
        asked = complement == "asked" and norm in _ASKING | TARGETS
        return others == 0 and (asked or norm in _ABOUT)
    return tag == COMMA and complement == "asked" and first


def _elsewhere(c: Clauses, j: int, others: int, form: Form | None) -> Phrases:
    """Return whom the object is about, if word `j` ends it: `yang dibuat A`, `terhadap A`."""
    if c.tags[j] == WHICH and others:
        return _maker(c, j)
    if c.tags[j] == OTHER:
        return _made_by(c, j)
    if c.tags[j] != PREPOSITION or (others and (form is None or form.complement == "none")):
        return ()
    return governed(c, j, TARGETS | form.to if form else TARGETS)


def _made_by(c: Clauses, i: int) -> Phrases:
    """Return who made what a long object names: `memprotes pemangkasan anggaran ... | yang dibuat A`."""
    for j in range(i, min(len(c), i + _LONG)):
        if c.tags[j] == WHICH:
            return _maker(c, j)
        if c.tags[j] not in (OTHER, SKIP):
            break
    return ()


def _maker(c: Clauses, which: int) -> Phrases:
    """Return who made what is spoken of: `kebijakan | yang diambil (oleh) Israel`."""
    for j in range(which + 1, min(len(c), which + 4)):
        if c.tags[j] == VERB:
            return agent(c, j + 1) if c.norms[j].startswith("di") else ()
        if c.tags[j] not in PASSED:
            break
    return ()


def agent(c: Clauses, i: int) -> Phrases:
    """Return who acts in a passive that ends before word `i`: `ditangkap polisi`, `ditangkap oleh polisi`."""
    others, j = 0, i
    while j < min(len(c), i + REACH):
        tag = c.tags[j]
        if tag == NAME:
            no_agent = c.phrases[j].kind == "place" or c.norms[j] in _HOW_MANY
            return () if no_agent else joined_after(c, c.phrases[j])
        if tag == COORDINATOR and others == 0 and _acts(c, j + 1):
            j += 2  # `ditangkap | dan ditahan polisi`
            continue
        if c.norms[j] in _BECOMES:
            return ()
        others += tag == OTHER and c.norms[j] != "pihak"
        if tag not in (*PASSED, OTHER) or others > 1:
            break
        j += 1
    return governed(c, j if passive_at(c, j - 1) else i, _BY)


def agent_beyond(c: Clauses, i: int) -> Phrases:
    """Return the agent that follows what a passive asks for: `diminta | mundur dari jabatan oleh DPR`."""
    for j in range(i, min(len(c), i + REACH)):
        if c.tags[j] in (STOP, COMMA, CONJUNCTION, WHICH) or passive_at(c, j):
            break
        if c.tags[j] == PREPOSITION and c.norms[j] in _BY:
            return genitive(c, j + 1, whole=False, places=False)
    return ()


def _acts(c: Clauses, i: int) -> bool:
    """Tell whether a passive verb at word `i` names an act: not `dan | dijadikan pekerja`."""
    forms = index().forms.get(c.norms[i], ()) if passive_at(c, i) else ()
    alone = (f for f in forms if len(f.words) == 1 and not (f.object or f.predicate.needs))
    return any(f.voice == "passive" for f in alone)


def passive_at(c: Clauses, i: int) -> bool:
    """Tell whether a passive verb stands at word `i`."""
    return c.tags[i : i + 1] == [VERB] and c.norms[i].startswith("di")


def governed(c: Clauses, i: int, prepositions: Collection[str]) -> Phrases:
    """Return the names after one of `prepositions` in the rest of the clause from word `i`."""
    for j in range(i, min(len(c), i + REACH)):
        tag = c.tags[j]
        if c.norms[j] in COPULAS:
            return ()
        if c.norms[j] in _OF_ANOTHER and c.norms[j] not in prepositions:
            prepositions = _BY.intersection(prepositions)
        if tag == PREPOSITION and c.norms[j] in prepositions and not _compares(c, j):
            found = genitive(c, j + 1, whole=c.norms[j] == "antara", places=True)
            if found:
                return found
        elif tag == WHICH and c.tags[j + 1 : j + 2] == [OTHER]:
            continue  # `komunikasi yang intens dengan`
        elif tag in (STOP, VERB, CONJUNCTION, WHICH) or (tag == COMMA and not _beside_time(c, j)):
            return ()
    return ()


def _compares(c: Clauses, preposition: int) -> bool:
    """Tell whether a preposition follows a comparison: `lebih ringan | dari tuntutan jaksa`."""
    before = c.norms[max(0, preposition - 3) : preposition]
    return c.norms[preposition] == "dari" and "lebih" in before and before[-1] != "lanjut"


def _beside_time(c: Clauses, comma: int) -> bool:
    after = c.tags[comma + 1 : comma + 3]
    return SKIP in (c.tags[comma - 1], *after[:1]) or after == [PREPOSITION, SKIP]


def genitive(c: Clauses, i: int, *, whole: bool, places: bool) -> Phrases:
    """Return the names from word `i` on, a few common words apart: `serangan bom bunuh diri | Taliban`."""
    others = 0
    for j in range(i, min(len(c), i + REACH)):
        tag = c.tags[j]
        if tag == NAME:
            phrase = c.phrases[j]
            return joined_after(c, phrase, whole=whole) if places or phrase.kind != "place" else ()
        if tag == OTHER:
            others += 1
        elif tag not in PASSED:
            return ()
        if others > _PREPOSITION:
            return ()
    return ()
