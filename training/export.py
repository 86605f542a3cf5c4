"""Writes a checkpoint as the package's model file: tables in bytes, matrices in float16."""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from training import corpora, vectors

NAMED = {"PROPN", "PUNCT", "NUM", "SYM", "X"}  # parts of speech that have no stem
Arrays = dict[str, np.ndarray]


def bytes_of(name: str, table: np.ndarray) -> Arrays:
    """Return a table in bytes and the scale of each row."""
    scale = np.maximum(np.abs(table).max(1), 1e-8) / 127
    return {name: np.round(table / scale[:, None]).astype(np.int8), f"{name}.scale": scale.astype(np.float32)}


def wide_of(name: str, table: np.ndarray) -> Arrays:
    """Return a table of the wide part in bytes, and its one scale."""
    scale = np.abs(table).max() / 127
    return {f"wide.{name}": np.round(table / scale).astype(np.int8), f"wide.{name}.scale": np.float32(scale)}


def lstm(name: str, w: Arrays) -> Arrays:
    """Return an LSTM as input, hidden and bias of both directions; gates: in, forget, out, cell."""
    made: dict[str, list[np.ndarray]] = {"input": [], "hidden": [], "bias": []}
    for way in ("ahead", "back"):
        made["input"].append(gates(w[f"{name}.{way}.weight_ih_l0"]).T)
        made["hidden"].append(gates(w[f"{name}.{way}.weight_hh_l0"]).T)
        made["bias"].append(gates(w[f"{name}.{way}.bias_ih_l0"] + w[f"{name}.{way}.bias_hh_l0"]))
    return {
        f"{name}.input": np.stack(made["input"]),
        f"{name}.hidden": np.stack(made["hidden"]),
        f"{name}.bias": np.stack(made["bias"])[:, None],
    }


def gates(weights: np.ndarray) -> np.ndarray:
    """Put the sigmoid gates first and halve them: tanh computes them."""
    i, f, g, o = np.split(weights, 4)
    return np.concatenate([i / 2, f / 2, o / 2, g])


def stems(data: Path) -> dict[str, str]:
    """Return the stems of the treebanks' words: the commonest lemma of each form, and each lemma its own."""
    seen: dict[str, Counter[str]] = {}
    for style in ("csui", "pud", "gsd"):
        for tree in corpora.treebank(data, corpora.TREEBANKS[style], style):
            for word, lemma, upos in zip(tree.words, tree.lemmas, tree.upos, strict=True):
                if upos not in NAMED and word.isascii() and lemma.isalpha():
                    seen.setdefault(word.lower(), Counter())[lemma.lower()] += 1
    found = {word: lemmas.most_common(1)[0][0] for word, lemmas in seen.items()}
    return dict(sorted(({lemma: lemma for lemma in found.values()} | found).items()))


def arrays(data: Path, work: Path) -> Arrays:
    """Return all arrays of the model file, from what the steps left in `work`."""
    saved, remembered = (torch.load(work / f"{name}.pt", weights_only=False) for name in ("final", "wide"))
    w = {k: v.numpy() for k, v in saved["weights"].items()}
    out: Arrays = bytes_of("vectors", vectors.read(work / "vectors.floret"))
    for name in ("form", "ends", "shape"):
        out |= bytes_of(name, w[f"{name}.weight"])
    dense = lstm("shared", w) | lstm("parser", w) | lstm("namer", w)
    deep = 2 * saved["sizes"]["shared"]
    dense["parser.style"] = dense["parser.input"][:, deep:]
    dense["parser.input"] = dense["parser.input"][:, :deep]
    dense["style"] = w["style.weight"]
    dense["root"] = w["root"][0]
    dense["arc"] = w["arc"]
    dense["rel"] = w["rel"].transpose(1, 0, 2)
    for name in ("upos", "voice", "arc_head", "arc_tail", "rel_head", "rel_tail"):
        dense |= {f"{name}.weight": w[f"{name}.weight"].T, f"{name}.bias": w[f"{name}.bias"]}
    for corpus in saved["inventory"]["names"]:
        dense[f"names.{corpus}.weight"] = w[f"names.{corpus}.weight"].T
        dense[f"names.{corpus}.bias"] = w[f"names.{corpus}.bias"]
        dense[f"moves.{corpus}"] = w[f"moves.{corpus}"]
    out |= {k: np.ascontiguousarray(v).astype(np.float16) for k, v in dense.items()}
    out |= wide_of("upos", remembered["upos"].numpy()) | wide_of("names", remembered["names"].numpy())
    labels = saved["inventory"] | {"tags": remembered["tags"], "stems": stems(data)}
    out["labels"] = np.frombuffer(json.dumps(labels).encode(), np.uint8)
    return out


def write(data: Path, work: Path, target: Path) -> None:
    """Write the model file; the same steps give the same bytes."""
    np.savez(target, **arrays(data, work))
