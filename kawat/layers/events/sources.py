"""On whose word is an act told, where no quote holds it? `Polisi | mengonfirmasi serangan` (sources.toml)."""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from kawat.datafiles import Rule, checked, places, toml
from kawat.layers.events.clauses import COMMA, CONJUNCTION, NAME, OTHER, STOP, VERB, WHICH, Clauses
from kawat.layers.events.memory import Memory
from kawat.layers.events.objects import agent
from kawat.layers.events.phrases import Phrases
from kawat.layers.events.pronouns import entities
from kawat.layers.events.subjects import subject
from kawat.model import Doc

_PATH = "indonesian/sources.toml"
_NEAR = 15  # words between an act and the verb that tells of it
_OTHERS = 4  # common words among them
_LONGEST = 3  # words of an expression
_MEDIUM = 6  # words of an aside before the medium
_DENIED = 5  # words before a verb in which it may be denied
_NOT = frozenset({"tidak", "tak", "belum", "bukan", "enggan", "menolak"})
_LIKE = frozenset({"seperti", "sebagaimana", "demikian", "yang"})


class SourceRule(Rule, frozen=True, kw_only=True):
    """Verbs by which somebody tells of an act; `own` ones also of what he did himself."""

    active: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    own: bool = False


class SourcesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of sources.toml."""

    source: tuple[SourceRule, ...]


class Source(Struct, frozen=True, gc=False):
    """Who tells of an act, and the rule that says so."""

    entity: str
    why: str


@cache
def sources_file() -> SourcesFile:
    """Return the rules, checked."""
    read = toml(_PATH, SourcesFile)
    checked(_PATH, read.source)
    return read


@cache
def _by_words() -> dict[tuple[str, tuple[str, ...]], SourceRule]:
    """Return the rule of each expression, by how it tells and its words."""
    return {
        (way, tuple(expression.split())): rule
        for rule in sources_file().source
        for way, words in (("active", rule.active), ("passive", rule.passive), ("aside", rule.aside))
        for expression in words
    }


def _rule_at(c: Clauses, j: int, way: str) -> SourceRule | None:
    rules = _by_words()
    found = (rules.get((way, c.norms[j : j + size])) for size in range(1, _LONGEST + 1))
    return next((rule for rule in found if rule), None)


def source(
    doc: Doc, memory: Memory, c: Clauses, start: int, end: int, *, noun: bool, actors: Sequence[str]
) -> Source | None:
    """Return who tells of the act that words `start` to `end` name and `actors` did."""
    found = _before(c, start)
    if found is None and noun:
        found = _after(c, end)
    found = found or _aside(c)
    if found is None:
        return None
    rule, phrases = found
    tellers = entities(doc, memory, c, phrases, deed=False)
    if not tellers or (tellers[0] in actors and not rule.own):
        return None
    return Source(tellers[0], places(_PATH)[rule.id])


def _before(c: Clauses, start: int) -> tuple[SourceRule, Phrases] | None:
    """Return who tells by a verb before the act in its clause: `Polisi | membenarkan penangkapan`."""
    others = verbs = 0
    for j in range(start - 1, max(-1, start - _NEAR), -1):
        if c.tags[j] in (STOP, COMMA, WHICH) or others > _OTHERS:
            return None
        rule = _rule_at(c, j, "active")
        if rule and (rule.own or not verbs):
            return None if _nobody(c, j) else (rule, subject(c, j, outer=True))
        others += c.tags[j] == OTHER
        verbs += c.tags[j] in (VERB, CONJUNCTION) and c.norms[j] != "bahwa"
    return None


def _nobody(c: Clauses, verb: int) -> bool:
    """Tell whether nobody tells: `Belum ada kelompok yang | mengaku`, `Polisi tidak | membenarkan`."""
    return not _NOT.isdisjoint(c.norms[max(0, verb - _DENIED) : verb])


def _after(c: Clauses, end: int) -> tuple[SourceRule, Phrases] | None:
    """Return who tells by a verb whose subject the act is: `Penangkapan Budi dibenarkan | polisi`."""
    for j in range(end, min(len(c), end + _NEAR)):
        if c.tags[j] in (STOP, COMMA, WHICH, CONJUNCTION):
            return None
        rule = _rule_at(c, j, "passive")
        if rule:
            return rule, agent(c, j + 1)
        if c.tags[j] == VERB:
            return None
    return None


def _aside(c: Clauses) -> tuple[SourceRule, Phrases] | None:
    """Return the medium that opens a sentence: `Seperti diberitakan | BBC, ...`."""
    at = next((j for j in range(min(3, len(c))) if c.norms[j] not in _LIKE), None)
    rule = _rule_at(c, at, "aside") if at is not None else None
    if rule is None or at is None:
        return None
    for j in range(at + 1, min(len(c), at + _MEDIUM)):
        if c.tags[j] in (STOP, COMMA):
            return None
        if c.tags[j] == NAME:
            return rule, (c.phrases[j],)
    return None
