"""Which quotation marks quote speech, and which word tells who speaks? Scare quotes and titles do not."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kawat.layers.quotes.cast import Cast
from kawat.layers.quotes.marks import MARKS, Pair
from kawat.layers.quotes.pieces import STOPS, Piece
from kawat.layers.quotes.rules import said, saying
from kawat.layers.quotes.rules import words as listed
from kawat.layers.quotes.slot import after
from kawat.layers.quotes.speaker import Earlier, Who, topic
from kawat.layers.quotes.subject import before
from kawat.model import QuoteMode, Span, Word

_NAME = 8  # words that may stand between a quote and `menambahkan`
_SENTENCE = 4  # words that make a sentence of their own
_FRAGMENT = 4  # words that make a quote of a part of a sentence


class Cue(Struct, frozen=True, gc=False):
    """A reporting verb: its word, who speaks, where the slot ends."""

    word: int
    span: Span
    who: Who
    why: str
    end: int


def cue_at(words: Sequence[Word], i: int, who: Who, why: str, end: int) -> Cue:
    """Return the cue whose verb is word `i`."""
    return Cue(i, Span(words[i].start, words[i].end), who, why, end)


class Draft(Struct, frozen=True, gc=False):
    """A quote before its speaker is looked up; content is the words `first` up to `last`."""

    mode: QuoteMode
    first: int
    last: int
    who: Who
    cue: Cue | None
    rule: str
    opened: bool = True
    closed: bool = True


def drafts(cast: Cast, piece: Piece) -> Iterator[Draft]:
    """Yield the direct quotes of a piece."""
    floor = piece.first
    for n, pair in enumerate(piece.pairs):
        limit = piece.pairs[n + 1].start if n + 1 < len(piece.pairs) else piece.last
        earlier = cue_before(cast, piece.words, piece.first, floor, pair.start)
        later = cue_after(cast, piece.words, pair.end, limit)
        if is_speech(piece, pair, earlier, later):
            draft = _draft(cast, piece, pair, earlier, later)
            yield replace(draft, opened=pair.opened, closed=pair.closed or pair.end < len(piece.words))
        floor = pair.end


def _draft(cast: Cast, piece: Piece, pair: Pair, earlier: Cue | None, later: Cue | None) -> Draft:
    if later:
        who = earlier.who if earlier and later.who in (Earlier.SPEAKER, Earlier.ONE) else later.who
        return Draft("direct", pair.first, pair.last, who, later, "direct-cue-after")
    if earlier:
        return Draft("direct", pair.first, pair.last, earlier.who, earlier, "direct-cue-before")
    if pair.start == piece.first:
        return Draft("direct", pair.first, pair.last, Earlier.SPEAKER, None, "direct-continued")
    about = topic(cast, piece.words, piece.first, pair.start)
    who = about.entity.id if about else Earlier.SPEAKER
    return Draft("direct", pair.first, pair.last, who, None, "direct-fragment")


def cue_after(cast: Cast, words: Sequence[Word], i: int, limit: int) -> Cue | None:
    """Return the cue right after a quote: `," kata Budi`, `," Budi menambahkan`."""
    while (
        i < limit
        and not words[i].text[0].isalnum()
        and words[i].text not in "(["
        and words[i].text not in MARKS
    ):
        i += 1
    if i < limit and words[i].norm in said():
        while i + 1 < limit and words[i + 1].norm in said():  # demikian kata Budi
            i += 1
        return said_cue(cast, words, i, limit)
    for at in range(i, min(limit, i + _NAME)):
        if words[at].text in ".,;:":
            return None
        verb = saying().get(words[at].norm)
        if verb:
            if verb.direct == "no":
                return None
            who = before(cast, words, i, at) if at > i else after(cast, words, at + 1, limit).who
            return cue_at(words, at, who, verb.why, at + 1)
    return None


def cue_before(cast: Cast, words: Sequence[Word], first: int, floor: int, i: int) -> Cue | None:
    """Return the last cue of the narration between `floor` and the quote that starts at word `i`."""
    for at in range(i - 1, floor - 1, -1):
        norm = words[at].norm
        if norm in saying() and saying()[norm].direct == "yes":
            return cue_at(words, at, before(cast, words, first, at), saying()[norm].why, at + 1)
        if norm in said() and is_told(cast, words, at, i):
            return said_cue(cast, words, at, i)
    return None


def said_cue(cast: Cast, words: Sequence[Word], i: int, limit: int) -> Cue:
    """Return the cue of a verb whose speaker follows, or is its clitic."""
    norm = words[i].norm
    verb = said()[norm]
    if verb.verb != norm:
        return cue_at(words, i, Earlier.SPEAKER, verb.why, i + 1)
    slot = after(cast, words, i + 1, limit)
    return cue_at(words, i, slot.who, verb.why, slot.end)


def is_told(cast: Cast, words: Sequence[Word], i: int, limit: int) -> bool:
    """Tell whether a verb without prefix reports here: a clitic, a pronoun or a mention follows."""
    norm = words[i].norm
    if said()[norm].verb != norm or norm == "menurut":
        return True
    if i + 1 >= limit or (i and words[i - 1].norm == "lebih"):
        return False
    if norm == "demikian":
        return i > 0 and words[i - 1].text == "," and _is_source(cast, words[i + 1])
    follows = words[i + 1]
    return follows.norm in listed("pronouns") or follows.start in cast.heads or follows.text in cast.persons


def _is_source(cast: Cast, word: Word) -> bool:
    """Tell `demikian pernyataan KPK`, `demikian dikatakan Budi` from `demikian mahal`."""
    mention = cast.heads.get(word.start)
    named = mention is not None and mention.entity.kind in ("person", "organization")
    return named or word.norm in listed("sources") or word.norm in listed("stated")


def is_speech(piece: Piece, pair: Pair, earlier: Cue | None, later: Cue | None) -> bool:
    """Tell speech from a name, a title or a single word set off by marks."""
    words, starts = piece.words, pair.start == piece.first
    size = sum(w.text[0].isalnum() for w in words[pair.first : pair.last])
    if not size or (not pair.opened and not starts):
        return False
    if (
        not starts
        and _is_named(words, piece.first, pair.start)
        and not (later and later.word <= pair.end + 1)
    ):
        return False
    if later and (starts or size >= _FRAGMENT):
        return True
    if earlier and words[pair.start - 1].text in ",:":
        return size > 1
    if starts:
        whole = size >= _SENTENCE or (size > 1 and pair.opened and words[pair.last - 1].text in STOPS)
        return whole and _is_sentence(piece, pair)
    return size >= _FRAGMENT and not _is_title(words[pair.first : pair.last])


def _is_named(words: Sequence[Word], first: int, i: int) -> bool:
    """Tell whether what the marks at word `i` hold is introduced as a name: `film`, `tema utama`."""
    near = (i - 1, i - 2) if words[i - 1].norm in listed("naming-adjectives") else (i - 1,)
    return any(at >= first and words[at].norm.removesuffix("nya") in listed("naming") for at in near)


def _is_title(content: Sequence[Word]) -> bool:
    """Tell whether every word of a content but small ones begins with a capital."""
    small = listed("prepositions") | listed("openers") | listed("foreign")
    return not any(w.text[0].islower() and w.norm not in small for w in content)


def _is_sentence(piece: Piece, pair: Pair) -> bool:
    """Tell whether a quote at the head of a sentence, without cue, is one itself and not its subject."""
    words = piece.words
    stops = words[pair.last - 1].text in STOPS or words[pair.last - 1].text == ","
    return stops or pair.end >= piece.last or words[pair.end].text in STOPS
