"""Brings README.md up to date: what the program prints, and the table of figures, as measured now.

`python -m evals.readme GOLD SCORE`: the folder with `dev`, `train`, `plover`, and the script that measures.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from evals import pages

ROOT = Path(__file__).parent.parent
KAWAT = Path(sys.executable).with_name("kawat")
SAMPLE = "samples/unjuk-rasa.txt"
SETS = ("dev", "train", "plover")
ROWS = {
    "frame (date, dateline, agency, byline, related)": "meta",
    "entities": "entities",
    "their country": "entity country",
    "their sector": "entity sector",
    "times with the right value": "times value",
    "direct quotes with the right speaker": "quotes direct+speaker",
    "indirect quotes with the right speaker": "quotes indirect+speaker",
    "figures": "figures",
    "events: type": "events type",
    "events: type between the same countries": "events type+dyad",
    "events: type with the same participants": "events type+who",
    "events: all that, status and mode": "events type+who+status+mode",
    "their status": "event status",
    "their date": "event date",
    "their place": "event place",
    "on whose word": "event by",
}

Measured = dict[str, Any]


def figures(gold: Path, score: Path) -> Measured:
    """Return what the measure says of one folder of annotated articles."""
    run = f"{KAWAT} read {{file}} --json"
    done = subprocess.run(
        [sys.executable, score, gold, "--run", run, "--json"], capture_output=True, text=True, check=True
    )
    measured: Measured = json.loads(done.stdout)
    return measured


def table(measured: dict[str, Measured]) -> str:
    """Return the rows; F1 stands beside precision and recall, and a share of right answers alone."""
    rows = [
        "| | precision | recall | F1 or share right | on the articles of the rules | on PLOVER's sentences |"
    ]
    rows.append("|---|--:|--:|--:|--:|--:|")
    for name, key in ROWS.items():
        dev = measured["dev"][key]
        first = f"{dev['p']:.2f} | {dev['r']:.2f}" if "f1" in dev else " | "
        rows.append(f"| {name} | {first} | " + " | ".join(_value(measured[s].get(key)) for s in SETS) + " |")
    return "\n".join(rows)


def _value(row: Measured | None) -> str:
    return (
        "" if not row else f"{row['f1']:.2f}" if "f1" in row else f"{row['accuracy']:.2f} of {row['asked']}"
    )


def web() -> str:
    """Return a sentence on how the web pages were read."""
    titles, days, scores = zip(*pages.measured(pages.GOLD).values(), strict=True)
    return (
        f"Of the {len(scores)} pages, the title is right on {sum(titles)} and the day on {sum(days)}, and "
        f"the words of the text reach F1 {min(scores):.3f} or more on each."
    )


def output() -> str:
    """Return what the program prints for the sample."""
    done = subprocess.run([KAWAT, "read", SAMPLE], capture_output=True, text=True, check=True, cwd=ROOT)
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip()


def main() -> int:
    """Write README.md anew."""
    gold, score = map(Path, sys.argv[1:])
    told = table({name: figures(gold / name, score) for name in SETS}) + "\n\n" + web()
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    text = re.sub(r"(?s)(```output\n).*?(\n```)", lambda m: m[1] + output() + m[2], text)
    text = re.sub(r"(?s)(<!-- figures -->\n).*?(\n<!--)", lambda m: m[1] + told + m[2], text)
    readme.write_text(text, encoding="utf-8")
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
