"""Where was it said? Where who says it is told to speak: `kata Retno di Jakarta`."""

from collections.abc import Sequence

import msgspec

from kawat.layers.events.merge import SPOKEN, Told
from kawat.model import Doc

Event = list[Told]

_WHY = "layers/events/places.py#where-the-speaker-spoke"


def placed(doc: Doc, events: Sequence[Event]) -> list[Event]:
    """Return the events; words without a place were said where the speaker is first told to speak."""
    spoke: dict[str, str] = {}
    for quote in doc.quotes:
        if quote.speaker and quote.place:
            spoke.setdefault(quote.speaker, quote.place)
    return [
        event if any(told.place for told in event) else [_placed(told, spoke) for told in event]
        for event in events
    ]


def _placed(told: Told, spoke: dict[str, str]) -> Told:
    if told.type not in SPOKEN or told.mode == "investigate" or told.status != "occurred":
        return told
    place = next((spoke[e] for e in told.actors if e in spoke), None)
    return msgspec.structs.replace(told, place=place, why=(*told.why, _WHY)) if place else told
