"""When and where was an act that was told before? `Penangkapan itu dilakukan di Palu pada Senin` says so."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from kawat.layers.events.merge import SPOKEN, Told
from kawat.layers.events.predicates import index
from kawat.layers.events.setting import times_in
from kawat.layers.index import Located, located, within
from kawat.model import Doc, Sentence, Span

Event = list[Told]

_WHY = "layers/events/echoes.py#told-again"
_FAR = 1000  # characters between an act and its echo
_DAY = len("2024-03-05")
_EVENTS = frozenset("peristiwa insiden kejadian tragedi aksi".split())  # may mean any deed
_POINTERS = frozenset({"itu", "tersebut", "ini"})
_HAPPENED = frozenset(
    "terjadi berlangsung dilakukan digelar diadakan dilaksanakan diselenggarakan dilancarkan dilayangkan "
    "bermula dimulai dikeluarkan disampaikan dijatuhkan".split()
)
_OTHER_ACTS = frozenset(
    "setelah sesudah menyusul usai seusai akibat karena sebelum ketika saat jelang menjelang berselang "
    "terkait selama yang untuk".split()
)
_OPENING = 2  # words before the noun: `Dalam | penyergapan itu`
_LENGTH = 4  # words from the noun to its pointer: `serangan bom bunuh diri itu`
_VERB = 4  # words from the pointer to the verb
_CLAUSE = 20  # words of the clause after it
_IN = frozenset({"di"})
_BEFORE = 2  # words from `di` to the name of the place


class Echo(Struct, frozen=True, gc=False):
    """Where an act of one of some types is told again, or a deed if there are none; when and where it was."""

    start: int
    types: frozenset[str]
    date: str | None
    place: str | None


def resounding(doc: Doc, events: Sequence[Event]) -> list[Event]:
    """Return the events; of the last one that an echo can mean, its first mention gets its date and place."""
    found = list(events)
    for echo in echoes(doc):
        before = [i for i, event in enumerate(found) if _means(echo, event[0])]
        if before:
            found[before[-1]] = _completed(found[before[-1]], echo)
    return found


def _means(echo: Echo, told: Told) -> bool:
    kind = told.type in echo.types if echo.types else told.type not in SPOKEN
    return kind and echo.start - _FAR < told.trigger.start < echo.start


def _completed(event: Event, echo: Echo) -> Event:
    """Return the event with the date and place of an echo, where it has none that are as exact."""
    date = None if any(told.date and len(told.date) >= _DAY for told in event) else echo.date
    place = None if any(told.place for told in event) else echo.place
    if not (date or place):
        return event
    first = msgspec.structs.replace(
        event[0], date=date or event[0].date, place=place or event[0].place, why=(*event[0].why, _WHY)
    )
    return [first, *event[1:]]


def echoes(doc: Doc) -> list[Echo]:
    """Return where the article goes on about an act with nothing but when or where it was, in text order."""
    mentions = located(doc.entities)
    found = (_echo(doc, mentions, sentence) for sentence in doc.sentences)
    return [echo for echo in found if echo and (echo.date or echo.place)]


def _echo(doc: Doc, mentions: Sequence[Located], sentence: Sentence) -> Echo | None:
    norms = [w.norm for w in sentence.words[: _OPENING + _LENGTH + _VERB + _CLAUSE]]
    noun = next((i for i, n in enumerate(norms[: _OPENING + 1]) if n in _EVENTS or _types(n)), None)
    verb = _verb(norms, noun) if noun is not None else None
    if noun is None or verb is None:
        return None
    words = sentence.words
    clause = Span(words[verb].start, words[_end(norms, verb) - 1].end)
    start = sentence.span.start
    return Echo(start, _types(norms[noun]), _day(doc, clause), _place(mentions, sentence, clause))


def _types(noun: str) -> frozenset[str]:
    return frozenset(form.type for form in index().forms.get(noun, ()) if form.voice == "noun")


def _verb(norms: Sequence[str], noun: int) -> int | None:
    """Return the word that says that the act of a noun with a pointer happened: `Serangan itu | terjadi`."""
    pointer = next(
        (i for i in range(noun + 1, noun + _LENGTH + 1) if norms[i : i + 1] and norms[i] in _POINTERS), None
    )
    if pointer is None:
        return None
    return next(
        (i for i in range(pointer + 1, min(len(norms), pointer + _VERB)) if norms[i] in _HAPPENED), None
    )


def _end(norms: Sequence[str], verb: int) -> int:
    """Return the word before which the clause ends, at other acts that it is compared with."""
    return next((i for i in range(verb + 1, len(norms)) if norms[i] in _OTHER_ACTS), len(norms))


def _day(doc: Doc, clause: Span) -> str | None:
    """Return the one date that a clause names."""
    days = {t.value.split("T")[0] for t in times_in(doc, clause) if t.kind in ("date", "time")}
    return days.pop() if len(days) == 1 else None


def _place(mentions: Sequence[Located], sentence: Sentence, clause: Span) -> str | None:
    """Return the first place that `di` governs in a clause."""
    starts = [w.start for w in sentence.words]
    for mention in within(mentions, clause):
        at = bisect_left(starts, mention.span.start)
        before = {w.norm for w in sentence.words[max(0, at - _BEFORE) : at]}
        if mention.entity.kind in ("place", "state") and before & _IN:
            return mention.entity.id
    return None
