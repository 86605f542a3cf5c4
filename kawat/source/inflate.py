"""What lies in gzip members, a stretch at a time, however much it is."""

import zlib
from collections.abc import Callable

from kawat.errors import SourceError
from kawat.source import limits

_CHUNK = 1 << 16
_STEP = 64
_GZIP = 31  # zlib's word for a gzip header and the largest window
_AGAIN = "what comes before is read; fetch it again for the rest"


class Members:
    """What gzip members unpack to, from `pull`, which returns at most so many packed bytes.

    Zeros after a member are padding.
    """

    def __init__(self, pull: Callable[[int], bytes]) -> None:
        self._pull = pull
        self._packed = b""
        self._member: zlib._Decompress | None = None
        self._taken = self._given = 0
        self._damaged = False

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes, and none at the end. Raises `SourceError` at damage or a bomb."""
        while not self._damaged:
            self._packed = self._packed or self._pull(_CHUNK)
            if self._member:
                if data := self._unpacked(self._member, size):
                    return data
            elif not self._packed:
                return b""
            else:
                self._packed = self._packed.lstrip(b"\0")
                self._member = zlib.decompressobj(_GZIP) if self._packed else None
        raise SourceError("the gzip archive is damaged", advice=_AGAIN)

    def _unpacked(self, member: "zlib._Decompress", size: int) -> bytes:
        """Return what comes out next, which may be nothing yet."""
        before, untouched = len(self._packed), member.copy()
        try:
            data = member.decompress(self._packed, size)
        except zlib.error:
            self._damaged = True
            return _before_damage(untouched, self._packed)
        if member.eof:
            self._packed, self._member = member.unused_data, None
        elif data or before:
            self._packed = member.unconsumed_tail
        else:
            raise SourceError("the gzip archive breaks off", advice=_AGAIN)
        self._taken += before - len(self._packed)
        self._given += len(data)
        if self._given > max(limits.UNSUSPICIOUS, limits.EXPANSION * self._taken):
            raise bomb("gzip")
        return data


def _before_damage(member: "zlib._Decompress", packed: bytes) -> bytes:
    """Return what comes out of the bytes before the damaged ones."""
    whole = b""
    try:
        for start in range(0, len(packed), _STEP):
            whole += member.decompress(packed[start : start + _STEP])
    except zlib.error:
        pass
    return whole


def bomb(kind: str) -> SourceError:
    """Return what is wrong with an archive that unpacks to far more than text does."""
    return SourceError(
        f"the {kind} archive unpacks to more than {limits.EXPANSION} times its size, as no text does",
        advice="unpack it yourself if you trust it",
    )


def beginning(packed: bytes) -> bytes:
    """Return the first bytes that come out, or none if `packed` isn't gzip."""
    try:
        return zlib.decompressobj(_GZIP).decompress(packed, 16)
    except zlib.error:
        return b""
