"""Rows of hashed tables: floret's vectors lie under a MurmurHash3 of 128 bits, the rest under CRC-32."""

from zlib import crc32

_LOW = (1 << 64) - 1
_C1 = 0x87C37B91114253D5
_C2 = 0x4CF5AD432745937F
_SEED = 2166136261


def rows(gram: bytes, size: int) -> tuple[int, int]:
    """Return the two rows of an n-gram in a floret table of `size` rows.

    >>> rows(b"<kata>", 50_000)
    (48947, 19141)
    """
    h = murmur(gram)
    return (h & 0xFFFFFFFF) % size, (h >> 32) % size


def murmur(data: bytes) -> int:
    """Return the first 64 bits of MurmurHash3_x64_128 with floret's seed."""
    h1 = h2 = _SEED
    size = len(data)
    whole = size - size % 16
    for at in range(0, whole, 16):
        h1 = _turned(h1 ^ _first(int.from_bytes(data[at : at + 8], "little")), 27) + h2 & _LOW
        h1 = h1 * 5 + 0x52DCE729 & _LOW
        h2 = _turned(h2 ^ _second(int.from_bytes(data[at + 8 : at + 16], "little")), 31) + h1 & _LOW
        h2 = h2 * 5 + 0x38495AB5 & _LOW
    h2 ^= _second(int.from_bytes(data[whole + 8 :], "little"))
    h1 ^= _first(int.from_bytes(data[whole : whole + 8], "little"))
    h1, h2 = h1 ^ size, h2 ^ size
    h1 = h1 + h2 & _LOW
    h2 = h2 + h1 & _LOW
    return _mixed(h1) + _mixed(h2) & _LOW


def _turned(x: int, by: int) -> int:
    return (x << by | x >> (64 - by)) & _LOW


def _first(k: int) -> int:
    return _turned(k * _C1 & _LOW, 31) * _C2 & _LOW


def _second(k: int) -> int:
    return _turned(k * _C2 & _LOW, 33) * _C1 & _LOW


def _mixed(k: int) -> int:
    k = (k ^ k >> 33) * 0xFF51AFD7ED558CCD & _LOW
    k = (k ^ k >> 33) * 0xC4CEB9FE1A85EC53 & _LOW
    return k ^ k >> 33


def row(field: str, value: str, size: int) -> int:
    """Return the row of a feature's value in a table of `size` rows; row 0 is kept for padding."""
    return 1 + crc32(f"{field} {value}".encode("utf-8", "surrogatepass")) % (size - 1)
