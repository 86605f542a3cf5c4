"""On which day did it happen, where the sentence does not say?"""

import pytest

from tests.making import make_doc

REPORT = "layers/events/dates.py#day-of-the-report"
BESIDE = "layers/events/dates.py#day-of-the-deed-beside"


def dates(text: str) -> list[tuple[str, str | None]]:
    return [(e.type, e.date) for e in make_doc(text).events]


def test_what_is_said_is_said_on_the_day_of_the_report() -> None:
    (event,) = make_doc("Menlu Retno Marsudi tiba pada Senin (4/3). Retno Marsudi mengecam Israel.").events
    assert (event.type, event.date) == ("ACCUSE", "2024-03-04")
    assert REPORT in event.why


def test_a_deed_goes_on_from_the_deed_before() -> None:
    doc = make_doc(
        "Massa menyerang polisi di Palu pada Minggu (3/3). Setelah itu polisi menangkap dua pemuda di pasar."
    )
    assert [e.date for e in doc.events] == ["2024-03-03", "2024-03-03"]
    assert BESIDE in doc.events[1].why
    assert BESIDE not in doc.events[0].why


def test_what_a_source_reports_may_be_dated_by_the_next_deed() -> None:
    text = (
        "Polisi menangkap Rahman Wijaya, kata Kapolda Sulteng Irjen Hari Santoso. "
        "Menurut Hari, Rahman menyerang polisi pada Minggu (3/3)."
    )
    assert dates(text) == [("COERCE", "2024-03-03"), ("ASSAULT", "2024-03-03")]


def test_an_act_is_dated_and_placed_where_it_is_told_again() -> None:
    (event,) = make_doc(
        "Taliban menyerang pos polisi dan menewaskan empat petugas. Juru bicara mereka bungkam. "
        "Serangan itu terjadi di Kunduz pada Minggu (3/3), ketika para petugas tidur."
    ).events
    assert event.date == "2024-03-03"
    assert event.place is not None
    assert "layers/events/echoes.py#told-again" in event.why


@pytest.mark.parametrize(
    "echo",
    [
        "Serangan itu terjadi setelah Kabul merayakan hari raya pada Minggu (3/3).",
        "Serangan itu dikecam banyak negara pada Minggu (3/3).",
        "Penangkapan itu terjadi pada Minggu (3/3).",
    ],
    ids=["another act", "a reaction", "another type"],
)
def test_what_is_told_of_another_act_dates_none(echo: str) -> None:
    events = make_doc(f"Taliban menyerang pos polisi di Kunduz. Kota itu sepi sejak 2021. {echo}").events
    assert events[0].date is None


def test_when_it_was_told_is_not_when_it_was_done() -> None:
    assert dates('"Polisi menangkap Rahman Wijaya," kata Irjen Hari Santoso, Senin (4/3).') == [
        ("COERCE", None)
    ]
    assert dates("Dilansir dari Antara, Senin (4/3), tentara Mali menembak dua warga.") == [("ASSAULT", None)]


def test_plans_are_for_the_day_of_the_plan_told_before_or_the_one_day_to_come() -> None:
    plan = "Menlu Retno Marsudi akan mengunjungi Turki pada Jumat (8/3). Ia akan bertemu Menlu Hakan Fidan."
    assert [date for _, date in dates(plan)] == ["2024-03-08", "2024-03-08"]
    coming = "Buruh akan berunjuk rasa di Jakarta. Sidang kasus itu digelar pada Jumat (8/3)."
    assert dates(coming) == [("PROTEST", "2024-03-08")]
    two = f"{coming} Putusan dibacakan pada Senin (11/3)."
    assert dates(two) == [("PROTEST", None)]


def test_a_report_that_names_one_day_leaves_deeds_open() -> None:
    assert dates("Polisi menangkap dua pemuda di pasar. Warga melihatnya pada Senin (4/3).") == [
        ("COERCE", None)
    ]


def test_a_year_in_a_name_dates_nothing() -> None:
    report = "KPK memberi keterangan pada Senin (4/3)."
    text = f"{report} KPK menetapkan Rahman Wijaya tersangka korupsi Pasar Besar Kota Madiun 2009-2012."
    assert dates(text)[-1] == ("ACCUSE", "2024-03-04")
    assert dates("Sepanjang 2019, tentara Mali membunuh dua warga.") == [("ASSAULT", "2019")]


def test_what_happened_on_other_days_is_not_dated_by_the_report() -> None:
    report = "Jaksa memberi keterangan pada Senin (4/3)."
    assert dates(f"{report} Jaksa memeriksa Rahman Wijaya.")[-1] == ("ACCUSE", "2024-03-04")
    assert dates(f"{report} Jaksa pernah memeriksa Rahman Wijaya.")[-1] == ("ACCUSE", None)


def test_a_speaker_spoke_on_the_day_told_where_his_quote_ends() -> None:
    text = (
        "Menlu Retno Marsudi tiba pada Senin (4/3). Ketua DPR Bambang Susilo mengecam Israel. "
        '"Serangan itu kejam. Kami sedih," kata Ketua DPR Bambang Susilo, Minggu (3/3).'
    )
    assert dates(text)[-1] == ("ACCUSE", "2024-03-03")


def test_a_time_that_somebody_names_dates_what_he_says_only() -> None:
    text = '"Tadi pagi kota itu sepi," kata Menlu Retno Marsudi, yang pernah mengunjungi Turki.'
    assert dates(text) == [("CONSULT", None)]


def test_years_after_a_verb_of_saying_belong_to_what_is_said() -> None:
    text = (
        "Pada Senin (4/3) Menlu Retno Marsudi tiba. Retno Marsudi mendesak China mematuhi putusan tahun 2016."
    )
    assert dates(text)[-1] == ("REQUEST", "2024-03-04")


@pytest.mark.parametrize(
    "text",
    [
        "Massa menyerang polisi di Palu pada Januari 2019. Polisi kemudian menangkap dua pemuda.",
        "Massa menyerang polisi di Palu pada Minggu (3/3). Polisi akan menangkap dua pemuda itu.",
        "Polisi menangkap dua pemuda di pasar.",
    ],
    ids=["another story", "a plan", "no day"],
)
def test_a_day_stays_open(text: str) -> None:
    assert dates(text)[-1] == ("COERCE", None)
