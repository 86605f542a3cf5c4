"""Teaches the shared layer to guess the next and previous words of open news, before it learns its tasks.

Each direction of the BiLSTM guesses among the true word and some thousand words drawn for the whole batch.
"""

import gzip
import json
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from kawat.tongue.features import norm
from kawat.tongue.tokens import sentences
from training import vectors
from training.batches import Words
from training.network import Network, Sizes

SEED = 7
VOCABULARY = 20_000
DRAWN = 1_500
BATCH = 1_500  # words
LENGTHS = (4, 50)
RATE = 2e-3


def read(data: Path) -> list[list[str]]:
    """Return the sentences of the open text, each once."""
    found: dict[tuple[str, ...], None] = {}
    with gzip.open(data / "text" / "open.txt.gz", "rt", encoding="utf-8") as file:
        for line in file:
            for sentence in sentences(line):
                if len(sentence) >= LENGTHS[0]:
                    found[tuple(t.text for t in sentence[: LENGTHS[1]])] = None
    return [list(s) for s in found]


class Guesser(nn.Module):
    """The words to guess: a vector and a bias for each, one table for both directions."""

    def __init__(self, size: int, width: int, counts: Tensor) -> None:
        super().__init__()
        self.words = nn.Embedding(size, width)
        self.bias = nn.Embedding(size, 1)
        nn.init.normal_(self.words.weight, std=0.05)
        nn.init.zeros_(self.bias.weight)
        self.chance = counts.pow(0.75) / counts.pow(0.75).sum()

    def loss(self, states: Tensor, right: Tensor) -> Tensor:
        """Return the mean loss of guessing `right` from `states`, both flat."""
        drawn = torch.multinomial(self.chance, DRAWN, replacement=True)
        true = (
            (states * self.words(right)).sum(-1, keepdim=True)
            + self.bias(right)
            - self._expected(right)[:, None]
        )
        other = states @ self.words(drawn).T + self.bias(drawn).T - self._expected(drawn)
        other = other.masked_fill(right[:, None] == drawn, -1e4)
        scores = torch.cat([true, other], 1)
        return nn.functional.cross_entropy(scores, torch.zeros(len(right), dtype=torch.long))

    def _expected(self, words: Tensor) -> Tensor:
        return (self.chance[words] * DRAWN).log()


def run(folder: Path, work: Path, epochs: int) -> Path:
    """Train for some epochs; return the file with the weights of the embeddings and the shared layer."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    text = read(folder)
    counts = Counter(norm(w) for s in text for w in s)
    vocabulary = {w: i for i, (w, _) in enumerate(counts.most_common(VOCABULARY), 1)}
    sizes = Sizes()
    net = Network({"styles": ["-"], "upos": ["-"], "voice": ["-"], "rels": ["-"], "names": {}}, sizes)
    size = torch.tensor([1.0, *(float(counts[w]) for w in vocabulary)])
    guesser = Guesser(len(size), sizes.shared, size)
    words = Words(vectors.read(work / "vectors.floret"))
    learned = [
        *net.form.parameters(),
        *net.ends.parameters(),
        *net.shape.parameters(),
        *net.shared.parameters(),
    ]
    optimizer = torch.optim.Adam([*learned, *guesser.parameters()], lr=RATE, betas=(0.9, 0.95), fused=True)
    batches = _batches(text, rng)
    steps = epochs * len(batches)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / 200, 1) * max(1 - n / steps, 0.02)
    )
    path, began, step = work / "pretrained.pt", time.time(), 0
    for epoch in range(epochs):
        rng.shuffle(batches)
        total = 0.0
        for number, batch in enumerate(batches, 1):
            loss = _loss(net, guesser, batch, words, vocabulary)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learned, 5.0)
            optimizer.step()
            rate.step()
            step += 1
            total += float(loss.detach())
            if number % 200 == 0:
                print(
                    json.dumps(
                        {
                            "epoch": epoch,
                            "step": step,
                            "of": steps,
                            "seconds": round(time.time() - began),
                            "loss": round(total / 200, 3),
                        }
                    ),
                    flush=True,
                )
                total = 0.0
        kept = {
            k: v
            for k, v in net.state_dict().items()
            if k.split(".")[0] in ("form", "ends", "shape", "shared")
        }
        torch.save(kept, path)
    return path


def _batches(text: list[list[str]], rng: random.Random) -> list[list[list[str]]]:
    ordered = sorted(text, key=lambda s: -len(s) * rng.uniform(0.95, 1.05))
    made: list[list[list[str]]] = [[]]
    for s in ordered:
        if (len(made[-1]) + 1) * len(s) > BATCH:
            made.append([])
        made[-1].append(s)
    return made


def _loss(
    net: Network, guesser: Guesser, batch: list[list[str]], words: Words, vocabulary: dict[str, int]
) -> Tensor:
    batch = sorted(batch, key=lambda s: -len(s))
    longest = len(batch[0])
    rows = np.zeros((len(batch), longest, 11), np.int64)
    seen = np.zeros((len(batch), longest, words.table.shape[1]), np.float32)
    right = np.zeros((len(batch), longest), np.int64)
    for i, s in enumerate(batch):
        rows[i, : len(s)], seen[i, : len(s)] = words.look(s)
        right[i, : len(s)] = [vocabulary.get(norm(w), 0) for w in s]
    states = net.read(torch.from_numpy(rows), torch.from_numpy(seen), torch.tensor([len(s) for s in batch]))
    ahead, back = states.chunk(2, -1)
    target = torch.from_numpy(right)
    following, previous = target[:, 1:] > 0, target[:, :-1] > 0
    return guesser.loss(ahead[:, :-1][following], target[:, 1:][following]) + guesser.loss(
        back[:, 1:][previous], target[:, :-1][previous]
    )
