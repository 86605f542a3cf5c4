"""How good and fast is the language model? Tests on two treebanks and three name corpora, from raw text.

`make eval-model` prints one table, with what others have published on the same sets. Trees are scored as by
the CoNLL 2018 shared task: a word counts if its characters are right, and F1 is over all words, punctuation
too; `LAS` compares whole labels, `LAS-18` universal relations only, as that task did. In both, `compound`
counts as `nmod`, for the treebanks disagree on it. `voice` is that of verbs, `stem` of content words; both in
percent of the words found. A name counts if its characters and its kind are right.
"""

import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kawat import tongue
from kawat.tongue import Token
from kawat.tongue.network import MODEL

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
MERGED = {"compound": "nmod", "compound:a": "nmod", "compound:plur": "nmod"}
TARGETS = {
    "gsd": {"UPOS": 93.5, "UAS": 82.5, "LAS": 75.0},
    "csui": {"UPOS": 95.0, "UAS": 83.0, "LAS": 77.0},
    "idner": {"F1": 88.0},
    "nergrit": {"F1": 76.0},
    "nerp": {"F1": 77.0},
}
PEERS = (
    ("Stanza, older GSD, all of its training data", "gsd", "UPOS 93.7  UAS 85.2  LAS-18 79.2"),
    ("UDPipe, PUD in ten folds (Alfina 2019)", "pud", "UAS 83.3  LAS 79.4, another treebank"),
)
TREEBANKS = {"gsd": "id_gsd-ud-test", "csui": "id_csui-ud-test"}
KINDS = {"PERSON": "PER", "PPL": "PER", "ORGANISATION": "ORG", "IND": "ORG", "PLACE": "LOC", "PLC": "LOC"}
LOADING = """
import time
t = time.perf_counter()
from kawat import tongue
tongue.load()
t = time.perf_counter() - t
tongue.parse_all(["Ia pergi ke pasar."] * 1000)
peak = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(t, int(peak[0]) / 1024)
"""
Span = tuple[int, int]
STEMMED = {"NOUN", "VERB", "ADJ", "ADV"}


class Row(NamedTuple):
    """What is said of one word."""

    upos: str
    head: Span | None
    rel: str
    voice: str
    stem: str


def f1(right: int, found: int, gold: int) -> float:
    """Return F1 in percent."""
    return 200 * right / (found + gold) if found + gold else 0.0


def share(right: Iterable[bool]) -> float:
    """Return the share of what is right, in percent."""
    given = list(right)
    return 100 * sum(given) / len(given) if given else 0.0


def chunks(path: Path) -> Iterator[list[str]]:
    """Yield the lines of a file, an empty line apart."""
    lines: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []


# --- trees -----------------------------------------------------------------------------------------


def gold_trees(path: Path) -> tuple[str, dict[Span, Row], set[Span]]:
    """Return a treebank's raw text, its words and its sentences; spans count characters that are no space."""
    texts: list[str] = []
    words: dict[Span, Row] = {}
    ends: set[Span] = set()
    at = 0
    for lines in chunks(path):
        texts += [line.partition("=")[2].strip() for line in lines if line.startswith("# text =")]
        rows = [line.split("\t") for line in lines if line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        spans: list[Span] = []
        for row in rows:
            size = len(row[1].replace(" ", ""))
            spans.append((at, at + size))
            at += size
        ends.add((spans[0][0], spans[-1][1]))
        for span, row in zip(spans, rows, strict=True):
            head = int(row[6])
            voice = "act" if "Voice=Act" in row[5] else "pass" if "Voice=Pass" in row[5] else "-"
            rel = MERGED.get(row[7], row[7])
            words[span] = Row(row[3], spans[head - 1] if head else None, rel, voice, row[2].lower())
    return " ".join(texts), words, ends


def found_trees(text: str, sentences: Iterable[list[Token]]) -> tuple[dict[Span, Row], set[Span]]:
    """Return the words and sentences of a parsed text in the same coordinates."""
    place: list[int] = []
    for char in text:
        place.append((place[-1] if place else 0) + (not char.isspace()))
    before = [0, *place]
    words: dict[Span, Row] = {}
    ends: set[Span] = set()
    for sentence in sentences:
        spans = [(before[t.start], before[t.end]) for t in sentence]
        ends.add((spans[0][0], spans[-1][1]))
        for span, t in zip(spans, sentence, strict=True):
            words[span] = Row(t.upos, spans[t.head] if t.head >= 0 else None, t.rel, t.voice, t.stem)
    return words, ends


def score_trees(name: str) -> dict[str, float]:
    """Return the scores of a treebank's test split from raw text."""
    text, gold, ends = gold_trees(DATA / "ud" / f"{TREEBANKS[name]}.conllu")
    found, cuts = found_trees(text, tongue.parse(text, style=name, names=None))
    both = [(gold[s], found[s]) for s in gold if s in found]
    heads = [(g, f) for g, f in both if g.head == f.head]
    counts = {
        "words": len(both),
        "UPOS": sum(g.upos == f.upos for g, f in both),
        "UAS": len(heads),
        "LAS": sum(g.rel == f.rel for g, f in heads),
        "LAS-18": sum(g.rel.split(":")[0] == f.rel.split(":")[0] for g, f in heads),
    }
    scores = {k: f1(n, len(found), len(gold)) for k, n in counts.items()}
    scores["voice"] = share(g.voice == f.voice for g, f in both if g.upos == "VERB")
    scores["stem"] = share(g.stem == f.stem for g, f in both if g.upos in STEMMED)
    return {"sentences": f1(len(cuts & ends), len(cuts), len(ends))} | scores


# --- names -----------------------------------------------------------------------------------------


def gold_names(corpus: str, part: str = "test") -> list[tuple[str, set[tuple[int, int, str]]]]:
    """Return the sentences of a name corpus, words a space apart, with their names."""
    found = []
    for lines in chunks(DATA / "ner" / f"{corpus}-{part}.txt"):
        words: list[str] = []
        names: list[list[int | str]] = []
        before = ""
        at = 0
        for line in lines:
            cells = line.replace("\x01", "\t").split("\t") if "\t" in line or "\x01" in line else line.split()
            word, tag = cells[0].strip() or "_", cells[-1].strip()
            begin, _, kind = tag.partition("-")
            kind = KINDS.get(kind, kind)
            if kind and begin == "I" and before == kind:
                names[-1][1] = at + len(word)
            elif kind:
                names.append([at, at + len(word), kind])
            before = kind
            words.append(word)
            at += len(word) + 1
        found.append((" ".join(words), {(int(a), int(b), str(k)) for a, b, k in names}))
    return found


def score_names(corpus: str) -> dict[str, float]:
    """Return the scores of a name corpus's test split, less the sentences of its training split."""
    known = {text for text, _ in gold_names(corpus, "train")} if corpus == "nerp" else set()
    test = [(text, names) for text, names in gold_names(corpus) if text not in known]
    right = found = gold = 0
    parsed = tongue.parse_all([text for text, _ in test], style=None, names=corpus)
    for (_, names), sentences in zip(test, parsed, strict=True):
        got = {(n.start, n.end, n.kind) for s in sentences for n in tongue.names(s)}
        right, found, gold = right + len(got & names), found + len(got), gold + len(names)
    return {
        "precision": 100 * right / max(found, 1),
        "recall": 100 * right / max(gold, 1),
        "F1": f1(right, found, gold),
    }


# --- cost ------------------------------------------------------------------------------------------


def texts(words: int = 60_000) -> list[str]:
    """Return news articles of so many words."""
    import json  # noqa: PLC0415

    found: list[str] = []
    with (DATA / "text" / "indosum.jsonl").open(encoding="utf-8") as file:
        for line in file:
            found.append(json.loads(line)["text"])
            words -= len(found[-1].split())
            if words < 0:
                break
    return found


def cost() -> dict[str, float]:
    """Return words a CPU-second, all tasks on, on one core; sizes and loading in a process of its own."""
    given = texts()
    tongue.parse_all(given[:5])
    began = time.process_time()
    tokens = sum(len(s) for text in tongue.parse_all(given) for s in text)
    took = time.process_time() - began
    plain = sum(len(text.split()) for text in given)
    return {"tokens/s": tokens / took, "words/s": plain / took}


def loading() -> dict[str, float]:
    """Return the seconds to load the model and the peak memory of reading with it, in a fresh process."""
    out = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True).stdout
    seconds, memory = (float(x) for x in out.split())
    return {"seconds to load": seconds, "MB of memory": memory}


def spacy_speed() -> float | None:
    """Return tokens a CPU-second of a spaCy pipeline of default shape, or None without spaCy.

    Its weights are random: they make no difference to the time.
    """
    try:
        import spacy  # noqa: PLC0415
    except ImportError:
        return None
    nlp = spacy.blank("id")
    for name, labels in (
        ("tagger", ["NOUN", "VERB", "X"]),
        ("parser", ["nsubj", "obj", "ROOT"]),
        ("ner", ["PER", "ORG", "LOC"]),
    ):
        pipe = nlp.add_pipe(name)
        for label in labels:
            pipe.add_label(label)
    nlp.initialize()
    given = texts(15_000)
    began = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(given))
    return tokens / (time.process_time() - began)


def main() -> int:
    """Print the table; leave out, with its reason, what can't be measured here."""
    if not DATA.is_dir():
        print(f"skipped: the test sets are not at {DATA}")
        return 0
    for name, scorer in [
        *((n, score_trees) for n in TREEBANKS),
        *((n, score_names) for n in ("idner", "nergrit", "nerp")),
    ]:
        scores = scorer(name)
        cells = [
            f"{k} {v:.1f}" + (f" (target {TARGETS[name][k]:g})" if k in TARGETS[name] else "")
            for k, v in scores.items()
        ]
        print(f"{name:8} {'  '.join(cells)}")
    for who, name, scores in PEERS:
        print(f"{name:8} {scores}  [{who}; as published]")
    speed = cost() | loading()
    print("cost     " + "  ".join(f"{k} {v:.4g}" for k, v in speed.items()))
    peer = spacy_speed()
    print(
        f"peer     spaCy, default shape: {peer:.0f} tokens/s"
        if peer
        else "peer     skipped: spaCy is not installed here"
    )
    print(f"model    {MODEL.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
