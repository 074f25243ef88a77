"""The model as docs/model_format.md has it, in NumPy: the same integers and the same bits.

Integer products run through float32 matrix products: all sums stay below 2^24, where float32 adds
integers exactly in any order. `training/network.py` is the trained twin of this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training import container, lemma
from training.decode import best_tree
from training.features import FEATURES, Featurizer, Vocabulary

Array = np.ndarray
ONE, HALF = np.float32(1), np.float32(0.5)
LANES = 16


@dataclass
class Analysis:
    """What the model says of one sentence, a list entry a word."""

    tags: dict[str, list[str]]  # group -> names
    lemmas: list[str]
    heads: list[int]  # 1-based, 0 = root
    relations: list[str]


def _lanes(values: Array) -> Array:
    """Sums [n, 1] of [n, width]: 16 lanes, then pairs 8, 4, 2, 1 apart."""
    folded = values.reshape(len(values), -1, LANES)
    lane = folded[:, 0].copy()
    for k in range(1, folded.shape[1]):
        lane += folded[:, k]
    for apart in (8, 4, 2, 1):
        lane = lane[:, :apart] + lane[:, apart : 2 * apart]
    return lane


class Model:
    """A model file, ready to analyse sentences given as forms and touch bits."""

    def __init__(self, path: Path) -> None:
        self.tensors, self.metadata = container.read(path)
        t = self.tensors
        self._float: dict[str, Array] = {}
        rows = [len(t["embed." + name]) for name in ("hash", "prefix", "suffix", "shape")]
        self.featurizer = Featurizer(Vocabulary(t["vocab.keys"]), tuple(rows))
        self.relations = container.lines(t["label.names"])
        sizes = t["tags.groups"].tolist()
        names = [line.split("=", 1) for line in container.lines(t["tags.names"])]
        self.groups: list[tuple[str, int, int, list[str]]] = []
        begin = 0
        for size in sizes:
            part = names[begin : begin + size]
            self.groups.append((part[0][0], begin, begin + size, [name for _, name in part]))
            begin += size
        self.blocks = sum(name.startswith("block") and name.endswith(".weight") for name in t)

    def linear(self, q: Array, name: str) -> Array:
        """`linear` of the page: exact integer sums, then scale, then bias."""
        weight = self._float.get(name)
        if weight is None:
            weight = self._float[name] = self.tensors[name + ".weight"].astype(np.float32).T.copy()
        total = q.astype(np.float32) @ weight
        return total * self.tensors[name + ".scale"] + self.tensors[name + ".bias"]

    def q8(self, x: Array, name: str) -> Array:
        """`q8` of the page."""
        y = np.rint(x * self.tensors[name + ".inverse"])
        return np.clip(y, -127, 127).astype(np.int8)

    def norm(self, r: Array, name: str) -> Array:
        """`norm` of the page."""
        share = ONE / np.float32(r.shape[1])
        centred = r - _lanes(r) * share
        var = _lanes(centred * centred) * share
        y = centred / np.sqrt(var + np.float32(1e-5))
        return y * self.tensors[name + ".gain"] + self.tensors[name + ".bias"]

    def lookup(self, rows: Array) -> Array:
        """The eight vectors of every word side by side, I8."""
        t = self.tensors
        tables = ["word", "hash", "prefix", "suffix", "suffix", "suffix", "shape", "place"]
        return np.concatenate([t["embed." + tables[k]][rows[:, k]] for k in range(FEATURES)], 1)

    def encode(self, rows: Array) -> Array:
        """Rows [words, 8] to what every head reads, I8 [words, width]."""
        h = self.norm(self.linear(self.lookup(rows), "in"), "in.norm")
        width = h.shape[1]
        for b in range(self.blocks):
            d = (1, 2, 4, 8, 1, 2)[b]
            q = np.zeros((len(h) + 2 * d, width), np.int8)
            q[d:-d] = self.q8(h, f"block{b}.in")
            window = np.concatenate([q[: -2 * d], q[d:-d], q[2 * d :]], 1)
            u = self.linear(window, f"block{b}")
            g = u[:, width:]
            v = u[:, :width] * (HALF + HALF * (g / (ONE + np.abs(g))))
            h = self.norm(h + v, f"block{b}.norm")
        return self.q8(h, "heads.in")

    def arc_scores(self, q: Array) -> Array:
        """Integer scores [words, 1 + words]; column 0 is the root."""
        zero = np.float32(0)
        dep = np.maximum(self.linear(q, "arc.dep"), zero)
        head = np.maximum(self.linear(q, "arc.head"), zero)
        pair = self.q8(self.linear(self.q8(dep, "arc.dep.out"), "arc.pair"), "arc.pair.out")
        heads = np.concatenate([self.tensors["arc.root"][None], self.q8(head, "arc.head.out")])
        return (pair.astype(np.float32) @ heads.astype(np.float32).T).astype(np.int64)

    def label(self, q: Array, heads: Array) -> list[str]:
        """Relations, given heads (0 = root)."""
        dep = self.linear(q, "label.dep")
        head = np.concatenate([self.tensors["label.root"][None], self.linear(q, "label.head")])
        z = np.maximum(dep + head[heads], np.float32(0))
        scores = self.linear(self.q8(z, "label.out"), "label")
        scores[heads != 0, self.relations.index("root")] = -np.inf
        return [
            "root" if head == 0 else self.relations[best]
            for head, best in zip(heads, scores.argmax(1))
        ]

    def analyse(self, forms: list[str], touches: list[bool]) -> Analysis:
        """Everything the model says of a sentence."""
        q = self.encode(self.featurizer.rows(forms, touches))
        scores = self.linear(q, "tags")
        tags = {
            group: [names[k] for k in scores[:, begin:end].argmax(1)]
            for group, begin, end, names in self.groups
        }
        heads = best_tree(self.arc_scores(q))
        lemmas = [lemma.apply(rule, form) for rule, form in zip(tags["lemma"], forms)]
        return Analysis(tags, lemmas, heads.tolist(), self.label(q, heads))
