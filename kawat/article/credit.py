"""Who signed it? The brackets that close a story: `(tfq/gil)`, `[ ian]`, `(Antara)`, `(Ani Lestari)`."""

import re

from kawat.article.furniture import Cut
from kawat.model import Span

WHY = "article/credit.py#closing-brackets"
_REACH = 80  # characters from the end
_CLOSING = re.compile(
    r"(?P<stop>[.!?…\"”’]\s*|^|\n\s*|\w\s?)(?P<whole>[(\[]\s?(?P<names>[^()\[\]\n]{1,60}?)\s?[)\]])\s*$"
)
_SIGN = r"(?:[A-Za-z*]{1,8}|[A-Z]-?\d|M\d)"
_INITIALS = re.compile(rf"{_SIGN}(?:\s?[/-]\s?{_SIGN})*|[A-Za-z][\w/. -]*[A-Z]\d{{3}}")
_SMALL_INITIALS = re.compile(r"[a-z]{2,6}/[a-z]{2,6}")
_AGENCY = re.compile(
    r"(?:antara(?: news)?|reuters|afp|ap|bbc|cnn|xinhua|metro|dailymail|independent|tempo|[\w-]+\.com)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:Laporan|Reporter|Kontributor|Penulis|Wartawan|Pewarta|Editor|Oleh)\s?:?\s")
_MEDIUM = re.compile(r"\b(?:The|Post|News|Times|Press|Daily|Mail|Media|TV|Today|Agencies|Online|Sumber|Al)\b")
_FULL_NAME = re.compile(r"[A-Z][a-z.]*(?: [A-Z][a-z.]+){1,3}(?=/|$)")
_PEN_NAME = re.compile(r"[A-Za-z]{4,}(?=/|$)")


def find(text: str, start: int, end: int, *, names: bool) -> Cut | None:
    """Return the credit that closes `text[start:end]`; with `names`, one word of letters is a reporter."""
    match = _CLOSING.search(text, max(start, end - _REACH), end)
    if match is None:
        return None
    inside = match["names"]
    label = _LABEL.match(inside)
    if label:
        inside = inside[label.end() :]
    if match["stop"][:1].isalnum() and not (names or _SMALL_INITIALS.fullmatch(inside)):
        return None  # a bracket within a sentence
    agency = _AGENCY.fullmatch(inside) or _MEDIUM.search(inside)
    if not (agency or _INITIALS.fullmatch(inside) or _FULL_NAME.match(inside)):
        return None
    found = None
    if not agency:
        found = _FULL_NAME.match(inside) or (_PEN_NAME.match(inside) if names else None)
    at = match.start("names") + (label.end() if label else 0)
    pieces = (Span(at, at + found.end()),) if found else ()
    return Cut(Span(*match.span("whole")), "byline", WHY, "reporters", pieces)
