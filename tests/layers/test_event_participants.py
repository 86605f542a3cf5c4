import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat.datafiles import PACKAGE
from kawat.layers.events.hearing import hear
from kawat.layers.events.learned import settle
from kawat.layers.events.learned.clues import RULES, nobody_clues, option_clues, pair_clues
from kawat.layers.events.learned.options import Option
from kawat.layers.events.learned.scene import Scene, scenes
from kawat.layers.events.learned.weights import PATH, Weight, Worth, weights
from kawat.layers.events.merge import Told
from kawat.model import Doc
from tests.making import make_doc

ARREST = "Bupati Surya Atmaja hadir. Polisi menangkap Budi Santoso dan Rina Hartati di Bandung."
SEIZURE = "Tentara menyita kapal milik Arman Malik. Polisi menangkap Budi Santoso."
MEETING = "Presiden Rahman Wijaya bertemu dengan Perdana Menteri Arman Malik di Jakarta."
TEXTS = (ARREST, MEETING, '"Kami mengutuk serangan itu," kata Jubir Kemlu Sri Rahayu.', "Budi ditangkap.")


def first_scene(text: str) -> tuple[Scene, list[Option]]:
    doc = make_doc(text, "figures")
    return next(scenes(doc, hear(doc)))


def told_by(worth: Worth, text: str) -> list[Told]:
    doc = make_doc(text, "figures")
    return list(settle(doc, hear(doc), worth=worth))


def named(doc_text: str, side: tuple[str, ...]) -> set[str]:
    doc = make_doc(doc_text, "figures")
    return {e.name for e in doc.entities if e.id in side}


def sources(text: str) -> dict[str, set[frozenset[str]]]:
    _, ways = first_scene(text)
    found: dict[str, set[frozenset[str]]] = {}
    for way in ways:
        found.setdefault(way.source, set()).add(frozenset(named(text, way.side)))
    return found


def test_names_and_lists_of_the_sentence_may_fill_a_side() -> None:
    found = sources(ARREST)
    assert {"Polisi"} in found["name"]
    assert {"Budi Santoso", "Rina Hartati"} in found["list"]
    assert not any({"Surya Atmaja"} in sides for sides in found.values())


def test_partners_may_stand_on_either_side_of_their_verb() -> None:
    assert {"Rahman Wijaya", "Arman Malik"} in sources(MEETING)["pair"]


def test_who_speaks_may_act() -> None:
    assert {"Sri Rahayu"} in sources('"Polisi mengecam Budi. Itu benar," kata Jubir Kemlu Sri Rahayu.')[
        "speaker"
    ]


def test_where_nothing_speaks_against_it_the_choice_of_the_rules_stays() -> None:
    doc = make_doc(ARREST, "figures")
    rules = [told for heard in hear(doc) for told in heard.told]
    assert told_by({}, ARREST) == rules
    hardly = {"right active": Weight("right active", "x:1#right active", actor=0.1)}
    assert told_by(hardly, ARREST) == rules


def test_a_choice_against_the_rules_names_its_clues_and_not_the_rules_grounds() -> None:
    worth = {
        "from told": Weight("from told", "x:1#from told", actor=9.0, recipient=-9.0),
        "right active": Weight("right active", "x:2#right active", recipient=5.0),
        "kind person": Weight("kind person", "x:3#kind person", recipient=-9.0),
    }
    told = told_by(worth, SEIZURE)[-1]
    assert named(SEIZURE, told.actors) == {"Tentara"} and not told.recipients
    assert told.why[0].endswith("#tangkap")
    assert "x:1#from told" in told.why
    assert not any("arguments.py" in why for why in told.why)


def test_in_a_passive_without_an_agent_nobody_acts_who_stands_before_it_or_elsewhere() -> None:
    text = "Tentara menyita kapal milik Arman Malik. Budi Santoso ditangkap bersama Rina Hartati."
    eager = {clue: Weight(clue, "", actor=9.0) for clue in ("from told", "left passive", "kind person")}
    assert named(text, told_by(eager, text)[-1].actors) <= {"Rina Hartati"}


def test_both_sides_are_weighed_together() -> None:
    alone = {
        "left active": Weight("left active", "", actor=2.0),
        "right active": Weight("right active", "", recipient=1.0),
    }
    (told,) = told_by(alone, ARREST)
    assert told.actors and told.recipients
    unlike = {
        f"kinds group {kind}": Weight(f"kinds group {kind}", "", both=-5.0) for kind in ("person", "place")
    }
    apart = {**alone, **unlike}
    (told,) = told_by(apart, ARREST)
    assert named(ARREST, told.actors) == {"Polisi"} and not told.recipients


CLUES = sorted(
    {
        clue
        for text in TEXTS
        for scene, ways in [first_scene(text)]
        for clues in (
            nobody_clues(scene),
            *(option_clues(scene, way) for way in ways),
            *(pair_clues(scene, a, r) for a in ways for r in ways),
        )
        for clue in clues
    }
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(CLUES), st.tuples(*[st.floats(-3, 3)] * 3), max_size=40),
    st.sampled_from(TEXTS),
)
def test_whatever_the_weights_nobody_stands_on_both_sides(
    given_: dict[str, tuple[float, float, float]], text: str
) -> None:
    worth = {clue: Weight(clue, clue, *three) for clue, three in given_.items()}
    for told in told_by(worth, text):
        assert not set(told.actors) & set(told.recipients)
    assert told_by(worth, text) == told_by(worth, text)


@pytest.mark.parametrize("text", TEXTS)
def test_no_clue_is_counted_twice(text: str) -> None:
    scene, ways = first_scene(text)
    for way in ways:
        clues = option_clues(scene, way)
        assert len(clues) == len(set(clues))


def test_the_weights_are_a_small_table_of_known_clues() -> None:
    assert (PACKAGE / PATH).stat().st_size < 500_000
    assert {"rule actor", "rule recipient", "nobody"} <= set(weights())
    assert weights()["rule actor"].actor > weights()["rule recipient"].actor
    assert any(clue.split()[0] in RULES for clue in weights())


def test_endless_sentences_are_weighed_in_time() -> None:
    doc: Doc = make_doc("Polisi menangkap Budi Santoso dan " * 4000, "figures")
    heard = hear(doc)
    start = time.monotonic()
    acts = list(settle(doc, heard))
    assert len(acts) == 4000
    assert time.monotonic() - start < 20


def test_who_tells_of_a_deed_is_not_chosen_as_who_did_it() -> None:
    doc = make_doc("Duta Besar Rahman Wijaya mengatakan ratusan nelayan itu ditangkap di beberapa provinsi.")
    assert [(e.type, e.actors) for e in doc.events] == [("COERCE", ())]


def test_who_speaks_for_a_body_does_not_suffer_what_he_says() -> None:
    (event,) = make_doc(
        '"Kami mengutuk serangan ini," kata juru bicara Kementerian Luar Negeri Qatar Arman Malik.'
    ).events
    assert (event.type, event.recipients) == ("ACCUSE", ())


def test_whoever_an_act_is_reported_to_has_no_part_in_it() -> None:
    text = "Hasan Basri melaporkan kasus itu ke Bareskrim Polri."
    assert named(text, make_doc(text).events[0].recipients) == set()
