"""Which mentions are the same? Persons, states, organisations, groups and places, each once."""

from collections import Counter
from collections.abc import Iterable

from kawat.layers.entities.clusters import Cluster, gather
from kawat.model import Doc, Entity, Mention


def find(doc: Doc) -> tuple[Entity, ...]:
    """Return the entities by their first mention, `e1` first."""
    clusters = gather(doc.mentions)
    return tuple(_entity(f"e{n}", cluster) for n, cluster in enumerate(clusters, 1))


def _entity(number: str, cluster: Cluster) -> Entity:
    mentions = cluster.mentions
    named = [m for m in mentions if m.kind == cluster.kind]
    name = _name(named)
    return Entity(
        id=number,
        kind=name.kind,
        name=name.name,
        mentions=tuple(sorted({m.span for m in mentions})),
        country=_first(m.country for m in mentions),
        sector=_first(m.sector for m in mentions),
        role=_first(m.role for m in named if m.kind == "person"),
        why=tuple(dict.fromkeys((*name.why, *(w for m in mentions for w in m.why)))),
    )


def _name(mentions: list[Mention]) -> Mention:
    """Return the mention with the fullest name; of equally long ones the most frequent spelling."""
    often = Counter(m.name for m in mentions)
    return max(
        mentions, key=lambda m: (not m.name.isupper(), len(m.name.split()), often[m.name], -m.span.start)
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v), None)
