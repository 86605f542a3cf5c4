"""Where does each place lie? The one of its namesakes in the gazetteer that the article means, and why.

Candidates are narrowed step by step: by the word before the name, the country, what is named beside it, their
rank, what else the article names, their size. The last step that narrowed them is the `basis`. If several are
left, or one small place of which nothing else speaks, there is no location.
"""

from collections.abc import Sequence

import msgspec

from kawat.datafiles import places
from kawat.gazetteer import Site
from kawat.layers.index import located
from kawat.layers.locations.choice import Around, choose
from kawat.layers.locations.named import RULES, Named, doubtful, locations_file, named, state
from kawat.model import Choice, Entity, Location

__all__ = ["locate", "locations_file"]

_DIVISIONS = frozenset({"province", "regency", "city", "district"})
_SURE = frozenset({"only", "asked", "beside", "rank"})  # choices that may support others


def locate(entities: tuple[Entity, ...], text: str) -> tuple[Entity, ...]:
    """Return the entities, places and states with their location where it can be told."""
    mentions = located(e for e in entities if e.kind in {"place", "state"})
    if not mentions:
        return entities
    at: dict[str, list[int]] = {}
    for n, mention in enumerate(mentions):
        at.setdefault(mention.entity.id, []).append(n)
    found = _chosen([named(e, at[e.id], mentions, text) for e in entities if e.kind == "place"], entities)
    found |= {e.id: (state(e), "only") for e in entities if e.kind == "state"}
    return tuple(_with(e, *found[e.id]) if e.id in found else e for e in entities)


def _chosen(each: Sequence[Named], entities: Sequence[Entity]) -> dict[str, tuple[Site | None, Choice]]:
    """Return what is chosen for each place: once alone, then again with what the others name."""
    countries = frozenset(e.country for e in entities if e.kind == "state" and e.country)
    alone = ((n, *choose(n, Around(countries))) for n in each)
    sure = [s for n, s, basis in alone if s and basis in _SURE and not doubtful(n) and s.level in _DIVISIONS]
    around = Around(
        countries,
        frozenset(s.province for s in sure if s.province),
        frozenset(s.regency for s in sure if s.regency),
    )
    return {n.entity.id: choose(n, around) for n in each}


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
