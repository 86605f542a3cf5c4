"""Source, article and layers joined: names of inputs become records, or failures in their place.

With several processes the pages are read in this one, cut into chunks, and analysed in the others; results
come back in the order of the input. A process that dies takes one article with it, not the run. Work that
waits for a server runs in threads instead.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from kawat import article, layers, source
from kawat.errors import KawatError, LlmError
from kawat.layers import RULES, Engine
from kawat.model import Failure, Given, Page, Record

CHUNK = 32  # pages that travel to a process together
AHEAD = 3  # chunks under way for each process: keeps all busy and memory flat

R = TypeVar("R")
Found = Page | Failure
Result = Record | Failure


def read(names: Iterable[str], *, jobs: int = 1, engine: Engine = RULES) -> Iterator[Result]:
    """Read every article in the inputs, in their order; what fails is yielded, not raised.

    `names` are paths, folders, archives, `-` for standard input or a web address; `jobs` is the number of
    processes, or of threads if `engine`, which finds the events, isn't the rules.
    """
    return run(names, partial(attempt, engine=engine), jobs=jobs, threads=engine is not RULES)


def read_text(text: str, given: Given | None = None) -> Result:
    """Read one article from a string; `given` says what is known about it (title, date, publisher ...)."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    page = Page(
        origin="text", body=text, format="text", container="text", sha256=sha256, given=given or Given()
    )
    return attempt(page)


def attempt(found: Found, engine: Engine = RULES) -> Result:
    """Read one page; an error becomes a failure that says where and why."""
    if isinstance(found, Failure):
        return found
    try:
        return layers.analyse(article.read(found), engine)
    except LlmError as error:
        return Failure(origin=found.origin, stage="layers", error=error.what, advice=error.advice)
    except KawatError as error:
        return Failure(origin=found.origin, stage="article", error=error.what, advice=error.advice)
    except Exception as error:  # noqa: BLE001 - one article must never end the run
        return Failure(
            origin=found.origin,
            stage="layers",
            error=f"Kawat stumbled over this article ({type(error).__name__}: {error})",
            advice="please report it together with the article",
        )


def pages(names: Iterable[str]) -> Iterator[Found]:
    """Yield the pages of all inputs."""
    for name in names:
        yield from source.pages(name)


def run(
    names: Iterable[str],
    work: Callable[[Found], R],
    *,
    jobs: int = 1,
    threads: bool = False,
    seen: Callable[[Found], None] = lambda _: None,
) -> Iterator[R]:
    """Apply `work` to every page; `seen` is told of each page when its result is handed out.

    The `jobs` are processes, or `threads`, which suit work that waits.
    """
    if jobs == 1:
        for page in pages(names):
            yield work(page)
            seen(page)
        return
    for chunk, results in _spread(pages(names), work, jobs, threads):
        for page, result in zip(chunk, results, strict=True):
            yield result
            seen(page)


def _spread(
    found: Iterator[Found], work: Callable[[Found], R], jobs: int, threads: bool
) -> Iterator[tuple[list[Found], list[R]]]:
    waiting: deque[tuple[list[Found], Future[list[R]]]] = deque()
    pool: Executor = ThreadPoolExecutor(jobs) if threads else _pool(jobs)
    size = 1 if threads else CHUNK
    try:
        while True:
            while len(waiting) < jobs * AHEAD and (chunk := list(islice(found, size))):
                waiting.append((chunk, pool.submit(_work_on, work, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield chunk, future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = _pool(jobs)
                waiting = deque((c, pool.submit(_work_on, work, c)) for c, _ in waiting)
                yield chunk, [_alone(work, page) for page in chunk]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Start processes afresh: a forked copy of a process with threads (the progress bar's) can hang."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _work_on(work: Callable[[Found], R], chunk: list[Found]) -> list[R]:
    return [work(page) for page in chunk]


def _alone(work: Callable[[Found], R], page: Found) -> R:
    """Work on one page in a process of its own: it may be the page that ends its process."""
    with _pool(1) as pool:
        try:
            return pool.submit(work, page).result()
        except BrokenProcessPool:
            return work(
                Failure(
                    origin=page.origin,
                    stage="layers",
                    error="the process that read this article died",
                    advice="it may be too large for this machine's memory; read it on its own",
                )
            )
