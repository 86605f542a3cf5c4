"""Whom do `katanya`, `dia` and `mereka` mean? The speakers and persons named last."""

from msgspec import Struct

from kawat.layers.quotes.speaker import Earlier, Who


class Memory(Struct, frozen=True, gc=False):
    """The entities last named: as speaker, as a single person, as a body of people."""

    speaker: str | None = None
    person: str | None = None
    group: str | None = None


def meant(memory: Memory, who: Who) -> str | None:
    """Return the entity that is meant."""
    if who is Earlier.SPEAKER:
        return memory.speaker
    if who is Earlier.PERSON:
        return memory.person or memory.speaker
    if who is Earlier.GROUP:
        return memory.group or memory.speaker
    return who if isinstance(who, str) else None


def told_of(memory: Memory, topic: str, kind: str, *, introduced: bool) -> Memory:
    """Return the memory after a sentence about somebody; who is only then introduced is who speaks next."""
    if kind == "place":
        return memory
    if kind != "person":
        return Memory(memory.speaker, memory.person, topic)
    return Memory(topic if introduced or not memory.speaker else memory.speaker, topic, memory.group)


def spoke(memory: Memory, speaker: str | None, kind: str | None) -> Memory:
    """Return the memory after somebody spoke."""
    if speaker is None:
        return memory
    if kind == "person":
        return Memory(speaker, speaker, memory.group)
    person = speaker if kind == "group" else memory.person
    return Memory(speaker, person, speaker)
