"""How well are web pages read? Title, day and words of the text against what belongs out of them.

`python -m evals.pages [FOLDER]`; the folder holds pages, and `pages.jsonl` with `html` (the file), `title`,
`published` and `text`.
"""

import json
import re
import sys
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import kawat

GOLD = Path(__file__).parent.parent.parent / "shared" / "gold" / "html"
_WIB = timezone(timedelta(hours=7))


def f1(found: str, wanted: str) -> float:
    """Return the F1 of two texts as bags of words."""
    a, b = (Counter(re.findall(r"\w+", words.lower())) for words in (found, wanted))
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if shared else 0.0


def measure(folder: Path, wanted: dict[str, Any]) -> tuple[bool, bool, float]:
    """Return whether title and day are right, and the F1 of the words."""
    (record,) = kawat.read([str(folder / wanted["html"])])
    if isinstance(record, kawat.Failure):
        return False, False, 0.0
    moment = datetime.fromisoformat(wanted["published"])
    days = {moment.date().isoformat(), moment.astimezone(_WIB).date().isoformat()}
    day = record.published.date[:10] if record.published else None
    return record.title == wanted["title"], day in days, f1(record.text, wanted["text"])


def measured(folder: Path) -> dict[str, tuple[bool, bool, float]]:
    """Return what `measure` says of each page that `pages.jsonl` lists."""
    rows = [json.loads(line) for line in (folder / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    return {row["html"]: measure(folder, row) for row in rows}


def main() -> int:
    """Print a row for each page, and the totals."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    if not folder.is_dir():
        print(f"no pages in {folder}: name the folder that holds pages.jsonl", file=sys.stderr)
        return 0
    results = measured(folder)
    for page, (title, day, score) in results.items():
        said = ("yes" if right else "NO" for right in (title, day))
        print("{:32} title {:4} day {:4} words {:.3f}".format(page, *said, score))
    titles, days, scores = zip(*results.values(), strict=True)
    print(
        f"{len(results)} pages: titles {sum(titles)}, days {sum(days)}, words F1 at least {min(scores):.3f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
