"""What does one sentence tell? Each trigger with its participants, status, mode, date and place."""

from collections.abc import Iterator, Sequence

from kawat.codebook import codebook
from kawat.layers.attribution import by
from kawat.layers.events.arguments import Roles, harm, light_verb, passive_light, roles
from kawat.layers.events.clauses import COMMA, CONJUNCTION, NAME, OTHER, PREPOSITION, STOP, VERB, Clauses
from kawat.layers.events.memory import Memory, entities
from kawat.layers.events.merge import SPOKEN, Told
from kawat.layers.events.predicates import Form
from kawat.layers.events.status import Verdict, status
from kawat.layers.events.triggers import Trigger, around, holds
from kawat.model import Doc, Span, TimeExpr

_ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_CLAUSE = 25  # words on either side of a trigger that select its mode
_COMPLEMENTIZERS = frozenset({"agar", "supaya", "untuk", "bahwa"})
_ENDS = frozenset(
    "setelah karena sementara sedangkan meski meskipun tetapi tapi namun usai saat ketika sebelum menyusul sejak "
    "akibat selain lantaran selama".split()
)


def told(
    doc: Doc, memory: Memory, c: Clauses, found: Sequence[Trigger], times: Sequence[TimeExpr]
) -> Iterator[Told]:
    """Yield what the triggers of a sentence tell."""
    swallowed = 0
    for trigger in found:
        if trigger.start < swallowed:
            continue
        event = _told(doc, memory, c, trigger, times)
        if event is None:
            continue
        yield event
        memory.doers = event.actors or memory.doers
        swallowed = _taken(c, trigger)


def _taken(c: Clauses, trigger: Trigger) -> int:
    """Return the word up to which other triggers belong to this one."""
    if trigger.form.complement != "none":
        noun = trigger.form.voice == "noun"
        if noun and not any(w in _COMPLEMENTIZERS for w in c.norms[trigger.end : trigger.end + 4]):
            return trigger.end
        return _complement_end(c, trigger.end)
    if trigger.form.type == "PROTEST":
        return _complement_end(c, trigger.end)  # what is demanded by demonstrating is part of the protest
    verb = harm(c, trigger.end) if trigger.form.type == "ASSAULT" else None
    return trigger.end if verb is None else verb + 1


def _told(doc: Doc, memory: Memory, c: Clauses, trigger: Trigger, times: Sequence[TimeExpr]) -> Told | None:
    form, start, end = trigger.form, trigger.start, trigger.end
    part = roles(c, start, end, form)
    span = Span(c.sentence.words[start].start, c.sentence.words[end - 1].end)
    speaker = by(doc, span)
    deed = form.type not in SPOKEN or form.predicate.mode == "investigate"
    actors = entities(doc, memory, c, part.actors, deed=deed)
    recipients = tuple(e for e in entities(doc, memory, c, part.recipients, deed=deed) if e not in actors)
    how = tuple(f"layers/events/arguments.py#{name}" for name in part.how)
    if not recipients and form.type in SPOKEN and "saling" in c.norms[max(0, start - 3) : start]:
        recipients, how = actors, (*how, "layers/events/reading.py#each-other")
    if not actors and speaker and form.type in SPOKEN and _unsaid(form, part):
        actors, how = (speaker,), (*how, "layers/events/reading.py#speaker")
        recipients = tuple(e for e in recipients if e not in actors)
    if not recipients and form.type in _ANSWERS and _points_back(c, end):
        recipients = tuple(e for e in memory.doers if e not in actors)
        how = (*how, "layers/events/reading.py#that-act") if recipients else how
    noun = form.voice == "noun"
    carrier = _carrier(c, start, end) if noun else None
    if not _enough(form, actors, recipients, carried=not noun or carrier is not None):
        return None
    verdict = _status(c, trigger, carrier)
    date = _date(c, span, times)
    if verdict.status == "occurred" and date and _future(doc, date):
        verdict = Verdict("planned", "layers/events/reading.py#future-date")
    return Told(
        type=form.type, status=verdict.status, trigger=span, evidence=c.sentence.span, verb=not noun,
        why=(form.why, *how, *([verdict.why] if verdict.why else [])), mode=_mode(c, trigger),
        actors=actors, recipients=recipients, date=date, place=_place(c, end, part),
        by=speaker if speaker not in actors or form.type not in SPOKEN else speaker,
    )  # fmt: skip


def _points_back(c: Clauses, end: int) -> bool:
    """Tell whether the object is an act told before: `mengecam | serangan itu`."""
    after = c.norms[end : end + 3]
    return c.tags[end : end + 1] == [OTHER] and any(w in ("itu", "tersebut", "ini") for w in after[1:])


def _carrier(c: Clauses, start: int, end: int) -> int | None:
    """Return the light verb of a noun, active or passive."""
    active = light_verb(c, start)
    return active if active is not None else passive_light(c, end)


def _enough(form: Form, actors: Sequence[str], recipients: Sequence[str], *, carried: bool) -> bool:
    """Tell whether enough is known to make it an event: somebody who takes part, more for some types."""
    if form.predicate.both and not (actors and recipients):
        return False
    if form.predicate.carried and not carried and not (actors and recipients):
        return False
    if codebook().types[form.type].needs_recipient:
        return bool(recipients) or len(actors) > 1
    return bool(actors or recipients)


def _mode(c: Clauses, trigger: Trigger) -> str | None:
    act = trigger.form.predicate
    if act.modes:
        near = around(c, trigger.start, trigger.end)
        for mode, words in act.modes.items():
            if holds(near, words):
                return mode
    return act.mode


def _unsaid(form: Form, part: Roles) -> bool:
    """Tell whether the speaker of a quote may be the one who acts: an active verb without subject."""
    return form.voice in ("active", "bare", "whole") and not any(p.entity for p in part.actors)


def _status(c: Clauses, trigger: Trigger, carrier: int | None) -> Verdict:
    verdict = status(c, trigger.start, trigger.end, carrier, noun=trigger.form.voice == "noun")
    own = trigger.form.predicate.status
    if own and verdict.status == "occurred":
        return Verdict(own, trigger.form.why)
    return verdict


def _complement_end(c: Clauses, i: int) -> int:
    """Return the word at which the complement that begins at word `i` ends."""
    while i < len(c) and c.tags[i] != STOP and not (c.tags[i] == CONJUNCTION and c.norms[i] in _ENDS):
        i += 1
    return i


def _date(c: Clauses, span: Span, times: Sequence[TimeExpr]) -> str | None:
    """Return the date named nearest to the trigger in its sentence."""
    within = [
        t
        for t in times
        if t.kind in ("date", "time") and c.sentence.span.start <= t.span.start < c.sentence.span.end
    ]
    if not within:
        return None
    nearest = min(within, key=lambda t: max(t.span.start - span.end, span.start - t.span.end))
    return nearest.value.split("T")[0] if "/" not in nearest.value else nearest.value


def _future(doc: Doc, date: str) -> bool:
    published = doc.article.published
    return published is not None and len(date) >= 10 and date[:10] > published.date[:10]


def _place(c: Clauses, i: int, part: Roles) -> str | None:
    """Return the place after `di` in the rest of the clause."""
    for j in range(i, min(len(c), i + _CLAUSE)):
        if c.tags[j] in (STOP, CONJUNCTION) or (c.tags[j] == VERB and j > i):
            return None
        if c.tags[j] == PREPOSITION and c.norms[j] == "di":
            for k in range(j + 1, min(len(c), j + 4)):
                if c.tags[k] == NAME and c.phrases[k].kind in ("place", "state", "organization"):
                    return c.phrases[k].entity
                if c.tags[k] in (STOP, COMMA, VERB):
                    break
    return None
