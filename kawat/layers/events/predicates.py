"""Which words name an event? The predicates of indonesian/events/, one type a file, with all their forms.

A predicate lists stems and nouns; their forms (`menyerang`, `diserang`, `penyerangan`) are derived and
indexed by their first word.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from kawat.codebook import codebook
from kawat.datafiles import Rule, checked, files, places, toml
from kawat.errors import DataError
from kawat.indonesian.affixes import active, nominal, passive
from kawat.model import Status

FOLDER = "indonesian/events"
Voice = Literal["active", "passive", "bare", "whole", "noun"]
Role = Literal["actor", "recipient", "partner", "none"]
Complement = Literal["none", "asked", "done", "own"]


class Predicate(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One act and the words for it.

    - `verb`: stems of transitive verbs, with their suffix (`serang`, `bebaskan`); more words may follow
      (`lepaskan tembakan`).
    - `whole`: verbs as they stand, with the subject as who acts (`bentrok`, `mengundurkan diri`).
    - `suffered`: verbs as they stand, with the subject as who suffers (`tertangkap`).
    - `noun`: names of the act (`serangan`), whose genitive is who acts.
    - `mode`, or `modes` with the words of the clause that select one (default: the modes of the file).
    - `object`: what an object is (default: the recipient); `to`: prepositions before the recipient;
      `of`: what the genitive of a noun is; `subject`: what the subject of an active verb is.
    - `complement`: the acts of its complement are part of it (`meminta polisi menangkap X` is one request
      and no arrest); the recipient is who is `asked` to do them, or to whom they are
      `done`, or nobody in it (`own`: `sepakat bertemu di Jenewa`).
    - `carried`: a noun counts only with a light verb (`melakukan penolakan`) or between two parties.
    - `both`: counts only between two known parties. `near`: the object must follow at once.
    - `needs`: words one of which the clause must have. `unless`: words one of which rules it out.
    - `exclude`: longer expressions that mean something else.
    - `status`: what the words themselves say: `memburu` is a planned arrest, `berjanji` a promise made,
      though what is promised lies ahead.
    """

    verb: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    suffered: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    mode: str | None = None
    modes: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 (msgspec copies it)
    object: Role = "recipient"
    to: tuple[str, ...] = ()
    of: Role = "actor"
    subject: Role = "actor"
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    carried: bool = False
    both: bool = False
    near: bool = False
    status: Status | None = None
    complement: Complement | None = None


class PredicateFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of a file: the type, its predicates, and what holds for them unless they say otherwise."""

    type: str
    predicate: tuple[Predicate, ...]
    to: tuple[str, ...] = ()
    modes: dict[str, tuple[str, ...]] = {}
    complement: Complement = "none"
    nominal: bool = False  # the pe-an nouns of the verbs count too, with who suffers as their genitive


class Form(Struct, frozen=True, gc=False):
    """A form of a predicate: its words, how it takes its arguments, whether `-nya` stands at its end.

    `derived` nouns have who suffers as their genitive; before a passive with an `object` that must stand.
    """

    words: tuple[str, ...]
    voice: Voice
    type: str
    predicate: Predicate
    why: str
    to: frozenset[str]
    complement: Complement
    modes: dict[str, tuple[str, ...]]
    clitic: bool = False
    derived: bool = False
    object: tuple[str, ...] = ()


class Index(Struct, frozen=True):
    """All forms, and all expressions to be left alone, by first word; the longest forms come first."""

    forms: dict[str, tuple[Form, ...]]
    excluded: dict[str, tuple[tuple[tuple[str, ...], str], ...]]  # with the type that they are no event of


def predicate_files() -> tuple[tuple[str, PredicateFile], ...]:
    """Return the files with their paths, checked."""
    return tuple((path, _read(path)) for path in files(FOLDER, ".toml"))


def _read(path: str) -> PredicateFile:
    read = toml(path, PredicateFile)
    checked(path, read.predicate)
    kind = codebook().types.get(read.type)
    if kind is None:
        raise DataError(f"{path}: PLOVER has no event type {read.type!r}")
    for predicate in read.predicate:
        for mode in {*read.modes, *predicate.modes, predicate.mode} - {None}:
            if mode not in kind.modes:
                raise DataError(f"{path}: {predicate.id!r}: {read.type} has no mode {mode!r}")
        if not (predicate.verb or predicate.whole or predicate.suffered or predicate.noun):
            raise DataError(f"{path}: {predicate.id!r} has no words", advice="add `verb`, `whole` or `noun`")
    return read


@cache
def index() -> Index:
    """Return the index over all predicates; of equal forms, the first that fits its clause counts."""
    forms: dict[str, dict[tuple[tuple[str, ...], Voice, str, tuple[str, ...]], Form]] = {}
    excluded: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    for path, read in predicate_files():
        lines = places(path)
        for predicate in read.predicate:
            for form in _forms(read, predicate, lines[predicate.id]):
                forms.setdefault(form.words[0], {}).setdefault(
                    (form.words, form.voice, form.why, form.object), form
                )
            for words in predicate.exclude:
                key = tuple(words.lower().split())
                excluded.setdefault(key[0], set()).add((key, read.type))
    return Index(
        {word: tuple(sorted(found.values(), key=_order)) for word, found in forms.items()},
        {word: tuple(sorted(found)) for word, found in excluded.items()},
    )


def _order(form: Form) -> tuple[int, bool, bool, bool, str]:
    """Longer forms first; of equal ones those that need certain words beside them."""
    choosy = bool(form.predicate.needs or form.object)
    return -len(form.words), form.derived, form.voice == "bare", not choosy, form.why


class _Shape(NamedTuple):
    """A form before it knows what its predicate says; the fields are those of `Form`."""

    words: Sequence[str]
    voice: Voice
    clitic: bool = False
    derived: bool = False
    object: Sequence[str] = ()


def _forms(read: PredicateFile, predicate: Predicate, why: str) -> Iterator[Form]:
    to = frozenset(predicate.to or read.to)
    complement = predicate.complement or read.complement
    modes = predicate.modes or ({} if predicate.mode else read.modes)
    for words, voice, clitic, derived, before in _shapes(read, predicate):
        yield Form(
            tuple(words),
            voice,
            read.type,
            predicate,
            why,
            to,
            complement,
            modes,
            clitic,
            derived,
            tuple(before),
        )


def _shapes(read: PredicateFile, predicate: Predicate) -> Iterator[_Shape]:
    for entry in predicate.noun:
        *front, last = entry.lower().split()
        yield _Shape([*front, last], "noun")
        yield _Shape([*front, last + "nya"], "noun", clitic=True)
    for entry in predicate.verb:
        stem, *rest = entry.lower().split()
        yield from _of_verb(read, predicate, stem, rest)
    for entry in predicate.whole:
        yield _Shape(entry.lower().split(), "whole")
    for entry in predicate.suffered:
        yield _Shape(entry.lower().split(), "passive")


def _of_verb(read: PredicateFile, predicate: Predicate, stem: str, rest: list[str]) -> Iterator[_Shape]:
    for shape in active(stem):
        yield from _with_clitic(shape, rest, "active")
    yield from _with_clitic(passive(stem), rest, "passive")
    if rest and predicate.object != "partner":
        yield _Shape([passive(stem)], "passive", object=rest)
    yield _Shape([stem, *rest], "bare")
    for shape in nominal(stem) if read.nominal and not rest else ():
        yield from _with_clitic(shape, rest, "noun", derived=True)


def _with_clitic(word: str, rest: list[str], voice: Voice, *, derived: bool = False) -> Iterator[_Shape]:
    yield _Shape([word, *rest], voice, derived=derived)
    yield _Shape([word + "nya", *rest], voice, clitic=True, derived=derived)
