"""What is known about reported speech: the verbs, and the small words around them."""

from functools import cache
from typing import Literal

from msgspec import Struct

from kawat.datafiles import Rule, checked, places, table, toml

VERBS = "indonesian/reporting_verbs.csv"
RULES = "indonesian/quotes.toml"


class Verb(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reporting verb; its speaker stands after it (`kata Budi`) or before it (`Budi mengatakan`)."""

    verb: str
    speaker: Literal["after", "before"]
    direct: Literal["yes", "no"] = "no"
    indirect: Literal["yes", "clause", "bahwa-only", "no"] = "no"
    note: str = ""
    why: str = ""


class QuoteRule(Rule, frozen=True, kw_only=True):
    """One shape of reported speech with its marked examples."""


class RulesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of quotes.toml."""

    lists: dict[str, tuple[str, ...]]
    rule: tuple[QuoteRule, ...]


@cache
def rules_file() -> RulesFile:
    """Return the lists and rules of quotes.toml."""
    found = toml(RULES, RulesFile)
    checked(RULES, found.rule)
    return found


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of small words."""
    return frozenset(rules_file().lists[name])


@cache
def said() -> dict[str, Verb]:
    """Return the verbs whose speaker follows (`kata Budi`, `katanya`), by form; the clitic is the speaker."""
    verbs = [v for v in table(VERBS, Verb) if v.speaker == "after"]
    return {v.verb + clitic: v for v in verbs for clitic in ("", "nya", "ku")}


@cache
def saying() -> dict[str, Verb]:
    """Return the verbs whose speaker stands before them (`Budi mengatakan`), by form."""
    return {v.verb: v for v in table(VERBS, Verb) if v.speaker == "before"}


@cache
def triggers() -> frozenset[str]:
    """Return all words at which something may be reported; most words are none."""
    reports = {report + clitic for report in words("reports") for clitic in ("", "nya")}
    return frozenset(
        {*said(), *saying(), *words("claims"), *words("stated"), *reports, *words("views"), "dari"}
    )


@cache
def why(rule: str) -> str:
    """Return file, line and name of a rule."""
    return places(RULES)[rule]
