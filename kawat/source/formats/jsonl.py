"""JSON Lines: one article a line. A broken line is lost alone."""

from collections.abc import Iterator

from kawat.model import Failure, Page
from kawat.source import limits, rows
from kawat.source.inputs import Input, too_large


def pages(given: Input) -> Iterator[Page | Failure]:
    """Yield the articles of the lines; blank lines are skipped."""
    for number, line in given.lines():
        if line is None:
            yield given.failure(too_large(limits.ARTICLE), f":{number}")
        elif not line.isspace():
            yield from rows.from_json(line.rstrip(b"\r\n"), given, f":{number}")
