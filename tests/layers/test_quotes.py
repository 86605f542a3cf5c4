import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kawat import marks
from kawat.layers import attribution, quotes
from kawat.layers.quotes.rules import VERBS, rules_file, said, saying
from kawat.model import Doc, Entity, EntityKind, Quote, Span
from kawat.text import covers, overlaps
from tests.making import make_doc

EXAMPLES = [(rule.id, example) for rule in rules_file().rule for example in rule.examples]
NEVER = [(rule.id, text) for rule in rules_file().rule for text in rule.never]

# The people of the examples: every way to name them, the longest of which is found first.
PEOPLE: dict[EntityKind, tuple[tuple[str, ...], ...]] = {
    "person": (
        ("Gubernur Budi Santoso", "Budi Santoso", "Budi"),
        ("Menteri Pertanian Ratna Dewi", "Ratna Dewi", "Ratna"),
        ("Kolonel Hasan Basri", "Hasan Basri", "Hasan"),
        ("Siti Aminah", "Siti"),
    ),
    "organization": (
        ("Kementerian Perhubungan",),
        ("Palang Merah",),
        ("BMKG",),
        ("Reuters",),
        ("Partai Bulan", "PB"),
    ),
    "state": (("Jepang",), ("Chile",)),
    "group": (
        ("juru bicara militer",),
        ("seorang saksi", "Seorang saksi"),
        ("warga desa", "Warga desa"),
        ("polisi", "Polisi"),
        ("politikus senior", "Politikus senior"),
    ),
    "place": (("Jakarta",), ("Surabaya",)),
}
_NAMES = {name: (kind, names[0]) for kind, many in PEOPLE.items() for names in many for name in names}
_ANY_NAME = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _NAMES), key=len, reverse=True))})\b")


def doc_of(text: str) -> Doc:
    """Return the workbench of a text in which the people of the examples are known."""
    found: dict[tuple[EntityKind, str], list[Span]] = {}
    for match in _ANY_NAME.finditer(text):
        found.setdefault(_NAMES[match.group()], []).append(Span(*match.span()))
    entities = tuple(
        Entity(id=f"e{n}", why=("test",), kind=kind, name=name, mentions=tuple(spans))
        for n, ((kind, name), spans) in enumerate(found.items(), 1)
    )
    return replace(make_doc(text, until="sentences"), entities=entities)


def marked(text: str, found: tuple[Quote, ...]) -> str:
    """Return the text with its quotes and cues marked; a cue inside a content can't be."""
    cues = [q.cue for q in found if q.cue]
    shown = [marks.Mark(q.span, q.mode.upper()) for q in found]
    shown += [marks.Mark(c, "CUE") for c in cues if not any(overlaps(c, q.span) for q in found)]
    return marks.write(text, tuple(dict.fromkeys(shown)))


def check_speakers(doc: Doc, found: tuple[Quote, ...], expected: tuple[marks.Mark, ...]) -> None:
    contents = [m for m in expected if m.label in ("DIRECT", "INDIRECT")]
    outer = [q for q in found if not any(covers(o.span, q.span) and o != q for o in found)]
    for quote, content in zip(outer, contents, strict=True):
        places = [m.span for m in expected if m.label == "SPEAKER" and m.value == content.value]
        mentions = [s for e in doc.entities if e.id == quote.speaker for s in e.mentions]
        if places:
            assert any(overlaps(a, b) for a in places for b in mentions), (content, quote)
        if content.value == "nobody":
            assert quote.speaker is None


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples(rule: str, example: str) -> None:
    text, expected = marks.read(example)
    doc = doc_of(text)
    found = quotes.find(doc)
    plain = tuple(marks.Mark(m.span, m.label) for m in expected if m.label != "SPEAKER")
    assert marked(text, found) == marks.write(text, plain)
    check_speakers(doc, found, expected)
    assert any(rule in reason for q in found for reason in q.why)


@pytest.mark.parametrize(("rule", "text"), NEVER)
def test_never(rule: str, text: str) -> None:
    assert marked(text, quotes.find(doc_of(text))) == text, rule


def test_there_are_examples_of_every_kind() -> None:
    assert len(EXAMPLES) >= 100
    assert len(NEVER) >= 40


def test_every_verb_is_listed_once() -> None:
    forms = [v.verb for v in {**said(), **saying()}.values()]
    assert set(said()).isdisjoint(saying())
    assert len({v.why for v in saying().values()}) == len(saying())
    assert all(forms)


def test_why_names_rule_and_verb() -> None:
    (quote,) = quotes.find(doc_of('"Kami siap berangkat," kata Budi Santoso.'))
    assert quote.why[0].startswith("indonesian/quotes.toml:")
    assert quote.why[1].startswith(f"{VERBS}:")


@pytest.mark.parametrize(
    ("text", "to", "place"),
    [
        ('"Kami siap," kata Budi Santoso kepada warga desa di Surabaya, Senin.', "warga desa", "Surabaya"),
        ('"Kami siap," kata Budi Santoso di rumahnya, Jalan Melati, Jakarta.', None, "Jakarta"),
        ('"Kami siap," kata Budi Santoso.', None, None),
        ('"Kami siap," kata Budi Santoso, yang lahir di Surabaya.', None, None),
        ('"Kami siap," kata Budi Santoso menanggapi banjir di Surabaya.', None, None),
        ('"Kami siap," kata Budi Santoso di hadapan para warga desa.', "warga desa", None),
        ('"Kami siap," kata Budi Santoso saat dihubungi Reuters, Senin.', "Reuters", None),
        ('"Kami siap," kata Budi Santoso dalam wawancara dengan Reuters.', "Reuters", None),
        ('"Kami siap," kata Budi Santoso bersama dengan Siti Aminah.', None, None),
        ("Budi Santoso mengatakan kepada Reuters bahwa jembatan itu dibuka.", "Reuters", None),
        ("Dalam rapat di Jakarta, Budi Santoso mengatakan jembatan itu akan dibuka.", None, "Jakarta"),
        ("Budi Santoso di Surabaya, Senin, mengatakan jembatan itu akan dibuka.", None, "Surabaya"),
        ('Budi Santoso mengatakan, "Kami siap," ketika ditanya Reuters di Jepang.', "Reuters", "Jepang"),
        ('Budi Santoso mengatakan, "Kami siap." Reuters tiba di Jepang.', None, None),
        ("Seorang saksi di Surabaya mengatakan jembatan itu akan dibuka.", None, None),
        ("Jembatan itu, kata Budi Santoso, akan dibuka di Surabaya.", None, None),
        ("Jembatan itu akan dibuka pekan depan, kata Budi Santoso di Jepang.", None, "Jepang"),
        ("Jembatan itu dibuka. Hal itu disampaikan Budi Santoso kepada Reuters.", "Reuters", None),
    ],
)
def test_to_whom_and_where(text: str, to: str | None, place: str | None) -> None:
    doc = doc_of(text)
    names = {e.id: e.name for e in doc.entities}
    (quote,) = quotes.find(doc)
    assert (names.get(quote.to or ""), names.get(quote.place or "")) == (to, place)


def test_with_the_entities_that_kawat_finds() -> None:
    text = (
        'Menteri Luar Negeri Retno Marsudi tiba di Tokyo. "Kami membahas pasokan gas," katanya.\n'
        '"Pasokan itu aman," ujar Kapolri Jenderal Listyo Sigit.'
    )
    doc = make_doc(text, until="quotes")
    names = {e.id: e.name for e in doc.entities}
    assert [names[q.speaker or ""] for q in doc.quotes] == ["Retno Marsudi", "Listyo Sigit"]


SINGLE = (  # a sentence alone, who speaks in it, and what is said
    ("Sumber di kepolisian menyebut pelaku sudah pergi.", "Sumber", "pelaku sudah pergi"),
    ("Ratna Dewi (45), warga Desa Mekar mengatakan air naik.", "Ratna Dewi", "air naik"),
    ("Farid (28), warga Jagakarsa, Jakarta Selatan, mengaku sempat senang.", "Farid", "sempat senang"),
    ("Perseroan mengaku akan membangun tiga hotel.", "Perseroan", "akan membangun tiga hotel"),
    ("Pihak sekolah mengaku belum tahu soal itu.", "Pihak sekolah", "belum tahu soal itu"),
    ("Menurut pengamat politik dari UI, langkah itu salah.", "pengamat politik dari UI", "langkah itu salah"),
    ("Politikus PDIP itu menilai kasus itu kecil.", "Politikus PDIP itu", "kasus itu kecil"),
    ("Salah seorang saksi, Motha, mengatakan mobil itu melaju kencang.", "Motha", "mobil itu melaju kencang"),
    (
        "Salah satu warga Desa Mekar yang mengungsi bernama Siti Aminah, mengatakan air naik sejak subuh.",
        "Siti Aminah",
        "air naik sejak subuh",
    ),
    (
        "Ketua Umum Partai Bulan yang juga mantan guru, Dr. Hasan Basri, M.Pd, menegaskan upah harus naik.",
        "Hasan Basri",
        "upah harus naik",
    ),
    ("Hal itu dilontarkan Ratna Dewi, dosen ekonomi, yang menilai harga naik.", "Ratna Dewi", "harga naik"),
    (
        "Bulan lalu Macron saat singgah di Hanoi, Vietnam di sela rapat itu mengatakan pajak itu aman.",
        "Macron",
        "pajak itu aman",
    ),
    (
        "Budi Santoso mengatakan kepada Rusia, Jepang, Amerika Serikat, Cina dan dua Korea bahwa ia siap.",
        "Budi Santoso",
        "ia siap",
    ),
)  # fmt: skip


def test_a_name_may_fail_to_follow() -> None:
    doc = make_doc(
        "Seorang warga Desa Mekar di tepi sungai bernama di Palu mengatakan air naik.", until="quotes"
    )
    assert [q.mode for q in doc.quotes] == ["indirect"]


@pytest.mark.parametrize(("text", "speaker", "content"), SINGLE)
def test_a_sentence_alone(text: str, speaker: str, content: str) -> None:
    doc = make_doc(text, until="quotes")
    (quote,) = doc.quotes
    names = {e.id: e.name for e in doc.entities}
    assert (names[quote.speaker or ""].lower(), text[quote.span.start : quote.span.end]) == (
        speaker.lower(),
        content,
    )


@pytest.mark.parametrize(
    "text",
    (
        "Tampilan laman itu terlihat meyakinkan, tetapi isinya menipu warga.",
        "Pabrik itu menambahkan aroma cokelat yang kuat ke dalam oli.",
    ),
)
def test_a_sentence_alone_that_reports_nothing(text: str) -> None:
    assert make_doc(text, until="quotes").quotes == ()


@pytest.mark.parametrize(
    ("text", "outer", "inner", "content"),
    [
        (
            "Budi Santoso mengatakan Ratna Dewi telah menyatakan bahwa harga beras turun.",
            "Gubernur Budi Santoso",
            "Menteri Pertanian Ratna Dewi",
            "harga beras turun",
        ),
        (
            '"Budi Santoso sudah mengatakan bahwa jalan itu ditutup," kata Siti Aminah.',
            "Siti Aminah",
            "Gubernur Budi Santoso",
            "jalan itu ditutup",
        ),
        (
            "\"Ibu Ratna Dewi bilang, 'Jangan takut pada hujan,' waktu itu,\" kenang Siti Aminah.",
            "Siti Aminah",
            "Menteri Pertanian Ratna Dewi",
            "Jangan takut pada hujan,",
        ),
        (
            "BMKG mengatakan bahwa gempa itu dangkal, kata Reuters dalam laporannya.",
            "Reuters",
            "BMKG",
            "gempa itu dangkal",
        ),
    ],
)
def test_what_is_told_on_anothers_word(text: str, outer: str, inner: str, content: str) -> None:
    doc = doc_of(text)
    names = {e.id: e.name for e in doc.entities}
    doc = replace(doc, quotes=quotes.find(doc))
    first, second = doc.quotes
    assert covers(first.span, second.span)
    assert [names[q.speaker or ""] for q in doc.quotes] == [outer, inner]
    assert text[second.span.start : second.span.end] == content
    assert names[attribution.by(doc, second.span) or ""] == inner


@pytest.mark.parametrize(
    "text",
    [
        '"Saya dan Budi Santoso mengatakan jalan itu ditutup," kata Siti Aminah.',
        '"Saya minta Budi Santoso menyatakan jalan itu ditutup," kata Siti Aminah.',
        '"Orang bilang jalan itu ditutup," kata Siti Aminah.',
        "\"Film 'Laskar di Ujung Senja' itu bagus,\" kata Siti Aminah.",
    ],
)
def test_nobody_else_is_quoted(text: str) -> None:
    assert len(quotes.find(doc_of(text))) == 1


@pytest.mark.parametrize(
    "first",
    [
        "Budi Santoso mengatakan Ratna Dewi menyatakan bahwa harga beras turun.",
        "Budi Santoso menyesalkan pernyataan Ratna Dewi yang menyebut harga beras turun.",
    ],
)
def test_after_anothers_words_the_speaker_goes_on(first: str) -> None:
    doc = doc_of(f'{first} "Saya sedih soal itu," katanya.')
    names = {e.id: e.name for e in doc.entities}
    assert names[quotes.find(doc)[-1].speaker or ""] == "Gubernur Budi Santoso"


def test_attribution_is_to_the_innermost_speaker() -> None:
    text = 'Budi Santoso mengatakan jembatan itu roboh. "Tiga orang tewas," kata Ratna Dewi. Hujan turun.'
    doc = doc_of(text)
    doc = replace(doc, quotes=quotes.find(doc))
    names = {e.id: e.name for e in doc.entities}

    def by(words: str) -> str | None:
        at = text.index(words)
        speaker = attribution.by(doc, Span(at, at + len(words)))
        return names[speaker] if speaker else None

    assert by("roboh") == "Gubernur Budi Santoso"
    assert by("Tiga orang") == "Menteri Pertanian Ratna Dewi"
    assert by("Hujan") is None


_WORDS = "kata Budi mengatakan bahwa katanya menurut dia itu demikian Kami siap Hal itu disampaikan".split()
_PARTS = st.sampled_from(
    ['"', "“", "”", "'", "„", "«", " ", ", ", ". ", "\n", "(", ")", "-", "Ratna Dewi", *_WORDS]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(_PARTS, max_size=60).map(" ".join), st.lists(_PARTS).map("".join)))
def test_any_text(text: str) -> None:
    if not text.strip():
        return
    doc = doc_of(text)
    found = quotes.find(doc)
    known = {e.id for e in doc.entities}
    assert [q.id for q in found] == [f"q{n}" for n in range(1, len(found) + 1)]
    assert found == quotes.find(doc)
    for q in found:
        assert 0 <= q.span.start < q.span.end <= len(text)
        assert {q.speaker, q.to, q.place} <= {None, *known}
        assert q.cue is None or covers(Span(0, len(text)), q.cue)
    direct = [q.span for q in found if q.mode == "direct"]
    assert all(a.end <= b.start or covers(a, b) for a, b in pairwise(direct))


@pytest.mark.parametrize(
    "part",
    [
        '"',
        '" ',
        '"Kami siap," kata Budi. ',
        "mengatakan ",
        "kata Budi, ",
        'Budi mengatakan "',
        "menurut, ",
        "“ ",
        "(kata ",
        '"Budi mengatakan ',
        "'Budi berkata ",
        "Budi, yang ",
        "setelah Budi ",
        "kata pengacara ",
    ],
)
def test_time_grows_with_the_text(part: str) -> None:
    def seconds(size: int) -> float:
        doc = doc_of(part * (size // len(part)))
        started = time.perf_counter()
        quotes.find(doc)
        return time.perf_counter() - started

    small, large = seconds(30_000), seconds(240_000)
    assert large < 30 * small + 0.5


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Kedutaan Besar Jepang di Bandung, Indonesia, menyatakan bahwa visa sudah tersedia.",
            "Kedutaan Besar Jepang",
        ),
        ("Masih ada aduan dari warga desa di Jepang yang mengaku telah ditipu agen.", "warga desa"),
        ("Ratna Dewi mencatat laporan dari Laos, Chile dan Jepang Dia mengatakan harga beras turun.", None),
        ("Namun, Jepang menyatakan harga beras sudah turun.", "Jepang"),
    ],
)
def test_a_state_that_tells_where_somebody_is_does_not_speak(text: str, speaker: str | None) -> None:
    doc = make_doc(text)
    (quote,) = doc.quotes
    assert next((e.name for e in doc.entities if e.id == quote.speaker), None) == speaker
