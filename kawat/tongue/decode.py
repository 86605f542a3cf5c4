"""From scores to structures: the best tag sequence, and the best tree."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]


def chain(scores: Floats, lengths: Ints, moves: Floats) -> list[list[int]]:
    """Return the best tag sequence of each sentence (Viterbi).

    `scores` is (sentences, length, tags); `moves[i, j]` scores tag j after tag i, its last row the first tag.
    """
    n, length, tags = scores.shape
    best = scores[:, 0] + moves[-1]
    back = np.zeros((length, n, tags), np.int16)
    ends = np.empty((length, n, tags), np.float32)
    ends[0] = best
    for t in range(1, length):
        ways = best[:, :, None] + moves[:-1]
        back[t] = ways.argmax(1)
        best = ways.max(1) + scores[:, t]
        ends[t] = best
    rows = np.arange(n)
    out = np.zeros((length, n), np.intp)
    last = lengths - 1
    tag = ends[last, rows].argmax(1)
    for t in range(length - 1, -1, -1):
        tag = np.where(t == last, ends[t].argmax(1), tag)
        out[t] = tag
        tag = back[t, rows, tag]
    return [out[: lengths[i], i].tolist() for i in range(n)]


def tree(scores: Floats) -> list[int]:
    """Return the head of each word in the best tree with one root; `scores` is (words, 1 + words).

    Column 0 is the root, column `i` word `i - 1`; the root's word has the head -1.
    """
    n = len(scores)
    scores = scores.copy()
    scores[np.arange(n), np.arange(1, n + 1)] = -np.inf
    heads = scores.argmax(1)
    roots = np.flatnonzero(heads == 0)
    if len(roots) == 1 and not _cycle(heads.tolist()):
        return [int(h) - 1 for h in heads]
    return _one_root(scores, roots if len(roots) else np.array([scores[:, 0].argmax()]))


def _one_root(scores: Floats, roots: Ints) -> list[int]:
    """Try each word that may be the root, and keep the best tree."""
    best: list[int] = []
    most = -np.inf
    for root in roots[:8]:
        tried = scores.copy()
        tried[:, 0] = -np.inf
        tried[root] = -np.inf
        tried[root, 0] = 0.0
        heads = _edmonds(np.vstack([np.full(tried.shape[1], -np.inf, np.float32), tried]))
        total = scores[np.arange(len(scores)), heads[1:]].sum()
        if total > most or not best:
            best, most = [h - 1 for h in heads[1:]], total
    return best


def _cycle(heads: list[int]) -> list[int]:
    """Return the words of a cycle, as columns, or nothing; `heads[i]` is the column of word i's head."""
    state = [0] * (len(heads) + 1)
    state[0] = -1
    for first in range(1, len(heads) + 1):
        at = first
        while state[at] == 0:
            state[at] = first
            at = heads[at - 1]
        if state[at] == first:
            ring = [at]
            while heads[ring[-1] - 1] != at:
                ring.append(heads[ring[-1] - 1])
            return ring
    return []


def _edmonds(scores: Floats) -> list[int]:
    """Return the head of each node in the best tree that hangs from node 0 (Chu, Liu and Edmonds).

    `scores[i, j]` is that of node j as the head of node i; each round contracts one cycle.
    """
    heads = scores.argmax(1)
    heads[0] = 0
    ring = _cycle(heads[1:].tolist())
    if not ring:
        return [int(h) for h in heads]
    inside = np.array(ring)
    kept = np.setdiff1d(np.arange(len(scores)), inside)  # node 0 among them; the ring becomes the last node
    gain = scores[inside] - scores[inside, heads[inside]][:, None]
    small = np.full((len(kept) + 1, len(kept) + 1), -np.inf, np.float32)
    small[:-1, :-1] = scores[np.ix_(kept, kept)]
    out = scores[np.ix_(kept, inside)]
    small[:-1, -1] = out.max(1)
    small[-1, :-1] = gain[:, kept].max(0)
    chosen = _edmonds(small)
    for i, node in enumerate(kept):
        heads[node] = inside[out[i].argmax()] if chosen[i] == len(kept) else kept[chosen[i]]
    entry = kept[chosen[-1]]
    broken = inside[gain[:, entry].argmax()]
    heads[broken] = entry
    heads[0] = 0
    return [int(h) for h in heads]


def trees(scores: Floats, lengths: Ints) -> list[list[int]]:
    """Return the heads of each sentence; `scores` is (sentences, length, 1 + length), padded.

    Most sentences have their best tree when each word takes its best head: that is tried for all at once.
    """
    n, length, _ = scores.shape
    columns = np.arange(length + 1)
    scores = np.where(columns > lengths[:, None, None], np.float32(-np.inf), scores)
    scores[:, np.arange(length), np.arange(1, length + 1)] = -np.inf
    heads = scores.argmax(2)
    heads[np.arange(length) >= lengths[:, None]] = 0
    up = np.concatenate((np.zeros((n, 1), heads.dtype), heads), 1)
    for _ in range(max(length, 1).bit_length()):
        up = np.take_along_axis(up, up, 1)
    roots = ((heads == 0) & (np.arange(length) < lengths[:, None])).sum(1)
    good = (roots == 1) & (up == 0).all(1)
    return [
        (heads[i, :k] - 1).tolist() if good[i] else tree(scores[i, :k, : k + 1])
        for i, k in enumerate(lengths.tolist())
    ]
