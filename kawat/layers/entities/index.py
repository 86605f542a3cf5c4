"""Clusters of mentions while they are gathered, found by their names and the words of these."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kawat.model import EntityKind, Mention

MOST = 50  # clusters looked at for one word: an article that names more bearers of it is no article


@dataclass(eq=False)
class Cluster:
    """Mentions of one entity while they are being gathered, and the names it may be found by."""

    kind: EntityKind
    mentions: list[Mention] = field(default_factory=list)
    keys: dict[str, None] = field(default_factory=dict)

    def add(self, mention: Mention, names: Iterable[str]) -> None:
        """Take in a mention and its names."""
        self.mentions.append(mention)
        self.keys.update(dict.fromkeys(n for n in names if n))


class Index:
    """Clusters of one kind by their names and by the words of these."""

    def __init__(self, kind: EntityKind) -> None:
        self.kind: EntityKind = kind
        self.clusters: list[Cluster] = []
        self._names: dict[str, Cluster] = {}
        self._words: dict[str, list[Cluster]] = {}

    def exact(self, names: Iterable[str]) -> Cluster | None:
        """Return the cluster that bears one of the names."""
        return next((self._names[n] for n in names if n in self._names), None)

    def sharing(self, name: str) -> list[Cluster]:
        """Return clusters with a name that shares a word with `name`, at most `MOST` for each word."""
        found = (c for word in name.split() for c in self._words.get(word, ()))
        return list({id(c): c for c in found}.values())

    def add(self, cluster: Cluster | None, mention: Mention, names: Sequence[str]) -> None:
        """Take a mention into a cluster, a new one if it is `None`."""
        if cluster is None:
            cluster = Cluster(self.kind)
            self.clusters.append(cluster)
        fresh = [n for n in names if n and n not in cluster.keys]
        cluster.add(mention, names)
        for name in fresh:
            self._names.setdefault(name, cluster)
            for word in dict.fromkeys(name.split()):
                bearers = self._words.setdefault(word, [])
                if len(bearers) < MOST and cluster not in bearers:
                    bearers.append(cluster)


def last_before(cluster: Cluster, at: int) -> int:
    """Return where the cluster was last spoken of before `at`, -1 if it was not."""
    return max((m.span.start for m in cluster.mentions[:MOST] if m.span.start < at), default=-1)
