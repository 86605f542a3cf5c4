"""What do code books say of an event? PLOVER's classes and contexts, CAMEO, Goldstein, flat coding.

The record keeps what happened: type, mode and status. All here is derived from these.
"""

from collections.abc import Collection, Sequence
from functools import cache

import msgspec

from kawat.codebook import quad, score
from kawat.contexts import contexts
from kawat.datafiles import table
from kawat.layers.words import find as find_sentences
from kawat.model import Article, Codes, Doc, Entity, Event, Record, Sentence, Span, Word
from kawat.text import of, overlaps

_FLAT = "codes.py#flat"
_INTENT = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
}
_UNREAL = ("hypothetical", "negated")


class Cameo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of cameo.csv: a code and which events it is for; `|` parts what may stand in a cell."""

    code: str
    type: str
    goldstein: float
    label: str
    why: str
    mode: str = ""
    trigger: str = ""
    context: str = ""
    actor: str = ""
    status: str = ""


@cache
def cameo_table() -> dict[str, tuple[Cameo, ...]]:
    """Return the rows of cameo.csv by event type, in their order."""
    rows = table("cameo.csv", Cameo)
    return {name: tuple(row for row in rows if row.type == name) for name in {row.type: None for row in rows}}


def coded(record: Record) -> Record:
    """Return the record with the codes of each event."""
    entities = {e.id: e for e in record.entities}
    article = Article(id=record.id, source=record.source, text=record.text, blocks=record.blocks)
    sentences = find_sentences(Doc(article=article))
    events = tuple(
        msgspec.structs.replace(event, codes=codes(event, entities, sentences, record.text))
        for event in record.events
    )
    return msgspec.structs.replace(record, events=events)


def codes(event: Event, entities: dict[str, Entity], sentences: Sequence[Sentence], text: str) -> Codes:
    """Return the codes of an event.

    `quad` and `score` are those of the act, whatever its status. `cameo` is that of the intent, where the act
    is planned and CAMEO has one; what is hypothetical or negated has none.
    """
    actors = [entities[name] for name in event.actors]
    sides = [*actors, *(entities[name] for name in event.recipients)]
    about = contexts(event, sides, _words_around(event, sentences))
    names = tuple(place.partition("#")[2] for place in about)
    trigger = " ".join(of(span, text).lower() for span in (event.trigger, *event.mentions))
    row = cameo(event, names, actors, trigger)
    return Codes(
        quad=quad(event.type),
        score=score(event.type, event.mode),
        contexts=names,
        cameo=row.code if row else None,
        goldstein=row.goldstein if row else None,
        why=(*((row.why,) if row else ()), *about),
    )


def _words_around(event: Event, sentences: Sequence[Sentence]) -> list[tuple[Word, ...]]:
    """Return the words of the sentences that tell of an event."""
    spans: tuple[Span, ...] = (event.evidence, *event.mentions)
    return [s.words for s in sentences if any(overlaps(s.span, span) for span in spans)]


def cameo(
    event: Event, contexts: Collection[str], actors: Collection[Entity], trigger: str = ""
) -> Cameo | None:
    """Return the first row of cameo.csv that fits an event; none if it is hypothetical or negated.

    `trigger` are the words that name the act, in small letters.
    """
    if event.status in _UNREAL:
        return None
    who = {e.sector for e in actors} | {e.kind for e in actors if e.kind == "state"}
    return next(
        row
        for row in cameo_table()[event.type]
        if row.status in ("", event.status)
        and (not row.mode or event.mode in row.mode.split("|"))
        and (not row.trigger or any(part in trigger for part in row.trigger.split("|")))
        and (not row.context or any(name in contexts for name in row.context.split("|")))
        and (not row.actor or any(name in who for name in row.actor.split("|")))
    )


def flat(event: Event) -> Event | None:
    """Return an event as PLOVER codes it, without status: what is planned of some types is a promise.

    A planned CONSULT, SUPPORT, COOPERATE or AID is AGREE, a planned RETREAT is CONCEDE. Returns `None` for
    what is hypothetical or negated, which PLOVER leaves out.
    """
    if event.status in _UNREAL:
        return None
    if event.status != "planned" or event.type not in _INTENT:
        return event
    name = _INTENT[event.type]
    codes = event.codes and msgspec.structs.replace(event.codes, quad=quad(name), score=score(name))
    return msgspec.structs.replace(
        event, type=name, mode=None, status="occurred", codes=codes, why=(*event.why, _FLAT)
    )
