"""What does an element of a page say, a paragraph a line? Lists of links to other pages are left out."""

import re
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    ("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote section article header tr table pre hr dd dt").split()
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LABELLED = re.compile(r"(?:baca|simak|lihat|tonton)\b", re.IGNORECASE)  # a link that the text announces
_LIST = 3  # lines that are links make a list
_FEWEST = 4  # words of a headline


class Line(Struct, frozen=True, gc=False):
    """A paragraph; whether all of it is a link, or a heading."""

    words: str
    linked: bool
    heading: bool


def text(node: "HtmlElement") -> str:
    """Return the text of an element, a paragraph a line."""
    return "\n".join(line.words for line in _without_lists(_lines(node)))


def _lines(node: "HtmlElement") -> list[Line]:
    lines: list[Line] = []
    parts: list[str] = []
    loose = heading = False  # words outside of links; inside a heading
    links = 0

    def close() -> None:
        nonlocal loose
        words = " ".join("".join(parts).split())
        if words:
            lines.append(Line(words, not loose, heading))
        parts.clear()
        loose = False

    def add(words: str | None) -> None:
        nonlocal loose
        if words:
            parts.append(words)
            loose = loose or (not links and any(c.isalnum() for c in words))

    for event, element in etree.iterwalk(node, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag in _BLOCKS:
            close()
            heading = event == "start" and tag in _HEADINGS
        if tag == "a":
            links = max(0, links + (1 if event == "start" else -1))
        if event == "start":
            add(element.text)
        elif element is not node:
            add(element.tail)
    close()
    return lines


def _without_lists(lines: list[Line]) -> list[Line]:
    """Leave out links that nothing announces: teasers between the paragraphs, lists with their heading."""
    kept: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line and line.linked and not _LABELLED.match(line.words):
            run.append(line)
            continue
        if kept and _LABELLED.match(kept[-1].words) and kept[-1].words.endswith(":"):
            kept += run
        else:
            kept += _kept(kept, run)
        run = []
        if line:
            kept.append(line)
    return kept


def _kept(before: list[Line], run: list[Line]) -> list[Line]:
    """Return the links of a run that are too short for headlines; drop the heading before a list."""
    while len(run) >= _LIST and before and before[-1].heading:
        before.pop()
    return [line for line in run if len(run) < _LIST and len(line.words.split()) < _FEWEST]
