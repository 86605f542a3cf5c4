"""From the data to the packaged model: word vectors, pretraining, training, model file; an hour or two.

`python -m training DATA [WORK]`: DATA is the folder whose README says what each set may be used for; WORK
(`build/model`) keeps what each step makes, and a step whose result is there is not done again.
"""

import json
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import torch

from kawat.tongue.network import MODEL
from training import export, pretrain, train, vectors

PRETRAIN_EPOCHS = 2
ROUNDS = (  # the second, with more left out, begins with the averaged weights of the first
    train.Round(
        "first.pt", epochs=13, rate=2e-3, drop=0.33, blind=0.15,
        times={"gsd": 3, "csui": 3, "pud": 2, "idner": 2, "nergrit": 1.5, "nerp": 0.8, "kawat": 2},
    ),
    train.Round(
        "network.pt", epochs=6, rate=8e-4, drop=0.45, blind=0.3,
        times={"gsd": 2, "csui": 2, "nergrit": 1.5, "nerp": 0.8},
    ),
)  # fmt: skip
THREADS = 2


def main(data: Path, work: Path) -> None:
    """Run the steps; write what made the model to `WORK/versions.json`."""
    work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(THREADS)
    used = {name: version(name) for name in ("torch", "numpy", "floret")} | {
        "python": platform.python_version()
    }
    (work / "versions.json").write_text(json.dumps(used, indent=1) + "\n", encoding="utf-8")
    if not (work / "vectors.floret").exists():
        vectors.train(data, work)
    if not (work / "pretrained.pt").exists():
        pretrain.run(data, work, PRETRAIN_EPOCHS)
    start = work / "pretrained.pt"
    for plan in ROUNDS:
        if not (work / plan.checkpoint).exists():
            train.run(data, work, start, plan)
        start = work / plan.checkpoint
    export.write(data, work / "network.pt", work / "vectors.floret", MODEL)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "build/model"))
