"""A zip archive: each member is an input of its own."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from kawat.errors import SourceError
from kawat.model import Failure, Page
from kawat.source import limits
from kawat.source.formats import read
from kawat.source.inflate import bomb
from kawat.source.inputs import Input, Stream

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)  # LZMA may ask for any memory
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_DOCUMENTS = {
    "[Content_Types].xml": "a Word, Excel or PowerPoint document",
    "mimetype": "an OpenDocument or EPUB document",
}


def pages(given: Input) -> Iterator[Page | Failure]:
    """Yield the articles of all members, in order. Raises `SourceError` if the archive can't be opened."""
    with given.seekable() as file, _opened(file) as archive:
        members = [m for m in archive.infolist() if not _left_out(m.filename)]
        _refuse(members, file)
        for member in members:
            yield from _member(archive, member, given)


def _opened(file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except _BROKEN as error:
        raise SourceError(
            f"the zip archive is damaged or breaks off ({error})", advice="fetch it again"
        ) from error


def _refuse(members: list[zipfile.ZipInfo], file: BinaryIO) -> None:
    for member in members:
        if member.filename in _DOCUMENTS:
            raise SourceError(
                f"this is {_DOCUMENTS[member.filename]}, not an article",
                advice="save it as text, or a table as CSV, first",
            )
    size = file.seek(0, 2)
    if sum(m.file_size for m in members) > max(limits.UNSUSPICIOUS, limits.EXPANSION * size):
        raise bomb("zip")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, given: Input) -> Iterator[Page | Failure]:
    name = member.filename.encode("utf-8", "replace").decode()
    origin = f"{given.origin}/{name}"
    try:
        if member.flag_bits & _ENCRYPTED:
            raise SourceError("it is locked with a password", advice="unpack the archive first")
        if member.compress_type not in _METHODS:
            raise SourceError(
                "it is packed in a way that Kawat doesn't read", advice="unpack the archive first"
            )
        try:
            file = archive.open(member)
        except _BROKEN as error:
            raise _damaged(error) from error
        with file:
            stream = Stream(_careful(file.read))
            yield from read(given.inner(origin, name.rsplit("/", 1)[-1], stream))
    except SourceError as error:
        yield given.failure(error, f"/{name}")


def _careful(pull: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """Turn what zipfile says about damage into a `SourceError`."""

    def careful(size: int) -> bytes:
        try:
            return pull(size)
        except _BROKEN as error:
            raise _damaged(error) from error

    return careful


def _damaged(error: Exception) -> SourceError:
    return SourceError(f"its bytes in the archive are damaged ({error})", advice="fetch the archive again")


def _left_out(name: str) -> bool:
    """Tell whether a member is a folder, or a hidden file."""
    return (
        name.endswith("/") or not name or any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
    )
