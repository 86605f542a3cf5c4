"""Which entities are mentioned where? Mentions of all entities in text order, searched by span."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from kawat.model import Entity, Span


class Located(Struct, frozen=True, gc=False):
    """One mention of an entity."""

    span: Span
    entity: Entity


def located(entities: Iterable[Entity]) -> list[Located]:
    """Return every mention of the entities, in text order."""
    return sorted((Located(s, e) for e in entities for s in e.mentions), key=lambda m: m.span)


def within(mentions: Sequence[Located], span: Span) -> Iterator[Located]:
    """Yield the mentions that lie inside `span`."""
    at = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    while at < len(mentions) and mentions[at].span.start < span.end:
        if mentions[at].span.end <= span.end:
            yield mentions[at]
        at += 1
