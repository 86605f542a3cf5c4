import csv
import re
from pathlib import Path

import msgspec
import pytest

from kawat import marks
from kawat.codebook import codebook, quad, score
from kawat.codes import Cameo, cameo, cameo_table, coded, flat
from kawat.contexts import contexts_file, cues
from kawat.datafiles import content
from kawat.layers import analyse
from kawat.layers.words import split_words
from kawat.model import Entity, Event, Record, Span, Status
from kawat.text import of
from tests.making import make_article

CONTEXTS = contexts_file().context
EXAMPLES = [(c.id, e) for c in CONTEXTS for e in c.examples]
NEVER = [(c.id, e) for c in CONTEXTS for e in c.never]


def event(type: str, mode: str | None = None, status: Status = "occurred", **rest: object) -> Event:  # noqa: A002
    made = Event(
        id="v1", why=("x",), type=type, mode=mode, status=status, trigger=Span(0, 1), evidence=Span(0, 1)
    )
    return msgspec.structs.replace(made, **rest)


def code(made: Event, *contexts: str, trigger: str = "", actors: tuple[Entity, ...] = ()) -> str | None:
    row = cameo(made, contexts, actors, trigger)
    return row.code if row else None


def actor(sector: str | None, kind: str = "group") -> Entity:
    return Entity(id="e1", why=("x",), kind=kind, name="x", mentions=(Span(0, 1),), sector=sector)  # type: ignore[arg-type]


def read(text: str) -> Record:
    return coded(analyse(make_article(text)))


# --- contexts ------------------------------------------------------------------------------------


def test_contexts_are_plovers_37() -> None:
    assert len({c.id for c in CONTEXTS}) == len(CONTEXTS) == 37


def told(text: str, context: str) -> str:
    found = [c for c in cues(split_words(text, 0, len(text))) if context in c.contexts]
    return marks.write(text, tuple(marks.Mark(c.span, "CUE") for c in found))


@pytest.mark.parametrize(("context", "example"), EXAMPLES)
def test_words_of_the_examples(context: str, example: str) -> None:
    assert told(marks.read(example)[0], context) == example


@pytest.mark.parametrize(("context", "text"), NEVER)
def test_words_that_tell_no_context(context: str, text: str) -> None:
    assert told(text, context) == text


def test_contexts_name_types_modes_and_sectors_of_the_codebook() -> None:
    types, sectors = codebook().types, codebook().sectors
    for context in CONTEXTS:
        assert {*context.sectors} <= {*sectors}
        assert {*context.between_states} <= {*types}
        for name in context.codes:
            kind, _, mode = name.partition("/")
            assert mode in types[kind].modes if mode else kind in types


def test_no_phrase_stands_twice() -> None:
    for context in CONTEXTS:
        assert len({*context.words}) == len(context.words), context.id


def test_a_phrase_is_cut_off_by_the_end() -> None:
    assert told("Mereka pergi ke laut china", "territory") == "Mereka pergi ke laut china"


def test_a_participants_sector_and_two_states_tell_contexts() -> None:
    record = read("Presiden China Xi Jinping bertemu Presiden Rusia Vladimir Putin di Moskow, Senin (4/3).")
    (met,) = record.events
    assert met.codes is not None
    assert {"diplomatic", "executive"} <= {*met.codes.contexts}


# --- CAMEO ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", codebook().types)
def test_every_type_ends_with_a_row_for_the_rest(name: str) -> None:
    rest = cameo_table()[name][-1]
    assert not any((rest.mode, rest.trigger, rest.context, rest.actor, rest.status))


def test_rows_name_what_the_codebook_knows() -> None:
    types, known = codebook().types, {c.id for c in CONTEXTS}
    for row in (row for rows in cameo_table().values() for row in rows):
        assert {*row.mode.split("|")} <= {"", *types[row.type].modes}, row
        assert {*row.context.split("|")} <= {"", *known}, row
        assert {*row.actor.split("|")} <= {"", "state", *codebook().sectors}, row
        assert row.status in ("", "planned")
        assert re.fullmatch(r"\d{3,4}", row.code)


def test_a_row_is_never_hidden_by_an_earlier_one() -> None:
    def hides(a: Cameo, b: Cameo) -> bool:
        return all(
            not getattr(a, f) or {*getattr(b, f).split("|")} <= {*getattr(a, f).split("|")}
            for f in ("mode", "trigger", "context", "actor", "status")
        )

    for rows in cameo_table().values():
        for i, row in enumerate(rows):
            assert not any(hides(earlier, row) for earlier in rows[:i]), row


def test_a_code_has_one_value_and_one_name() -> None:
    rows = list(csv.reader(line for line in content("cameo.csv").splitlines() if line[0] != "#"))[1:]
    assert len({(r[0], *r[-2:]) for r in rows}) == len({r[0] for r in rows})


def test_roots_lie_where_plover_puts_them() -> None:
    roots = {"CONSULT": "04", "PROTEST": "14", "THREATEN": "13", "REJECT": "12", "MOBILIZE": "15"}
    for name, root in roots.items():
        assert {r.code[:2] for r in cameo_table()[name] if not r.status} == {root}


def test_codes_of_modes() -> None:
    assert code(event("CONSULT", "visit")) == "042"
    assert code(event("COERCE", "arrest")) == "173"
    assert code(event("PROTEST", "riot")) == "145"
    assert code(event("RETREAT", "ceasefire")) == "0871"
    assert code(event("ASSAULT", "drone")) == "195"


def test_a_demand_is_no_appeal() -> None:
    assert code(event("REQUEST", "yield"), trigger="mendesak") == "105"
    assert code(event("REQUEST", "change"), trigger="memerintahkan") == "1042"
    assert code(event("REQUEST", "yield"), trigger="meminta") == "025"


def test_context_and_actor_choose_the_code() -> None:
    assert code(event("AID"), "military") == "072"
    assert code(event("ACCUSE", "allege"), "corruption") == "1121"
    assert code(event("ASSAULT"), actors=(actor("MIL"),)) == "190"
    assert code(event("ASSAULT"), actors=(actor(None, "state"),)) == "190"
    assert code(event("ASSAULT"), actors=(actor("CVL"),)) == "180"


def test_what_is_planned_is_an_intent_and_what_is_not_real_has_no_code() -> None:
    assert code(event("CONSULT", "visit", "planned")) == "036"
    assert code(event("RETREAT", "withdraw", "planned")) == "0356"
    assert code(event("PROTEST", "demo", "planned")) == "141"
    assert code(event("ASSAULT", "aerial", "hypothetical")) is None
    assert code(event("ASSAULT", "aerial", "negated")) is None


# --- flat coding ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["CONSULT", "SUPPORT", "COOPERATE", "AID"])
def test_what_is_planned_together_is_a_promise(name: str) -> None:
    made = flat(event(name, next(iter(codebook().types[name].modes), None), "planned", actors=("e1",)))
    assert made is not None
    assert (made.type, made.mode, made.status, made.actors) == ("AGREE", None, "occurred", ("e1",))
    assert made.why[-1] == "codes.py#flat"


def test_a_planned_retreat_is_a_concession_and_other_plans_stay() -> None:
    retreat, strike = flat(event("RETREAT", "withdraw", "planned")), event("PROTEST", "strike", "planned")
    assert retreat is not None
    assert retreat.type == "CONCEDE"
    assert flat(strike) is strike


def test_what_occurred_stays_and_what_is_not_real_goes() -> None:
    visit = event("CONSULT", "visit")
    assert flat(visit) is visit
    assert flat(event("CONSULT", "visit", "negated")) is None
    assert flat(event("AID", None, "hypothetical")) is None


# --- together ------------------------------------------------------------------------------------


def test_the_codes_of_a_record() -> None:
    record = read("Polisi menangkap Bupati Rahmat Santika dalam kasus suap di Bogor, Senin (4/3/2024).")
    (arrest,) = (e for e in record.events if e.type == "COERCE")
    assert arrest.codes is not None
    assert (arrest.codes.quad, arrest.codes.score) == (quad("COERCE"), score("COERCE", "arrest"))
    assert (arrest.codes.cameo, arrest.codes.goldstein) == ("173", -5)
    assert "corruption" in arrest.codes.contexts
    assert arrest.codes.why[0].startswith("cameo.csv:")
    assert any(w.startswith("indonesian/contexts.toml:") for w in arrest.codes.why)


def test_codes_change_nothing_else() -> None:
    plain = analyse(make_article("Menlu Arman Prasetya akan mengunjungi Jepang, kata juru bicara Kemlu."))
    record = coded(plain)
    without = tuple(msgspec.structs.replace(e, codes=None) for e in record.events)
    assert msgspec.structs.replace(record, events=without) == plain
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record
    assert all(of(e.trigger, record.text) for e in record.events)


def test_every_context_stands_in_the_documentation_with_its_meaning() -> None:
    page = (Path(__file__).parent.parent / "docs" / "codes.md").read_text(encoding="utf-8")
    for context in CONTEXTS:
        assert f"| `{context.id}` | {context.means} |" in page
