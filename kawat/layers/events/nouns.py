"""Who takes part in an act that a noun names? By light verb, genitive, prepositions and what came of it."""

from collections.abc import Iterator

from kawat.layers.events.clauses import (
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
    small_words,
)
from kawat.layers.events.objects import COPULAS, TARGETS, agent, genitive, governed, object_of
from kawat.layers.events.phrases import NAMES, PASSED, REACH, Phrases, clitic, last_before
from kawat.layers.events.predicates import Form, Role
from kawat.layers.events.subjects import controlled, main_subject, subject

AUTHORITIES = frozenset({"COP", "MIL", "GOV", "JUD", "SPY"})
LAW = frozenset({"arrest", "investigate", "allege", "convict"})  # done by authorities
_WITH = frozenset({"dengan", "bersama"})
TOGETHER = _WITH | {"antara"}
_AGAINST = frozenset({"terhadap", "atas", "kepada", "melawan"})
_DURING = frozenset({"usai", "seusai", "setelah", "sebelum", "saat", "ketika", "jelang", "selepas"})
_IN = frozenset({"dalam", "pada", "lewat", "melalui", "sela", "hasil", "untuk", "guna"})
_CLAIM = ("bertanggung", "jawab", "atas")
_COPULAS = COPULAS | {"termasuk"}
_REPORTS = frozenset("laporan kabar informasi berita dugaan isu bukti kalimat".split())
_TELLING = frozenset("melaporkan dilaporkan mengadukan diadukan melapor".split())
_TOLD = frozenset({"ke", "kepada", "pada"})
_ONE = frozenset({"satu", "sebuah", "suatu"})
_LISTING = frozenset({"mencakup", "meliputi", "termasuk", "berupa"})
_APPOSED = 10  # words of a name that an act is an apposition to
_HARM = 15  # words between an act and what came of it
_CARRIER = 12  # words between a noun and the passive verb that carries it

Part = tuple[str, Role, Phrases]  # how it was found, in what role, who


def noun_parts(c: Clauses, start: int, end: int, form: Form) -> Iterator[Part]:
    """Yield who takes part in the act that the noun of words `start` to `end` names."""
    yield from _carried(c, start, end, form)
    if harms(form):
        yield "victim", "recipient", tuple(p for p in _victim(c, start) if p.kind != "place")
    between = governed(c, start, {"antara"})
    yield "antara", "partner", between
    if not between:
        yield "genitive", *_genitive(c, end, form)
    yield "agent", form.predicate.subject, governed(c, end, {"oleh", "dari"})
    yield from _targets(c, end, form)
    yield from consequences(c, end, form)


def harms(form: Form) -> bool:
    """Tell whether the act harms one side: an assault that is no clash."""
    return form.type == "ASSAULT" and form.predicate.object != "partner"


def _genitive(c: Clauses, end: int, form: Form) -> tuple[Role, Phrases]:
    """Return the genitive and its role: `serangan | Israel` is by Israel, `penangkapan | Budi` is not."""
    found = () if form.clitic else genitive(c, end, whole=True, places=False)
    if found and found[0].entity is None and _light_verb(c, end - len(form.words)) is not None:
        return form.predicate.of, ()  # `meningkatkan | kerja sama mereka`: of who does it
    official = bool(found) and found[0].kind != "person" and found[0].sector in AUTHORITIES
    if not form.derived:
        suffers = form.predicate.mode in LAW and bool(found) and found[0].sector not in AUTHORITIES
        return ("recipient" if suffers else form.predicate.of), found
    against = bool(governed(c, end, _AGAINST))
    return (form.predicate.of if against or official else "recipient"), found


def _targets(c: Clauses, end: int, form: Form) -> Iterator[Part]:
    act = form.predicate
    carrier = _passive_light(c, end)
    if act.object == "partner":
        yield "dengan", "partner", governed(c, end, TOGETHER)
        yield "preposition", "recipient", governed(c, end, form.to) if form.to else ()
    elif act.object != "none":
        found = governed(c, end, (form.to or TARGETS) - _addressees(c, end - len(form.words)))
        if not found and carrier is not None:
            found = governed(c, carrier + 1, form.to or TARGETS)  # `kekerasan yang dilakukan A terhadap | B`
        yield "preposition", act.object, found or _listed(c, end)


def _addressees(c: Clauses, start: int) -> frozenset[str]:
    """Return the prepositions of those who are told of an act: `melaporkan | penganiayaan itu ke polisi`."""
    verb = last_before(c, start)
    return _TOLD if verb is not None and c.norms[verb] in _TELLING else frozenset()


def _listed(c: Clauses, end: int) -> Phrases:
    """Return whom the parts of an act are directed at: `serangan yang mencakup penyusupan ke | Israel`."""
    for j in range(end, min(len(c), end + _CARRIER)):
        if c.norms[j] in _LISTING:
            return governed(c, j + 1, TARGETS)
        if c.tags[j] in (STOP, COMMA):
            break
    return ()


def consequences(c: Clauses, end: int, form: Form) -> Iterator[Part]:
    """Yield whom an assault harmed, and whom a protest addresses."""
    if harms(form):
        for verb in harms_told(c, end):
            yield "harmed", "recipient", object_of(c, verb + 1)
    if form.type == "PROTEST":
        demand = demand_of(c, end)
        yield "demanded", "recipient", object_of(c, demand + 1) if demand is not None else ()


def harms_told(c: Clauses, end: int) -> list[int]:
    """Return the verbs that tell whom an act harmed: `serangan Israel yang | menewaskan tiga warga`."""
    verbs: list[int] = []
    for j in range(end, min(len(c), end + _HARM * 2)):
        if c.tags[j] == STOP or (not verbs and j >= end + _HARM):
            break
        if c.norms[j] in small_words().harming and (not verbs or c.tags[j - 1] == COORDINATOR):
            verbs.append(j)
    return verbs


def _victim(c: Clauses, start: int) -> Phrases:
    """Return who suffered by an act: `tiga warga tewas dalam | serangan`."""
    suffering = small_words().suffering
    verb = last_before(c, start)
    while verb is not None and c.norms[verb] not in suffering:
        if c.tags[verb] not in (PREPOSITION, CONJUNCTION, OTHER) or start - verb > 4:
            return ()
        verb = last_before(c, verb)
    return subject(c, verb) if verb is not None else ()


def demand_of(c: Clauses, end: int) -> int | None:
    """Return the verb of what those who protest want: `unjuk rasa | menuntut pemerintah mundur`."""
    for j in range(end, min(len(c), end + REACH)):
        if c.norms[j] in small_words().demanding:
            return j
        if c.tags[j] == STOP:
            break
    return None


def carrier(c: Clauses, start: int, end: int) -> int | None:
    """Return the light verb of a noun: `melancarkan | serangan`, `serangan | dilancarkan`."""
    active = _light_verb(c, start)
    return active if active is not None else _passive_light(c, end)


def _light_verb(c: Clauses, start: int) -> int | None:
    others = 0
    small = small_words()
    if c.norms[max(0, start - 3) : start] == _CLAIM:
        return start - 3
    for j in range(start - 1, max(-1, start - REACH), -1):
        if c.norms[j] in _REPORTS:
            return None  # `mendapat laporan | penyerangan`
        if c.norms[j] in small.light or c.norms[j] in small.light_suffered:
            return None if c.norms[j] in small.asserting and _begins_clause(c, start) else j
        if c.tags[j] == OTHER:
            others += 1
        elif c.tags[j] not in PASSED:
            break
        if others > 2:
            break
    return _light_verb_of_name(c, start)


def _begins_clause(c: Clauses, start: int) -> bool:
    """Tell whether a verb follows of which a noun is the subject: `serangan | Israel itu melanggar hukum`."""
    for j in range(start + 1, min(len(c), start + REACH)):
        if c.tags[j] == VERB or c.norms[j] in _COPULAS:
            return True
        if c.tags[j] in (STOP, COMMA, CONJUNCTION, COORDINATOR, WHICH) or c.norms[j] == "kepada":
            break
    return False


def _light_verb_of_name(c: Clauses, start: int) -> int | None:
    """Return the light verb of a name that the act explains: `memulai Operasi Fajar, satu | serangan`."""
    comma = start - 2
    if comma < 0 or c.tags[comma] != COMMA or c.norms[start - 1] not in _ONE:
        return None
    for j in range(comma - 1, max(-1, comma - _APPOSED), -1):
        if c.norms[j] in small_words().light:
            return j
        if c.tags[j] not in (NAME, INSIDE, SKIP, OTHER):
            return None
    return None


def _passive_light(c: Clauses, end: int) -> int | None:
    for j in range(end, min(len(c), end + _CARRIER)):
        if c.norms[j] in small_words().light_passive:
            return j
        if c.tags[j] in (STOP, COMMA, VERB, CONJUNCTION):
            return None
    return None


def _carried(c: Clauses, start: int, end: int, form: Form) -> Iterator[Part]:
    """Read the verb that carries the noun: `A melakukan serangan`, `serangan yang dilakukan A`."""
    act = form.predicate
    verb = _light_verb(c, start)
    if verb is not None:
        suffered: Role = "partner" if act.object == "partner" else "recipient"
        role = suffered if c.norms[verb] in small_words().light_suffered else act.subject
        yield "light-verb", role, subject(c, verb)
        return
    before = last_before(c, start)
    if act.object == "partner" and before is not None:
        if c.norms[before] in small_words().causing and governed(c, end, _WITH):
            yield "caused", "partner", subject(c, before)
        elif c.tags[before] in NAMES and governed(c, end, _WITH):
            yield "verbal", "partner", subject(c, start)  # `kami akan | diskusi dengan B`
        elif c.norms[before] in _DURING:
            yield "during", "partner", controlled(c, before, start)
        elif c.norms[before] in _IN and (
            governed(c, end, _WITH) or genitive(c, end, whole=True, places=False)
        ):
            yield "during", "partner", _possessor(c, before)
    after = _passive_light(c, end)
    if after is not None:
        yield "light-passive", act.subject, agent(c, after + 1)
    elif form.clitic:
        yield "possessor", act.subject, _possessor(c, start) or (clitic(c, end - 1),)


def _possessor(c: Clauses, start: int) -> Phrases:
    """Return whom `-nya` of a noun means: the subject of the clause it stands in."""
    for j in range(start - 1, max(-1, start - REACH), -1):
        if c.tags[j] == VERB:
            if c.norms[j] in small_words().saying and c.tags[j + 1] == NAME:
                return (c.phrases[j + 1],)  # `kata A dalam | rapat dengan B`
            return subject(c, j)
        if c.tags[j] == STOP:
            return ()
    return main_subject(c, start)
