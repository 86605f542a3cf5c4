"""The network in torch, for training only; kawat/tongue/network.py computes the same with numpy."""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from kawat.tongue import features


@dataclass(frozen=True)
class Sizes:
    """Widths of the layers."""

    vector: int = 100
    form: int = 64
    ends: int = 48
    shape: int = 16
    style: int = 16
    shared: int = 216
    parser: int = 180
    namer: int = 128
    arc: int = 160
    label: int = 64


class Reader(nn.Module):
    """A BiLSTM whose input is dropped out the same way at every word of a sentence.

    Its two directions both run from left to right, the second over the turned sentence, so that padding comes
    last for both: torch is twice as fast on padded batches as on packed ones.
    """

    def __init__(self, width: int, hidden: int, drop: float) -> None:
        super().__init__()
        self.ahead = nn.LSTM(width, hidden, batch_first=True)
        self.back = nn.LSTM(width, hidden, batch_first=True)
        self.drop = drop

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        """Return the states of both directions, (n, length, 2 * hidden)."""
        x = dropped(x, self.drop, self.training)
        places = torch.arange(x.shape[1])
        turned = torch.where(places < lengths[:, None], lengths[:, None] - 1 - places, places)[..., None]
        back, _ = self.back(x.gather(1, turned.expand(-1, -1, x.shape[2])))
        return torch.cat([self.ahead(x)[0], back.gather(1, turned.expand(-1, -1, back.shape[2]))], -1)


def dropped(x: Tensor, rate: float, training: bool) -> Tensor:
    """Drop the same units at every word of a sentence."""
    if not training or rate == 0:
        return x
    keep = torch.bernoulli(x.new_full((x.shape[0], 1, x.shape[2]), 1 - rate)) / (1 - rate)
    return x * keep


class Network(nn.Module):
    """Words to states, and states to parts of speech, voice, heads, relations and name tags.

    `inventory` holds the label lists: `styles`, `upos`, `voice`, `rels`, and `names` by corpus.
    """

    def __init__(self, inventory: dict[str, Any], sizes: Sizes, drop: float = 0.33) -> None:
        super().__init__()
        s = sizes
        self.sizes, self.inventory, self.drop = sizes, inventory, drop
        self.form = nn.Embedding(features.FORM_ROWS, s.form, padding_idx=0)
        self.ends = nn.Embedding(features.ENDS_ROWS, s.ends, padding_idx=0)
        self.shape = nn.Embedding(features.SHAPE_ROWS, s.shape, padding_idx=0)
        self.style = nn.Embedding(len(inventory["styles"]), s.style)
        for e in (self.form, self.ends, self.shape):
            nn.init.normal_(e.weight, std=0.1)
        width = s.vector + s.form + s.ends + s.shape
        self.shared = Reader(width, s.shared, drop)
        self.parser = Reader(2 * s.shared + s.style, s.parser, drop)
        self.namer = Reader(2 * s.shared, s.namer, drop)
        deep = 2 * s.parser
        self.upos = nn.Linear(deep, len(inventory["upos"]))
        self.voice = nn.Linear(deep, len(inventory["voice"]))
        self.arc_head, self.arc_tail = nn.Linear(deep, s.arc), nn.Linear(deep, s.arc)
        self.rel_head, self.rel_tail = nn.Linear(deep, s.label), nn.Linear(deep, s.label)
        self.arc = nn.Parameter(torch.zeros(s.arc + 1, s.arc))
        self.rel = nn.Parameter(torch.zeros(len(inventory["rels"]), s.label + 1, s.label + 1))
        self.root = nn.Parameter(torch.zeros(1, 1, deep))
        self.names = nn.ModuleDict({k: nn.Linear(2 * s.namer, len(t)) for k, t in inventory["names"].items()})
        self.moves = nn.ParameterDict(
            {k: nn.Parameter(torch.zeros(len(t) + 1, len(t))) for k, t in inventory["names"].items()}
        )
        nn.init.xavier_uniform_(self.arc)

    def embed(self, rows: Tensor, vectors: Tensor) -> Tensor:
        """Return what a word looks like; `rows` is (n, length, 11) and `vectors` (n, length, 100)."""
        forms, ends, shape = rows[..., :2], rows[..., 2:10], rows[..., 10]
        form = self.form(forms).sum(-2)
        end = self.ends(ends).sum(-2)
        if self.training:  # now and then a word is known by its vector or its form alone
            form = form * torch.bernoulli(form.new_full((*form.shape[:2], 1), 0.85))
            vectors = vectors * torch.bernoulli(form.new_full((*form.shape[:2], 1), 0.95))
        return torch.cat([vectors, form, end, self.shape(shape)], -1)

    def read(self, rows: Tensor, vectors: Tensor, lengths: Tensor) -> Tensor:
        """Return the shared states."""
        return self.shared(self.embed(rows, vectors), lengths)

    def parse(self, states: Tensor, lengths: Tensor, styles: Tensor) -> tuple[Tensor, ...]:
        """Return scores of parts of speech, voices, arcs (n, tail, head; 0 the root); relation halves."""
        style = self.style(styles)[:, None].expand(-1, states.shape[1], -1)
        deep = dropped(self.parser(torch.cat([states, style], -1), lengths), self.drop, self.training)
        heads = torch.cat([self.root.expand(len(deep), 1, -1), deep], 1)

        def mlp(layer: nn.Linear, x: Tensor) -> Tensor:
            return dropped(nn.functional.leaky_relu(layer(x), 0.1), self.drop, self.training)

        tails = mlp(self.arc_tail, deep)
        arcs = (
            torch.cat([tails, tails.new_ones(*tails.shape[:2], 1)], -1)
            @ self.arc
            @ mlp(self.arc_head, heads).mT
        )
        return self.upos(deep), self.voice(deep), arcs, mlp(self.rel_tail, deep), mlp(self.rel_head, heads)

    def relations(self, tails: Tensor, heads: Tensor, at: Tensor) -> Tensor:
        """Return scores of the relations between each word and its head, whose place is `at`."""
        chosen = heads.gather(1, at[..., None].expand(-1, -1, heads.shape[-1]))
        one = tails.new_ones(*tails.shape[:2], 1)
        a, b = torch.cat([tails, one], -1), torch.cat([chosen, one], -1)
        width = a.shape[-1]
        return (
            (a @ self.rel.permute(1, 0, 2).reshape(width, -1)).view(*a.shape[:2], -1, width) @ b[..., None]
        ).squeeze(-1)

    def name(self, states: Tensor, lengths: Tensor, corpus: str) -> Tensor:
        """Return scores of a corpus's name tags."""
        deep = dropped(self.namer(states, lengths), self.drop, self.training)
        out: Tensor = self.names[corpus](deep)
        return out


def chain_loss(scores: Tensor, tags: Tensor, mask: Tensor, moves: Tensor) -> Tensor:
    """Return the negative log-likelihood of tag sequences under a linear chain; `moves[-1]` begins it."""
    length = scores.shape[1]
    gold = scores.gather(2, tags[..., None]).squeeze(2)
    step = moves[tags[:, :-1], tags[:, 1:]]
    total = (gold * mask).sum(1) + (step * mask[:, 1:]).sum(1) + moves[-1, tags[:, 0]]
    alpha = scores[:, 0] + moves[-1]
    for t in range(1, length):
        after = torch.logsumexp(alpha[:, :, None] + moves[:-1], 1) + scores[:, t]
        alpha = torch.where(mask[:, t, None] > 0, after, alpha)
    return (torch.logsumexp(alpha, 1) - total).sum()
