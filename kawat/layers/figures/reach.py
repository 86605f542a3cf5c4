"""Whose words reach a count? The rules whose words stand before it, after it or in it."""

from collections.abc import Sequence

from kawat.layers.figures.clause import (
    REACH,
    Clause,
    aside,
    breaks,
    is_verb,
    rule_at,
    rule_ending,
    starts_other,
)
from kawat.layers.figures.counts import Count
from kawat.layers.figures.lexicon import FigureRule, looks_like_verb, phrases, words_of
from kawat.layers.figures.numerals import norm_at
from kawat.model import Word

_VIOLENCE_REACH = 8
_ALSO_REACH = 12
_RELATIVE_VERBS = 2
_BARE_REACH = 3  # a number without a noun must stand close
_TOTAL_REACH = 18
_PLACE_REACH = 6


def by_object(clause: Clause, count: Count) -> FigureRule | None:
    """Return the rule of a verb right before the count, over fillers: `menewaskan sebanyak 12 orang`."""
    at = count.start
    for _ in range(4):
        if hit := rule_ending(clause, at, "object", count):
            return hit[1]
        filler = phrases("fillers").start(clause.words, at)
        if filler is None:
            break
        at = filler
    if rule := _also(clause, count):
        return rule
    if at >= 2 and looks_like_verb(clause.words[at - 1]) and clause.words[at - 2].norm in {"dan", "serta"}:
        hit = rule_ending(clause, at - 2, "object", count)  # `menangkap dan memulangkan 90 pengungsi`
        return hit[1] if hit else None
    return None


def _also(clause: Clause, count: Count) -> FigureRule | None:
    """Return the rule of a verb with another object before: `menewaskan komandan itu serta tiga pengawal`."""
    words = clause.words
    joins = {"dan", "serta", "beserta"}
    if not words_of("others").isdisjoint(w.norm for w in words[count.number.last : count.end]):
        joins.add("bersama")  # `menangkap bupati itu bersama 24 orang lainnya`
    if count.start < 2 or words[count.start - 1].norm not in joins:
        return None
    for at in range(count.start - 1, max(0, count.start - _ALSO_REACH), -1):
        if hit := rule_ending(clause, at, "object", count):
            return hit[1] if rule_at(clause, count.end, "subject", count) is None else None
        if (
            words[at - 1].norm in words_of("breaks")
            or words[at - 1].norm == "yang"
            or is_verb(clause, at - 1)
        ):
            return None
        if at - 1 in clause.owner:
            return None
    return None


def by_subject(clause: Clause, count: Count) -> FigureRule | None:
    """Return the rule of the first words after the count that say its fate, within its clause."""
    words, relative = clause.words, 0
    passed = aside(clause, count)
    last = count.end + len(passed) + (REACH if count.named else _BARE_REACH)
    for i in range(count.number.last, min(len(words), last)):
        if rule := rule_at(clause, i, "subject", count):
            return rule if not _labels_next(clause, i, count) else None
        if i < count.end or i in passed:
            continue
        if breaks(words, i) or starts_other(clause, i, count):
            return None
        if words[i].norm in {"hingga", "sampai"} and (rule := rule_at(clause, i + 1, "subject", count)):
            return rule if _attacked(words, count) else None  # `14 tersangka penganiayaan hingga tewas`
        if words[i].norm == "yang":
            relative = _RELATIVE_VERBS
        elif is_verb(clause, i):
            if not relative:
                return _after_verb(clause, i, count)
            relative -= 1
    return None


def _labels_next(clause: Clause, i: int, count: Count) -> bool:
    """Tell whether the words at `i` are the label of another count: `tiga orang, yang luka 12 orang`."""
    end = clause.cues[i].end
    return norm_at(clause.words, i - 1) == "yang" and clause.owner.get(end, count) is not count


def _attacked(words: Sequence[Word], count: Count) -> bool:
    """Tell whether a violent verb stands before the count: `menusuk empat orang hingga tewas`."""
    return any(
        w.norm in words_of("violence") for w in words[max(0, count.start - _VIOLENCE_REACH) : count.start]
    )


def _after_verb(clause: Clause, i: int, count: Count) -> FigureRule | None:
    """Return the rule of a second verb: `terjebak badai dan tewas`, `terlunta-lunta mengungsi`."""
    if rule := rule_at(clause, i + 1, "subject", count):
        return rule
    for j in range(i + 1, min(len(clause.words), i + 6)):
        if clause.words[j].norm in {"dan", "hingga", "sampai", "lalu", "kemudian"}:
            return rule_at(clause, j + 1, "subject", count) or rule_at(clause, j + 2, "subject", count)
        if starts_other(clause, j, count) or clause.words[j].norm in words_of("breaks"):
            return None
    return None


def by_total(clause: Clause, count: Count) -> FigureRule | None:
    """Return the rule of `korban tewas ... mencapai 12 orang`: words for a toll, then a linking word."""
    linked = phrases("links").start(clause.words, count.start)
    if norm_at(clause.words, count.start - 1) == "termasuk" and norm_at(clause.words, count.start - 2) != ",":
        linked = count.start - 1  # `korban jiwa di kota itu termasuk 12 guru`
    linking = count.among or clause.words[count.start].norm in words_of("links")  # `melampaui 12 orang`
    if linked is None and not linking:
        return None
    linked = count.start if linked is None else linked
    for end in range(linked, max(0, linked - _TOTAL_REACH), -1):
        if hit := rule_ending(clause, end, "total", count):
            return hit[1]
        if clause.words[end - 1].norm in {";", "sementara", "sedangkan"} or (
            count.among and end - 1 in clause.owner
        ):
            return None
    return None


def after_place(words: Sequence[Word], i: int) -> int | None:
    """Return the word `di` of a place that ends just before word `i`: `di Desa Mekar 12 orang`."""
    for at in range(i - 1, max(0, i - _PLACE_REACH), -1):
        if words[at].norm == "di":
            return at if at < i - 1 else None
        if not words[at].text[0].isupper():
            break
    return None


def by_label(clause: Clause, count: Count) -> FigureRule | None:
    """Return the rule of words for a toll before the count: `luka berat 12`, `tewas di Palu 12 orang`."""
    start = count.start - (norm_at(clause.words, count.start - 1) == "juga")  # `rumah rusak juga 12 unit`
    place = after_place(clause.words, start)
    hit = rule_ending(clause, start if place is None else place, "total", count)
    if hit is None or hit[0] in clause.ends:
        return None
    return hit[1] if count.named or clause.words[hit[0]].norm in {"korban", "yang"} else None


def by_noun(clause: Clause, count: Count) -> FigureRule | None:
    """Return the rule of what is counted itself: `12 jenazah`; `seorang pengungsi` counts no refugees."""
    if count.single:
        return None
    for i in range(count.number.last, count.end):
        if rule := rule_at(clause, i, "noun", count):
            return rule
    return None
