"""The vocabulary: every type a record is made of, and the workbench the layers share. No behaviour.

The shape is that of the codebook (docs/record.md). A span is half-open, in Unicode code points of
`Article.text`, and stands in JSON as `[start, end]`. An item refers to an entity by its `id`. What
can't be determined is `None` or an empty tuple and is left out of the JSON.
"""

from typing import Literal

from msgspec import Struct

BlockRole = Literal["title", "deck", "dateline", "body", "related", "caption", "byline", "copyright", "other"]
Basis = Literal["stated", "metadata", "inferred"]
EntityKind = Literal["person", "state", "organization", "group", "place"]
TimeKind = Literal["date", "time", "duration", "set"]
QuoteMode = Literal["direct", "indirect"]
Status = Literal["occurred", "planned", "hypothetical", "negated"]
FigureKind = Literal[
    "killed", "injured", "missing", "displaced", "detained", "hostage", "affected", "houses", "money"
]
Bound = Literal["exact", "at_least", "at_most", "about"]
Level = Literal[
    "country", "province", "regency", "city", "district", "town",
    "region", "island", "sea", "strait", "river", "lake", "mountain", "airport", "building",
]  # fmt: skip
Choice = Literal["only", "asked", "country", "beside", "rank", "article", "population"]
PageFormat = Literal["text", "html"]
SourceFormat = Literal["text", "html", "jsonl", "csv", "feed", "warc"]

RECORD_VERSION = 1


class Span(Struct, frozen=True, order=True, array_like=True, gc=False):
    """Characters `start` up to, not including, `end`."""

    start: int
    end: int


# --- what comes in -------------------------------------------------------------------------------


class Given(Struct, frozen=True, kw_only=True, gc=False):
    """What the source says about an article beside its text (columns, feed fields, headers)."""

    id: str | None = None
    title: str | None = None
    published: str | None = None  # as the source writes it
    url: str | None = None
    publisher: str | None = None
    retrieved: str | None = None  # ISO 8601


class Page(Struct, frozen=True, kw_only=True, gc=False):
    """One article as its source holds it, before anybody has looked into it."""

    origin: str  # where it lies, for people: `berita.jsonl:3`, `a.zip/b.html`, `https://...`, `-`
    body: str  # decoded: plain text or HTML
    format: PageFormat  # what `body` is
    container: SourceFormat  # what it came in
    sha256: str  # of the input bytes of this article
    size: int = 0  # how many those are
    given: Given = Given()


class Failure(Struct, frozen=True, kw_only=True, tag="failure", tag_field="type", gc=False):
    """An input that could not be read; it stands in the output in the place of its record."""

    origin: str
    stage: Literal["source", "article", "layers"]
    error: str  # what is wrong
    advice: str = ""  # what the user can do


# --- what was published --------------------------------------------------------------------------


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Where the article came from. `sha256` is that of the input bytes, in hexadecimal."""

    origin: str
    format: SourceFormat
    sha256: str
    url: str | None = None
    publisher: str | None = None
    retrieved: str | None = None
    id: str | None = None  # the source's own identifier


class Block(Struct, frozen=True, gc=False):
    """A stretch of the text and its part in the article. Blocks lie in order and don't overlap."""

    role: BlockRole
    span: Span
    why: str = ""


class Piece(Struct, frozen=True, omit_defaults=True, gc=False):
    """A name or headline of the article's frame; `span` is absent if it stands in metadata only."""

    text: str
    span: Span | None = None


class Published(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """When the article came out: a day or clock time in ISO 8601, or `YYYY-MM` if no day is known."""

    date: str
    basis: Basis
    span: Span | None = None
    note: str | None = None  # how it was inferred; what doesn't fit (a weekday that isn't that day's)


class Dateline(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """`Beijing (ANTARA) -`: `place` as printed, its country (alpha-3), the agency."""

    span: Span
    place: str | None = None
    country: str | None = None
    agency: str | None = None


class Byline(Struct, frozen=True, kw_only=True, gc=False):
    """Who wrote, edited and translated it."""

    reporters: tuple[Piece, ...] = ()
    editors: tuple[Piece, ...] = ()
    translators: tuple[Piece, ...] = ()


class Copyright(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Who holds the rights, from which year."""

    span: Span
    holder: str | None = None
    year: int | None = None


class Article(Struct, frozen=True, kw_only=True, gc=False):
    """The text as it came, and which part of it is what. `id` is a content hash of `text`."""

    id: str
    source: Source
    text: str
    language: str = "id"
    title: Piece | None = None
    deck: Piece | None = None
    dateline: Dateline | None = None
    published: Published | None = None
    byline: Byline = Byline()
    copyright: Copyright | None = None
    related: tuple[Piece, ...] = ()
    blocks: tuple[Block, ...] = ()


# --- what it says --------------------------------------------------------------------------------


class Finding(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of all findings. `why` names the rules behind it as `file:line#rule`, the maker first."""

    id: str
    why: tuple[str, ...]


class Location(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Where a place lies and why it is this one of its namesakes.

    `coordinates` are latitude and longitude, degrees WGS 84; `code` is GeoNames' code of the smallest
    division it is or lies in (`ID.30.3273`), `geonames` its id there.
    """

    level: Level
    name: str  # as the gazetteer writes it
    basis: Choice
    coordinates: tuple[float, float] | None = None
    country: str | None = None
    province: str | None = None
    regency: str | None = None
    code: str | None = None
    geonames: int | None = None


class Entity(Finding, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A person, state, organisation, group or place, with all its mentions in the article, in text order.

    `name` is the fullest, correctly spelt form in the article; `country` ISO 3166-1 alpha-3 or one of
    PLOVER's (UNO, EUR, IGO, NGO, ISM, IMG, MNC); `sector` PLOVER's; `role` the title as printed; `location`
    where a place or state lies.
    """

    kind: EntityKind
    name: str
    mentions: tuple[Span, ...]
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    location: Location | None = None


class TimeExpr(Finding, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A time as the article writes it; `value` is EDTF, for durations ISO 8601."""

    kind: TimeKind
    value: str
    span: Span
    basis: Literal["stated", "published", "context"] = "stated"  # what filled in the parts left open
    note: str | None = None


class Quote(Finding, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Who said what. `span` is the content, without quotation marks; `cue` the verb.

    `speaker`, `to` (whom it was said to) and `place` (where it was said) are entities.
    """

    mode: QuoteMode
    span: Span
    speaker: str | None = None
    cue: Span | None = None
    to: str | None = None
    place: str | None = None


class Codes(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What other code books say of an event; `quad` and `score` are PLOVER's, `goldstein` that of `cameo`."""

    quad: int  # 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict
    score: float
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    goldstein: float | None = None
    why: tuple[str, ...] = ()


class Event(Finding, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Who did what to whom, in PLOVER's terms. `actors`, `recipients`, `place` and `by` are entities.

    `trigger` is the span of the words that name it, `evidence` of the sentence; `mentions` are the
    triggers of every mention, in order, this one among them.
    """

    type: str
    status: Status
    trigger: Span
    evidence: Span
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    by: str | None = None
    mentions: tuple[Span, ...] = ()
    codes: Codes | None = None  # only if asked for


class Figure(Finding, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """How many. `unit` is `person`, `household`, `house` or an ISO 4217 code; `of` and `by` are entities."""

    kind: FigureKind
    value: int | float
    span: Span
    unit: str
    bound: Bound = "exact"
    of: str | None = None
    by: str | None = None
    date: str | None = None
    place: str | None = None


class Versions(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Versions of this format, the program and its rules (a digest of all data files).

    `engine` is what found the events, if it wasn't the rules: `llm/NAME`; `knowledge` is a digest of
    what the user added.
    """

    record: int
    program: str
    rules: str
    engine: str | None = None
    knowledge: str | None = None


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="record", tag_field="type", gc=False):
    """One article and what it says: the result of reading. The lists are always present, if empty."""

    id: str
    source: Source
    language: str
    text: str
    blocks: tuple[Block, ...]
    byline: Byline
    related: tuple[Piece, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeExpr, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    versions: Versions
    title: str | None = None
    deck: Piece | None = None
    dateline: Dateline | None = None
    published: Published | None = None
    copyright: Copyright | None = None


# --- the workbench -------------------------------------------------------------------------------


class Word(Struct, frozen=True, gc=False):
    """A word, number or punctuation mark; `norm` is its lower-case form."""

    start: int
    end: int
    text: str
    norm: str


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of a block that may hold findings; `paragraph` counts the lines of the text."""

    span: Span
    role: BlockRole
    paragraph: int
    words: tuple[Word, ...]


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch that names or describes somebody, before it is known who that is.

    `name` is the naming part (without title); `span` covers the title too (`Menlu AS Antony Blinken`).
    """

    span: Span
    kind: EntityKind
    name: str
    why: tuple[str, ...]
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    acronym: str | None = None  # `Komisi Pemberantasan Korupsi (KPK)`


class Doc(Struct, frozen=True, kw_only=True, gc=False):
    """What is known so far: each layer reads it and adds its own findings; it is never stored."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    times: tuple[TimeExpr, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
