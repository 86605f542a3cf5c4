"""What does one sentence tell? Each trigger with its participants, status, mode, date and place."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kawat.codebook import codebook
from kawat.layers.attribution import by, quote_around, speaker_before
from kawat.layers.events.arguments import Roles, roles
from kawat.layers.events.clauses import COMMA, CONJUNCTION, OTHER, STOP, VERB, WHICH, Clauses, small_words
from kawat.layers.events.memory import Memory
from kawat.layers.events.merge import SPOKEN, Told
from kawat.layers.events.nouns import carrier, demand_of, harms_told
from kawat.layers.events.objects import attack
from kawat.layers.events.phrases import last_before
from kawat.layers.events.predicates import Form, index
from kawat.layers.events.pronouns import entities
from kawat.layers.events.setting import date_of, in_future, in_name, opening_place, place_of, times_in
from kawat.layers.events.sources import source
from kawat.layers.events.status import Verdict, status
from kawat.layers.events.triggers import Trigger, mode_of
from kawat.model import Doc, Span, TimeExpr
from kawat.text import covers

_ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_APPEALS = frozenset({"imbau"})  # made to the public by who spoke last
_ASKED = frozenset({"REQUEST"})  # whose passive leaves out the speaker
_POINTERS = frozenset({"itu", "tersebut", "ini"})
_COMPLEMENTIZERS = frozenset({"agar", "supaya", "untuk", "bahwa"})
_PURPOSE = frozenset({"untuk", "guna", "demi", "agar"})
_DAY = len("2024-03-05")
_TIMES = 20  # on either side of an act, which may be those of it
_ENDS = frozenset(
    "setelah karena sementara sedangkan meski meskipun tetapi tapi namun usai saat ketika sebelum menyusul "
    "sejak akibat selain lantaran selama".split()
)


class Parties(Struct, frozen=True, gc=False):
    """The entities that take part, and how they were found."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    why: tuple[str, ...]


def told(doc: Doc, memory: Memory, c: Clauses, found: Sequence[Trigger]) -> Iterator[Told]:
    """Yield what the triggers of a sentence tell."""
    times = times_in(doc, c.sentence.span)
    taken = 0
    for trigger in found:
        if trigger.start < taken:
            continue
        event = _told(doc, memory, c, trigger, times) or _otherwise(doc, memory, c, trigger, times)
        if event:
            yield event
            memory.told(event.type, event.actors)
        if event or trigger.form.complement != "none":
            taken = _taken(c, trigger)


def _otherwise(
    doc: Doc, memory: Memory, c: Clauses, trigger: Trigger, times: Sequence[TimeExpr]
) -> Told | None:
    """Return what words tell as another form than the first, if as that they tell nothing.

    A noun may be a verb (`Buruh | mogok kerja`, though not `membubarkan | unjuk rasa`), and another act may
    fit who takes part.
    """
    first, start, end = trigger.form, trigger.start, trigger.end
    done_to = start > 0 and c.tags[start - 1] == VERB and c.norms[start - 1].startswith("me")
    for form in trigger.others:
        choosy = form.predicate.needs or form.predicate.unless
        verb = first.voice == "noun" and form.voice in ("whole", "bare") and not (done_to or choosy)
        if verb or (form.voice == first.voice and form.predicate is not first.predicate):
            event = _told(doc, memory, c, Trigger(start, end, form), times)
            if event:
                return event
    return None


def _taken(c: Clauses, trigger: Trigger) -> int:
    """Return the word up to which other triggers belong to this one."""
    form, end = trigger.form, trigger.end
    if form.complement != "none":
        loose = form.voice == "noun" or c.tags[max(0, trigger.start - 1)] == WHICH
        bare = loose and not _COMPLEMENTIZERS.intersection(c.norms[end : end + 4])
        return end if bare else _complement_end(c, end, opening=trigger.start == 0)
    if form.type == "PROTEST":
        demand = demand_of(c, end)  # what is demanded by demonstrating is part of the protest
        return end if demand is None else _complement_end(c, demand)
    verbs = harms_told(c, end) if form.type == "ASSAULT" else []
    return verbs[-1] + 1 if verbs else end


def _complement_end(c: Clauses, i: int, *, opening: bool = False) -> int:
    """Return the word at which the complement that begins at word `i` ends.

    What opens a sentence without its subject ends at a comma: `Didesak buruh, | gubernur setuju mundur`.
    """
    while i < len(c) and c.tags[i] != STOP and not (c.tags[i] == CONJUNCTION and c.norms[i] in _ENDS):
        if opening and c.tags[i] == COMMA:
            break
        i += 1
    return i


def _told(doc: Doc, memory: Memory, c: Clauses, trigger: Trigger, times: Sequence[TimeExpr]) -> Told | None:
    form, start, end = trigger.form, trigger.start, trigger.end
    span = Span(c.sentence.words[start].start, c.sentence.words[end - 1].end)
    speaker = by(doc, span)
    part = roles(c, start, end, form)
    if form.type == "CONSULT" and any(p.sector == "JRN" for p in (*part.actors, *part.recipients)):
        return None  # an interview
    who = _parties(doc, memory, c, trigger, part, speaker)
    noun = form.voice == "noun"
    light = carrier(c, start, end) if noun else None
    date = date_of(c, span, _told_times(doc, c, form, span, who, speaker, times))
    verdict = _status(doc, c, trigger, light, date)
    if date and form.type in SPOKEN and verdict.status == "occurred" and in_future(doc, date):
        date = None  # that of what is asked or promised
    if not _enough(form, who, carried=not noun or light is not None):
        return None
    if _doubtful(c, trigger, verdict) and not _both(form, who):
        return None
    teller = source(doc, memory, c, start, end, noun=noun, actors=who.actors) if speaker is None else None
    return Told(
        type=form.type,
        mode=mode_of(c, trigger),
        status=verdict.status,
        trigger=span,
        evidence=c.sentence.span,
        verb=not noun,
        known=noun and _told_before(c, start, end),
        actors=who.actors,
        recipients=who.recipients,
        date=date,
        place=_place(c, trigger, part),
        by=speaker or (teller.entity if teller else None),
        demand=c.norms[start] in small_words().demanding,
        land=_land(doc, who.recipients) if form.predicate.mode == "visit" else None,
        at=trigger,
        why=tuple(w for w in (form.why, *who.why, verdict.why, teller.why if teller else None) if w),
    )


def _place(c: Clauses, trigger: Trigger, part: Roles) -> str | None:
    """Return where an act was done; places after a verb of saying belong to what is said."""
    form = trigger.form
    together = form.predicate.object == "partner"  # `menyepakati gencatan senjata di Jenewa`
    if form.type in SPOKEN and form.predicate.mode != "investigate" and not together:
        return opening_place(c)
    visited = part.recipients if form.predicate.mode == "visit" else ()
    return place_of(c, trigger.start, trigger.end, visited, form.type)


def _told_before(c: Clauses, start: int, end: int) -> bool:
    """Tell whether a noun means an act told before: `| serangan | itu`, `mengecam | serangan`."""
    if not _POINTERS.isdisjoint(c.norms[end : end + 1]):
        return True
    verb = last_before(c, start)
    forms = index().forms.get(c.norms[verb], ()) if verb is not None else ()
    return any(form.type == "ACCUSE" and form.predicate.mode == "disapprove" for form in forms)


def _land(doc: Doc, hosts: Sequence[str]) -> str | None:
    """Return the one country whose state or places are visited."""
    lands = {e.country for e in doc.entities if e.id in hosts and e.kind in ("state", "place")}
    return lands.pop() if len(lands) == 1 else None


def _told_times(
    doc: Doc, c: Clauses, form: Form, span: Span, who: Parties, speaker: str | None, times: Sequence[TimeExpr]
) -> Sequence[TimeExpr]:
    """Return the times that may be those of an act.

    What a speaker names isn't when he spoke, and when he spoke isn't when it was done; years and months
    after a verb of saying belong to what is said.
    """
    at = bisect_left(times, span.start, key=lambda t: t.span.start)
    times = [t for t in times[max(0, at - _TIMES) : at + _TIMES] if not in_name(c, t)]
    if form.type in SPOKEN:
        if form.complement != "none":
            times = [t for t in times if t.span.start < span.end or len(t.value) >= _DAY]
        return [t for t in times if by(doc, t.span) is None] if speaker in who.actors else times
    quote = quote_around(doc, span)
    if quote is None:
        return [t for t in times if quote_around(doc, t.span) is None]
    return [t for t in times if covers(quote.span, t.span)]


def _parties(
    doc: Doc, memory: Memory, c: Clauses, trigger: Trigger, part: Roles, speaker: str | None
) -> Parties:
    """Return who takes part, with what the sentence leaves to the speaker or to what was told before."""
    form, start, end = trigger.form, trigger.start, trigger.end
    deed = form.type not in SPOKEN or form.predicate.mode == "investigate"
    actors = entities(doc, memory, c, part.actors, deed=deed)
    recipients = entities(doc, memory, c, part.recipients, deed=deed, taken=actors)
    why = [f"layers/events/arguments.py#{name}" for name in part.how]
    teller = _teller(doc, c, trigger, speaker) if not actors and form.type in SPOKEN else None
    if teller and teller not in recipients:
        actors = (teller,)
        why.append("layers/events/reading.py#speaker")
    recipients = tuple(e for e in recipients if e not in actors)
    mutual = len(actors) > 1 and form.type in SPOKEN and "saling" in c.norms[max(0, start - 3) : start]
    if not recipients and mutual:
        recipients = actors
        why.append("layers/events/reading.py#each-other")
    elif not recipients and form.type in _ANSWERS and (_points_back(c, end) or attack(c, end)):
        known = memory.meant(c.norms[end])
        recipients = tuple(e for e in known if e not in actors)
        why.append("layers/events/reading.py#that-act")
    return Parties(actors, recipients, tuple(why))


def _teller(doc: Doc, c: Clauses, trigger: Trigger, speaker: str | None) -> str | None:
    """Return who speaks where nobody else is named: `"Kami | mengutuk"`, `Warga | diimbau tenang`."""
    if trigger.form.voice == "passive" and trigger.form.type in _ASKED:
        appeal = trigger.form.predicate.id in _APPEALS
        return speaker or (speaker_before(doc, c.sentence.span.start) if appeal else None)
    return speaker if speaker and _opens(c, trigger.start) else None


def _opens(c: Clauses, start: int) -> bool:
    """Tell whether a verb opens what a speaker says of himself: `"(Kami) | mengutuk serangan itu"`."""
    before = last_before(c, start)
    return before is None or c.tags[before] in (STOP, COMMA) or c.norms[before] in small_words().own


def _points_back(c: Clauses, end: int) -> bool:
    """Tell whether the object is an act told before: `mengecam | serangan itu`."""
    return c.tags[end : end + 1] == [OTHER] and not _POINTERS.isdisjoint(c.norms[end + 1 : end + 3])


def _enough(form: Form, who: Parties, *, carried: bool) -> bool:
    """Tell whether enough is known to make it an event: somebody who takes part, more for some types."""
    if form.voice == "active" and not who.actors and form.type in SPOKEN:
        return False
    if form.predicate.both or (form.predicate.carried and not carried):
        return _both(form, who)
    if codebook().types[form.type].needs_recipient:
        return bool(who.recipients) or len(who.actors) > 1
    return bool(who.actors or who.recipients)


def _both(form: Form, who: Parties) -> bool:
    """Tell whether two parties are known: who acts and on whom, or two partners."""
    partners = form.predicate.object == "partner" or (form.type, form.predicate.object) == ("CONSULT", "none")
    return bool(who.actors and who.recipients) or (partners and len(who.actors) > 1)


def _doubtful(c: Clauses, trigger: Trigger, verdict: Verdict) -> bool:
    """Tell whether an act on somebody is only thought of: as possible, not done, the purpose of another."""
    if trigger.form.predicate.object == "none":
        return False
    purpose = trigger.start > 0 and c.norms[trigger.start - 1] in _PURPOSE
    denied = bool(verdict.why) and "#denied" in str(verdict.why)
    return purpose or verdict.status == "hypothetical" or (verdict.status == "negated" and not denied)


def _status(doc: Doc, c: Clauses, trigger: Trigger, light: int | None, date: str | None) -> Verdict:
    """Return the status by the words beside the act, by the act itself, or by a date to come."""
    verdict = status(c, trigger.start, trigger.end, light, noun=trigger.form.voice == "noun")
    own = trigger.form.predicate.status
    if own == "occurred" and verdict.status == "planned":
        return Verdict(own, trigger.form.why)
    if verdict.status != "occurred":
        return verdict
    if own:
        return Verdict(own, trigger.form.why)
    if date and in_future(doc, date) and trigger.form.type not in SPOKEN:
        return Verdict("planned", "layers/events/setting.py#future-date")
    return verdict
