import re

import pytest

from evals.generated import FLOOR, LABELS, measure
from evals.templates import make, templates_file

ARTICLES = 2_000


def test_generated_articles_are_read_right() -> None:
    tally = measure(ARTICLES, jobs=1)
    assert tally.crashes == 0
    for label in LABELS:
        assert tally.share(label) >= FLOOR, tally.seen


@pytest.mark.parametrize("label", LABELS)
def test_forty_templates_ask_for_each(label: str) -> None:
    file = templates_file()
    group = file.times if label == "TIME" else file.figures
    assert len(group) >= 40
    assert all(f"{{{label}=" in template.text for template in group)


def test_templates_have_names_of_their_own() -> None:
    file = templates_file()
    names = [t.id for t in (*file.times, *file.figures)]
    assert len(names) == len(set(names))


def test_every_template_is_filled_completely() -> None:
    file = templates_file()
    for number in range(len(file.times) + len(file.figures)):
        assert not re.search(r"[\[\]{}]", make(number).text), make(number).text


def test_an_article_is_the_same_at_every_call() -> None:
    assert make(17) == make(17)
    assert make(17).text != make(17 + len(templates_file().times) + len(templates_file().figures)).text
