"""Who is described so vaguely that anybody in a story may be meant? `pelaku`, `para tersangka`, `polisi`."""

from collections.abc import Iterable

from kawat.model import Entity

_ROLES = frozenset(
    "tersangka pelaku korban terduga terdakwa teroris penyerang "
    "polisi kepolisian petugas aparat penyidik".split()
)
_SMALL = frozenset("para si sang itu tersebut ini tadi kedua ketiga keempat seluruh semua".split())


def vague(entities: Iterable[Entity]) -> frozenset[str]:
    """Return the groups that are named by their part in a deed alone."""
    return frozenset(e.id for e in entities if e.kind == "group" and _vague(e.name))


def _vague(name: str) -> bool:
    words = {word.casefold() for word in name.split()}
    return bool(words & _ROLES) and words <= _ROLES | _SMALL
