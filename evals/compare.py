"""Kawat beside its peers on the same articles in one run: `make compare`.

The times layer beside `dateparser.search`, direct quotes beside textacy's. What is found, what is right, and
articles a second of CPU, each program reading every article alone and to the end.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from kawat import article, layers
from kawat.model import Given, Page

GOLD = Path(__file__).parent.parent.parent / "shared" / "gold" / "dev"
ROUNDS = 3  # the fastest counts: noise only adds

FOUND = {"times": "times found", "quotes": "quotes direct"}

Item = dict[str, Any]
Reader = Callable[[Item], Item]


def kawat(until: str) -> Reader:
    """Return Kawat up to a layer, from plain text to what is found."""

    def read(item: Item) -> Item:
        given = Given(published=item["published"], title=item["title"], url=item["url"])
        page = Page(
            origin=item["id"], body=item["text"], format="text", container="jsonl", sha256="", given=given
        )
        doc = layers.look(article.read(page), until=until)
        found = {"entities": doc.entities, "times": doc.times, "quotes": doc.quotes}
        return {"text": item["text"], **msgspec.to_builtins(found)}

    return read


def readers() -> tuple[tuple[str, str, str, Reader], ...]:
    """Return what is compared: the findings, their measure, who finds them, and how."""
    from evals import peers  # noqa: PLC0415  # they are installed only for the comparison

    def peer(what: str, find: Callable[[Item], list[Item]]) -> Reader:
        return lambda item: {"text": item["text"], what: find(item)}

    return (
        ("times", "times value", "Kawat", kawat("times")),
        ("times", "times value", "dateparser.search", peer("times", peers.times)),
        ("quotes", "quotes direct+speaker", "Kawat", kawat("quotes")),
        ("quotes", "quotes direct+speaker", "textacy", peer("quotes", peers.quotes)),
    )


def main(arguments: list[str] | None = None) -> int:
    """Print the table, or why there is none."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of annotated articles")
    folder = parser.parse_args(arguments).gold
    if not list(folder.glob("*.json")):
        print(f"skipped: no annotated articles in {folder}", file=sys.stderr)
        return 0
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    score = measures(folder.parent.parent / "score.py")
    print(f"{len(golds)} articles\n")
    print("| | | found | P | R | F1 | right | P | R | F1 | articles/s |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for what, right, who, read in readers():
        counts = counted(score, golds, what, read)
        cells = [*row(counts[FOUND[what]]), *row(counts[right]), f"{speed(golds, read):.0f}"]
        print(f"| {what} | {who} | {' | '.join(cells)} |")
    return 0


def measures(path: Path) -> ModuleType:
    """Return the module that measures records against annotations."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: can't be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counted(score: ModuleType, golds: list[Item], what: str, read: Reader) -> dict[str, Any]:
    """Return the counts of one kind of finding over all articles."""
    tally = score.Score()
    for gold in golds:
        asked, text = gold["article"], gold["article"]["text"]
        views = score.View(gold["gold"], text), score.View(read(asked), text)
        (score.score_times if what == "times" else score.score_quotes)(tally, asked["id"], *views)
    return tally.counts


def row(count: Any) -> list[str]:
    """Return how many agree with the annotation, precision, recall and F1."""
    shares = count.row()
    return [str(count.tp), *(f"{shares[key]:.2f}" for key in ("p", "r", "f1"))]


def speed(golds: list[Item], read: Reader) -> float:
    """Return articles a second of CPU time."""
    return len(golds) / min(_seconds(golds, read) for _ in range(ROUNDS))


def _seconds(golds: list[Item], read: Reader) -> float:
    begun = time.process_time()
    for gold in golds:
        read(gold["article"])
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
