"""Are times and figures right in articles whose right answers are known? `make generated`.

200,000 articles made from the templates go through `kawat.read` in two processes. A time is right if a
finding on exactly its characters has its value; a figure if that finding has its kind, value, bound and unit.
What is found where nothing is marked counts as a wrong answer.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

import kawat
from evals.templates import Made, make
from kawat.marks import Mark
from kawat.model import Figure, Record

ARTICLES, FLOOR = 200_000, 0.995
LABELS = ("TIME", "FIGURE")
_MOSTLY = {"houses": "house", "money": ""}  # the unit that a mark leaves out


class Tally(msgspec.Struct):
    """What came out, for each label; wrong answers also by template."""

    articles: int = 0
    crashes: int = 0
    right: Counter[str] = msgspec.field(default_factory=Counter)
    wrong: Counter[str] = msgspec.field(default_factory=Counter)
    failing: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    seen: dict[tuple[str, str], str] = msgspec.field(default_factory=dict)

    def share(self, label: str) -> float:
        """Return the share of right values among those marked or found."""
        return self.right[label] / max(1, self.right[label] + self.wrong[label])

    def passes(self) -> bool:
        """Tell whether nothing crashed and enough is right."""
        return not self.crashes and all(self.share(label) >= FLOOR for label in LABELS)


def found(record: Record) -> set[Mark]:
    """Return the times and figures of a record as marks."""
    times = {Mark(t.span, "TIME", t.value) for t in record.times}
    return times | {Mark(f.span, "FIGURE", figure_value(f)) for f in record.figures}


def figure_value(figure: Figure) -> str:
    """Return `kind:value:bound`, with the unit if it isn't what the kind mostly counts."""
    parts = [figure.kind, str(figure.value), figure.bound]
    return ":".join(parts if figure.unit == _MOSTLY.get(figure.kind, "person") else [*parts, figure.unit])


def count(made: Made, result: object, tally: Tally) -> None:
    """Add an article to the tally."""
    tally.articles += 1
    if not isinstance(result, Record):
        tally.crashes += 1
        return
    expected, got = set(made.marks), found(result)
    for label in LABELS:
        wanted, given = ({m for m in marks if m.label == label} for marks in (expected, got))
        missed, extra = wanted - given, given - wanted
        tally.right[label] += len(wanted & given)
        tally.wrong[label] += max(len(missed), len(extra))
        if missed or extra:
            tally.failing[label, made.template] += 1
            tally.seen.setdefault((label, made.template), _told(made, missed, extra))


def _told(made: Made, missed: set[Mark], extra: set[Mark]) -> str:
    def line(marks: set[Mark]) -> str:
        told = [f"{m.value} {made.text[m.span.start : m.span.end]!r}" for m in sorted(marks)]
        return "; ".join(told) or "nothing"

    return f"published {made.published}: wanted {line(missed)}; got {line(extra)}"


def measure(articles: int, jobs: int) -> Tally:
    """Return what comes out of so many articles."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            lines.writelines(_line(made) for made in map(make, range(articles)))
        for made, result in zip(_again(articles), kawat.read([str(path)], jobs=jobs), strict=True):
            count(made, result, tally)
    return tally


def _again(articles: int) -> Iterator[Made]:
    return map(make, range(articles))


def _line(made: Made) -> str:
    return json.dumps({"text": made.text, "published": made.published.isoformat(), "title": "Kabar"}) + "\n"


def main() -> int:
    """Print the shares and the failing templates; return 1 if they are below the floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    tally = measure(asked.articles, asked.jobs)
    print(f"{tally.articles} articles, {tally.crashes} crashes")
    for label, name in zip(LABELS, ("times", "figures"), strict=True):
        total = tally.right[label] + tally.wrong[label]
        print(f"{name:<8} {tally.share(label):8.3%} right of {total}")
    for (label, template), times in tally.failing.most_common():
        print(f"  {label.lower():<7}{times:>7}  {template}: {tally.seen[label, template]}")
    return 0 if tally.passes() else 1


if __name__ == "__main__":
    sys.exit(main())
