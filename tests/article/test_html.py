"""Pages of sites without a file of their own, and pages that are none."""

import subprocess
import sys

import pytest

from kawat import article
from kawat.errors import ArticleError
from kawat.model import Article, Page

FIRST = "Warga menunggu di pasar sejak pagi hari karena bupati berjanji datang dan membuka pasar itu kembali."
SECOND = "Bupati mengatakan pasar itu dibangun dengan dana desa dan selesai dalam waktu tiga bulan saja."
THIRD = "Pedagang berharap harga beras tidak naik lagi setelah pasar itu dibuka untuk semua warga desa."
STORY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
LINKED = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"},
{"@type": "NewsArticle", "headline": "Pasar Lewo Dibuka",
"datePublished": "2031-03-04T10:30:00+07:00",
"author": [{"@type": "Person", "name": "Ani Lestari"}], "publisher": {"name": "Koran Lewo"}}]}</script>"""


def read(page: str) -> Article:
    return article.read(Page(origin="t", body=page, format="html", container="html", sha256="0"))


def test_an_unknown_site() -> None:
    links = "".join(f'<li><a href="/{i}">Berita lain nomor {i}</a></li>' for i in range(9))
    page = f"<html><head>{LINKED}<title>Pasar Lewo Dibuka - Koran Lewo</title></head><body>"
    found = read(
        page + f"<nav><ul>{links}</ul></nav><h1>Pasar Lewo Dibuka</h1><div>{STORY}</div></body></html>"
    )
    assert found.text == f"{FIRST}\n{SECOND}\n{THIRD}"
    assert found.title
    assert found.title.text == "Pasar Lewo Dibuka"
    assert found.published
    assert (found.published.date, found.published.basis) == ("2031-03-04T10:30+07:00", "metadata")
    assert [p.text for p in found.byline.reporters] == ["Ani Lestari"]
    assert found.source.publisher == "Koran Lewo"


def test_a_container_with_a_list_of_links() -> None:
    links = "".join(f'<a href="/{i}">Berita lain nomor {i}</a><br>' for i in range(4))
    page = f"<h1>Pasar Lewo Dibuka</h1><div itemprop='articleBody'>{STORY}<h3>Jangan lewatkan</h3>{links}"
    page += '<p>Baca juga: <a href="/9">Harga Beras Turun</a></p></div>'
    found = read(page)
    assert found.text == f"{FIRST}\n{SECOND}\n{THIRD}\nBaca juga: Harga Beras Turun"
    assert [p.text for p in found.related] == ["Harga Beras Turun"]


def test_the_date_that_a_page_shows() -> None:
    shown = "<span>Selasa, 24 Oktober 2023 | 10:30 WIB</span>"
    found = read(f"<h1>Pasar Lewo Dibuka</h1>{shown}<article>{STORY}</article>").published
    assert found
    assert (found.date, found.basis) == ("2023-10-24T10:30+07:00", "metadata")


def test_a_body_in_json_only() -> None:
    body = f'{{"@type": "Article", "headline": "Pasar", "articleBody": "{FIRST} {SECOND} {THIRD}"}}'
    script = f'<script type="application/ld+json">{body}</script>'
    assert read(f"<html><head>{script}</head><body><div>.</div></body></html>").text.startswith(FIRST)


@pytest.mark.parametrize(
    "page",
    [
        "",
        " ",
        "<",
        "<html></html>",
        "<div>" * 100_000,
        "<b>" * 1_000_000,
        "<p>x" * 200_000,
        "<!--" * 1000,
        "\x00",
        "<script>" * 1000,
    ],
    ids=["empty", "blank", "bracket", "bare", "deep", "deeper", "wide", "comments", "nul", "scripts"],
)
def test_pages_without_an_article(page: str) -> None:
    with pytest.raises(ArticleError):
        read(page)


def test_half_a_page() -> None:
    page = f"<html><head>{LINKED}</head><body><article>{STORY}</article></body></html>"
    for size in range(0, len(page), 97):
        try:
            read(page[:size])
        except ArticleError:
            continue


def test_plain_text_does_not_load_the_page_readers() -> None:
    code = "import kawat.article, sys; print([m for m in ('lxml', 'trafilatura') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_links_between_the_paragraphs() -> None:
    teaser = '<div><a href="/1">Harga Beras Turun Jelang Panen Raya</a></div>'
    told = '<div>Baca juga:</div><ul><li><a href="/2">Jalan ke Lewo Ditutup Lagi</a></li></ul>'
    page = f"<h1>Pasar Lewo Dibuka</h1><div><p>{FIRST}</p>{teaser}<p>{SECOND}</p>{told}<p>{THIRD}</p></div>"
    found = read(page)
    assert found.text == f"{FIRST}\n{SECOND}\nBaca juga:\nJalan ke Lewo Ditutup Lagi\n{THIRD}"
    assert [p.text for p in found.related] == ["Jalan ke Lewo Ditutup Lagi"]
