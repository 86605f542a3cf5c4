"""What the learned choice of participants brings to events, and what the language model's trees would add.

`python -m evals.events GOLD SCORE`: the folder with `train`, `dev`, `plover`, and the script that measures.
On `train` each article is read with weights that other articles taught. The last column is CPU time.
"""

import importlib.util
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import msgspec

from evals.trees import with_trees
from kawat.layers.events import assemble
from kawat.layers.events.hearing import hear
from kawat.layers.events.learned import settle
from kawat.layers.events.learned.weights import Worth
from kawat.model import Doc, Event
from training.participants import Article, Finder, annotated, examples, learn, marked, package

FOLDS = 8
MEASURES = ("events type", "events type+dyad", "events type+who", "events type+who+status+mode")


def main(folder: Path, measure: ModuleType) -> None:
    """Print the table."""
    sets = {name: annotated(folder / name) for name in ("train", "dev", "plover")}
    print("| participants | set | type | type+dyad | type+who | all that, status and mode | ms an article |")
    print("|---|---|--:|--:|--:|--:|--:|")
    for way, finder in (("rules", None), ("learned", package), ("learned, with trees", with_trees)):
        worth = [learn_from(sets["train"], finder)] if finder else []
        for name, articles in sets.items():
            start = time.process_time()
            if finder is None:
                found = [by_rules(doc) for doc, _ in articles]
            elif name == "train":
                found = crossed(articles, finder)
            else:
                found = [by_weights(doc, worth[0], finder) for doc, _ in articles]
            spent = (time.process_time() - start) / len(articles) * 1000
            cells = " | ".join(f"{value:.3f}" for value in measured(measure, articles, found))
            print(
                f"| {way} | {name} | {cells} | {'' if name == 'train' and worth else f'{spent:.1f}'} |",
                flush=True,
            )


def by_rules(doc: Doc) -> tuple[Event, ...]:
    """Return the events with the participants of the rules."""
    return assemble(doc, [told for heard in hear(doc) for told in heard.told])


def by_weights(doc: Doc, worth: Worth, finder: Finder) -> tuple[Event, ...]:
    """Return the events with the participants that the weights choose."""
    heard = hear(doc)
    told = [told for h in heard for told in h.told]
    return assemble(doc, told, list(settle(doc, heard, worth=worth, clues=finder(doc, heard))))


def learn_from(articles: Sequence[Article], finder: Finder) -> Worth:
    """Return the weights that all articles teach."""
    taught = [e for found in examples(articles, finder) for e in found]
    return learn([*taught, *marked(finder)])


def crossed(articles: Sequence[Article], finder: Finder) -> list[tuple[Event, ...]]:
    """Return the events of each article, read with what those of other folds teach."""
    taught, always = examples(articles, finder), marked(finder)
    order = list(range(len(articles)))
    random.Random(0).shuffle(order)
    fold = {article: n % FOLDS for n, article in enumerate(order)}
    worth = [
        learn([*always, *(e for i, es in enumerate(taught) if fold[i] != f for e in es)])
        for f in range(FOLDS)
    ]
    return [by_weights(doc, worth[fold[i]], finder) for i, (doc, _) in enumerate(articles)]


def measured(
    measure: ModuleType, articles: Sequence[Article], found: Sequence[tuple[Event, ...]]
) -> Iterator[float]:
    """Yield F1 of each measure."""
    score = measure.Score()
    for (doc, gold), events in zip(articles, found, strict=True):
        text = doc.article.text
        record = {"text": text, "entities": _plain(doc.entities), "events": _plain(events)}
        measure.score_events(score, "", measure.View(gold, text), measure.View(record, text))
    for name in MEASURES:
        yield score.counts[name].row()["f1"]


def _plain(items: Sequence[object]) -> list[dict[str, object]]:
    plain: list[dict[str, object]] = json.loads(msgspec.json.encode(items))
    return plain


def load(path: Path) -> ModuleType:
    """Return the script that measures, as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python script")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), load(Path(sys.argv[2])))
