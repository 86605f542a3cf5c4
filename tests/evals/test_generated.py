import re

import pytest

from evals.generated import FLOOR, LABELS, measure
from evals.templates import make, templates

ARTICLES = 2_000


def test_generated_articles_are_read_right() -> None:
    tally = measure(ARTICLES, jobs=1)
    assert tally.crashes == 0
    for label in LABELS:
        assert tally.share(label) >= FLOOR, tally.seen


@pytest.mark.parametrize(("name", "label"), [("times", "TIME"), ("figures", "FIGURE")])
def test_forty_templates_ask_for_each(name: str, label: str) -> None:
    assert len(templates(name)) >= 40
    assert all(f"{{{label}=" in template.text for template in templates(name))


def test_templates_have_names_of_their_own() -> None:
    names = [t.id for t in (*templates("times"), *templates("figures"))]
    assert len(names) == len(set(names))


def test_every_template_is_filled_completely() -> None:
    for number in range(len(templates("times")) + len(templates("figures"))):
        assert not re.search(r"[\[\]{}]", make(number).text), make(number).text


def test_an_article_is_the_same_at_every_call() -> None:
    count = len(templates("times")) + len(templates("figures"))
    assert make(17) == make(17)
    assert make(17).text != make(17 + count).text
