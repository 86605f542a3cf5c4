"""What the user adds: the form of the files, what errors say, and that all processes know it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kawat.errors import DataError
from kawat.indonesian import knowledge, names

PERSONS = "name,aliases,country,sector,role,since,until,source\n"
MAYOR = PERSONS + "# a comment\nSurtikanti Wangsadipraja,Bu Surti,IDN,GOV,wali kota,2023,,our own notes\n"
GROUP = "name,aliases,country,sector\nLaskar Ombak Biru,LOB,IDN,REB\n"
PLACE = "name,country,level,parent\nKampung Telaga Sunyi,IDN,village,Aceh\n"
TEXT = "Jakarta - Laskar Ombak Biru menyerang pos, kata Surtikanti Wangsadipraja, Senin (4/3/2024).\n"


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def kawat(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kawat.cli", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


def test_rows_carry_their_file_and_line(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, "orang.csv", MAYOR),
        written(tmp_path, "laskar.csv", GROUP),
        written(tmp_path, "tempat.csv", PLACE),
    ]
    known = knowledge.read(paths)
    (mayor,), (group,), (place,) = known.persons, known.organizations, known.places
    assert mayor.why == f"{paths[0]}:3#Surtikanti Wangsadipraja"
    assert (group.sector, place.level) == ("REB", "village")
    assert known.digest and knowledge.read(()).digest is None


@pytest.mark.parametrize(
    ("text", "line", "told", "advice"),
    [
        ("", 0, "no header", ""),
        ("nama,negara\nBudi,IDN\n", 1, "no column 'nama' is known", "name columns among name, aliases"),
        ("name;role\nBudi;x\n", 1, "no column 'name;role'", "with commas between"),
        ("country,role\nIDN,x\n", 1, "the column 'name' is missing", "name columns among"),
        (PERSONS + "Budi,,IDN,GOV,menteri\n", 2, "5 cells under 8 column names", ""),
        (PERSONS + "Budi,,Indonesia,GOV,menteri,,,\n", 2, "the country 'Indonesia' is unknown", "IDN"),
        (PERSONS + "Budi,,IDN,PEMERINTAH,menteri,,,\n", 2, "the sector 'PEMERINTAH' is unknown", "GOV"),
        (PERSONS + "Budi,,IDN,GOV,menteri,21/10/2024,,\n", 2, "'21/10/2024' is no date", "2024-10-21"),
        (PERSONS + "Budi,,IDN,GOV,menteri,2024-13,,\n", 2, "'2024-13' is no date", "2024-10-21"),
        (PERSONS + "Budi,,IDN,GOV,menteri,2025,2024,\n", 2, "ends before it begins", "exchange"),
        ("name,level\nTelaga,kampung\n", 2, "Invalid enum value 'kampung'", ""),
    ],
)
def test_errors_name_file_and_line_and_say_what_to_do(
    tmp_path: Path, text: str, line: int, told: str, advice: str
) -> None:
    path = written(tmp_path, "x.csv", text)
    with pytest.raises(DataError) as error:
        knowledge.read([path])
    assert error.value.what.startswith(f"{path}:{line}:" if line else f"{path}:")
    assert told in error.value.what
    assert advice in error.value.advice


def test_a_file_that_is_not_there_or_not_in_utf_8(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="can't be read"):
        knowledge.read([str(tmp_path / "none.csv")])
    (tmp_path / "latin.csv").write_bytes("name\nAndré\n".encode("latin-1"))
    with pytest.raises(DataError, match="not in UTF-8"):
        knowledge.read([str(tmp_path / "latin.csv")])


def test_knowledge_comes_before_the_first_article(tmp_path: Path) -> None:
    names.index()
    with pytest.raises(DataError, match="already"):
        names.learn([written(tmp_path, "x.csv", GROUP)])


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_knows_it_in_all_processes(tmp_path: Path, jobs: str) -> None:
    files = [written(tmp_path, "orang.csv", MAYOR), written(tmp_path, "laskar.csv", GROUP)]
    article = written(tmp_path, "berita.txt", TEXT)
    named = [argument for file in files for argument in ("--knowledge", file)]
    done = kawat("read", article, "--json", "--jobs", jobs, *named)
    record = json.loads(done.stdout)
    found = {e["name"]: e for e in record["entities"]}
    assert found["Laskar Ombak Biru"]["sector"] == "REB"
    assert found["Surtikanti Wangsadipraja"]["sector"] == "GOV"
    assert f"{files[1]}:2#Laskar Ombak Biru" in found["Laskar Ombak Biru"]["why"]
    assert record["versions"]["knowledge"] == knowledge.read(files).digest


def test_explain_shows_the_users_file_and_the_environment_names_it_too(tmp_path: Path) -> None:
    file = written(tmp_path, "laskar.csv", GROUP)
    done = kawat("explain", written(tmp_path, "berita.txt", TEXT), KAWAT_KNOWLEDGE=file)
    assert f" {file}:2\n" in done.stdout
    assert f"kawat/{file}" not in done.stdout


def test_a_wrong_file_is_wrong_usage(tmp_path: Path) -> None:
    file = written(tmp_path, "x.csv", PERSONS + "Budi,,Indonesia,GOV,menteri,,,\n")
    done = kawat("read", written(tmp_path, "berita.txt", TEXT), "--knowledge", file)
    assert done.returncode == 2
    assert done.stderr.startswith(f"kawat: {file}:2: the country 'Indonesia' is unknown; write ISO 3166-1")


def test_from_python(tmp_path: Path) -> None:
    code = f"""
import kawat
kawat.learn([{written(tmp_path, "laskar.csv", GROUP)!r}])
print(next(e.sector for e in kawat.read_text({TEXT!r}).entities if e.name == "Laskar Ombak Biru"))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "REB\n"
