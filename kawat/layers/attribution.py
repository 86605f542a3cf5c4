"""On whose word does the article report this? Answered from the quotes alone."""

from bisect import bisect_right

from kawat.model import Doc, Quote, Span

_LOOK_BACK = 32  # quotes that a sentence may hold before the one asked about; keeps the search short


def by(doc: Doc, span: Span) -> str | None:
    """Return the speaker of the innermost quote that holds `span`; None where the article itself says it."""
    quote = quote_around(doc, span)
    return quote.speaker if quote else None


def quote_around(doc: Doc, span: Span) -> Quote | None:
    """Return the innermost quote that holds `span`."""
    after = bisect_right(doc.quotes, span.start, key=lambda q: q.span.start)
    near = doc.quotes[max(0, after - _LOOK_BACK) : after]
    around = [quote for quote in near if quote.span.end >= span.end]  # all of them begin before it
    return min(around, key=lambda q: q.span.end - q.span.start, default=None)


def speaker_before(doc: Doc, position: int) -> str | None:
    """Return who spoke last before a position in the text; None where nobody did."""
    before = bisect_right(doc.quotes, position, key=lambda q: q.span.start)
    return doc.quotes[before - 1].speaker if before else None
