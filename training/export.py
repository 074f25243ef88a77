"""Writes a trained network as the model file of docs/model_format.md."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training import container
from training.base import Base, RowLinear
from training.corpus import GROUPS, TagSets
from training.features import Vocabulary
from training.network import Heads, Network, Quantizer, QuantLinear


def _rows_to_int8(weight: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """Integers [n, k] and scales [n] of a weight matrix."""
    scale = weight.detach().abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
    integers = (weight.detach() / scale).round().clamp(-127, 127)
    return integers.to(torch.int8).numpy(), scale[:, 0].numpy().astype(np.float32)


class HeadsExporter:
    """Collects the tensors of heads in the simulated 8-bit mode."""

    def __init__(self, network: Heads) -> None:
        self.network = network
        self.tensors: dict[str, np.ndarray] = {}

    def linear(self, name: str, layer: QuantLinear | RowLinear, step: float,
               weight: Tensor | None = None) -> None:
        """A linear layer whose integer input counts `step` a unit."""
        integers, scale = _rows_to_int8(layer.weight if weight is None else weight)
        self.tensors[name + ".weight"] = integers
        self.tensors[name + ".scale"] = (scale * np.float32(step)).astype(np.float32)
        self.tensors[name + ".bias"] = layer.bias.detach().numpy().astype(np.float32)

    def norm(self, name: str, layer: torch.nn.LayerNorm) -> None:
        """Gain and bias of a normalisation."""
        self.tensors[name + ".gain"] = layer.weight.detach().numpy().astype(np.float32)
        self.tensors[name + ".bias"] = layer.bias.detach().numpy().astype(np.float32)

    def inverse(self, name: str, quantizer: Quantizer) -> float:
        """Writes the inverse step of a quantiser; returns the step."""
        step = float(quantizer.step)
        self.tensors[name + ".inverse"] = np.array([1 / step], np.float32)
        return step

    def heads(self) -> None:
        """Tags, arcs, labels."""
        net = self.network
        step = self.inverse("heads.in", net.out)
        for name, layer in (("tags", net.tags), ("arc.dep", net.arc_dep), ("arc.head", net.arc_head),
                            ("label.dep", net.label_dep), ("label.head", net.label_head)):
            self.linear(name, layer, step)
        self.linear("arc.pair", net.arc_pair, self.inverse("arc.dep.out", net.dep_out))
        self.inverse("arc.pair.out", net.pair_out)
        step = self.inverse("arc.head.out", net.head_out)
        root = (net.arc_root.detach() / step).round().clamp(-127, 127)
        self.tensors["arc.root"] = root.to(torch.int8).numpy()
        self.tensors["label.root"] = net.label_root.detach().numpy().astype(np.float32)
        self.linear("label", net.label, self.inverse("label.out", net.label_out))


class Exporter(HeadsExporter):
    """The network of the kind `small`."""

    def __init__(self, network: Network) -> None:
        super().__init__(network)
        self.small = network

    def encoder(self) -> None:
        """Tables, first layer, blocks."""
        net, tables = self.small, self.small.tables
        for name in ("word", "hash", "prefix", "suffix", "shape", "place"):
            table = (tables.values(name).detach() / tables.step(name)).round().clamp(-127, 127)
            self.tensors["embed." + name] = table.to(torch.int8).numpy()
        self.linear("in", net.enter, 1.0, net.enter.weight * tables.column_steps())
        self.norm("in.norm", net.enter_norm)
        for b, block in enumerate(net.blocks):
            step = self.inverse(f"block{b}.in", block.quantizer)
            self.linear(f"block{b}", block.linear, step)
            self.norm(f"block{b}.norm", block.norm)


class BaseExporter(HeadsExporter):
    """The network of the kind `base`."""

    def __init__(self, network: Base) -> None:
        super().__init__(network)
        self.base = network

    def table(self, name: str, values: Tensor, one_scale: bool) -> None:
        """A table with a step a row, or one for all."""
        values = values.detach()
        most = values.abs().amax() if one_scale else values.abs().amax(1, keepdim=True)
        step = (most / 127).clamp_min(1e-12)
        self.tensors[name] = (values / step).round().clamp(-127, 127).to(torch.int8).numpy()
        self.tensors[name + ".scale"] = step.flatten().numpy().astype(np.float32)

    def encoder(self) -> None:
        """Pieces, layers, what joins the words."""
        net = self.base
        self.tensors["piece.keys"] = net.keys.numpy().view(np.uint64)
        self.table("embed.piece", net.words[:-1], False)
        self.table("embed.position", net.places, False)
        self.norm("embed.norm", net.embed_norm)
        for k, layer in enumerate(net.layers):
            for part in ("qkv", "merge", "grow", "shrink"):
                self.linear(f"layer{k}.{part}", getattr(layer, part), 1.0)
            self.norm(f"layer{k}.merge.norm", layer.merge_norm)
            self.norm(f"layer{k}.shrink.norm", layer.shrink_norm)
        for name, table in net.tables.items():
            self.table("embed." + name, table, True)
        self.linear("enter", net.enter, 1.0)
        self.norm("enter.norm", net.enter_norm)


def export(network: Network, vocabulary: Vocabulary, tags: TagSets, path: Path,
           metadata: dict[str, str]) -> None:
    """Writes the file."""
    exporter = Exporter(network)
    exporter.encoder()
    exporter.tensors["vocab.keys"] = vocabulary.keys.astype(np.uint64)
    _write(exporter, tags, path, {"kind": "small", **metadata})


def export_base(network: Base, tags: TagSets, path: Path, metadata: dict[str, str]) -> None:
    """Writes the file of the kind `base`."""
    exporter = BaseExporter(network)
    exporter.encoder()
    _write(exporter, tags, path, {"kind": "base", **metadata})


def _write(exporter: HeadsExporter, tags: TagSets, path: Path, metadata: dict[str, str]) -> None:
    exporter.heads()
    tensors = exporter.tensors
    tensors["tags.groups"] = np.array(tags.sizes(), np.int32)
    tensors["tags.names"] = container.text([f"{g}={n}" for g in GROUPS for n in tags.groups[g]])
    tensors["label.names"] = container.text(tags.relations)
    container.write(path, tensors, {"format": "tacitus-1", **metadata})
