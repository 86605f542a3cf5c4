"""Bad input is normal: a clear failure within 10 s and 1 GiB, never a traceback, and the rest is read."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SECONDS, MEMORY = 10, 1 << 30
GOOD = "JAKARTA - Presiden tiba di Tokyo, Senin (4/3/2024)."


def _noise(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(300_000))  # noqa: S311


def _cut_utf8(path: Path) -> None:
    path.write_bytes("Menteri tiba di Köln. “Selamat datang".encode()[:-1] + b"\xe2\x80")


def _long_line(path: Path) -> None:
    with path.open("wb") as out:
        for _ in range(100):
            out.write(b"kata kata " * 100_000)


def _nested(path: Path) -> None:
    path.write_text("<html><body>" + "<div>" * 1_000_000 + "isi", encoding="utf-8")


def _hostile_html(path: Path) -> None:
    path.write_text("<html><p " + "a=" * 200_000 + "><script>" * 10_000, encoding="utf-8")


def _brackets(path: Path) -> None:
    path.write_text("(\"'“[{" * 80_000, encoding="utf-8")


def _same_again(path: Path) -> None:
    path.write_text("Polisi menangkap Budi di Jakarta, kata Kapolda. " * 10_000, encoding="utf-8")


def _book(path: Path) -> None:
    path.write_text("Polisi menangkap Budi di Jakarta, kata Kapolda. " * 11_000, encoding="utf-8")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _half_archive(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(200))


MAKERS: list[tuple[str, Callable[[Path], None], bool]] = [
    ("acak.txt", _noise, False),
    ("terpotong.txt", _cut_utf8, True),
    ("panjang.txt", _long_line, False),
    ("panjang.jsonl", _long_line, False),
    ("bersarang.html", _nested, False),
    ("kacau.html", _hostile_html, False),
    ("kurung.txt", _brackets, True),
    ("diulang.txt", _same_again, True),
    ("buku.txt", _book, False),
    ("kosong.txt", _empty, False),
    ("rusak.zip", _half_archive, False),
]

_LIMITED = """
import resource, sys
from kawat.cli import main
status = main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.parametrize(("name", "make", "readable"), MAKERS, ids=[m[0] for m in MAKERS])
def test_bad_input_is_a_clear_failure_and_the_rest_is_read(
    name: str, make: Callable[[Path], None], readable: bool, tmp_path: Path
) -> None:
    bad, good = tmp_path / name, tmp_path / "zzz.txt"
    make(bad)
    good.write_text(GOOD, encoding="utf-8")
    command = [sys.executable, "-c", _LIMITED, "read", "--json", str(bad), str(good)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, env=os.environ)
    errors = done.stderr.decode()
    assert "Traceback" not in errors
    assert int(errors.split()[-1]) * 1024 < MEMORY
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert results[-1]["text"] == GOOD
    assert done.returncode == (0 if readable else 1)
    if not readable:
        assert all(r["origin"].startswith(str(bad)) for r in results[:-1])
        assert results[0]["error"]
        assert name in errors
