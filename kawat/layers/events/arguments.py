"""Who does it, and to whom? One grammar for all predicates: subject before the verb, object after it.

Every function looks from one word of a sentence cut into tags (clauses.py) and returns the phrases it finds
there, or none.
"""

from collections.abc import Collection, Iterator

from msgspec import Struct

from kawat.layers.events.clauses import (
    ADVERB,
    COMMA,
    CONJUNCTION,
    COORDINATOR,
    INSIDE,
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
from kawat.layers.events.predicates import Form, Role
from kawat.model import Span

_NAMES = (NAME, INSIDE)
_PASSED = (ADVERB, SKIP)
_REACH = 60  # words that a search crosses at most
_HARM = 15  # words between an act and what came of it
_DEPTH = 6  # verbs that may share one subject
_MODIFIERS = (
    3  # common words between a head and the name that belongs to it: `serangan bom bunuh diri Taliban`
)
_OBJECT = (
    6  # common words between a verb and the name in its object: `mengecam rencana pembangunan jalan Israel`
)
_AUTHORITIES = frozenset({"COP", "MIL", "GOV", "JUD", "SPY"})
_TARGETS = frozenset({"terhadap", "kepada", "atas", "ke", "pada", "melawan", "bagi", "kontra", "untuk"})
_DURING = frozenset({"usai", "seusai", "setelah", "sebelum", "saat", "ketika", "jelang", "selepas"})
_TOGETHER = frozenset({"dengan", "bersama", "antara"})
_ABOUT = frozenset({"soal", "tentang", "mengenai", "terkait", "atas"})
_AGAINST = frozenset({"terhadap", "atas", "kepada", "melawan"})
_ASKING = frozenset({"agar", "supaya", "bahwa", "kalau", "untuk"})

Phrases = tuple[Phrase, ...]


class Roles(Struct, frozen=True, gc=False):
    """Who takes part; `how` names the constructions that told, as `#object`."""

    actors: Phrases = ()
    recipients: Phrases = ()
    how: tuple[str, ...] = ()


def roles(c: Clauses, start: int, end: int, form: Form) -> Roles:
    """Return who takes part in the act that words `start` to `end` name."""
    parts = list(_noun(c, start, end, form) if form.voice == "noun" else _verb(c, start, end, form))
    actors: list[Phrase] = []
    recipients: list[Phrase] = []
    how: list[str] = []
    for name, role, phrases in parts:
        if not phrases or role == "none":
            continue
        kept = recipients if role == "recipient" else actors
        if role != "partner" and kept and name not in ("genitive", "antara"):
            continue
        kept.extend(p for p in phrases if p not in actors and p not in recipients)
        how.append(name)
    return Roles(tuple(actors), tuple(recipients), tuple(dict.fromkeys(how)))


# --- verbs ---------------------------------------------------------------------------------------


def _verb(c: Clauses, start: int, end: int, form: Form) -> Iterator[tuple[str, Role, Phrases]]:
    act = form.predicate
    done_to: Role = act.object
    if form.voice == "passive":
        patient, doer = subject(c, start), agent(c, end)
        if not patient and doer and doer[0].sector not in _AUTHORITIES and c.tags[end] != PREPOSITION:
            patient, doer = doer, ()  # `diamankan seorang warga`
        yield "passive-subject", done_to, patient
        yield "agent", act.subject, (_clitic(c, end - 1),) if form.clitic else doer
    elif form.voice == "bare":
        yield from _bare(c, start, end, form)
    else:
        yield "subject", act.subject, subject(c, start)
        if form.to:
            yield "preposition", _second(act.object), governed(c, end, form.to)
        if act.object == "partner":
            yield "dengan", "partner", governed(c, end, _TOGETHER)
        yield "object", done_to, (_clitic(c, start),) if form.clitic else object_of(c, end, form)
    if form.type == "ASSAULT" and act.object != "partner":
        yield "harmed", "recipient", harmed(c, end)
    if form.type == "PROTEST":
        yield "demanded", "recipient", demanded(c, end)
    if form.voice == "passive" and form.to:
        yield "preposition", "recipient" if done_to == "none" else done_to, governed(c, end, form.to)


def _second(role: Role) -> Role:
    """Return the role of a phrase with a preposition: the recipient, where the object is none."""
    return "recipient" if role == "none" else role


def _bare(c: Clauses, start: int, end: int, form: Form) -> Iterator[tuple[str, Role, Phrases]]:
    """A stem alone is a verb of headlines (`Polisi tangkap A`) or of `A kami tangkap`."""
    before = _last(c, start)
    if before is None or c.tags[before] not in _NAMES:
        return
    phrase = c.phrases[before]
    if _governor(c, phrase.start) is not None:
        return
    yield "bare-subject", form.predicate.subject, _left(c, phrase)
    yield "object", form.predicate.object, object_of(c, end, form)
    if phrase.entity is None:
        yield "fronted", form.predicate.object, subject(c, phrase.start)
    if form.to:
        yield "preposition", _second(form.predicate.object), governed(c, end, form.to)


def subject(c: Clauses, i: int, depth: int = 0, *, outer: bool = False) -> Phrases:
    """Return the subject of the verb at word `i`, also one that it shares with another verb.

    `outer` asks for who says something, not for whom it is said of: `A mengatakan B kalah, sekaligus | mengecam`.
    """
    if depth > _DEPTH:
        return ()
    tags, norms = c.tags, c.norms
    linked, others = False, 0
    companions: Phrases = ()
    j = i - 1
    while j >= max(0, i - _REACH):
        tag = tags[j]
        if tag in _NAMES:
            phrase = c.phrases[j]
            governor = _governor(c, phrase.start)
            if governor is None:
                return (*_subject_phrase(c, phrase, linked=linked or outer, depth=depth), *companions)
            if norms[governor] in ("bersama", "beserta") and not companions:
                companions = _right(c, c.phrases[governor + 1]) if governor + 1 in c.phrases else ()
            j = governor - 1
            continue
        if tag in _PASSED:
            linked = linked or (norms[j] in small_words().coordinators and others == 0)
        elif tag == COMMA and others and j and tags[j - 1] not in (NAME, INSIDE, SKIP):
            return ()  # a clause whose subject has no name begins here
        elif tag in (COMMA, COORDINATOR):
            linked = linked or others == 0
            outer = outer or (tag == COMMA and others == 0)
        elif tag == WHICH:
            return _head(c, j) if others == 0 else ()
        elif tag == VERB:
            return subject(c, j, depth + 1, outer=outer) if linked or others == 0 else ()
        elif tag == CONJUNCTION:
            return _controlled(c, j, i, depth) if others == 0 else ()
        elif tag == PREPOSITION:
            others = 0
        elif tag == STOP:
            break
        else:
            others += 1
            if others > _OBJECT:
                return ()
        j -= 1
    return _main_subject(c, i) if others == 0 else ()


def _subject_phrase(c: Clauses, phrase: Phrase, *, linked: bool, depth: int) -> Phrases:
    """Return the subject, where `phrase` is the nearest name: itself, or that of the verb whose object it is."""
    verb = _governing_verb(c, phrase)
    if verb is not None:
        if linked:
            return subject(c, verb, depth + 1) or _left(c, phrase)
        which = _last(c, verb)
        if which is not None and c.tags[which] == WHICH:
            return _head(c, which)
    return _left(c, phrase)


def _governing_verb(c: Clauses, phrase: Phrase) -> int | None:
    """Return the verb in whose object `phrase` stands: `mengkritik | langkah Israel`."""
    others = 0
    for j in range(phrase.start - 1, -1, -1):
        if c.tags[j] == VERB:
            return j
        if c.tags[j] == OTHER:
            others += 1
        elif c.tags[j] not in _PASSED:
            return None
        if others > 2:
            return None
    return None


def _head(c: Clauses, which: int) -> Phrases:
    """Return the name that `yang` at word `which` goes on from."""
    others = 0
    for j in range(which - 1, -1, -1):
        tag = c.tags[j]
        if tag in _NAMES:
            governor = _governor(c, c.phrases[j].start)
            if governor is not None and c.norms[governor] in ("dari", "di", "asal", "untuk", "pada"):
                return _before_modifier(c, governor) or (c.phrases[j],)
            return _left(c, c.phrases[j])
        if tag == OTHER:
            others += 1
        elif tag == VERB and others:
            return subject(c, j, _DEPTH)  # `mengeluarkan resolusi | yang mengecam`
        elif tag not in (ADVERB, SKIP, COMMA):
            return ()
        if others > _MODIFIERS:
            return ()
    return ()


def _before_modifier(c: Clauses, preposition: int) -> Phrases:
    """Return the name right before a modifier: `Ratu Maxima | dari Belanda yang`."""
    head = _last(c, preposition)
    return (c.phrases[head],) if head is not None and c.tags[head] in _NAMES else ()


def _controlled(c: Clauses, conjunction: int, verb: int, depth: int) -> Phrases:
    """Return the subject of `setelah menangkap`: that of the clause before, else of the one that follows."""
    for j in range(conjunction - 1, max(-1, conjunction - _REACH), -1):
        if c.tags[j] == STOP:
            break
        if c.tags[j] == VERB:
            return subject(c, j, depth + 1)
        if c.tags[j] in _NAMES and _governor(c, c.phrases[j].start) is None:
            return _left(c, c.phrases[j])
    return _main_subject(c, verb)


def _main_subject(c: Clauses, verb: int) -> Phrases:
    """Return the first name after the comma that ends an opening clause."""
    limit = min(len(c), verb + _REACH)
    comma = next((j for j in range(verb, limit) if c.tags[j] == COMMA), limit)
    for j in range(comma + 1, limit):
        if c.tags[j] == NAME:
            return _right(c, c.phrases[j]) if _governor(c, j) is None else ()
        if c.tags[j] in (STOP, VERB, WHICH):
            return ()
    return ()


def object_of(c: Clauses, i: int, form: Form | None = None) -> Phrases:
    """Return the object from word `i` on, or the name that belongs to it (`mengecam langkah Israel`)."""
    complement = form.complement if form else "none"
    limit = 1 if form and form.predicate.near else _OBJECT
    others = 0
    for j in range(i, len(c)):
        tag = c.tags[j]
        if tag == NAME:
            return _right(c, c.phrases[j], whole=complement == "asked")
        if tag in _PASSED:
            continue
        if tag == OTHER:
            others += 1
            if others > limit:
                return ()
        elif tag in (PREPOSITION, CONJUNCTION):
            if others == 0 and complement == "asked" and c.norms[j] in _ASKING | _TARGETS:
                continue
            if others == 0 and c.norms[j] in _ABOUT:
                continue
            if complement == "done" and c.norms[j] in ("untuk", "bahwa", "agar"):
                continue
            if tag == CONJUNCTION or (others and complement == "none"):
                return ()
            return governed(c, j, _TARGETS | form.to if form else _TARGETS)
        elif tag == COMMA and complement == "asked" and others == 0 and j == i:
            continue
        elif tag == VERB and complement == "done":
            others = 0
        elif tag == COORDINATOR and others == 0 and c.tags[j + 1 : j + 2] == [VERB]:
            return object_of(c, j + 2, form)
        elif tag == COORDINATOR and others and c.tags[j + 1 : j + 2] in ([OTHER], [VERB]):
            continue
        elif tag == WHICH and others:
            return _maker(c, j)
        else:
            return ()
    return ()


def _maker(c: Clauses, which: int) -> Phrases:
    """Return who made what is spoken of: `kebijakan | yang diambil (oleh) Israel`."""
    for j in range(which + 1, min(len(c), which + 4)):
        if c.tags[j] == VERB:
            return agent(c, j + 1) if c.norms[j].startswith("di") else ()
        if c.tags[j] not in _PASSED:
            break
    return ()


def agent(c: Clauses, i: int) -> Phrases:
    """Return who acts in a passive that ends before word `i`: `ditangkap polisi`, `ditangkap oleh polisi`."""
    for j in range(i, len(c)):
        tag = c.tags[j]
        if tag == NAME:
            return () if c.phrases[j].kind == "place" else _right(c, c.phrases[j])
        if tag not in _PASSED:
            break
    return governed(c, i, frozenset({"oleh"}))


def governed(c: Clauses, i: int, prepositions: Collection[str]) -> Phrases:
    """Return the names after one of `prepositions` in the rest of the clause from word `i`."""
    for j in range(i, min(len(c), i + _REACH)):
        tag = c.tags[j]
        if tag == PREPOSITION and c.norms[j] in prepositions:
            found = _after_preposition(c, j)
            if found:
                return found
        elif tag == WHICH and c.tags[j + 1 : j + 2] == [OTHER]:
            continue  # `komunikasi yang intens dengan`
        elif tag in (STOP, VERB, CONJUNCTION, WHICH) or (tag == COMMA and not _beside_time(c, j)):
            return ()
    return ()


def _beside_time(c: Clauses, comma: int) -> bool:
    return SKIP in (c.tags[comma - 1], c.tags[comma + 1] if comma + 1 < len(c) else "")


def _after_preposition(c: Clauses, preposition: int) -> Phrases:
    whole = c.norms[preposition] == "antara"
    others = 0
    for j in range(preposition + 1, len(c)):
        tag = c.tags[j]
        if tag == NAME:
            return _right(c, c.phrases[j], whole=whole)
        if tag == OTHER:
            others += 1
        elif tag not in _PASSED:
            return ()
        if others > _MODIFIERS:
            return ()
    return ()


# --- nouns ---------------------------------------------------------------------------------------


def _noun(c: Clauses, start: int, end: int, form: Form) -> Iterator[tuple[str, Role, Phrases]]:
    act = form.predicate
    target = governed(c, end, form.to or _TARGETS)
    genitive = () if form.clitic else _genitive(c, end)
    against = form.derived and governed(c, end, _AGAINST)
    official = bool(genitive) and genitive[0].kind != "person" and genitive[0].sector in _AUTHORITIES
    of: Role = "recipient" if form.derived and not against and not official else act.of
    one_sided = form.type == "ASSAULT" and act.object != "partner"
    yield from _light(c, start, end, form)
    yield "victim", "recipient", _victim(c, start) if one_sided else ()
    between = governed(c, start, {"antara"})
    yield "antara", "partner", between
    if not between:
        yield "genitive", of, genitive
    yield "agent", act.subject, governed(c, end, {"oleh", "dari"})
    if act.object == "partner":
        yield "dengan", "partner", governed(c, end, _TOGETHER)
    elif act.object != "none":
        yield "preposition", act.object, target
    if act.object == "partner" and form.to:
        yield "preposition", "recipient", target
    if form.type == "PROTEST":
        yield "demanded", "recipient", demanded(c, end)
    if one_sided:
        yield "harmed", "recipient", harmed(c, end)


def harm(c: Clauses, end: int) -> int | None:
    """Return the verb that tells whom an act harmed: `serangan Israel yang | menewaskan tiga warga`."""
    for j in range(end, min(len(c), end + _HARM)):
        if c.norms[j] in small_words().harming:
            return j
        if c.tags[j] == STOP:
            return None
    return None


def harmed(c: Clauses, end: int) -> Phrases:
    """Return whom an act harmed."""
    verb = harm(c, end)
    return object_of(c, verb + 1) if verb is not None else ()


def _victim(c: Clauses, start: int) -> Phrases:
    """Return who suffered by an act: `tiga warga tewas dalam | serangan`."""
    verb = _last(c, start)
    while verb is not None and c.tags[verb] in (PREPOSITION, CONJUNCTION, OTHER) and start - verb < 4:
        if c.norms[verb] in small_words().suffering:
            return subject(c, verb)
        verb = _last(c, verb)
    return subject(c, verb) if verb is not None and c.norms[verb] in small_words().suffering else ()


def demanded(c: Clauses, end: int) -> Phrases:
    """Return whom those who protest address: `unjuk rasa | menuntut pemerintah mundur`."""
    for j in range(end, min(len(c), end + _REACH)):
        if c.norms[j] in small_words().demanding:
            return object_of(c, j + 1)
        if c.tags[j] == STOP:
            break
    return ()


def _genitive(c: Clauses, end: int) -> Phrases:
    others = 0
    for j in range(end, len(c)):
        tag = c.tags[j]
        if tag == NAME:
            return _right(c, c.phrases[j], whole=True) if c.phrases[j].kind != "place" else ()
        if tag == OTHER:
            others += 1
        elif tag not in _PASSED:
            return ()
        if others > _MODIFIERS:
            return ()
    return ()


def light_verb(c: Clauses, start: int) -> int | None:
    """Return the word of the light verb before a noun: `melancarkan serangkaian serangan`."""
    others = 0
    small = small_words()
    for j in range(start - 1, -1, -1):
        tag = c.tags[j]
        if c.norms[j] in small.light or c.norms[j] in small.light_suffered:
            return j
        if tag == OTHER:
            others += 1
        elif tag not in _PASSED:
            return None
        if others > 2:
            return None
    return None


def _light(c: Clauses, start: int, end: int, form: Form) -> Iterator[tuple[str, Role, Phrases]]:
    """Read the verb that carries the noun: `A melakukan serangan`, `serangan yang dilakukan A`."""
    small = small_words()
    verb = light_verb(c, start)
    if verb is not None:
        doer: Role = form.predicate.subject
        if c.norms[verb] in small.light_suffered:
            doer = "partner" if form.predicate.object == "partner" else "recipient"
        yield "light-verb", doer, subject(c, verb)
        return
    before = _last(c, start)
    if form.predicate.object == "partner" and before is not None and c.norms[before] in _DURING:
        yield "during", "partner", _controlled(c, before, start, 0)
    after = passive_light(c, end)
    if after is not None:
        yield "light-passive", form.predicate.subject, agent(c, after + 1)
    elif form.clitic:
        yield "possessor", form.predicate.subject, _possessor(c, start) or (_clitic(c, end - 1),)


def passive_light(c: Clauses, end: int) -> int | None:
    """Return the word of the passive light verb after a noun: `serangan yang dilancarkan`."""
    for j in range(end, min(len(c), end + 12)):
        if c.norms[j] in small_words().light_passive:
            return j
        if c.tags[j] in (STOP, COMMA, VERB, CONJUNCTION):
            return None
    return None


def _clitic(c: Clauses, word: int) -> Phrase:
    """Return the `-nya` of a word as a pronoun, whose meaning stands in the sentences before."""
    end = c.sentence.words[word].end
    return Phrase(word, word + 1, Span(end - 3, end))


def _possessor(c: Clauses, start: int) -> Phrases:
    """Return whom `-nya` of a noun means: the subject of the clause it stands in."""
    for j in range(start - 1, max(-1, start - _REACH), -1):
        if c.tags[j] == VERB:
            return subject(c, j)
        if c.tags[j] == STOP:
            return ()
    return _main_subject(c, start)


# --- names in a row ------------------------------------------------------------------------------


def _last(c: Clauses, i: int) -> int | None:
    """Return the last word before `i` that is no adverb, bracket or time."""
    j = i - 1
    while j >= 0 and c.tags[j] in _PASSED:
        j -= 1
    return j if j >= 0 else None


def _governor(c: Clauses, i: int) -> int | None:
    """Return the preposition that governs the name at word `i`: `di kawasan | Gaza`."""
    others = 0
    for j in range(i - 1, -1, -1):
        tag = c.tags[j]
        if tag == PREPOSITION:
            return j
        if tag == OTHER:
            others += 1
        elif tag == COORDINATOR and j and c.tags[j - 1] in _NAMES:
            return _governor(c, c.phrases[j - 1].start)
        elif tag == COMMA and others == 0 and _apposed_place(c, i, j):
            return _governor(c, c.phrases[j - 1].start)
        elif tag not in _PASSED:
            return None
        if others > 2:
            return None
    return None


def _apposed_place(c: Clauses, i: int, comma: int) -> bool:
    """Tell whether the name at word `i` says where the one before the comma lies: `di Pulomas, | Jakarta Timur`."""
    if comma == 0 or c.tags[comma - 1] not in _NAMES:
        return False
    where = ("place", "state")
    return c.phrases[i].kind in where and c.phrases[comma - 1].kind in (*where, "organization")


def _left(c: Clauses, phrase: Phrase) -> Phrases:
    """Return `phrase` with the names before it that it is joined to: `A, B dan | C`."""
    names = [phrase]
    j = phrase.start - 1
    while j > 0 and c.tags[j] in (COORDINATOR, COMMA, *_PASSED):
        if c.tags[j] in _PASSED:
            j -= 1
            continue
        if c.tags[j] == COMMA and len(names) == 1:
            break
        if c.tags[j] == COMMA and (c.tags[j - 1] not in _NAMES or c.phrases[j - 1].kind != phrase.kind):
            break
        before = _last(c, j)
        if before is None or c.tags[before] not in _NAMES:
            break
        if _governor(c, c.phrases[before].start) is not None:
            return tuple(reversed(names)) if c.tags[j] == COMMA else (phrase,)
        names.append(c.phrases[before])
        j = c.phrases[before].start - 1
    return tuple(reversed(names))


def _right(c: Clauses, phrase: Phrase, *, whole: bool = False) -> Phrases:
    """Return `phrase` with the names after it that it is joined to: `A | , B dan C`.

    Unless `whole`, a last name that has a verb of its own is left out: `menangkap A dan B melarikan diri`.
    """
    names, waiting = [phrase], []
    j = phrase.end
    while j < len(c):
        tag = c.tags[j]
        if tag in _PASSED:
            j += 1
            continue
        joined = tag == COORDINATOR and c.norms[j] in small_words().joining
        if not joined and tag != COMMA:
            break
        at = j + 1
        while at < len(c) and c.tags[at] in (*_PASSED, COORDINATOR):
            joined = joined or c.tags[at] == COORDINATOR
            at += 1
        if at >= len(c) or c.tags[at] != NAME:
            break
        if not whole and _verb_follows(c, c.phrases[at].end):
            break
        waiting.append(c.phrases[at])
        if joined:
            names, waiting = names + waiting, []
        j = c.phrases[at].end
    return tuple(names)


def _verb_follows(c: Clauses, i: int) -> bool:
    while i < len(c) and c.tags[i] in _PASSED:
        i += 1
    return i < len(c) and c.tags[i] == VERB
