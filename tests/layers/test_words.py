import pytest

from kawat import marks
from kawat.layers.words import words_file
from tests.making import make_doc


@pytest.mark.parametrize("example", words_file().examples)
def test_sentences_of_the_examples(example: str) -> None:
    text, expected = marks.read(example)
    found = make_doc(text, until="sentences").sentences
    assert marks.write(text, tuple(marks.Mark(s.span, "S") for s in found)) == marks.write(text, expected)
