import pytest

from kawat.indonesian.affixes import active, nominal, passive


@pytest.mark.parametrize(
    "stem, form",
    [
        ("serang", "menyerang"), ("tangkap", "menangkap"), ("pukul", "memukul"), ("kecam", "mengecam"),
        ("bunuh", "membunuh"), ("dukung", "mendukung"), ("cegah", "mencegah"), ("janjikan", "menjanjikan"),
        ("gugat", "menggugat"), ("hukum", "menghukum"), ("usir", "mengusir"), ("ancam", "mengancam"),
        ("lepaskan", "melepaskan"), ("rampas", "merampas"), ("nyatakan", "menyatakan"),
        ("vonis", "memvonis"), ("bom", "mengebom"), ("kritik", "mengkritik"), ("protes", "memprotes"),
        ("taati", "mentaati"), ("perkuat", "memperkuat"), ("sponsori", "mensponsori"),
    ],
)  # fmt: skip
def test_active_forms(stem: str, form: str) -> None:
    assert form in active(stem)


def test_a_sound_that_is_lost_stays_lost_in_the_noun() -> None:
    assert "penyerangan" in nominal("serang")
    assert "pemboman" in nominal("bom")
    assert "pembebasan" in nominal("bebaskan")


def test_the_suffix_belongs_to_the_stem_but_not_to_the_noun() -> None:
    assert passive("tewaskan") == "ditewaskan"
    assert nominal("kunjungi")[0] == "pengunjungan"
    assert nominal("beri") == ("pemberian",)
