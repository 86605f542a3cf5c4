"""Whatever text comes in, the record keeps its promises."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat import article, layers
from kawat.check import problems
from kawat.errors import ArticleError
from kawat.model import Given, Page, Record

WORDS = """
    Jakarta (ANTARA) - Menlu RI Arman Prasetya kata mengatakan bahwa " “ ” ' Senin (4/3) 24/10 kemarin pukul
    18.30 WIB 12 orang tewas sedikitnya polisi menyerang ditangkap oleh akan tidak di Beijing Editor: 2023
    Copyright © Baca juga: . , ( ) dan yang KPK Komisi Pemberantasan Korupsi (KPK) katanya dia menurut
""".split()
SPACES = ["\n", "\n\n", " "]
news = st.lists(st.sampled_from(WORDS + SPACES), max_size=60).map(" ".join)
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def _read(text: str) -> Record | None:
    page = Page(
        origin="test",
        body=text,
        format="text",
        container="text",
        sha256="0" * 64,
        given=Given(published="2024-03-05"),
    )
    try:
        return layers.analyse(article.read(page))
    except ArticleError:
        return None


@pytest.mark.parametrize("texts", [news, anything], ids=["news", "anything"])
def test_any_text_gives_a_sound_record(texts: st.SearchStrategy[str]) -> None:
    @settings(max_examples=300, deadline=None)
    @given(texts)
    def holds(text: str) -> None:
        record = _read(text)
        if record is None:
            assert not text.strip()
            return
        assert record.text == text
        assert problems(record) == []
        assert msgspec.json.encode(_read(text)) == msgspec.json.encode(record)
        again = msgspec.json.decode(msgspec.json.encode(record), type=Record)
        assert again == record

    holds()
