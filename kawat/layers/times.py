"""Placeholder until the layer is written."""

from kawat.model import Doc, TimeExpr


def find(_doc: Doc) -> tuple[TimeExpr, ...]:
    """Return nothing yet."""
    return ()
