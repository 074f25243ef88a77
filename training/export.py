"""Writes a trained network as the model file of docs/model_format.md."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training import container
from training.corpus import GROUPS, TagSets
from training.features import Vocabulary
from training.network import Network, Quantizer, QuantLinear


def _rows_to_int8(weight: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """Integers [n, k] and scales [n] of a weight matrix."""
    scale = weight.detach().abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
    integers = (weight.detach() / scale).round().clamp(-127, 127)
    return integers.to(torch.int8).numpy(), scale[:, 0].numpy().astype(np.float32)


class Exporter:
    """Collects the tensors of a network in the simulated 8-bit mode."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.tensors: dict[str, np.ndarray] = {}

    def linear(self, name: str, layer: QuantLinear, step: float, weight: Tensor | None = None) -> None:
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

    def encoder(self) -> None:
        """Tables, first layer, blocks."""
        net, tables = self.network, self.network.tables
        for name in ("word", "hash", "prefix", "suffix", "shape", "place"):
            table = (tables.values(name).detach() / tables.step(name)).round().clamp(-127, 127)
            self.tensors["embed." + name] = table.to(torch.int8).numpy()
        self.linear("in", net.enter, 1.0, net.enter.weight * tables.column_steps())
        self.norm("in.norm", net.enter_norm)
        for b, block in enumerate(net.blocks):
            step = self.inverse(f"block{b}.in", block.quantizer)
            self.linear(f"block{b}", block.linear, step)
            self.norm(f"block{b}.norm", block.norm)

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


def export(network: Network, vocabulary: Vocabulary, tags: TagSets, path: Path,
           metadata: dict[str, str]) -> None:
    """Writes the file."""
    exporter = Exporter(network)
    exporter.encoder()
    exporter.heads()
    tensors = exporter.tensors
    tensors["vocab.keys"] = vocabulary.keys.astype(np.uint64)
    tensors["tags.groups"] = np.array(tags.sizes(), np.int32)
    tensors["tags.names"] = container.text([f"{g}={n}" for g in GROUPS for n in tags.groups[g]])
    tensors["label.names"] = container.text(tags.relations)
    container.write(path, tensors, {"format": "tacitus-1", "kind": "small", **metadata})
