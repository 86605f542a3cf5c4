"""What stands beside `kata Budi` and `menurut Budi`: before it, after it, or on both sides."""

from collections.abc import Sequence

from kawat.layers.quotes.cast import Cast
from kawat.layers.quotes.clauses import end, start, trimmed
from kawat.layers.quotes.direct import Cue, Draft, cue_at, said_cue
from kawat.layers.quotes.pieces import STOPS, Piece
from kawat.layers.quotes.rules import said, why
from kawat.layers.quotes.rules import words as listed
from kawat.layers.quotes.slot import after
from kawat.layers.quotes.speaker import Earlier, pronoun
from kawat.model import Word

_PAUSES = frozenset(',;:-–)"”')
_MORE = 3  # words that go on after a cue
_DATED = 14  # words of a date and clock time
_SOURCE = 25  # words within which the comma follows a source


def beside(cast: Cast, piece: Piece, i: int) -> Draft | None:
    """Return the clause before, after or around the cue at word `i`."""
    words = piece.words
    cue = said_cue(cast, words, i, piece.last)
    if said()[words[i].norm].verb == words[i].norm and _is_nobodys(words, i, piece.last):
        return None
    if not (cue.who or _names(words, i, piece.last)):
        return None
    if leads(words, piece.first, i):
        return _following(piece, cue)
    if words[i - 1].norm == "demikian" and i - 2 > piece.first:
        i -= 1  # `, demikian ujar Budi`
    if words[i].text[0].isupper() or (words[i - 1].text not in _PAUSES and not _joins(cast, words, i)):
        return None
    first = start(words, piece.first, i)
    if _goes_on(cast, words, cue.end, end(piece)):
        return Draft("indirect", first, end(piece), cue.who, cue, "indirect-clause-around")
    return Draft("indirect", first, trimmed(words, first, i), cue.who, cue, "indirect-clause-before")


def _is_nobodys(words: Sequence[Word], i: int, last: int) -> bool:
    """Tell whether rules, the reporter or the reader are named after `menurut`: `menurut UU itu`, `saya`."""
    if i + 1 >= last or words[i].norm != "menurut":
        return False
    follows = words[i + 1]
    rule = follows.norm in listed("norms") and not (i + 2 < last and words[i + 2].norm == "dari")
    return rule or follows.text == "," or follows.norm in listed("authors")


def _joins(cast: Cast, words: Sequence[Word], i: int) -> bool:
    """Tell whether a cue needs no comma before it: `menurut`, `katanya`, `kata dia`; not `cerita rakyat`."""
    verb = said()[words[i].norm].verb
    if verb == "menurut" or (i + 1 < len(words) and pronoun(words[i + 1].norm)):
        return True
    if verb != words[i].norm:
        return verb not in listed("nouns-too") and words[i - 1].norm != "yang"
    mention = cast.heads.get(words[i + 1].start)
    return verb not in listed("nouns-too") and mention is not None and mention.entity.kind == "person"


def _names(words: Sequence[Word], i: int, last: int) -> bool:
    """Tell `menurut MENA` and `menurut survei` from `menurut feng shui`."""
    return i + 1 < last and (words[i + 1].text[0].isupper() or words[i + 1].norm in listed("sources"))


def source_first(cast: Cast, piece: Piece, i: int) -> Draft | None:
    """Return the clause of `Berdasarkan data BNPB, ...`, `Dikatakannya, ...`."""
    words = piece.words
    if words[i].norm.removesuffix("nya") in listed("reports") and words[i].norm not in listed("reports"):
        bare = i + 1 < piece.last and words[i + 1].text == ","
        cue = cue_at(words, i, Earlier.SPEAKER, "", i + 1)
        return Draft("indirect", i + 2, end(piece), cue.who, cue, "indirect-source-first") if bare else None
    comma = _comma(words, i, piece.last)
    if comma is None or words[i + 1].norm in listed("complementizers"):
        return None
    at = next((j for j in range(i + 1, comma) if words[j].start in cast.heads), comma)
    slot = after(cast, words, at, comma)
    if not slot.who:
        return None
    cue = cue_at(words, i, slot.who, "", slot.end)
    first = past_date(words, comma + 1, piece.last)
    return Draft("indirect", first, end(piece), slot.who, cue, "indirect-source-first")


def stated_beside(cast: Cast, piece: Piece, i: int) -> Draft | None:
    """Return the clause around or before a verb in the passive: `Foto itu, | diakui Budi, asli`."""
    words = piece.words
    aside = i - (words[i - 1].norm in listed("likeness"))  # `..., seperti dikatakan Budi`
    at = i + 1 + (i + 1 < piece.last and words[i + 1].norm in ("oleh", "langsung"))
    if aside - piece.first < _MORE or words[aside - 1].text != "," or at >= piece.last:
        return None
    mention = cast.heads.get(words[at].start)
    if mention is None or mention.entity.kind == "place":
        return None
    slot = after(cast, words, at, piece.last)
    cue = cue_at(words, i, slot.who, "", slot.end)
    first = start(words, piece.first, aside)
    if _goes_on(cast, words, slot.end, end(piece)):
        if words[slot.end].text != ",":
            return None
        return Draft("indirect", first, end(piece), slot.who, cue, "indirect-clause-around")
    return Draft("indirect", first, trimmed(words, first, aside), slot.who, cue, "indirect-clause-before")


def view(cast: Cast, piece: Piece, i: int) -> Draft | None:
    """Return what somebody thinks: `Di mata Budi, ...`, `Dalam pandangan Budi, ...`."""
    words, first = piece.words, piece.first
    if i != first + 1 or words[first].norm not in ("di", "dalam", "dari"):
        return None
    comma = _comma(words, i, piece.last)
    mention = cast.heads.get(words[i + 1].start) if i + 1 < piece.last else None
    if comma is None or mention is None or mention.entity.kind == "place":
        return None
    slot = after(cast, words, i + 1, comma)
    cue = cue_at(words, i, slot.who, "", slot.end)
    return Draft("indirect", comma + 1, end(piece), slot.who, cue, "indirect-source-first")


def said_of(cast: Cast, piece: Piece) -> Cue | None:
    """Say who said the sentence before, where this one does: `Hal itu disampaikan Budi`."""
    words, first = piece.words, piece.first
    if words[first].norm not in listed("statements"):
        return None
    for i in range(first + 1, min(piece.last - 1, first + 5)):
        if words[i].norm in listed("stated"):
            at = i + 1
            while at < piece.last and words[at].norm in ("oleh", "langsung"):
                at += 1
            if words[at - 1].text == "," or at >= piece.last or words[at].text == ",":
                return None
            slot = after(cast, words, at, piece.last)
            return cue_at(words, i, slot.who, why("indirect-said-of"), slot.end) if slot.who else None
    return None


def points_at_sentence(piece: Piece) -> bool:
    """Tell `Hal itu disampaikan` from `Hal serupa disampaikan`."""
    words, first = piece.words, piece.first
    return words[first].norm == "demikian" or words[first + 1].norm in listed("pointers")


def leads(words: Sequence[Word], first: int, i: int) -> bool:
    """Tell whether nothing but a connective stands before the cue."""
    before_cue = [w for w in words[first:i] if w.text[0].isalnum()]
    return len(before_cue) <= 3 and all(w.norm in listed("openers") for w in before_cue)


def _following(piece: Piece, cue: Cue) -> Draft | None:
    at = cue.end
    comma = _comma(piece.words, at, piece.last)
    if comma is not None and (
        comma - at < 3 or not cue.who or piece.words[at].norm in listed("prepositions")
    ):
        at = past_date(piece.words, comma + 1, piece.last)
        at += at < piece.last and piece.words[at].norm in listed("complementizers")
    elif at < piece.last and piece.words[at].norm in listed("addressing"):
        return None  # `Kata Budi kepada wartawan.` ends the sentence before
    return Draft("indirect", at, end(piece), cue.who, cue, "indirect-source-first")


def _comma(words: Sequence[Word], at: int, last: int) -> int | None:
    return next((j for j in range(at, min(last, at + _SOURCE)) if words[j].text == ","), None)


def past_date(words: Sequence[Word], at: int, last: int) -> int:
    """Return where the content begins after `Mengutip Reuters, | Senin (4/3),`."""
    if at < last and words[at].norm in listed("circumstances"):
        comma = _comma(words, at, min(last, at + _DATED))
        return comma + 1 if comma else at
    return at


def _goes_on(cast: Cast, words: Sequence[Word], at: int, last: int) -> bool:
    """Tell whether the clause goes on after the cue's slot; time, place and circumstances don't count."""
    comma = at < last and words[at].text == ","
    at += comma
    if last - at < _MORE or words[at].text in STOPS or words[at].text in "()":
        return False
    if not comma and words[at].norm in listed("prepositions"):
        return False
    mention = cast.heads.get(words[at].start)
    is_place = mention is not None and mention.entity.kind == "place"
    return not (is_place or words[at].norm in listed("circumstances"))
