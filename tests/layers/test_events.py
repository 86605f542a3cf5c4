import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat import marks
from kawat.layers.events import assemble, find
from kawat.layers.events.hearing import hear
from kawat.layers.events.merge import Told, fullest, gather, party
from kawat.layers.events.near import nearly
from kawat.layers.events.predicates import Predicate, index, predicate_files
from kawat.layers.events.status import Marker, status_file
from kawat.layers.events.triggers import Trigger
from kawat.model import Doc, Entity, Event, Span
from kawat.text import overlaps
from tests.making import make_doc

PREDICATES = [(path, p) for path, read in predicate_files() for p in read.predicate]
EXAMPLES = [pytest.param(path, p, e, id=f"{p.id}: {e[:50]}") for path, p in PREDICATES for e in p.examples]
NEVER = [pytest.param(n, id=f"{p.id}: {n[:50]}") for _, p in PREDICATES for n in p.never]
MARKERS = [pytest.param(m, e, id=f"{m.id}: {e[:50]}") for m in status_file().marker for e in m.examples]
STATUSES = {"occurred", "planned", "hypothetical", "negated"}


def meant(doc: Doc, span: Span) -> str:
    """Return the entity that is mentioned at a mark."""
    for entity in doc.entities:
        if span in entity.mentions:
            return entity.id
    near = [e for e in doc.entities if any(overlaps(m, span) for m in e.mentions)]
    assert near, f"nobody is named in {doc.article.text[span.start : span.end]!r}"
    return near[0].id


def sides(doc: Doc, found: tuple[marks.Mark, ...]) -> tuple[list[str], list[str]]:
    actors = sorted({meant(doc, m.span) for m in found if m.label == "ACTOR"})
    recipients = sorted({meant(doc, m.span) for m in found if m.label == "RECIPIENT"})
    return actors, recipients


def by_rules(text: str) -> Doc:
    """Return what the rules alone tell of a text, before learned weights choose who takes part."""
    doc = make_doc(text, until="figures")
    mentions = [told for heard in hear(doc) for told in heard.told]
    return msgspec.structs.replace(doc, events=assemble(doc, mentions))


def spoken_of(doc: Doc, event: Event) -> str:
    return doc.article.text[event.trigger.start : event.trigger.end]


@pytest.mark.parametrize("path, predicate, example", EXAMPLES)
def test_examples(path: str, predicate: Predicate, example: str) -> None:
    text, expected = marks.read(example)
    doc = make_doc(text)
    trigger = next(m for m in expected if m.label == "TRIGGER")
    value = (trigger.value or "").split("/")
    status = next((v for v in value if v in STATUSES), "occurred")
    mode = next((v for v in value if v and v not in STATUSES), predicate.mode)
    mine = [e for e in doc.events if f"{path.rsplit('/', maxsplit=1)[-1]}:" in e.why[0]]
    assert [spoken_of(doc, e) for e in mine] == [text[trigger.span.start : trigger.span.end]]
    event = mine[0]
    assert event.why[0].endswith(f"#{predicate.id}")
    assert (sorted(event.actors), sorted(event.recipients)) == sides(doc, expected)
    assert (event.status, event.mode) == (status, mode)


@pytest.mark.parametrize("text", NEVER)
def test_never(text: str) -> None:
    assert [e.why for e in make_doc(text).events] == []


@pytest.mark.parametrize("marker, example", MARKERS)
def test_status(marker: Marker, example: str) -> None:
    text, _ = marks.read(example)
    events = make_doc(text).events
    assert marker.status in {e.status for e in events}
    if marker.status != "occurred":
        assert any(f"#{marker.id}" in w for e in events for w in e.why)


AT = Trigger(0, 1, index().forms["menyerang"][0])
BARE = {"type": "ASSAULT", "status": "occurred", "trigger": Span(0, 1), "evidence": Span(0, 9), "at": AT}


def told(**fields: object) -> Told:
    return Told(**{**BARE, "why": (), "verb": True, **fields})  # type: ignore[arg-type]


def entity(number: str, kind: str = "person", **fields: str) -> Entity:
    return Entity(id=number, kind=kind, name=number, mentions=(Span(0, 1),), why=(), **fields)  # type: ignore[arg-type]


PEOPLE = {
    e.id: e
    for e in (
        entity("rina", country="IDN", sector="CVL"),
        entity("budi", country="IDN", sector="CVL"),
        entity("warga", "group", country="IDN", sector="CVL"),
        entity("tentara", "group", country="IDN", sector="MIL"),
        entity("polri", "organization", country="IDN", sector="COP"),
    )
}


def test_the_same_deed_told_again_is_one_event() -> None:
    first = told(actors=("polri",), recipients=("budi",))
    again = told(actors=("polri",), recipients=("budi",), date="2024-03-05", evidence=Span(10, 19))
    assert gather([first, again]) == [[first, again]]
    assert fullest([first, again]) is again


def test_other_people_another_day_or_another_type_make_another_event() -> None:
    first = told(actors=("polri",), recipients=("budi",), date="2024-03-05")
    for other in (
        told(actors=("polri",), recipients=("rina",)),
        told(actors=("polri",), recipients=("budi",), date="2024-02-01"),
        told(actors=("polri",), recipients=("budi",), type="COERCE"),
        told(actors=("polri",), recipients=("budi",), status="negated"),
    ):
        assert len(gather([first, other])) == 2


def test_a_month_holds_its_days() -> None:
    day, month = told(actors=("budi",), date="2024-03-05"), told(actors=("budi",), date="2024-03")
    assert len(gather([day, month])) == 1


def test_a_description_is_not_taken_for_a_name() -> None:
    named = told(type="COERCE", mode="arrest", actors=("polri",), recipients=("budi",))
    described = told(type="COERCE", mode="arrest", actors=("polri",), recipients=("warga",))
    assert len(gather([described, named])) == 2


def test_an_act_told_as_known_is_the_one_told_before() -> None:
    first = told(actors=("tentara",), recipients=("warga",))
    again = told(recipients=("rina",), known=True, verb=False, evidence=Span(20, 30))
    assert gather([first, again]) == [[first, again]]


def test_what_is_said_twice_to_different_people_is_two_events() -> None:
    first = told(type="REQUEST", actors=("budi",), recipients=("polri",))
    second = told(type="REQUEST", actors=("budi",), recipients=("warga",))
    assert len(gather([first, second])) == 2


def test_one_sentence_may_name_an_act_in_two_halves() -> None:
    by_whom, to_whom = told(actors=("tentara",), verb=False), told(recipients=("warga",))
    assert len(gather([by_whom, to_whom])) == 1


def test_a_side_is_told_by_name_rather_than_as_a_group() -> None:
    assert party([("warga",), ("budi",), ()], PEOPLE) == ("budi",)
    assert party([("budi",), ("budi", "rina")], PEOPLE) == ("budi", "rina")


def test_an_event_told_twice_has_two_mentions() -> None:
    doc = make_doc("Polisi menangkap Rahman Wijaya. Rahman Wijaya ditangkap polisi pada Senin.")
    assert [len(e.mentions) for e in doc.events] == [2]
    assert doc.events[0].date == "2024-03-04"


def test_since_leaves_the_end_open() -> None:
    (event,) = make_doc("Rahman Wijaya ditahan polisi sejak 2023.").events
    assert event.date == "2023/.."


def test_the_one_authority_of_an_article_made_its_arrests() -> None:
    doc = make_doc("KPK menangkap Budi Santoso. Rahman Wijaya juga ditahan.")
    names = {e.id: e.name for e in doc.entities}
    assert [names[a] for e in doc.events for a in e.actors] == ["KPK", "KPK"]


def test_who_is_suspected_is_suspected_by_nobody_in_particular() -> None:
    doc = by_rules("KPK menangkap Budi Santoso. Rahman Wijaya diduga menerima suap.")
    assert [(e.type, bool(e.actors)) for e in doc.events] == [("COERCE", True), ("ACCUSE", False)]


def test_the_speaker_stands_beside_what_is_told() -> None:
    doc = make_doc('"Tentara Israel menyerang warga Palestina," kata Rahman Wijaya.')
    (event,) = doc.events
    assert event.type == "ASSAULT"
    assert {e.name for e in doc.entities if e.id == event.by} == {"Rahman Wijaya"}


def summary(doc: Doc) -> list[tuple[str, str, list[str], list[str]]]:
    names = {e.id: e.name for e in doc.entities}
    return [
        (e.type, e.status, [names[a] for a in e.actors], [names[r] for r in e.recipients]) for e in doc.events
    ]


def test_a_visit_to_places_of_the_state_that_is_visited_is_one_visit() -> None:
    doc = make_doc(
        "Menlu Wang Yi dijadwalkan berkunjung ke Indonesia pekan depan.\n"
        "Menlu Wang Yi akan mengunjungi Jakarta dan Makassar pada 12-14 Maret."
    )
    assert summary(doc) == [("CONSULT", "planned", ["Wang Yi"], ["Indonesia"])]
    names = {e.id: e.name for e in doc.entities}
    assert [(e.date, names[e.place or ""]) for e in doc.events] == [("2024-03-12/2024-03-14", "Jakarta")]


def test_what_demonstrators_demand_is_part_of_their_protest() -> None:
    doc = make_doc(
        "Ratusan buruh menggelar unjuk rasa di Jakarta. Mereka menuntut pemerintah menaikkan upah."
    )
    assert summary(doc) == [("PROTEST", "occurred", ["Ratusan buruh"], ["pemerintah"])]


def test_a_promise_is_made_though_what_is_promised_lies_ahead() -> None:
    doc = make_doc("Gubernur Hasan Basri berjanji akan menemui warga pada Jumat (8/3).")
    assert summary(doc) == [("AGREE", "occurred", ["Hasan Basri"], ["warga"])]


def test_who_condemns_an_attack_accuses_those_who_attacked() -> None:
    doc = make_doc("Hamas menyerang Israel. Menlu Retno Marsudi mengecam serangan terhadap warga sipil.")
    assert summary(doc)[1] == ("ACCUSE", "occurred", ["Retno Marsudi"], ["Hamas"])


def test_all_whom_an_attack_harmed_suffer_by_it() -> None:
    doc = make_doc(
        "Hamas menyerang tentara Israel. Serangan itu menewaskan 12 tentara dan melukai 30 warga sipil."
    )
    assert summary(doc) == [("ASSAULT", "occurred", ["Hamas"], ["12 tentara", "30 warga sipil"])]


def test_unnamed_parties_are_nobody_told_before() -> None:
    doc = make_doc("Menlu Retno Marsudi tiba di Kairo. PBB meminta semua pihak menghentikan pertempuran.")
    assert summary(doc) == [("REQUEST", "occurred", ["PBB"], ["semua pihak"])]


def test_who_says_it_may_interrupt_the_clause() -> None:
    doc = make_doc("Rahman Wijaya, kata Budi Santoso, ditahan polisi.")
    assert summary(doc) == [("COERCE", "occurred", ["polisi"], ["Rahman Wijaya"])]


def test_two_states_named_before() -> None:
    doc = make_doc("Menlu Retno Marsudi bertemu Menlu Wang Yi. Keduanya sepakat bekerja sama.")
    assert summary(doc)[1][2] == ["Retno Marsudi", "Wang Yi"]


def test_in_a_passive_request_the_speaker_asks() -> None:
    doc = make_doc('"Warga diimbau tetap tenang," kata Budi Santoso.')
    assert summary(doc) == [("REQUEST", "occurred", ["Budi Santoso"], ["Warga"])]


def test_what_somebody_says_is_said_on_the_day_he_spoke() -> None:
    doc = make_doc(
        'Menlu Retno Marsudi tiba pada Minggu (3/3). "Kami akan datang," kata Budi Santoso, Senin (4/3). '
        "Budi Santoso mengecam Israel."
    )
    assert [e.date for e in doc.events if e.type == "ACCUSE"] == ["2024-03-04"]


def test_the_place_of_another_clause_is_not_that_of_the_act() -> None:
    doc = make_doc("Presiden Joko Widodo menelepon Presiden Xi Jinping setelah gempa di Sudan.")
    assert [e.place for e in doc.events] == [None]


def test_what_tells_nothing_as_a_noun_is_read_as_a_verb() -> None:
    assert summary(make_doc("Ratusan buruh mogok kerja.")) == [("PROTEST", "occurred", ["Ratusan buruh"], [])]


def test_who_is_met_takes_part_like_who_meets() -> None:
    (event,) = summary(make_doc("Demonstran ditemui Wali Kota Lestari Putri."))
    assert event[2:] == (["Demonstran", "Lestari Putri"], [])


def test_what_happens_again_and_again_is_no_event() -> None:
    assert make_doc("Presiden Joko Widodo biasanya mengunjungi Australia pada Januari.").events == ()
    assert make_doc("Mahasiswa berunjuk rasa di depan DPR setiap tahun.").events == ()


def test_words_may_stand_between_a_verb_and_its_object() -> None:
    (event,) = summary(make_doc("Amerika Serikat mencabut semua sanksi terhadap Libya."))
    assert event == ("CONCEDE", "occurred", ["Amerika Serikat"], ["Libya"])


def test_the_subject_of_a_passive_may_be_part_of_the_act() -> None:
    doc = make_doc("Izin tinggal Rahman Wijaya dicabut polisi. Sanksi terhadap Libya akhirnya dicabut PBB.")
    assert summary(doc)[-1][2:] == (["PBB"], ["Libya"])


def test_another_act_with_the_same_words_may_fit_who_takes_part() -> None:
    (alone,) = summary(make_doc("Korea Utara menggelar latihan militer di perbatasan."))
    (invited,) = summary(make_doc("Turki menerima 3.000 pengungsi."))
    assert (alone[0], invited[0]) == ("MOBILIZE", "AID")


def test_a_request_that_opens_a_sentence_ends_at_the_comma() -> None:
    first, second = summary(make_doc("Didesak mahasiswa, Gubernur Hasan Basri mengundurkan diri."))
    assert (first[0], second[0]) == ("REQUEST", "RETREAT")


def test_a_visit_called_off_did_not_happen() -> None:
    (event,) = summary(make_doc("Presiden Joko Widodo batal mengunjungi Australia."))
    assert event[1] == "negated"


def test_an_interview_is_no_meeting() -> None:
    doc = make_doc("Menlu Retno Marsudi berbicara lewat telepon dengan Reuters.")
    assert any(e.sector == "JRN" for e in doc.entities)
    assert doc.events == ()


def test_who_spoke_last_makes_the_appeal() -> None:
    doc = make_doc('"Jalan itu ditutup," kata Budi Santoso. Warga diimbau tetap tenang.')
    assert summary(doc) == [("REQUEST", "occurred", ["Budi Santoso"], ["Warga"])]


def test_a_denial_is_on_the_word_of_who_denies() -> None:
    doc = make_doc("Hamas membantah menyerang warga sipil.")
    denied = next(e for e in doc.events if e.type == "ASSAULT")
    assert denied.status == "negated"
    assert denied.by == denied.actors[0]


@pytest.mark.parametrize(
    "text, words, missing",
    [
        ("Penangkapan itu terjadi pada Senin.", "Penangkapan", "nobody"),
        ("Ia diserang di Jakarta.", "diserang", "parties"),
        ("Rahman Wijaya meninggal karena serangan jantung.", "serangan", "exclude"),
        ("PBB meminta polisi menangkap Rahman Wijaya.", "menangkap", "part"),
        ("Rahman Wijaya menerima Budi Santoso.", "menerima", "needs"),
    ],
)
def test_what_an_act_that_came_near_was_missing(text: str, words: str, missing: str) -> None:
    doc = make_doc(text)
    found = {(text[n.span.start : n.span.end], n.missing) for n in nearly(doc)}
    assert (words, missing) in found


def test_what_became_an_event_is_not_near_one() -> None:
    assert list(nearly(make_doc("Polisi menangkap Rahman Wijaya."))) == []


SMALL = ', dan yang oleh di untuk akan Israel polisi dia ( ) " . setelah saling itu'.split()
WORDS = [*sorted({w for f in index().forms.values() for form in f for w in form.words}), *SMALL]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
@settings(deadline=None)
def test_any_words_are_survived(words: list[str]) -> None:
    doc = make_doc(" ".join(words))
    known = {e.id for e in doc.entities}
    for event in doc.events:
        assert known.issuperset(event.actors + event.recipients)
        assert event.actors or event.recipients
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end
        assert event.trigger in event.mentions


@given(st.text(max_size=200).filter(str.strip))
@settings(deadline=None)
def test_any_text_is_survived(text: str) -> None:
    assert make_doc(text).events == make_doc(text).events


@pytest.mark.parametrize(
    "words", ["menyerang Iran dan ", "serangan ", "meminta juga ", "yang, menangkap ", "di dan "]
)
def test_one_long_sentence_takes_linear_time(words: str) -> None:
    doc = make_doc(words * 4000, until="figures")
    start = time.perf_counter()
    find(doc)
    assert time.perf_counter() - start < 10
