"""Promises of the project about itself."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import kawat
from kawat import datafiles

ROOT = Path(__file__).parent.parent


def test_public_names_are_exactly_these() -> None:
    assert kawat.__all__ == sorted(kawat.__all__)
    for name, home in kawat._HOMES.items():
        assert getattr(kawat, name) is getattr(importlib.import_module(home), name)
    assert set(kawat.__all__) == set(kawat._HOMES)


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("read", "explain", "check", "schema"):
        assert f"kawat {command}" in readme


def test_every_rule_name_is_unique_in_its_file() -> None:
    for path in datafiles.PACKAGE.rglob("*.toml"):
        name = path.relative_to(datafiles.PACKAGE).as_posix()
        if name == "messages.toml":  # there `id` is the language
            continue
        ids = [
            line.split("=", 1)[1].strip()
            for line in datafiles.content(name).splitlines()
            if line.startswith("id")
        ]
        assert len(ids) == len(set(ids)), name


def test_the_command_line_loads_nothing_it_does_not_use() -> None:
    code = "import sys, kawat.cli; kawat.cli._parser('en'); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"rich", "lxml", "trafilatura", "fastwarc", "urllib3", "kawat.layers", "kawat.engine"}


def test_what_depends_on_the_text_is_cached_within_bounds() -> None:
    unbounded = re.compile(r"@cache\n(?:    )?def \w+\((.+?)\)")
    for path in datafiles.PACKAGE.rglob("*.py"):
        for arguments in unbounded.findall(path.read_text(encoding="utf-8")):
            names = {argument.split(":")[0].strip() for argument in arguments.split(",")}
            assert names <= {"path", "name", "rule", "engine", "knowledge"}, f"{path.name}: {arguments}"
