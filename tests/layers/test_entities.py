import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat import marks
from kawat.layers.entities.keys import entities_file
from kawat.layers.entities.spelling import misspelt
from kawat.model import Entity
from tests.layers.test_mentions import LABELS
from tests.making import make_doc

WORDS = [
    "Menlu",
    "AS",
    "Budi",
    "Halim",
    "di",
    "Kota",
    "Polda",
    "Jabar",
    "alias",
    "Presiden",
    "warga",
    "(KPK)",
]


def entities(text: str) -> tuple[Entity, ...]:
    return make_doc(text, until="entities").entities


@pytest.mark.parametrize("example", [e for rule in entities_file().linking for e in rule.examples])
def test_the_examples_are_linked(example: str) -> None:
    text, expected = marks.read(example)
    found = {span: entity for entity in entities(text) for span in entity.mentions}
    for mark in expected:
        entity = found[mark.span]
        assert (LABELS[entity.kind], entity.name) == (mark.label, (mark.value or "").replace("_", " "))
    names = {mark.value for mark in expected}
    assert len({found[mark.span].id for mark in expected}) == len(names)


def test_ids_count_from_the_first_mention() -> None:
    found = entities("AS menolak usul China. Wang Yi, kata AS, pulang.")
    assert [e.id for e in found] == ["e1", "e2", "e3"]
    assert [e.mentions[0].start for e in found] == sorted(e.mentions[0].start for e in found)


def test_who_has_no_country_belongs_to_that_of_the_article() -> None:
    abroad = entities('Polisi Prancis menahan pria itu di Lyon, Prancis. "Benar," kata Pierre Duval.')
    assert next(e.country for e in abroad if e.kind == "person") == "FRA"
    home = entities('Kapolres Garut AKBP Rudi Hartawan hadir. "Benar," kata Sulastri.')
    assert {e.country for e in home} == {"IDN"}


def test_the_holder_of_a_former_office_is_of_the_elite() -> None:
    (person,) = entities("Mantan Menteri Keuangan Agus Martono hadir.")
    assert person.sector == "ELI"


def test_the_reasons_name_files_and_lines() -> None:
    for entity in entities("Menlu AS Antony Blinken menemui warga Palestina di Bogor, kata KPK."):
        assert entity.why and all(why.count(":") or why.count("#") for why in entity.why)


@pytest.mark.parametrize("pair", [("budi santoso", "budi santosa"), ("antony blinken", "anonty blinken")])
def test_slips_of_the_keyboard(pair: tuple[str, str]) -> None:
    assert misspelt(*pair) and misspelt(*reversed(pair))


@pytest.mark.parametrize("pair", [("budi", "rudi"), ("agus salim", "agus halim"), ("rini ayu", "rina ayu")])
def test_names_that_differ(pair: tuple[str, str]) -> None:
    assert not misspelt(*pair)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_text_is_survived_and_every_mention_has_its_entity(text: str) -> None:
    if not text.strip():
        return
    doc = make_doc(text, until="entities")
    spans = [span for entity in doc.entities for span in entity.mentions]
    assert {m.span for m in doc.mentions} == set(spans)
    assert all(entity.mentions for entity in doc.entities)
    assert doc.entities == make_doc(text, until="entities").entities
