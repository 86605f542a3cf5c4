"""Where does the time go? Articles a second, milliseconds a layer, start-up and memory: `make bench`.

The articles are the samples, cut and joined to about 300 words each with numbers that differ, so that no
cache answers twice. Times are CPU seconds of one core. Machines differ and are noisy: the ratio to the
yardstick, one pass of a word pattern over the same text, compares from run to run.
"""

import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from kawat import article, jsonl
from kawat.layers import LAYERS
from kawat.model import Doc, Page

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
WORDS, ARTICLES, SEED, FLOOR = 300, 400, 7, 100


def pages() -> list[Page]:
    """Return articles of about 300 words made from the samples."""
    dice = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    return [_page(i, _text(dice, texts)) for i in range(ARTICLES)]


def _text(dice: random.Random, texts: list[str]) -> str:
    first = dice.choice(texts).strip()
    paragraphs = [p for text in texts for p in text.split("\n\n")[1:-1]]
    dice.shuffle(paragraphs)
    body, foot = first.rsplit("\n\n", 1)
    while len(body.split()) < WORDS and paragraphs:
        body += "\n\n" + paragraphs.pop()
    return re.sub(
        r"\b\d{2,3} (orang|warga|rumah)", lambda m: f"{dice.randint(11, 999)} {m[1]}", f"{body}\n\n{foot}"
    )


def _page(number: int, text: str) -> Page:
    return Page(origin=f"{number}", body=text, format="text", container="text", sha256="0" * 64)


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a piece of work: the best of three, because noise only adds."""
    return min(_once(work) for _ in range(3))


def _once(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def by_stage(made: list[Page]) -> dict[str, float]:
    """Return milliseconds an article for each stage."""
    per = 1000 / len(made)
    rows = {"article": seconds(lambda: [article.read(p) for p in made]) * per}
    docs = [Doc(article=article.read(p)) for p in made]
    for field, find in LAYERS:
        name = find.__module__.removeprefix("kawat.layers.")
        rows[name] = seconds(lambda find=find, docs=docs: [find(d) for d in docs]) * per
        docs = [msgspec.structs.replace(d, **{field: find(d)}) for d in docs]
    return rows


def startup() -> float:
    """Return the wall seconds of `kawat --help`, best of five."""
    command = [sys.executable, "-m", "kawat.cli", "--help"]

    def once() -> float:
        begun = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        return time.perf_counter() - begun

    return min(once() for _ in range(5))


def main() -> int:
    """Print the table; return 1 if reading is slower than the floor."""
    made = pages()
    words = sum(len(p.body.split()) for p in made) / len(made)
    jsonl.line(made[0])  # load the data files
    rate = len(made) / seconds(lambda: [jsonl.line(p) for p in made])
    pattern = re.compile(r"\w+|\S")
    yardstick = seconds(lambda: [pattern.findall(p.body) for p in made])
    print(f"{len(made)} articles of {words:.0f} words, one core")
    print(f"bytes to JSON      {rate:8.0f} articles/s   {len(made) / rate / yardstick:.0f} x the yardstick")
    for stage, milliseconds in by_stage(made).items():
        print(f"  {stage:<16} {milliseconds:8.2f} ms an article")
    print(f"kawat --help       {startup():8.2f} s")
    print(f"peak memory        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MiB")
    if rate < FLOOR:
        print(f"slower than the floor of {FLOOR} articles/s", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
