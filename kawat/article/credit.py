"""Who signed it? The brackets that close a story: `(tfq/gil)`, `[ ian]`, `(Antara)`, `(Ani Lestari)`."""

import re

from kawat.article.furniture import Cut
from kawat.model import Span

WHY = "article/credit.py#closing-brackets"
_CLOSING = re.compile(
    r"(?:(?<=[.!?\"”’'\w])\s*|^)(?P<whole>[(\[]\s?(?P<names>[^()\[\]\n]{1,40})\s?[)\]])[\s.]*$"
)
_INITIALS = re.compile(
    r"(?:[A-Za-z*]{1,8}|[A-Z]-?\d|M1)(?:\s?[/-]\s?(?:[A-Za-z*]{1,8}|[A-Z]\d))*|[A-Za-z][\w/. -]*[A-Z]\d{3}"
)
_AGENCY = re.compile(
    r"(?i:antara(?: news)?|reuters|afp|ap|bbc|cnn|xinhua|metro|dailymail|independent|tempo|kompas\.com|[\w-]+\.com)"
)
_FULL_NAME = re.compile(r"[A-Z][a-z.]*(?: [A-Z][a-z.]+){1,3}(?=/|$)")
_PEN_NAME = re.compile(r"[A-Za-z]{4,}(?=/|$)")


def find(text: str, start: int, end: int, *, names: bool) -> Cut | None:
    """Return the credit that closes `text[start:end]`; with `names`, one word of letters is a reporter."""
    match = _CLOSING.search(text, max(start, end - 60), end)
    if match is None:
        return None
    inside = match["names"].strip()
    if not (_AGENCY.fullmatch(inside) or _INITIALS.fullmatch(inside) or _FULL_NAME.match(inside)):
        return None
    found = None if _AGENCY.fullmatch(inside) else _FULL_NAME.match(inside)
    if found is None and names and not _AGENCY.fullmatch(inside):
        found = _PEN_NAME.match(inside)
    at = match.start("names") + len(match["names"]) - len(match["names"].lstrip())
    pieces = (Span(at, at + found.end()),) if found else ()
    return Cut(Span(*match.span("whole")), "byline", WHY, "reporters", pieces)
