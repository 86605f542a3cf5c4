"""Placeholder until the layer is written."""

from kawat.model import Doc, Figure


def find(_doc: Doc) -> tuple[Figure, ...]:
    """Return nothing yet."""
    return ()
