"""The network of docs/model_format.md in torch, with a switch for simulated 8-bit arithmetic.

In float mode (`quantize=False`) the layers are ordinary. In the simulated mode every weight row is
rounded to -127..127 times a scale of its own, every input of a layer is rounded with one static
scale, and gradients pass the rounding unchanged (straight-through), so that the exported integers
compute what was trained. Static scales are running maxima recorded in float mode.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.features import (
    COLUMNS, HASH_ROWS, PLACE_ROWS, PREFIX_ROWS, SHAPE_ROWS, SUFFIX_ROWS,
)

WIDTH, ARC, LABEL = 256, 128, 192
BLOCKS = 5
TABLES = ("word", "hash", "prefix", "suffix", "suffix", "suffix", "shape", "place")


def round_through(x: Tensor) -> Tensor:
    """Rounds half to even; the gradient passes."""
    return x + (x.round() - x).detach()


def fake_rows(weight: Tensor) -> Tensor:
    """A weight matrix as its 8-bit export would have it: one scale a row."""
    scale = weight.detach().abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
    return round_through(weight / scale) * scale


class Quantizer(nn.Module):
    """Where a layer's input becomes 8-bit: y = clamp(round(x / step), -127, 127) * step."""

    step: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("step", torch.zeros(()))

    def forward(self, x: Tensor, quantize: bool) -> Tensor:
        if quantize:
            return round_through((x / self.step).clamp(-127, 127)) * self.step
        return x

    def calibrate(self, x: Tensor, share: float) -> None:
        """Sets the step so that all but `share` of the values fit (the largest seen so far)."""
        flat = x.detach().float().abs().flatten()
        keep = max(1, int(flat.numel() * share))
        top = torch.topk(flat, keep).values[-1]
        self.step.copy_(torch.maximum(self.step, top / 127))


class PooledDropout(nn.Module):
    """Dropout whose masks are slices of one pool of random numbers, at random places: drawing fresh
    ones took a fifth of the training time."""

    SIZE = 1 << 23

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self._uses = 0
        self._pool = torch.empty(0)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0:
            return x
        if self._uses % 2000 == 0:
            self._pool = (torch.rand(self.SIZE) >= self.rate).to(torch.bfloat16) / (1 - self.rate)
        self._uses += 1
        count = x.numel()
        begin = int(torch.randint(self.SIZE - count, ()))
        return x * self._pool[begin : begin + count].view(x.shape)


class QuantLinear(nn.Module):
    """A linear layer whose weight can be simulated in 8 bits."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, inputs))
        self.bias = nn.Parameter(torch.zeros(outputs))
        nn.init.xavier_uniform_(self.weight)

    def forward(self, x: Tensor, quantize: bool) -> Tensor:
        return F.linear(x, fake_rows(self.weight) if quantize else self.weight, self.bias)


class Tables(nn.Module):
    """The eight looked-up vectors of a word, side by side."""

    word: Tensor
    place_of: Tensor

    def __init__(self, vectors: Tensor, tuned: Tensor) -> None:
        super().__init__()
        # The word vectors are frozen; the rows in `tuned` have a trained difference.
        self.register_buffer("word", vectors.clone())
        place_of = torch.zeros(len(vectors), dtype=torch.long)
        place_of[tuned] = torch.arange(1, len(tuned) + 1)
        self.register_buffer("place_of", place_of)
        rows = {"hash": HASH_ROWS, "prefix": PREFIX_ROWS, "suffix": SUFFIX_ROWS,
                "shape": SHAPE_ROWS, "place": PLACE_ROWS}
        self.table = nn.ParameterDict()
        self.table["delta"] = nn.Parameter(torch.zeros(len(tuned) + 1, vectors.shape[1]))
        for name, count in rows.items():
            columns = COLUMNS[TABLES.index(name)]
            self.table[name] = nn.Parameter(torch.randn(count, columns) * 0.3)
        for name in ("word", *rows):
            self.register_buffer(f"step_{name}", torch.zeros(()))

    def values(self, name: str) -> Tensor:
        """The whole table as it is to be written."""
        if name == "word":
            return self.word + F.embedding(self.place_of, self.table["delta"])
        return self.table[name]

    def step(self, name: str) -> Tensor:
        """Scale of one table's integers."""
        return getattr(self, f"step_{name}")

    def calibrate(self) -> None:
        """Fixes the scales of the tables; the rarest extremes of the word vectors are clipped."""
        for name in set(TABLES):
            flat = self.values(name).detach().abs().flatten()
            keep = max(1, int(flat.numel() * 1e-5))
            self.step(name).copy_(torch.topk(flat, keep).values[-1] / 127)

    def column_steps(self) -> Tensor:
        """The table's scale for each of the 384 columns."""
        return torch.cat([self.step(n).expand(c) for n, c in zip(TABLES, COLUMNS)])

    def forward(self, rows: Tensor, quantize: bool) -> Tensor:
        parts = []
        for i, name in enumerate(TABLES):
            if name == "word":
                part = F.embedding(rows[..., 0], self.word)
                place = self.place_of[rows[..., 0]]
                part = part + F.embedding(place, self.table["delta"], padding_idx=0)
            else:
                part = F.embedding(rows[..., i], self.table[name])
            if quantize:
                step = self.step(name)
                part = round_through((part / step).clamp(-127, 127)) * step
            parts.append(part)
        return torch.cat(parts, -1)


class Remember(torch.autograd.Function):
    """c[t] = keep[t] * c[t - 1] + add[t] over the first axis, from 0; [words, sentences, values]."""

    @staticmethod
    def forward(ctx: Any, keep: Tensor, add: Tensor) -> Tensor:
        state = add.clone()
        for t in range(1, len(state)):
            state[t].addcmul_(keep[t], state[t - 1])
        ctx.save_for_backward(keep, state)
        return state

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor, Tensor]:
        keep, state = ctx.saved_tensors
        to_add = grads[0].clone()
        for t in range(len(state) - 2, -1, -1):
            to_add[t].addcmul_(keep[t + 1], to_add[t + 1])
        to_keep = torch.zeros_like(keep)
        torch.mul(to_add[1:], state[:-1], out=to_keep[1:])
        return to_keep, to_add


def gate(x: Tensor) -> Tensor:
    """`gate` of the page."""
    return 0.5 + 0.5 * F.softsign(x)


class Block(nn.Module):
    """One gated recurrence in both directions with a residual path; [words, sentences, values]."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.quantizer = Quantizer()
        self.linear = QuantLinear(WIDTH, 3 * WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = PooledDropout(dropout)
        with torch.no_grad():  # remember for some words at first
            self.linear.bias[WIDTH : 2 * WIDTH] = torch.linspace(-1.0, 4.0, WIDTH // 2).repeat(2)

    def forward(self, h: Tensor, mask: Tensor, quantize: bool) -> Tensor:
        u = self.linear(self.quantizer(h, quantize), quantize).float()
        value, keep, show = u.chunk(3, -1)
        keep = gate(keep)
        # Padding adds nothing, so that the second half begins with 0 at a sentence's last word.
        add = (1 - keep) * value * mask
        half = WIDTH // 2
        past = Remember.apply(keep[..., :half], add[..., :half])
        future = Remember.apply(keep[..., half:].flip(0), add[..., half:].flip(0)).flip(0)
        return self.norm(h + self.dropout(gate(show) * torch.cat([past, future], -1)))


class Heads(nn.Module):
    """Tags, arcs and labels over an encoder's vectors, the same for both kinds of model."""

    def __init__(self, width: int, arc: int, label: int, outputs: tuple[list[int], int],
                 dropout: float) -> None:
        super().__init__()
        self.sizes, relations = outputs
        self.quantize = False
        self.out = Quantizer()
        self.tags = QuantLinear(width, sum(self.sizes))
        self.arc_dep = QuantLinear(width, arc)
        self.arc_head = QuantLinear(width, arc)
        self.arc_pair = QuantLinear(arc, arc)
        self.arc_root = nn.Parameter(torch.randn(arc) * 0.1)
        self.dep_out, self.pair_out, self.head_out = Quantizer(), Quantizer(), Quantizer()
        self.label_dep = QuantLinear(width, label)
        self.label_head = QuantLinear(width, label)
        self.label_root = nn.Parameter(torch.zeros(label))
        self.label_out = Quantizer()
        self.label = QuantLinear(label, relations)
        self.dropout = PooledDropout(dropout)
        self.calibrating = 0.0  # share of values to clip; 0 when not calibrating

    def seen(self, quantizer: Quantizer, x: Tensor) -> None:
        if self.calibrating:
            quantizer.calibrate(x, self.calibrating)

    def feed(self, h: Tensor, mask: Tensor) -> Tensor:
        """What every head reads: the encoder's vectors in 8 bits."""
        if self.calibrating:
            self.seen(self.out, h[mask])
        return self.dropout(self.out(h, self.quantize))

    def tag_scores(self, q: Tensor) -> tuple[Tensor, ...]:
        """Scores of every group for words [n, width]."""
        return self.tags(q, self.quantize).split(self.sizes, -1)

    def arc_scores(self, q: Tensor, mask: Tensor) -> Tensor:
        """Scores [batch, words, 1 + words]: column 0 is the root, column j word j."""
        dep = F.relu(self.arc_dep(q, self.quantize))
        head = F.relu(self.arc_head(q, self.quantize))
        if self.calibrating:
            self.seen(self.dep_out, dep[mask])
            self.seen(self.head_out, torch.cat([head[mask], self.arc_root[None]]))
        dep = self.dep_out(self.dropout(dep), self.quantize)
        pair = self.arc_pair(dep, self.quantize)
        if self.calibrating:
            self.seen(self.pair_out, pair[mask])
        pair = self.pair_out(pair, self.quantize)
        root = self.arc_root.to(head.dtype).expand(len(q), 1, -1)
        heads = torch.cat([root, self.dropout(head)], 1)
        heads = self.head_out(heads, self.quantize)
        return torch.bmm(pair.to(heads.dtype), heads.transpose(1, 2))

    def label_scores(self, q: Tensor, heads: Tensor, mask: Tensor) -> Tensor:
        """Scores [n, relations] of the words under the mask, given heads [batch, words] (0 = root)."""
        dep = self.label_dep(q, self.quantize)
        head = self.label_head(q, self.quantize)
        root = self.label_root.to(head.dtype).expand(len(q), 1, -1)
        head = torch.cat([root, head], 1)
        batch = torch.arange(len(q)).unsqueeze(1).expand_as(heads)
        z = F.relu(dep[mask] + head[batch[mask], heads[mask]])
        self.seen(self.label_out, z)
        z = self.label_out(self.dropout(z), self.quantize)
        return self.label(z, self.quantize)


class Network(Heads):
    """Encoder and heads. `dropout` applies to inputs, block outputs and head inputs."""

    def __init__(self, vectors: Tensor, tuned: Tensor, sizes: list[int], relations: int,
                 dropout: float = 0.2) -> None:
        super().__init__(WIDTH, ARC, LABEL, (sizes, relations), dropout)
        self.tables = Tables(vectors, tuned)
        self.enter = QuantLinear(sum(COLUMNS), WIDTH)
        self.enter_norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(BLOCKS))

    def enter_weight(self) -> Tensor:
        """The first layer's weight; its 8-bit rows see the table scales folded in."""
        if not self.quantize:
            return self.enter.weight
        steps = self.tables.column_steps()
        return fake_rows(self.enter.weight * steps) / steps

    def encode(self, rows: Tensor, mask: Tensor) -> Tensor:
        """Rows [batch, words, 8] and mask [batch, words] to vectors [batch, words, 256]."""
        rows, keep = rows.transpose(0, 1), mask.t().unsqueeze(-1)
        x = self.dropout(self.tables(rows, self.quantize))
        h = self.enter_norm(F.linear(x, self.enter_weight(), self.enter.bias))
        for block in self.blocks:
            if self.calibrating:
                self.seen(block.quantizer, h[mask.t()])
            h = block(h, keep, self.quantize)
        return h.transpose(0, 1)
