"""Whose people are counted, on whose word, when and where? Answered from the mentions around a count."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kawat.layers import attribution
from kawat.layers.figures.lexicon import phrases, words_of
from kawat.layers.figures.numerals import norm_at, starts_number
from kawat.layers.index import Located, located, within
from kawat.model import Doc, Entity, Sentence, Span, TimeExpr, Word
from kawat.text import overlaps

_PEOPLE = frozenset({"group", "organization", "state", "person", "place"})
_SOURCES = frozenset({"group", "organization", "state", "person"})

_NEAR = 10  # words between a group and a count of it
_OWNER_REACH = 8  # words between an owner and the amount
_ACCOUNT_REACH = 8  # words from `catatan` to whose it is
_NAME = 80  # characters of a name and what follows it
_WINDOW = 400  # characters
_SPEECH_DATE = 2  # words between a source and the day when it spoke
_CLAUSES = frozenset({"sementara", "sedangkan", ";"})
_CLAUSE_REACH = 60  # words
_BACK = 2  # sentences that a source may speak on


class Scene(Struct, frozen=True, gc=False):
    """An article's mentions in text order, for questions about one figure after another."""

    doc: Doc
    mentions: Sequence[Located]
    times: Sequence[TimeExpr]
    countries: dict[str, str | None]

    def before(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the last sentences of its paragraph before a sentence, the nearest first."""
        at = bisect_left(self.doc.sentences, sentence.span.start, key=lambda s: s.span.start)
        for earlier in reversed(self.doc.sentences[max(0, at - _BACK) : at]):
            if earlier.paragraph != sentence.paragraph:
                break
            yield earlier

    def near_by(self, earlier: Sentence, sentence: Sentence) -> bool:
        """Tell whether a sentence is another or comes soon after it in its paragraph."""
        return earlier is sentence or any(before is earlier for before in self.before(sentence))

    def country(self, entity: str) -> str | None:
        """Return the country of an entity."""
        return self.countries.get(entity)

    def near(self, span: Span, sentence: Sentence) -> Iterator[Located]:
        """Yield the mentions of a sentence that lie near `span`; sentences may be endless."""
        return within(self.mentions, _window(span, sentence))


def scene(doc: Doc) -> Scene:
    """Return what the article's figures are asked against."""
    countries = {entity.id: entity.country for entity in doc.entities}
    return Scene(doc, located(doc.entities), sorted(doc.times, key=lambda t: t.span), countries)


def of(see: Scene, span: Span, sentence: Sentence) -> str | None:
    """Return the entity whose people are counted in `span`: the group itself, or else whom the words name."""
    near = [m for m in see.near(span, sentence) if overlaps(m.span, span) and m.entity.kind in _PEOPLE]
    best = max(near, key=lambda m: (m.entity.kind == "group", m.span.end - m.span.start), default=None)
    return best.entity.id if best else None


def body(see: Scene, span: Span, sentence: Sentence, source: str | None) -> str | None:
    """Return the group named shortly before a count without one: `di sisi militan, ada 77 yang tewas`."""
    before = _groups_before(see, span, sentence, source)
    words = sentence.words
    if not before or _index(words, span.start) - _index(words, before[-1].span.end) > _NEAR:
        return None
    return before[-1].entity.id


def nation(see: Scene, span: Span, sentence: Sentence, source: str | None) -> str | None:
    """Return the group of a country whose toll is told: `warga Norwegia yang tewas mencapai 12 orang`."""
    groups = _groups_before(see, span, sentence, source)
    return next((m.entity.id for m in reversed(groups) if m.entity.country), None)


def whole(see: Scene, span: Span, sentence: Sentence) -> str | None:
    """Return the group of which a part is counted: `dari 86 buruh yang ditahan, empat di antaranya`."""
    words = sentence.words
    groups = reversed(_groups_before(see, span, sentence, None))
    of_all = (m for m in groups if phrases("out_of").start(words, _index(words, m.span.start)) is not None)
    return next((m.entity.id for m in of_all), None)


def owner(see: Scene, span: Span, sentence: Sentence) -> str | None:
    """Return whose money an amount is, where the words before it say so: `kekayaan Arman`, `Arman rugi`."""
    words, at = sentence.words, _index(sentence.words, span.start)
    before = [m for m in see.near(span, sentence) if m.entity.kind in _SOURCES and m.span.end <= span.start]
    for mention in reversed(before):
        first, end = _index(words, mention.span.start), _index(words, mention.span.end)
        if at - end > _OWNER_REACH:
            return None
        end += norm_at(words, end) == "yang"
        held = phrases("holdings").start(words, first) is not None
        if held or phrases("holds").end(words, end) is not None:
            return mention.entity.id
    return None


def _groups_before(see: Scene, span: Span, sentence: Sentence, source: str | None) -> list[Located]:
    return [
        m
        for m in see.near(span, sentence)
        if m.entity.kind == "group" and m.span.end <= span.start and m.entity.id != source
    ]


def by(see: Scene, span: Span, sentence: Sentence) -> str | None:
    """Return who said or counted it: the speaker of the quote around it, or the source its sentence names.

    A sentence without a source goes on with that of the sentences before it in its paragraph, if one told
    theirs (`menurut X`, `data X`).
    """
    speaker = attribution.by(see.doc, span)
    if speaker:
        return speaker
    source = _source(see, sentence, span) or _verb_source(see, sentence, span)
    for before in () if source else see.before(sentence):
        source = source or _source(see, before, span)
    return source.id if source else None


def _source(see: Scene, sentence: Sentence, span: Span) -> Entity | None:
    """Return the source that a sentence names first: `menurut X`, `data X`."""
    for mention in _sources(see, sentence, span):
        if starts_number(sentence.words[_index(sentence.words, mention.span.start)]):
            continue  # `dilaporkan 36 orang`
        if _gives(sentence.words, _index(sentence.words, mention.span.start)):
            return mention.entity
    return None


def _gives(words: Sequence[Word], first: int) -> bool:
    """Tell whether who is named at word `first` gives the figures: `menurut | X`, `catatan dari | X`."""
    if phrases("told_by").start(words, first) is not None:
        return True
    accounts = (w.norm in words_of("accounts") for w in words[max(0, first - _ACCOUNT_REACH) : first])
    return norm_at(words, first - 1) == "dari" and any(accounts)


def _verb_source(see: Scene, sentence: Sentence, span: Span) -> Entity | None:
    """Return who is said to tell or count, before the count: `BPBD mencatat 12 rumah`."""
    for mention in _sources(see, sentence, span):
        end = _index(sentence.words, mention.span.end)
        while norm_at(sentence.words, end) in words_of("meanwhile"):
            end += 1
        if mention.span.end <= span.start and phrases("tells").end(sentence.words, end) is not None:
            return mention.entity
    return None


def _sources(see: Scene, sentence: Sentence, span: Span) -> Iterator[Located]:
    return (m for m in see.near(span, sentence) if m.entity.kind in _SOURCES and not overlaps(m.span, span))


def _window(span: Span, sentence: Sentence) -> Span:
    """Return the part of a sentence near `span`; its end, if `span` stands in a later one."""
    start = max(sentence.span.start, min(span.start, sentence.span.end) - _WINDOW)
    return Span(start, min(sentence.span.end, span.end + _WINDOW))


def _index(words: Sequence[Word], offset: int) -> int:
    """Return the first word that starts at or after a character."""
    return bisect_left(words, offset, key=lambda w: w.start)


def date(see: Scene, span: Span, sentence: Sentence) -> str | None:
    """Return the date that the sentence, or else one before it in its paragraph, gives the count.

    The day when somebody spoke (`kata Budi, Senin`) and the start of a time (`sejak Maret`) are none.
    """
    dates = _dates(see, span, sentence)
    for before in () if dates else see.before(sentence):
        dates = dates or _dates(see, span, before)
    return dates.pop() if len(dates) == 1 else None


def _dates(see: Scene, span: Span, sentence: Sentence) -> set[str]:
    """Return the dates in a sentence that are no day of speech."""
    window = _window(span, sentence)
    at = bisect_left(see.times, window.start, key=lambda t: t.span.start)
    voice = attribution.by(see.doc, span)
    dates: set[str] = set()
    while at < len(see.times) and see.times[at].span.start < window.end:
        time = see.times[at]
        if (
            time.kind == "date"
            and attribution.by(see.doc, time.span) == voice
            and not _of_speech(see, time, sentence)
        ):
            dates.add(time.value)
        at += 1
    return dates


def _of_speech(see: Scene, time: TimeExpr, sentence: Sentence) -> bool:
    """Tell whether a date stands after a source (`dilansir Antara, Selasa`), or starts a time (`sejak`)."""
    words = sentence.words
    first = _index(words, time.span.start)
    if norm_at(words, first - 1) == "sejak" or time.value.endswith("/.."):
        return True
    before = Span(max(sentence.span.start, time.span.start - _NAME), time.span.start)
    named = [m for m in within(see.mentions, before) if first - _index(words, m.span.end) <= _SPEECH_DATE]
    return any(phrases("told_by").start(words, _index(words, m.span.start)) is not None for m in named)


def place(see: Scene, span: Span, sentence: Sentence) -> str | None:
    """Return the first place after the count that `di` names, else the last before it in its paragraph."""
    there = _place(see, span, sentence)
    for before in () if there else see.before(sentence):
        there = there or _place(see, span, before)
    return there.id if there else None


def _place(see: Scene, span: Span, sentence: Sentence) -> Entity | None:
    voice = attribution.by(see.doc, span)
    there = [
        m
        for m in see.near(span, sentence)
        if m.entity.kind in {"place", "state"}
        and _at(sentence.words, m.span)
        and attribution.by(see.doc, m.span) == voice  # not where somebody spoke
    ]
    after = [m for m in there if span.end <= m.span.start < _clause_end(sentence.words, span)]
    there = after or [m for m in there if m.span.start < span.start]
    return (after[0] if after else there[-1]).entity if there else None


def _clause_end(words: Sequence[Word], span: Span) -> int:
    """Return the character before which the clause of a count ends, as far as places are looked for."""
    near = words[(at := _index(words, span.end)) : at + _CLAUSE_REACH]
    return next((w.start for w in near if w.norm in _CLAUSES), span.end + _WINDOW)


def _at(words: Sequence[Word], span: Span) -> bool:
    """Tell whether `di` stands before a place, or one of its kind does (`di kota Palu`)."""
    first = _index(words, span.start)
    return any(word.norm == "di" for word in words[max(0, first - 2) : first])
