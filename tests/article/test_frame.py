"""Title, deck, dateline and body, in the orders and disorders in which scrapers leave them."""

import pytest

from kawat import article
from kawat.model import Article, Given, Page

BODY = "Warga menunggu di pasar sejak pagi hari karena bupati berjanji datang dan membuka pasar itu."
DECK = (
    "Pedagang berharap pasar yang rusak sejak musim hujan tahun lalu itu segera dibuka "
    "agar harga beras tidak naik lagi"
)


def read(text: str, title: str | None = None, publisher: str | None = None) -> Article:
    given = Given(title=title, publisher=publisher)
    return article.read(Page(origin="t", body=text, format="text", container="text", sha256="0", given=given))


def roles(found: Article) -> list[tuple[str, str]]:
    return [(b.role, found.text[b.span.start : b.span.end]) for b in found.blocks]


def test_title_and_deck_above_the_dateline() -> None:
    found = read(f"Pasar Lewo Dibuka Lagi\n{DECK}\nLewoleba (ANTARA) - {BODY}")
    assert found.title
    assert found.title.text == "Pasar Lewo Dibuka Lagi"
    assert [r for r, _ in roles(found)] == ["title", "deck", "dateline", "body"]


def test_a_single_line_above_the_dateline() -> None:
    assert roles(read(f"Pasar Lewo Dibuka Lagi\nLewoleba (ANTARA) - {BODY}"))[0][0] == "title"
    assert roles(read(f"{DECK}\nLewoleba (ANTARA) - {BODY}"))[0][0] == "deck"
    assert (
        roles(read(f"Pasar Lewo Dibuka\nLewoleba (ANTARA) - {BODY}", title="Pasar Lewo Dibuka"))[0][0]
        == "title"
    )


def test_a_deck_on_the_line_of_the_dateline() -> None:
    found = read(f"{DECK} Jakarta (ANTARA) - {BODY}", title="Pasar Lewo Dibuka")
    assert roles(found) == [("deck", DECK), ("dateline", "Jakarta (ANTARA) -"), ("body", BODY)]
    assert found.deck
    assert found.deck.text == DECK


def test_tags_stamp_and_caption_before_the_dateline() -> None:
    stamp, caption = "Senin, 4 Maret 2024 10:30 WIB", "Warga di pasar Lewo. (ANTARA/Ani)"
    text = f"pasar,Lewo,Kemlu{stamp} {caption} Jakarta (ANTARA) - {BODY}"
    assert [r for r, _ in roles(read(text, title="Judul"))] == [
        "other",
        "other",
        "caption",
        "dateline",
        "body",
    ]


def test_a_title_without_dateline() -> None:
    assert [r for r, _ in roles(read(f"Pasar Lewo Dibuka Lagi\n{BODY}\n{BODY}"))] == ["title", "body", "body"]
    assert [r for r, _ in roles(read(f"{BODY}\n{BODY}"))] == ["body", "body"]
    assert [r for r, _ in roles(read(BODY))] == ["body"]


def test_everything_in_one_line() -> None:
    text = (
        f"Jakarta (ANTARA) - {BODY} Baca juga:Bupati buka pasar Baca juga:Harga beras turun "
        "Pewarta: Ani LestariEditor: Budi RakaCopyright © ANTARA 2025 Dilarang keras mengambil konten "
        "tanpa izin tertulis. KirimKomentar menjadi tanggung jawab Anda."
    )
    found = read(text, title="Judul")
    assert [r for r, _ in roles(found)] == [
        "dateline", "body", "related", "related", "byline", "byline", "copyright", "copyright", "other",
    ]  # fmt: skip
    assert [p.text for p in found.related] == ["Bupati buka pasar", "Harga beras turun"]
    assert [p.text for p in found.byline.reporters] == ["Ani Lestari"]
    assert [p.text for p in found.byline.editors] == ["Budi Raka"]


@pytest.mark.parametrize("signed", ["(tfq/gil)", "[ ian]", "(Antara)", "(Uu. H-RF/I015)", "(E-2)", "[ab/uh]"])
def test_initials_at_the_end(signed: str) -> None:
    found = read(f"Jakarta (ANTARA) - {BODY} {signed}")
    assert roles(found)[-1] == ("byline", signed)
    assert found.byline.reporters == ()


def test_initials_glued_to_the_last_word() -> None:
    assert roles(read(f"{BODY.rstrip('.')}(rat/bud)"))[-1] == ("byline", "(rat/bud)")


@pytest.mark.parametrize("kept", ["(24/10)", "(UMKM).", "(ayah dua anak yang tinggal di sana)"])
def test_brackets_of_the_story(kept: str) -> None:
    found = read(f"Jakarta (ANTARA) - Warga menunggu bupati {kept}")
    assert roles(found)[-1] == ("body", f"Warga menunggu bupati {kept}")


def test_names_in_closing_brackets() -> None:
    assert [p.text for p in read(f"{BODY} (Ani Lestari)").byline.reporters] == ["Ani Lestari"]
    assert [p.text for p in read(f"{BODY} (saleh/bud)", publisher="Pos Kota").byline.reporters] == ["saleh"]
    assert read(f"{BODY} (sal/bud)", publisher="Pos Kota").byline.reporters == ()


def test_a_menu_at_the_end_is_no_story() -> None:
    menu = "Bupati Buka Pasar Lama di Lewo Harga Beras Turun Jelang Panen Raya Polisi Tangkap Pencuri Sepeda"
    assert roles(read(f"Jakarta (ANTARA) - {BODY} {menu}"))[-2:] == [("body", BODY), ("other", menu)]


def test_the_publisher_is_told_by_the_dateline() -> None:
    assert read(f"LEWOLEBA, KOMPAS.com - {BODY}").source.publisher == "Kompas"
    assert read(BODY).source.publisher is None


def test_carriage_returns_make_no_difference() -> None:
    lines = [
        "Pasar Lewo Dibuka Lagi",
        f"Lewoleba (ANTARA) - {BODY}",
        "",
        "Baca juga: Harga beras turun",
        "ADVERTISEMENT",
        BODY,
    ]
    text = "\n".join([*lines, "Pewarta: Ani Lestari", "Editor: Budi Raka", "Copyright © ANTARA 2023"])
    windows = read(text.replace("\n", "\r\n"))
    assert roles(windows) == roles(read(text))
    assert windows.byline.editors[0].text == "Budi Raka"


@pytest.mark.parametrize("medium", ["(The Lewo Post)", "(Lewo News)", "(Reuters)", "(KoranLewo.com)"])
def test_a_medium_in_closing_brackets_is_nobody(medium: str) -> None:
    found = read(f"{BODY} {medium}")
    assert roles(found)[-1] == ("byline", medium)
    assert found.byline.reporters == ()


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Bupati buka pasar Lewo setelah tiga bulan diperbaiki", "title"),
        (
            "Bupati Buka Pasar Lewo setelah Tiga Bulan Diperbaiki, Pedagang Berharap Harga Beras Turun",
            "title",
        ),
        ("Kami ingin pasar itu segera dibuka untuk semua warga", "deck"),
        ("pasar itu dibuka untuk semua warga desa tanpa kecuali", "deck"),
        (
            "Pasar itu dibangun dengan dana desa dan selesai tiga bulan lebih cepat dari rencana semula kita",
            "deck",
        ),
        ("Pasar itu dibuka untuk semua.", "deck"),
    ],
)
def test_title_or_deck(line: str, role: str) -> None:
    assert roles(read(f"{line}\nLewoleba (ANTARA) - {BODY}"))[0] == (role, line)


def test_a_title_stands_above_a_time_stamp() -> None:
    stamp = "Selasa, 24 Oktober 2023 10:30 WIB"
    found = read(f"Bupati buka pasar Lewo\n{stamp}\nLEWO, KOMPAS.com - {BODY}")
    assert [r for r, _ in roles(found)] == ["title", "other", "dateline", "body"]
    assert found.published
    assert (found.published.date, found.published.basis) == ("2023-10-24T10:30+07:00", "stated")
