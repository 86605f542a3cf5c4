"""A log-linear model over pairs of sides: of all ways to fill both sides the right one is the likeliest.

The score of a pair is the sum of its clues' weights: those of the actors' side, of the recipients' side and
of both together. All in numpy; the same examples in the same order give the same weights.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Objective = Callable[[Floats], tuple[float, Floats]]

_SEEN = 3  # times that a clue is seen before it gets a weight
_STEPS = 150
_KEPT = 10  # earlier steps that L-BFGS learns from


class Example(NamedTuple):
    """One act: the clues of each way to fill a side, and of each pair of ways how right it is (0 to 1)."""

    ways: list[list[str]]
    pairs: list[tuple[int, int, list[str], float]]  # actors' way, recipients' way, clues, how right


class Sparse(NamedTuple):
    """A matrix of zeros and ones: where the ones are."""

    rows: Ints
    columns: Ints
    shape: tuple[int, int]

    def times(self, w: Floats) -> Floats:
        """Return the product with a column."""
        return np.bincount(self.rows, w[self.columns], self.shape[0])

    def back(self, r: Floats) -> Floats:
        """Return the product of the transpose with a column."""
        return np.bincount(self.columns, r[self.rows], self.shape[1])


def train(
    examples: Sequence[Example], weight: Sequence[float], ridge: float
) -> dict[str, tuple[float, float, float]]:
    """Return the weights of each clue for actors, for recipients and for both together."""
    single = _columns(clues for e in examples for clues in e.ways)
    double = _columns(clues for e in examples for _, _, clues, _ in e.pairs)
    objective = _objective(examples, np.array(weight), single, double, ridge)
    n = len(single)
    w = minimise(objective, 2 * n + len(double))
    found = {clue: (float(w[i]), float(w[n + i]), 0.0) for clue, i in single.items()}
    return found | {clue: (0.0, 0.0, float(w[2 * n + i])) for clue, i in double.items()}


def _columns(lines: Iterable[list[str]]) -> dict[str, int]:
    seen = Counter(clue for clues in lines for clue in clues)
    return {clue: i for i, clue in enumerate(sorted(c for c, n in seen.items() if n >= _SEEN))}


def _matrix(lines: Sequence[list[str]], columns: dict[str, int]) -> Sparse:
    cells = [(i, columns[clue]) for i, clues in enumerate(lines) for clue in clues if clue in columns]
    rows, cols = np.array(cells, np.intp).reshape(-1, 2).T
    return Sparse(rows, cols, (len(lines), len(columns)))


def _objective(
    examples: Sequence[Example], weight: Floats, single: dict[str, int], double: dict[str, int], ridge: float
) -> Objective:
    """Return what to minimise: minus the log-likelihood of what is right, with a penalty on weights."""
    base = np.cumsum([0, *(len(e.ways) for e in examples)])
    ways = _matrix([clues for e in examples for clues in e.ways], single)
    pairs = [p for e in examples for p in e.pairs]
    both = _matrix([p[2] for p in pairs], double)
    sizes = np.array([len(e.pairs) for e in examples])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    shift = np.repeat(base[:-1], sizes)
    actor, recipient = (np.array([p[k] for p in pairs], np.intp) + shift for k in (0, 1))
    with np.errstate(divide="ignore"):
        right = np.log([p[3] for p in pairs])
    share, n = np.repeat(weight, sizes), len(single)

    def likely(score: Floats) -> tuple[Floats, Floats]:
        """Return the logarithm of each example's sum, and each pair's share in it."""
        most = np.maximum.reduceat(score, starts)
        e = np.exp(score - np.repeat(most, sizes))
        total = np.add.reduceat(e, starts)
        return np.log(total) + most, e / np.repeat(total, sizes)

    def objective(w: Floats) -> tuple[float, Floats]:
        a, r = ways.times(w[:n]), ways.times(w[n : 2 * n])
        score = a[actor] + r[recipient] + both.times(w[2 * n :])
        (all_, expected), (good, wanted) = likely(score), likely(score + right)
        loss = float(weight @ (all_ - good)) + ridge * float(w @ w) / 2
        slope = share * (expected - wanted)
        down_a = ways.back(np.bincount(actor, slope, ways.shape[0]))
        down_r = ways.back(np.bincount(recipient, slope, ways.shape[0]))
        return loss, np.concatenate((down_a, down_r, both.back(slope))) + ridge * w

    return objective


def minimise(objective: Objective, size: int) -> Floats:
    """Return the weights at which a convex function of `size` weights is least, found by L-BFGS from zero."""
    w = np.zeros(size)
    value, slope = objective(w)
    if not slope.any():
        return w
    steps: list[tuple[Floats, Floats, float]] = []
    for _ in range(_STEPS):
        way = _direction(slope, steps)
        fall, length = float(slope @ way), 1.0 if steps else 1 / float(np.abs(slope).sum())
        while True:
            new = w + length * way
            new_value, new_slope = objective(new)
            if new_value <= value + 1e-4 * length * fall or length < 1e-10:
                break
            length /= 2
        moved, bent = new - w, new_slope - slope
        if float(moved @ bent) > 0:
            steps = [*steps, (moved, bent, 1 / float(moved @ bent))][-_KEPT:]
        done = value - new_value < 1e-6 * abs(value)
        w, value, slope = new, new_value, new_slope
        if done:
            break
    return w


def _direction(slope: Floats, steps: Sequence[tuple[Floats, Floats, float]]) -> Floats:
    """Return the direction of steepest descent, bent by what the last steps have shown."""
    way, shares = -slope, []
    for moved, bent, scale in reversed(steps):
        shares.append(scale * float(moved @ way))
        way = way - shares[-1] * bent
    if steps:
        moved, bent, _ = steps[-1]
        way = way * (float(moved @ bent) / float(bent @ bent))
    for (moved, bent, scale), share in zip(steps, reversed(shares), strict=True):
        way = way + (share - scale * float(bent @ way)) * moved
    return way
