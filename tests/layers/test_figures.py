import random
import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat import marks
from kawat.layers import figures
from kawat.layers.figures.lexicon import figures_file
from kawat.model import Doc, Entity, Figure, Quote, Span, TimeExpr
from tests.making import make_doc

RULES = figures_file().rule
MOSTLY = {"houses": "house", "money": ""}  # the unit that an example leaves out


def value_of(figure: Figure) -> str:
    parts = [figure.kind, str(figure.value), figure.bound]
    return ":".join(parts if figure.unit == MOSTLY.get(figure.kind, "person") else [*parts, figure.unit])


def marked(text: str) -> str:
    found = figures.find(make_doc(text, until="sentences"))
    return marks.write(text, tuple(marks.Mark(f.span, "FIGURE", value_of(f)) for f in found))


def found_in(text: str) -> list[str]:
    return [value_of(f) for f in figures.find(make_doc(text, until="sentences"))]


@pytest.mark.parametrize("example", [e for rule in RULES for e in rule.examples])
def test_the_examples_are_read_as_marked(example: str) -> None:
    assert marked(marks.read(example)[0]) == example


@pytest.mark.parametrize("text", [t for rule in RULES for t in rule.never])
def test_no_figure_where_there_is_none(text: str) -> None:
    assert marked(text) == text


def test_every_rule_can_be_traced() -> None:
    (figure,) = figures.find(make_doc("12 orang tewas di Palu.", until="sentences"))
    assert figure.why[0].startswith("indonesian/figures.toml:")
    assert figure.why[0].endswith("#dead")


def test_a_figure_says_if_it_was_told_at_another_count() -> None:
    text = "Tiga polisi dan satu warga tewas. Ada 28 orang terluka. Di Bakti 16 orang, di Kasih 12 orang."
    found = figures.find(make_doc(text, until="sentences"))
    assert [f.why[1:] for f in found] == [
        ("layers/figures/fates.py#shared",),
        (),
        (),
        ("layers/figures/parts.py#adds-up",),
        ("layers/figures/parts.py#adds-up",),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # repeated in other words: once, with the qualifier of the first
        (
            "Sedikitnya 12 orang tewas di Bima. Sebanyak 12 orang tewas itu dimakamkan.",
            ["killed:12:at_least"],
        ),
        # another number is another figure
        (
            "Korban tewas 12 orang. Kini korban tewas menjadi 15 orang.",
            ["killed:12:exact", "killed:15:exact"],
        ),
        # single people are told apart by what they are
        ("Seorang guru tewas. Seorang polisi tewas.", ["killed:1:exact", "killed:1:exact"]),
        # parts that add up to a total of the sentence before
        (
            "Sebanyak 28 warga terluka. Di Puskesmas Bakti 16 orang dan di Puskesmas Kasih 12 orang.",
            ["injured:28:exact", "injured:16:exact", "injured:12:exact"],
        ),
        # and numbers that don't
        ("Sebanyak 28 warga terluka. Di aula hadir 17 orang dan di teras 12 orang.", ["injured:28:exact"]),
        # a part of those counted before
        (
            "Polisi menangkap 15 orang. Dua di antaranya adalah pegawai bank.",
            ["detained:15:exact", "detained:2:exact"],
        ),
        (
            "Polisi menangkap 377 orang. Dari 377 orang itu, 150 di antaranya pelajar.",
            ["detained:377:exact", "detained:150:exact"],
        ),
        (
            "Polisi menangkap 120 orang. Sebanyak 45 di antaranya pelajar.",
            ["detained:120:exact", "detained:45:exact"],
        ),
        # a toll that changes
        (
            "Korban tewas 12 orang. Jumlah itu naik menjadi 15 orang. Jumlah itu 20 persen lebih.",
            ["killed:12:exact", "killed:15:exact"],
        ),
        ("Korban tewas 12 orang. Warga datang. Jumlah itu naik menjadi 15 orang.", ["killed:12:exact"]),
        # a total told again before its parts
        (
            "Polisi menangkap 31 orang. Pelaku yang berjumlah 31 orang terdiri dari 17 pria dan 14 wanita.",
            ["detained:31:exact", "detained:17:exact", "detained:14:exact"],
        ),
        # a plural that is told exactly elsewhere
        ("Ratusan rumah terendam. Tercatat 345 rumah terendam.", ["houses:345:exact"]),
        ("Polisi menangkap 339 warga. Ratusan orang itu ditahan.", ["detained:339:exact"]),
        ("Ratusan nelayan ditangkap. Jumlah yang ditangkap 339 orang.", ["detained:339:exact"]),
        (
            "Polisi menangkap 339 orang. Ratusan lainnya juga ditangkap.",
            ["detained:339:exact", "detained:200:at_least"],
        ),
        (
            "Puluhan rumah terendam. Di tempat lain 345 rumah terendam.",
            ["houses:20:at_least", "houses:345:exact"],
        ),
        # a number that a sentence gives twice counts two bodies
        ("Sebanyak 17 rumah hanyut dan 17 rumah hancur.", ["houses:17:exact", "houses:17:exact"]),
        # `juga` adds others of the same number
        (
            "Polisi menangkap tiga polisi. Selain itu, mereka juga menangkap tiga buruh.",
            ["detained:3:exact", "detained:3:exact"],
        ),
    ],
)
def test_figures_across_sentences(text: str, expected: list[str]) -> None:
    assert found_in(text) == expected


def test_numbers_in_times_are_no_figures() -> None:
    doc = make_doc("Pada 12 Mei warga tewas.", until="sentences")
    day = TimeExpr(id="t1", why=("test",), kind="date", value="2024-05-12", span=Span(5, 13))
    assert figures.find(replaced(doc, times=(day,))) == ()


def test_a_decade_may_be_a_count() -> None:
    doc = make_doc("Sekitar 50-an warga tewas.", until="sentences")
    decade = TimeExpr(id="t1", why=("test",), kind="date", value="195X", span=Span(8, 13))
    assert [value_of(f) for f in figures.find(replaced(doc, times=(decade,)))] == ["killed:50:about"]


def replaced(doc: Doc, **fields: object) -> Doc:
    values = {name: getattr(doc, name) for name in doc.__struct_fields__}
    return Doc(**(values | fields))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Told:
    """A text with entities where their names stand; a quote from `says`, if given."""

    text: str
    entities: tuple[tuple[str, str], ...]
    says: tuple[str, str] | None = None

    def doc(self) -> Doc:
        doc = make_doc(self.text, until="sentences")
        entities = tuple(
            Entity(
                id=f"e{i}",
                why=("test",),
                kind=kind,
                name=name,
                mentions=(self.span(name),),
                country="NOR" if "Norwegia" in name else None,
            )  # type: ignore[arg-type]
            for i, (kind, name) in enumerate(self.entities, 1)
        )
        quotes = ()
        if self.says:
            speaker = next(e.id for e in entities if e.name == self.says[0])
            span = self.span(self.says[1])
            quotes = (Quote(id="q1", why=("test",), mode="direct", span=span, speaker=speaker),)
        return replaced(doc, entities=entities, quotes=quotes)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def figure(self, number: int = 0) -> tuple[str | None, str | None, str | None]:
        names = {f"e{i}": name for i, (_, name) in enumerate(self.entities, 1)}
        figure = figures.find(self.doc())[number]
        return (
            names.get(figure.of or ""),
            names.get(figure.by or ""),
            names.get(figure.place or ""),
        )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            Told(
                "Menurut BPBD Bima, 12 warga tewas di Bima Kota.",
                (("organization", "BPBD Bima"), ("group", "12 warga"), ("place", "Bima Kota")),
            ),
            ("12 warga", "BPBD Bima", "Bima Kota"),
        ),
        (
            Told("Polres Garut mencatat 12 orang tewas.", (("organization", "Polres Garut"),)),
            (None, "Polres Garut", None),
        ),
        (
            Told("Polres Garut juga telah mencatat 12 orang tewas.", (("organization", "Polres Garut"),)),
            (None, "Polres Garut", None),
        ),
        (
            Told(
                "Dari catatan resmi yang kami terima dari Polres Garut, 12 orang tewas.",
                (("organization", "Polres Garut"),),
            ),
            (None, "Polres Garut", None),
        ),
        (
            Told("Warga dari Polres Garut datang, 12 orang tewas.", (("organization", "Polres Garut"),)),
            (None, None, None),
        ),
        (
            Told('"Ada 12 tewas," kata Arman.', (("person", "Arman"),), ("Arman", "Ada 12 tewas")),
            (None, "Arman", None),
        ),
        (
            Told("Arman mengatakan cuaca buruk. Ada 12 orang tewas.", (("person", "Arman"),)),
            (None, None, None),
        ),
        (
            Told(
                "Data SAR Natuna menyebut kapal itu kandas. Sebanyak 12 orang tewas.",
                (("organization", "SAR Natuna"),),
            ),
            (None, "SAR Natuna", None),
        ),
        (
            Told("Di kubu milisi, ada 12 yang tewas.", (("group", "milisi"),)),
            ("milisi", None, None),
        ),
        (
            Told(
                "Jumlah warga Norwegia yang tewas mencapai 12 orang.",
                (("group", "warga Norwegia"), ("group", "12 orang")),
            ),
            ("warga Norwegia", None, None),
        ),
        (
            Told("Di antara korban, 12 warga Norwegia tewas.", (("state", "Norwegia"),)),
            ("Norwegia", None, None),
        ),
        (
            Told("Dari 86 buruh di sana, empat di antaranya ditahan.", (("group", "86 buruh"),)),
            ("86 buruh", None, None),
        ),
        (
            Told("Kekayaan Arman mencapai Rp 2 miliar.", (("person", "Arman"),)),
            ("Arman", None, None),
        ),
        (
            Told("PT Sari yang merugi hingga Rp 2 miliar ditutup.", (("organization", "PT Sari"),)),
            ("PT Sari", None, None),
        ),
        (
            Told("Arman melihat harganya Rp 2 miliar.", (("person", "Arman"),)),
            (None, None, None),
        ),
    ],
)  # fmt: skip
def test_whose_people_on_whose_word_and_where(
    told: Told, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert told.figure() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pada 12 Mei, tujuh orang tewas.", "2024-05-12"),
        ("Menurut Arman, 12 Mei, tujuh orang tewas.", None),  # when he spoke
        ("Sejak 12 Mei, tujuh orang tewas.", None),
    ],
)
def test_the_date_is_that_of_the_count(text: str, expected: str | None) -> None:
    told = Told(text, (("person", "Arman"),) if "Arman" in text else ())
    day = TimeExpr(id="t1", why=("test",), kind="date", value="2024-05-12", span=told.span("12 Mei"))
    (figure,) = figures.find(replaced(told.doc(), times=(day,)))
    assert figure.date == expected


def test_the_others_are_of_the_same_people() -> None:
    told = Told("Dua nelayan tewas dan tiga lainnya hilang.", (("group", "Dua nelayan"),))
    assert told.figure(1)[0] == "Dua nelayan"


def test_a_report_goes_on_within_its_paragraph() -> None:
    text = "Arman mengatakan lima orang hilang. Selain itu, 12 orang tewas."
    told = Told(text, (("person", "Arman"),), ("Arman", "lima orang hilang"))
    assert told.figure(1)[1] == "Arman"


def test_a_repetition_adds_what_the_first_left_out() -> None:
    told = Told("Ada 12 orang tewas. Menurut Arman, 12 orang tewas.", (("person", "Arman"),))
    assert len(figures.find(told.doc())) == 1
    assert told.figure()[1] == "Arman"


def test_a_repetition_adds_the_date() -> None:
    told = Told("Ada 12 orang tewas. Pada 12 Mei, 12 orang tewas.", ())
    day = TimeExpr(id="t1", why=("test",), kind="date", value="2024-05-12", span=told.span("12 Mei"))
    (figure,) = figures.find(replaced(told.doc(), times=(day,)))
    assert figure.date == "2024-05-12"


def test_two_sources_of_one_number_are_two_figures() -> None:
    told = Told(
        "Menurut Arman, 12 orang tewas.\nMenurut Budi, 12 orang tewas.",
        (("person", "Arman"), ("person", "Budi")),
    )
    assert [told.figure(i)[1] for i in (0, 1)] == ["Arman", "Budi"]


TEMPLATES = (
    ("killed", "exact", "Ledakan di pasar itu menewaskan {n} orang."),
    ("killed", "at_least", "Sedikitnya {n} warga tewas akibat banjir bandang."),
    ("killed", "about", "Korban jiwa di lembah itu mencapai sekitar {n} orang."),
    ("injured", "exact", "Akibat kejadian itu, {n} penumpang mengalami luka ringan."),
    ("missing", "exact", "Hingga kini {n} nelayan masih hilang."),
    ("displaced", "at_least", "Lebih dari {n} jiwa terpaksa mengungsi."),
    ("detained", "exact", "Aparat juga menangkap {n} tersangka di pelabuhan."),
    ("hostage", "about", "Hampir {n} pekerja disandera kelompok itu."),
    ("affected", "exact", "Sebanyak {n} keluarga terdampak kekeringan."),
    ("houses", "exact", "Angin kencang merusak {n} rumah di dua desa."),
    ("money", "exact", "Kerugian negara mencapai Rp {n} juta."),
)


@pytest.mark.parametrize(("kind", "bound", "template"), TEMPLATES)
def test_any_number_in_a_template_is_read(kind: str, bound: str, template: str) -> None:
    draw = random.Random(template)  # noqa: S311
    for n in (2, 11, 999, *(draw.randrange(2, 60_000) for _ in range(12))):
        text = template.format(n=f"{n:,}".replace(",", "."))
        (figure,) = figures.find(make_doc(text, until="sentences"))
        assert (figure.kind, figure.bound) == (kind, bound)
        assert figure.value == (n * 1_000_000 if kind == "money" else n)


PIECES = [marks.read(e)[0] for rule in RULES for e in rule.examples[:2]]


@given(
    st.text()
    | st.lists(st.sampled_from([*PIECES, " ", "\n", "“", "(", "12", "dan", "tewas", "Rp", "orang"])).map(
        " ".join
    )
)
def test_any_text_is_survived_and_figures_lie_inside(text: str) -> None:
    doc = make_doc(f"{text}.", until="sentences")
    text = doc.article.text
    found = figures.find(doc)
    assert found == figures.find(doc)
    assert [f.id for f in found] == [f"f{i}" for i in range(1, len(found) + 1)]
    assert list(found) == sorted(found, key=lambda f: f.span)
    for figure in found:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert any(c.isalnum() for c in text[figure.span.start : figure.span.end])


@pytest.mark.parametrize(
    "unit",
    ["12 ", "dua orang dan ", "tewas ", "(", "Rp ", "12 orang, ", "menewaskan ", "Rp1,5 juta ", "yang "],
)
def test_repetition_takes_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        doc = make_doc(unit * times, until="sentences")
        start = time.perf_counter()
        figures.find(doc)
        return time.perf_counter() - start

    assert seconds(24_000) < 20 * seconds(3_000) + 0.2
