"""Which numbers count something? A number with its qualifier and the noun phrase it counts."""

from collections.abc import Sequence

from msgspec import Struct

from kawat.indonesian import numbers
from kawat.layers.figures.lexicon import looks_like_verb, phrases, words_of
from kawat.layers.figures.numerals import (
    Number,
    collectives,
    norm_at,
    number,
    qualified,
    spelt_out,
    starts_number,
)
from kawat.model import Bound, Span, Word

NOUN_WORDS = 6  # a counted noun phrase is no longer than this
NOT_MORE = frozenset({"dari", "dulu", "dahulu", "awal", "lanjut", "banyak", "sedikit", "baik", "besar"})
_NO_PERSON = frozenset({"sebuah", "seekor"})
_ADVERB_REACH = 4
_LABEL_REACH = 5
_NAME_REACH = 8
_MOST_PEOPLE = 8_000_000_000


class Count(Struct, frozen=True, gc=False):
    """A number and its qualifier (words from `start`), and the words up to `end` that say what is counted."""

    start: int
    number: Number
    end: int
    bound: Bound
    unit: str  # person, household, house
    named: bool  # a noun follows
    among: bool = False  # `di antaranya`: a part of those counted before
    single: bool = False  # `seorang`
    again: bool = False  # `kedua pelaku`: those counted before

    def span(self, words: Sequence[Word]) -> Span:
        """Return the characters from the qualifier to the end of the noun phrase."""
        return Span(words[self.start].start, words[self.end - 1].end)


def counts(words: Sequence[Word], text: str, taken: frozenset[int], stops: frozenset[int]) -> list[Count]:
    """Return the counts of a sentence.

    A number at a `taken` word (in a date, in money) is none; a noun phrase ends before a word in `stops`.
    """
    found: list[Count] = []
    read = 0
    for i in [i for i, word in enumerate(words) if starts_number(word)]:
        if i < read or i in taken or not (here := number(words, i, text)):
            continue
        count = _count(words, here, stops)
        if count:
            found.append(count)
        read = max(here.last, count.end if count else 0)
    return found


def _count(words: Sequence[Word], found: Number, stops: frozenset[int]) -> Count | None:
    if _names(words, found.first) or not isinstance(found.value, int) or found.value > _MOST_PEOPLE:
        return None
    start, bound = qualified(words, found.first, found.bound)
    bound = _adverb(words, start) or bound if bound == "exact" else bound
    found = spelt_out(words, found)
    at = found.last
    if at + 1 < len(words) and words[at].norm == "lebih" and words[at + 1].norm != "dari":
        at, bound = at + 1, "at_least"
    unit = "person" if at in stops and _injuries(words, start, at) else _unit(words, at)
    if unit is None and _pieces(words, at, stops) and _of_houses(words, start):
        unit = "house"
    if unit is None or (words[found.first].norm in _NO_PERSON and unit == "person"):
        return None
    end = _noun_end(words, at, stops)
    among = phrases("among").end(words, end)
    if norm_at(words, end) == "lebih" and norm_at(words, end + 1) not in NOT_MORE:
        end, bound = end + 1, "at_least"  # `2.000 orang lebih`
    single = words[found.first].norm in numbers.numbers_file().single
    if single and _apposed(words, found.first):
        return None
    if end == found.last and not among and _follows_name(words, start):
        return None
    named = single or end > at or among is not None
    if among and norm_at(words, start - 1) == "salah":
        start -= 1
    return Count(
        start,
        found,
        among or end,
        bound,
        unit,
        named,
        among is not None,
        single,
        words[found.first].norm in collectives(),
    )


def _adverb(words: Sequence[Word], start: int) -> Bound | None:
    """Return the bound that a word before the verb gives: `setidaknya telah menewaskan 12 orang`."""
    for at in range(start, max(0, start - _ADVERB_REACH), -1):
        if phrases("adverbs").start(words, at) is not None:
            return "at_least"
        if not words[at - 1].norm[0].isalpha() or starts_number(words[at - 1]):
            break
    return None


def _follows_name(words: Sequence[Word], i: int) -> bool:
    """Tell whether a number without a noun belongs to what stands before it: `Bali 2`, `mahasiswi 20`."""
    if not i:
        return False
    name = i > 1 and words[i - 1].text[0].isupper() and words[i - 2].text[0].isalnum()
    return name or (words[i - 1].norm in words_of("people") and words[i - 1].norm not in words_of("plain"))


def _apposed(words: Sequence[Word], i: int) -> bool:
    """Tell whether `seorang` at word `i` describes somebody just named: `Budi, seorang guru`."""
    if i < 2 or words[i - 1].norm not in {",", "(", "-", "–"} or not words[i - 2].text[0].isupper():
        return False
    for word in reversed(words[max(0, i - _NAME_REACH) : i - 1]):
        if word.norm in words_of("settings"):
            return False  # `Di Kota Palu, seorang guru`, `Pada Senin, seorang guru`
        if not word.text[0].isupper():
            break
    return True


def _names(words: Sequence[Word], i: int) -> bool:
    """Tell whether the number at word `i` is part of a name, an age, an article of a law."""
    if i and words[i - 1].text == "(" and i + 1 < len(words) and words[i + 1].text in {")", ","}:
        return True
    if i and len(words[i - 1].text) == 1 and words[i - 1].text.isupper():  # `B 1423 NH`
        return True
    if (
        i and words[i - 1].norm == "salah"
    ):  # `salah satu di antaranya` is one; `salah satu korban` is whichever
        return phrases("among").end(words, i + 1) is None
    return phrases("names_before").start(words, i) is not None


def _injuries(words: Sequence[Word], start: int, at: int) -> bool:
    """Tell whether `12 luka berat` are people, which `menderita 12 luka tusukan` are not."""
    return words[at].norm == "luka" and not (start and words[start - 1].norm in words_of("with_injuries"))


def _pieces(words: Sequence[Word], at: int, stops: frozenset[int]) -> bool:
    """Tell whether a count ends with `unit`, and what it is of stands elsewhere."""
    after = norm_at(words, at + 1)
    alone = not after[:1].isalpha() or at + 1 in stops or after in words_of("closers") | words_of("breaks")
    return norm_at(words, at) in words_of("pieces") and alone


def _of_houses(words: Sequence[Word], start: int) -> bool:
    """Tell whether houses are spoken of just before: `rumah rusak 12 unit`."""
    before = words[max(0, start - _LABEL_REACH) : start]
    return any(word.norm in words_of("buildings") for word in before)


def _unit(words: Sequence[Word], at: int) -> str | None:
    """Return what the words at `at` count: persons, households or houses; `None` for other things."""
    if phrases("no_homes").end(words, at):
        return None
    if phrases("households").end(words, at):
        return "household"
    if phrases("buildings").end(words, at):
        return "house"
    if at < len(words) and (words[at].norm in words_of("things") or words[at].norm[0].isdigit()):
        return None
    return "person"


def _noun_end(words: Sequence[Word], at: int, stops: frozenset[int]) -> int:
    """Return where the noun phrase from word `at` ends."""
    end = at
    while end < min(len(words), at + NOUN_WORDS) and end not in stops:
        norm = words[end].norm
        if not norm[0].isalpha() or norm in words_of("closers") or norm in words_of("breaks"):
            break
        if starts_number(words[end]) or looks_like_verb(words[end]):
            break
        end += 1
    return end
