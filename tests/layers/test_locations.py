import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat import marks
from kawat.jsonl import encode, schema
from kawat.layers import analyse
from kawat.layers.locations import locations_file
from kawat.model import Location, Record
from tests.making import make_article, make_doc

CHOICES = locations_file().choice
EXAMPLES = [(rule.id, example) for rule in CHOICES for example in rule.examples]
WORDS = "Kota Bandung Desa Sukamaju Jawa Barat , ( ) di Kabupaten Bogor Paris Suriah Gedung DPR".split()


def told(location: Location | None) -> str:
    if location is None:
        return "none"
    return f"{location.level}:{location.code}" if location.code else location.level


@pytest.mark.parametrize(("basis", "example"), EXAMPLES)
def test_the_examples_are_located_and_say_why(basis: str, example: str) -> None:
    text, expected = marks.read(example)
    found = {span: e for e in make_doc(text, until="entities").entities for span in e.mentions}
    assert [told(found[mark.span].location) for mark in expected] == [mark.value for mark in expected]
    bases = [loc.basis if (loc := found[mark.span].location) else "none" for mark in expected]
    assert basis in bases


def test_the_reasons_name_the_row_and_the_choice() -> None:
    (place,) = make_doc("Bupati meninjau Kabupaten Bandung.", until="entities").entities[-1:]
    assert place.location is not None
    row, choice = place.why[-2:]
    assert row.startswith("gazetteer/geonames.csv:") and row.endswith("#Bandung")
    assert choice.startswith("indonesian/locations.toml:") and choice.endswith("#asked")


def test_a_location_survives_json_and_stands_in_the_schema() -> None:
    record = analyse(make_article("Longsor menimpa Lembang, Kabupaten Bandung Barat."))
    (raw,) = [e for e in msgspec.json.decode(encode(record))["entities"] if e["name"] == "Lembang"]
    assert raw["location"]["basis"] == "beside"
    assert msgspec.json.decode(encode(record), type=Record) == record
    assert set(raw["location"]) <= set(schema()["$defs"]["Location"]["properties"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=100))
def test_any_text_is_survived_and_coordinates_are_on_earth(text: str) -> None:
    if not text.strip():
        return
    for entity in make_doc(text, until="entities").entities:
        assert entity.location is None or entity.kind in {"place", "state"}
        if entity.location and entity.location.coordinates:
            latitude, longitude = entity.location.coordinates
            assert -90 <= latitude <= 90 and -180 <= longitude <= 180
