import pytest

from kawat.article.written import parse
from tests.making import make_article


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2023-10-24", "2023-10-24"),
        ("2023-10-24T10:30:00+07:00", "2023-10-24T10:30+07:00"),
        ("2023-10-24T10:30:15Z", "2023-10-24T10:30:15+00:00"),
        ("2023-10-24 10:30:00", "2023-10-24T10:30"),
        ("2023-10-24T10:30:00.123+0700", "2023-10-24T10:30+07:00"),
        ("2016-02-23 T16:00:20Z", "2016-02-23T16:00:20+00:00"),
        ("20231024", "2023-10-24"),
        ("20231024103000", "2023-10-24T10:30"),
        ("2023/10/24", "2023-10-24"),
        ("24/10/2023 10:30 WIB", "2023-10-24T10:30+07:00"),
        ("24-10-2023", "2023-10-24"),
        ("Selasa, 24 Oktober 2023", "2023-10-24"),
        ("Selasa, 24 Okt 2023 | 10.30 WITA", "2023-10-24T10:30+08:00"),
        ("24 Pebruari 2023 pukul 10.30", "2023-02-24T10:30"),
        ("Tue, 24 Oct 2023 10:30:00 GMT", "2023-10-24T10:30+00:00"),
        ("October 24, 2023", "2023-10-24"),
        ("1698118200", "2023-10-24T03:30+00:00"),
        ("1698118200000", "2023-10-24T03:30+00:00"),
        ("2031-01-02", "2031-01-02"),
        ("31/02/2023", None),
        ("2023-10", None),
        ("kemarin", None),
        ("", None),
        ("99999999999999999999", None),
    ],
)
def test_forms(written: str, value: str | None) -> None:
    assert parse(written) == value


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        ("Rapat digelar Selasa (24/10).\nCopyright © ANTARA 2023", None, ("2023-10-24", "inferred")),
        ("Rapat digelar Selasa (24/10/2023).", None, ("2023-10-24", "inferred")),
        (
            "Jembatan runtuh Sabtu (21/10/2023). Warga mengungsi, kata camat, Selasa (24/10/2023).",
            None,
            ("2023-10-24", "inferred"),
        ),
        ("Rapat digelar Jumat, 11 April 2025.", None, ("2025-04-11", "inferred")),
        (
            "Rapat digelar Selasa (24/10). Sejak 7 Oktober 2023 warga menunggu.",
            None,
            ("2023-10-24", "inferred"),
        ),
        ("Rapat digelar Selasa (24/12).\nCopyright © ANTARA 2025", None, ("2024-12-24", "inferred")),
        ("Selasa, 24 Oktober 2023 10:30 WIB\nRapat digelar.", None, ("2023-10-24T10:30+07:00", "stated")),
        ("Kompas.com - 12/03/2024, 10:12 WIB\nRapat digelar.", None, ("2024-03-12T10:12+07:00", "stated")),
        ("LEWO, 23 Februari 2016 (Antara/PRNewswire) - Rapat digelar.", None, ("2016-02-23", "stated")),
        ("Rapat digelar.", "https://contoh.id/read/2023/10/24/pasar", ("2023-10-24", "inferred")),
        ("Rapat digelar.", "https://contoh.id/a/20231024103000-1-2/pasar", ("2023-10-24", "inferred")),
        ("Rapat digelar.", "https://contoh.id/berita/16/02/15/pasar", ("2016-02-15", "inferred")),
        ("Rapat digelar Selasa (24/10).", None, None),
        ("Rapat digelar kemarin.", "https://contoh.id/20239999", None),
    ],
)
def test_without_a_date_given(text: str, url: str | None, expected: tuple[str, str] | None) -> None:
    given = {"url": url} if url else {}
    published = make_article(text, published=None, **given).published
    assert (published and (published.date, published.basis)) == expected


def test_a_weekday_that_does_not_fit_is_told() -> None:
    published = make_article("Rapat digelar Rabu (24/10/2023).", published=None).published
    assert published
    assert published.note
    assert "2023-10-24 is no Rabu but a Selasa" in published.note
    given = make_article("Rapat digelar.", published="Rabu, 24 Oktober 2023").published
    assert given
    assert given.date == "2023-10-24"
    assert given.note == "2023-10-24 is no Rabu but a Selasa"


def test_a_year_and_month_given_narrow_the_days_of_the_text() -> None:
    text = "Rapat digelar Senin (3/11). Sidang digelar Rabu (24/12)."
    published = make_article(text, published="2025-12").published
    assert published
    assert (published.date, published.basis) == ("2025-12-24", "inferred")
    only = make_article("Rapat digelar.", published="2025-12").published
    assert only
    assert (only.date, only.basis) == ("2025-12", "stated")
    assert make_article("Rapat digelar.", published="2025").published is None
    assert make_article("Rapat digelar.", published="2025-13").published is None
