"""From the data to the packaged model: word vectors, pretraining, training, wide part, model file.

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
from training import export, pretrain, train, vectors, wide

PRETRAIN_EPOCHS = 4
EPOCHS = 14
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
    if not (work / "network.pt").exists():
        train.run(data, work, work / "pretrained.pt", EPOCHS)
    if not (work / "final.pt").exists():
        train.finish(data, work)
    if not (work / "wide.pt").exists():
        wide.run(data, work)
    export.write(data, work, MODEL)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "build/model"))
