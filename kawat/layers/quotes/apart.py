"""What becomes of two statements in one sentence? Beside each other, one within the other, or one of them."""

from collections.abc import Sequence

from msgspec.structs import replace

from kawat.layers.quotes.clauses import has_predicate, is_verb, trimmed
from kawat.layers.quotes.direct import Draft
from kawat.layers.quotes.pieces import Piece
from kawat.layers.quotes.rules import words as listed
from kawat.model import Word

_JOINT = 12  # words from a comma to the verb of the next statement
_SHORT = 2  # words that a reported clause has at least


def apart(piece: Piece, found: list[Draft], draft: Draft) -> list[Draft]:
    """Return the quotes with one more: beside an earlier one, in its stead, within it, or not at all."""
    outer = found[-1] if found else None
    cue = draft.cue
    if outer is None or cue is None:
        return [*found, draft]
    if outer.rule == "indirect-clause-around":
        return found
    if cue.word >= outer.last:
        return [*found, draft] if draft.first >= outer.last else found
    if draft.rule != "indirect-clause-after":
        return [*found[:-1], *_wider(piece.words, outer, draft, cue.word)]
    joint = _joint(piece.words, outer, draft, cue.word)
    if joint is not None:
        cut = replace(outer, last=trimmed(piece.words, outer.first, joint))
        # `Dilansir Antara, Budi, putra Ratna, mengatakan`: what is cut off is a name
        whole = outer.rule != "indirect-source-first" or has_predicate(piece.words, cut.first, cut.last)
        return [*found[:-1], cut, draft] if whole else [*found[:-1], draft]
    return [*found, draft] if _told_of(draft, outer) else found


def _joint(words: Sequence[Word], outer: Draft, draft: Draft, at: int) -> int | None:
    """Return where a statement of its own begins: `..., | sementara Ratna menilai`."""
    back = range(at - 1, max(outer.first, at - _JOINT), -1)
    joint = next((j for j in back if words[j].norm in listed("joints")), None)
    own = joint is not None and joint - outer.first >= _SHORT and _own_subject(words, joint, draft)
    return joint if own else None


def _wider(words: Sequence[Word], outer: Draft, draft: Draft, at: int) -> list[Draft]:
    """Return what remains of two quotes, the second of which stands around its cue or before it."""
    if draft.rule == "indirect-clause-before" and outer.cue and draft.first <= outer.cue.word:
        within = replace(outer, last=trimmed(words, outer.first, at))
        return [draft, within] if within.last - within.first >= _SHORT else [draft]
    leading = outer.rule == "indirect-source-first" and at - outer.first < 2
    return [draft] if leading else [outer]


def _told_of(draft: Draft, outer: Draft) -> bool:
    """Tell whether what `outer` tells is, in its turn, that somebody else said something."""
    return isinstance(draft.who, str) and draft.who != outer.who and draft.last <= outer.last


def _own_subject(words: Sequence[Word], joint: int, draft: Draft) -> bool:
    """Tell whether a statement of its own follows the joint."""
    if draft.cue is None or any(is_verb(w.norm) for w in words[joint + 1 : draft.cue.word]):
        return False
    return bool(draft.who) and not any(w.norm == "yang" for w in words[joint : draft.first])
