from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat.check import problems
from kawat.layers import Engine, analyse
from kawat.llm.answer import Claim
from kawat.llm.grounding import ground
from kawat.model import Doc, Event
from kawat.text import of
from tests.making import make_article, make_doc

TEXT = """Menteri Luar Negeri China Wang Yi bertemu Presiden Joko Widodo di Jakarta, Senin (4/3).
Wang mengecam Amerika Serikat. Polisi menangkap tiga warga sipil pada Selasa (5/3/2024).
Polisi juga menangkap seorang pemuda, kata Wang Yi."""
WHY = "llm/m#model"


def claim(**rest: Any) -> Claim:
    given: dict[str, Any] = {"type": "CONSULT", "status": "occurred", "sentence": 1, "trigger": "bertemu"}
    return Claim(**{**given, "actors": ("Wang Yi", "Joko Widodo"), **rest})


def grounded(*claims: Claim) -> tuple[Event, ...]:
    return ground(claims, make_doc(TEXT, until="figures"), WHY)


def names(doc: Doc, ids: tuple[str, ...]) -> list[str]:
    return [next(e.name for e in doc.entities if e.id == i) for i in ids]


def test_a_claim_in_the_words_of_the_text_is_an_event() -> None:
    (met,) = grounded(claim(date="Senin (4/3)", place="Jakarta"))
    doc = make_doc(TEXT, until="figures")
    assert (met.id, met.why, met.type, met.status) == ("v1", (WHY,), "CONSULT", "occurred")
    assert of(met.trigger, TEXT) == "bertemu"
    assert of(met.evidence, TEXT).startswith("Menteri Luar Negeri")
    assert names(doc, met.actors) == ["Wang Yi", "Joko Widodo"]
    assert met.date == "2024-03-04"
    assert met.place
    assert names(doc, (met.place,)) == ["Jakarta"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"trigger": "berunding"},
        {"trigger": "temu"},  # part of a word
        {"trigger": ""},
        {"trigger": "Bertemu"},
        {"type": "MEETING"},
        {"actors": ("Xi Jinping", "Vladimir Putin")},
        {"actors": ()},
        {"actors": ("Senin", "bertemu")},
        {"actors": ("Jakarta",)},  # a place doesn't act
        {"sentence": 99, "trigger": "menangkap"},  # in two sentences: which?
    ],
)
def test_what_the_text_does_not_bear_out_is_no_event(wrong: dict[str, Any]) -> None:
    assert grounded(claim(**wrong)) == ()


def test_an_invented_participant_goes_and_the_others_stay() -> None:
    (met,) = grounded(claim(actors=("Wang Yi", "Xi Jinping", "Joko Widodo", "Wang Yi")))
    assert len(met.actors) == 2


def test_a_wrong_number_is_set_right_if_one_sentence_has_the_words() -> None:
    (met,) = grounded(claim(sentence=3))
    assert of(met.evidence, TEXT).startswith("Menteri Luar Negeri")


def test_a_mode_of_another_type_is_left_out() -> None:
    (met,) = grounded(claim(mode="aerial"))
    assert met.mode is None
    (visit,) = grounded(claim(mode="visit"))
    assert visit.mode == "visit"


def test_a_full_title_and_a_short_name_are_the_same_person() -> None:
    (one,) = grounded(claim(actors=("Menteri Luar Negeri China Wang Yi",)))
    (other,) = grounded(claim(actors=("Wang",), trigger="mengecam", sentence=2, type="ACCUSE"))
    assert one.actors == other.actors


def test_a_place_may_be_acted_upon() -> None:
    (event,) = grounded(claim(actors=("Wang Yi",), recipients=("Jakarta",)))
    assert names(make_doc(TEXT, until="figures"), event.recipients) == ["Jakarta"]


def test_nobody_does_something_to_himself() -> None:
    (met,) = grounded(claim(recipients=("Wang Yi", "Joko Widodo"), actors=("Wang Yi",)))
    assert not {*met.actors} & {*met.recipients}


def test_who_reports_it_and_what_is_not_in_the_text() -> None:
    arrest = claim(
        type="COERCE", trigger="menangkap", sentence=4, actors=("Polisi",), recipients=("seorang pemuda",)
    )
    (told,) = grounded(msgspec.structs.replace(arrest, by="Wang Yi", date="Rabu", place="Bandung"))
    assert told.by
    assert (told.date, told.place) == (None, None)


def test_events_told_alike_are_one_with_all_mentions() -> None:
    first = claim(type="COERCE", trigger="menangkap", sentence=3, actors=("Polisi",))
    (event,) = grounded(first, msgspec.structs.replace(first, sentence=4))
    assert len(event.mentions) == 2
    assert event.trigger == event.mentions[0]


words = st.one_of(
    st.sampled_from([*TEXT.split(), "", "Wang Yi", "Senin (4/3)", "(", "\\"]), st.text(max_size=8)
)
claims = st.builds(
    Claim,
    type=st.sampled_from(["CONSULT", "ACCUSE", "x"]),
    status=st.sampled_from(["occurred", "planned"]),
    sentence=st.integers(-2, 9),
    trigger=words,
    mode=st.none() | words,
    actors=st.lists(words, max_size=3).map(tuple),
    recipients=st.lists(words, max_size=3).map(tuple),
    date=st.none() | words,
    place=st.none() | words,
    by=st.none() | words,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(claims, max_size=5))
def test_whatever_is_claimed_the_record_keeps_its_promises(made: list[Claim]) -> None:
    record = analyse(make_article(TEXT), Engine(lambda doc: ground(made, doc, WHY), "llm/m"))
    assert problems(record) == []
    assert record.versions.engine == "llm/m"
    for event in record.events:
        assert event.actors or event.recipients
