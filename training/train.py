"""Trains the network on all corpora at once; keeps the best averaged weights by the development sentences."""

import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from kawat.tongue import decode
from training import corpora, gold, overlap, vectors
from training.batches import Batch, Sample, Words, batches, ids, padded
from training.corpora import Tagged, Tree
from training.network import Network, Sizes, chain_loss

SEED = 7
RATE = 2e-3
AVERAGE = 0.98  # over rounds of ten steps
CASELESS = 0.1  # of the sentences with capitals are read without
LAST_RATE, LAST_EPOCHS = 3e-4, 2  # of the pass over everything


def inventory(trees: list[Tree], tagged: list[Tagged]) -> dict[str, Any]:
    """Return the label lists."""
    kinds: dict[str, set[str]] = {}
    for t in tagged:
        kinds.setdefault(t.style, set()).update(tag for tag in t.tags if tag != "O")
    return {
        "styles": [*corpora.TREEBANKS, "icon"],
        "upos": sorted({u for t in trees for u in t.upos}),
        "voice": ["-", "act", "pass"],
        "rels": sorted({r for t in trees for r in t.rels}),
        "names": {k: ["O", *sorted(v)] for k, v in sorted(kinds.items())},
    }


def data(folder: Path) -> tuple[list[Sample], list[Sample]]:
    """Return all that trains and all that chooses; the two and the tests have no sentence in common."""
    trees, held_trees = corpora.trees(folder)
    tagged, held_tagged = gold.articles(folder)
    for corpus, part in (("idner", "dev"), ("nergrit", "valid"), ("nerp", "valid")):
        more = corpora.names(folder, corpus, part)
        size = len(more) - corpora.HELD_NAMES[corpus]
        tagged += corpora.names(folder, corpus, "train") + more[:size]
        held_tagged += more[size:]
    held: list[Sample] = [*held_trees, *held_tagged]
    return overlap.unseen([*trees, *tagged], held, folder), held


def everything(folder: Path) -> list[Sample]:
    """Return all that may train once nothing is left to choose: the held-back sentences too, no test."""
    train, held = data(folder)
    return train + overlap.unseen(held, [], folder)


def tree_loss(net: Network, batch: Batch) -> Tensor:
    """Return the loss of a batch of trees, a word."""
    inv, longest = net.inventory, batch.rows.shape[1]
    states = net.read(batch.rows, batch.vectors, batch.lengths)
    styles = torch.tensor([inv["styles"].index(s.style) for s in batch.samples])
    upos, voice, arcs, tails, heads = net.parse(states, batch.lengths, styles)
    trees = [s for s in batch.samples if isinstance(s, Tree)]
    at = ids([[h + 1 for h in t.heads] for t in trees], longest)
    arcs = arcs.masked_fill(
        torch.cat([batch.mask.new_ones(len(trees), 1), batch.mask], 1)[:, None] == 0, -1e4
    )
    rels = net.relations(tails, heads, at)

    def loss(scores: Tensor, right: Tensor, mask: Tensor) -> Tensor:
        each = nn.functional.cross_entropy(scores.flatten(0, 1), right.flatten(), reduction="none")
        return (each * mask.flatten()).sum()

    mask = batch.mask
    voiced = mask * torch.tensor([[float(t.voices is not None)] for t in trees])
    total = loss(upos, ids([[inv["upos"].index(u) for u in t.upos] for t in trees], longest), mask)
    treed = mask * torch.tensor([[float(bool(t.heads))] for t in trees])
    total = total + loss(arcs, at, treed)
    total = total + loss(rels, ids([[inv["rels"].index(r) for r in t.rels] for t in trees], longest), treed)
    voices = [[inv["voice"].index(v) for v in t.voices or ["-"] * len(t.words)] for t in trees]
    return (total + 0.3 * loss(voice, ids(voices, longest), voiced)) / mask.sum()


def name_loss(net: Network, batch: Batch) -> Tensor:
    """Return the loss of a batch of one name corpus, a word."""
    style = batch.samples[0].style
    tags = net.inventory["names"][style]
    right = [[tags.index(t) for t in s.tags] for s in batch.samples if isinstance(s, Tagged)]
    scores = net.name(net.read(batch.rows, batch.vectors, batch.lengths), batch.lengths, style)
    return chain_loss(scores, ids(right, scores.shape[1]), batch.mask, net.moves[style]) / batch.mask.sum()


def caseless(samples: list[Sample], rng: random.Random) -> list[Sample]:
    """Read some sentences without their capitals."""
    if isinstance(samples[0], Tree):
        return samples
    return [replace(s, words=[w.lower() for w in s.words]) if rng.random() < CASELESS else s for s in samples]


@torch.no_grad()
def check(net: Network, held: list[Sample], words: Words) -> dict[str, float]:
    """Return UPOS, UAS and LAS of the held-back trees and F1 of the held-back names, by corpus."""
    net.eval()
    counts: dict[str, np.ndarray] = {}
    for samples in batches(held, None):
        batch = padded(samples, words)
        states = net.read(batch.rows, batch.vectors, batch.lengths)
        for style, got in (_trees_right if isinstance(samples[0], Tree) else _names_right)(
            net, batch, states
        ):
            counts[style] = counts.get(style, np.zeros(4)) + got
    net.train()
    found = {}
    for style, c in sorted(counts.items()):
        if style in net.inventory["names"]:
            found[style] = float(200 * c[0] / max(c[1] + c[2], 1))
        else:
            found |= {f"{style} {k}": float(100 * c[i] / c[3]) for i, k in enumerate(("upos", "uas", "las"))}
    return found


def _trees_right(net: Network, batch: Batch, states: Tensor) -> Iterator[tuple[str, np.ndarray]]:
    inv = net.inventory
    styles = torch.tensor([inv["styles"].index(s.style) for s in batch.samples])
    upos, _, arcs, tails, heads = net.parse(states, batch.lengths, styles)
    trees = [s for s in batch.samples if isinstance(s, Tree)]
    found = [decode.tree(arcs[i, : len(t.words), : len(t.words) + 1].numpy()) for i, t in enumerate(trees)]
    rels = net.relations(tails, heads, ids([[h + 1 for h in f] for f in found], states.shape[1])).argmax(-1)
    for i, t in enumerate(trees):
        n = len(t.words)
        tag = [inv["upos"][k] for k in upos[i, :n].argmax(-1).tolist()]
        rel = [inv["rels"][k] for k in rels[i, :n].tolist()]
        same = [a == b for a, b in zip(found[i], t.heads, strict=True)]
        full = [s and a == b for s, a, b in zip(same, rel, t.rels, strict=True)]
        yield (
            t.style,
            np.array([sum(a == b for a, b in zip(tag, t.upos, strict=True)), sum(same), sum(full), n]),
        )


def _names_right(net: Network, batch: Batch, states: Tensor) -> Iterator[tuple[str, np.ndarray]]:
    style = batch.samples[0].style
    scores = net.name(states, batch.lengths, style).numpy()
    best = decode.chain(scores, batch.lengths.numpy(), net.moves[style].numpy())
    for s, found in zip(batch.samples, best, strict=True):
        if isinstance(s, Tagged):
            got = set(corpora.spans([net.inventory["names"][style][k] for k in found]))
            right = set(corpora.spans(s.tags))
            yield style, np.array([len(got & right), len(got), len(right), 0])


def mark(found: dict[str, float]) -> float:
    """Return the one figure that chooses: the mean of LAS by treebank and of F1 by corpus, half and half."""
    las = [v for k, v in found.items() if k.endswith("las")]
    names = [v for k, v in found.items() if " " not in k]
    return float(np.mean(las) + np.mean(names)) / 2


class Averaged:
    """The running mean of a network's weights over its steps, which reads better than the last weights."""

    def __init__(self, net: Network) -> None:
        self.net, self.steps = net, 0
        self.mean = {k: v.clone() for k, v in net.state_dict().items()}

    def step(self) -> None:
        """Take the weights in, every tenth step."""
        self.steps += 1
        if self.steps % 10 == 0:
            keep = min(AVERAGE, self.steps / (self.steps + 100))
            for name, weight in self.net.state_dict().items():
                self.mean[name].lerp_(weight, 1 - keep)

    def check(self, held: list[Sample], words: Words) -> dict[str, float]:
        """Return what the mean weights reach."""
        raw = {k: v.clone() for k, v in self.net.state_dict().items()}
        self.net.load_state_dict(self.mean)
        found = check(self.net, held, words)
        self.net.load_state_dict(raw)
        return found


def run(folder: Path, work: Path, start: Path, epochs: int) -> Path:
    """Train from pretrained weights; return the checkpoint with the averaged weights that read best."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    train, held = data(folder)
    inv = inventory([s for s in train if isinstance(s, Tree)], [s for s in train if isinstance(s, Tagged)])
    words = Words(vectors.read(work / "vectors.floret"))
    net = Network(inv, Sizes())
    net.load_state_dict(torch.load(start), strict=False)
    mean = Averaged(net)
    optimizer = torch.optim.Adam(net.parameters(), lr=RATE, betas=(0.9, 0.95), fused=True)
    steps = epochs * sum(1 for _ in batches(train, random.Random(0)))
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / 200, 1) * max(1 - n / steps, 0.02)
    )
    best, path, began = 0.0, work / "network.pt", time.time()
    for epoch in range(epochs):
        total = 0.0
        for samples in batches(train, rng):
            total += _step(net, padded(caseless(samples, rng), words), optimizer)
            rate.step()
            mean.step()
        found = mean.check(held, words)
        _note(
            work,
            {"epoch": epoch, "seconds": round(time.time() - began), "loss": total * epochs / steps},
            found,
        )
        if mark(found) > best:
            best = mark(found)
            torch.save(
                {"weights": mean.mean, "inventory": inv, "sizes": asdict(net.sizes), "found": found}, path
            )
    return path


def finish(folder: Path, work: Path) -> Path:
    """Read everything slowly once more, the held-back sentences too, since nothing is left to choose."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    saved = torch.load(work / "network.pt", weights_only=False)
    net = Network(saved["inventory"], Sizes(**saved["sizes"]))
    net.load_state_dict(saved["weights"])
    words = Words(vectors.read(work / "vectors.floret"))
    mean = Averaged(net)
    optimizer = torch.optim.Adam(net.parameters(), lr=LAST_RATE, betas=(0.9, 0.95), fused=True)
    samples = everything(folder)
    made = [b for _ in range(LAST_EPOCHS) for b in batches(samples, rng)]
    for number, batch in enumerate(made):
        optimizer.param_groups[0]["lr"] = LAST_RATE * (1 - number / len(made))
        _step(net, padded(caseless(batch, rng), words), optimizer)
        mean.step()
    path = work / "final.pt"
    torch.save(saved | {"weights": mean.mean}, path)
    return path


def _step(net: Network, batch: Batch, optimizer: torch.optim.Optimizer) -> float:
    loss = tree_loss(net, batch) if isinstance(batch.samples[0], Tree) else name_loss(net, batch)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 5.0)
    optimizer.step()
    return float(loss.detach())


def _note(work: Path, line: dict[str, float], found: dict[str, float]) -> None:
    with (work / "train.log").open("a", encoding="utf-8") as log:
        rounded = {k: round(v, 2) for k, v in (line | {"mark": mark(found)} | found).items()}
        print(json.dumps(rounded), file=log)
