import io
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console

import kawat
from kawat import show
from kawat.check import all_findings
from kawat.cli import main
from kawat.explain import Explanation, amount, locate, reasons, remarks
from kawat.layers.events.learned.weights import weights
from kawat.layers.locations import locations_file
from kawat.messages import LANGUAGES, say
from kawat.model import Figure, Span

SAMPLES = sorted((Path(__file__).parent.parent / "samples").iterdir())
indonesian = partial(say, lang="id")


@pytest.mark.parametrize("sample", SAMPLES, ids=[s.name for s in SAMPLES])
def test_every_reason_points_to_a_line(sample: Path) -> None:
    (record,) = kawat.read([str(sample)])
    assert isinstance(record, kawat.Record)
    places = {locate(why)[1] for finding in all_findings(record, ()) for why in finding.why}
    assert places
    assert [p for p in places if not p.rpartition(":")[2].isdigit()] == []


def test_a_decision_named_in_a_file_beside_the_layer_is_found_there() -> None:
    rule, place = locate("layers/events/arguments.py#light-verb")
    assert rule == "light-verb"
    assert place.startswith("layers/events/nouns.py:")


def test_a_learned_choice_says_so_and_what_its_clues_are_worth() -> None:
    clue = max(weights().values(), key=lambda w: w.recipient)
    reason = Explanation("v1", "ASSAULT", "...", ("indonesian/events/assault.toml:1#serang", clue.why))
    for lang in LANGUAGES:
        out = io.StringIO()
        speak = partial(say, lang=lang)
        show.write_reasons([reason], Console(file=out, width=120), speak)
        lines = out.getvalue().splitlines()
        at = next(n for n, line in enumerate(lines) if speak("learned") in line)
        assert "assault.toml:1" in lines[at - 1]
        assert clue.clue in lines[at + 1]
        assert f"{clue.recipient:+.2f}" in lines[at + 1]


def test_an_event_is_told_with_its_day_place_and_source() -> None:
    record = kawat.read_text(
        'Jakarta (ANTARA) - "Kelompok bersenjata menyerang pasar di Kota Mulia pada Senin (4/3/2024)," '
        "kata Kapolres Puncak Jaya Yohanes Wanimbo, Selasa (5/3/2024)."
    )
    assert isinstance(record, kawat.Record)
    told = [r.what for r in reasons(record, ("events",))]
    assert any("2024-03-04" in t and "on the word of Yohanes Wanimbo" in t for t in told)
    assert any("menurut Yohanes Wanimbo" in r.what for r in reasons(record, ("events",), indonesian))


def test_paragraphs_of_the_body_need_no_reason() -> None:
    record = kawat.read_text("JAKARTA - Rapat digelar Senin (4/3/2024).\n\nBaca juga: Harga Beras Naik\n")
    assert isinstance(record, kawat.Record)
    roles = {r.what for r in reasons(record) if not r.id}
    assert "related" in roles
    assert "body" not in roles


def test_numbers_are_written_as_the_language_does() -> None:
    span, why = Span(0, 1), ("figures.toml:1#money",)
    money = Figure(id="f1", kind="money", value=1_200_000.5, bound="about", unit="IDR", span=span, why=why)
    assert amount(money, say) == "about 1,200,000.5 IDR"
    assert amount(money, indonesian) == "sekitar 1.200.000,5 IDR"


@pytest.mark.parametrize(
    "note",
    [
        "the day of `Senin (4/3)`",
        "the day of `Senin (4/3)`, the year from the copyright line",
        "the day of `Senin (4/3)`, the year from the source, a year earlier by the weekday",
        "the day of `Senin`, the year the latest that the text names; 2024-03-05 is no Senin but a Selasa",
        "printed as 4/9, which is no such weekday; the nearest date that is one",
    ],
)
def test_remarks_on_a_date_are_translated_whole(note: str) -> None:
    assert "; ".join(remarks(note, say)) == note
    said = "; ".join(remarks(note, indonesian))
    assert not {"the", "year", "from", "which", "but"} & set(said.split())


@pytest.mark.parametrize("note", [rule.note for rule in locations_file().choice if rule.id != "none"])
def test_why_a_place_is_this_one_is_said_in_indonesian_too(note: str) -> None:
    assert indonesian(note) != note


def test_a_pipe_gets_lines_without_blanks_at_their_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *map(str, SAMPLES)]) == 0
    printed = capsys.readouterr().out
    tables = [line for line in printed.splitlines() if line.startswith("  v") or "───" in line]
    assert tables
    assert [line for line in tables if line != line.rstrip()] == []


def test_each_article_names_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *map(str, SAMPLES)]) == 0
    printed = capsys.readouterr().out
    assert [str(sample) for sample in SAMPLES if str(sample) not in printed] == []


@pytest.mark.parametrize(("lang", "said"), [("en", "there is no such file"), ("id", "tidak ada berkas")])
def test_check_of_a_file_that_is_not_there_is_wrong_usage(
    lang: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (tmp_path / "tiada.jsonl", tmp_path):
        assert main(["check", str(path), "--lang", lang]) == 2
        assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["read"], "yang wajib disebut: INPUT"),
        (["read", "a.txt", "--jobs", "0"], "argumen --jobs: jumlah proses tidak boleh '0'"),
        (["read", "a.txt", "--only", "gosip"], "argumen --only: tidak ada bagian 'gosip'"),
        (["read", "a.txt", "--gosip"], "argumen tidak dikenal: --gosip"),
        (["gosip"], "'gosip' tidak ada dalam pilihan"),
    ],
)
def test_wrong_usage_is_said_in_indonesian_too(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--lang", "id", *arguments])
    assert stop.value.code == 2
    assert said in capsys.readouterr().err


def test_long_quotes_are_cut_between_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = "Perundingan berikutnya digelar setelah kedua delegasi menyampaikan laporan tertulis masing-masing"
    path = tmp_path / "artikel.txt"
    path.write_text(f'JAKARTA - "{said}," kata Menteri Luar Negeri Arman Prasetya.\n', encoding="utf-8")
    main(["read", str(path), "--only", "quotes"])
    table = " ".join(capsys.readouterr().out.rpartition("───")[2].split())
    words = table.partition("direct ")[2].rstrip("…").split()
    assert table.endswith("…")
    assert words == said.split()[: len(words)]


def test_a_narrow_window_gets_lists_that_break_no_word() -> None:
    (record,) = kawat.read([str(s) for s in SAMPLES if s.name == "penangkapan.txt"])
    assert isinstance(record, kawat.Record)
    out = io.StringIO()
    show.write(record, Console(file=out, width=60), say, ("events",))
    listed = out.getvalue().rpartition(say("events"))[2]
    assert max(map(len, listed.splitlines())) <= 60
    told = {
        name for v in record.events for e in record.entities if e.id in v.actors for name in e.name.split()
    }
    assert told
    assert told <= set(listed.split())
