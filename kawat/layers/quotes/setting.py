"""To whom was it said, and where? What stands beside the cue: `kepada wartawan di Jakarta`."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from kawat.layers.quotes.cast import Cast, past
from kawat.layers.quotes.marks import MARKS
from kawat.layers.quotes.pieces import STOPS
from kawat.layers.quotes.rules import saying
from kawat.layers.quotes.rules import words as listed
from kawat.model import EntityKind, Quote, Sentence, Word

_FAR = 40  # words from the cue within which its setting is told
_HEAD = 3  # words between a preposition and whom it governs: `kepada | sejumlah awak | media`
_BUILDING = 6  # words between `di` and its place: `di rumah dinasnya, Jalan Melati, | Jakarta`
_ENDS = MARKS | STOPS | frozenset(";'’‘")


class Setting(Struct, frozen=True, gc=False):
    """Whom it was said to, and where: entities."""

    to: str | None = None
    place: str | None = None


def setting(cast: Cast, sentences: Sequence[Sentence], quote: Quote) -> Setting:
    """Return what the sentence of the cue tells about hearer and place, outside what was said."""
    if quote.cue is None:
        return Setting()
    at = bisect_right(sentences, quote.cue.start, key=lambda s: s.span.start) - 1
    words = sentences[at].words
    i = bisect_right(words, quote.cue.start, key=lambda w: w.start) - 1
    behind = _behind(words, i, quote)
    ahead = _ahead(words, i, quote)
    to = _hearer(cast, words, i + 1, behind) or _hearer(cast, words, ahead, i)
    place = _place(cast, words, i + 1, behind) or _place_ahead(cast, words, ahead, i)
    if quote.mode == "direct" and quote.cue < quote.span:
        after, first, last = _after_quote(sentences, quote)
        to, place = to or _hearer(cast, after, first, last), place or _place(cast, after, first, last)
    return Setting(None if to == quote.speaker else to, place)


def _after_quote(sentences: Sequence[Sentence], quote: Quote) -> tuple[Sequence[Word], int, int]:
    """Return the narration after a quote whose cue stands before it: `Budi mengatakan, "...," di Jakarta`."""
    at = bisect_right(sentences, quote.span.end, key=lambda s: s.span.start) - 1
    words = sentences[at].words
    first = bisect_right(words, quote.span.end - 1, key=lambda w: w.start)
    while first < len(words) and not words[first].text[0].isalnum() and words[first].text not in STOPS:
        first += 1
    return words, first, _behind(words, first, quote) if first < len(words) else first


def _behind(words: Sequence[Word], i: int, quote: Quote) -> int:
    """Return where the narration ends that goes on after the cue at word `i`."""
    inside = quote.span.start <= words[i].start < quote.span.end
    for at in range(i + 1, min(len(words), i + _FAR)):
        word = words[at]
        if word.text in _ENDS or word.norm in listed("unsettling") or word.norm in saying():
            return at
        if inside and word.text == ",":
            return at
        if not inside and quote.span.start <= word.start < quote.span.end:
            return at
    return min(len(words), i + _FAR)


def _ahead(words: Sequence[Word], i: int, quote: Quote) -> int:
    """Return where the narration begins that leads to the cue at word `i`."""
    for at in range(i - 1, max(-1, i - _FAR), -1):
        if words[at].text in _ENDS or quote.span.start <= words[at].start < quote.span.end:
            return at + 1
    return max(0, i - _FAR + 1)


def _hearer(cast: Cast, words: Sequence[Word], first: int, last: int) -> str | None:
    """Return whom `kepada`, `di hadapan` or `dihubungi` names."""
    for at in range(first, last):
        norm = words[at].norm
        if norm not in listed("hearers") or (norm == "dengan" and not _talks(words, at)):
            continue
        far = 1 if norm == "pada" else _HEAD
        for j in range(at + 1, min(last, at + 1 + far)):
            mention = cast.heads.get(words[j].start)
            if mention and mention.entity.kind != "place":
                return mention.entity.id
            if not words[j].text[0].isalnum() or words[j].norm in listed("prepositions"):
                break
    return None


def _talks(words: Sequence[Word], at: int) -> bool:
    """Tell whether `dengan` at word `at` joins two who talk: `dalam wawancara dengan`."""
    near = range(max(0, at - 3), at)
    return any(words[j].norm.removesuffix("nya") in listed("talks") for j in near)


def _place(cast: Cast, words: Sequence[Word], first: int, last: int) -> str | None:
    """Return the first place that `di` governs."""
    for at in range(first, last):
        if words[at].norm == "di":
            found = _governed(cast, words, at + 1, last)
            if found:
                return found[0]
    return None


def _governed(cast: Cast, words: Sequence[Word], first: int, last: int) -> tuple[str, int] | None:
    """Return the place that begins at word `first`, or a few words on, and the word after it."""
    kinds: tuple[EntityKind, ...] = ("place", "state")
    j = first
    while j < min(last, first + _BUILDING):
        mention = cast.heads.get(words[j].start)
        if mention:
            end = past(words, j, mention, last)
            if mention.entity.kind in kinds:
                return mention.entity.id, end
            j = end
            kinds = ("place",)
        elif words[j].norm in listed("prepositions"):
            return None
        else:
            j += 1
    return None


def _place_ahead(cast: Cast, words: Sequence[Word], first: int, i: int) -> str | None:
    """Return the place before a verb: `Dalam rapat di Jakarta, Budi | berkata`, `Budi di Jakarta, Senin,`.

    What a subject is, `seorang warga di Surabaya`, or did before, is no place of speech.
    """
    leads = first < i and words[first].norm in listed("occasions")
    for at in range(first, i):
        if words[at].norm in listed("unsettling"):
            return None
        found = _governed(cast, words, at + 1, i) if words[at].norm == "di" else None
        if found is None:
            continue
        place, end = found
        apart = end == i or words[end].text == ","
        if leads or (apart and _is_person(cast, words, at) and not _named_next(cast, words, end + 1, i)):
            return place
    return None


def _is_person(cast: Cast, words: Sequence[Word], end: int) -> bool:
    """Tell whether a person's mention ends before word `end`."""
    for j in range(max(0, end - 8), end):
        mention = cast.heads.get(words[j].start)
        if mention and mention.entity.kind == "person" and mention.span.end == words[end - 1].end:
            return True
    return False


def _named_next(cast: Cast, words: Sequence[Word], at: int, last: int) -> bool:
    return at < last and words[at].start in cast.heads
