"""Where on earth is a place of that name? GeoNames' places (geonames.csv), and others (areas.csv).

`sites("bandung")` gives all that bear a name, folded as `kawat.text.fold` does. The table is read when the
first place is looked up, and searched as it lies: a row becomes an object only if it is asked for.
"""

import csv
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from kawat.datafiles import PACKAGE, table
from kawat.model import Level
from kawat.text import fold

GEONAMES = "gazetteer/geonames.csv"
AREAS = "gazetteer/areas.csv"


class Site(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A place of the gazetteer; `code` is GeoNames' (`ID.30.3273`), `population` 0 if unknown."""

    name: str
    level: Level
    why: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    province: str | None = None
    regency: str | None = None
    code: str | None = None
    population: int = 0
    geonames: int | None = None


class Area(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A row of areas.csv; `aliases` holds other names with `;` between."""

    name: str
    level: Level
    latitude: float
    longitude: float
    why: str
    country: str | None = None
    province: str | None = None
    aliases: str = ""


@lru_cache(maxsize=4096)
def sites(key: str) -> tuple[Site, ...]:
    """Return the places that bear a name; nothing if it is unknown.

    >>> [(site.level, site.province) for site in sites("kota baru") if site.level == "regency"]
    [('regency', 'Kalimantan Selatan')]
    """
    return (*_geonames(key), *_areas().get(key, ()))


def _geonames(key: str) -> Iterator[Site]:
    header, first, lines = _lines()
    wanted = key.encode() + b","
    at = bisect_left(lines, wanted, lo=first)
    while at < len(lines) and lines[at].startswith(wanted):
        (cells,) = csv.reader([lines[at].decode()])
        row = {name: cell for name, cell in zip(header, cells, strict=True) if cell and name != "key"}
        row["why"] = f"{GEONAMES}:{at + 1}#{row['name']}"
        yield msgspec.convert(row, Site, strict=False)
        at += 1


@cache
def _lines() -> tuple[list[str], int, list[bytes]]:
    """Return the names of the columns, where the rows begin, and all lines, sorted from there on."""
    lines = (PACKAGE / GEONAMES).read_bytes().splitlines()
    first = next(n for n, line in enumerate(lines) if not line.startswith(b"#")) + 1
    return lines[first - 1].decode().split(","), first, lines


@cache
def _areas() -> dict[str, tuple[Site, ...]]:
    found: dict[str, tuple[Site, ...]] = {}
    for area in table(AREAS, Area):
        site = Site(**{f: getattr(area, f) for f in Area.__struct_fields__ if f != "aliases"})
        for name in (area.name, *filter(None, area.aliases.split(";"))):
            found[fold(name)] = (*found.get(fold(name), ()), site)
    return found
