"""Which mentions are one event?"""

import pytest
from msgspec.structs import replace

from kawat.layers.events import assemble
from kawat.layers.events.hearing import hear
from kawat.layers.events.vague import vague
from kawat.model import Span
from tests.making import make_doc


def told(text: str) -> list[tuple[str, int]]:
    return [(e.type, len(e.mentions)) for e in make_doc(text).events]


def names(text: str, word: str) -> set[str]:
    doc = make_doc(text)
    chosen = vague(doc.entities)
    return {e.name for e in doc.entities if e.id in chosen and word in e.name.casefold()}


@pytest.mark.parametrize(
    "text, word",
    [("Polisi menangkap para pelaku.", "pelaku"), ("Kedua tersangka itu ditangkap.", "tersangka")],
)
def test_a_part_in_the_story_is_vague(text: str, word: str) -> None:
    assert names(text, word)


@pytest.mark.parametrize(
    "text, word", [("Polisi menangkap tiga pemuda.", "pemuda"), ("Dua pelaku lainnya ditangkap.", "pelaku")]
)
def test_a_description_of_its_own_is_not(text: str, word: str) -> None:
    assert not names(text, word)


def test_the_suspects_who_are_arrested_are_those_arrested_by_name() -> None:
    text = "Polisi menangkap Rahman Wijaya di Palu. Pelaku ditangkap polisi saat makan malam."
    (event,) = make_doc(text).events
    assert len(event.mentions) == 2
    doc = make_doc(text)
    assert [next(e.name for e in doc.entities if e.id == i) for i in event.recipients] == ["Rahman Wijaya"]


def test_other_suspects_are_arrested_in_another_event() -> None:
    text = "Polisi menangkap Rahman Wijaya di Palu. Polisi juga menangkap dua pelaku lainnya di Poso."
    assert told(text) == [("COERCE", 1), ("COERCE", 1)]


def test_another_mode_is_another_event() -> None:
    text = "Pelaku memperkosa korban di Palu. Pelaku memukuli korban."
    assert told(text) == [("ASSAULT", 1), ("ASSAULT", 1)]


def test_a_charge_told_with_and_without_who_charges_is_one() -> None:
    charge = "KPK menetapkan Rahman Wijaya sebagai tersangka."
    text = f"{charge} Rahman Wijaya ditetapkan sebagai tersangka kasus suap."
    assert told(text) == [("ACCUSE", 2)]


def test_nobody_does_to_himself_what_two_mentions_tell() -> None:
    doc = make_doc("Polisi menangkap Rahman Wijaya di Palu.", "figures")
    ((arrest,),) = (heard.told for heard in hear(doc))
    by_him = replace(arrest, recipients=())
    of_him = replace(arrest, actors=(), recipients=arrest.actors, verb=False, trigger=Span(0, 6))
    (event,) = assemble(doc, [by_him, of_him])
    assert event.actors == arrest.actors and not event.recipients
