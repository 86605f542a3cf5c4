"""The shapes of the rules by which an article's frame is read; every rule carries examples that test it."""

import re
from typing import Literal

from msgspec import Struct

from kawat.datafiles import Rule
from kawat.model import BlockRole

At = Literal["line", "word", "anywhere"]
Takes = Literal[
    "nothing", "headline", "reporters", "editors", "translators", "sentence", "line", "rest", "back"
]

_CLASS_OR_SPACE = re.compile(r"\[(?:\\.|[^\]\\])*\]| ")


def spaced(pattern: str) -> str:
    r"""Return a pattern whose spaces, but those in character classes, match any white space of a line.

    >>> spaced("[ ,]x y")
    '[ ,]x[^\\S\\n]y'
    """
    return _CLASS_OR_SPACE.sub(lambda m: r"[^\S\n]" if m.group() == " " else m.group(), pattern)


class FurnitureRule(Rule, frozen=True, kw_only=True):
    """A piece of furniture: how it begins (`when`), where (`at`), and what it `takes` with it.

    `then` gives the rest of the line to the role `other`. The pattern may name `holder` and `year`.
    """

    role: BlockRole
    when: str
    at: At = "word"
    takes: Takes = "nothing"
    then: bool = False


class DatelineRule(Rule, frozen=True, kw_only=True):
    """A form of dateline, with the groups `place` and `agency`; `inline` ones may follow a deck on a line.

    `known` asks that the place be in the gazetteer.
    """

    when: str
    inline: bool = False
    known: bool = False


class PageExample(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A small page in a publisher's markup, and what is to be read from it."""

    page: str
    text: str
    title: str | None = None
    published: str | None = None


class Selectors(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a publisher's pages hold what (XPath); `drop` is taken out before the body is read."""

    title: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    example: tuple[PageExample, ...] = ()


class Publisher(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A publisher: its `domains` (their subdomains too), and its `names` in datelines and metadata.

    `examples` are marked beginnings of its stories, and `html.example` pages in its markup. `credit` says
    that a name in brackets at the end, `(ani/bud)`, is the reporter's.
    """

    name: str
    domains: tuple[str, ...]
    names: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    credit: bool = False
    dateline: tuple[DatelineRule, ...] = ()
    furniture: tuple[FurnitureRule, ...] = ()
    html: Selectors = Selectors()


class RulesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of furniture.toml."""

    lists: dict[str, tuple[str, ...]]
    patterns: dict[str, str]
    rule: tuple[FurnitureRule, ...]


class DatelineFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of datelines.toml; `agencies` are names of those that have no publisher file."""

    agencies: tuple[str, ...]
    patterns: dict[str, str]
    rule: tuple[DatelineRule, ...]
