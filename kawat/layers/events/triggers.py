"""Where does a sentence name an act? The longest form at each word that fits its clause."""

from collections.abc import Sequence

from msgspec import Struct

from kawat.layers.events.clauses import INSIDE, NAME, STOP, VERB, Clauses
from kawat.layers.events.predicates import Form, index
from kawat.layers.events.status import status_file

_EXPRESSION = 4  # words by which an excluded expression may begin before a trigger
_AROUND = 25  # words on either side of a trigger that are looked at
_WIDE = 8  # words over which a form may spread
_FRONTED = 10  # words between the object and a passive verb: `sanksi terhadap Libya itu akhirnya | dicabut`
_FILLERS = frozenset(  # may stand between a verb and its object: `mencabut | semua | sanksi`
    "semua seluruh segenap segala sebagian sejumlah beberapa berbagai para sebuah suatu satu kembali segera "
    "sementara paket program rangkaian lebih banyak total dua tiga empat lima puluhan belasan ratusan "
    "ribuan".split()
)


class Trigger(Struct, frozen=True, gc=False):
    """Words `start` up to `end`, the form they are, and others that they may be instead, in order."""

    start: int
    end: int
    form: Form
    others: tuple[Form, ...] = ()


def triggers(c: Clauses) -> list[Trigger]:
    """Return the forms among the words of no name that fit their clause, in order, none within another."""
    known, norms, present = index(), c.norms, frozenset(c.norms)
    habitual = [e for e in status_file().habitual if e.split()[-1] in norms]
    found: list[Trigger] = []
    free = 0
    for i, norm in enumerate(norms):
        if i < free:
            continue
        forms = known.forms.get(norm)
        if forms is None or c.tags[i] in (NAME, INSIDE):
            continue
        possible = [f for f in forms if f.words[-1] in present]
        fitting = [f for f in _fitting(c, i, possible, habitual) if not _named_before(c, i, f, found)]
        if fitting:
            free = matched(norms, i, fitting[0].words) or i + 1
            found.append(Trigger(i, free, fitting[0], tuple(fitting[1:])))
    return found


def _fitting(c: Clauses, i: int, forms: Sequence[Form], habitual: Sequence[str]) -> list[Form]:
    """Return the longest forms that word `i` begins and that fit its clause."""
    fitting: list[Form] = []
    for form in forms:
        if fitting and len(form.words) < len(fitting[0].words):
            break
        end = matched(c.norms, i, form.words)
        if (
            end is not None
            and not runs_into_name(c, end)
            and not excluded(c.norms, i, end, form.type)
            and (not form.object or fronted(c, i, form.object) is not None)
            and _fits(c, i, end, form, habitual)
        ):
            fitting.append(form)
    return fitting


def _named_before(c: Clauses, i: int, form: Form, found: Sequence[Trigger]) -> bool:
    """Tell whether the object of a passive names the act itself: `sanksi | terhadap Iran diperpanjang`.

    What becomes of a meeting is its status.
    """
    after = fronted(c, i, form.object) if form.object else None
    return any(t.end == after and t.form.type in (form.type, "CONSULT") for t in found[-_FRONTED:])


def matched(norms: Sequence[str], i: int, words: Sequence[str]) -> int | None:
    """Return the end of `words` if they begin at word `i`, fillers apart."""
    if norms[i] != words[0]:
        return None
    end, size = i + 1, len(norms)
    for word in words[1:]:
        while end < size and norms[end] != word:
            if end - i > _WIDE or not _fills(norms[end]):
                return None
            end += 1
        if end == size:
            return None
        end += 1
    return end


def _fills(norm: str) -> bool:
    return norm in _FILLERS or norm[:1].isdigit()


def fronted(c: Clauses, verb: int, words: Sequence[str]) -> int | None:
    """Return the end of the object `words` that stand before a passive: `sanksi | terhadap Libya dicabut`."""
    for end in range(verb, max(0, verb - _FRONTED), -1):
        if c.norms[max(0, end - len(words)) : end] == words:
            return None if runs_into_name(c, end) else end
        if c.tags[end - 1] in (STOP, VERB):
            return None
    return None


def _fits(c: Clauses, start: int, end: int, form: Form, habitual: Sequence[str]) -> bool:
    """Tell whether the clause has a word that the predicate needs, and none that rules it out.

    What happens again and again is no event: `Warga biasanya | menolak`.
    """
    act = form.predicate
    if not (act.needs or act.unless or habitual):
        return True
    near = around(c, start, end)
    if holds(near, act.unless) or holds(near, habitual):
        return False
    return not act.needs or holds(near, act.needs)


def mode_of(c: Clauses, trigger: Trigger) -> str | None:
    """Return the mode that the words near a trigger select, or else that of its predicate."""
    form = trigger.form
    near = around(c, trigger.start, trigger.end) if form.modes else ""
    return next((mode for mode, words in form.modes.items() if holds(near, words)), form.predicate.mode)


def around(c: Clauses, start: int, end: int) -> str:
    """Return the words of the statement around words `start` to `end`, with a space at either end."""
    low, high = start, end
    while low > max(0, start - _AROUND) and c.tags[low - 1] != STOP:
        low -= 1
    while high < min(len(c), end + _AROUND) and c.tags[high] != STOP:
        high += 1
    return f" {' '.join(c.norms[low:high])} "


def holds(near: str, expressions: Sequence[str]) -> bool:
    """Tell whether one of `expressions` stands among the words of `around`."""
    return any(f" {e} " in near for e in expressions)


def runs_into_name(c: Clauses, end: int) -> bool:
    """Tell whether a name goes on after word `end`: `mengusir diplomat | Rusia`."""
    return end < len(c) and c.tags[end] == INSIDE and c.tags[end - 1] in (NAME, INSIDE)


def excluded(norms: tuple[str, ...], start: int, end: int, kind: str) -> bool:
    """Tell whether words `start` to `end` lie in an expression that is no act of this kind."""
    for i in range(max(0, start - _EXPRESSION), start + 1):
        for words, other in index().excluded.get(norms[i], ()):
            if other == kind and end <= i + len(words) and norms[i : i + len(words)] == words:
                return True
    return False
