"""Which element of a page holds the story? The one with most words of its own that are no links.

Words count for an element if they stand in it directly, in its paragraphs, or in what only shapes words
(`<b>`, `<i>`). Menus are links, and comments and teasers lie in elements of their own.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHAPES = frozenset("a b strong i em u s span font sup sub small big mark q cite abbr code strike".split())
_NEVER = frozenset("p title head html option textarea".split())


def densest(tree: "HtmlElement") -> "HtmlElement | None":
    """Return the element with most words of its own; `None` if none has any."""
    inline: dict[HtmlElement, int] = {}  # characters in an element and in what shapes its words
    best: HtmlElement | None = None
    most = 0
    for element in reversed(list(tree.iter())):  # children before parents, without recursion
        if not isinstance(element.tag, str):
            continue
        own = 0 if element.tag == "a" else _size(element.text)
        paragraphs = 0
        for child in element:
            own += _size(child.tail)
            if child.tag in _SHAPES:
                own += inline.get(child, 0)
            elif child.tag == "p":
                paragraphs += inline.get(child, 0)
        inline[element] = own
        if own + paragraphs > most and element.tag not in _NEVER:
            best, most = element, own + paragraphs
    return best


def _size(words: str | None) -> int:
    return len(words.strip()) if words else 0
