"""Who could take part in an act? The names and lists of its sentence, and those that the text holds ready."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from msgspec import Struct

from kawat.layers.events.clauses import Phrase
from kawat.layers.events.hearing import Heard
from kawat.layers.events.merge import Side, Told
from kawat.layers.events.phrases import REACH, joined_after

_NEAR = 8  # names on either side of an act that may take part
_PAIRS = 3  # names on either side that may be partners
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})  # hardly done by who tells it
_REPORTED = frozenset({"ACCUSE", "ASSAULT"})
_LAST = 2  # acts told before whose sides may be meant again


Beside = tuple[list[Phrase], list[Phrase]]


class Option(Struct, frozen=True, gc=False):
    """One way to fill a side: the entities, the first name where they stand, and how they come in.

    `source` is `name`, `list`, `pair` or `pronoun`; or, from outside of the sentence, `rule`, `speaker`,
    `last speaker` or `told`.
    """

    side: Side
    source: str
    phrase: Phrase | None = None
    other: Phrase | None = None  # the second of a pair


def options(
    here: Heard, told: Told, near: Beside, before: Sequence[Told], speakers: Mapping[str, str | None]
) -> list[Option]:
    """Return the ways to fill a side of an act of a sentence.

    `near` are the names beside it, `before` the acts told before it.
    """
    inside = _within(here, told, near)
    found = [option for option in inside if not _only_tells(told, option, speakers["speaker"])]
    known = {option.side for option in found}
    for option in _outside(told, near, before, speakers):
        if option.side not in known and not _only_tells(told, option, speakers["speaker"]):
            known.add(option.side)
            found.append(option)
    return found


def _only_tells(told: Told, option: Option, speaker: str | None) -> bool:
    """Tell whether an option is who tells of a deed, and neither the rules nor a pronoun have him in it."""
    if told.type not in _HOSTILE or speaker is None or option.source == "pronoun":
        return False
    return speaker in option.side and speaker not in (*told.actors, *told.recipients)


def beside(here: Heard, told: Told) -> Beside:
    """Return the names to the left and to the right of an act, the nearest ones of either in text order."""
    start, end = told.at.start, told.at.end
    left = [p for p in here.names(start - REACH, start) if p.end <= start]
    return left[-_NEAR:], here.names(end, end + REACH)[:_NEAR]


def _within(here: Heard, told: Told, near: Beside) -> Iterator[Option]:
    left, right = near
    outwards = (*reversed(left), *right)
    for phrase in outwards:
        side = here.side(phrase)
        if side and not _reported_to(here, told, phrase):
            yield Option(side, "name" if phrase.entity else "pronoun", phrase)
    for phrase in outwards:
        side = _together(here, joined_after(here.c, phrase))
        if len(side) > 1:
            yield Option(side, "list", phrase)
    if told.at.form.predicate.object == "partner":
        for one, other in product(left[-_PAIRS:], right[:_PAIRS]):
            side = _together(here, (one, other))
            if len(side) > 1:
                yield Option(side, "pair", one, other)


def _reported_to(here: Heard, told: Told, phrase: Phrase) -> bool:
    """Tell whether an act is reported to somebody, who has no part in it: `melaporkan A ke | polisi`."""
    if told.type not in _REPORTED or phrase.entity in (*told.actors, *told.recipients):
        return False
    return phrase.start > told.at.end and here.c.norms[phrase.start - 1] == "ke"


def _together(here: Heard, phrases: Sequence[Phrase]) -> Side:
    return tuple(dict.fromkeys(e for p in phrases for e in here.side(p)))


def _outside(
    told: Told, near: Beside, before: Sequence[Told], speakers: Mapping[str, str | None]
) -> Iterator[Option]:
    for side in (told.actors, told.recipients):
        if side:
            yield Option(side, "rule", _place(near, side[0]))
    for source, speaker in speakers.items():
        if speaker:
            yield Option((speaker,), source)
    for last in reversed(before[-_LAST:]):
        yield from (Option(side, "told") for side in (last.actors, last.recipients) if side)


def _place(near: Beside, entity: str) -> Phrase | None:
    return next((p for side in near for p in side if p.entity == entity), None)
