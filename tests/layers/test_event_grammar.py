"""Who does it, and to whom? The sentences of event_grammar.toml, by construction."""

import time
import tomllib
from pathlib import Path

import pytest

from kawat import marks
from kawat.layers.events import find
from tests.layers.test_events import by_rules, sides
from tests.making import make_doc

SENTENCES = tomllib.loads((Path(__file__).parent / "event_grammar.toml").read_text())
ALL = [
    pytest.param(s, id=f"{kind}: {marks.read(s)[0][:60]}")
    for kind, sentences in SENTENCES.items()
    for s in sentences
]


@pytest.mark.parametrize("marked", ALL)
def test_who_takes_part(marked: str) -> None:
    text, found = marks.read(marked)
    doc = by_rules(text)
    trigger = next(m.span for m in found if m.label == "TRIGGER")
    events = [e for e in doc.events if trigger.start in {m.start for m in e.mentions}]
    assert len(events) == 1, [text[e.trigger.start : e.trigger.end] for e in doc.events]
    assert (sorted(events[0].actors), sorted(events[0].recipients)) == sides(doc, found)


@pytest.mark.parametrize(
    "words",
    ["ditangkap dan ", "polisi, yang dia ", "kata polisi, mereka ", "bersama polisi, serta "],
)
def test_one_long_sentence_takes_linear_time(words: str) -> None:
    doc = make_doc(words * 4000, until="figures")
    start = time.perf_counter()
    find(doc)
    assert time.perf_counter() - start < 10
