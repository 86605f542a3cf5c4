"""Placeholder until the layer is written."""

from kawat.model import Doc, Mention


def find(_doc: Doc) -> tuple[Mention, ...]:
    """Return nothing yet."""
    return ()
