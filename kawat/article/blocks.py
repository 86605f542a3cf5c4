"""Which part of the text is what? Furniture, dateline, title and deck are cut out; the rest is body."""

from collections.abc import Iterator

from msgspec import Struct

from kawat.article import credit, dateline, furniture, menus, opening
from kawat.article.furniture import Cut
from kawat.article.publisher import find as find_publisher
from kawat.article.rules import Publisher
from kawat.model import Block, Span
from kawat.text import trim

_BODY = "article/blocks.py#body"
_MENU = "article/menus.py#headlines-in-a-row"
_SCRAP = "article/blocks.py#no-words"
_TAGS = "article/blocks.py#tags-before-a-time-stamp"
_STAMPS = "#stamp"


class Layout(Struct, frozen=True, gc=False):
    """A text cut into blocks, and what was drawn from its furniture."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    dateline: dateline.Found | None
    publisher: Publisher | None


def lay(text: str, *, title: str | None, publisher: Publisher | None) -> Layout:
    """Return the layout of a text; `title` is its headline if the source gives one."""
    found = dateline.find(text)
    agency = found.dateline.agency if found else None
    publisher = publisher or (find_publisher(agency=agency) if agency else None)
    start, after = (found.dateline.span.start, found.dateline.span.end) if found else (0, 0)
    above = furniture.find(text, 0, start)
    below = furniture.find(text, after, len(text))
    body = list(_body(text, after, below, credit_names=bool(publisher and publisher.credit)))
    cuts = [*above, *below, *(part for part in body if isinstance(part, Cut))]
    blocks = [Block(cut.role, cut.span, cut.why) for cut in cuts]
    story = [part for part in body if isinstance(part, Block)]
    if found:
        blocks.append(Block("dateline", found.dateline.span, found.why))
        blocks += _above(text, start, above, title)
    else:
        story = _titled(text, story, title)
    blocks = sorted((*blocks, *story), key=lambda block: block.span)
    return Layout(tuple(blocks), tuple(sorted(cuts, key=lambda cut: cut.span)), found, publisher)


def _above(text: str, start: int, cuts: list[Cut], title: str | None) -> list[Block]:
    """Return the blocks above the dateline that are no furniture: title, deck, tags before a time stamp."""
    stamps = {cut.span.start for cut in cuts if _STAMPS in cut.why}
    deck: list[Span] = []
    others: list[Block] = []
    for line in _free(text, 0, start, cuts):
        if line.end in stamps or menus.is_menu(text[line.start : line.end]) or not _has_words(text, line):
            others.append(Block("other", line, _TAGS if line.end in stamps else _MENU))
        else:
            deck.append(line)
    return others + opening.above(text, deck, title=title)


def _titled(text: str, story: list[Block], title: str | None) -> list[Block]:
    lines = [block.span for block in story if block.role == "body"]
    heads = opening.without_dateline(text, lines[:4], title=title)
    taken = {block.span.start for block in heads}
    return [*heads, *(block for block in story if block.span.start not in taken)]


def _body(text: str, start: int, cuts: list[Cut], *, credit_names: bool) -> Iterator[Block | Cut]:
    """Yield the paragraphs between the furniture, their closing credits, and menus glued to them."""
    edges = {cut.span.start for cut in cuts} | {len(text)}
    lines = list(_free(text, start, len(text), cuts))
    for i, line in enumerate(lines):
        last = i + 1 == len(lines)
        end = menus.tail(text, line.start, line.end) if last else line.end
        stop = end
        signed = None
        if last or end < line.end or _next_edge(text, line.end) in edges:
            signed = credit.find(text, line.start, end, names=credit_names)
        if signed:
            yield signed
            stop = signed.span.start
        story = trim(line.start, stop, text)
        if story.start < story.end:
            worded = _has_words(text, story)
            yield Block("body" if worded else "other", story, _BODY if worded else _SCRAP)
        rest = trim(end, line.end, text)
        if rest.start < rest.end:
            yield Block("other", rest, _MENU)


def _next_edge(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _free(text: str, start: int, end: int, cuts: list[Cut]) -> Iterator[Span]:
    """Yield the lines of `text[start:end]` that no furniture covers."""
    at = start
    for cut in cuts:
        yield from opening.lines(text, at, cut.span.start)
        at = cut.span.end
    yield from opening.lines(text, at, end)


def _has_words(text: str, span: Span) -> bool:
    return any(text[i].isalnum() for i in range(span.start, span.end))
