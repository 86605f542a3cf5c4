"""How far is it? A bar on stderr with rate and time left, drawn once the work takes a while."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from kawat.model import Failure, Page

_COMPRESSED = {".gz", ".zip"}

Say = Callable[..., str]


class _Rate(ProgressColumn):
    """Articles a second since the start."""

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say

    def render(self, task: Task) -> Text:
        rate = task.fields["articles"] / task.elapsed if task.elapsed else 0.0
        return Text(self._say("articles-a-second", rate=rate))


def size_of(inputs: Sequence[str]) -> int | None:
    """Return the bytes of all inputs, if known beforehand: not of streams, addresses and archives."""
    total = 0
    for name in inputs:
        path = Path(name)
        if path.suffix in _COMPRESSED:
            return None
        if path.is_file():
            total += path.stat().st_size
        elif path.is_dir():
            total += sum(p.stat().st_size for p in path.rglob("*") if p.is_file())
        else:
            return None
    return total


@contextmanager
def bar(inputs: Sequence[str], say: Say, *, patience: float) -> Iterator[Callable[[Page | Failure], None]]:
    """Give a function to call with each page read; nothing is drawn before `patience` seconds have passed."""
    progress = Progress(
        TextColumn(say("reading")),
        BarColumn(),
        TextColumn("{task.fields[articles]:,}"),
        _Rate(say),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = progress.add_task("", total=size_of(inputs), articles=0)
    begun, count = time.monotonic(), 0

    def seen(page: Page | Failure) -> None:
        nonlocal count
        count += 1
        progress.update(task, advance=page.size if isinstance(page, Page) else 0, articles=count)
        if not progress.live.is_started and time.monotonic() - begun > patience:
            progress.start()

    try:
        yield seen
    finally:
        progress.stop()
