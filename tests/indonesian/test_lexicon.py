"""The names as data: form of the files, lookups, and what loading costs."""

import csv
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import combinations

import pytest

from kawat.codebook import codebook
from kawat.datafiles import content
from kawat.indonesian import knowledge, names
from kawat.indonesian.entries import sources
from kawat.layers.words import split_words
from kawat.text import fold

FILES = ("states", "organizations", "persons", "places", "cities", "sources")
SINGLE = re.compile(
    r"presiden|wakil presiden|perdana menteri|kanselir|raja|ratu|emir|sultan|paus|menteri .*|menko .*"
    r"|(wakil )?gubernur .*|(wakil )?wali kota .*|(wakil )?bupati .*|(waka|ka)polri|kapolda .*|kapolres .*"
    r"|panglima TNI|panglima militer|kepala staf .*|jaksa agung|ketua umum .*|(sekretaris jenderal|sekjen) .*"
    r"|ketua (KPK|MPR|DPR|DPD|MK|MA|KPU|Bawaslu|BPK|Komnas HAM|DPRD .*)|direktur (FBI|CIA)"
    r"|kepala (BIN|BNPB|BNPT|BNN|Basarnas|BMKG|Bappenas|BKPM|BPOM|Bulog)"
)
PARTIAL_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def rows(file: str) -> list[str]:
    lines = content(f"{names.FOLDER}/{file}.csv").splitlines()
    return [line for line in lines if not line.startswith("#")][1:]


def words(text: str) -> tuple[names.Word, ...]:
    return split_words(text, 0, len(text))


def kinds(name: str) -> list[tuple[str, str | None]]:
    return [(e.kind, e.country) for e in names.known(name)]


@pytest.mark.parametrize("file", FILES)
def test_rows_are_sorted_unique_and_without_stray_spaces(file: str) -> None:
    lines = rows(file)
    first = [row[0] for row in csv.reader(lines)]
    assert first == sorted(first)
    assert [line for line, n in Counter(lines).items() if n > 1] == []
    assert [line for line in lines if re.search(r"^\s|\s$|\s[,;]|;\s|  ", line)] == []


def test_every_file_is_told_of_in_the_sources() -> None:
    sources = content(f"{names.FOLDER}/SOURCES.md")
    assert [file for file in FILES if f"`{file}.csv`" not in sources] == []


def test_countries_and_sectors_are_those_of_the_codebook() -> None:
    known = knowledge.countries()
    assert all(re.fullmatch("[A-Z]{3}", s.country) for s in names.states())
    entries = (*names.organizations(), *names.persons(), *names.places())
    assert {e.country for e in entries} - set(known) - {None} == set()
    assert {e.sector for e in entries} - set(codebook().sectors) - {None} == set()


def test_states_have_one_country_and_a_usual_name() -> None:
    assert [n for n, c in Counter(s.name for s in names.states()).items() if c > 1] == []
    named = {s.country for s in names.states() if s.use == "name"}
    assert {s.country for s in names.states()} - named == set()


def test_aliases_say_something_new() -> None:
    for entry in (*names.organizations(), *names.persons()):
        forms = list(names.forms(entry))
        keys = [form if names.only_as_written(form) else fold(form) for form in forms]
        assert len(keys) == len(set(keys)), entry.why
        assert all(forms), entry.why


def test_no_two_organisations_share_a_form() -> None:
    owners = Counter(form for o in names.organizations() for form in names.forms(o))
    assert [form for form, n in owners.items() if n > 1] == []


def test_no_two_persons_share_a_form() -> None:
    owners = {(form, p.name) for p in names.persons() for form in names.forms(p)}
    assert [form for form, n in Counter(form for form, _ in owners).items() if n > 1] == []


def test_offices_have_dates_in_order() -> None:
    for person in names.persons():
        dates = [d for d in (person.since, person.until) if d]
        assert all(PARTIAL_DATE.fullmatch(d) for d in dates), person.why
        assert dates == sorted(dates), person.why
        for day in dates:
            date.fromisoformat((day + "-01-01")[:10])


def test_persons_have_a_country_and_a_role() -> None:
    assert [p.why for p in names.persons() if not (p.country and p.role)] == []


def test_all_of_indonesia_is_there() -> None:
    official = [p for p in names.places() if p.country == "IDN" and p.parent]
    assert len({p.name for p in names.places() if p.level == "province" and p.country == "IDN"}) >= 38
    assert sum(p.level == "regency" for p in official) >= 416
    assert sum(p.level == "city" for p in official) >= 98


def test_parents_are_provinces() -> None:
    provinces = {p.name for p in names.places() if p.level == "province"}
    assert {p.parent for p in names.places() if p.parent} - provinces == set()


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Amerika Serikat", "state", "USA"),
        ("AS", "state", "USA"),
        ("Tiongkok", "state", "CHN"),
        ("Korut", "state", "PRK"),
        ("PALESTINA", "state", "PSE"),
        ("KPK", "organization", "IDN"),
        ("Kemlu", "organization", "IDN"),
        ("al-Qaidah", "organization", "IMG"),
        ("DK PBB", "organization", "UNO"),
        ("Jokowi", "person", "IDN"),
        ("Recep Tayyip Erdoğan", "person", "TUR"),
        ("Kim Jong Un", "person", "PRK"),
        ("Kairo", "place", "EGY"),
        ("Laut China Selatan", "place", None),
        ("Kabupaten Nduga", "place", "IDN"),
        ("Bandara Soekarno-Hatta", "place", "IDN"),
    ],
)
def test_known_names(name: str, kind: str, country: str | None) -> None:
    assert (kind, country) in kinds(name)


@pytest.mark.parametrize(
    "name", ["as", "As", "ma", "Ma", "antara", "Antara", "bogor", "Lima", "Surat", "Buru", "Kota", ""]
)
def test_words_that_are_no_names(name: str) -> None:
    assert kinds(name) == []


def test_a_capital_is_its_state_and_a_place() -> None:
    capital = next(e for e in names.known("Moskow") if isinstance(e, names.State))
    assert (capital.use, capital.country) == ("capital", "RUS")
    seats = {s.name for s in names.states() if s.use == "capital"}
    assert {seat for seat in seats if not any(e.kind == "place" for e in names.known(seat))} == set()


def test_the_larger_place_comes_first() -> None:
    sizes = [e.population for e in names.known("Birmingham") if isinstance(e, names.Place)]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kota Bogor sepi", "Kota Bogor"),
        ("Korea Selatan dan Jepang", "Korea Selatan"),
        ("Jakarta Selatan, Selasa", "Jakarta Selatan"),
        ("Komisi Pemberantasan Korupsi (KPK)", "Komisi Pemberantasan Korupsi"),
        ("Al - Qaeda menyerang", "Al - Qaeda"),
        ("al-Qaeda menyerang", "al-Qaeda"),
        (
            "Badan Meteorologi, Klimatologi dan Geofisika mencatat",
            "Badan Meteorologi, Klimatologi dan Geofisika",
        ),
        ("Jawa, Timur Tengah", "Jawa"),
        ("M. Tito Karnavian", "M. Tito Karnavian"),
        ("detikcom melaporkan", "detikcom"),
        ("korea selatan", None),
        ("AS mengecam", "AS"),
        ("Amerika. Serikat", "Amerika"),
        ("Pak Lurah", None),
    ],
)
def test_the_longest_name(text: str, expected: str | None) -> None:
    found = names.longest(words(text), 0)
    assert (found and text[: words(text)[found.end - 1].end]) == expected


@pytest.mark.parametrize(
    ("name", "day", "roles"),
    [
        ("Prabowo Subianto", "2018-05-01", ["ketua umum Partai Gerindra"]),
        ("Prabowo Subianto", "2025-05-01", ["presiden", "ketua umum Partai Gerindra"]),
        ("Donald Trump", "2022-01-01", ["mantan presiden"]),
        ("Barack Obama", "2008-06-01", []),
        ("Jakarta", "2020-01-01", []),
    ],
)
def test_who_serves_on_a_day(name: str, day: str, roles: list[str]) -> None:
    assert [p.role for p in names.serving(names.known(name), day)] == roles


@pytest.mark.parametrize(
    ("name", "day", "role", "sector"),
    [
        ("Wang Yi", "2023-02-01", "mantan menteri luar negeri", "ELI"),
        ("Wang Yi", "2023-09-01", "menteri luar negeri", "GOV"),
        ("Gibran", "2018-01-01", "pengusaha", "BUS"),
        ("Bahrun Naim", "2016-01-14", "anggota ISIS", "REB"),
    ],
)
def test_who_somebody_was(name: str, day: str, role: str, sector: str) -> None:
    person = names.as_of(names.known(name), day)
    assert person is not None
    assert (person.role, person.sector) == (role, sector)


def test_a_later_office_says_nothing_of_earlier_days() -> None:
    assert names.as_of(names.known("Emmanuel Macron"), "2010-01-01") is None


def test_nobody_holds_an_office_twice_on_one_day() -> None:
    for person in {p.name for p in names.persons()}:
        for day in ("2015-03-01", "2017-11-12", "2021-06-01", "2025-03-01"):
            roles = [p.role for p in names.serving(names.known(person), day) if p.name == person]
            assert len(roles) == len(set(roles)), person


def test_there_is_enough_to_know() -> None:
    assert len(names.persons()) >= 1500
    assert len(names.organizations()) >= 1000


def test_every_row_says_where_it_is_from() -> None:
    keys = {source.key for source in sources()}
    entries = (*names.persons(), *names.organizations())
    unknown = [
        e.why for e in entries if e.source not in keys and not re.fullmatch(r"https?://\S+", e.source or "")
    ]
    assert unknown == []
    assert keys - {e.source for e in entries} == set()


def test_a_decree_bears_out_offices_from_its_day_on() -> None:
    days = {source.key: source.day for source in sources() if source.day}
    decided = [person for person in names.persons() if person.source in days]
    assert len(decided) > 100
    for person in decided:
        assert person.since == days[person.source or ""], person.why
        assert (person.country, person.sector) == ("IDN", "GOV"), person.why


def first_day(since: str) -> str:
    return (since + "-01-01")[:10]


def last_day(until: str) -> str:
    return until if len(until) == 10 else until + "-31" if len(until) == 7 else until + "-12-31"


def test_nobody_holds_an_office_of_one_beside_another() -> None:
    """Dates that are only a month or year may touch."""
    offices: dict[tuple[str | None, str], list[names.Person]] = {}
    for person in names.persons():
        if person.since and person.role and SINGLE.fullmatch(person.role):
            offices.setdefault((person.country, person.role), []).append(person)
    assert len(offices) > 400
    for holders in offices.values():
        for one, other in combinations(holders, 2):
            begins = max(last_day(one.since or ""), last_day(other.since or ""))
            ends = min(first_day(one.until or "9999"), first_day(other.until or "9999"))
            assert one.name == other.name or begins >= ends, (one.why, other.why)


def test_loading_is_quick_and_small() -> None:
    """Measured in a process of its own; the limits leave room for a busy machine."""
    code = """
import time, tracemalloc
from kawat.indonesian import knowledge, names
from kawat.indonesian.entries import sources
start = time.perf_counter()
names.index()
print(time.perf_counter() - start)
for loaded in (names.index, names.states, names.places, names.organizations, names.persons):
    loaded.cache_clear()
tracemalloc.start()
names.index()
print(tracemalloc.get_traced_memory()[1])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, size = map(float, done.stdout.split())
    assert seconds < 0.4
    assert size < 40_000_000
