"""Which mentions are of one and the same? Mentions gathered into clusters, the fullest names first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kawat.indonesian import names
from kawat.layers.entities.spelling import misspelt
from kawat.model import Mention
from kawat.text import fold


@dataclass
class Cluster:
    """Mentions of one entity while they are being gathered."""

    kind: str
    mentions: list[Mention] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    def add(self, mention: Mention, *keys: str) -> None:
        """Take in a mention and the names it may be found by."""
        self.mentions.append(mention)
        self.keys.update(k for k in keys if k)


def gather(mentions: Sequence[Mention]) -> list[Cluster]:
    """Return the clusters of the mentions, by their first mention."""
    clusters: list[Cluster] = []
    for kind, link in _LINKS:
        link([m for m in mentions if m.kind == kind], clusters)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    return sorted(clusters, key=lambda c: (c.mentions[0].span.start, -c.mentions[0].span.end))


def _states(mentions: Iterable[Mention], clusters: list[Cluster]) -> None:
    _by_key("state", mentions, clusters, lambda m: m.country or fold(m.name))


def _places(mentions: Iterable[Mention], clusters: list[Cluster]) -> None:
    _by_key("place", mentions, clusters, lambda m: fold(m.name))


def _by_key(kind, mentions, clusters, key):  # type: ignore[no-untyped-def]
    found: dict[str, Cluster] = {}
    for mention in mentions:
        k = key(mention)
        if k not in found:
            found[k] = Cluster(kind)
            clusters.append(found[k])
        found[k].add(mention, k)


def _organizations(mentions: Sequence[Mention], clusters: list[Cluster]) -> None:
    found: dict[str, Cluster] = {}
    for mention in sorted(mentions, key=lambda m: -len(m.name.split())):
        keys = list(_organization_keys(mention))
        cluster = next((found[k] for k in keys if k in found), None)
        if cluster is None:
            cluster = Cluster("organization")
            clusters.append(cluster)
        cluster.add(mention, *keys)
        for key in keys:
            found.setdefault(key, cluster)


def _organization_keys(mention: Mention) -> Iterable[str]:
    yield fold(mention.name)
    if mention.acronym:
        yield fold(mention.acronym)
    for entry in names.known(mention.name):
        if entry.kind == "organization":
            yield fold(entry.name)


def _persons(mentions: Sequence[Mention], clusters: list[Cluster]) -> None:
    persons: list[Cluster] = []
    for mention in sorted(mentions, key=lambda m: -len(fold(m.name).split())):
        key = fold(mention.name)
        cluster = next((c for c in persons if key in c.keys), None) or _person(key, persons)
        if cluster is None:
            cluster = Cluster("person")
            persons.append(cluster)
        known = [fold(e.name) for e in names.known(mention.name) if e.kind == "person"]
        cluster.add(mention, key, fold(mention.acronym or ""), *known)
    clusters.extend(persons)


def _person(key: str, persons: Sequence[Cluster]) -> Cluster | None:
    words = set(key.split())
    for cluster in persons:
        if any(words <= set(k.split()) for k in cluster.keys):
            return cluster
    return next((c for c in persons if any(misspelt(key, k) for k in c.keys)), None)


def _groups(mentions: Sequence[Mention], clusters: list[Cluster]) -> None:
    persons = [c for c in clusters if c.kind == "person"]
    rest: list[Mention] = []
    for mention in mentions:
        holder = _holder(mention, persons) if mention.role else None
        if holder:
            holder.add(mention)
        else:
            rest.append(mention)
    _by_key("group", rest, clusters, lambda m: fold(m.name))


def _holder(mention: Mention, persons: Sequence[Cluster]) -> Cluster | None:
    """Return the person whose title begins with the office that is said alone."""
    office = fold(mention.role or "")
    held = [
        c
        for c in persons
        if any(m.role and (fold(m.role) + " ").startswith(office + " ") for m in c.mentions)
    ]
    return held[0] if len(held) == 1 else None


_LINKS = (
    ("state", _states),
    ("place", _places),
    ("organization", _organizations),
    ("person", _persons),
    ("group", _groups),
)
