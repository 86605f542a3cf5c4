"""Whom do `katanya`, `dia` and `mereka` mean? The speakers and persons named last."""

from msgspec import Struct
from msgspec.structs import replace

from kawat.layers.quotes.cast import Voice
from kawat.layers.quotes.speaker import Earlier, Who


class Memory(Struct, frozen=True, gc=False):
    """The entities last named: as speaker, as a single person, as a body of people."""

    speaker: str | None = None
    person: str | None = None
    group: str | None = None
    several: bool = False  # the speaker is several people


def meant(memory: Memory, who: Who) -> str | None:
    """Return the entity that is meant."""
    if who is Earlier.SPEAKER:
        return memory.speaker
    if who is Earlier.ONE:
        return (memory.several and memory.person) or memory.speaker
    if who is Earlier.PERSON:
        return memory.person or memory.speaker
    if who is Earlier.GROUP:
        return memory.group or memory.speaker
    return who if isinstance(who, str) else None


def told_of(memory: Memory, topic: str, kind: Voice, *, introduced: bool) -> Memory:
    """Return the memory after a sentence about somebody; who is only then introduced is who speaks next."""
    if kind == "place":
        return memory
    if kind != "person":
        return replace(memory, group=topic)
    if introduced or not memory.speaker:
        return Memory(topic, topic, memory.group)
    return replace(memory, person=topic)


def spoke(memory: Memory, speaker: str | None, kind: Voice | None) -> Memory:
    """Return the memory after somebody spoke."""
    if speaker is None:
        return memory
    if kind == "person":
        return Memory(speaker, speaker, memory.group)
    person = speaker if kind == "group" else memory.person
    return Memory(speaker, person, speaker, kind == "several")
