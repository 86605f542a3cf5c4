import pytest

from kawat.layers.glued import parted
from kawat.layers.words import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ditahan olehKBRI kemarin", "ditahan oleh KBRI kemarin"),
        ("di Vietnamkemarin", "di Vietnam kemarin"),
        ("perang Israel-Palestina", "perang Israel - Palestina"),
        ("Joko Widodo-Ma'ruf Amin", "Joko Widodo - Ma'ruf Amin"),
        ("Timor-Leste dan Asia-Pasifik", "Timor-Leste dan Asia-Pasifik"),
        ("warga-warga dan Al-Ikhlas", "warga-warga dan Al-Ikhlas"),
        ("DilansirdetikNews, seorangWNIasal", "Dilansir detikNews , seorang WNI asal"),
        ("Budi Santosomengatakan hal itu", "Budi Santoso mengatakan hal itu"),
        ("Kantor DirektoratJenderal", "Kantor Direktorat Jenderal"),
        ("YouTube dan WhatsApp", "YouTube dan WhatsApp"),
    ],
)
def test_words_that_are_two(text: str, words: str) -> None:
    found = list(parted(split_words(text, 0, len(text))))
    assert [w.text for w in found] == words.split()
    assert all(text[w.start : w.end] == w.text for w in found)
