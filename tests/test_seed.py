"""The article the project grew from: what its reader must find. It lies outside the repository."""

from pathlib import Path

import pytest

import kawat
from kawat.model import Entity, Record
from kawat.text import of

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
ARTICLE = SEEDS / "000_e836619686e4a468.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason=f"{SEEDS} is not on this machine")


@pytest.fixture(scope="module")
def record() -> Record:
    (result,) = kawat.read([str(ARTICLE)])
    assert isinstance(result, Record)
    return result


@pytest.fixture(scope="module")
def entity(record: Record) -> dict[str, Entity]:
    return {e.id: e for e in record.entities}


def test_five_direct_quotes_of_one_speaker(record: Record, entity: dict[str, Entity]) -> None:
    speakers = [entity[q.speaker].name for q in record.quotes if q.mode == "direct" and q.speaker]
    assert speakers == ["Mao Ning"] * 5


def test_the_misprinted_name_is_the_right_person(record: Record) -> None:
    (blinken,) = [e for e in record.entities if e.name == "Antony Blinken"]
    assert any("Anonty" in of(m, record.text) for m in blinken.mentions)


def test_the_planned_visit_has_its_dates_and_host(record: Record, entity: dict[str, Entity]) -> None:
    visits = [v for v in record.events if (v.type, v.mode) == ("CONSULT", "visit")]
    (visit,) = visits
    assert (visit.status, visit.date) == ("planned", "2023-10-26/2023-10-28")
    assert [entity[a].name for a in visit.actors] == ["Wang Yi"]
    assert [entity[r].country for r in visit.recipients] == ["USA"]


def test_the_call_has_its_day_and_three_parties(record: Record, entity: dict[str, Entity]) -> None:
    (call,) = [v for v in record.events if (v.type, v.mode) == ("CONSULT", "phone")]
    assert (call.status, call.date) == ("occurred", "2023-10-23")
    assert {entity[a].country for a in call.actors} == {"CHN", "ISR", "PSE"}


def test_the_attack_has_its_day(record: Record, entity: dict[str, Entity]) -> None:
    (attack,) = [v for v in record.events if v.type == "ASSAULT" and v.date == "2023-10-07"]
    assert [entity[a].name for a in attack.actors] == ["Hamas"]
    assert [entity[r].country for r in attack.recipients] == ["ISR"]


def test_three_figures_with_bound_and_source(record: Record, entity: dict[str, Entity]) -> None:
    found = [(f.kind, f.value, f.bound, entity[f.by].name if f.by else None) for f in record.figures]
    source = "Kementerian Kesehatan Palestina"
    assert found == [
        ("killed", 5791, "exact", source),
        ("injured", 16297, "exact", source),
        ("killed", 1400, "at_least", None),
    ]
