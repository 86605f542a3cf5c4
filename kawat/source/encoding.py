"""Which characters are these bytes? A sign at the beginning, UTF-8, what was declared, else piece by piece.

What is valid UTF-8 is UTF-8, whatever the page declares: nothing else looks like it by accident. Bytes that
aren't are read as windows-1252, one by one, so that a page glued together from both comes out whole.
"""

import codecs
import re

from kawat.errors import SourceError

_SIGNS = (  # the longer first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROBE = 4096  # bytes enough to see that every other one is zero
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# Encodings a page may declare. Not those that UTF-8 and windows-1252 cover, nor Python's own codecs
# that aren't character sets or take quadratic time.
_KNOWN = re.compile(
    r"cp125[013-8]|cp866|cp874|cp932|cp949|iso8859-(?:[2-9]|1[013-6])|koi8-[ru]|mac-(?:roman|cyrillic)"
    r"|gbk|gb2312|gb18030|big5|big5hkscs|shift_jis|euc_jp|euc_kr|tis-620"
)
_NO_UTF8 = re.compile(rb"(?:[\xc2-\xf4](?![\x80-\xbf])|[\x80-\xc1\xf5-\xff])+")  # bytes alone
_WINDOWS_1252 = "".join(  # five places are empty; browsers keep the number of the byte
    bytes([n]).decode("cp1252" if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "latin-1") for n in range(256)
)
_NOISE = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})  # control characters that no text has
_NOISE_SHARE = 0.02
_LOST = "\N{REPLACEMENT CHARACTER}"
_LEADS = range(0xC2, 0xF5)  # what longer sequences of UTF-8 begin with
_LEADS_OF_MARKS = b"\xe2\xef\xf0"  # those of dashes, quotation marks and emoji; `â€` is no word's end
_NOT_TEXT = "the bytes are not text"
_SAVE_AS_TEXT = "if it is a document of some program, save it as text or HTML first"


def decode(raw: bytes, declared: str | None = None) -> str:
    """Return the characters of `raw`, line ends and white space as they are, without a byte order mark.

    `declared` is the charset that the bytes' origin names. Raises `SourceError` if this isn't text.

    >>> decode("kafé “Tugu”".encode("utf-8") + "kafé “Tugu”".encode("cp1252"), "iso-8859-1")
    'kafé “Tugu”kafé “Tugu”'
    """
    codec, sign = signature(raw)
    if codec != "utf-8":
        text = raw[sign:].decode(codec, "replace")
        _refuse_noise(text.encode())
        return text
    _refuse_noise(raw)
    return line(raw[sign:], declared)


def line(raw: bytes, declared: str | None = None) -> str:
    """Return the characters of a stretch of bytes known to be text in an ASCII-compatible encoding."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    codec = _known(declared)
    if codec:
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            pass
    return raw.decode("utf-8", "kawat-windows-1252")


def signature(head: bytes) -> tuple[str, int]:
    """Return the encoding family, `utf-8` for everything built on ASCII, and the length of the mark."""
    for sign, codec in _SIGNS:
        if head.startswith(sign):
            return codec, len(sign)
    return _unsigned_utf16(head[:_PROBE]) or "utf-8", 0


def declared(head: bytes) -> str | None:
    """Return the charset that a page or feed declares in its first bytes."""
    found = _DECLARED.search(head)
    return found[1].decode("ascii", "replace") if found else None


def _unsigned_utf16(probe: bytes) -> str | None:
    """UTF-16 without a mark: Latin text has a zero in every other byte."""
    pairs = len(probe) // 2
    if pairs < 2:
        return None
    even, odd = probe[::2].count(0) / pairs, probe[1::2].count(0) / pairs
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:
        return "utf-16-be"
    return None


def _refuse_noise(raw: bytes) -> None:
    noise = len(raw) - len(raw.translate(None, _NOISE))
    if noise > _NOISE_SHARE * len(raw):
        raise SourceError(_NOT_TEXT, advice=_SAVE_AS_TEXT)


def _known(label: str | None) -> str | None:
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    return name if _KNOWN.fullmatch(name) else None


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read what isn't UTF-8: a mark that lost its end is marked as lost, any other byte is windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    if bad[0] in _LEADS_OF_MARKS and len(bad) > 1:
        return _LOST, error.end
    if error.end == len(error.object) and bad[0] in _LEADS and _speaks_utf8(error.object[: error.start]):
        return _LOST, error.end
    run = _NO_UTF8.match(error.object, error.end)
    end = run.end() if run else error.end
    return codecs.charmap_decode(error.object[error.start : end], "strict", _WINDOWS_1252)[0], end


def _speaks_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not raw.isascii()


codecs.register_error("kawat-windows-1252", _as_windows_1252)
