"""Word vectors of the raw text in our own tokens: floret hashes subword n-grams into one small table."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import floret
import numpy as np

from kawat.tongue.features import norm
from kawat.tongue.tokens import tokens

OPEN_TIMES = 3  # the open text is news and the court's is not: it is read so many times as often
SETTINGS = {
    "model": "cbow",
    "mode": "floret",
    "dim": 100,
    "bucket": 50_000,
    "hashCount": 2,
    "minn": 4,
    "maxn": 5,
    "neg": 5,
    "ws": 4,
    "epoch": 4,
    "minCount": 4,
    "thread": 1,  # more threads race, and give other vectors each time; with one it always draws the same
}


def lines(data: Path) -> Iterator[str]:
    """Yield the raw text, a line a paragraph, with its words apart."""
    for name, times in (("open.txt.gz", OPEN_TIMES), ("court.txt.gz", 1)):
        with gzip.open(data / "text" / name, "rt", encoding="utf-8") as file:
            ready = [" ".join(norm(t.text) for t in tokens(line)) for line in file]
        for _ in range(times):
            yield from ready


def train(data: Path, work: Path) -> Path:
    """Train the vectors; return the file of the table."""
    corpus, table = work / "vectors.txt", work / "vectors.floret"
    corpus.write_text("\n".join(lines(data)) + "\n", encoding="utf-8")
    model = floret.train_unsupervised(str(corpus), **SETTINGS)
    model.save_floret_vectors(str(table))
    return table


def read(table: Path) -> np.ndarray:
    """Return the table of a floret file, `buckets` by `dim`."""
    with table.open(encoding="utf-8") as file:
        rows, dim = (int(x) for x in file.readline().split()[:2])
        found = np.zeros((rows, dim), np.float32)
        for line in file:
            cells = line.split(" ")
            found[int(cells[0])] = [float(c) for c in cells[1 : dim + 1]]
    return found
