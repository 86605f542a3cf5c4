"""Which of the model's claims stand in the text? No verbatim span, no event; no entity, no participant."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from kawat.codebook import codebook
from kawat.layers.index import Located, located, within
from kawat.llm.answer import Claim
from kawat.model import Doc, Entity, Event, Sentence, Span, TimeExpr
from kawat.text import fold, of, overlaps

_DATED = ("date", "time")


def ground(claims: Iterable[Claim], doc: Doc, why: str) -> tuple[Event, ...]:
    """Return the events that the text bears out, by their place in it, `v1` first."""
    text = _Text(doc)
    found = [event for claim in claims if (event := _event(claim, text, why)) is not None]
    ordered = sorted(_once(found), key=lambda e: (e.trigger, e.type, e.mode or "", e.status))
    return tuple(msgspec.structs.replace(event, id=f"v{n}") for n, event in enumerate(ordered, 1))


def _event(claim: Claim, text: "_Text", why: str) -> Event | None:
    kind = codebook().types.get(claim.type)
    sentence, trigger = text.trigger(claim)
    if kind is None or sentence is None or trigger is None:
        return None
    actors = text.entities(claim.actors, sentence, who=True)
    recipients = tuple(e for e in text.entities(claim.recipients, sentence, who=False) if e not in actors)
    if not actors and not recipients:
        return None
    return Event(
        id="",
        why=(why,),
        type=claim.type,
        mode=claim.mode if claim.mode in kind.modes else None,
        status=claim.status,
        trigger=trigger,
        evidence=sentence.span,
        mentions=(trigger,),
        actors=actors,
        recipients=recipients,
        date=text.date(claim.date, sentence),
        place=text.entity(claim.place, sentence),
        by=text.entity(claim.by, sentence, who=True),
    )


def _once(events: Iterable[Event]) -> Iterator[Event]:
    """Join events that are told alike: the first with the mentions of all."""
    alike: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        key = (event.type, event.mode, event.status, event.actors, event.recipients, event.date, event.place)
        alike.setdefault(key, []).append(event)
    for same in alike.values():
        first = min(same, key=lambda e: e.trigger)
        yield msgspec.structs.replace(first, mentions=tuple(sorted({e.trigger for e in same})))


class _Text:
    """The article, searched for the words of a claim."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.article.text
        self.sentences: Sequence[Sentence] = doc.sentences
        self.times: Sequence[TimeExpr] = [t for t in doc.times if t.kind in _DATED]
        self.mentions = located(doc.entities)
        self.named: dict[str, list[Entity]] = {}
        for entity in doc.entities:
            for words in {entity.name, *(of(m, self.text) for m in entity.mentions)}:
                self.named.setdefault(fold(words), []).append(entity)

    def trigger(self, claim: Claim) -> tuple[Sentence | None, Span | None]:
        """Return the sentence and span of a claim's trigger: in the one it names, or the only one with it."""
        if 0 < claim.sentence <= len(self.sentences):
            named = self.sentences[claim.sentence - 1]
            span = self._find(claim.trigger, named.span)
            if span:
                return named, span
        found = [(s, span) for s in self.sentences if (span := self._find(claim.trigger, s.span))]
        return found[0] if len(found) == 1 else (None, None)

    def entities(self, names: Iterable[str], sentence: Sentence, *, who: bool) -> tuple[str, ...]:
        """Return the entities that names stand for, each once; a place acts not, but may be acted upon."""
        found = (self.entity(name, sentence, who=who) for name in names)
        return tuple(dict.fromkeys(name for name in found if name))

    def entity(self, words: str | None, sentence: Sentence, *, who: bool = False) -> str | None:
        """Return the entity whose mention some words are, in the sentence rather than elsewhere.

        `who` asks for somebody who can act. Words that don't stand in the text name nobody.
        """
        spans = self._everywhere(words, sentence)
        for span in spans:
            here = [m.entity for m in within(self.mentions, span) if m.span == span]
            known = here or self.named.get(fold(of(span, self.text)), [])
            known = [e for e in known if not who or e.kind != "place"]
            if known:
                return known[0].id
        return self._most_of(spans[0], who) if spans else None

    def _most_of(self, span: Span, who: bool) -> str | None:
        """Return the entity whose mention makes up most of a span, or holds it."""
        near = [m for m in self.mentions if overlaps(m.span, span) and not (who and m.entity.kind == "place")]
        best = max(near, key=lambda m: _shared(m, span), default=None)
        return best.entity.id if best and 2 * _shared(best, span) >= span.end - span.start else None

    def date(self, words: str | None, sentence: Sentence) -> str | None:
        """Return the date that some words tell, as the times of the record have it."""
        for span in self._everywhere(words, sentence):
            time = next((t for t in self.times if overlaps(t.span, span)), None)
            if time:
                return time.value if "/" in time.value else time.value.split("T")[0]
        return None

    def _everywhere(self, words: str | None, sentence: Sentence) -> list[Span]:
        """Return where words stand: first in the sentence, then in the first sentence that has them."""
        if not words:
            return []
        spans = [self._find(words, s.span) for s in (sentence, *self.sentences)]
        return list(dict.fromkeys(span for span in spans if span))

    def _find(self, words: str, within_span: Span) -> Span | None:
        """Return the first place of words, whole and letter by letter, within a span."""
        if not words.strip():
            return None
        pattern = re.compile(rf"(?<!\w){re.escape(words.strip())}(?!\w)")
        match = pattern.search(self.text, within_span.start, within_span.end)
        return Span(*match.span()) if match else None


def _shared(mention: Located, span: Span) -> int:
    return min(mention.span.end, span.end) - max(mention.span.start, span.start)
