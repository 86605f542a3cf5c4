"""What stands where in a sentence with counts? Its cues, which of them a count can meet, and its verbs."""

from collections.abc import Sequence

from msgspec import Struct

from kawat.layers.figures.counts import Count
from kawat.layers.figures.cues import acts
from kawat.layers.figures.lexicon import Cue, FigureRule, looks_like_verb, phrases, words_of
from kawat.model import Word

REACH = 16  # words between a count and the words that say its kind
_CROWD = 100  # so many who run are no gang
_ASIDE = 24
_BARE_SIDES = ("subject", "total")  # where a number alone is of people: `jumlah tahanan menjadi 8.000`
_DASHES = frozenset({"--", "–", "—"})


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


def fits(rule: FigureRule, clause: Clause, count: Count) -> bool:
    """Tell whether what is counted can meet this fate."""
    bare = count.among or count.end == count.number.last  # `4 di antaranya ditahan`
    if rule.noun and not (count.among or (bare and rule.side in _BARE_SIDES) or _names_people(clause, count)):
        return False
    if rule.kind == "detained" and count.single:
        return False  # one arrest is an event, no figure
    if rule.kind == "injured" and not bare and clause.words[count.number.last].norm in words_of("players"):
        return False
    if rule.innocent:
        return _innocent(clause, count)
    if rule.kind == "houses" and bare:  # `12 rumah rusak berat dan 30 rusak ringan`
        return clause.houses
    return (count.unit == "house") == (rule.kind == "houses")


def _innocent(clause: Clause, count: Count) -> bool:
    """Tell whether those counted may flee as victims do: no offenders, no few unknown."""
    noun = {word.norm for word in clause.words[count.number.last : count.end]}
    known = noun & words_of("people")
    many = count.number.value >= _CROWD or bool(known and known.isdisjoint(words_of("anyone")))
    return many and noun.isdisjoint(words_of("offenders"))


def _names_people(clause: Clause, count: Count) -> bool:
    """Tell whether the noun counted is one for people: a listed one, a doer (`penjudi`) or a name."""
    noun = _noun(clause, count)
    listed = words_of("people") | words_of("others")
    return any(
        w.norm.removesuffix("nya") in listed or w.norm.startswith("pe") or w.text[0].isupper()
        for w in noun[:2]
    )


def _noun(clause: Clause, count: Count) -> Sequence[Word]:
    """Return the words for what is counted; a share is of what follows: `lima dari delapan tersangka`."""
    words, end = clause.words, count.end
    whole = clause.owner.get(end + 1) if end < len(words) and words[end].norm == "dari" else None
    if whole and end == count.number.last:
        return words[whole.number.last : whole.end]
    return words[count.number.last : end]


def rule_at(clause: Clause, i: int, side: str, count: Count) -> FigureRule | None:
    """Return the rule for `side` whose words start at word `i`, if it fits the count."""
    cue = clause.cues.get(i)
    if cue is None:
        return None
    found = next((r for r in cue.rules if r.side == side and fits(r, clause, count)), None)
    return None if found and found.innocent and _from_custody(clause.words, cue.end) else found


def _from_custody(words: Sequence[Word], i: int) -> bool:
    """Tell whether flight goes on as `dari rutan`."""
    return any(word.norm in words_of("confinement") for word in words[i : i + 3])


def breaks(words: Sequence[Word], i: int) -> bool:
    """Tell whether a clause ends at word `i`; it goes on after `saat ini` and `yang selamat`."""
    norm = words[i].norm
    if norm == "saat":
        return i + 1 == len(words) or words[i + 1].norm not in {"ini", "itu"}
    return norm in words_of("breaks") and not (norm == "selamat" and i > 0 and words[i - 1].norm == "yang")


def rule_ending(clause: Clause, end: int, side: str, count: Count) -> tuple[int, FigureRule] | None:
    """Return where the words for `side` that end just before word `end` start, with their rule."""
    for start in range(max(0, end - 4), end):
        cue = clause.cues.get(start)
        if cue and cue.end == end and (rule := rule_at(clause, start, side, count)):
            return start, rule
    return None


def is_verb(clause: Clause, i: int) -> bool:
    """Tell whether word `i` is a verb, as far as its prefix or a rule tells."""
    cue = clause.cues.get(i)
    return looks_like_verb(clause.words[i]) or bool(cue and acts(cue, clause.words))


def starts_other(clause: Clause, i: int, count: Count) -> bool:
    """Tell whether another count of people or houses starts at word `i`."""
    return clause.owner.get(i, count) is not count


def aside(clause: Clause, count: Count) -> frozenset[int]:
    """Return the words of an aside after the count: in brackets, in dashes, `, termasuk ...,`."""
    words, found, close = clause.words, set(), ""
    for i in range(count.end, min(len(words), count.end + _ASIDE)):
        if close:
            found.add(i)
            close = "" if words[i].norm == close and not _lists(words, i) else close
        elif words[i].norm == "(":
            found.add(i)
            close = ")"
        elif words[i].norm in _DASHES:
            found.add(i)
            close = words[i].norm
        elif words[i].norm == "," and (phrases("parts").end(words, i + 1) or _among(clause, i + 1)):
            found.add(i)
            close = ","
        elif words[i].norm == "atau":  # `1,9 juta orang atau 85 persen penduduk`
            found.update(_percentage(words, i))
    return frozenset(found) if not close else frozenset()


def _among(clause: Clause, i: int) -> bool:
    """Tell whether a part begins at word `i`: `tujuh orang, tiga di antaranya anak-anak, tewas`."""
    return i in clause.owner and clause.owner[i].among


def _percentage(words: Sequence[Word], i: int) -> range:
    """Return the words of `atau sekitar 85 persen`, which begin at word `i`."""
    shares = (at for at in range(i, min(len(words), i + 5)) if words[at].norm in {"persen", "%"})
    end = next(shares, None)
    return range(i, end + 1) if end else range(0)


def _lists(words: Sequence[Word], i: int) -> bool:
    """Tell whether a comma goes on with a list: `termasuk lima anak, dan tiga guru, tewas`."""
    return words[i].norm == "," and i + 1 < len(words) and words[i + 1].norm in {"dan", "serta"}
