import re
import time
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat import marks
from kawat.datafiles import places
from kawat.indonesian import calendar
from kawat.layers.times import NORMALISERS, find
from kawat.layers.times.rules import PATH, lists, times_file
from kawat.layers.words import find as sentences
from kawat.model import Article, Block, Doc, Published, Source, Span, TimeExpr
from tests.making import make_doc

EXAMPLES = [(rule.id, example) for rule in times_file().rule for example in rule.examples]
WITHOUT_VALUE = {rule.id for rule in times_file().rule if rule.gives == "no-value"}
NEVER = [(rule.id, text) for rule in times_file().rule for text in rule.never]

_DATE = r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?~?|\d{3}X|\d\dXX)"
_CLOCK = r"(?:\d{4}-\d\d-\d\d)?T\d\d:\d\d(?:[+-]\d\d:\d\d)?"
_PERIOD = r"P(?=.)(?:\d+(?:\.\d+)?[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?"
VALUES = {
    "date": re.compile(rf"{_DATE}(?:/{_DATE})?"),
    "time": re.compile(rf"{_CLOCK}(?:/{_CLOCK})?"),
    "duration": re.compile(_PERIOD),
    "set": re.compile(
        rf"{_PERIOD}|XXXX-WXX-[1-7](?:[,/]XXXX-WXX-[1-7])?|XXXX-(?:XX|\d\d)(?:-\d\d)?|{_CLOCK}"
    ),
}


def read(text: str, published: str | None = "2024-03-05") -> tuple[TimeExpr, ...]:
    return make_doc(text, until="times", published=published).times


def read_bare(text: str, published: str | None) -> tuple[TimeExpr, ...]:
    """Read `text` as one body, whatever the article stage would make of it."""
    article = Article(
        id="x",
        source=Source(origin="test", format="text", sha256="0"),
        text=text,
        published=Published(date=published, basis="metadata") if published else None,
        blocks=(Block("body", Span(0, len(text))),),
    )
    doc = Doc(article=article)
    return find(Doc(article=article, sentences=sentences(doc)))


def values(text: str, published: str | None = "2024-03-05") -> list[str]:
    return [t.value for t in read(text, published)]


def marked(text: str, times: tuple[TimeExpr, ...]) -> str:
    return marks.write(text, tuple(marks.Mark(t.span, "TIME", t.value) for t in times))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples_are_read_as_marked(rule: str, example: str) -> None:
    text, _ = marks.read(example)
    found = read(text)
    assert marked(text, found) == example
    assert any(f"#{rule}" in why for t in found for why in t.why) or rule in WITHOUT_VALUE


@pytest.mark.parametrize(("_rule", "text"), NEVER)
def test_what_only_looks_like_a_time_is_left_alone(_rule: str, text: str) -> None:
    assert marked(text, read(text)) == text


def test_every_rule_names_a_normaliser_and_every_normaliser_is_used() -> None:
    assert {rule.gives for rule in times_file().rule} == set(NORMALISERS)


def test_every_word_table_and_list_is_used() -> None:
    source = " ".join(
        [*(r.when + r.not_after + r.after for r in times_file().rule), *times_file().patterns.values()]
    )
    unused = [name for name in lists() if f"<{name}>" not in source and f"<{name}:" not in source]
    assert unused == ["future", "speech"]  # the two that are read in code


def test_findings_are_numbered_in_text_order_and_name_their_rule() -> None:
    found = read("Ia tiba Senin (4/3), pergi 7 Maret 2024 dan kembali pukul 18.30 WIB.")
    assert [t.id for t in found] == ["t1", "t2", "t3"]
    assert found[0].why == (places(PATH)["weekday-slash-date"],)
    assert [t.kind for t in found] == ["date", "date", "time"]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Perjanjian itu diteken 7 Oktober 2017.", "stated"),
        ("Perjanjian itu diteken 7 Oktober.", "published"),
        ("Ia datang pada 2014 dan pergi tahun berikutnya.", "context"),
        ("Ia tiba Jumat (1/3). Jumat itu hujan.", "context"),
    ],
)
def test_the_basis_tells_what_filled_in_the_rest(text: str, basis: str) -> None:
    assert read(text)[-1].basis == basis


def test_without_a_day_of_publication_only_the_certain_is_said() -> None:
    assert values("Kata camat, Senin, harga naik kemarin dan pekan lalu.", None) == []
    assert values("Perjanjian 7 Oktober 2017 dicabut 24 Oktober.", None) == ["2017-10-07", "2017-10-24"]
    assert values("Rapat Selasa (24/10) mengulang rapat 7 Oktober 2017.", None) == [
        "2017-10-24",
        "2017-10-07",
    ]
    assert values("Rapat dimulai pukul 18.30 WIB.", None) == ["T18:30+07:00"]


def test_a_weekday_that_is_not_that_of_its_date_is_noted() -> None:
    (printed,) = read("Pabrik itu terbakar Senin (7/8/2018).")
    assert (printed.value, printed.note) == ("2018-08-07", "the weekday is not that of this date")
    (swapped,) = read("Pabrik itu terbakar Jumat (3/1).")
    assert swapped.value == "2024-03-01"
    assert swapped.note is not None
    assert read("Pabrik itu terbakar Jumat (1/3).")[0].note is None


def test_a_time_may_fall_beyond_midnight_and_beyond_the_calendar() -> None:
    assert values("Pesta usai Minggu (31/12/2023) pukul 24.00 WIB.")[1] == "2024-01-01T00:00+07:00"
    assert values("Kerajaan itu berdiri 99999 tahun lalu, atau 5000 tahun lalu.") == []


def test_today_is_the_day_a_report_of_the_day_before_names() -> None:
    assert values("Kata camat, Senin (4/3), pasar tutup hari ini.") == ["2024-03-04", "2024-03-04"]
    assert values("Kata camat, Selasa (5/3), pasar tutup hari ini.") == ["2024-03-05", "2024-03-05"]
    assert values("Gempa melanda Sabtu (2/3). Pasar tutup hari ini.")[1] == "2024-03-05"


MONTHS = list({n: name for name, n in reversed(calendar.months().items())}.values())[::-1]
WEEKDAYS = list(calendar.weekday_names())


def _weekday(day: date) -> str:
    return next(name for name in WEEKDAYS if calendar.weekdays()[name.lower()] == day.isoweekday())


def _clock(day: date, random: Random) -> tuple[str, str]:
    hour, minute = random.randrange(24), random.randrange(60)
    zone, offset = random.choice([("WIB", "+07:00"), ("WITA", "+08:00"), ("WIT", "+09:00")])
    words = f"{_weekday(day)} ({day.day}/{day.month}) pukul {hour:02}.{minute:02} {zone}"
    return words, f"{day}T{hour:02}:{minute:02}{offset}"


@pytest.mark.parametrize("seed", range(60))
def test_dates_put_into_words_are_read_back(seed: int) -> None:
    """For random days of publication, a day within five weeks of it said in each way comes back."""
    random = Random(seed)  # noqa: S311
    published = date(2010, 1, 1) + timedelta(days=random.randrange(6000))
    day = published - timedelta(days=random.randrange(35))
    month, weekday = MONTHS[day.month - 1], _weekday(day)
    part = random.choice(["pagi", "siang", "sore", "malam"])
    end = day + timedelta(days=3)
    clock, clock_value = _clock(day, random)
    said = {
        f"{weekday} ({day.day}/{day.month})": f"{day}",
        f"{weekday} ({day.day:02}/{day.month:02}/{day.year})": f"{day}",
        f"{weekday} ({day.day}/{day.month}) {part}": f"{day}",
        f"{weekday} {part} ({day.day}/{day.month})": f"{day}",
        f"{weekday}, {day.day} {month} {day.year}": f"{day}",
        f"{day.day} {month} {day.year}": f"{day}",
        f"{day.day} {month} lalu": f"{day}",
        f"{day.day} {month} {day.year} - {end.day} {MONTHS[end.month - 1]} {end.year}": f"{day}/{end}",
        f"pertengahan {month} {day.year}": f"{day:%Y-%m}",
        f"tahun {day.year}": f"{day.year}",
        clock: clock_value,
    }
    for words, value in said.items():
        found = read(f"Kantor desa itu dibuka {words}, menurut warga.", f"{published}")
        assert found[-1].value == value, (words, f"{published}")


@pytest.mark.parametrize("seed", range(30))
def test_days_told_from_today_are_read_back(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    published = date(2010, 1, 1) + timedelta(days=random.randrange(6000))
    monday = published - timedelta(days=published.weekday())
    said = {
        "hari ini": published,
        "kemarin": published - timedelta(days=1),
        "lusa": published + timedelta(days=2),
        "tiga hari lalu": published - timedelta(days=3),
        f"{_weekday(published)} lalu": published - timedelta(days=7),
        "Kamis pekan depan": monday + timedelta(days=10),
    }
    for words, day in said.items():
        assert values(f"Pasar ramai pada {words} juga.", f"{published}") == [f"{day}"], words


_PIECES = st.sampled_from(
    [
        *(name for names in lists().values() for name in names),
        *(
            word
            for rule in times_file().rule
            for example in rule.examples
            for word in marks.read(example)[0].split()
        ),
        *'0123456789()/-–.,:\n"',
        "31/2",
        "0000",
        "9999",
        "İ",
        "ke-",
        "\u0660",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=200), st.lists(_PIECES, max_size=30).map(" ".join), st.lists(_PIECES).map("".join)
)
_DAYS = st.one_of(st.none(), st.dates().map(str), st.just("2024"), st.text(max_size=12))


@settings(max_examples=300, deadline=None)
@given(text=_TEXTS, published=_DAYS)
def test_any_text_gives_well_formed_values(text: str, published: str | None) -> None:
    found = read_bare(text, published)
    assert found == read_bare(text, published)
    at = 0
    for t in found:
        assert at <= t.span.start < t.span.end <= len(text)
        assert VALUES[t.kind].fullmatch(t.value), (t.kind, t.value)
        at = t.span.end


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "Senin ",
        "1 ",
        "2019-",
        "1 jam ",
        "1,",
        "dua puluh ",
        "satu juta ",
        "Senin (4/3) pukul 9.00 ",
        "akhir ",
    ],
)
def test_long_repetitions_take_linear_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    start = time.process_time()
    read_bare(text, "2024-03-05")
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Panen dimulai bulan ini.", "2025-12"),
        ("Panen dimulai tahun ini.", "2025"),
        ("Panen usai dua bulan lalu.", "2025-10"),
        ("Panen usai Maret lalu.", "2025-03"),
        ("Panen usai 24 November.", "2025-11-24"),
        ("Panen digelar pada semester I tahun ini.", "2025-01/2025-06"),
    ],
)
def test_a_month_of_publication_tells_months_and_years(text: str, value: str) -> None:
    assert values(text, published="2025-12") == [value]


@pytest.mark.parametrize(
    "text", ["Panen digelar hari ini.", "Panen digelar Kamis.", "Panen usai pekan lalu."]
)
def test_a_month_of_publication_tells_no_days(text: str) -> None:
    assert values(text, published="2025-12") == []


def test_a_report_dated_by_its_own_days_may_be_a_day_younger() -> None:
    text = "Rapat digelar Rabu (6/3/2024). Rapat itu panjang, kata panitia, Kamis. Senin ia sakit."
    assert values(text, published=None) == ["2024-03-06", "2024-03-07", "2024-03-04"]
