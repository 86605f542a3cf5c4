"""The most frequent verbs of headline news, each decided: which predicates read it, or none."""

from msgspec import Struct

from kawat.datafiles import table
from kawat.indonesian.affixes import active, nominal, passive
from kawat.layers.events.predicates import index, predicate_files

PATH = "indonesian/events/verbs.csv"


class Row(Struct, frozen=True):
    stem_or_form: str
    decision: str
    why: str
    note: str = ""


ROWS = table(PATH, Row)


def forms(word: str) -> set[str]:
    """Return a word and, were it a stem, its forms."""
    bare = word.removesuffix("kan").removesuffix("i")
    shapes = {word, *active(word), passive(word), *nominal(word), *active(bare), passive(bare)}
    return shapes | {f"ber{bare}", f"ter{bare}", f"ter{word}", f"{bare}an", f"per{bare}an", f"ke{bare}an"}


def test_each_word_is_decided_once_in_order() -> None:
    words = [row.stem_or_form for row in ROWS]
    assert words == sorted(set(words))
    assert all(word.islower() for word in words)
    assert len(words) >= 1_200


def test_named_predicates_exist_and_begin_with_the_word() -> None:
    known: dict[str, set[str]] = {}
    for word, entries in index().forms.items():
        for form in entries:
            known.setdefault(f"{form.type.lower()}#{form.predicate.id}", set()).add(word)
    assert set(known) == {f"{f.type.lower()}#{p.id}" for _, f in predicate_files() for p in f.predicate}
    for row in ROWS:
        for name in row.decision.split() if row.decision != "no" else ():
            assert name in known, f"{row.why}: no predicate is called {name}"
            assert known[name] & forms(row.stem_or_form), f"{row.why}: {name} doesn't read it"


def test_words_that_are_no_act_are_read_by_no_predicate_alone() -> None:
    for row in ROWS:
        if row.decision != "no" or "light verb" in row.note:
            continue
        for form in index().forms.get(row.stem_or_form, ()):
            excluded = index().excluded.get(form.words[0], ())
            assert len(form.words) > 1 or form.object or ((row.stem_or_form,), form.type) in excluded, row.why
