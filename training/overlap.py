"""Which training sentences are, whole or in part, in a test or among the held-back ones? They don't train.

The name corpora were drawn from the same newspapers: half of IDNER's test sentences stand, in lower case, in
NERP's training part.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from training import corpora
from training.batches import Sample

RUN = 10  # words in a row that give a sentence away


def unseen(train: list[Sample], held: list[Sample], data: Path) -> list[Sample]:
    """Return the sentences that train and share no run of words with a test or a held-back sentence."""
    tests: list[Sample] = [s for c in corpora.HELD_NAMES for s in corpora.names(data, c, "test")]
    tests += [s for name in corpora.TESTS for s in corpora.treebank(data, name, "test")]
    known = {run for s in [*tests, *held] for run in runs(s.words)}
    return [s for s in train if not any(run in known for run in runs(s.words))]


def runs(words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield every run of words of a sentence, or all of a shorter one; case and marks don't count."""
    plain = [w.lower() for w in words if any(c.isalnum() for c in w)]
    for at in range(max(1, len(plain) - RUN + 1)):
        yield tuple(plain[at : at + RUN])
