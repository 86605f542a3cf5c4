import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.tongue.tokens import sentences, tokens, tokens_file


@pytest.mark.parametrize("example", tokens_file().examples)
def test_examples_are_cut_as_marked(example: str) -> None:
    text = example.replace("|", "")
    expected = [[w for w in re.split(r"[\s|]+", part) if w] for part in example.split("||")]
    assert [[t.text for t in s] for s in sentences(text)] == expected


@given(st.text(max_size=200))
def test_every_character_but_space_is_in_one_token_of_any_text(text: str) -> None:
    found = [t for s in sentences(text) for t in s]
    assert found == list(tokens(text))
    assert all(text[t.start : t.end] == t.text for t in found)
    covered = [i for t in found for i in range(t.start, t.end)]
    assert covered == sorted(set(covered))
    assert all(text[i].isspace() for i in set(range(len(text))) - set(covered))


@pytest.mark.parametrize("unit", ["(", "a", "a-", "1.", "nya", "http://a", '"', "\n", "A.", ". A"])
def test_long_texts_take_time_in_proportion(unit: str) -> None:
    assert sum(t.end - t.start for t in tokens(unit * 200_000)) > 0 or unit.isspace()
