"""Where does a sentence name an act? The longest form at each word, unless a fixed expression means another thing."""

from collections.abc import Sequence

from msgspec import Struct

from kawat.layers.events.predicates import Form, index


class Trigger(Struct, frozen=True, gc=False):
    """Words `start` up to `end`, and the form they are."""

    start: int
    end: int
    form: Form


def triggers(norms: Sequence[str]) -> list[Trigger]:
    """Return the forms among the words, in order, none within another."""
    known = index()
    found: list[Trigger] = []
    free = 0
    for i, norm in enumerate(norms):
        if i < free:
            continue
        if norm in known.excluded:
            size = _length(norms, i, known.excluded[norm])
            if size:
                free = i + size
                continue
        forms = known.forms.get(norm)
        if forms is None:
            continue
        for form in forms:
            end = i + len(form.words)
            if len(form.words) == 1 or tuple(norms[i:end]) == form.words:
                found.append(Trigger(i, end, form))
                free = end
                break
    return found


def _length(norms: Sequence[str], i: int, expressions: Sequence[tuple[str, ...]]) -> int:
    return next((len(e) for e in expressions if tuple(norms[i : i + len(e)]) == e), 0)
