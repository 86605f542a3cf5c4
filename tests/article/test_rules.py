import pytest

from kawat import marks
from kawat.article import cues, dateline, headlines
from kawat.article.rules import DatelineRule, FurnitureRule
from kawat.model import Article, Span
from tests.making import make_article

FURNITURE = [
    pytest.param(r, e, id=f"{r.id}-{i}")
    for g in cues.rules().values()
    for r in g
    for i, e in enumerate(r.examples)
]
NO_FURNITURE = [
    pytest.param(r, e, id=f"{r.id}-{i}")
    for g in cues.rules().values()
    for r in g
    for i, e in enumerate(r.never)
]
DATELINES = [
    pytest.param(e, id=f"{r.id}-{i}")
    for g in dateline.rules().values()
    for r in g
    for i, e in enumerate(r.examples)
]
NO_DATELINES = [
    pytest.param(e, id=f"{r.id}-{i}")
    for g in dateline.rules().values()
    for r in g
    for i, e in enumerate(r.never)
]


def drawn(article: Article) -> dict[str, list[Span | None]]:
    """Return what is drawn from the frame, by the label of the examples."""
    found = dateline.find(article.text)
    rights = article.copyright
    return {
        "HEADLINE": [p.span for p in article.related],
        "REPORTER": [p.span for p in article.byline.reporters],
        "EDITOR": [p.span for p in article.byline.editors],
        "TRANSLATOR": [p.span for p in article.byline.translators],
        "PLACE": [found.place] if found and found.place else [],
        "AGENCY": [found.agency] if found and found.agency else [],
        "HOLDER": [find(article, rights.holder)] if rights and rights.holder else [],
        "YEAR": [find(article, str(rights.year))] if rights and rights.year else [],
        **{
            role: [b.span for b in article.blocks if b.role == role.lower()]
            for role in ("RELATED", "BYLINE", "CAPTION", "COPYRIGHT", "OTHER", "DATELINE", "TITLE", "DECK")
        },
    }


def find(article: Article, words: str) -> Span:
    assert article.copyright
    at = article.text.index(words, article.copyright.span.start)
    return Span(at, at + len(words))


def compare(example: str) -> None:
    """Compare the labels that an example uses with what is read from it."""
    text, expected = marks.read(example)
    article = make_article(text)
    found = drawn(article)
    labels = {mark.label for mark in expected}
    shown = tuple(marks.Mark(s, label) for label in labels for s in found[label] if s)
    plain = tuple(marks.Mark(m.span, m.label) for m in expected)
    assert marks.write(text, shown) == marks.write(text, plain)


@pytest.mark.parametrize(("rule", "example"), FURNITURE)
def test_furniture(rule: FurnitureRule, example: str) -> None:
    compare(example)
    text, _ = marks.read(example)
    assert any(block.why.endswith("#" + rule.id) for block in make_article(text).blocks)


@pytest.mark.parametrize(("rule", "text"), NO_FURNITURE)
def test_no_furniture(rule: FurnitureRule, text: str) -> None:
    assert not [b for b in make_article(text).blocks if b.why.endswith("#" + rule.id)]


@pytest.mark.parametrize("example", DATELINES)
def test_datelines(example: str) -> None:
    compare(example)


@pytest.mark.parametrize("text", NO_DATELINES)
def test_no_dateline(text: str) -> None:
    assert make_article(text).dateline is None


@pytest.mark.parametrize("example", headlines.headlines_file().examples)
def test_ends_of_headlines(example: str) -> None:
    compare(example)


def test_every_dateline_rule_is_needed_by_its_first_example() -> None:
    for group in dateline.rules().values():
        for rule in group:
            assert isinstance(rule, DatelineRule)
            text, _ = marks.read(rule.examples[0])
            found = dateline.find(text)
            assert found
            assert found.why.endswith("#" + rule.id)
