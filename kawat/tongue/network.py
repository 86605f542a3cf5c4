"""The network in numpy: two layers of BiLSTM, the first shared by all tasks, and the wide part beside it.

Weights lie in model.npz, which training/export.py writes: tables of bytes with a scale for each row and
matrices of half precision. Three of an LSTM's four gates are sigmoids; the export halves their weights, so
that one tanh serves all four (`sigmoid(x) = (tanh(x / 2) + 1) / 2`).
"""

import json
from collections.abc import Sequence
from functools import cache
from itertools import islice
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kawat.datafiles import PACKAGE
from kawat.tongue import decode, features, morphology, wide

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

MODEL = PACKAGE / "tongue" / "model.npz"
_KEPT = 12_000  # word forms whose look is kept, about 7 kB each
_LEAK = np.float32(0.1)
_HALF = np.float32(0.5)
_LONGEST = 256  # words of a sentence that are parsed together: a tree takes their square
_FEW = 3  # sentences up to which a product for each is faster than one for all
_BLOCK = 128  # words whose relations are scored at once: what that takes stays in the cache


class Analysis:
    """What the network says of one sentence, an item a word; parts that weren't asked for are empty."""

    __slots__ = ("heads", "rels", "tags", "upos", "voices")

    def __init__(self) -> None:
        self.upos: list[str] = []
        self.voices: list[str] = []
        self.heads: list[int] = []
        self.rels: list[str] = []
        self.tags: list[str] = []


class Where(NamedTuple):
    """Which word of a batch stands where: its sentence and its place there; the longest sentence is first."""

    lengths: Ints
    row: Ints
    place: Ints


class Network:
    """The weights of a model file, and what they make of words."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.labels: dict[str, Any] = json.loads(bytes(arrays.pop("labels")).decode())
        self.tables = {k: v for k, v in arrays.items() if v.dtype == np.int8}
        self.weights = {k: v.astype(np.float32) for k, v in arrays.items() if v.dtype != np.int8}
        self._lock = Lock()  # the looks of one call stay where they are until it has read them
        self._looks: dict[str, int] = {}
        self._seen = np.empty((_KEPT, *self.weights["shared.bias"][:, 0].shape), np.float32)
        self._hashes = np.empty((_KEPT, wide.LOOKS), np.uint64)
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """Return the stem of a word, in lower case."""
        found = self._stems.get(word)
        if found is None:
            if len(self._stems) >= _KEPT:
                self._stems.clear()
            found = self._stems[word] = morphology.stem(word, self.labels["stems"])
        return found

    def look(self, words: Sequence[str]) -> tuple[Floats, wide.Hashes]:
        """Return what the gates of the shared layer get of words, (words, 2, 4 * width), and their hashes."""
        with self._lock:
            if len(self._looks) + len(words) > _KEPT:
                self._looks.clear()
            known = len(self._looks)
            rows = [self._looks.setdefault(w, len(self._looks)) for w in words]
            if len(self._looks) > known:
                self._keep(list(islice(self._looks, known, None)), known)
            return self._seen[rows], self._hashes[rows]

    def _keep(self, words: Sequence[str], first: int) -> None:
        """Keep from row `first` on what the gates of the shared layer get of new words, and their hashes."""
        rows = slice(first, first + len(words))
        inputs = self._inputs("shared", self._look(words))
        self._seen[rows] = inputs.transpose(1, 0, 2)
        self._hashes[rows] = [wide.hashes(w) for w in words]

    def _look(self, words: Sequence[str]) -> Floats:
        """Return what the network sees of words: the mean of their vectors and the sums of their rows."""
        rows = np.array([features.rows(w) for w in words])
        grams = [features.grams(w, len(self.tables["vectors"])) for w in words]
        counts = np.array([len(g) for g in grams])
        vectors = self._rows("vectors", [row for g in grams for row in g])
        means = np.add.reduceat(vectors, counts.cumsum() - counts) / counts[:, None].astype(np.float32)
        forms, ends = features.FORMS, features.FORMS + features.ENDS
        parts = (("form", rows[:, :forms]), ("ends", rows[:, forms:ends]), ("shape", rows[:, ends:]))
        return np.concatenate((means, *(self._rows(table, part).sum(1) for table, part in parts)), 1)

    def _rows(self, table: str, rows: Ints | list[int]) -> Floats:
        scales: Floats = self.weights[f"{table}.scale"][rows]
        return self.tables[table][rows] * scales[..., None]

    def analyse(
        self, sentences: Sequence[Sequence[str]], style: str | None, names: str | None
    ) -> list[Analysis]:
        """Return the analysis of each sentence of words.

        `style` is the treebank whose habits the tree follows, `names` the corpus whose kinds the tags are;
        None leaves that part out.
        """
        parts = [s[at : at + _LONGEST] for s in sentences for at in range(0, len(s), _LONGEST)]
        found = [Analysis() for _ in parts]
        order = sorted(range(len(parts)), key=lambda i: -len(parts[i]))
        for batch in _batches(order, parts):
            self._batch([parts[i] for i in batch], [found[i] for i in batch], style, names)
        rest = iter(found)
        return [_joined([next(rest) for _ in range(0, len(s), _LONGEST)]) for s in sentences]

    def _batch(
        self, words: list[Sequence[str]], into: list[Analysis], style: str | None, names: str | None
    ) -> None:
        lengths = np.array([len(w) for w in words])
        row, place = np.nonzero(np.arange(lengths[0]) < lengths[:, None])
        where = Where(lengths, row, place)
        seen, hashes = self.look([w for sentence in words for w in sentence])
        shared = self._bilstm("shared", seen.transpose(1, 0, 2), where)
        if style is not None:
            number = self.labels["styles"].index(style)
            remembered = self._wide("upos", wide.rows(hashes, where.row, number + 1))
            self._trees(shared, remembered, where, number, into)
        if names is not None:
            number = list(self.labels["names"]).index(names)
            remembered = self._wide("names", wide.rows(hashes, where.row, number + 1))
            self._names(shared, remembered, where, names, into)

    def _wide(self, table: str, rows: Ints) -> Floats:
        """Return the scores that the wide part gives each word, (words, labels)."""
        total = self.tables[f"wide.{table}"][rows].sum(1, dtype=np.int32)
        scores: Floats = total * self.weights[f"wide.{table}.scale"]
        return scores

    def _inputs(self, layer: str, x: Floats) -> Floats:
        inputs: Floats = x @ self.weights[f"{layer}.input"] + self.weights[f"{layer}.bias"]
        return inputs

    def _bilstm(self, layer: str, inputs: Floats, where: Where) -> Floats:
        """Return a layer's states, (words, 2 * width), from what its gates get, (2, words, 4 * width)."""
        ahead, back = where.place, where.lengths[where.row] - 1 - where.place
        sentences = -(-len(where.lengths) // 4) * 4
        steps = np.zeros((where.lengths[0], 2, sentences, inputs.shape[2]), np.float32)
        steps[ahead, 0, where.row], steps[back, 1, where.row] = inputs
        out = _recur(steps, self.weights[f"{layer}.hidden"], where.lengths)
        return np.concatenate((out[ahead, 0, where.row], out[back, 1, where.row]), 1)

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return out

    def _mlp(self, name: str, x: Floats) -> Floats:
        out = self._linear(name, x)
        np.maximum(out, out * _LEAK, out=out)
        return out

    def _trees(
        self, shared: Floats, remembered: Floats, where: Where, style: int, into: list[Analysis]
    ) -> None:
        w = self.weights
        bent = w["style"][style] @ w["parser.style"]
        states = self._bilstm("parser", self._inputs("parser", shared) + bent[:, None], where)
        deep = np.concatenate((w["root"], states))  # the root, then all words of all sentences
        at = np.zeros((len(where.lengths), where.lengths[0]), np.intp)
        at[where.row, where.place] = np.arange(1, len(deep))
        columns = np.concatenate(
            (np.zeros((len(at), 1), np.intp), at), 1
        )  # by sentence: the root and its words
        tails = self._mlp("arc_tail", deep) @ w["arc"][:-1] + w["arc"][-1]
        heads = self._mlp("arc_head", deep)
        scores = tails[at] @ heads[columns].transpose(0, 2, 1)
        found = decode.trees(scores, where.lengths)
        chosen = np.concatenate([columns[i, np.array(h) + 1] for i, h in enumerate(found)])
        rels = self._relations(deep, chosen)
        upos = (self._linear("upos", deep[1:]) + remembered).argmax(1).tolist()
        voices = self._linear("voice", deep[1:]).argmax(1).tolist()
        first = 0
        for one, tree in zip(into, found, strict=True):
            last = first + len(tree)
            one.heads = tree
            one.upos = [self.labels["upos"][k] for k in upos[first:last]]
            one.voices = [self.labels["voice"][k] for k in voices[first:last]]
            one.rels = [self.labels["rels"][k] for k in rels[first:last]]
            first = last

    def _relations(self, deep: Floats, chosen: Ints) -> list[int]:
        """Return each word's relation to the chosen row of `deep`; the root's alone is `root`."""
        table = self.weights["rel"]  # (tail + 1, labels, head + 1)
        size, labels, width = table.shape
        flat = table.reshape(size, -1)
        tails, heads = self._mlp("rel_tail", deep[1:]), self._mlp("rel_head", deep)
        scores = np.empty((len(tails), labels), np.float32)
        for at in range(0, len(tails), _BLOCK):
            half = (tails[at : at + _BLOCK] @ flat[:-1] + flat[-1]).reshape(-1, labels, width)
            head = heads[chosen[at : at + _BLOCK], :, None]
            scores[at : at + _BLOCK] = (half[:, :, :-1] @ head)[:, :, 0] + half[:, :, -1]
        root = self.labels["rels"].index("root")
        scores[chosen != 0, root] = -np.inf
        scores[chosen == 0, root] = np.inf
        best: list[int] = scores.argmax(1).tolist()
        return best

    def _names(
        self, shared: Floats, remembered: Floats, where: Where, corpus: str, into: list[Analysis]
    ) -> None:
        labels = self.labels["names"][corpus]
        scores = np.zeros((len(where.lengths), where.lengths[0], len(labels)), np.float32)
        states = self._bilstm("namer", self._inputs("namer", shared), where)
        columns = [self.labels["tags"].index(t) for t in labels]
        scores[where.row, where.place] = self._linear(f"names.{corpus}", states) + remembered[:, columns]
        found = decode.chain(scores, where.lengths, self.weights[f"moves.{corpus}"])
        for one, best in zip(into, found, strict=True):
            one.tags = [labels[k] for k in best]


def _joined(parts: list[Analysis]) -> Analysis:
    """Return the analyses of a long sentence's parts as one; the roots of later parts hang from the first."""
    whole = parts[0] if parts else Analysis()
    for part in parts[1:]:
        size = max(len(whole.heads), len(whole.tags))
        root = whole.heads.index(-1) if whole.heads else 0
        whole.rels += ["parataxis" if h < 0 else r for h, r in zip(part.heads, part.rels, strict=True)]
        whole.heads += [h + size if h >= 0 else root for h in part.heads]
        whole.upos += part.upos
        whole.voices += part.voices
        whole.tags += part.tags
    return whole


def _batches(
    order: list[int], sentences: Sequence[Sequence[str]], sentences_most: int = 96
) -> list[list[int]]:
    """Cut sentences, the longest first, into batches that are not too large."""
    made: list[list[int]] = []
    for i in order:
        longest = len(sentences[made[-1][0]]) if made else 0
        if made and len(made[-1]) < sentences_most and (len(made[-1]) + 1) * longest <= 4096:
            made[-1].append(i)
        else:
            made.append([i])
    return made


def _recur(steps: Floats, hidden: Floats, lengths: Ints) -> Floats:
    """Return the states (length, 2, sentences, width) of both directions over their gates' inputs.

    Sentences that have ended, the shortest ones first, are left out of later steps, by four: products of
    matrices are fastest then. Past a sentence's end its states mean nothing.
    """
    length, _, n, gates = steps.shape
    width = gates // 4
    active = (lengths > np.arange(length)[:, None]).sum(1)
    active = np.where(active > _FEW, -(-active // 4) * 4, active)
    out = np.empty((length, 2, n, width), np.float32)
    cell = np.zeros((2, n, width), np.float32)
    state = cell
    for t, k in enumerate(active.tolist()):
        gate = steps[t, :, :k]
        if t and k > _FEW:
            gate += state[:, :k] @ hidden
        elif t:
            gate += (state[:, :k, None] @ hidden[:, None])[:, :, 0]
        np.tanh(gate, out=gate)
        opened = gate[..., : 3 * width]
        opened *= _HALF
        opened += _HALF
        kept = cell[:, :k]
        kept *= opened[..., width : 2 * width]
        kept += opened[..., :width] * gate[..., 3 * width :]
        state = np.tanh(kept, out=out[t, :, :k])
        state *= opened[..., 2 * width :]
    return out


@cache
def load() -> Network:
    """Return the packaged network; it is read once in a process, when first asked for."""
    with np.load(MODEL) as file:
        return Network({name: file[name] for name in file.files})
