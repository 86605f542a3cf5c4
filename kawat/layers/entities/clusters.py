"""Which mentions are of one and the same? Mentions gathered into clusters, the fullest names first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kawat.layers.entities import keys
from kawat.layers.entities.spelling import misspelt, swapped
from kawat.model import EntityKind, Mention
from kawat.text import fold

SHORTEST = 4  # letters of a name cut short
NEAR = 400  # characters back to whom `Politikus Partai Maju itu` means
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
    index = Index("organization")
    # `Kedutaan Besar RI (KBRI)` alone comes last: it may be `KBRI Tokyo`
    for mention in sorted(mentions, key=lambda m: (keys.local(m), -len(m.name.split()), not m.acronym)):
        names = keys.organization(mention)
        cluster = index.exact(names) or _longer(names[0], mention, index, home)
        index.add(cluster, mention, [*names, *keys.letters(mention)])
    return index.clusters


def _longer(name: str, mention: Mention, index: Index, home: str) -> Cluster | None:
    """Return the organisation of which `name` is the beginning: `pemerintah` of `pemerintah Indonesia`."""
    if keys.stands_alone(mention):
        return None
    longer = [c for c in index.sharing(name) if any(k.startswith(name + " ") for k in c.keys)]
    if len(longer) > 1:
        longer = [c for c in longer if any(m.country == home for m in c.mentions)]
    return longer[0] if len(longer) == 1 else None


def _persons(mentions: Sequence[Mention]) -> list[Cluster]:
    index = Index("person")
    for mention in sorted(mentions, key=lambda m: -len(fold(m.name).split())):
        names = keys.person(mention)
        cluster = index.exact(names) or _person(names[0], mention, index)
        index.add(cluster, mention, names)
    return index.clusters


def _person(name: str, mention: Mention, index: Index) -> Cluster | None:
    """Return the person of whose name this is a part, the one spoken of last; or a misspelling."""
    words = set(name.split())
    near = index.sharing(name)
    whole = [c for c in near if any(words <= set(key.split()) for key in c.keys)]
    if whole:
        return max(whole, key=lambda c: _last_before(c, mention.span.start))
    slips = (c for c in near if any(misspelt(name, key) for key in c.keys))
    return next(slips, None) or _swapped(name, index) or _cut_short(name, index)


def _cut_short(name: str, index: Index) -> Cluster | None:
    """Return the only person a word of whose name begins with this one: `Alex` of `Alexander`."""
    if " " in name or len(name) < SHORTEST or len(index.clusters) > MOST:
        return None
    whole = [c for c in index.clusters if any(w.startswith(name) for k in c.keys for w in k.split())]
    return whole[0] if len(whole) == 1 else None


def _swapped(name: str, index: Index) -> Cluster | None:
    """Return the person one word of whose name this is, with two letters in each other's place."""
    if " " in name or len(index.clusters) > MOST:
        return None
    return next((c for c in index.clusters for k in c.keys for w in k.split() if swapped(name, w)), None)


def _last_before(cluster: Cluster, at: int) -> int:
    """Return where the cluster was last spoken of before `at`, -1 if it was not."""
    return max((m.span.start for m in cluster.mentions[:MOST] if m.span.start < at), default=-1)


def _groups(mentions: Iterable[Mention], persons: Sequence[Cluster]) -> list[Cluster]:
    holders: dict[tuple[str, str | None], Cluster | None] = {}
    rest: list[Mention] = []
    for mention in mentions:
        office = keys.office(mention.role) if mention.role else ""
        if office and (office, mention.country) not in holders:
            holders[office, mention.country] = _holder(office, mention.country, persons)
        holder = holders.get((office, mention.country)) or _spoken_of(mention, persons)
        if holder:
            holder.add(mention, ())
        else:
            rest.append(mention)
    return _bodies(rest)


def _bodies(mentions: Iterable[Mention]) -> list[Cluster]:
    """Return the groups by what they are called; `keempat orang itu` are the four spoken of last."""
    found: dict[str, Cluster] = {}
    of_number: dict[int, str] = {}
    for mention in mentions:
        number, key = keys.count(mention), keys.group(mention)
        if number and key not in found and keys.taken_up(mention):
            key = of_number.get(number, key)
        if number:
            of_number[number] = key
        found.setdefault(key, Cluster("group")).add(mention, (key,))
    return list(found.values())


def _holder(office: str, country: str | None, persons: Sequence[Cluster]) -> Cluster | None:
    """Return the only person whose title begins with the office that is said alone."""
    held = (
        c
        for c in persons
        if any((keys.office(m.role) + " ").startswith(office + " ") for m in c.mentions if m.role)
        and not _clash(country, c)
    )
    first, second = next(held, None), next(held, None)
    return first if second is None else None


def _spoken_of(mention: Mention, persons: Sequence[Cluster]) -> Cluster | None:
    """Return who was spoken of last, if an office points back: `Politikus Partai Maju itu`."""
    if not mention.role or mention.sector not in _PUBLIC or not keys.taken_up(mention):
        return None
    if len(persons) > MOST:
        return None
    before = [
        (mention.sector in _sectors(c), at, n, c)
        for n, c in enumerate(persons)
        if _may_hold(c, mention.sector, mention.role)
        and (at := _last_before(c, mention.span.start)) >= 0
        and mention.span.start - at < NEAR
    ]
    last = max(before, default=None)
    return last[3] if last and not _clash(mention.country, last[3]) else None


def _sectors(person: Cluster) -> set[str]:
    return {m.sector for m in person.mentions if m.sector}


def _may_hold(person: Cluster, sector: str, role: str) -> bool:
    """Tell whether an office of a sector may be a person's: politicians change theirs.

    Who has an office by the article holds no other, but may well be a `politikus` or a `mantan menteri`.
    """
    theirs = _sectors(person)
    roles = {m.role.lower().split()[0] for m in person.mentions if m.role}
    first = role.lower().split()[0]
    if roles and first not in roles and first not in keys.entities_file().epithets:
        return False
    return not theirs or sector in theirs or bool(sector in _POLITICS and theirs & _POLITICS)


_POLITICS = frozenset({"GOV", "LEG", "PTY", "ELI"})
_PUBLIC = frozenset({"GOV", "LEG", "PTY", "ELI", "JUD", "MIL", "COP", "REL"})


def _clash(country: str | None, cluster: Cluster) -> bool:
    theirs = {m.country for m in cluster.mentions if m.country}
    return bool(country and theirs and country not in theirs)
