"""What stands above the story? A title and a deck, before the dateline or on the first lines."""

from kawat.article.menus import is_titled
from kawat.model import Block, Span
from kawat.text import fold, trim

_LONGEST_TITLE = 120  # characters of a headline whose words are capitalised
_LONGEST_SENTENCE = 90  # of any other
_SPEAKING = frozenset(("Kami", "Saya", "Kita", "Aku"))
_FEWEST = 3  # words of a title
_SENTENCE_ENDS = (".", '."', ".”", ",", ',"', ",”", '"', "”")


def above(text: str, free: list[Span], *, title: str | None) -> list[Block]:
    """Return the blocks of the stretches before the dateline, by lines: a title at most, then the deck.

    `free` are the lines above the dateline that are no furniture; `title` is the headline known otherwise.
    """
    blocks: list[Block] = []
    for i, line in enumerate(free):
        words = text[line.start : line.end]
        if title is not None and fold(words) == fold(title):
            blocks.append(Block("title", line, "article/opening.py#same-as-title"))
        elif title is None and i == 0 and _may_be_title(words, alone=len(free) == 1):
            blocks.append(Block("title", line, "article/opening.py#first-line"))
        else:
            blocks.append(Block("deck", line, "article/opening.py#above-dateline"))
    return blocks


def without_dateline(text: str, lines: list[Span], *, title: str | None) -> list[Block]:
    """Return the title of a text without dateline: its first line, if it is that of the page, or short."""
    if not lines:
        return []
    words = text[lines[0].start : lines[0].end]
    if title is not None:
        same = fold(words) == fold(title)
        return [Block("title", lines[0], "article/opening.py#same-as-title")] if same else []
    longer = len(lines) > 1 and any(len(words) < line.end - line.start for line in lines[1:3])
    if longer and _may_be_title(words, alone=True):
        return [Block("title", lines[0], "article/opening.py#first-line")]
    return []


def _may_be_title(words: str, *, alone: bool) -> bool:
    """Tell whether a line reads as a headline: short, no sentence with its full stop, nobody's speech.

    A line that stands alone above the dateline is as often the deck, so it must be shorter: headlines in
    small letters keep to some 80 characters.
    """
    if words.endswith(_SENTENCE_ENDS) or len(words.split()) < _FEWEST:
        return False
    if words[0].islower() or words.split(maxsplit=1)[0] in _SPEAKING:
        return False
    longest = _LONGEST_TITLE if is_titled(words) else _LONGEST_SENTENCE
    return len(words) <= (longest if alone else 2 * longest)


def lines(text: str, start: int, end: int) -> list[Span]:
    """Return the lines of a stretch that hold anything, without the white space around them."""
    found: list[Span] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        span = trim(start, stop, text)
        if span.start < span.end:
            found.append(span)
        start = stop + 1
    return found
