"""What is reported without quotation marks? The clause after `mengatakan`, or beside `kata Budi`."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kawat.layers.quotes.apart import apart
from kawat.layers.quotes.beside import beside, leads, past_date, said_of, source_first, stated_beside, view
from kawat.layers.quotes.cast import Cast
from kawat.layers.quotes.clauses import end, has_predicate, shortened, start
from kawat.layers.quotes.direct import Draft, cue_at, is_told
from kawat.layers.quotes.pieces import STOPS, Piece
from kawat.layers.quotes.rules import Verb, said, saying, triggers
from kawat.layers.quotes.rules import words as listed
from kawat.layers.quotes.slot import after
from kawat.layers.quotes.speaker import Who
from kawat.layers.quotes.subject import before
from kawat.model import Word

_FAR = 15  # words in which `bahwa` may follow its verb
_REMINDED = 5  # words of whom somebody reminds
_NEAR = 7  # words from the head of a subject to its verb
_SHORT = 2  # words that a reported clause has at least


def drafts(cast: Cast, piece: Piece, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the indirect quotes of a piece; its direct quotes and their cues are `told` already."""
    inside = {i for p in piece.pairs for i in range(p.start, p.end)}
    inside.update(d.cue.word for d in told if d.cue and _alone(piece, d))
    quoted = {d.first for d in told}
    found: list[Draft] = []
    floor = piece.first
    for i in range(piece.first, piece.last):
        if piece.words[i].norm not in triggers() or i in inside:
            continue
        draft = _at(cast, piece, floor, i, quoted)
        if draft and i and piece.words[i - 1].norm in listed("additions"):
            draft = replace(draft, who=_same(found, told, i, draft.who))
        if draft and _is_clause(piece.words, draft):
            found = apart(piece, found, draft)
            floor = i + 1
    yield from found


def _is_clause(words: Sequence[Word], draft: Draft) -> bool:
    """Tell a content from a thing: `tidak tahu` from `jalan itu`."""
    size = draft.last - draft.first
    return size > _SHORT or (size == _SHORT and words[draft.last - 1].norm not in listed("pointers"))


def _same(found: Sequence[Draft], told: Sequence[Draft], i: int, who: Who) -> Who:
    """Return who spoke last before the second verb at word `i`; `who`, if nobody has."""
    spoken = [d for d in (*found, *told) if d.cue and d.cue.word < i]
    return max(spoken, key=lambda d: d.cue.word if d.cue else 0).who if spoken else who


def _alone(piece: Piece, draft: Draft) -> bool:
    """Tell whether a cue belongs to a direct quote only, not to the clause that holds its fragment too."""
    if draft.cue is None or draft.rule == "direct-cue-after":
        return True
    return piece.words[draft.cue.end].text in ",:" and draft.first - draft.cue.end <= 2


def _at(cast: Cast, piece: Piece, floor: int, i: int, quoted: set[int]) -> Draft | None:
    word = piece.words[i]
    verb = saying().get(word.norm)
    if verb:
        return clause_after(cast, piece, floor, i, quoted)
    if word.norm == "dari" and i == piece.first and piece.words[i + 1 : i + 2]:
        return source_first(cast, piece, i) if piece.words[i + 1].norm in listed("accounts") else None
    verb = said().get(word.norm)
    if verb and verb.indirect != "no" and is_told(cast, piece.words, i, piece.last):
        return beside(cast, piece, i)
    if word.norm in listed("claims"):
        return _noun_clause(cast, piece, i)
    return _sourced(cast, piece, i)


def _sourced(cast: Cast, piece: Piece, i: int) -> Draft | None:
    """Return what is said on somebody's word, without a verb whose subject they are: `diakui Budi`."""
    norm = piece.words[i].norm
    if norm in listed("views"):
        return view(cast, piece, i)
    if _reports(piece, i):
        return source_first(cast, piece, i)
    return stated_beside(cast, piece, i) if norm in listed("stated") else None


def _reports(piece: Piece, i: int) -> bool:
    """Tell whether the sentence begins with its source: `Melansir Reuters,`, not `Hal itu diungkapkan`."""
    words, first = piece.words, piece.first
    if words[first].norm in listed("statements"):
        return False
    return words[i].norm.removesuffix("nya") in listed("reports") and leads(words, first, i)


def clause_after(cast: Cast, piece: Piece, floor: int, i: int, quoted: set[int]) -> Draft | None:
    """Return `Budi mengatakan [bahwa] ...`, whose verb is word `i`; direct quotes begin at words `quoted`."""
    words, verb = piece.words, saying()[piece.words[i].norm]
    if verb.indirect == "no" or _hindered(words, floor, i):
        return None
    if _has_no_voice(words, floor, i):
        return None
    who = _subject(cast, piece, floor, i)
    if not isinstance(who, str) and _is_a_norm(words, floor, i):
        return None
    if i + 1 >= piece.last or words[i + 1].text in STOPS:
        return _clause_before(piece, i, who, verb)
    at = _content(piece, i, verb, quoted)
    if at is None:
        return None
    last = shortened(words, at, end(piece))
    return Draft("indirect", at, last, who, cue_at(words, i, who, verb.why, i + 1), "indirect-clause-after")


def _is_a_norm(words: Sequence[Word], floor: int, i: int) -> bool:
    """Tell whether a rule says it: `Pasal 21 undang-undang itu menyatakan`; not `Biro hukum Surabaya`."""
    first = max(floor, i - _FAR)
    first = next((j + 1 for j in range(i - 1, first - 1, -1) if words[j].text == ","), first)
    norms = (j for j in range(first, i) if words[j].norm in listed("norms"))
    return any(
        j == first or words[j - 1].norm in listed("prepositions") or _counts(words[j - 1]) for j in norms
    )


def _counts(word: Word) -> bool:
    return word.text[0].isdigit() or word.norm in listed("openers") or word.norm in listed("norms")


def _has_no_voice(words: Sequence[Word], floor: int, i: int) -> bool:
    """Tell whether the reporter or reader is the subject, or an affair (`situasi ini menegaskan`)."""
    at = i - 1
    while at > floor and words[at].norm in listed("adverbs"):
        at -= 1
    if at >= floor and words[at].norm in listed("authors"):
        return True
    head = next((j for j in range(floor, i) if words[j].norm not in listed("openers")), i)
    return words[head].norm in listed("affairs") and i - head <= _NEAR


def _subject(cast: Cast, piece: Piece, floor: int, i: int) -> Who:
    """Return who says; `mengecam serangan itu dan mengatakan` has the subject of its first verb."""
    words = piece.words
    at = i - 1
    while at > floor and words[at].norm in listed("adverbs"):
        at -= 1
    if words[at].norm in listed("additions") and at >= floor:
        first = next((j for j in range(floor + 1, i) if words[j].norm.startswith("me")), i)
        return before(cast, words, floor, first)
    return before(cast, words, floor, i)


def _noun_clause(cast: Cast, piece: Piece, i: int) -> Draft | None:
    """Return the clause of `pernyataan Budi bahwa ...`."""
    words = piece.words
    if i + 1 < piece.last and words[i + 1].norm in listed("prepositions"):
        return None
    slot = after(cast, words, i + 1, piece.last)
    if not slot.who or slot.end >= piece.last or words[slot.end].norm != "bahwa":
        return None
    cue = cue_at(words, i, slot.who, "", slot.end)
    return Draft("indirect", slot.end + 1, end(piece), slot.who, cue, "indirect-noun")


def _clause_before(piece: Piece, i: int, who: Who, verb: Verb) -> Draft | None:
    """Return the clause of `..., AFP melaporkan`."""
    words = piece.words
    comma = next((j for j in range(i - 1, max(piece.first, i - 9), -1) if words[j].text == ","), None)
    if comma is None or who is None or comma + 1 == i or any(w.norm in said() for w in words[comma:i]):
        return None
    first = start(words, piece.first, comma)
    return Draft(
        "indirect", first, comma, who, cue_at(words, i, who, verb.why, i + 1), "indirect-clause-before"
    )


def _hindered(words: Sequence[Word], floor: int, i: int) -> bool:
    """Tell whether the verb tells nothing: denied, asked for, or a thing's (`keputusan yang menyatakan`)."""
    eager = words[i - 1].norm in listed("eager")  # `tidak lupa mengatakan`
    if not eager and any(words[at].norm in listed("negations") for at in range(max(floor, i - 2), i)):
        return True
    before_adverbs = i - 1
    while before_adverbs > floor and words[before_adverbs].norm in listed("adverbs"):
        before_adverbs -= 1
    if words[before_adverbs].norm in listed("subordinators") and i > floor:
        return True
    for at in range(i - 1, max(floor, i - 12) - 1, -1):
        if words[at].text == "," or words[at].norm in listed("conjunctions"):
            break
        if words[at].norm in listed("requests"):
            return True
    return (
        words[i - 1].norm == "yang"
        and i > floor
        and any(words[at].norm.removesuffix("nya") in listed("things") for at in range(max(floor, i - 6), i))
    )


def _content(piece: Piece, i: int, verb: Verb, quoted: set[int]) -> int | None:
    """Return the word at which the reported clause begins after the verb at `i`."""
    words, last = piece.words, piece.last
    at = i + 1
    while at < last and words[at].norm in listed("fillers"):
        at += 1
    if at < last and words[at].norm in listed("addressing"):
        late = _after_address(words, at, last, comma=verb.indirect != "bahwa-only")
        return None if late in quoted or (late or at) + 1 in quoted else late
    comma = at < last and words[at].text in ",:"
    at += comma
    if at + 1 < last and words[at].norm in listed("prepositions") and not comma:
        late = _after_bahwa(words, at, last)
        at = late or at
        comma = comma or late is not None
    if verb.verb in listed("reminding"):
        at = _past_reminded(words, at, last)
    clause = at < last and words[at].norm in listed("complementizers")
    at += clause
    if at >= last or at + 1 in quoted or at in quoted:
        return None
    if clause:
        return at
    if comma:
        joined = words[at].norm in listed("joints") | {"atau", "dan", "serta"}
        return None if joined or words[i - 1].norm == "yang" else at
    begins = i == piece.first and verb.verb not in listed("continuing")  # `Menambahkan lampiran itu mudah`
    return at if _tells(words, at, last, verb) and not begins else None


def _past_reminded(words: Sequence[Word], at: int, last: int) -> int:
    """Return where `bahwa` stands after whom somebody reminds: `mengingatkan warga desa | bahwa`."""
    near = range(at, min(last, at + _REMINDED))
    return next((j for j in near if words[j].norm in listed("complementizers")), at)


def _tells(words: Sequence[Word], at: int, last: int, verb: Verb) -> bool:
    """Tell whether what follows a verb without bahwa is said, not a thing or a topic."""
    if verb.indirect == "bahwa-only" or _is_topic(words, at, last) or words[at].norm in ("dan", "atau"):
        return False
    if verb.indirect == "clause" and not has_predicate(words, at, last):
        return False
    as_what = any(words[j].norm == "sebagai" for j in range(at, min(last, at + 5)))
    return not (as_what and verb.verb in listed("naming-verbs"))


def _is_topic(words: Sequence[Word], at: int, last: int) -> bool:
    """Tell `menjelaskan soal banjir`, `mengatakan hal itu di Jakarta` from a clause."""
    if words[at].norm not in listed("topics"):
        return False
    if words[at].norm != "hal" or at + 2 >= last:
        return True
    return words[at + 2].norm in listed("prepositions") or words[at + 2].text in STOPS


def _after_bahwa(words: Sequence[Word], at: int, last: int) -> int | None:
    """Return the content's first word after `mengatakan di Jakarta bahwa`."""
    for j in range(at, min(last - 1, at + _FAR)):
        if words[j].norm == "bahwa":
            return j + 1
        if words[j].text in ",.":
            return None
    return None


def _after_address(words: Sequence[Word], at: int, last: int, *, comma: bool) -> int | None:
    """Return the content's first word after `mengatakan kepada wartawan bahwa`, or after its `comma`."""
    for j in range(at, min(last - 1, at + 2 * _FAR)):
        if words[j].norm in listed("complementizers"):
            return j + 1
    pause = next((j for j in range(at, min(last - 1, at + _FAR)) if words[j].text == ","), None)
    if pause and any(words[j].norm in listed("purposes") for j in range(at, pause)):
        return None
    return past_date(words, pause + 1, last) if comma and pause and last - pause > 4 else None


__all__ = ["drafts", "said_of"]
