"""Whom does a description without a name mean? An office said alone, `politikus itu`, `negara itu`."""

from collections.abc import Callable, Mapping, Sequence

from kawat.layers.entities import keys
from kawat.layers.entities.home import AT_HOME
from kawat.layers.entities.index import MOST, Cluster, last_before
from kawat.layers.entities.keys import Head
from kawat.layers.entities.spelling import misspelt
from kawat.model import EntityKind, Mention

NEAR = 400  # characters back to whom `Politikus Partai Maju itu` means
BESIDE = 250  # characters back to whom `pria itu` means


def holder(office: str, country: str | None, persons: Sequence[Cluster]) -> Cluster | None:
    """Return the only person whose title begins with the office that is said alone, or is much like it."""
    likes: tuple[Callable[[str, str], bool], ...] = (_begins, misspelt, _shortened)
    for like in likes:
        held = [
            c
            for c in persons[:MOST]
            if any(like(keys.office(m.role), office) for m in c.mentions if m.role) and not _clash(country, c)
        ]
        if held:
            return held[0] if len(held) == 1 else None
    return None


def _begins(whole: str, office: str) -> bool:
    return (whole + " ").startswith(office + " ")


def _shortened(whole: str, office: str) -> bool:
    """Tell whether an office is another with its field cut short: `Direktur PWNI Kemlu`.

    >>> _shortened("direktur perlindungan wni kemlu ri", "direktur pwni kemlu")
    True
    """
    long, short = whole.removesuffix(" ri").split(), office.removesuffix(" ri").split()
    return 2 < len(short) < len(long) and (long[0], long[-1]) == (short[0], short[-1])


def spoken_of(mention: Mention, persons: Sequence[Cluster]) -> Cluster | None:
    """Return who was spoken of last, if an office points back: `Politikus Partai Maju itu`."""
    if not mention.role or mention.sector not in _PUBLIC or not keys.taken_up(mention):
        return None
    if len(persons) > MOST:
        return None
    before = [
        (mention.sector in _sectors(c), at, n, c)
        for n, c in enumerate(persons)
        if _may_hold(c, mention.sector, mention.role)
        and (at := last_before(c, mention.span.start)) >= 0
        and mention.span.start - at < NEAR
    ]
    last = max(before, default=None)
    return last[3] if last and not _clash(mention.country, last[3]) else None


def pointed_at(mention: Mention, named: Mapping[EntityKind, Sequence[Cluster]]) -> Cluster | None:
    """Return the state, body or person named last, of the kind that a description is of: `negara itu`.

    An officer is hardly called `pria itu`.
    """
    head = keys.pointing(mention)
    if head is None or len(named[head.kind]) > MOST:
        return None
    reach = BESIDE if head.kind == "person" else NEAR
    at = mention.span.start
    before = [
        (last, n, c)
        for n, c in enumerate(named[head.kind])
        if (last := last_before(c, at)) >= 0 and at - last < reach and _described(c, head)
    ]
    return max(before)[2] if before else None


def _described(cluster: Cluster, head: Head) -> bool:
    """Tell whether a head may describe somebody: `partai itu` a party, `pria itu` no officer."""
    sectors = _sectors(cluster)
    if head.kind == "state":  # the own land is `negara ini`
        return all(m.country != AT_HOME for m in cluster.mentions)
    if head.kind == "person":
        return not sectors & _OFFICIAL
    return head.sectors is None or not sectors or bool(sectors & head.sectors)


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
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP"})
_PUBLIC = frozenset({"GOV", "LEG", "PTY", "ELI", "JUD", "MIL", "COP", "REL"})


def _clash(country: str | None, cluster: Cluster) -> bool:
    theirs = {m.country for m in cluster.mentions if m.country}
    return bool(country and theirs and country not in theirs)
