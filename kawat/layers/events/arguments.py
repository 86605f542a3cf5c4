"""Who does it, and to whom? One grammar for all predicates: subject before the verb, object after it.

The searches behind it (subjects.py, objects.py, nouns.py) look from one word of a sentence cut into tags
(clauses.py) and return the phrases they find there, or none.
"""

from collections.abc import Iterator

from msgspec import Struct

from kawat.layers.events.clauses import (
    COORDINATOR,
    INSIDE,
    NAME,
    PREPOSITION,
    STOP,
    VERB,
    WHICH,
    Clauses,
    Phrase,
)
from kawat.layers.events.nouns import AUTHORITIES, LAW, TOGETHER, Part, consequences, noun_parts
from kawat.layers.events.objects import agent, agent_beyond, attack, genitive, governed, object_of, passive_at
from kawat.layers.events.phrases import (
    NAMES,
    Phrases,
    clitic,
    governor,
    joined_after,
    joined_before,
    last_before,
    name_before,
)
from kawat.layers.events.predicates import Form, Role
from kawat.layers.events.subjects import patient, subject
from kawat.layers.events.triggers import fronted

_MORE = ("genitive", "antara", "together")  # may add to a side that is known already
_TO_PERSONS = frozenset({"AGREE", "REQUEST", "AID"})  # whose recipient is no mere place
_ACCUSED = frozenset({"tersangka", "terdakwa"})
_TOGETHER = frozenset({"bersama"})
_FROM = frozenset({"dari", "terhadap"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION", "RETREAT"})
_THEN = frozenset({"namun", "tapi", "tetapi", "lalu", "kemudian", "sebelum", "sebelumnya"})
_GOING_ON = 15  # words between two passives that share an agent


class Roles(Struct, frozen=True, gc=False):
    """Who takes part; `how` names the constructions that told, the first of each side."""

    actors: Phrases = ()
    recipients: Phrases = ()
    how: tuple[str, ...] = ()


def roles(c: Clauses, start: int, end: int, form: Form) -> Roles:
    """Return who takes part in the act that words `start` to `end` name."""
    read = noun_parts if form.voice == "noun" else _verb_parts
    actors: list[Phrase] = []
    recipients: list[Phrase] = []
    how: list[str] = []
    lands: list[Phrase] = []
    persons = form.predicate.mode in LAW or form.type in _TO_PERSONS
    for name, role, phrases in read(c, start, end, form):
        kept = recipients if role == "recipient" else actors
        who = phrases if role == "recipient" and not persons else _no_places(phrases)
        more = role == "partner" or name in _MORE or how[-1:] == ["harmed"] == [name]
        if form.type == "AID" and role == "recipient" and name == "preposition":
            lands = lands or [p for p in phrases if p not in who]
        if not who or role == "none" or (kept and not more):
            continue
        kept.extend(p for p in who if p not in actors and p not in recipients)
        how.append(name)
    if lands and not recipients:  # `mengirim bantuan ke | Gaza`
        recipients, how = lands, [*how, "preposition"]
    return Roles(tuple(actors), tuple(recipients), tuple(dict.fromkeys(how)))


def _no_places(phrases: Phrases) -> Phrases:
    return tuple(p for p in phrases if p.kind != "place")


def _verb_parts(c: Clauses, start: int, end: int, form: Form) -> Iterator[Part]:
    if form.voice == "passive":
        yield from _passive(c, start, end, form)
    elif form.voice == "bare":
        yield from _bare(c, start, end, form)
    else:
        yield from _active(c, start, end, form)
    if form.predicate.object != "partner" and "bersama" not in form.words:
        side = form.predicate.object if form.voice == "passive" else form.predicate.subject
        yield "together", side, governed(c, end, _TOGETHER)
    if form.predicate.mode == "seize":
        yield "dispossessed", form.predicate.object, governed(c, end, _FROM)
    yield from consequences(c, end, form)


def _active(c: Clauses, start: int, end: int, form: Form) -> Iterator[Part]:
    act = form.predicate
    yield "subject", act.subject, subject(c, start)
    if len(form.words) > 1:  # the object is among its words: `menyalurkan bantuan`
        yield from _to(c, end, form)
    if act.object == "partner":
        yield "dengan", "partner", governed(c, end, TOGETHER)
    from_whom = governed(c, end, _FROM) if form.clitic and act.mode == "seize" else ()
    yield "dispossessed", act.object, from_whom  # `merebutnya dari | pemberontak`
    yield "own-object", act.object, _accused(c, start, end)
    yield "object", act.object, (clitic(c, start),) if form.clitic else object_of(c, end, form)
    yield from _to(c, end, form)
    if act.subject == "recipient":
        yield "agent", "actor", governed(c, end, {"oleh", "dari"})


def _accused(c: Clauses, start: int, end: int) -> Phrases:
    """Return those whom the last word of an act describes: `menetapkan dua | tersangka korupsi`."""
    described = end - start > 1 and c.norms[end - 1] in _ACCUSED and c.tags[end - 1] == INSIDE
    return (c.phrases[end - 1],) if described and NAME not in c.tags[start : c.phrases[end - 1].start] else ()


def _passive(c: Clauses, start: int, end: int, form: Form) -> Iterator[Part]:
    if form.object:
        yield from _fronted(c, start, end, form)
        return
    act = form.predicate
    sufferer = patient(c, start) if act.mode in LAW else subject(c, start)
    if form.complement == "asked":
        sufferer = sufferer or _addressed(c, start)
    doer = agent(c, end)
    if form.complement != "none":
        doer = doer or agent_beyond(c, end)
    named = doer and doer[0].kind in ("person", "group") and doer[0].sector not in AUTHORITIES
    if not sufferer and named and c.tags[end] != PREPOSITION:
        sufferer, doer = doer, ()  # `diamankan seorang warga`
    if form.clitic and c.tags[end : end + 1] == [NAME]:  # `setelah ditetapkannya | A sebagai tersangka`
        yield "passive-subject", act.object, joined_after(c, c.phrases[end])
        return
    yield "passive-subject", act.object, sufferer
    role: Role = "partner" if act.object == "partner" else act.subject
    yield "agent", role, (clitic(c, end - 1),) if form.clitic else doer
    if not doer:
        yield "antara", role, governed(c, end, {"antara"})
    if form.type in _HOSTILE:
        yield "shared-agent", role, _agent_before(c, start)
    yield from _to(c, end, form)


def _fronted(c: Clauses, start: int, end: int, form: Form) -> Iterator[Part]:
    """Read a passive whose subject is part of the act: `sanksi terhadap | Libya | dicabut | PBB`."""
    after = fronted(c, start, form.object)
    if after is None:
        return
    yield "agent", form.predicate.subject, (clitic(c, end - 1),) if form.clitic else agent(c, end)
    yield "genitive", form.predicate.object, genitive(c, after, whole=True, places=True)
    yield from _to(c, after, form)
    yield from _to(c, end, form)


def _addressed(c: Clauses, start: int) -> Phrases:
    """Return whom a passive request is addressed to: `kepada warga | diimbau agar tetap tenang`."""
    phrase = name_before(c, start)
    preposition = governor(c, phrase.start) if phrase else None
    addressed = preposition is not None and c.norms[preposition] == "kepada"
    return joined_before(c, phrase) if phrase and addressed else ()


def _agent_before(c: Clauses, start: int) -> Phrases:
    """Return the agent of the passive verb that this one goes on from: `ditangkap A lalu | dibebaskan`."""
    j = last_before(c, start)
    if j is None or not (c.tags[j] == COORDINATOR or {c.norms[j], c.norms[j + 1]} & _THEN):
        return ()
    while j > max(0, start - _GOING_ON) and c.tags[j] not in (VERB, STOP, WHICH):
        j -= 1
    return agent(c, j + 1) if passive_at(c, j) else ()


def _bare(c: Clauses, start: int, end: int, form: Form) -> Iterator[Part]:
    """Read a stem alone as a verb of headlines (`Polisi tangkap A`) or of `A kami tangkap`."""
    before = last_before(c, start)
    if before is None or c.tags[before] not in NAMES:
        return
    phrase = c.phrases[before]
    if governor(c, phrase.start) is not None:
        return
    yield "bare-subject", form.predicate.subject, joined_before(c, phrase)
    yield "own-object", form.predicate.object, _accused(c, start, end)
    yield "object", form.predicate.object, object_of(c, end, form)
    if phrase.entity is None:
        yield "fronted", form.predicate.object, subject(c, phrase.start)
    yield from _to(c, end, form)


def _to(c: Clauses, end: int, form: Form) -> Iterator[Part]:
    """Read the recipient after a preposition: `menyalurkan bantuan kepada | pengungsi`."""
    role = form.predicate.object
    if role == "none":  # `membahas krisis itu dengan | Menlu Wang Yi`: both take part
        role = "partner" if form.type == "CONSULT" else "recipient"
    if form.to and not (form.type == "ACCUSE" and attack(c, end)):
        yield "preposition", role, governed(c, end, form.to)
