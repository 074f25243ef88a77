"""The model as docs/model_format.md has it, in NumPy: the same integers and the same bits.

Integer products run through float32 matrix products: all sums stay below 2^24, where float32 adds
integers exactly in any order. `training/network.py` and `training/base.py` are the trained twins of
this file.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training import container, lemma
from training.decode import best_tree
from training.features import FEATURES, FNV_OFFSET, FNV_PRIME, MASK, Featurizer, Vocabulary, fnv1a, lower

Array = np.ndarray
ONE, HALF = np.float32(1), np.float32(0.5)
LANES = 16
HEAD = 32  # values of one attention head
MOST_PIECES = 8  # of a word


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


class Numbers:
    """The section "Numbers" of the page, over the tensors of one file."""

    def __init__(self, tensors: dict[str, Array]) -> None:
        self.tensors = tensors
        self._float: dict[str, Array] = {}

    def total(self, q: Array, name: str) -> Array:
        """Exact integer sums, times the outputs' scales."""
        weight = self._float.get(name)
        if weight is None:
            weight = self._float[name] = self.tensors[name + ".weight"].astype(np.float32).T.copy()
        return (q.astype(np.float32) @ weight) * self.tensors[name + ".scale"]

    def linear(self, q: Array, name: str) -> Array:
        """`linear` of the page."""
        return self.total(q, name) + self.tensors[name + ".bias"]

    def rowwise(self, x: Array, name: str) -> Array:
        """`rowwise` of the page."""
        most = np.abs(x).max(1, keepdims=True)
        least = np.float32(1e-30)
        factor = np.where(most < least, np.float32(0), np.float32(127) / np.maximum(most, least))
        q = np.clip(np.rint(x * factor), -127, 127)
        return self.total(q, name) * (most * (ONE / np.float32(127))) + self.tensors[name + ".bias"]

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


def exp(v: Array) -> Array:
    """`exp` of the page."""
    v = np.clip(v, np.float32(-87), np.float32(87))
    n = np.rint(v * np.float32(1.44269504))
    r = v - n * np.float32(0.693359375)
    r = r - n * np.float32(-2.12194440e-4)
    p = np.full_like(r, 1.9875691500e-4)
    for c in (1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1):
        p = p * r + np.float32(c)
    p = p * (r * r) + r + ONE
    return np.ldexp(p, n.astype(np.int32))


def gelu(x: Array) -> Array:
    """`gelu` of the page."""
    inner = np.float32(1.59576912) * (x + np.float32(0.044715) * (x * x * x))
    return x / (ONE + exp(-inner))


class WordTables:
    """What the encoder of `small` begins with."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers, t = numbers, numbers.tensors
        rows = [len(t["embed." + name]) for name in ("hash", "prefix", "suffix", "shape")]
        self.featurizer = Featurizer(Vocabulary(t["vocab.keys"]), tuple(rows))
        self.blocks = sum(name.startswith("block") and name.endswith(".weight") for name in t)

    def enter(self, forms: list[str], touches: list[bool]) -> Array:
        """Vectors before the first block, [words, width]."""
        n = self.numbers
        return n.norm(n.linear(self.lookup(self.featurizer.rows(forms, touches)), "in"), "in.norm")

    def lookup(self, rows: Array) -> Array:
        """The eight vectors of every word side by side, I8."""
        t = self.numbers.tensors
        tables = ["word", "hash", "prefix", "suffix", "suffix", "suffix", "shape", "place"]
        return np.concatenate([t["embed." + tables[k]][rows[:, k]] for k in range(FEATURES)], 1)


def gate(x: Array) -> Array:
    """`gate` of the page."""
    return HALF + HALF * (x / (ONE + np.abs(x)))


class Recurrence(WordTables):
    """The encoder of `small`."""

    def encode(self, forms: list[str], touches: list[bool]) -> Array:
        """What every head reads, I8 [words, width]."""
        n, h = self.numbers, self.enter(forms, touches)
        half = h.shape[1] // 2
        for b in range(self.blocks):
            value, keep, show = np.split(n.linear(n.q8(h, f"block{b}.in"), f"block{b}"), 3, 1)
            keep = gate(keep)
            add = (ONE - keep) * value
            state = np.zeros((len(h) + 2, 2 * half), np.float32)
            for t in range(len(h)):
                state[t + 1, :half] = keep[t, :half] * state[t, :half] + add[t, :half]
            for t in reversed(range(len(h))):
                state[t + 1, half:] = keep[t, half:] * state[t + 2, half:] + add[t, half:]
            h = n.norm(h + gate(show) * state[1:-1], f"block{b}.norm")
        return n.q8(h, "heads.in")


def _folded() -> dict[int, int | None]:
    """Letters with accents as their plain letters; combining accents vanish."""
    table: dict[int, int | None] = dict.fromkeys(range(0x300, 0x370))
    for code in range(0xC0, 0x180):
        small = chr(code).lower()
        plain = unicodedata.normalize("NFD", small)[0]
        table[code] = ord(plain if plain.isascii() else small[0])
    return table


_FOLDED = _folded()
_ALONE = ((0xA0, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7), (0x2000, 0x2BFF), (0x3000, 0x303F),
          (0x3400, 0x9FFF), (0xF900, 0xFAFF))


def _stands_alone(code: int) -> bool:
    if code < 0x80:
        return not chr(code).isalnum()
    return any(first <= code <= last for first, last in _ALONE)


class Pieces:
    """Words to rows of `embed.piece`."""

    def __init__(self, keys: Array) -> None:
        self.row = {int(key): i for i, key in enumerate(keys)}
        self.unknown = len(keys)
        self._cache: dict[str, list[int]] = {}

    @staticmethod
    def runs(form: str) -> list[str]:
        """What a word is cut into before pieces are looked up."""
        runs, fresh = [], True
        for char in lower(form).translate(_FOLDED):
            alone = _stands_alone(ord(char))
            if alone or fresh:
                runs.append(char)
            else:
                runs[-1] += char
            fresh = alone
        return [run for run in runs if run > " "]

    def _longest(self, run: str, at: int) -> tuple[int, int]:
        """Row and end of the longest known piece at `at`; (unknown, end of the run) if none is."""
        best, state = (self.unknown, len(run)), fnv1a("##") if at else FNV_OFFSET
        for end in range(at, len(run)):
            for byte in run[end].encode("utf-8"):
                state = ((state ^ byte) * FNV_PRIME) & MASK
            if state in self.row:
                best = self.row[state], end + 1
        return best

    def word(self, form: str) -> list[int]:
        """Rows of the pieces of a word."""
        out = self._cache.get(form)
        if out is None:
            out = []
            for run in self.runs(form):
                at = 0
                while at < len(run):
                    row, at = self._longest(run, at)
                    out.append(row)
            out = self._cache[form] = (out or [self.unknown])[:MOST_PIECES]
        return out


class Transformer:
    """The encoder of `base`."""

    TABLES = ("prefix", "suffix", "suffix", "suffix", "shape", "place")

    def __init__(self, numbers: Numbers) -> None:
        self.numbers, t = numbers, numbers.tensors
        self.pieces = Pieces(t["piece.keys"])
        rows = [len(t["embed." + name]) for name in ("prefix", "suffix", "shape")]
        self.featurizer = Featurizer(Vocabulary(np.zeros(0, np.uint64)), (1, *rows))
        self.layers = sum(name.endswith(".qkv.weight") for name in t)

    def attend(self, qkv: Array) -> Array:
        """Attention of the pieces of a window, [pieces, width]."""
        count, heads = len(qkv), qkv.shape[1] // (3 * HEAD)
        q, k, v = qkv.reshape(count, 3, heads, HEAD).transpose(1, 2, 0, 3)
        scores = np.zeros((heads, count, count), np.float32)
        for d in range(HEAD):
            scores += q[:, :, None, d] * k[:, None, :, d]
        scores *= np.float32(0.176776695)
        e = exp(scores - scores.max(2, keepdims=True))
        padded = np.zeros((heads * count, -(-count // LANES) * LANES), np.float32)
        padded[:, :count] = e.reshape(-1, count)
        share = e / _lanes(padded).reshape(heads, count, 1)
        mixed = np.zeros((heads, count, HEAD), np.float32)
        for j in range(count):
            mixed += share[:, :, j, None] * v[:, None, j]
        return mixed.transpose(1, 0, 2).reshape(count, -1)

    def window(self, pieces: list[int]) -> Array:
        """Vectors of the pieces of one window."""
        n, t = self.numbers, self.numbers.tensors
        e = t["embed.piece"][pieces] * t["embed.piece.scale"][pieces, None]
        position = t["embed.position"] * t["embed.position.scale"][:, None]
        h = n.norm(e + position[: len(pieces)], "embed.norm")
        for k in range(self.layers):
            name = f"layer{k}."
            a = self.attend(n.rowwise(h, name + "qkv"))
            h = n.norm(h + n.rowwise(a, name + "merge"), name + "merge.norm")
            inner = gelu(n.rowwise(h, name + "grow"))
            h = n.norm(h + n.rowwise(inner, name + "shrink"), name + "shrink.norm")
        return h

    def encode(self, forms: list[str], touches: list[bool]) -> Array:
        """What every head reads, I8 [words, width]."""
        n, t = self.numbers, self.numbers.tensors
        pieces, first = [], []
        for form in forms:
            first.append(len(pieces))
            pieces += self.pieces.word(form)
        size = len(t["embed.position"])
        h = np.concatenate([self.window(pieces[i : i + size]) for i in range(0, len(pieces), size)])
        rows = self.featurizer.rows(forms, touches)
        marks = [t["embed." + name][rows[:, 2 + k]] * t[f"embed.{name}.scale"]
                 for k, name in enumerate(self.TABLES)]
        x = np.concatenate([h[first], *marks], 1)
        x = np.pad(x, ((0, 0), (0, t["enter.weight"].shape[1] - x.shape[1])))
        return n.q8(n.norm(gelu(n.rowwise(x, "enter")), "enter.norm"), "heads.in")


class Model(Numbers):
    """A model file of either kind, ready to analyse sentences given as forms and touch bits."""

    def __init__(self, path: Path) -> None:
        tensors, self.metadata = container.read(path)
        super().__init__(tensors)
        t = self.tensors
        kind = Transformer if "piece.keys" in t else Recurrence
        self.encoder = kind(self)
        self.encode = self.encoder.encode
        self.relations = container.lines(t["label.names"])
        sizes = t["tags.groups"].tolist()
        names = [line.split("=", 1) for line in container.lines(t["tags.names"])]
        self.groups: list[tuple[str, int, int, list[str]]] = []
        begin = 0
        for size in sizes:
            part = names[begin : begin + size]
            self.groups.append((part[0][0], begin, begin + size, [name for _, name in part]))
            begin += size

    @staticmethod
    def names(scores: Array, tags: list[str]) -> list[str]:
        """The best sequence in which every I-X stands after B-X or I-X."""
        inner = np.array([tag.startswith("I-") for tag in tags])
        may = np.tile(~inner, (len(tags), 1))  # [before, after]
        for i, before in enumerate(tags):
            for j, after in enumerate(tags):
                may[i, j] |= inner[j] and before[1:] == after[1:]
        never = np.float32(-np.inf)
        best = np.where(inner, never, scores[0])
        back = []
        for row in scores[1:]:
            sums = np.where(may, best[:, None], never)
            back.append(sums.argmax(0))
            best = sums.max(0) + row
        at = [int(best.argmax())]
        for before in reversed(back):
            at.append(int(before[at[-1]]))
        return [tags[i] for i in reversed(at)]

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
        q = self.encode(forms, touches)
        scores = self.linear(q, "tags")
        tags = {
            group: [names[k] for k in scores[:, begin:end].argmax(1)]
            for group, begin, end, names in self.groups
        }
        group, begin, end, names = self.groups[-1]
        tags[group] = self.names(scores[:, begin:end], names)
        heads = best_tree(self.arc_scores(q))
        lemmas = [lemma.apply(rule, form) for rule, form in zip(tags["lemma"], forms)]
        return Analysis(tags, lemmas, heads.tolist(), self.label(q, heads))
