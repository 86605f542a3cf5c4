import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat import marks
from tests.making import make_doc

EXAMPLES = [
    '{P=Rini_Halim Menteri Keuangan Rini Halim} hadir. "Kami siap," kata {P=Rini_Halim dia}.',
    "{P=Rini_Halim Menteri Keuangan Rini Halim} hadir. {P=Rini_Halim Ia} mengatakan pajak naik.",
    "{P=Rini_Halim Menteri Keuangan Rini Halim} hadir. {P=Rini_Halim Beliau} lalu pulang.",
    "{P=Ratusan_buruh Ratusan buruh} berunjuk rasa. {P=Ratusan_buruh Mereka} menuntut kenaikan upah.",
    "{P=Rini_Halim Menteri Keuangan Rini Halim} hadir. {P=Rini_Halim Ia} pulang. {P=Rini_Halim Dia} lelah.",
]
NEVER = [
    "Menteri Keuangan Rini Halim menemui Gubernur Bali Dodi Saputra. Ia lalu pulang.",
    'Menteri Keuangan Rini Halim hadir. "Dia mencuri uang itu," kata Kapolres Garut AKBP Budi Santoso.',
    "Hujan turun. Ia terus turun hingga malam.",
]


def pronouns(text: str) -> set[tuple[str, str]]:
    doc = make_doc(text)
    held = {(e.name, doc.article.text[s.start : s.end].lower()) for e in doc.entities for s in e.mentions}
    return {(name, words) for name, words in held if words in {"ia", "dia", "beliau", "mereka"}}


@pytest.mark.parametrize("example", EXAMPLES)
def test_who_is_meant(example: str) -> None:
    text, expected = marks.read(example)
    found = {span: e.name for e in make_doc(text).entities for span in e.mentions}
    assert all(found.get(m.span) == (m.value or "").replace("_", " ") for m in expected)


@pytest.mark.parametrize("text", NEVER)
def test_what_is_not_safe_is_left_alone(text: str) -> None:
    assert pronouns(text) == set()


def test_the_reason_is_named() -> None:
    (who,) = make_doc("Menteri Keuangan Rini Halim hadir. Ia mengatakan pajak naik.").entities
    assert "layers/pronouns.py#speaks" in who.why


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Ia", "dia", "kata", ".", '"', "Budi Halim", "Mereka", "buruh", ","]), max_size=40
    )
)
def test_any_text_is_survived(words: list[str]) -> None:
    text = " ".join(words)
    if text.strip():
        doc = make_doc(text)
        assert all(s.end <= len(doc.article.text) for e in doc.entities for s in e.mentions)
