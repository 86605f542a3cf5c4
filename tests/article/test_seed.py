"""The frame of the article the project grew from, where it lies beside the repository."""

from pathlib import Path

import pytest

from kawat import article
from kawat.model import Article, Page

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def seed() -> Article:
    if not SEEDS:
        pytest.skip("the sample article is not in ../shared/seeds")
    text = SEEDS[0].read_text(encoding="utf-8")
    return article.read(Page(origin="seed", body=text, format="text", container="text", sha256="0" * 64))


def test_frame(seed: Article) -> None:
    assert seed.dateline
    assert (seed.dateline.place, seed.dateline.country, seed.dateline.agency) == ("Beijing", "CHN", "ANTARA")
    assert seed.published
    assert (seed.published.date, seed.published.basis) == ("2023-10-24", "inferred")
    assert [p.text for p in seed.byline.reporters] == ["Desca Lidya Natalia"]
    assert [p.text for p in seed.byline.editors] == ["Sambas"]
    assert seed.copyright
    assert (seed.copyright.holder, seed.copyright.year) == ("ANTARA", 2023)


def test_deck_and_related(seed: Article) -> None:
    assert seed.title is None
    assert seed.deck
    assert seed.deck.span
    assert seed.deck.span.start == 0
    assert len(seed.related) == 3
    assert seed.related[0].text.startswith("Menlu RI")
    assert seed.related[2].text.endswith("isu Gaza")


def test_blocks_cover_the_text(seed: Article) -> None:
    covered = "".join(seed.text[b.span.start : b.span.end] for b in seed.blocks)
    assert "".join(covered.split()) == "".join(seed.text.split())
    assert sum(b.role == "body" for b in seed.blocks) == 16
