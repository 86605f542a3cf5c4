import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.errors import SourceError
from kawat.source import encoding

TEXT = "JAKARTA – Presiden berkata, “Kita menuju Köln,” Senin (4/3).\r\n\r\n  Menteri ikut.\n"
printable = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda t: not t.startswith("\ufeff")
)
latin = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=2)


@given(printable)
def test_utf8_comes_back_unchanged(text: str) -> None:
    if encoding.signature(text.encode()) == ("utf-8", 0):
        assert encoding.decode(text.encode()) == text


@given(printable, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_what_carries_a_mark_comes_back_without_it(text: str, codec: str) -> None:
    assert encoding.decode(text.encode(codec)) == text


@given(latin, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf16_without_a_mark(text: str, codec: str) -> None:
    assert encoding.decode(text.encode(codec)) == text


@given(st.text("aé“”–’ €b.", min_size=1))
def test_windows_1252(text: str) -> None:
    raw = text.encode("cp1252")
    apart = b" ".join(raw[i : i + 1] for i in range(len(raw)))  # no two may look like UTF-8
    assert encoding.decode(apart) == " ".join(text)


@given(st.binary(max_size=3000))
def test_any_bytes_are_a_text_or_a_clear_failure(raw: bytes) -> None:
    try:
        encoding.decode(raw).encode()
    except SourceError as error:
        assert error.advice


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-le", "cp1252", "utf-8-sig"])
def test_line_ends_and_white_space_stay(codec: str) -> None:
    assert encoding.decode(TEXT.encode(codec)) == TEXT


def test_utf8_and_windows_1252_in_one_text() -> None:
    raw = "“Satu” é".encode() + " dan “dua” – é.".encode("cp1252") + " “Tiga”".encode()
    assert encoding.decode(raw, "windows-1252") == "“Satu” é dan “dua” – é. “Tiga”"
    assert encoding.decode(raw, "utf-8") == encoding.decode(raw)


def test_a_cut_character_is_marked_and_spoils_nothing_else() -> None:
    assert encoding.decode("Köln “".encode()[:-1]) == "Köln \ufffd"
    assert encoding.decode("“Ya”, kata dia. “Tidak".encode().replace(b"\x80\x9d", b"\x80")).startswith(
        "“Ya\ufffd,"
    )
    assert encoding.decode("kafé".encode("cp1252")) == "kafé"


def test_what_is_declared_counts_unless_the_bytes_are_utf8() -> None:
    assert encoding.decode("Москва".encode("cp1251"), "windows-1251") == "Москва"
    assert encoding.decode("東京".encode("shift_jis"), "Shift_JIS") == "東京"
    assert encoding.decode("Köln".encode(), "windows-1251") == "Köln"


@pytest.mark.parametrize(
    "label", ["punycode", "idna", "zlib", "hex", "utf-7", "unicode_escape", "x" * 99, "", "\0"]
)
def test_a_senseless_declaration_is_ignored(label: str) -> None:
    assert encoding.decode("kafé".encode("cp1252"), label) == "kafé"


def test_the_declaration_of_a_page() -> None:
    assert encoding.declared(b'<meta charset="windows-1251">') == "windows-1251"
    assert encoding.declared(b"<meta content='text/html; charset=ISO-8859-1'>") == "ISO-8859-1"
    assert encoding.declared(b'<?xml version="1.0" encoding="utf-16"?>') == "utf-16"
    assert encoding.declared(b"<p>halo") is None


@pytest.mark.parametrize(
    "raw",
    [
        bytes(1000),
        bytes(range(256)) * 9,
        b"a\0b\0\0\0c",
        codecs.BOM_UTF16_LE + bytes(100),
        b"\x7fELF\1\1\1\0",
    ],
)
def test_bytes_that_are_not_text(raw: bytes) -> None:
    with pytest.raises(SourceError, match="not text"):
        encoding.decode(raw)


def test_a_stray_control_character_is_kept() -> None:
    text = "Menteri tiba di Tokyo, Senin. " * 10 + "\x01"
    assert encoding.decode(text.encode()) == text


@pytest.mark.parametrize("bad", [b"\xe9", b"\xe9 ", b"\xe2\x80 ", b"\x80", b"\x81\xf4"])
def test_the_worst_bytes_are_read_in_time(bad: bytes) -> None:
    began = time.process_time()
    encoding.decode(bad * (500_000 // len(bad)))
    assert time.process_time() - began < 1


def test_empty_places_of_windows_1252_keep_their_number() -> None:
    assert encoding.decode(b"Hujan turun. \x93\x81\x9d\xe9") == "Hujan turun. “\x81\x9dé"
