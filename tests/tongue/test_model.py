import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat import tongue

TEXT = (
    "Presiden Joko Widodo mengutuk serangan yang menewaskan tiga anggota TNI di Papua. "
    "Rumahnya dibakar massa, kata Menteri Luar Negeri Sri Rahayu kepada Kedutaan Besar Jepang."
)


def test_words_have_tag_head_voice_and_stem_and_lie_where_they_say() -> None:
    first, second = tongue.parse(TEXT)
    words = {t.text: t for t in first + second}
    assert all(TEXT[t.start : t.end] == t.text for t in words.values())
    condemn = words["mengutuk"]
    assert (condemn.upos, condemn.head, condemn.rel) == ("VERB", -1, "root")
    assert (condemn.voice, condemn.stem) == ("act", "kutuk")
    assert (words["dibakar"].voice, words["dibakar"].stem) == ("pass", "bakar")
    assert (first[words["serangan"].head].text, words["serangan"].rel) == ("mengutuk", "obj")
    assert (second[words["Rumah"].head].text, words["Rumah"].rel) == ("dibakar", "nsubj:pass")
    assert second[words["nya"].head].text == "Rumah"


def test_names_are_told_from_titles_states_and_places() -> None:
    found = {TEXT[n.start : n.end]: n.kind for s in tongue.parse(TEXT) for n in tongue.names(s)}
    assert found["Joko Widodo"] == "PER"
    assert found["Presiden"] == "ROLE"
    assert found["Papua"] == "PLACE"
    assert found["Menteri Luar Negeri"] == "ROLE"
    assert found["Sri Rahayu"] == "PER"
    assert found["Kedutaan Besar Jepang"] == "ORG"


@given(st.lists(st.text(max_size=60), max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_text_is_parsed_into_trees(texts: list[str]) -> None:
    for sentences in tongue.parse_all(texts):
        for sentence in sentences:
            assert sum(t.head == -1 for t in sentence) == 1
            for token in sentence:
                at, steps = token, 0
                while at.head >= 0:
                    at, steps = sentence[at.head], steps + 1
                    assert steps <= len(sentence)


def test_a_sentence_reads_the_same_alone_and_in_company() -> None:
    others = [
        "Ia pergi.",
        "Polisi menangkap dua orang di Jakarta, Senin (4/3), kata juru bicaranya.",
        TEXT * 3,
    ]
    assert tongue.parse_all([*others, TEXT])[-1] == tongue.parse(TEXT)


def test_threads_may_read_at_once() -> None:
    texts = [f"Warga {'sangat ' * n}marah kepada Budi{n} di Desa{n}." for n in range(40)]
    alone = [tongue.parse(text) for text in texts]
    tongue.load.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(tongue.parse, texts)) == alone


def test_what_is_not_asked_for_is_left_out() -> None:
    (sentence,) = tongue.parse("Ia tinggal di Jakarta.", style=None)
    assert {t.upos for t in sentence} == {""}
    assert any(t.tag != "O" for t in sentence)
    (sentence,) = tongue.parse("Ia tinggal di Jakarta.", names=None)
    assert {t.tag for t in sentence} == {"O"}
    assert sentence[1].upos == "VERB"


@pytest.mark.parametrize("words", [1, 20_000])
def test_a_sentence_of_any_length_is_one_tree(words: int) -> None:
    (sentence,) = tongue.parse("kata " * words)
    assert len(sentence) == words
    assert [t.rel for t in sentence if t.head < 0] == ["root"]
    assert all(t.head < words for t in sentence)


def test_it_loads_in_a_second_without_what_trained_it() -> None:
    code = (
        "import sys, time; from kawat import tongue; t = time.process_time(); tongue.load();"
        "print(time.process_time() - t < 1, 'torch' in sys.modules, 'floret' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.split() == ["True", "False", "False"]
