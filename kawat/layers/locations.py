"""Where does each place lie? The one of its namesakes in the gazetteer that the article means, and why.

Candidates are narrowed step by step: by the word before the name, the country, what is named beside it, their
rank, what else the article names, their size. The last step that narrowed them is the `basis`. If several are
left, or one small place of which nothing else speaks, there is no location.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from kawat.datafiles import Rule, places, toml
from kawat.gazetteer import Site, sites
from kawat.indonesian import names
from kawat.layers.entities.keys import entities_file
from kawat.layers.index import Located, located
from kawat.model import Choice, Entity, Level, Location
from kawat.text import fold, of

RULES = "indonesian/locations.toml"
AT_HOME = "IDN"
GAP = {
    ", ",
    " ",
    " (",
    ", di ",
    " di ",
    "-",
    " - ",
    ",",
}  # what may stand between a place and what contains it
SMALL = 100_000  # inhabitants below which a district or town needs a word on where it lies
LARGE = 500_000  # inhabitants from which a city abroad comes before a province of its name
OFTEN = 20  # mentions of a place looked at
NEAR = 0.3  # degrees between places of one name that are one
TIMES = 3  # the largest is meant if it has so many times the inhabitants of the next
_RANKS: tuple[Level, ...] = (
    "country", "province", "city", "regency", "sea", "strait", "island", "region", "mountain", "lake",
    "river", "airport", "building", "district", "town",
)  # fmt: skip
_LOCAL = frozenset({"district", "town"})
_SURE = frozenset({"only", "asked", "beside", "rank"})  # choices that may support others


class LocationsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of locations.toml."""

    heads: dict[str, tuple[Level, ...]]
    choice: tuple[Rule, ...]


@cache
def locations_file() -> LocationsFile:
    """Return which levels words ask for, and the examples of choices."""
    return toml(RULES, LocationsFile)


class Named(NamedTuple):
    """A place of the article: its candidates, the levels its words ask for, what is named right after it."""

    entity: Entity
    sites: tuple[Site, ...]
    asked: tuple[Level, ...]
    beside: tuple[Site, ...]


class Around(NamedTuple):
    """What an article names: countries of its states, provinces and regencies; `home` is its country."""

    countries: frozenset[str]
    provinces: frozenset[str]
    regencies: frozenset[str]


Step = Callable[[Named, tuple[Site, ...], Around], tuple[Site, ...]]


def locate(entities: tuple[Entity, ...], text: str) -> tuple[Entity, ...]:
    """Return the entities, places and states with their location where it can be told."""
    mentions = located(e for e in entities if e.kind in {"place", "state"})
    if not mentions:
        return entities
    at: dict[str, list[int]] = {}
    for n, mention in enumerate(mentions):
        at.setdefault(mention.entity.id, []).append(n)
    named = [_named(e, at[e.id], mentions, text) for e in entities if e.kind == "place"]
    countries = frozenset(e.country for e in entities if e.kind == "state" and e.country)
    around = Around(countries, frozenset(), frozenset())
    large = [site for site, basis in (_choose(p, around) for p in named) if site and basis in _SURE]
    around = Around(
        countries,
        frozenset(s.province for s in large if s.province),
        frozenset(s.regency for s in large if s.regency),
    )
    found = {p.entity.id: _choose(p, around) for p in named}
    found |= {e.id: (_state(e), "only") for e in entities if e.kind == "state"}
    return tuple(_with(e, *found[e.id]) if e.id in found else e for e in entities)


def _with(entity: Entity, site: Site | None, basis: Choice) -> Entity:
    if site is None:
        return entity
    known = site.latitude is not None and site.longitude is not None
    return msgspec.structs.replace(
        entity,
        country=site.country or entity.country,
        location=Location(
            level=site.level,
            name=site.name,
            basis=basis,
            coordinates=(site.latitude, site.longitude) if known else None,  # type: ignore[arg-type]
            country=site.country,
            province=site.province,
            regency=site.regency,
            code=site.code,
            geonames=site.geonames,
        ),
        why=(*entity.why, site.why, places(RULES)[basis]),
    )


# --- what is named ---------------------------------------------------------------------------------


def _named(entity: Entity, at: Sequence[int], mentions: Sequence[Located], text: str) -> Named:
    """Return a place with the candidates of its forms: of the one that asks for a level, else the first."""
    forms = [_form(printed) for printed in dict.fromkeys(of(s, text) for s in entity.mentions[:OFTEN])]
    known = [(levels, found) for levels, key in forms if (found := _candidates(levels, key))]
    levels, found = max(known, key=lambda each: bool(each[0]), default=((), ()))
    return Named(entity, found, levels, tuple(_beside(at, mentions, text)))


def _form(printed: str) -> tuple[tuple[Level, ...], str]:
    """Return the levels that a name's first word asks for, and the name to look up.

    `Kota Padang` is the city of Padang, not a district of that whole name; `Kota Gajah` is a district.
    """
    key = fold(printed.partition(" (")[0])
    levels, rest = _asked(key)
    if sites(key) and not any(site.level in levels[:1] for site in sites(rest)):
        return (), key
    if sites(rest):
        return levels, rest
    short = entities_file().short
    return levels, " ".join(dict.fromkeys(short.get(word, word) for word in rest.split()))


def _asked(key: str) -> tuple[tuple[Level, ...], str]:
    for head, levels in locations_file().heads.items():
        if key.startswith(head + " "):
            return levels, key[len(head) + 1 :]
    return (), key


def _candidates(levels: tuple[Level, ...], key: str) -> tuple[Site, ...]:
    """Return the places of a name, at the first of the levels asked for that any has."""
    found = sites(key)
    if not levels:
        return found
    by_level = (tuple(site for site in found if site.level == level) for level in levels)
    return next(filter(None, by_level), ())


def _beside(at: Sequence[int], mentions: Sequence[Located], text: str) -> Iterator[Site]:
    """Yield what may contain a place: provinces, regencies and countries named right after it."""
    for n in at[:OFTEN]:
        end = mentions[n].span.end
        for after in mentions[n + 1 : n + 4]:
            if after.span.start < end:
                continue
            if text[end : after.span.start] not in GAP:
                break
            yield from _containers(after.entity, of(after.span, text))
            end = after.span.end


def _containers(entity: Entity, printed: str) -> Iterator[Site]:
    if entity.kind == "state":
        state = _state(entity)
        yield from (state,) if state else ()
        return
    levels, key = _form(printed)
    yield from (s for s in _candidates(levels, key) if s.level in {"province", "regency", "city"})


@cache
def _usual_names() -> dict[str, str]:
    """Return for each country a name of its state."""
    return {s.country: s.name for s in reversed(names.states()) if s.use == "name"}


def _state(entity: Entity) -> Site | None:
    name = _usual_names().get(entity.country or "")
    return next((s for s in sites(fold(name)) if s.level == "country"), None) if name else None


# --- the choice ------------------------------------------------------------------------------------


def _choose(named: Named, around: Around) -> tuple[Site | None, Choice]:
    """Return the one that is meant and the step that told, `None` where it would be a guess."""
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
    highest = min(_rank(s) for s in left)
    return tuple(s for s in left if _rank(s) == highest)


def _rank(site: Site) -> int:
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
    """Tell whether a small place may be any other of its name, since the article names nothing around it."""
    if site.level not in _LOCAL or site.population >= SMALL:
        return False
    return not (_told(site, around) or any(_contains(outer, site) for outer in named.beside))


def _told(site: Site, around: Around) -> bool:
    return site.regency in around.regencies or site.province in around.provinces


_STEPS: tuple[tuple[Choice, Step], ...] = (
    ("country", _country),
    ("beside", _within),
    ("rank", _highest),
    ("article", _spoken_of),
    ("population", _larger),
)
