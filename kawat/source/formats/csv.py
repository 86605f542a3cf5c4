"""Tables with a header: CSV, with commas, semicolons or tabs. A cell may go over several lines."""

import csv
from collections import deque
from collections.abc import Iterator

from kawat.errors import SourceError
from kawat.model import Failure, Page
from kawat.source import columns, encoding, limits, rows
from kawat.source.inputs import Input, too_large

_CHANCES = 100  # times that rows swallowed by an unclosed quotation mark are read again: keeps time linear


class _Lines:
    """The lines of a table, decoded, and the bytes of the row that is being read."""

    def __init__(self, given: Input) -> None:
        self._lines = (line for _, line in given.lines())
        self._again: deque[bytes] = deque()
        self._number = 0
        self._chances = _CHANCES
        self.begin()

    def begin(self) -> None:
        """Begin a row."""
        self._taken: list[bytes] = []
        self._size = 0
        self.first = self._number + 1

    @property
    def raw(self) -> bytes:
        """The bytes of the row, without its line end."""
        return b"".join(self._taken).rstrip(b"\r\n")

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._number += 1
        self._taken.append(line or b"")
        self._size += len(line or b"")
        if line is None or self._size > limits.ARTICLE:
            raise too_large(limits.ARTICLE)
        return encoding.line(line)

    def give_up(self) -> None:
        """Give up the row's first line; what a wrong quotation mark drew in after it is read again."""
        if self._chances and len(self._taken) > 1:
            self._chances -= 1
            self._again.extendleft(reversed(self._taken[1:]))
            self._number = self.first
        self.begin()


def pages(given: Input) -> Iterator[Page | Failure]:
    """Yield the articles of the rows. Raises `SourceError` if no column can be their text."""
    csv.field_size_limit(max(csv.field_size_limit(), limits.ARTICLE))
    lines = _Lines(given)
    mark, header = _header(lines)
    while True:
        try:
            for cells in csv.reader(lines, delimiter=mark, strict=True):
                if any(cells):
                    yield _page(header, cells, lines, given)
                lines.begin()
            return
        except (csv.Error, SourceError) as error:
            yield given.failure(_wrong(error), f":{lines.first}")
            lines.give_up()


def _header(lines: _Lines) -> tuple[str, tuple[str, ...]]:
    first = next(lines, "")
    mark = columns.delimiter(first, known=1) or max(",;\t", key=first.count)
    header = columns.cells(first, mark)
    if not columns.has_text(header):
        raise rows.no_text_column(header)
    lines.begin()
    return mark, header


def _page(header: tuple[str, ...], cells: list[str], lines: _Lines, given: Input) -> Page | Failure:
    place = f":{lines.first}"
    while len(cells) > len(header) and not cells[-1]:
        cells.pop()
    try:
        if len(cells) != len(header):
            raise SourceError(
                f"the row has {len(cells)} cells under {len(header)} column names",
                advice="put cells that hold the separator in quotation marks",
            )
        return rows.page(dict(zip(header, cells, strict=True)), lines.raw, given, place, "csv")
    except SourceError as error:
        return given.failure(error, place)


def _wrong(error: csv.Error | SourceError) -> SourceError:
    if isinstance(error, SourceError):
        return error
    if "end of data" in str(error):
        return SourceError(
            "a quotation mark opens here that nothing closes", advice="double marks within a cell"
        )
    return SourceError(f"this row can't be read ({error})", advice="double quotation marks within a cell")
