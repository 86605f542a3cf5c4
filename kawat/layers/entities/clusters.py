"""Which mentions are of one and the same? Mentions gathered into clusters, the fullest names first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kawat.layers.entities import keys
from kawat.layers.entities.spelling import misspelt
from kawat.model import EntityKind, Mention
from kawat.text import fold


@dataclass
class Cluster:
    """Mentions of one entity while they are being gathered, and the names it may be found by."""

    kind: EntityKind
    mentions: list[Mention] = field(default_factory=list)
    keys: dict[str, None] = field(default_factory=dict)

    def add(self, mention: Mention, names: Iterable[str]) -> None:
        """Take in a mention and its names."""
        self.mentions.append(mention)
        self.keys.update(dict.fromkeys(n for n in names if n))


def gather(mentions: Sequence[Mention], home: str) -> list[Cluster]:
    """Return the clusters of the mentions, by their first mention; `home` is the country of the article."""
    of_kind: dict[EntityKind, list[Mention]] = {}
    for mention in mentions:
        of_kind.setdefault(mention.kind, []).append(mention)
    clusters = [
        *_by_key("state", of_kind.get("state", ()), lambda m: m.country or fold(m.name)),
        *_by_key("place", of_kind.get("place", ()), keys.place),
        *_organizations(of_kind.get("organization", ()), home),
    ]
    persons = _persons(of_kind.get("person", ()))
    groups = _groups(of_kind.get("group", ()), persons)
    found = [*clusters, *persons, *groups]
    for cluster in found:
        cluster.mentions.sort(key=_order)
    return sorted(found, key=lambda c: _order(c.mentions[0]))


def _order(mention: Mention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end


def _by_key(kind: EntityKind, mentions: Iterable[Mention], key: Callable[[Mention], str]) -> list[Cluster]:
    found: dict[str, Cluster] = {}
    for mention in mentions:
        name = key(mention)
        found.setdefault(name, Cluster(kind)).add(mention, (name,))
    return list(found.values())


def _organizations(mentions: Sequence[Mention], home: str) -> list[Cluster]:
    clusters: list[Cluster] = []
    found: dict[str, Cluster] = {}
    for mention in sorted(mentions, key=lambda m: (-len(m.name.split()), not m.acronym)):
        names = keys.organization(mention)
        cluster = next((found[n] for n in names if n in found), None) or _longer(
            names[0], mention, clusters, home
        )
        if cluster is None:
            cluster = Cluster("organization")
            clusters.append(cluster)
        cluster.add(mention, names)
        for name in names:
            found.setdefault(name, cluster)
    return clusters


def _longer(name: str, mention: Mention, clusters: Sequence[Cluster], home: str) -> Cluster | None:
    """Return the organisation of which `name` is the beginning: `pemerintah` of `pemerintah Indonesia`."""
    if keys.stands_alone(mention):
        return None
    longer = [c for c in clusters if any(k.startswith(name + " ") for k in c.keys)]
    if len(longer) > 1:
        longer = [c for c in longer if any(m.country == home for m in c.mentions)]
    return longer[0] if len(longer) == 1 else None


def _persons(mentions: Sequence[Mention]) -> list[Cluster]:
    clusters: list[Cluster] = []
    found: dict[str, Cluster] = {}
    for mention in sorted(mentions, key=lambda m: -len(fold(m.name).split())):
        names = keys.person(mention)
        cluster = next((found[n] for n in names if n in found), None) or _person(names[0], clusters)
        if cluster is None:
            cluster = Cluster("person")
            clusters.append(cluster)
        cluster.add(mention, names)
        for name in names:
            found.setdefault(name, cluster)
    return clusters


def _person(name: str, clusters: Sequence[Cluster]) -> Cluster | None:
    """Return the person of whose name this is a part, or a misspelling."""
    words = set(name.split())
    for cluster in clusters:
        if any(words <= set(key.split()) for key in cluster.keys):
            return cluster
    return next((c for c in clusters if any(misspelt(name, key) for key in c.keys)), None)


def _groups(mentions: Iterable[Mention], persons: Sequence[Cluster]) -> list[Cluster]:
    rest: list[Mention] = []
    for mention in mentions:
        holder = _holder(mention, persons) if mention.role else None
        if holder:
            holder.add(mention, ())
        else:
            rest.append(mention)
    return _by_key("group", rest, keys.group)


def _holder(mention: Mention, persons: Sequence[Cluster]) -> Cluster | None:
    """Return the only person whose title begins with the office that is said alone."""
    office = keys.office(mention.role or "")
    held = [
        c
        for c in persons
        if any(m.role and (keys.office(m.role) + " ").startswith(office + " ") for m in c.mentions)
        and not _clash(mention.country, c)
    ]
    return held[0] if len(held) == 1 else None


def _clash(country: str | None, cluster: Cluster) -> bool:
    theirs = {m.country for m in cluster.mentions if m.country}
    return bool(country and theirs and country not in theirs)
