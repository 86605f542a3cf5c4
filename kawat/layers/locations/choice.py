"""Which of its namesakes does an article mean? Steps that narrow the candidates, in this order."""

from collections.abc import Callable
from typing import NamedTuple

from kawat.gazetteer import Site
from kawat.layers.entities.home import AT_HOME
from kawat.layers.locations.named import Named, doubtful
from kawat.model import Choice, Level

SMALL = 100_000  # inhabitants below which a district or town needs a word on where it lies
LARGE = 500_000  # inhabitants from which a city abroad comes before a province of its name
NEAR = 0.3  # degrees between places of one name that are one
TIMES = 3  # the largest is meant if it has so many times the inhabitants of the next
_RANKS: tuple[Level, ...] = (
    "country", "province", "city", "regency", "sea", "strait", "island", "region", "mountain", "lake",
    "river", "airport", "building", "district", "town",
)  # fmt: skip
_LOCAL = frozenset({"district", "town"})


class Around(NamedTuple):
    """What an article names: the countries of its states, provinces and regencies."""

    countries: frozenset[str]
    provinces: frozenset[str] = frozenset()
    regencies: frozenset[str] = frozenset()


Step = Callable[[Named, tuple[Site, ...], Around], tuple[Site, ...]]


def choose(named: Named, around: Around) -> tuple[Site | None, Choice]:
    """Return the one that is meant and the step that told, `None` where it would be a guess.

    A village or district that the gazetteer lacks lies in what is named beside it, who knows where.
    """
    site, basis = _narrowed(named, around)
    if site is None and (somewhere := _somewhere(named)):
        return somewhere, "beside"
    return site, basis


def _somewhere(named: Named) -> Site | None:
    """Return a place without coordinates: `Desa Sumber Jernih, Kabupaten Kediri`."""
    regencies = [outer for outer in named.beside if outer.level in {"regency", "city"}]
    outers = regencies or [outer for outer in named.beside if outer.level == "district"]
    if named.asked[:1] not in {("town",), ("district",)} or len({outer.regency for outer in outers}) != 1:
        return None
    rest = {f: getattr(outers[0], f) for f in ("country", "province", "regency", "code", "why")}
    return Site(name=named.entity.name, level=named.asked[0], **rest)


def _narrowed(named: Named, around: Around) -> tuple[Site | None, Choice]:
    left = named.sites
    basis: Choice = "asked" if named.asked and left else "only"
    for name, step in _STEPS:
        kept = step(named, left, around)
        if kept != left:
            left, basis = kept, name
        if not left:
            return None, basis
    if len(left) > 1:
        return None, basis
    return (None, basis) if _guess(named, left[0], around) else (left[0], basis)


def _country(named: Named, left: tuple[Site, ...], around: Around) -> tuple[Site, ...]:
    """Keep those in the country named right after it, its own, one that the article names, or at home."""
    beside = {s.country for s in named.beside if s.level == "country"}
    if kept := tuple(s for s in left if s.country in beside):
        return kept
    told = named.entity.country
    if told:
        return tuple(s for s in left if s.country in {told, None})
    nearby = tuple(s for s in left if s.country in around.countries)
    home = tuple(s for s in left if s.country == AT_HOME)
    return nearby or home or left


def _within(named: Named, left: tuple[Site, ...], _around: Around) -> tuple[Site, ...]:
    """Keep those that lie in what is named right after the place."""
    for outer in named.beside:
        left = tuple(s for s in left if _contains(outer, s)) or left
    return left


def _contains(outer: Site, site: Site) -> bool:
    if outer.level == "country":
        return site.country == outer.country
    if outer.level == "province":
        return site.province == outer.province and site.country == outer.country
    return site.regency == outer.regency is not None and site.level in _LOCAL and site.name != outer.name


def _highest(named: Named, left: tuple[Site, ...], _around: Around) -> tuple[Site, ...]:
    """Keep those of the highest rank: a province or city before the villages of its name."""
    if named.beside and all(s.level in _LOCAL for s in left):
        return left
    codes = {s.code for s in left if s.level == "city" and s.country != AT_HOME}
    left = tuple(s for s in left if s.level != "province" or s.code not in codes)  # Ramallah, in Ramallah
    highest = min(_rank(s) for s in left)
    return tuple(s for s in left if _rank(s) == highest)


def _rank(site: Site) -> int:
    """Return a low number for the highest; abroad what areas.csv has is what news means by a name."""
    if site.country != AT_HOME and site.geonames is None:
        return -1
    if site.country != AT_HOME and site.level == "city":
        return 0 if site.population >= LARGE else 2
    return min(_RANKS.index(site.level), _RANKS.index("district"))


def _spoken_of(_named: Named, left: tuple[Site, ...], around: Around) -> tuple[Site, ...]:
    """Keep those in the regencies, else in the provinces, that the article names."""
    if len(left) == 1:
        return left
    regional = tuple(s for s in left if s.regency in around.regencies)
    return regional or tuple(s for s in left if s.province in around.provinces) or left


def _larger(_named: Named, left: tuple[Site, ...], _around: Around) -> tuple[Site, ...]:
    """Keep the one that is many times larger than any other; a town and its district of one name are one."""
    first, *rest = sorted(left, key=lambda s: (-s.population, s.latitude is None))
    others = [s for s in rest if not _same(s, first)]
    return (first,) if not others or first.population > TIMES * others[0].population else left


def _same(site: Site, other: Site) -> bool:
    """Tell whether two places of a name and division lie beside each other, as far as is known."""
    if site.latitude is None or other.latitude is None or site.longitude is None or other.longitude is None:
        return site.code == other.code
    return abs(site.latitude - other.latitude) < NEAR and abs(site.longitude - other.longitude) < NEAR


def _guess(named: Named, site: Site, around: Around) -> bool:
    """Tell whether a small place may be any other of its name, as nothing that the article names contains it.

    What is named right after it must not be elsewhere; a village, which has many namesakes, needs its
    regency.
    """
    if not doubtful(named) and (site.level not in _LOCAL or site.population >= SMALL):
        return False
    regions = [outer for outer in named.beside if outer.regency]
    if any(outer.regency == site.regency for outer in regions) or site.regency in around.regencies:
        return False
    village = named.asked[:1] == ("town",)
    return bool(regions) or village or site.province not in around.provinces


_STEPS: tuple[tuple[Choice, Step], ...] = (
    ("country", _country),
    ("beside", _within),
    ("rank", _highest),
    ("article", _spoken_of),
    ("population", _larger),
)
