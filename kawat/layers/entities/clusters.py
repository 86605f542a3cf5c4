"""Which mentions are of one and the same? Mentions gathered into clusters, the fullest names first."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from kawat.indonesian.names import known
from kawat.indonesian.titles import vocabulary
from kawat.layers.entities import keys
from kawat.layers.entities.descriptions import holder, pointed_at, spoken_of
from kawat.layers.entities.index import MOST, Cluster, Index, last_before
from kawat.layers.entities.spelling import doubled, misspelt, slip, swapped
from kawat.model import EntityKind, Mention
from kawat.text import fold

SHORTEST = 4  # letters of a name cut short


def gather(mentions: Sequence[Mention], home: str) -> list[Cluster]:
    """Return the clusters of the mentions, by their first mention; `home` is the country of the article."""
    of_kind: dict[EntityKind, list[Mention]] = {}
    for mention in mentions:
        of_kind.setdefault(mention.kind, []).append(mention)
    named: dict[EntityKind, list[Cluster]] = {
        "state": _by_key("state", of_kind.get("state", ()), lambda m: m.country or fold(m.name)),
        "place": _by_key("place", of_kind.get("place", ()), keys.place),
        "organization": _organizations(of_kind.get("organization", ()), home),
        "person": _persons(of_kind.get("person", ())),
    }
    groups = _groups(of_kind.get("group", ()), named)
    found = [*(c for clusters in named.values() for c in clusters), *groups]
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
        return max(whole, key=lambda c: last_before(c, mention.span.start))
    slips = (c for c in near if any(misspelt(name, key) for key in c.keys))
    return next(slips, None) or _swapped(name, index) or _cut_short(name, index)


def _cut_short(name: str, index: Index) -> Cluster | None:
    """Return the only person a word of whose name begins with this one: `Alex` of `Alexander`."""
    if " " in name or len(name) < SHORTEST or len(index.clusters) > MOST:
        return None
    whole = [c for c in index.clusters if any(w.startswith(name) for k in c.keys for w in k.split())]
    return whole[0] if len(whole) == 1 else None


def _swapped(name: str, index: Index) -> Cluster | None:
    """Return the person one word of whose name this is, but for letters swapped, doubled or wrong."""
    if " " in name or len(index.clusters) > MOST:
        return None
    twice = [c for c in index.clusters if any(doubled(name, w) for k in c.keys for w in k.split())]
    if len(twice) == 1:
        return twice[0]
    if name not in vocabulary().given and not known(name.title()):
        wrong = [c for c in index.clusters if any(slip(name, w) for k in c.keys for w in k.split())]
        if len(wrong) == 1:
            return wrong[0]
    return next((c for c in index.clusters for k in c.keys for w in k.split() if swapped(name, w)), None)


def _groups(mentions: Sequence[Mention], named: Mapping[EntityKind, Sequence[Cluster]]) -> list[Cluster]:
    """Return the groups that the mentions are of, but for those that mean somebody named, who takes them."""
    holders: dict[tuple[str, str | None], Cluster | None] = {}
    rest: list[Mention] = []
    told: set[str] = set()
    bodies = {name: c for c in reversed(named["organization"]) for name in c.keys}
    for mention in mentions:
        office, persons = keys.office(mention.role) if mention.role else "", named["person"]
        if office and (office, mention.country) not in holders:
            holders[office, mention.country] = holder(office, mention.country, persons)
        meant = holders.get((office, mention.country)) or spoken_of(mention, persons)
        key = keys.group(mention)
        if meant is None and key not in told:
            meant = bodies.get(fold(mention.name)) or pointed_at(mention, named)
        if meant:
            meant.add(mention, ())
        else:
            told.add(key)
            rest.append(mention)
    return _bodies(rest)


def _bodies(mentions: Iterable[Mention]) -> list[Cluster]:
    """Return the groups by what they are called; `keempat orang itu` are the four spoken of last."""
    found: dict[str, Cluster] = {}
    of_number: dict[int, str] = {}
    numbers: dict[str, int] = {}
    for mention in mentions:
        number, key = keys.count(mention), keys.group(mention)
        if number and key not in found and keys.taken_up(mention):
            key = of_number.get(number, key)
        if number:
            if numbers.setdefault(key, number) != number:  # three judges are not the two named before
                key = f"{number} {key}"
            of_number[number] = key
        found.setdefault(key, Cluster("group")).add(mention, (key,))
    return list(found.values())
