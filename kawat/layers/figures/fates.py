"""What became of those counted? Each count of a sentence gets the rule whose words reach it."""

from collections.abc import Sequence

from msgspec import Struct

from kawat.layers.figures.counts import Count
from kawat.layers.figures.cues import acts
from kawat.layers.figures.lexicon import Cue, FigureRule, looks_like_verb, phrases, words_of
from kawat.model import Word

REACH = 16  # words between a count and the words that say its kind
_CROWD = 100  # so many who run are no gang
_ALSO_REACH = 12
_RELATIVE_VERBS = 2
_BARE_REACH = 3  # a number without a noun must stand close
_TOTAL_REACH = 18


class Fate(Struct, frozen=True, gc=False):
    """A rule for a count; `how` says why, where its words stand at another count."""

    rule: FigureRule
    how: str = ""


class Clause(Struct, frozen=True, gc=False):
    """A sentence with its cues and counts; `owner` has the count of each word, `ends` where counts end."""

    words: Sequence[Word]
    cues: dict[int, Cue]
    counts: Sequence[Count]
    owner: dict[int, Count]
    ends: frozenset[int]
    houses: bool


def clause(words: Sequence[Word], cues: dict[int, Cue], counts: Sequence[Count]) -> Clause:
    """Return a sentence as its counts are looked at."""
    owner = {i: count for count in counts for i in range(count.start, count.end)}
    houses = any(count.unit == "house" for count in counts)
    return Clause(words, cues, counts, owner, frozenset(count.end for count in counts), houses)


def fates(clause: Clause) -> list[Fate | None]:
    """Return the fate of each count; `None` for people who only take part."""
    found: list[Fate | None] = [_own(clause, count) for count in clause.counts]
    for i in reversed(range(len(found) - 1)):  # `tiga polisi dan satu warga tewas`
        after = found[i + 1]
        if found[i] is None and after and after.rule.side == "subject" and _shared(clause, i):
            found[i] = _fitting(after.rule, clause.counts[i])
    for i in range(1, len(found)):  # `menewaskan enam petani dan dua anak`, `13 tewas, termasuk tiga anak`
        before = found[i - 1]
        if before and _takes_over(clause, i, before, found[i]):
            found[i] = _fitting(before.rule, clause.counts[i])
    return [fate or _noun(clause, count) for fate, count in zip(found, clause.counts, strict=True)]


def _own(clause: Clause, count: Count) -> Fate | None:
    noun = _noun(clause, count)
    if noun and noun.rule.kind in {"killed", "injured"}:  # `12 jenazah dievakuasi`
        return noun
    rule = _object(clause, count) or _label(clause, count) or _subject(clause, count) or _total(clause, count)
    return Fate(rule) if rule else None


def _fits(rule: FigureRule, clause: Clause, count: Count) -> bool:
    """Tell whether what is counted can meet this fate."""
    bare = count.among or count.end == count.number.last  # `4 di antaranya ditahan`
    if rule.noun and not (bare and rule.side == "subject") and not _names_people(clause, count):
        return False
    if rule.kind == "detained" and count.single:
        return False  # one arrest is an event, no figure
    if rule.innocent and count.number.value < _CROWD:
        noun = {word.norm for word in clause.words[count.number.last : count.end]}
        return not noun.isdisjoint(words_of("people")) and noun.isdisjoint(words_of("offenders"))
    if rule.kind == "houses" and bare:  # `12 rumah rusak berat dan 30 rusak ringan`
        return clause.houses
    return (count.unit == "house") == (rule.kind == "houses")


def _names_people(clause: Clause, count: Count) -> bool:
    """Tell whether the noun counted is one for people: a listed one, a doer (`penjudi`) or a name."""
    noun = clause.words[count.number.last : count.end]
    listed = words_of("people") | words_of("others")
    return count.named and any(
        w.norm in listed or w.norm.startswith("pe") or w.text[0].isupper() for w in noun[:2]
    )


def _fitting(rule: FigureRule, count: Count) -> Fate | None:
    fits = (count.unit == "house") == (rule.kind == "houses")
    return Fate(rule, "layers/figures/fates.py#shared") if fits else None


def _at(clause: Clause, i: int, side: str, count: Count) -> FigureRule | None:
    """Return the rule for `side` whose words start at word `i`, if it fits the count."""
    cue = clause.cues.get(i)
    return next((r for r in cue.rules if r.side == side and _fits(r, clause, count)), None) if cue else None


def _ending(clause: Clause, end: int, side: str, count: Count) -> tuple[int, FigureRule] | None:
    """Return where the words for `side` that end just before word `end` start, with their rule."""
    for start in range(max(0, end - 4), end):
        cue = clause.cues.get(start)
        if cue and cue.end == end and (rule := _at(clause, start, side, count)):
            return start, rule
    return None


def _object(clause: Clause, count: Count) -> FigureRule | None:
    """Return the rule of a verb right before the count, over fillers: `menewaskan sebanyak 12 orang`."""
    at = count.start
    for _ in range(4):
        if hit := _ending(clause, at, "object", count):
            return hit[1]
        filler = phrases("fillers").start(clause.words, at)
        if filler is None:
            break
        at = filler
    if rule := _also(clause, count):
        return rule
    if at >= 2 and looks_like_verb(clause.words[at - 1]) and clause.words[at - 2].norm in {"dan", "serta"}:
        hit = _ending(clause, at - 2, "object", count)  # `menangkap dan memulangkan 90 pengungsi`
        return hit[1] if hit else None
    return None


def _also(clause: Clause, count: Count) -> FigureRule | None:
    """Return the rule of a verb with another object before: `menewaskan komandan itu serta tiga pengawal`."""
    words = clause.words
    if count.start < 2 or words[count.start - 1].norm not in {"dan", "serta", "beserta"}:
        return None
    for at in range(count.start - 1, max(0, count.start - _ALSO_REACH), -1):
        if hit := _ending(clause, at, "object", count):
            return hit[1] if _at(clause, count.end, "subject", count) is None else None
        if (
            words[at - 1].norm in words_of("breaks")
            or words[at - 1].norm == "yang"
            or _is_verb(clause, at - 1)
        ):
            return None
        if at - 1 in clause.owner:
            return None
    return None


def _subject(clause: Clause, count: Count) -> FigureRule | None:
    """Return the rule of the first words after the count that say its fate, within its clause."""
    words, relative = clause.words, 0
    aside = _aside(clause, count)
    last = count.end + (REACH if count.named else _BARE_REACH)
    for i in range(count.number.last, min(len(words), last)):
        if rule := _at(clause, i, "subject", count):
            return rule
        if i < count.end or i in aside:
            continue
        if words[i].norm in words_of("breaks") or _starts_other(clause, i, count):
            return None
        if words[i].norm in {"hingga", "sampai"} and _at(clause, i + 1, "subject", count):
            return None  # `14 tersangka penganiayaan hingga tewas`: somebody else
        if words[i].norm == "yang":
            relative = _RELATIVE_VERBS
        elif _is_verb(clause, i):
            if not relative:
                return _after_verb(clause, i, count)
            relative -= 1
    return None


def _is_verb(clause: Clause, i: int) -> bool:
    cue = clause.cues.get(i)
    return looks_like_verb(clause.words[i]) or bool(cue and acts(cue, clause.words))


def _aside(clause: Clause, count: Count) -> frozenset[int]:
    """Return the words of an aside after the count: in brackets, or from `, termasuk` to its comma."""
    words, found, close = clause.words, set(), ""
    for i in range(count.end, min(len(words), count.end + REACH)):
        if close:
            found.add(i)
            close = "" if words[i].norm == close and not _lists(words, i) else close
        elif words[i].norm == "(":
            found.add(i)
            close = ")"
        elif words[i].norm == "," and phrases("parts").end(words, i + 1):
            found.add(i)
            close = ","
    return frozenset(found) if not close else frozenset()


def _lists(words: Sequence[Word], i: int) -> bool:
    """Tell whether a comma goes on with a list: `termasuk lima anak, dan tiga guru, tewas`."""
    return words[i].norm == "," and i + 1 < len(words) and words[i + 1].norm in {"dan", "serta"}


def _after_verb(clause: Clause, i: int, count: Count) -> FigureRule | None:
    """Return the rule of a second verb: `terjebak badai dan tewas`, `terlunta-lunta mengungsi`."""
    if rule := _at(clause, i + 1, "subject", count):
        return rule
    for j in range(i + 1, min(len(clause.words), i + 6)):
        if clause.words[j].norm in {"dan", "hingga", "sampai", "lalu", "kemudian"}:
            return _at(clause, j + 1, "subject", count) or _at(clause, j + 2, "subject", count)
        if _starts_other(clause, j, count) or clause.words[j].norm in words_of("breaks"):
            return None
    return None


def _starts_other(clause: Clause, i: int, count: Count) -> bool:
    """Tell whether another count of people or houses starts at word `i`."""
    return clause.owner.get(i, count) is not count


def _total(clause: Clause, count: Count) -> FigureRule | None:
    """Return the rule of `korban tewas ... mencapai 12 orang`: words for a toll, then a linking word."""
    linked = phrases("links").start(clause.words, count.start)
    linking = count.among or clause.words[count.start].norm in words_of("links")  # `melampaui 12 orang`
    if linked is None and not linking:
        return None
    linked = count.start if linked is None else linked
    for end in range(linked, max(0, linked - _TOTAL_REACH), -1):
        if hit := _ending(clause, end, "total", count):
            return hit[1]
        if clause.words[end - 1].norm in {";", "sementara", "sedangkan"} or (
            count.among and end - 1 in clause.owner
        ):
            return None
    return None


def _label(clause: Clause, count: Count) -> FigureRule | None:
    """Return the rule of words for a toll right before the count: `luka berat 12 orang`, `korban jiwa 12`."""
    hit = _ending(clause, count.start, "total", count)
    if hit is None or hit[0] in clause.ends:
        return None
    return hit[1] if count.named or clause.words[hit[0]].norm in {"korban", "yang"} else None


def _shared(clause: Clause, i: int) -> bool:
    """Tell whether count `i` shares what is said after the next; not in `dari 97 orang, 86 ditahan`."""
    return phrases("out_of").start(clause.words, clause.counts[i].start) is None and _joined(clause, i)


def _joined(clause: Clause, i: int) -> bool:
    """Tell whether counts `i` and `i + 1` are listed: only their noun phrase and a joining word between."""
    left, right = clause.counts[i], clause.counts[i + 1]
    between = clause.words[left.end : right.start]
    if right.among or not between or between[-1].norm not in words_of("joins"):
        return False
    if between[-1].norm in {"dan", "serta"} and between[-2:-1] and between[-2].norm == ",":
        between = between[:-1]
    quiet = not any(
        w.norm in words_of("breaks") or w.norm == "," or _is_verb(clause, left.end + k)
        for k, w in enumerate(between[:-1])
    )
    return quiet and len(between) <= 6


def _takes_over(clause: Clause, i: int, before: Fate, own: Fate | None) -> bool:
    """Tell whether count `i` shares the fate of the one before: the next of a list, or a part."""
    right = clause.counts[i]
    if own is not None:
        return False
    if right.among or phrases("parts").start(clause.words, right.start) is not None:
        return True
    if before.rule.side == "subject" and not before.how:
        return False
    return _joined(clause, i - 1)


def _noun(clause: Clause, count: Count) -> Fate | None:
    """Return the rule of what is counted itself: `12 jenazah`; `seorang pengungsi` counts no refugees."""
    if count.single:
        return None
    for i in range(count.number.last, count.end):
        if rule := _at(clause, i, "noun", count):
            return Fate(rule)
    return None
