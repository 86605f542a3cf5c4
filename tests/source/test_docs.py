"""docs/formats.md says what the source does."""

import re
from pathlib import Path

import pytest

from kawat.source import columns, limits

DOC = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", columns.columns_file().columns)
def test_the_names_of_columns(field: str) -> None:
    (names,) = re.findall(rf"^\| {field} \| (.+) \|$", DOC, re.MULTILINE)
    assert [columns.plan((name,)) for name in names.split(", ")] == [
        ((field, (name,)),) for name in names.split(", ")
    ]


@pytest.mark.parametrize(
    "value",
    [
        f"object) | {limits.ARTICLE / 1e6:g} MB",
        f"in an archive | {limits.PAGE / 1e6:g} MB",
        f"given up | {limits.IN_A_ROW:,}",
        f"within archives | {limits.DEPTH}",
        f"{limits.EXPANSION} times its size ({limits.UNSUSPICIOUS / 1e6:g} MB",
        f"robots.txt | {limits.WEB_SECONDS:g} s",
        f"redirects | {limits.REDIRECTS}",
    ],
)
def test_the_limits(value: str) -> None:
    assert value in DOC
