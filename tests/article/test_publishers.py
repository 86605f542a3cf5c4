import pytest

from kawat import marks
from kawat.article import html, publisher
from kawat.article.rules import PageExample, Publisher
from kawat.article.written import parse
from kawat.text import fold
from tests.article.test_rules import compare
from tests.making import make_article

PUBLISHERS = publisher.publishers()
EXAMPLES = [
    pytest.param(p, e, id=f"{p.name}-{i}") for p in PUBLISHERS.values() for i, e in enumerate(p.examples)
]
PAGES = [pytest.param(p, e, id=p.name) for p in PUBLISHERS.values() for e in p.html.example]


def test_each_publisher_has_an_example() -> None:
    assert not [p.name for p in PUBLISHERS.values() if not p.examples]
    assert not [p.name for p in PUBLISHERS.values() if p.html.body and not p.html.example]


def test_no_domain_or_name_belongs_to_two() -> None:
    domains = [d for p in PUBLISHERS.values() for d in p.domains]
    names = [n for p in PUBLISHERS.values() for n in {fold(n) for n in (p.name, *p.names)}]
    assert len(domains) == len(set(domains))
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("of", "example"), EXAMPLES)
def test_beginnings(of: Publisher, example: str) -> None:
    compare(example)
    text, _ = marks.read(example)
    found = make_article(text).source.publisher
    assert found in (of.name, None)


@pytest.mark.parametrize(("of", "example"), PAGES)
def test_pages(of: Publisher, example: PageExample) -> None:
    text, about = html.read(example.page, url=f"https://www.{of.domains[0]}/berita/1")
    assert text == example.text
    assert about.title == example.title
    if example.published:
        assert about.published
        assert (parse(about.published) or "")[:10] == example.published


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.antaranews.com/berita/1/pasar", "ANTARA"),
        ("http://regional.kompas.com/read/1", "Kompas"),
        ("finance.detik.com/a", "Detik"),
        ("https://notkompas.com/", None),
        ("http://[", None),
    ],
)
def test_by_address(url: str, name: str | None) -> None:
    found = publisher.find(url=url)
    assert (found.name if found else None) == name


def test_by_name_and_agency() -> None:
    assert (
        publisher.find(name="kompas.com") or PUBLISHERS["article/publishers/antara.toml"]
    ).name == "Kompas"
    assert (publisher.find(agency="TEMPO.CO") or PUBLISHERS["article/publishers/antara.toml"]).name == "Tempo"
    assert publisher.find(name="Koran Lewo") is None
