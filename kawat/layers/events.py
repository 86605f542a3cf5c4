"""Placeholder until the layer is written."""

from kawat.model import Doc, Event


def find(_doc: Doc) -> tuple[Event, ...]:
    """Return nothing yet."""
    return ()
