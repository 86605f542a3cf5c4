"""What each clue is worth for who takes part in an act: kawat/indonesian/participants.csv, in 10 seconds.

`python -m training.participants GOLD`: the folder of annotated articles to learn from. The marked examples of
the predicates and of the grammar teach too: they are the language where the articles are the news.
"""

import csv
import json
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from pathlib import Path

from kawat import article, marks
from kawat.datafiles import PACKAGE
from kawat.layers import look
from kawat.layers.events.hearing import Heard, hear
from kawat.layers.events.learned.clues import RULES, Clues, nobody_clues, option_clues, pair_clues
from kawat.layers.events.learned.options import Option
from kawat.layers.events.learned.scene import Scene, scenes
from kawat.layers.events.learned.weights import PATH, Weight, Worth
from kawat.layers.events.merge import Side
from kawat.layers.events.predicates import predicate_files
from kawat.model import Doc, Given, Page, Span
from kawat.text import overlaps
from training.acts import Annotated, Gold
from training.loglinear import Example, train

GRAMMAR = PACKAGE.parent / "tests" / "layers" / "event_grammar.toml"
RIDGE = 5.0
WITHOUT_RULES = 1.0  # weight of a second copy of each example, without what the rules say
_LEAST = 0.01  # a weight below is left out

Article = tuple[Doc, Gold]
Rightness = Callable[[Side, Side], float]
Finder = Callable[[Doc, Sequence[Heard]], Clues]


def annotated(folder: Path) -> list[Article]:
    """Return the annotated articles of a folder, each read up to its figures."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")))
    return [(_doc(**file["article"]), file["gold"]) for file in files]


def _doc(
    text: str,
    published: str | None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    **_: object,
) -> Doc:
    given = Given(title=title, published=published, url=url, publisher=publisher)
    page = Page(origin="gold", body=text, format="text", container="jsonl", sha256="", given=given)
    return look(article.read(page), "figures")


def package(_doc: Doc, _heard: Sequence[Heard]) -> Clues:
    """Return what finds the clues of an article's options: that of the package."""
    return option_clues


def marked(finder: Finder = package) -> list[Example]:
    """Return an example of each act that is marked in the examples of predicates and grammar."""
    grammar = tomllib.loads(GRAMMAR.read_text(encoding="utf-8"))
    texts = [e for _, read in predicate_files() for predicate in read.predicate for e in predicate.examples]
    texts += [e for examples in grammar.values() for e in examples]
    return [example for text in texts for example in _marked(text, finder)]


def _marked(text: str, finder: Finder) -> Iterator[Example]:
    plain, found = marks.read(text)
    doc = _doc(plain, "2024-03-05", "Judul")
    triggers = {m.span for m in found if m.label == "TRIGGER"}
    sides = [{_meant(doc, m.span) for m in found if m.label == label} for label in ("ACTOR", "RECIPIENT")]
    heard = hear(doc)
    clues = finder(doc, heard)
    for scene, ways in scenes(doc, heard):
        if scene.told.trigger in triggers:
            example = _example(scene, ways, clues, lambda a, r: float([set(a), set(r)] == sides))
            if any(right for *_, right in example.pairs):
                yield example


def _meant(doc: Doc, span: Span) -> str | None:
    """Return the entity that is mentioned at a mark."""
    at = [e.id for e in doc.entities if span in e.mentions]
    near = (e.id for e in doc.entities if any(overlaps(m, span) for m in e.mentions))
    return at[0] if at else next(near, None)


def examples(articles: Iterable[Article], finder: Finder = package) -> list[list[Example]]:
    """Return, for each article, an example of each act that is annotated, by the clues of `finder`."""
    return [list(_examples(doc, gold, finder)) for doc, gold in articles]


def _examples(doc: Doc, gold: Gold, finder: Finder) -> Iterator[Example]:
    known, heard = Annotated(doc, gold), hear(doc)
    clues = finder(doc, heard)
    for scene, ways in scenes(doc, heard):
        meant = known.told(scene.told)
        example = _example(scene, ways, clues, partial(_right, known, meant))
        if any(right for *_, right in example.pairs):
            yield example


def _right(known: Annotated, meant: Sequence[Gold], actors: Side, recipients: Side) -> float:
    return max((known.right(event, actors, recipients) for event in meant), default=0.0)


def _example(scene: Scene, ways: Sequence[Option], clues: Clues, right: Rightness) -> Example:
    single = [nobody_clues(scene), *(clues(scene, way) for way in ways)]
    either: list[Option | None] = [None, *ways]
    pairs = []
    for (a, actor), (r, recipient) in product(enumerate(either), enumerate(either)):
        one, other = actor.side if actor else (), recipient.side if recipient else ()
        if set(one).isdisjoint(other):
            pairs.append((a, r, pair_clues(scene, actor, recipient), right(one, other)))
    return Example(single, pairs)


def learn(found: Sequence[Example]) -> Worth:
    """Return the weights that examples teach."""
    alone = [_without_rules(example) for example in found]
    weight = [1.0] * len(found) + [WITHOUT_RULES] * len(alone)
    worth = train([*found, *alone], weight, RIDGE)
    return {clue: Weight(clue, "", *(round(x, 3) for x in three)) for clue, three in worth.items()}


def _without_rules(example: Example) -> Example:
    def left(clues: list[str]) -> list[str]:
        return [clue for clue in clues if clue.split()[0] not in RULES]

    return Example([left(way) for way in example.ways], [(a, r, left(c), y) for a, r, c, y in example.pairs])


def write(worth: Worth, path: Path) -> None:
    """Write the weights that matter, by clue."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("# Learned from annotated articles by `make participants`; not to be edited by hand.\n")
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("clue", "actor", "recipient", "both"))
        for clue in sorted(worth):
            values = [worth[clue].actor, worth[clue].recipient, worth[clue].both]
            if max(map(abs, values)) >= _LEAST:
                rows.writerow((clue, *(f"{v:g}" if v else "" for v in values)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    taught = [example for found in examples(annotated(Path(sys.argv[1]))) for example in found] + marked()
    write(learn(taught), PACKAGE / PATH)
    print(f"{len(taught)} acts")
