"""Which words are two or more? What a scraper glued together, and pairs: `olehKBRI`, `AS-China`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kawat.indonesian import names
from kawat.indonesian.titles import vocabulary
from kawat.model import Word

LONGEST_WORD = 40
LONGEST_STATE = 7  # letters of a word that may be a state with something glued to it
_CAMEL = re.compile(r"([A-Za-z]?[a-z]+)(?=[A-Z][A-Za-z]+$)")
_SOURCE = re.compile(r"(?:[Dd]ilansir|[Dd]ikutip|[Mm]elansir|[Mm]engutip)(?=\w{3})")  # DilansirdetikNews
_LETTERS = re.compile(r"([a-z]{2,})?([A-Z]{2,8})([a-z]{2,})?")  # seorangWNIasal
_PAIR = re.compile(r"([A-Z][\w'’]+)-([A-Z][\w'’]+)")
_PARTIES = ("state", "person", "organization", "place")  # of which pairs are written with a hyphen


def parted(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words, those that are two parted.

    >>> [w.text for w in parted([Word(0, 8, "olehKBRI", "olehkbri"), Word(9, 17, "AS-China", "as-china")])]
    ['oleh', 'KBRI', 'AS', '-', 'China']
    """
    for i, word in enumerate(words):
        if word.norm == word.text or len(word.text) > LONGEST_WORD:
            yield word
        elif word.norm.endswith("-nya"):  # TikTok-nya
            end = len(word.text)
            yield from (_part(word, 0, end - 4), _part(word, end - 4, end))
        elif "-" in word.text:
            pair = _PAIR.fullmatch(word.text)
            yield from _split(word, pair) if pair and _parties(words, i, pair) else (word,)
        else:
            yield from _unglued(word)


def _unglued(word: Word) -> Iterator[Word]:
    while cut := 0 if word.text.islower() else _cut(word):
        yield _part(word, 0, cut)
        word = _part(word, cut, len(word.text))
    yield word


def _part(word: Word, start: int, end: int) -> Word:
    return Word(word.start + start, word.start + end, word.text[start:end], word.norm[start:end])


def _split(word: Word, pair: re.Match[str]) -> Iterator[Word]:
    at = pair.end(1)
    yield from (_part(word, 0, at), _part(word, at, at + 1), _part(word, at + 1, len(word.text)))


def _parties(words: Sequence[Word], i: int, pair: re.Match[str]) -> bool:
    """Tell whether a hyphen joins two of whom each has a name: `Rusia-Ukraina`, `Joko Widodo-Ma'ruf Amin`."""
    if names.known(words[i].text):
        return False
    before = words[i - 1].text + " " if i and words[i - 1].text[0].isupper() else ""
    after = " " + words[i + 1].text if i + 1 < len(words) and words[i + 1].text[0].isupper() else ""
    left = _kinds(pair[1], before + pair[1])
    right = _kinds(pair[2], pair[2] + after)
    return bool(left & right) or (("person" in left) + ("person" in right) == 1 and _given(pair, left, right))


def _kinds(*forms: str) -> set[str]:
    """Return which kinds of parties bear one of the forms as a name."""
    return {e.kind for form in forms for e in names.known(form)[:1] if e.kind in _PARTIES}


def _given(pair: re.Match[str], left: set[str], right: set[str]) -> bool:
    """Tell whether the one of a pair who is nobody known bears a name of people."""
    unknown = pair[2] if "person" in left else pair[1]
    return not (left and right) and unknown.lower() in vocabulary().given


def _cut(word: Word) -> int:
    """Return where a word that is two should be parted, 0 if it is one."""
    if source := _SOURCE.match(word.text):
        return source.end()
    letters = _LETTERS.fullmatch(word.text)
    if letters and (cut := _beside_letters(letters)):
        return cut
    if camel := _CAMEL.match(word.text):
        return camel.end() if _glued(camel[0], word.text) else 0
    if (
        len(word.norm) <= LONGEST_STATE
        or word.text[1:] != word.norm[1:]
        or word.norm in vocabulary().common
        or names.known(word.text)
    ):
        return 0
    if said := next((v for v in _verbs_of_saying() if word.norm.endswith(v)), None):
        return len(word.norm) - len(said)
    cuts = (c for c in range(5, len(word.norm) - 1) if _follows(word.norm[c:]))
    return next((c for c in cuts if any(e.kind == "state" for e in names.known(word.text[:c]))), 0)


@cache
def _verbs_of_saying() -> tuple[str, ...]:
    """Return long verbs of saying, which may be glued to a name: `Santosomengatakan`."""
    return tuple(sorted(v for v in vocabulary().closed.said if len(v) > 7 and v.startswith("me")))


def _beside_letters(found: re.Match[str]) -> int:
    """Return where words glued to a known short form end or begin: `seorang|WNI|asal`."""
    known = vocabulary()
    short = found[2].lower() in known.starts or names.known(found[2])
    beside = [part for part in (found[1], found[3]) if part]
    if not short or not all(p in known.common or p in known.closed.of_quantity for p in beside):
        return 0
    return found.end(1) if found[1] else found.end(2) if found[3] else 0


def _follows(rest: str) -> bool:
    """Tell whether letters after a state's name are a word: `kemarin`, `di`, `disoroti`."""
    if len(rest) < 3:
        return rest in vocabulary().closed.glued
    common = vocabulary().common
    return rest in common or (rest.startswith("di") and rest[2:] in common)


def _glued(first: str, both: str) -> bool:
    """Tell whether a word with a capital inside is two: after a preposition, or a name that is known."""
    if names.known(both):
        return False
    second = both[len(first) :]
    known = vocabulary()
    if first in known.closed.glued:
        return True
    if first.lower() in known.starts and second.lower() in known.headwords:  # DirektoratJenderal
        return True
    return len(first) > 3 and bool(names.known(first)) and second.lower() in known.given
