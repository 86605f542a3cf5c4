import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.indonesian.numbers import numbers_file, pattern, plurals, value

FILE = numbers_file()
CASES = [(words, case.value) for case in FILE.example for words in case.words]
PLURALS = [(words, case.value) for case in FILE.plural for words in case.words]
ONES = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_a_number_is_found_whole_and_read(words: str, expected: float) -> None:
    found = re.search(pattern(), f"ada {words} di sana")
    assert found is not None
    assert found.group() == words
    assert value(words) == expected


@pytest.mark.parametrize(("words", "expected"), PLURALS)
def test_a_plural_is_the_least_it_can_be(words: str, expected: float) -> None:
    assert value(words) == expected
    assert re.fullmatch(plurals(), words)
    assert not re.search(pattern(), words)


@pytest.mark.parametrize("words", FILE.never)
def test_other_words_are_no_number(words: str) -> None:
    assert value(words) is None


def test_a_run_of_digits_is_no_number() -> None:
    assert value("1" * 5000) is None


def test_a_third_is_not_rounded() -> None:
    assert value("dua per tiga") == value("dua pertiga") == 2 / 3


def test_the_pattern_captures_nothing() -> None:
    assert re.compile(pattern()).groups == 0
    assert re.compile(plurals()).groups == 0


def in_words(n: int) -> str:
    """Say a number below a million, independently of the grammar under test."""
    if n >= 1000:
        head = "seribu" if n // 1000 == 1 else f"{in_words(n // 1000)} ribu"
    elif n >= 100:
        head = "seratus" if n // 100 == 1 else f"{ONES[n // 100]} ratus"
    elif n >= 20:
        head = f"{ONES[n // 10]} puluh"
    else:
        return {10: "sepuluh", 11: "sebelas"}.get(n) or (ONES[n] if n < 10 else f"{ONES[n - 10]} belas")
    rest = n % (1000 if n >= 1000 else 100 if n >= 100 else 10)
    return f"{head} {in_words(rest)}" if rest else head


def test_every_number_reads_back_from_words_and_digits() -> None:
    draw = random.Random(7)  # noqa: S311
    for n in [*range(1, 1200), *(draw.randrange(1200, 1_000_000) for _ in range(800))]:
        assert value(in_words(n)) == n
        assert value(f"{n:,}".replace(",", ".")) == n
        found = re.search(pattern(), f"sebanyak {in_words(n)} orang")
        assert found is not None
        assert found.group() == in_words(n)


@given(st.text() | st.text(alphabet="0123456789., satuduribjetgkomhn"))
def test_any_text_is_survived(text: str) -> None:
    for match in re.finditer(pattern(), text):
        value(match.group())
    value(text)


@pytest.mark.parametrize("unit", ["1", "1,", "dua ", "dua puluh ", "seribu ", " ", "(", "setengah "])
def test_long_repetitions_take_linear_time(unit: str) -> None:
    assert sum(1 for _ in re.finditer(pattern(), unit * 200_000)) >= 0
