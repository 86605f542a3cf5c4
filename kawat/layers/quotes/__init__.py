"""Who said what? Direct and reported speech in the body of the article, with its speaker and cue."""

from collections.abc import Iterator

from msgspec import Struct

from kawat.layers.quotes import direct, indirect
from kawat.layers.quotes.direct import Draft
from kawat.layers.quotes.pieces import Piece, paragraphs
from kawat.layers.quotes.rules import why
from kawat.layers.quotes.speaker import Cast, Earlier, Who, before, cast
from kawat.model import Doc, Quote, Span


def find(doc: Doc) -> tuple[Quote, ...]:
    """Return the quotes in text order."""
    people = cast(doc.entities)
    kinds = {e.id: e.kind for e in doc.entities}
    found: list[Quote] = []
    memory = Memory(None, None)
    for pieces in paragraphs(doc):
        for piece in pieces:
            for draft in _drafts(people, piece):
                speaker = memory.who(draft)
                found.append(_quote(piece, draft, speaker))
                memory = memory.after(speaker, kinds)
            else:
                memory = memory.told(_topic(people, piece), kinds)
    found.sort(key=lambda q: q.span)
    return tuple(_numbered(found))


class Memory(Struct, frozen=True):
    """Whom `katanya` and `dia` may mean."""

    speaker: str | None
    person: str | None

    def who(self, draft: Draft) -> str | None:
        who: Who = draft.cue.who if draft.cue else Earlier.SPEAKER
        if who is Earlier.SPEAKER:
            return self.speaker
        if who is Earlier.PERSON:
            return self.person or self.speaker
        return who

    def after(self, speaker: str | None, kinds: dict[str, str]) -> "Memory":
        if speaker is None:
            return self
        return Memory(speaker, speaker if kinds[speaker] in ("person", "group") else self.person)

    def told(self, topic: str | None, kinds: dict[str, str]) -> "Memory":
        return self.after(topic, kinds) if topic and kinds[topic] == "person" else self


def _topic(people: Cast, piece: Piece) -> str | None:
    return None


def _drafts(people: Cast, piece: Piece) -> list[Draft]:
    told = list(direct.drafts(people, piece))
    taken = frozenset(d.cue.word for d in told if d.cue and d.rule != "direct-fragment")
    return sorted([*told, *indirect.drafts(people, piece, taken)], key=lambda d: d.first)


def _quote(piece: Piece, draft: Draft, speaker: str | None) -> Quote:
    words = piece.words
    cue = Span(words[draft.cue.word].start, words[draft.cue.word].end) if draft.cue else None
    reasons = (why(draft.rule), draft.cue.verb.why) if draft.cue else (why(draft.rule),)
    return Quote(
        id="",
        why=tuple(r for r in reasons if r),
        mode=draft.mode,
        span=Span(words[draft.first].start, words[draft.last - 1].end),
        speaker=speaker,
        cue=cue,
    )


def _numbered(found: list[Quote]) -> Iterator[Quote]:
    for n, q in enumerate(found, 1):
        yield Quote(id=f"q{n}", why=q.why, mode=q.mode, span=q.span, speaker=q.speaker, cue=q.cue)
