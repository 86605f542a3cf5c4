"""Sentences as tensors: what the network sees of each word, and batches of sentences of like length."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from kawat.tongue import features
from training.corpora import Tagged, Tree

BATCH = 1200  # words
TIMES = {  # an epoch reads a corpus so many times
    "gsd": 3, "csui": 3, "pud": 2, "gsd17": 1, "icon": 0.7, "idner": 2, "nergrit": 2, "nerp": 0.8, "kawat": 2,
}  # fmt: skip
Sample = Tree | Tagged


@dataclass
class Words:
    """What the network sees of each word form, kept."""

    table: np.ndarray

    def __post_init__(self) -> None:
        self.rows: dict[str, list[int]] = {}
        self.vectors: dict[str, np.ndarray] = {}

    def look(self, words: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows and vectors of the words of a sentence."""
        for w in words:
            if w not in self.rows:
                self.rows[w] = features.rows(w)
                self.vectors[w] = self.table[features.grams(w, len(self.table))].mean(0)
        return np.array([self.rows[w] for w in words]), np.array([self.vectors[w] for w in words])


def batches(samples: list[Sample], rng: random.Random | None) -> Iterator[list[Sample]]:
    """Yield batches of like length; name corpora don't mix. `rng` shuffles them."""
    groups: dict[str, list[Sample]] = {}
    for s in samples:
        times = TIMES.get(s.style, 1) if rng else 1
        copies = int(times) + (rng is not None and rng.random() < times % 1)
        key = "tree" if isinstance(s, Tree) else s.style
        groups.setdefault(key, []).extend([s] * copies)
    made: list[list[Sample]] = []
    for group in groups.values():
        ordered = sorted(group, key=lambda s: len(s.words) * (rng.uniform(0.85, 1.15) if rng else 1))
        batch: list[Sample] = []
        for s in ordered:
            if batch and (len(batch) + 1) * len(s.words) > BATCH:
                made.append(batch)
                batch = []
            batch.append(s)
        made.append(batch)
    if rng:
        rng.shuffle(made)
    yield from made


@dataclass
class Batch:
    """The tensors of some sentences, the longest first."""

    samples: list[Sample]
    rows: Tensor
    vectors: Tensor
    lengths: Tensor
    mask: Tensor


def padded(samples: list[Sample], words: Words) -> Batch:
    """Return a batch of the sentences."""
    ordered = sorted(samples, key=lambda s: -len(s.words))
    longest = len(ordered[0].words)
    rows = np.zeros((len(ordered), longest, 11), np.int64)
    vecs = np.zeros((len(ordered), longest, words.table.shape[1]), np.float32)
    mask = np.zeros((len(ordered), longest), np.float32)
    for i, s in enumerate(ordered):
        n = len(s.words)
        rows[i, :n], vecs[i, :n] = words.look(s.words)
        mask[i, :n] = 1
    lengths = torch.tensor([len(s.words) for s in ordered])
    return Batch(ordered, torch.from_numpy(rows), torch.from_numpy(vecs), lengths, torch.from_numpy(mask))


def ids(lists: list[list[int]], longest: int, fill: int = 0) -> Tensor:
    """Return integer lists as one padded tensor."""
    return torch.tensor([x + [fill] * (longest - len(x)) for x in lists])
