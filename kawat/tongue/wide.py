"""The wide part of the model: what a word, its ends and its neighbours speak for, each by itself.

Beside the network, which generalises, it remembers: words, pairs of words and pairs of endings have a row of
scores in one hashed table for parts of speech and one for name tags. Their sums are added to the network's
scores. Some clues count for a treebank or corpus alone, whose habits they learn.
"""

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kawat.tongue.features import norm, shape

Hashes = NDArray[np.uint64]
Ints = NDArray[np.intp]

SIZE = 1 << 17  # rows of a table
LOOKS = 9  # of a word, as `hashes` lists them
_LOW, _WORD, _END, _SHAPE = 0, 1, 3, 7
_HABITS = (0, 1, 3, 7, 17, 18)  # clues that also count for the style alone
_PRIME, _SPREAD, _MIX = (np.uint64(n) for n in (1_000_003, 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9))
_HALF, _MOST = np.uint64(29), np.uint64(32)


def hashes(word: str) -> list[int]:
    """Return a number for each look of a word: its form, spelling, ends and shape."""
    low = norm(word)
    looks = (low, word, low[-2:], low[-3:], low[-4:], low[:2], low[:3], shape(word), low[-5:])
    return [crc32(look.encode("utf-8", "surrogatepass")) for look in looks]


def rows(seen: Hashes, sentence: Ints, style: int) -> Ints:
    """Return the rows of each word's clues, (words, clues).

    `seen` is (words, LOOKS); `sentence` numbers the sentence of each word, from 0 up, and `style` from 1.
    """
    at = np.arange(2, len(seen) + 2) + 2 * sentence  # two empty words stand between sentences
    line = np.zeros((at[-1] + 3, LOOKS), np.uint64)
    line[at] = seen
    here, left, right, far_left, far_right = (line[at + d].T for d in (0, -1, 1, -2, 2))
    clues = [*here, left[_LOW], far_left[_LOW], right[_LOW], far_right[_LOW]]
    clues += [left[_SHAPE], right[_SHAPE], left[_END], right[_END]]
    clues += [left[_LOW] * _PRIME ^ here[_LOW], here[_LOW] * _PRIME ^ right[_LOW]]
    clues += [left[_LOW] * _PRIME ^ right[_LOW]]
    clues += [left[k] * _PRIME ^ here[k] for k in (_SHAPE, _END)]
    clues += [here[k] * _PRIME ^ right[k] for k in (_SHAPE, _END)]
    clues += [clues[k] * _PRIME ^ np.uint64(style) for k in _HABITS]
    clues.append(np.full(len(seen), style, np.uint64))
    mixed = np.stack(clues, 1) + np.arange(1, len(clues) + 1, dtype=np.uint64) * _SPREAD
    mixed = (mixed ^ mixed >> _HALF) * _MIX
    places: Ints = ((mixed ^ mixed >> _MOST) % np.uint64(SIZE)).astype(np.intp)
    return places
