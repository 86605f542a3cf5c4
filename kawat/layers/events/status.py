"""Did it happen? Planned, hypothetical and denied events by the words near them (indonesian/status.toml)."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from kawat.datafiles import Rule, checked, places, toml
from kawat.layers.events.clauses import (
    ADVERB,
    COMMA,
    CONJUNCTION,
    SKIP,
    STOP,
    VERB,
    WHICH,
    Clauses,
)
from kawat.model import Status

_PATH = "indonesian/status.toml"
_NEAR = 8  # words before a verb, or after a noun phrase, that may tell its status
_FAR = 25
_BESIDES = frozenset({"selain", "sebelum"})
_PURPOSE = frozenset({"untuk", "guna", "demi"})
_NOUN = 4  # words before a noun that may
_LINKS = frozenset("untuk agar hanya ragu tanpa gagal batal urung jadi saja berhasil".split())
_FAILED = frozenset({"batal", "urung"})  # of an act named by a noun: `kunjungan ke China | batal`

Reach = Literal["verb", "noun", "clause", "after"]


class Marker(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell a status; earlier markers win."""

    status: Status
    reach: Reach
    words: tuple[str, ...]


class StatusFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of status.toml."""

    habitual: tuple[str, ...]
    marker: tuple[Marker, ...]


class Verdict(Struct, frozen=True, gc=False):
    """A status and the rule that told it, none where nothing does."""

    status: Status
    why: str | None = None


_OCCURRED = Verdict("occurred")


@cache
def status_file() -> StatusFile:
    """Return the markers, checked."""
    read = toml(_PATH, StatusFile)
    checked(_PATH, read.marker)
    return read


@cache
def _by_word() -> dict[tuple[Reach, str], tuple[tuple[int, tuple[str, ...], Marker], ...]]:
    """Return for each reach and first word the expressions that begin so, with the rank of their marker."""
    found: dict[tuple[Reach, str], list[tuple[int, tuple[str, ...], Marker]]] = {}
    for rank, marker in enumerate(status_file().marker):
        for expression in marker.words:
            words = tuple(expression.split())
            found.setdefault((marker.reach, words[0]), []).append((rank, words, marker))
    return {key: tuple(rows) for key, rows in found.items()}


def status(c: Clauses, start: int, end: int, carrier: int | None, *, noun: bool) -> Verdict:
    """Return the status of the act that words `start` to `end` name; `carrier` is a noun's light verb."""
    seen: list[tuple[int, Marker]] = []
    verb = start if not noun else carrier
    if verb is not None:
        seen += _markers(c, _before(c, verb), "verb")
        seen += [(rank, m) for rank, m in _markers(c, _lead(c, verb), "verb") if m.status == "planned"]
    if noun:
        seen += _markers(c, range(max(0, start - _NOUN), start), "noun")
        seen += _markers(c, _after(c, end), "after")
    seen += _markers(c, _clause(c, start), "clause")
    if not seen:
        return _OCCURRED
    _, marker = min(seen, key=lambda found: found[0])
    return Verdict(marker.status, f"{places(_PATH)[marker.id]}")


def _markers(c: Clauses, reach: Sequence[int], kind: Reach) -> list[tuple[int, Marker]]:
    table = _by_word()
    found = []
    for i in reach:
        if c.norms[i] == "kalau" and i and c.tags[i - 1] == VERB:
            continue  # `menegaskan kalau` is `that`
        for rank, words, marker in table.get((kind, c.norms[i]), ()):
            if c.norms[i : i + len(words)] == words:
                found.append((rank, marker))
    return found


def _before(c: Clauses, verb: int) -> range:
    """Return the adverbs and verbs right before the verb: `berencana akan | mengunjungi`."""
    j = verb
    while j > max(0, verb - _NEAR) and (c.tags[j - 1] in (ADVERB, VERB, SKIP) or c.norms[j - 1] in _LINKS):
        j -= 1
    return range(j, verb)


def _lead(c: Clauses, verb: int) -> range:
    """Return what leads to the verb that this one serves: `dijadwalkan | pergi untuk bertemu`."""
    opener = _before(c, verb).start
    word = c.norms[opener - 1] if opener else ""
    if word in _BESIDES:
        comma = next((j for j in range(verb, min(len(c), verb + _FAR)) if c.tags[j] == COMMA), verb)
        main = next((j for j in range(comma, min(len(c), comma + _FAR)) if c.tags[j] == VERB), None)
    elif word in _PURPOSE or c.norms[opener] in _PURPOSE:
        main = next((j for j in range(opener - 1, max(-1, opener - _FAR), -1) if c.tags[j] == VERB), None)
    else:
        return range(0)
    return (
        _before(c, main)
        if main is not None and STOP not in c.tags[min(main, verb) : max(main, verb)]
        else range(0)
    )


def _clause(c: Clauses, start: int) -> range:
    j = start
    while j > max(0, start - _FAR) and c.tags[j - 1] not in (STOP, COMMA):
        j -= 1
    return range(j, start)


def _after(c: Clauses, end: int) -> range:
    """Return the adverbs of the verb whose subject the noun is, with that verb."""
    for j in range(end, min(len(c), end + _FAR)):
        if c.tags[j] == VERB or c.norms[j] in _FAILED:
            return range(max(end, j - _NEAR), j + 1)
        if c.tags[j] in (STOP, WHICH, CONJUNCTION, COMMA):
            break
    return range(0)
