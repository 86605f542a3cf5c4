"""Trains the wide part: hashed tables of scores for parts of speech and name tags, apart from the network.

Apart, because the network knows its training sentences too well to leave anything to learn from them. How
much of the tables is added to the network's scores was chosen on the held-back sentences; then these train
too.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from kawat.tongue import wide
from training import train
from training.batches import TIMES, Sample
from training.corpora import Tree

SEED = 7
EPOCHS = 6
BATCH = 3_000  # words
RATE = 2e-2
DROPPED = 0.3  # of a word's clues
RIDGE = 1e-4
SHARE = {"upos": 0.5, "names": 0.35}
Item = tuple[np.ndarray, np.ndarray, str]


def run(folder: Path, work: Path) -> None:
    """Write both tables, (SIZE, labels), and the name tags in order to `WORK/wide.pt`."""
    samples = train.everything(folder)
    trees = [s for s in samples if isinstance(s, Tree)]
    tagged = [s for s in samples if not isinstance(s, Tree)]
    inv = train.inventory(trees, tagged)
    tags = sorted({t for kinds in inv["names"].values() for t in kinds})
    upos = [_item(s, inv["styles"], [inv["upos"].index(u) for u in s.upos]) for s in trees]
    names = [_item(s, list(inv["names"]), [tags.index(t) for t in s.tags]) for s in tagged]
    allowed = {corpus: torch.tensor([t in kinds for t in tags]) for corpus, kinds in inv["names"].items()}
    everything = dict.fromkeys(inv["styles"], torch.ones(len(inv["upos"]), dtype=torch.bool))
    tables = {"upos": taught(upos, everything), "names": taught(names, allowed)}
    torch.save(
        {name: SHARE[name] * table for name, table in tables.items()} | {"tags": tags}, work / "wide.pt"
    )


def _item(sample: Sample, styles: list[str], right: list[int]) -> Item:
    seen = np.array([wide.hashes(w) for w in sample.words], np.uint64)
    rows = wide.rows(seen, np.zeros(len(seen), np.intp), styles.index(sample.style) + 1)
    return rows, np.array(right), sample.style


def taught(items: list[Item], allowed: dict[str, Tensor]) -> Tensor:
    """Return a table that tells the labels, (SIZE, labels); of a style only those `allowed` compete."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    table = nn.Embedding(wide.SIZE, len(next(iter(allowed.values()))))
    nn.init.zeros_(table.weight)
    optimizer = torch.optim.Adam(table.parameters(), lr=RATE, betas=(0.9, 0.99), fused=True)
    mean, step = torch.zeros_like(table.weight), 0
    for epoch in range(EPOCHS):
        made = list(_batches(items, rng))
        for number, batch in enumerate(made):
            optimizer.param_groups[0]["lr"] = RATE * max(1 - (epoch + number / len(made)) / EPOCHS, 0.02)
            loss = _loss(table, batch, allowed) + RIDGE / len(made) * table.weight.square().sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
            if step % 10 == 0:
                mean.lerp_(table.weight.detach(), 1 - min(train.AVERAGE, step / (step + 100)))
    return mean


def _loss(table: nn.Embedding, batch: list[Item], allowed: dict[str, Tensor]) -> Tensor:
    rows = torch.from_numpy(np.concatenate([rows for rows, _, _ in batch]))
    right = torch.from_numpy(np.concatenate([right for _, right, _ in batch]))
    mask = torch.cat([allowed[style].expand(len(right), -1) for _, right, style in batch])
    keep = torch.bernoulli(torch.full(rows.shape, 1 - DROPPED)) / (1 - DROPPED)
    scores = (table(rows) * keep[..., None]).sum(1)
    return nn.functional.cross_entropy(scores.masked_fill(~mask, -1e4), right)


def _batches(items: list[Item], rng: random.Random) -> Iterator[list[Item]]:
    """Yield batches of an epoch, each corpus read as often as the network reads it."""
    order = [i for i in items for _ in range(int(TIMES[i[2]]) + (rng.random() < TIMES[i[2]] % 1))]
    rng.shuffle(order)
    batch: list[Item] = []
    size = 0
    for item in order:
        batch.append(item)
        size += len(item[1])
        if size > BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
