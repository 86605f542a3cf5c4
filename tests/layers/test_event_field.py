import pytest

from kawat.layers.events.field import elsewhere
from tests.making import make_doc

SPORT = (
    "Pelatih menurunkan penyerang muda di babak kedua. Gol pertama lahir dari umpan kapten, tetapi kiper "
    "lawan membuat skor imbang. Klub itu kini memimpin klasemen liga. "
    "Para pemain menyerang Jepang sejak awal laga."
)
FILM = (
    "Sutradara Rahman Wijaya memuji Citra Lestari. Aktor itu memerankan seorang musisi dalam film baru, "
    "dan lagu untuk adegan penutup dinyanyikan penyanyi pop. Penonton bioskop menunggu penampilan perdananya."
)
PHONE = (
    "Samsung menawarkan ponsel dengan layar besar kepada pengguna. Kamera dan baterai menjadi andalan, "
    "sedangkan fitur aplikasi membuat perangkat itu mudah dipakai."
)
POLITICS = (
    "Menlu Retno Marsudi mengecam Israel. Ia menilai serangan itu melanggar hukum, dan pemerintah meminta "
    "Dewan Keamanan PBB bersidang. Warga berunjuk rasa di depan kedutaan."
)


@pytest.mark.parametrize("text", [SPORT, FILM, PHONE])
def test_other_fields_tell_no_acts_between_private_parties(text: str) -> None:
    doc = make_doc(text)
    assert elsewhere(doc)
    assert [e.type for e in doc.events] == []


def test_acts_of_authorities_count_in_any_field() -> None:
    doc = make_doc(SPORT + " Polisi menangkap tiga suporter.")
    assert elsewhere(doc)
    assert [e.type for e in doc.events] == ["COERCE"]


def test_two_officials_make_an_article_one_of_politics() -> None:
    doc = make_doc(FILM + " Presiden Joko Widodo mengundang Perdana Menteri Anthony Albanese ke bioskop.")
    assert not elsewhere(doc)


def test_what_an_authority_says_of_private_people_is_no_news_of_politics() -> None:
    assert make_doc(FILM + " Menteri Sosial Siti Rahayu memuji Citra Lestari.").events == ()
    (event,) = make_doc(FILM + " Menteri Sosial Siti Rahayu memuji polisi.").events
    assert event.type == "SUPPORT"


@pytest.mark.parametrize("text", [POLITICS, "Polisi menyita ponsel tersangka.", "Israel menyerang Gaza."])
def test_news_of_politics_and_short_texts_are_of_no_other_field(text: str) -> None:
    assert not elsewhere(make_doc(text))
