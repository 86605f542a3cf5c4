import json
from typing import Any

import pytest

from kawat.llm.answer import UnreadableError, read

ITEM = {
    "type": "AID",
    "mode": None,
    "status": "occurred",
    "sentence": 1,
    "trigger": "membantu",
    "actors": ["A"],
}
ANSWER = json.dumps({"events": [ITEM]})


@pytest.mark.parametrize(
    "content",
    [
        ANSWER,
        f"```json\n{ANSWER}\n```",
        f"Tentu! Berikut hasilnya:\n{ANSWER}\nSemoga membantu {{ya}}.",
        f'<think>Is {{this}} AID? {{"events": []}} no.</think>\n{ANSWER}',
        f"{{not json}} {ANSWER}",
        json.dumps({"note": "x", "events": [ITEM]}, indent=2),
        f"{json.dumps({'schema': 1})} {ANSWER}",
    ],
)
def test_the_object_is_found_in_what_is_around_it(content: str) -> None:
    (claim,) = read(content).claims
    assert (claim.type, claim.trigger, claim.actors) == ("AID", "membantu", ("A",))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "no JSON"),
        ("Tidak ada peristiwa.", "no JSON"),
        ("[]", "no JSON"),
        (ANSWER[:-5], "breaks off"),
        ("{" * 100_000, "breaks off"),
        ('{"events": ' + "[" * 100_000, "breaks off"),
        ('{"peristiwa": []}', "without a list of events"),
        ('{"events": {}}', "without a list of events"),
        ('{"events": null}', "without a list of events"),
    ],
)
def test_an_answer_without_the_object_says_what_it_is(content: str, problem: str) -> None:
    with pytest.raises(UnreadableError, match=problem):
        read(content)


@pytest.mark.parametrize(
    "item",
    [
        None,
        "AID",
        {},
        {**ITEM, "status": "maybe"},
        {**ITEM, "type": 3},
        {**ITEM, "trigger": None},
        {**ITEM, "actors": "A"},
        {**ITEM, "actors": [None]},
        {**ITEM, "sentence": "one"},
    ],
)
def test_a_malformed_item_is_left_out_and_counted(item: Any) -> None:
    answer = read(json.dumps({"events": [item, ITEM]}))
    assert (len(answer.claims), answer.malformed) == (1, 1)
