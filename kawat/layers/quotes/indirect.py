"""What is reported without quotation marks? The clause after `mengatakan`, before `kata Budi`, or around it."""

from collections.abc import Iterator

from kawat.layers.quotes.direct import Cue, Draft, is_told, said_cue
from kawat.layers.quotes.pieces import STOPS, Piece
from kawat.layers.quotes.rules import Verb, said, saying
from kawat.layers.quotes.rules import words as listed
from kawat.layers.quotes.speaker import Cast, after, before
from kawat.model import Word

_CLOSERS = STOPS | frozenset(",;:-–")
_FAR = 15  # words in which `bahwa` may follow its verb


def drafts(cast: Cast, piece: Piece, taken: frozenset[int]) -> Iterator[Draft]:
    """Yield the indirect quotes of a piece, leaving out cues that direct quotes have `taken`."""
    inside = {i for p in piece.pairs for i in range(p.start, p.end)}
    found: list[Draft] = []
    floor = piece.first
    for i in range(piece.first, piece.last):
        if i in inside or i in taken:
            continue
        draft = _at(cast, piece, floor, i)
        if draft and draft.first < draft.last:
            found = _apart(piece, found, draft)
            floor = i + 1
    yield from found


def _at(cast: Cast, piece: Piece, floor: int, i: int) -> Draft | None:
    norm = piece.words[i].norm
    if norm in saying():
        return _clause_after(cast, piece, floor, i, saying()[norm])
    if norm in said() and said()[norm].indirect == "yes" and is_told(cast, piece.words, i, piece.last):
        return _beside(cast, piece, i)
    if norm in listed("reports") and i - piece.first < 3:
        return _source_first(cast, piece, i)
    return None


def _clause_after(cast: Cast, piece: Piece, floor: int, i: int, verb: Verb) -> Draft | None:
    """Return `Budi mengatakan [bahwa] ...`."""
    words = piece.words
    if verb.indirect == "no" or _negated(words, floor, i):
        return None
    start = _content(piece, i, verb)
    last = _end(piece)
    if start is None or last - start < 3:
        return None
    who = before(cast, words, floor, i)
    return Draft("indirect", start, last, Cue(i, who, verb, i + 1), "indirect-clause-after")


def _negated(words: tuple[Word, ...], floor: int, i: int) -> bool:
    return any(words[at].norm in listed("negations") for at in range(max(floor, i - 2), i))


def _content(piece: Piece, i: int, verb: Verb) -> int | None:
    """Return the word at which the reported clause begins after the verb at `i`."""
    words, last = piece.words, piece.last
    at = i + 1
    while at < last and words[at].norm in listed("fillers"):
        at += 1
    if (
        at < last
        and words[at].norm in listed("prepositions")
        and words[at].norm not in listed("complementizers")
    ):
        return _after_bahwa(words, at, last)
    comma = at < last and words[at].text in ",:"
    at += comma
    clause = at < last and words[at].norm in listed("complementizers")
    at += clause
    if at >= last or words[at].norm in listed("topics") and not clause:
        return None
    if any(p.start == at for p in piece.pairs):
        return None
    return at if clause or comma or verb.indirect == "yes" else None


def _after_bahwa(words: tuple[Word, ...], at: int, last: int) -> int | None:
    """Return where the content begins after `mengatakan kepada wartawan bahwa`."""
    for j in range(at, min(last - 1, at + _FAR)):
        if words[j].norm in listed("complementizers"):
            return j + 1
    return None


def _beside(cast: Cast, piece: Piece, i: int) -> Draft | None:
    """Return the clause before, after or around `kata Budi` and `menurut Budi`."""
    words = piece.words
    cue = said_cue(cast, words, i, piece.last)
    if _leads(words, piece.first, i):
        return _following(piece, cue)
    first = _start(words, piece.first, i)
    rest = _rest(words, cue.end, piece.last)
    if rest is None:
        return Draft("indirect", first, _trimmed(words, first, i), cue, "indirect-clause-before")
    return Draft("indirect", first, _end(piece), cue, "indirect-clause-around")


def _leads(words: tuple[Word, ...], first: int, i: int) -> bool:
    """Tell whether nothing but a connective stands before the cue."""
    before_cue = [w for w in words[first:i] if w.text[0].isalnum()]
    return len(before_cue) <= 3 and all(w.norm in listed("openers") for w in before_cue)


def _following(piece: Piece, cue: Cue) -> Draft | None:
    words, at = piece.words, cue.end
    comma = next((j for j in range(at, min(piece.last, at + 12)) if words[j].text == ","), None)
    if comma is not None:
        at = comma + 1
    return Draft("indirect", at, _end(piece), cue, "indirect-source-first")


def _rest(words: tuple[Word, ...], at: int, last: int) -> int | None:
    """Return where the clause goes on after the cue's slot; None if only time, place or nothing follows."""
    if at < last and words[at].text == ",":
        at += 1
    elif at < last and (words[at].norm in listed("prepositions") or words[at].text in "()"):
        return None
    if at >= last or words[at].text in STOPS or words[at].norm in listed("prepositions"):
        return None
    return at if last - at > 4 and words[at].text[0].islower() else None


def _source_first(cast: Cast, piece: Piece, i: int) -> Draft | None:
    """Return `Berdasarkan data BNPB, ...`."""
    words = piece.words
    comma = next((j for j in range(i, min(piece.last, i + 20)) if words[j].text == ","), None)
    if comma is None:
        return None
    verb = Verb(verb=words[i].norm, speaker="after")
    at = next((j for j in range(i + 1, comma) if words[j].start in cast.heads), comma)
    slot = after(cast, words, at, comma)
    if not slot.who:
        return None
    return Draft(
        "indirect", comma + 1, _end(piece), Cue(i, slot.who, verb, slot.end), "indirect-source-first"
    )


def _start(words: tuple[Word, ...], first: int, last: int) -> int:
    """Return where the content begins: after `Selain itu,`."""
    for at in range(first, min(first + 4, last)):
        if words[at].text == ",":
            return at + 1
        if words[at].norm not in listed("openers"):
            break
    return first


def _end(piece: Piece) -> int:
    """Return where the content ends: before the full stop, and before `(Antara)` after it."""
    return _trimmed(piece.words, piece.first, piece.last)


def _trimmed(words: tuple[Word, ...], first: int, last: int) -> int:
    while last > first and words[last - 1].text in _CLOSERS:
        last -= 1
    return last


def _apart(piece: Piece, found: list[Draft], draft: Draft) -> list[Draft]:
    """Return the quotes with one more; of two in one clause, the inner one stays, beside it the outer ends."""
    if not found:
        return [draft]
    outer = found[-1]
    cue = draft.cue
    if cue is None or cue.word >= outer.last:
        return [*found, draft]
    if draft.rule != "indirect-clause-after":
        return found
    comma = next((j for j in range(cue.word - 1, outer.first, -1) if piece.words[j].text == ","), None)
    if comma is None or comma - outer.first < 3:
        return [*found[:-1], draft]
    ended = Draft("indirect", outer.first, comma, outer.cue, outer.rule)
    return [*found[:-1], ended, draft]
