"""Whom do `ia`, `beliau`, `mereka` mean? Who speaks by them, or the one whom the sentence before is about.

Only what is safe becomes a mention: a pronoun beside a verb of saying whose speaker is known, and one that
begins a sentence after a sentence with one person (for `mereka`, one group).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from kawat.layers.index import Located, located, within
from kawat.model import Doc, Entity, EntityKind, Quote, Sentence, Span, Word

_KINDS: dict[str, EntityKind] = {"ia": "person", "dia": "person", "beliau": "person", "mereka": "group"}
_NEAR = 4  # words from a pronoun to its verb of saying
_WHY = "layers/pronouns.py#"


def find(doc: Doc) -> tuple[Entity, ...]:
    """Return the entities, with the pronouns that mean them among their mentions."""
    meant: dict[str, dict[Span, str]] = {}
    for span, entity, rule in _meant(doc):
        meant.setdefault(entity, {})[span] = _WHY + rule
    return tuple(_with(e, meant[e.id]) if e.id in meant else e for e in doc.entities)


def _with(entity: Entity, pronouns: dict[Span, str]) -> Entity:
    return msgspec.structs.replace(
        entity,
        mentions=tuple(sorted({*entity.mentions, *pronouns})),
        why=tuple(dict.fromkeys((*entity.why, *pronouns.values()))),
    )


def _meant(doc: Doc) -> Iterator[tuple[Span, str, str]]:
    """Yield pronouns with the entity each means, and by which rule."""
    mentions = located(doc.entities)
    kinds = {e.id: e.kind for e in doc.entities}
    said = sorted((q for q in doc.quotes if q.cue and q.speaker in kinds), key=lambda q: q.cue or q.span)
    direct = sorted(q.span for q in doc.quotes if q.mode == "direct")
    about: dict[EntityKind, str] = {}
    for sentence in doc.sentences:
        cues = _cues(said, sentence.span)
        spoken = {word.start: q.speaker for q in cues if (word := _beside(sentence.words, q, kinds))}
        for word in sentence.words:
            kind = _KINDS.get(word.norm)
            if kind is None or _held(direct, word.start):
                continue
            speaker = spoken.get(word.start)
            if speaker:
                yield Span(word.start, word.end), speaker, "speaks"
            elif word is sentence.words[0] and kind in about:
                yield Span(word.start, word.end), about[kind], "begins-a-sentence"
        about = _about(sentence, mentions, cues, about, kinds)


def _cues(said: Sequence[Quote], span: Span) -> list[Quote]:
    """Return the quotes whose verb of saying stands in a sentence."""
    first = bisect_right(said, span.start - 1, key=lambda q: (q.cue or q.span).start)
    last = bisect_right(said, span.end, key=lambda q: (q.cue or q.span).start)
    return list(said[first:last])


def _beside(words: Sequence[Word], quote: Quote, kinds: dict[str, EntityKind]) -> Word | None:
    """Return the pronoun that is the subject of a verb of saying: `kata | dia`, `| Ia juga mengatakan`."""
    if quote.cue is None or quote.speaker is None:
        return None
    at = bisect_right(words, quote.cue.start, key=lambda w: w.start) - 1
    after = bisect_right(words, quote.cue.end - 1, key=lambda w: w.start)
    near = (*words[after : after + 1], *reversed(words[max(0, at - _NEAR) : max(0, at)]))
    return next((w for w in near if _KINDS.get(w.norm) == kinds[quote.speaker]), None)


def _held(direct: Sequence[Span], at: int) -> bool:
    """Tell whether a character stands in a direct quote."""
    n = bisect_right(direct, at, key=lambda span: span.start)
    return n > 0 and at < direct[n - 1].end


def _about(
    sentence: Sentence,
    mentions: Sequence[Located],
    cues: Sequence[Quote],
    before: dict[EntityKind, str],
    kinds: dict[str, EntityKind],
) -> dict[EntityKind, str]:
    """Return the one person and the one group that a sentence names, or goes on with by a pronoun."""
    speakers = {q.speaker for q in cues if q.speaker}
    named = list(within(mentions, sentence.span))
    first = sentence.words[0].norm
    found: dict[EntityKind, str] = {}
    for kind in ("person", "group"):
        ids = {m.entity.id for m in named if m.entity.kind == kind}
        told = {s for s in speakers if kinds[s] == kind}
        if len(told) == 1 or (not told and len(ids) == 1):
            found[kind] = next(iter(told or ids))
        elif not ids and not told and (_KINDS.get(first) == kind or not named) and kind in before:
            found[kind] = before[kind]
    return found
