"""Placeholder until the layer is written."""

from kawat.model import Doc, Quote


def find(_doc: Doc) -> tuple[Quote, ...]:
    """Return nothing yet."""
    return ()
