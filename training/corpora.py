"""The treebanks and name corpora as sentences of our own tokens, and which of them train, choose and test."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kawat.tongue.tokens import tokens

HELD_BACK = {"gsd": 45, "csui": 40, "pud": 40}  # sentences at the end of each treebank that choose
HELD_NAMES = {"idner": 100, "nergrit": 60, "nerp": 200}  # and of each corpus's development split
MERGED = {
    "compound": "nmod",
    "compound:a": "nmod",
    "compound:plur": "nmod",
}  # GSD's habit, against CSUI and PUD
TREEBANKS = {
    "gsd": "id_gsd-ud-dev",
    "csui": "id_csui-ud-train",
    "pud": "id_pud-ud-test",
    "gsd17": "id_gsd-ud-train-2021",
}
ICON = {  # word classes of the constituency treebank, which has a style of its own
    "ADJ": "ADJ", "ADV": "ADV", "ART": "DET", "CCN": "CCONJ", "CSN": "SCONJ", "INT": "INTJ", "KUA": "DET",
    "NEG": "PART", "NNO": "NOUN", "NNP": "PROPN", "NUM": "NUM", "PAR": "PART", "PPO": "ADP", "PRI": "PRON",
    "PRK": "PRON", "PRN": "PRON", "PRR": "PRON", "PUN": "PUNCT", "SYM": "SYM", "TAME": "AUX", "VBI": "VERB",
    "VBL": "AUX", "VBP": "VERB", "VBT": "VERB",
}  # fmt: skip
TESTS = ("id_gsd-ud-test", "id_csui-ud-test")
NAMES = {"PERSON": "PER", "PPL": "PER", "ORGANISATION": "ORG", "IND": "ORG", "PLACE": "LOC", "PLC": "LOC"}


@dataclass
class Tree:
    """A sentence of a treebank; `heads` count from 0, the root's is -1.

    `voices` is None if it has none, and `heads` and `rels` are empty if only parts of speech are known.
    """

    style: str
    words: list[str]
    upos: list[str]
    heads: list[int]
    rels: list[str]
    lemmas: list[str]
    voices: list[str] | None = None
    spaces: list[bool] = field(default_factory=list)
    text: str = ""


@dataclass
class Tagged:
    """A sentence of a name corpus, one tag (`O`, `B-PER`, `I-PER`) a word."""

    style: str
    words: list[str]
    tags: list[str]


def blocks(path: Path) -> Iterator[list[str]]:
    """Yield the lines of a file, an empty line apart."""
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def treebank(data: Path, name: str, style: str) -> list[Tree]:
    """Return the sentences of a CoNLL-U file; words of a contraction are cut from its form."""
    return [_tree(lines, style) for lines in blocks(data / "ud" / f"{name}.conllu")]


def _tree(lines: list[str], style: str) -> Tree:
    rows: list[list[str]] = []
    glued: dict[int, tuple[int, bool]] = {}
    text = ""
    for line in lines:
        cells = line.split("\t")
        if line.startswith("# text ="):
            text = line[8:].strip()
        if len(cells) != 10 or "." in cells[0]:
            continue
        if "-" in cells[0]:
            first, last = (int(n) for n in cells[0].split("-"))
            glued[first] = (last, "SpaceAfter=No" in cells[9])
        else:
            rows.append(cells)
    spaces = ["SpaceAfter=No" not in row[9] for row in rows]
    for first, (last, tight) in glued.items():
        spaces[first - 1 : last] = [False] * (last - first) + [not tight]
    feats = [row[5] for row in rows]
    return Tree(
        style=style,
        words=[row[1] for row in rows],
        upos=[row[3] for row in rows],
        heads=[int(row[6]) - 1 for row in rows],
        rels=[MERGED.get(row[7], row[7]) for row in rows],
        lemmas=[row[2] for row in rows],
        voices=None if style == "gsd17" else [_voice(f) for f in feats],
        spaces=spaces,
        text=text or "".join(w + " " * s for w, s in zip((r[1] for r in rows), spaces, strict=True)).strip(),
    )


def _voice(feats: str) -> str:
    return "act" if "Voice=Act" in feats else "pass" if "Voice=Pass" in feats else "-"


def trees(data: Path) -> tuple[list[Tree], list[Tree]]:
    """Return the sentences that train and those that choose."""
    train: list[Tree] = []
    held: list[Tree] = []
    for style, name in TREEBANKS.items():
        found = treebank(data, name, style)
        size = len(found) - HELD_BACK.get(style, 0)
        train += found[:size]
        held += found[size:]
    return train + icon(data), held


def icon(data: Path) -> list[Tree]:
    """Return the sentences of the constituency treebank that may train, with parts of speech alone."""
    lines = (data / "constituency" / f"icon-{part}.txt" for part in ("train", "dev"))
    found = (
        re.findall(r"\((\S+) ([^\s()]+)\)", line)
        for path in lines
        for line in path.read_text("utf-8").splitlines()
    )
    return [
        Tree("icon", [w for _, w in pairs], [ICON[k] for k, _ in pairs], [], [], [w for _, w in pairs])
        for pairs in found
        if pairs and all(k in ICON for k, _ in pairs)
    ]


def names(data: Path, corpus: str, part: str) -> list[Tagged]:
    """Return the sentences of a name corpus, cut into our tokens; each of the three writes tags its way."""
    found = []
    for lines in blocks(data / "ner" / f"{corpus}-{part}.txt"):
        pairs = [_pair(line) for line in lines]
        found.append(recut(corpus, [w for w, _ in pairs], [t for _, t in pairs]))
    return found


def _pair(line: str) -> tuple[str, str]:
    cells = line.replace("\x01", "\t").split("\t") if "\t" in line or "\x01" in line else line.split()
    tag = cells[-1].strip()
    kind, _, name = tag.partition("-")
    return cells[0].strip() or "_", f"{kind}-{NAMES.get(name, name)}" if name else "O"


def recut(style: str, words: list[str], tags: list[str]) -> Tagged:
    """Cut words into our tokens; a name that began in a word goes on in its later pieces."""
    out = Tagged(style, [], [])
    before = "O"
    for word, given in zip(words, tags, strict=True):
        tag = given
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = "B-" + tag[2:]
        for piece in tokens(word):
            out.words.append(piece.text)
            out.tags.append(tag)
            tag = "I-" + tag[2:] if tag != "O" else "O"
        before = given
    return out


def spans(tags: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the names as (first, last + 1, kind).

    >>> list(spans(["B-PER", "I-PER", "O", "B-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    start, kind, at = 0, "", -1
    for at, tag in enumerate(tags):
        if kind and tag != f"I-{kind}":
            yield start, at, kind
            kind = ""
        if tag != "O" and not kind:
            start, kind = at, tag[2:]
    if kind:
        yield start, at + 1, kind
