"""Files and folders: what lies under a path."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from kawat.errors import SourceError
from kawat.model import Failure, Page
from kawat.source.formats import read
from kawat.source.inputs import Input, Stream, failure

_WRONG = {
    errno.ENOENT: ("there is no such file or folder", "check the spelling and the folder you are in"),
    errno.EACCES: ("you may not read it", "change its permissions, or ask its owner"),
    errno.EPERM: ("you may not read it", "change its permissions, or ask its owner"),
    errno.ELOOP: ("its symbolic links lead in a circle", "name the file itself"),
    errno.ENAMETOOLONG: ("the name is longer than names can be", "check the name"),
    errno.EMFILE: ("too many files are open", "close other programs, or raise the limit (ulimit -n)"),
}


def pages(path: Path) -> Iterator[Page | Failure]:
    """Yield the articles in a file, or in all files of a folder. Raises `SourceError` if it can't be had."""
    if "\0" in str(path):
        raise SourceError("a zero byte can't be in the name of a file", advice="check the name")
    try:
        folder = path.is_dir()
    except OSError as error:
        raise _unreadable(error) from error
    yield from _folder(path) if folder else _file(path)


def shown(path: Path | str) -> str:
    """Return a path for people: bytes of the name that aren't UTF-8 become question marks."""
    return os.fsencode(str(path).replace("\0", "?")).decode("utf-8", "replace")


def _file(path: Path) -> Iterator[Page | Failure]:
    try:
        file = path.open("rb", buffering=0)
    except OSError as error:
        raise _unreadable(error) from error
    with file:
        yield from read(Input(origin=shown(path), name=path.name, stream=Stream(file.read), file=file))


def _folder(path: Path) -> Iterator[Page | Failure]:
    empty = True
    for file in _files_under(path):
        empty = False
        try:
            if isinstance(file, SourceError):
                raise file
            yield from _file(file)
        except SourceError as error:
            yield failure(shown(path if isinstance(file, SourceError) else file), error)
    if empty:
        raise SourceError("the folder has no files to read", advice="hidden files don't count")


def _files_under(folder: Path) -> Iterator[Path | SourceError]:
    """Yield the regular files, sorted by name, a folder's own files where its name stands."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names are smaller than paths, for big folders
    except OSError as error:
        yield _unreadable(error)
        return
    for name in names:
        path = folder / name
        if name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():  # a link may lead back up
                yield from _files_under(path)
        elif path.is_file() or path.is_symlink():
            yield path


def _unreadable(error: OSError) -> SourceError:
    what, advice = _WRONG.get(error.errno or 0, (f"it can't be opened ({error.strerror})", "check the path"))
    return SourceError(what, advice=advice)
