"""What became of those counted? Each count gets the rule whose words reach it, or its neighbour's."""

from msgspec import Struct
from msgspec.structs import replace

from kawat.layers.figures.clause import REACH, Clause, is_verb
from kawat.layers.figures.counts import Count
from kawat.layers.figures.lexicon import FigureRule, looks_like_verb, phrases, words_of
from kawat.layers.figures.numerals import norm_at
from kawat.layers.figures.reach import after_place, by_label, by_noun, by_object, by_subject, by_total

_HARMED = frozenset({"killed", "injured"})
_CHANGE_REACH = 4  # words between a number and what it changed to


class Fate(Struct, frozen=True, gc=False):
    """A rule for a count; `how` says why, where its words stand at another count."""

    rule: FigureRule
    how: str = ""


def fates(clause: Clause) -> list[Fate | None]:
    """Return the fate of each count; `None` for people who only take part."""
    found: list[Fate | None] = [_own(clause, count) for count in clause.counts]
    for i in reversed(range(len(found) - 1)):  # `tiga polisi dan satu warga tewas`
        after = found[i + 1]
        if found[i] is None and after and after.rule.side == "subject" and _shared(clause, i, after):
            found[i] = _fitting(after.rule, clause.counts[i])
    _share_out(clause, found)
    for i in range(1, len(found)):  # `menewaskan enam petani dan dua anak`, `13 tewas, termasuk tiga anak`
        before = found[i - 1]
        if before and _takes_over(clause, i, before, found[i]):
            found[i] = _fitting(before.rule, clause.counts[i])
    for i, count in enumerate(clause.counts):
        if found[i] is None and (rule := by_noun(clause, count)):
            found[i] = Fate(rule)
        before = found[i - 1] if i else None
        if found[i] is None and before and before.rule.side == "noun" and _alike(clause, i, before):
            found[i] = _fitting(before.rule, count)
    return found


def _share_out(clause: Clause, found: list[Fate | None]) -> None:
    """Give the fate told after `5 dari 9 korban` to the five; `900 orang dari 230 keluarga` share it."""
    for i in range(len(found) - 1):
        part, whole = clause.counts[i], clause.counts[i + 1]
        fate = found[i + 1]
        if fate is None or norm_at(clause.words, part.end) != "dari" or whole.start != part.end + 1:
            continue
        if fate.rule.side == "subject" and norm_at(clause.words, whole.end) != "yang":
            found[i], found[i + 1] = fate, fate if part.unit != whole.unit else None
        elif fate.rule.side == "noun" and (rule := by_subject(clause, _beyond_noun(whole))):
            found[i] = Fate(rule)  # `11 dari 20 korban luka meninggal`


def _beyond_noun(count: Count) -> Count:
    """Return a count whose own noun says no fate any more."""
    return replace(count, number=replace(count.number, last=count.end))


def _own(clause: Clause, count: Count) -> Fate | None:
    noun = by_noun(clause, count)
    if noun and noun.kind in _HARMED:  # `12 jenazah dievakuasi`
        return Fate(noun)
    if _share_of(clause, count):
        return None
    rule = (
        by_object(clause, count)
        or by_label(clause, count)
        or by_subject(clause, count)
        or by_total(clause, count)
    )
    if rule and rule.kind == "displaced" and (told := by_subject(clause, count)) and told.kind in _HARMED:
        return Fate(told)  # `mengevakuasi 12 korban dalam kondisi meninggal`
    if rule and rule.kind == "detained" and noun and noun.kind == "hostage":
        return Fate(noun)  # `menahan 40 sandera`
    return Fate(rule) if rule else None


def _share_of(clause: Clause, count: Count) -> bool:
    """Tell whether only an unnumbered share is spoken of: `20 persen dari 300 warga mengungsi`."""
    start = phrases("out_of").start(clause.words, count.start)
    return start is not None and phrases("shares").start(clause.words, start) is not None


def _fitting(rule: FigureRule, count: Count) -> Fate | None:
    fits = (count.unit == "house") == (rule.kind == "houses")
    return Fate(rule, "layers/figures/fates.py#shared") if fits else None


def _alike(clause: Clause, i: int, before: Fate) -> bool:
    """Tell whether count `i` is of what the one before counts: `24 sandera, termasuk 10 pelaut`."""
    right = clause.counts[i]
    if right.unit == clause.counts[i - 1].unit == "household" and _parallel(clause, i):
        return True  # `292 KK pengungsi di A, 36 KK di B`
    part = right.among or phrases("parts").start(clause.words, right.start) is not None
    return part or bool(before.how and _joined(clause, i - 1))


def _shared(clause: Clause, i: int, after: Fate) -> bool:
    """Tell whether count `i` shares what is said after the next; not in `dari 97 orang, 86 ditahan`.

    A list ends with `dan`: in `diikuti 300 orang, tujuh orang ditahan` only seven are held.
    """
    listed = bool(after.how) or norm_at(clause.words, clause.counts[i + 1].start - 1) != ","
    whole = phrases("out_of").start(clause.words, clause.counts[i].start) is not None
    return listed and not whole and _joined(clause, i)


def _joined(clause: Clause, i: int) -> bool:
    """Tell whether counts `i` and `i + 1` are listed: only their noun phrase and a joining word between."""
    left, right = clause.counts[i], clause.counts[i + 1]
    between = clause.words[left.end : right.start]
    if between and between[-1].norm == "juga":
        between = between[:-1]
    if right.among or not right.named or not between or between[-1].norm not in words_of("joins"):
        return False
    if between[-1].norm in {"dan", "serta"} and between[-2:-1] and between[-2].norm == ",":
        between = between[:-1]
    quiet = not any(
        w.norm in words_of("breaks") or w.norm == "," or is_verb(clause, left.end + k)
        for k, w in enumerate(between[:-1])
    )
    return quiet and len(between) <= 6


def _takes_over(clause: Clause, i: int, before: Fate, own: Fate | None) -> bool:
    """Tell whether count `i` shares the fate of the one before: the next of a list, or a part."""
    right = clause.counts[i]
    part = right.among or phrases("parts").start(clause.words, right.start) is not None
    if own is not None or part or _otherwise(clause, right):
        return part and own is None and right.number.value != clause.counts[i - 1].number.value
    if _changed(clause, i):
        return True
    if before.rule.side == "subject" and not before.how:
        return _parallel(clause, i)
    if before.rule.side == "total" and _next_place(clause, i):
        return True
    if before.how and _parallel(clause, i):
        return True
    return _joined(clause, i - 1)


def _changed(clause: Clause, i: int) -> bool:
    """Tell whether count `i` is what the one before became: `tujuh orang, bertambah menjadi sembilan`."""
    at = phrases("changes").start(clause.words, clause.counts[i].start)
    return at is not None and at - clause.counts[i - 1].end <= _CHANGE_REACH


def _otherwise(clause: Clause, count: Count) -> bool:
    """Tell whether something else is said right after a count: `130 penumpang selamat`."""
    words = clause.words[count.end : count.end + 3]
    if any(w.norm in words_of("unharmed") for w in words):
        return True
    return bool(words) and looks_like_verb(words[0])


def _next_place(clause: Clause, i: int) -> bool:
    """Tell whether count `i` goes on a list by place: `korban tewas di Palu 12 orang, di Poso 3 orang`."""
    left, right = clause.counts[i - 1], clause.counts[i]
    at = after_place(clause.words, right.start)
    return at is not None and at - 1 == left.end and clause.words[left.end].norm in words_of("joins")


def _parallel(clause: Clause, i: int) -> bool:
    """Tell whether count `i` goes on a list by place: `12 orang tewas di Palu, 3 orang di Poso`."""
    left, right = clause.counts[i - 1], clause.counts[i]
    between = [w.norm for w in clause.words[left.end : min(right.start, left.end + REACH)]]
    listed = left.end + len(between) == right.start and "di" in between and between[-1] in words_of("joins")
    return right.named and listed and norm_at(clause.words, right.end) == "di"
