"""What may a name of the article mean? Its namesakes, the kind it asks for, what is named beside it."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from kawat.datafiles import Rule, toml
from kawat.gazetteer import Site, sites
from kawat.indonesian import names
from kawat.layers.entities.home import AT_HOME
from kawat.layers.entities.keys import entities_file
from kawat.layers.index import Located
from kawat.model import Entity, Level
from kawat.text import fold, of

RULES = "indonesian/locations.toml"
OFTEN = 20  # mentions of a place looked at
_CONTAINERS = frozenset({"province", "regency", "city", "district"})
_GAPS = frozenset({", ", ",", " ", " (", ", di ", " di ", "-", " - "})  # between a place and what contains it


class LocationsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of locations.toml."""

    heads: dict[str, tuple[Level, ...]]
    doubtful: frozenset[str]
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
    forms: tuple[str, ...]


def named(entity: Entity, at: Sequence[int], mentions: Sequence[Located], text: str) -> Named:
    """Return a place with the candidates of its forms: of the one that asks for a level, else the first."""
    printed = tuple(dict.fromkeys(of(s, text) for s in entity.mentions[:OFTEN]))
    known = [(levels, found) for levels, key in map(_form, printed) if (found := _candidates(levels, key))]
    heads = next((asked for asked, _ in map(_form, printed) if asked), ())
    levels, found = max(known, key=lambda each: bool(each[0]), default=(heads, ()))
    return Named(entity, found, levels, tuple(_beside(at, mentions, text)), printed)


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
    found = tuple(_own_names(sites(key), key))
    if not levels:
        return tuple(s for s in found if s.geonames is None) if _wide(key) else found
    by_level = (tuple(site for site in found if site.level == level) for level in levels)
    return next(filter(None, by_level), ())


def _beside(at: Sequence[int], mentions: Sequence[Located], text: str) -> Iterator[Site]:
    """Yield what may contain a place: provinces, regencies and countries named right after it."""
    for n in at[:OFTEN]:
        end = mentions[n].span.end
        for after in mentions[n + 1 : n + 4]:
            if after.span.start < end:
                continue
            if text[end : after.span.start] not in _GAPS:
                break
            yield from _containers(after.entity, of(after.span, text))
            end = after.span.end


def _containers(entity: Entity, printed: str) -> Iterator[Site]:
    if entity.kind == "state":
        country = state(entity)
        yield from (country,) if country else ()
        return
    levels, key = _form(printed)
    yield from (s for s in _candidates(levels, key) if s.level in _CONTAINERS)


def _own_names(found: tuple[Site, ...], key: str) -> Iterator[Site]:
    """Yield the places; of a country abroad only those of that very name, if there are any."""
    own = {site.country for site in found if fold(site.name) == key}
    for site in found:
        at_home = site.country == AT_HOME or site.geonames is None
        if at_home or site.country not in own or fold(site.name) == key:
            yield site


@lru_cache(maxsize=4096)
def _wide(key: str) -> bool:
    """Tell whether the lexicon knows a name as of no one country only, such as a continent's: `Asia`."""
    entries = [entry for entry in names.known(key.title()) if isinstance(entry, names.Place)]
    return bool(entries) and all(entry.country is None for entry in entries)


@cache
def _usual_names() -> dict[str, str]:
    """Return for each country a name of its state."""
    return {s.country: s.name for s in reversed(names.states()) if s.use == "name"}


def state(entity: Entity) -> Site | None:
    """Return the place of a state."""
    name = _usual_names().get(entity.country or "")
    return next((s for s in sites(fold(name)) if s.level == "country"), None) if name else None


def doubtful(named: Named) -> bool:
    """Tell whether a place is only called by a word that mostly means something else: `Metro`."""
    return all(fold(form) in locations_file().doubtful for form in named.forms)
