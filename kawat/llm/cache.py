"""What did the model answer before? Answers by the content of the question, a file each."""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from kawat.errors import LlmError, UsageError


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as it came, with what it cost in tokens."""

    model: str
    content: str
    tokens_in: int = 0
    tokens_out: int = 0


def key(*question: Any) -> str:
    """Return the name of a question: a digest of the model, the messages and whatever else makes it."""
    return hashlib.sha256(json.dumps(question, sort_keys=True).encode()).hexdigest()


class Cache:
    """A folder of answers. Several processes may share it: a file is whole or not there."""

    def __init__(self, folder: Path) -> None:
        """Make the folder. Raises `UsageError` if it can't be made."""
        self.folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"the folder of answers can't be made: {folder} ({error.strerror})",
                advice="name another with --llm-cache",
            ) from error

    def get(self, name: str) -> Kept | None:
        """Return the answer kept under a name; a file that holds none counts for nothing."""
        try:
            return msgspec.json.decode(self._path(name).read_bytes(), type=Kept)
        except (OSError, msgspec.DecodeError):
            return None

    def put(self, name: str, kept: Kept) -> None:
        """Keep an answer. Raises `LlmError` if the folder takes no more."""
        path = self._path(name)
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            handle, made = tempfile.mkstemp(dir=path.parent, suffix=".new")
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.json.encode(kept))
            Path(made).replace(path)
        except OSError as error:
            raise LlmError(
                f"the answer can't be kept in {self.folder} ({error.strerror})",
                advice="make room, or name another folder with --llm-cache",
            ) from error

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.json"
