"""Who said what? Direct and reported speech in the body of the article, with its speaker and cue."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kawat.layers.index import Located
from kawat.layers.quotes import direct, indirect
from kawat.layers.quotes.beside import points_at_sentence, said_of
from kawat.layers.quotes.cast import Cast, Voice, cast, person_before, voice
from kawat.layers.quotes.clauses import end, start
from kawat.layers.quotes.direct import Draft
from kawat.layers.quotes.inner import inner
from kawat.layers.quotes.memory import Memory, meant, spoke, told_of
from kawat.layers.quotes.pieces import Piece, pieces
from kawat.layers.quotes.rules import said, saying, why
from kawat.layers.quotes.setting import setting
from kawat.layers.quotes.speaker import Earlier, points_back, topic
from kawat.model import Doc, Quote, Span, Word
from kawat.text import covers

_GAP = 20  # characters between two paragraphs of one quote
_IN_PASSING = (
    "indirect-source-first",
    "indirect-clause-before",
)  # `Dilansir Antara, ...`, `..., demikian Antara`
_SOON = 4  # words from a topic to its verb
_TITLED = 22  # characters of a mention that holds a title, or a long name


def find(doc: Doc) -> tuple[Quote, ...]:
    """Return the quotes in text order."""
    people = cast(doc.entities, doc.article.text)
    kinds = {e.id: voice(e) for e in doc.entities}
    told: list[tuple[Draft, Quote]] = []
    within: list[Quote] = []
    memory = Memory()
    for piece, drafts in _drafts(people, tuple(pieces(doc))):
        for draft in drafts:
            speaker = meant(memory, draft.who)
            if speaker is None and isinstance(draft.who, Earlier):
                speaker = person_before(people, piece.words[piece.first].start)
                speaker = speaker or _nobody_before(people, piece, draft)
            quote = _quote(piece.words, draft, speaker)
            outer = told[-1][1] if told else None
            if not (outer and covers(outer.span, quote.span) and kinds.get(outer.speaker or "") == "person"):
                teller = _teller(people, piece, draft) or speaker
                kind = kinds.get(teller or "")
                passing = kind == "media" and memory.speaker and draft.rule in _IN_PASSING
                memory = memory if passing else spoke(memory, teller, kind)
            told.append((draft, quote))
        within += [
            _quote(piece.words, draft, meant(memory, draft.who)) for draft in inner(people, piece, drafts)
        ]
        if not drafts:
            memory = _heard(people, piece, memory, kinds)
    found = sorted([*_joined(told, doc.article.text), *within], key=lambda q: (q.span.start, -q.span.end))
    return tuple(_settled(people, doc, quote, n) for n, quote in enumerate(found, 1))


def _teller(people: Cast, piece: Piece, draft: Draft) -> str | None:
    """Return whose words they still are after `Budi menyesalkan pernyataan Ratna yang menyebut`: Budi's."""
    cue = draft.cue
    if cue is None or draft.rule != "indirect-clause-after" or piece.words[cue.word - 1].norm != "yang":
        return None
    about = topic(people, piece.words, piece.first, piece.last)
    return about.entity.id if about and about.entity.kind == "person" else None


def _nobody_before(people: Cast, piece: Piece, draft: Draft) -> str | None:
    """Return the description itself where nobody was named before whom `politikus PDIP itu` could mean."""
    words, cue = piece.words, draft.cue
    if cue is None:
        return None
    follows = cue.word + 1 < piece.last and draft.rule != "indirect-clause-after"
    after = people.heads.get(words[cue.word + 1].start) if follows else None
    back = topic(people, words, piece.first, piece.last) if points_back(words, cue.word) else None
    found = after or back
    return found.entity.id if found and found.entity.kind == "group" else None


def _settled(people: Cast, doc: Doc, quote: Quote, number: int) -> Quote:
    """Return a quote with its number, and with whom it was said to and where."""
    told = setting(people, doc.sentences, quote)
    return replace(quote, id=f"q{number}", to=told.to, place=told.place)


def _joined(told: Sequence[tuple[Draft, Quote]], text: str) -> list[Quote]:
    """Return the quotes; one that its paragraph leaves open has the speaker, and the end, of the next."""
    found: list[Quote] = []
    waiting: int | None = None
    for draft, quote in told:
        found.append(quote)
        if draft.mode == "indirect":
            continue
        if waiting is not None and _adjoin(found[waiting].span, quote.span, text):
            earlier = found[waiting]
            if earlier.cue is None:
                found[waiting] = replace(earlier, speaker=quote.speaker)
            if not draft.opened and waiting == len(found) - 2:
                whole = Span(earlier.span.start, quote.span.end)
                found[waiting:] = [replace(quote, span=whole, cue=quote.cue or earlier.cue)]
        waiting = None if draft.closed else len(found) - 1
    return found


def _adjoin(a: Span, b: Span, text: str) -> bool:
    """Tell whether nothing but marks stands between two quotes."""
    return b.start - a.end < _GAP and not any(c.isalnum() for c in text[a.end : b.start])


def _heard(people: Cast, piece: Piece, memory: Memory, kinds: dict[str, Voice]) -> Memory:
    """Return the memory after a sentence without quotes."""
    cue = said_of(people, piece)
    if cue:
        speaker = meant(memory, cue.who)
        return spoke(memory, speaker, kinds.get(speaker or ""))
    about = topic(people, piece.words, piece.first, piece.last)
    if about is None:
        return memory
    introduced = _introduces(about) or _speaks(piece, about)
    return told_of(memory, about.entity.id, voice(about.entity), introduced=introduced)


def _speaks(piece: Piece, about: Located) -> bool:
    """Tell whether a sentence says that its topic spoke, though not what: `Budi menyebut banjir`."""
    after = [w for w in piece.words[piece.first : piece.last] if w.start >= about.span.end]
    return any(w.norm in saying() for w in after[:_SOON])


def _introduces(mention: Located) -> bool:
    """Tell whether a mention is its entity's first, or names it with a title."""
    return mention.span == mention.entity.mentions[0] or mention.span.end - mention.span.start > _TITLED


def _drafts(people: Cast, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, list[Draft]]]:
    """Yield the quotes of each piece, among them what the next piece attributes."""
    found: list[list[Draft]] = []
    for n, piece in enumerate(pieces):
        told = list(direct.drafts(people, piece))
        drafts = sorted([*told, *indirect.drafts(people, piece, told)], key=lambda d: d.first)
        if n and not drafts:
            found[-1] = _with_late_cue(people, piece, found[-1])
        cue = said_of(people, piece)
        if cue and n and points_at_sentence(piece) and not found[-1] and not drafts:
            before = pieces[n - 1]
            first = start(before.words, before.first, before.last)
            found[-1] = [Draft("indirect", first, end(before), cue.who, cue, "indirect-said-of")]
        found.append(drafts)
    yield from zip(pieces, found, strict=True)


def _with_late_cue(people: Cast, piece: Piece, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, the last with the cue that begins the next line or sentence: `." Kata Budi`."""
    last = drafts[-1] if drafts else None
    if last is None or last.mode == "indirect" or last.cue or piece.words[piece.first].norm not in said():
        return drafts
    cue = direct.cue_after(people, piece.words, piece.first, piece.last)
    return [*drafts[:-1], replace(last, who=cue.who, cue=cue, rule="direct-cue-after")] if cue else drafts


def _quote(words: Sequence[Word], draft: Draft, speaker: str | None) -> Quote:
    cue = draft.cue
    return Quote(
        id="",
        why=(why(draft.rule), cue.why) if cue and cue.why else (why(draft.rule),),
        mode=draft.mode,
        span=Span(words[draft.first].start, words[draft.last - 1].end),
        speaker=speaker,
        cue=cue.span if cue else None,
    )
