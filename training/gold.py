"""Word-level name tags from annotated articles, whose entities are given by name and aliases only.

Every occurrence of a name or alias in its article is tagged, the longest first: PER ORG PLACE STATE GROUP,
and ROLE for a title before a person's name (`Presiden`) and for an office or description alone (`Menlu`).
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kawat.tongue.tokens import sentences
from training.corpora import Tagged

KINDS = {"person": "PER", "organization": "ORG", "place": "PLACE", "state": "STATE", "group": "GROUP"}
HELD_BACK = 10  # every tenth article chooses
_WORD = re.compile(r"\w[\w.'’-]*")
_PARTICLES = frozenset("bin binti al el de da dos van von der la le ibn abu".split())
Mark = tuple[int, int, str]


def articles(data: Path) -> tuple[list[Tagged], list[Tagged]]:
    """Return the sentences of the annotated articles that train and of those that choose."""
    loaded = [
        json.loads(p.read_text(encoding="utf-8")) for p in sorted((data.parent / "gold/train").glob("*.json"))
    ]
    titles = _titles(loaded)
    train: list[Tagged] = []
    held: list[Tagged] = []
    for number, article in enumerate(loaded):
        (held if number % HELD_BACK == 0 else train).extend(_tagged(article, titles))
    return train, held


def _forms(entity: dict[str, Any]) -> list[str]:
    return [entity["name"], *(entity.get("aliases") or ())]


def _titles(loaded: list[dict[str, Any]]) -> frozenset[str]:
    """Return the words that come before people's names more often than in them: titles, offices, ranks."""
    before: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for article in loaded:
        for entity in article["gold"]["entities"]:
            if entity["kind"] != "person":
                continue
            name = _WORD.findall(entity["name"])
            within.update(set(name))
            aliases = [_WORD.findall(alias) for alias in entity.get("aliases") or ()]
            before.update({w for alias in aliases for w in _lead(alias, name)})
    return frozenset(w for w in before if before[w] > within[w])


def _lead(alias: list[str], name: list[str]) -> list[str]:
    shared = [i for i, word in enumerate(alias) if word in name]
    return alias[: shared[0]] if shared else []


def _tagged(article: dict[str, Any], titles: frozenset[str]) -> Iterator[Tagged]:
    text = article["article"]["text"]
    marks = _marks(text, article["gold"]["entities"], titles)
    for sentence in sentences(text):
        words = [token.text for token in sentence]
        tags = [_tag(token.start, marks) for token in sentence]
        yield Tagged("kawat", words, tags)


def _tag(start: int, marks: list[Mark]) -> str:
    for first, last, kind in marks:
        if first <= start < last:
            return f"{'B' if first == start else 'I'}-{kind}"
    return "O"


def _marks(text: str, entities: list[dict[str, Any]], titles: frozenset[str]) -> list[Mark]:
    others = frozenset(
        w for e in entities if e["kind"] != "person" for f in _forms(e) for w in _WORD.findall(f)
    )
    owned = [_own(e, titles, others) if e["kind"] == "person" else set() for e in entities]
    found = [
        mark
        for entity, own in zip(entities, owned, strict=True)
        for form in _forms(entity)
        for mark in _occurrences(text, entity["kind"], form, own)
    ]
    kept: list[tuple[Mark, ...]] = []
    taken = bytearray(len(text))
    for marks in sorted(found, key=lambda m: (m[0][0] - m[-1][1], m[0][0])):
        first, last = marks[0][0], marks[-1][1]
        if not any(taken[first:last]):
            taken[first:last] = b"\1" * (last - first)
            kept.append(marks)
    return sorted(mark for marks in kept for mark in marks)


def _occurrences(text: str, kind: str, form: str, own: set[str]) -> Iterator[tuple[Mark, ...]]:
    first = f"[{form[0].upper()}{form[0].lower()}]" if form[0].isalpha() else re.escape(form[0])
    for match in re.finditer(rf"(?<!\w){first}{re.escape(form[1:])}(?!\w)", text):
        start, end = match.span()
        if kind != "person":
            yield ((start, end, KINDS[kind]),)
        else:
            yield _person(start, match.group(), own)


def _person(start: int, form: str, own: set[str]) -> tuple[Mark, ...]:
    """Part a person's form into title and name; a form without any of the name is a role."""
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(form)]
    named = [i for i, (_, _, word) in enumerate(words) if word in own]
    if not named:
        return ((start, start + len(form), "ROLE"),)
    at, end = words[named[0]][0], start + words[named[-1]][1]
    name = (start + at, end, "PER")
    title = form[:at].rstrip(" ,")
    return ((start, start + len(title), "ROLE"), name) if title else (name,)


def _own(entity: dict[str, Any], titles: frozenset[str], others: frozenset[str]) -> set[str]:
    """Return the words that name the person: capitalised, no titles, and not the names of others (`AS`)."""
    own: set[str] = set()
    for form in _forms(entity):
        words = _WORD.findall(form)
        while len(words) > 1 and words[0] in titles:
            words = words[1:]
        if all(w[0].isupper() or w in _PARTICLES for w in words):
            sure = form == entity["name"] or len(words) == 1
            own |= {w for w in words if w[0].isupper() and w not in titles and (sure or w not in others)}
    return own or set(_WORD.findall(entity["name"]))
