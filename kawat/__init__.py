"""Kawat reads Indonesian news-wire articles and keeps the record, each item pinned to its characters.

    import kawat
    for result in kawat.read(["article.txt"]):
        ...                                  # a Record, or a Failure in its place
    record = kawat.read_text("Jakarta - Menlu tiba, Senin (4/3/2024).")

The names are imported when they are first used, so that the command line starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawat.check import problems
    from kawat.engine import read, read_text
    from kawat.explain import reasons
    from kawat.indonesian.names import learn
    from kawat.model import Failure, Given, Record

_HOMES = {
    "Failure": "kawat.model",
    "Given": "kawat.model",
    "Record": "kawat.model",
    "learn": "kawat.indonesian.names",
    "problems": "kawat.check",
    "read": "kawat.engine",
    "read_text": "kawat.engine",
    "reasons": "kawat.explain",
}

__all__ = ["Failure", "Given", "Record", "learn", "problems", "read", "read_text", "reasons"]


def __getattr__(name: str) -> object:
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kawat' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
