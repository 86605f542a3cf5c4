"""Where the bytes come from: a file, folder, archive or address becomes pages."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from kawat.model import Failure, Given, Page


def pages(name: str) -> Iterator[Page | Failure]:
    """Yield the articles in what `name` names, or the failures met on the way."""
    if name.endswith(".jsonl"):
        with Path(name).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                row = json.loads(line)
                given = Given(**{k: row.get(k) for k in ("id", "title", "published", "url", "publisher")})
                yield Page(
                    origin=f"{name}:{number}",
                    body=row["text"],
                    format="text",
                    container="jsonl",
                    sha256=hashlib.sha256(line).hexdigest(),
                    given=given,
                )
    else:
        raw = Path(name).read_bytes()
        yield Page(
            origin=name,
            body=raw.decode(),
            format="text",
            container="text",
            sha256=hashlib.sha256(raw).hexdigest(),
        )
