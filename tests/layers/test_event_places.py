"""Where was it?"""

import pytest

from tests.making import make_doc

SPOKE = "layers/events/places.py#where-the-speaker-spoke"


def places(text: str) -> list[tuple[str, str | None]]:
    doc = make_doc(text)
    names = {e.id: e.name for e in doc.entities}
    return [(e.type, names.get(e.place or "")) for e in doc.events]


def test_words_are_said_where_the_speaker_is_told_to_speak() -> None:
    text = (
        "Menlu Retno Marsudi mengecam Israel. "
        '"Serangan itu kejam," kata Menlu Retno Marsudi di Ankara, Senin (4/3).'
    )
    assert places(text)[0] == ("ACCUSE", "Ankara")
    assert SPOKE in make_doc(text).events[0].why


@pytest.mark.parametrize(
    "text",
    [
        "Menlu Retno Marsudi mendesak Israel menghentikan perang di Gaza.",
        "Rusia mengecam pembangunan pangkalan militer di Polandia.",
    ],
)
def test_what_words_speak_of_is_not_where_they_are_said(text: str) -> None:
    assert places(text)[0][1] is None


def test_a_place_that_opens_the_sentence_is_where_it_is_said() -> None:
    assert places("Di Ankara, Menlu Retno Marsudi mengecam Israel.") == [("ACCUSE", "Ankara")]


@pytest.mark.parametrize(
    "text, place",
    [
        ("Taliban menyerang pos polisi di Kunduz.", "Kunduz"),
        ("Menlu Retno Marsudi mengunjungi Turki.", "Turki"),
        ("Ratusan buruh berunjuk rasa menuju Istana Merdeka.", "Istana Merdeka"),
        ("Tentara menembakkan roket ke Kunduz.", "Kunduz"),
        ("Wali Kota Hasan Basri pergi ke Bogor untuk bertemu Gubernur Rahman Wijaya.", "Bogor"),
        ("Wali Kota Hasan Basri bertemu Gubernur Rahman Wijaya, Bandung, Senin (4/3).", "Bandung"),
        ("Polisi memeriksa Rahman Wijaya di Palu.", "Palu"),
    ],
)
def test_deeds_have_the_place_of_their_clause(text: str, place: str) -> None:
    found = places(text)[0][1]
    assert found and place in found
