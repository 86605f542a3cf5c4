"""Is it a menu? Scrapers glue a page's links to the story: headlines in a row, without full stops."""

import re

_TOKEN = re.compile(r"[^\W\d_][\w’'-]*")
_END = re.compile(r"[.!?][\"”’]?(?=\s)")
_FEWEST = 6  # words
_SHARE = 0.7  # of them in capitals
_LONG = 250  # characters of a stretch that is no deck
_REACH = 6000  # characters from the end in which a menu may begin


def is_menu(words: str) -> bool:
    """Tell whether a long stretch reads as headlines in a row.

    >>> is_menu("Harga Beras Turun Jelang Panen Raya Bupati Buka Pasar Lama di Lewo " * 4)
    True
    """
    return len(words) > _LONG and _capitals(words) >= 0.65


def is_titled(words: str) -> bool:
    """Tell whether a line capitalises its words, as the headlines of most sites do."""
    return _capitals(words) >= _SHARE


def tail(text: str, start: int, end: int) -> int:
    """Return where the menu begins that ends the paragraph `text[start:end]`; `end` if there is none."""
    begin = max(start, end - _REACH)
    edges = [m.end() for m in _END.finditer(text, begin, end)]
    at = end
    while edges:
        edge = edges.pop()
        piece = text[edge:at].strip()
        if not piece and at == end:
            continue
        closed = at < end and text[:at].rstrip()[-1:] == "."
        if at == end and piece.endswith((".", '."', ".”")):
            return end
        if closed or len(_TOKEN.findall(piece)) < _FEWEST or _capitals(piece) < _SHARE:
            break
        at = edge
    return at


def _capitals(words: str) -> float:
    """Return the share of words of four letters or more that begin with a capital."""
    found = [w for w in _TOKEN.findall(words) if len(w) > 3]
    return sum(w[0].isupper() for w in found) / len(found) if found else 0.0
