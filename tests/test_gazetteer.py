"""The gazetteer as data: its form, what it must hold, and what looking up costs."""

import re
import subprocess
import sys

import pytest

from kawat.datafiles import PACKAGE, table
from kawat.gazetteer import AREAS, GEONAMES, Area, Site, sites
from kawat.indonesian import knowledge, names
from kawat.text import fold

ROWS = [line for line in (PACKAGE / GEONAMES).read_bytes().splitlines() if not line.startswith(b"#")][1:]
KEYS = dict.fromkeys(line.partition(b",")[0].decode() for line in ROWS)
INDONESIA = {
    (site.level, site.regency, site.province, site.name): site
    for key in KEYS
    for site in sites.__wrapped__(key)
    if site.country == "IDN" and site.why.startswith(GEONAMES)
}


def of_level(level: str) -> list[Site]:
    return [site for site in INDONESIA.values() if site.level == level]


def test_rows_are_in_the_order_that_the_search_needs() -> None:
    assert len(set(ROWS)) == len(ROWS)
    keys = [row.partition(b",")[0] + b"," for row in ROWS]
    assert sorted(keys) == keys


def test_keys_are_folded_names() -> None:
    assert [key for key in KEYS if fold(key) != key] == []


def test_all_of_indonesia_is_there_with_coordinates() -> None:
    numbers = {level: len(of_level(level)) for level in ("province", "regency", "city")}
    assert numbers == {"province": 38, "regency": 416, "city": 98}
    for site in (*of_level("province"), *of_level("regency"), *of_level("city")):
        assert site.latitude is not None and -11.5 < site.latitude < 6.5, site.why
        assert site.longitude is not None and 94.5 < site.longitude < 141.5, site.why


def test_whatever_lies_in_a_province_names_one_that_is_there() -> None:
    provinces = {site.name for site in of_level("province")}
    assert {site.province for site in INDONESIA.values()} - provinces == {None}  # of Indonesia itself
    regencies = {site.regency for site in (*of_level("regency"), *of_level("city"))}
    assert {site.regency for site in INDONESIA.values()} - regencies == {None}


def test_codes_are_those_of_geonames() -> None:
    for site in INDONESIA.values():
        assert site.code and re.fullmatch(r"ID(\.(\d\d|P[A-Z])(\.\d{4})?)?", site.code), site.why


@pytest.mark.parametrize("level", ["province", "regency", "city"])
def test_the_names_of_the_lexicon_are_found(level: str) -> None:
    known = [p for p in names.places() if p.country == "IDN" and p.level == level and p.parent]
    heads = re.compile(r"^(kabupaten|kota) (?!baru$)")
    missing = [p.name for p in known if not sites(fold(p.name)) and not sites(heads.sub("", fold(p.name)))]
    assert missing in ([], ["Purwokerto"])


def test_every_state_has_its_place() -> None:
    usual = {s.country: s.name for s in names.states() if s.use == "name"}
    lacking = [c for c, name in usual.items() if not any(s.level == "country" for s in sites(fold(name)))]
    assert set(lacking) <= {"VAT", "SUN", "YUG", "CSK", "DDR"}


def test_both_files_are_told_of_in_the_sources() -> None:
    sources = (PACKAGE / "gazetteer/SOURCES.md").read_text("utf-8")
    assert "CC BY 4.0" in sources
    assert all(f"`{path.partition('/')[2]}`" in sources for path in (GEONAMES, AREAS))


def test_areas_are_sorted_and_each_lies_in_a_province_that_is_there() -> None:
    areas = table(AREAS, Area)
    assert [a.name for a in areas] == sorted(a.name for a in areas)
    provinces = {site.name for site in of_level("province")}
    assert [a.why for a in areas if a.country == "IDN" and a.province and a.province not in provinces] == []
    assert [a.why for a in areas if not (abs(a.latitude) <= 90 and abs(a.longitude) <= 180)] == []
    assert {a.country for a in areas} - knowledge.countries() == {None}


def test_looking_up_is_quick_and_small() -> None:
    code = """
import time, tracemalloc
from kawat.gazetteer import sites
tracemalloc.start()
start = time.perf_counter()
assert sites("bandung")
print(time.perf_counter() - start)
print(tracemalloc.get_traced_memory()[1])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, size = map(float, done.stdout.split())
    assert seconds < 0.5
    assert size < 20_000_000
