"""How does a sentence fall into its parts? Names, verbs and the small words between them, each with a tag."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from kawat.datafiles import toml
from kawat.layers.index import Located
from kawat.model import Sentence, Span, TimeExpr, Word

NAME, INSIDE, PREPOSITION, CONJUNCTION, COORDINATOR, COMMA, STOP, WHICH, ADVERB, VERB, SKIP, OTHER = (
    "NnPCD,.YAVsO"
)

_VERB = re.compile(r"(?:me|di|ter|ber)[a-z]{3,}(?:-[a-z]+)?$")
_NAMED = re.compile(r"(?:ter|ber)[a-z]{3,}nya$")  # `terbakarnya kapal` names what happened
_STOPS = frozenset(".;:!?…")
_MARKS = frozenset('"“”„‟«»')
_ADVERBS = frozenset({("saat", "ini"), ("saat", "itu"), ("sementara", "itu"), ("selama", "ini")})
_SPOKEN_TO = ([NAME], [STOP], [WHICH])  # after an aside, no clause goes on
DASHES = frozenset("-–")
_PAIRED = frozenset({"state", "person", "organization"})
_ASIDE = 12  # words that an aside may have
_SCARE = 6  # words that quotation marks may hold as a mere name


class ClausesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of clauses.toml."""

    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    coordinators: frozenset[str]
    joining: frozenset[str]
    including: frozenset[str]
    causing: frozenset[str]
    asserting: frozenset[str]
    before_clause: frozenset[str]
    about: frozenset[str]
    adverbs: frozenset[str]
    saying: frozenset[str]
    light: frozenset[str]
    light_passive: frozenset[str]
    light_suffered: frozenset[str]
    not_verbs: frozenset[str]
    plain_verbs: frozenset[str]
    harming: frozenset[str]
    suffering: frozenset[str]
    demanding: frozenset[str]
    pronouns: frozenset[str]
    own: frozenset[str]
    land: frozenset[str]
    plural: frozenset[str]
    some: frozenset[str]
    pairs: frozenset[str]


@cache
def small_words() -> ClausesFile:
    """Return the function words of clauses.toml."""
    return toml("indonesian/clauses.toml", ClausesFile)


class Phrase(Struct, frozen=True, gc=False):
    """A name, description or pronoun: words `start` up to `end`; `entity` is absent for a pronoun."""

    start: int
    end: int
    span: Span
    entity: str | None = None
    kind: str = "pronoun"
    sector: str | None = None


class Clauses(Struct, frozen=True):
    """A sentence, word by word: `norms`, `tags`, and the phrase that begins or goes on at a word."""

    sentence: Sentence
    norms: tuple[str, ...]
    tags: list[str]
    phrases: dict[int, Phrase]

    def __len__(self) -> int:
        return len(self.norms)


@cache
def _fixed_tags() -> dict[str, str]:
    small = small_words()
    tags: dict[str, str] = {}
    for words, tag in (
        (small.not_verbs, OTHER),
        (small.plain_verbs | small.light | small.light_suffered, VERB),
        (small.coordinators, COORDINATOR),
        (small.adverbs, ADVERB),
        (small.conjunctions, CONJUNCTION),
        (small.prepositions, PREPOSITION),
        (_STOPS | frozenset("-–—"), STOP),
        (frozenset("()"), SKIP),
    ):
        tags.update(dict.fromkeys(words, tag))
    tags.update({",": COMMA, "yang": WHICH})
    return tags


@lru_cache(maxsize=65_536)
def tag_of(norm: str) -> str:
    """Return the tag of a word that stands in no name, whatever its neighbours."""
    fixed = _fixed_tags().get(norm)
    if fixed:
        return fixed
    return VERB if _VERB.match(norm) and not _NAMED.match(norm) else OTHER


def cut(sentence: Sentence, mentions: Sequence[Located], times: Sequence[TimeExpr]) -> Clauses:
    """Return the sentence with its words tagged; `mentions` and `times` are the article's, in text order."""
    words = sentence.words
    norms = tuple([w.norm for w in words])
    tags = [tag_of(n) for n in norms]
    starts = [w.start for w in words]
    phrases: dict[int, Phrase] = {}
    for mention in _outermost(mentions, sentence.span):
        _enter(mention, starts, tags, phrases)
    _settle_pairs(norms, tags)
    own = small_words().pronouns
    for i, norm in enumerate(norms):
        if norm == "kedua" and norms[i + 1 : i + 2] and norms[i + 1] in small_words().pairs:
            _pronoun(words, i, tags, phrases)
        elif norm == "antaranya" and _counted(norms, tags, i):
            tags[i - 2 : i + 1] = [NAME, INSIDE, INSIDE]
            among = Phrase(i - 2, i + 1, Span(words[i - 2].start, words[i].end))
            phrases.update(dict.fromkeys(range(i - 2, i + 1), among))
        elif norm == "pihak" and tags[i + 1 : i + 2] in ([NAME], [OTHER]):
            continue  # `pihak imigrasi`
        elif norm in own and tags[i] not in (NAME, INSIDE):
            tags[i] = NAME
            phrases[i] = Phrase(i, i + 1, Span(words[i].start, words[i].end))
    _join_dashes(norms, tags, phrases)
    _skip_times(times, sentence.span, starts, tags)
    _skip_brackets(norms, tags)
    _skip_asides(norms, tags)
    _settle_quotes(norms, tags)
    _settle_prepositions(norms, tags)
    return Clauses(sentence, norms, tags, phrases)


def _settle_pairs(norms: Sequence[str], tags: list[str]) -> None:
    """Tag words that together are an adverb or open a clause: `saat ini`, `di mana`, `menahan sementara`."""
    for i in range(1, len(norms)):
        pair = norms[i - 1], norms[i]
        if pair in _ADVERBS:
            tags[i - 1] = ADVERB
        elif pair == ("di", "mana"):
            tags[i - 1 : i + 1] = [CONJUNCTION, ADVERB]
        elif norms[i] == "sementara" and tags[i - 1] == VERB:
            tags[i] = ADVERB


def _counted(norms: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Tell whether a number stands before `di antaranya` at `i`, a verb after: `dua di antaranya ditahan`."""
    if i < 2 or norms[i - 1] != "di" or tags[i - 2] in (NAME, INSIDE):
        return False
    at = next((j for j in range(i + 1, min(len(tags), i + _ASIDE)) if tags[j] != ADVERB), i)
    if tags[at] != VERB or not norms[at].startswith(("di", "me")):
        return False  # `tiga di antaranya tewas`
    return norms[i - 2].isdigit() or norms[i - 2] in small_words().some


def _pronoun(words: Sequence[Word], i: int, tags: list[str], phrases: dict[int, Phrase]) -> None:
    """Enter `kedua negara` at word `i`, which means two who were named, if it isn't part of a longer name."""
    end = i + 2
    if any(tag == INSIDE for tag in (tags[i], *tags[end : end + 1])):
        return
    tags[i:end] = [NAME, INSIDE]
    phrases[i] = phrases[i + 1] = Phrase(i, end, Span(words[i].start, words[i + 1].end))


def _outermost(mentions: Sequence[Located], span: Span) -> list[Located]:
    at = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    kept: list[Located] = []
    while at < len(mentions) and mentions[at].span.start < span.end:
        mention = mentions[at]
        if kept and mention.span.start < kept[-1].span.end:
            if mention.span.start == kept[-1].span.start and mention.span.end > kept[-1].span.end:
                kept[-1] = mention
        else:
            kept.append(mention)
        at += 1
    return kept


def _enter(mention: Located, starts: list[int], tags: list[str], phrases: dict[int, Phrase]) -> None:
    first, end = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
    if first >= end:
        return
    phrase = Phrase(first, end, mention.span, mention.entity.id, mention.entity.kind, mention.entity.sector)
    tags[first:end] = [NAME] + [INSIDE] * (end - first - 1)
    for i in range(first, end):
        phrases[i] = phrase


def _join_dashes(norms: Sequence[str], tags: list[str], phrases: dict[int, Phrase]) -> None:
    """Read a dash between two names of a kind as `dan`: `perang Rusia - Ukraina`."""
    for i in range(2, len(norms) - 1):
        named = norms[i] in DASHES and tags[i - 1] in (NAME, INSIDE) and tags[i + 1] == NAME
        if named and phrases[i - 1].kind == phrases[i + 1].kind and phrases[i - 1].kind in _PAIRED:
            tags[i] = COORDINATOR


def _skip_times(times: Sequence[TimeExpr], span: Span, starts: list[int], tags: list[str]) -> None:
    at = bisect_left(times, span.start, key=lambda t: t.span.start)
    while at < len(times) and times[at].span.start < span.end:
        for i in range(bisect_left(starts, times[at].span.start), bisect_left(starts, times[at].span.end)):
            if tags[i] not in (NAME, INSIDE):
                tags[i] = SKIP
        at += 1


def _skip_brackets(norms: Sequence[str], tags: list[str]) -> None:
    """Leave out what stands in brackets, if a name doesn't hold the brackets itself."""
    opened: int | None = None
    for i, norm in enumerate(norms):
        if norm == "(" and tags[i] == SKIP:
            opened = i
        elif norm == ")" and opened is not None:
            tags[opened : i + 1] = [SKIP] * (i + 1 - opened)
            opened = None


def _skip_asides(norms: Sequence[str], tags: list[str]) -> None:
    """Leave out who says it where that interrupts a clause: `Rahman, | kata polisi, | masih ditahan`."""
    for i in range(1, len(tags) - 2):
        if tags[i] != COMMA or norms[i + 1] not in small_words().saying or tags[i - 1] == STOP:
            continue
        end = next((j for j in range(i + 2, min(len(tags), i + _ASIDE)) if tags[j] in (COMMA, STOP)), i)
        if tags[end] == COMMA and end > i + 2 and tags[end + 1 : end + 2] not in _SPOKEN_TO:
            tags[i : end + 1] = [SKIP] * (end + 1 - i)


def _settle_quotes(norms: Sequence[str], tags: list[str]) -> None:
    """Let quotation marks part what is said from who says it, unless they only set off a few words."""
    marks = [i for i, norm in enumerate(norms) if norm in _MARKS]
    for n, i in enumerate(marks):
        mate = marks[n + 1] if n % 2 == 0 and n + 1 < len(marks) else marks[n - 1] if n % 2 else None
        near = mate is not None and abs(mate - i) <= _SCARE
        tags[i] = SKIP if near else STOP


def _settle_prepositions(norms: Sequence[str], tags: list[str]) -> None:
    """Read `untuk menangkap` as the beginning of a clause, `untuk warga` as a preposition."""
    clausal = small_words().conjunctions | small_words().about
    spoken = False  # a verb stands before
    for i in range(len(tags) - 1):
        spoken = tags[i] == VERB or (spoken and tags[i] not in (STOP, WHICH))
        if tags[i] != PREPOSITION or norms[i] not in clausal:
            continue
        named = norms[i] in small_words().before_clause or (spoken and norms[i] in small_words().about)
        if _verb_follows(tags, _past_name(tags, i + 1) if named else i + 1):
            tags[i] = CONJUNCTION


def _past_name(tags: list[str], i: int) -> int:
    """Return the word after the name that begins at word `i`, or `i`."""
    if i < len(tags) and tags[i] == NAME:
        i += 1
        while i < len(tags) and tags[i] == INSIDE:
            i += 1
    return i


def _verb_follows(tags: list[str], i: int) -> bool:
    while i < len(tags) and tags[i] == ADVERB:
        i += 1
    return i < len(tags) and tags[i] == VERB
