import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat import marks
from kawat.indonesian.titles import vocabulary
from kawat.model import Doc, Entity, Mention, Span
from tests.making import make_doc

LABELS = {"person": "PERSON", "state": "STATE", "organization": "ORG", "place": "PLACE", "group": "GROUP"}
CONSTRUCTIONS = vocabulary().closed.construction
WORDS = [
    "Menlu",
    "AS",
    "(",
    ")",
    ",",
    "Budi",
    "di",
    "Kota",
    "Polda",
    "-",
    "alias",
    "dan",
    "Ketua",
    "12",
    "\n",
]


def outermost(mentions: tuple[Mention, ...]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def told(entity: Entity) -> str | None:
    value = f"{entity.country or ''}{':' + entity.sector if entity.sector else ''}"
    return value or None


def marked(doc: Doc) -> str:
    entity_at = {span: entity for entity in doc.entities for span in entity.mentions}
    found = [(m.span, entity_at[m.span]) for m in outermost(doc.mentions)]
    return marks.write(
        doc.article.text, tuple(marks.Mark(span, LABELS[e.kind], told(e)) for span, e in found)
    )


@pytest.mark.parametrize("example", [e for c in CONSTRUCTIONS for e in c.examples])
def test_who_and_what_the_examples_name(example: str) -> None:
    text, _ = marks.read(example)
    assert marked(make_doc(text, until="entities")) == example


@pytest.mark.parametrize("text", [t for c in CONSTRUCTIONS for t in c.never])
def test_nobody_is_named(text: str) -> None:
    assert make_doc(text, until="mentions").mentions == ()


def test_the_words_of_a_title_are_the_role_and_not_the_name() -> None:
    (person, state) = make_doc("Menlu AS Antony Blinken pulang.", until="mentions").mentions
    assert (person.name, person.role) == ("Antony Blinken", "Menlu AS")
    assert (state.name, state.kind) == ("AS", "state")


def test_a_short_form_is_told_apart_from_the_name() -> None:
    (body,) = make_doc("Komisi Pemberantasan Korupsi (KPK) menggeledah kantor.", until="mentions").mentions
    assert (body.name, body.acronym) == ("Komisi Pemberantasan Korupsi", "KPK")


def test_who_speaks_later_tells_where_a_name_begins() -> None:
    text = 'Sekretaris PT Angin Ribut Sarmuka hadir.\n"Kami siap," ujar Sarmuka.'
    names = [m.name for m in make_doc(text, until="mentions").mentions if m.kind == "person"]
    assert names == ["Sarmuka", "Sarmuka"]


def test_a_headline_in_capitals_names_only_what_is_known() -> None:
    found = make_doc("KPK Tahan Bupati Baru Usai Diperiksa Seharian", until="mentions").mentions
    assert [m.name for m in found] == ["KPK"]


@pytest.mark.parametrize("when", ["28 Juni 2023", "tahun 2023"])
def test_a_year_before_people_does_not_count_them(when: str) -> None:
    found = make_doc(f"Pada {when} para warga desa pulang.", until="mentions").mentions
    assert [m.name for m in found] == ["para warga desa"]


@pytest.mark.parametrize("name", ["pemerintah provinsi", "pemerintah kota", "pemkab"])
def test_a_local_government_acts_without_its_name(name: str) -> None:
    (found,) = make_doc(f"Sidang itu dihadiri {name} kemarin.", until="mentions").mentions
    assert (found.name, found.kind, found.sector) == (name, "organization", "GOV")


def test_words_of_times_are_no_names() -> None:
    found = make_doc("Rapat itu digelar Jumat Agung (29/3) di Bogor.", until="mentions").mentions
    assert [m.name for m in found] == ["Bogor"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_text_is_survived_with_spans_inside(text: str) -> None:
    if not text.strip():
        return
    doc = make_doc(text, until="mentions")
    inside = Span(0, len(doc.article.text))
    for mention in doc.mentions:
        assert inside.start <= mention.span.start < mention.span.end <= inside.end
        assert mention.name and mention.why
    assert make_doc(text, until="mentions").mentions == doc.mentions
    assert list(doc.mentions) == sorted(doc.mentions, key=lambda m: (m.span.start, -m.span.end))
