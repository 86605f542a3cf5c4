"""What holds for any text: blocks in order, side by side, over every character that is no white space."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from kawat.article import content_id
from kawat.model import Article
from tests.making import make_article

PIECES = st.sampled_from(
    [
        "Baca juga:",
        "Baca juga: Pasar Lama Dibuka",
        "Simak Video 'Pasar':",
        "[Baca juga: ",
        "]",
        "(",
        ")",
        "Pewarta: ",
        "Editor: Ani Lestari",
        "Copyright © ANTARA 2024",
        "Dilarang keras mengambil konten",
        "Jakarta (ANTARA) - ",
        "KOMPAS.com - ",
        "LEWO, KOMPAS.com -",
        "JAKARTA -",
        "(ANTARA/Ani Lestari)",
        "Foto: Ani",
        "Senin, 4 Maret 2024 10:30 WIB",
        "Senin (4/3)",
        "Sabtu (31/2/2024)",
        "Warga menunggu. ",
        "SCROLL TO CONTINUE WITH CONTENT",
        "ADVERTISEMENT",
        "(ani/bud)",
        "Tags pasar",
        "Pilihan Editor: ",
        "Laporan Wartawan Tribunnews.com, Ani",
        "\n",
        "\n\n",
        " ",
        ".",
        "?",
        "\u2028",
        "\r",
        "\x00",
        "\ud800",
    ]
)
WORDS = st.text(alphabet=string.ascii_letters + ' .,:;"“”()[]-–\n\t', max_size=40)
TEXTS = st.lists(st.one_of(PIECES, WORDS, st.text(max_size=20)), max_size=12).map("".join)


def check(article: Article, text: str) -> None:
    assert article.text == text
    at = 0
    for block in article.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert not text[at : block.span.start].strip()
        assert block.why
        at = block.span.end
    assert not text[at:].strip()
    pieces = (
        *article.related,
        *article.byline.reporters,
        *article.byline.editors,
        *article.byline.translators,
    )
    for piece in pieces:
        assert piece.span
        assert piece.text == text[piece.span.start : piece.span.end] != ""


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text(text: str) -> None:
    text = text + "x"
    check(make_article(text), text)
    assert make_article(text) == make_article(text)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_no_publication_date_is_made_up(text: str) -> None:
    article = make_article(text + "x", published=None)
    if article.published:
        assert article.published.span
        assert any(c.isdigit() for c in text[article.published.span.start : article.published.span.end])


def test_long_texts_take_linear_time() -> None:
    for piece in (
        "((((",
        "Baca juga: ",
        "kata ",
        "[",
        "\n",
        "Pewarta: Ani ",
        "Jakarta ",
        "ANTARA/",
        "1",
        "A",
        "A.com ",
        "Senin (4/3) ",
        "x. ",
    ):
        text = piece * (400_000 // len(piece)) + "x"
        check(make_article(text), text)


def test_the_id_is_of_the_text_alone() -> None:
    assert content_id("a") == make_article("a").id != content_id("b")
