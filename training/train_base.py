"""Trains the model `base`: `python -m training.train_base --pretrained FOLDER`.

MiniLM and all heads are tuned together on the treebanks, with names from the small corpora and a
slice of the news mixed in. Float training, moving averages of the weights, simulated 8-bit
arithmetic in the last part; a checkpoint and dev figures every epoch, the model file at the end.
"""

from __future__ import annotations

import argparse
import copy
import math
import os
import time
from pathlib import Path

import numpy as np
import torch

from training import base, names
from training.batches import Augmenter, Batch, batches, collate, doubled
from training.corpus import GROUPS, Encoded
from training.evaluate import NAMED, f1, read_named
from training.export import export_base
from training.prepare import Prepared, prepare
from training.train import measure, take_mean, total_loss


class BaseRun:
    """One training run."""

    def __init__(self, prepared: Prepared, arguments: argparse.Namespace) -> None:
        self.data, self.args = prepared, arguments
        torch.manual_seed(arguments.seed)
        self.random = np.random.default_rng(arguments.seed)
        outputs = prepared.tags.sizes(), len(prepared.tags.relations)
        self.net = base.start(arguments.pretrained, outputs, arguments.dropout)
        self.net.hide = arguments.hide
        self.augment = Augmenter(
            prepared.encoder.featurizer, prepared.tags.groups["lemma"], arguments.seed)
        if arguments.start:
            self.net.load_state_dict(torch.load(arguments.start)["net"])
        self.average = copy.deepcopy(self.net).eval()
        self.optimizer = self.make_optimizer()
        self.step, self.begin = 0, time.time() - 60 * arguments.spent
        self.queue = np.zeros(0, np.int64)
        self.named_dev = {
            name: [prepared.encoder.encode(s) for s in read_named(arguments.data, name, 400)]
            for name in NAMED}

    def make_optimizer(self) -> torch.optim.Optimizer:
        """Lower layers learn more slowly than higher ones, the heads fastest."""
        args, groups, inside = self.args, [], set()
        for layer, parameter in self.net.encoder_parameters():
            inside.add(id(parameter))
            rate = args.rate * args.layer_decay ** (base.LAYERS - layer)
            groups.append({"params": [parameter], "peak": rate,
                           "weight_decay": 0.01 if parameter.ndim > 1 else 0.0})
        rest = [p for p in self.net.parameters() if id(p) not in inside]
        groups.append({"params": rest, "peak": args.head_rate, "weight_decay": 0.01})
        return torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.98), fused=True)

    def news_of_epoch(self) -> np.ndarray:
        """The next slice of the news, which is gone through in random order again and again."""
        while len(self.queue) < self.args.news:
            self.queue = np.concatenate([self.queue, self.random.permutation(len(self.data.news))])
        now, self.queue = np.split(self.queue, [self.args.news])
        return now

    def epoch_batches(self) -> list[Batch]:
        """All batches of one epoch: every tree, the small name corpora, a slice of the news."""
        data, args = self.data, self.args
        trees = [self.augment(i) for i in data.trees]
        named = [self.augment(i) for i in data.named]
        named += [self.augment(data.news[i]) for i in self.news_of_epoch()]
        weights = [1.0] * len(data.named) + [0.5] * args.news
        out: list[Batch] = []
        for items, weight in ((trees, [1.0] * len(trees)), (named, weights)):
            lengths = np.array([self.net.cutter.count(i.sentence.forms) for i in items])
            out += batches(items, weight, args.pieces, self.random, lengths)
        return [out[i] for i in self.random.permutation(len(out))]

    def progress(self, epoch: int, share: float) -> float:
        """How far the run is, 0..1: by its epochs, or by the clock when `--minutes` is given."""
        if self.args.minutes:
            return min(1.0, (time.time() - self.begin) / (60 * self.args.minutes))
        return (epoch + share) / self.args.epochs if self.args.epochs else 1.0

    def train(self) -> None:
        """All epochs."""
        epoch = 0
        while self.progress(epoch, 0) < 1:
            parts = self.epoch_batches()
            total, done = 0.0, 0
            for k, batch in enumerate(parts):
                progress = self.progress(epoch, k / len(parts))
                if progress >= 1:
                    break
                if progress >= self.args.quantize_at and not self.net.quantize:
                    self.start_quantized()
                total, done = total + self.one(batch, progress), done + 1
                if self.step % 50 == 0:
                    print(f"  {k}/{len(parts)} {time.time() - self.begin:.0f}s {total / done:.3f}",
                          flush=True)
            torch.save({"net": self.average.state_dict(), "step": self.step},
                       self.args.work / f"{self.args.name}.pt")
            if epoch % 2:
                self.report(epoch, total / max(1, done))
            epoch += 1
        self.finish()

    def one(self, batch: Batch, progress: float) -> float:
        """One step: warm-up, then linear to zero."""
        self.step += 1
        factor = min(1.0, self.step / self.args.warm) * (0.01 + 0.99 * (1 - progress))
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        self.net.train()
        batch = doubled(batch) if self.args.agree else batch
        self.net.cut(batch.forms)
        loss = total_loss(self.net, batch, batch.rows, self.args.agree)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0, foreach=True)
        self.optimizer.step()
        if self.step % 4 == 0:
            decay = min(self.args.decay**4, self.step / (self.step + 100))
            mine, theirs = list(self.average.parameters()), list(self.net.parameters())
            with torch.no_grad():
                torch._foreach_lerp_(mine, theirs, 1 - decay)
        return float(loss.detach())

    @torch.no_grad()
    def calibrate(self, net: base.Base, count: int = 1500, share: float = 2e-5) -> None:
        """Fixes the static steps of the heads' inputs on some training sentences."""
        sample = self.random.choice(len(self.data.trees), min(count, len(self.data.trees)), False)
        items = sorted((self.data.trees[i] for i in sample), key=lambda i: len(i.rows))
        for module in net.modules():
            if hasattr(module, "step") and isinstance(module.step, torch.Tensor):
                module.step.zero_()
        net.eval()
        net.simulate(False)
        net.calibrating = share
        with torch.autocast("cpu", torch.bfloat16):
            for k in range(0, len(items), 64):
                batch = collate(items[k : k + 64], [1.0] * len(items[k : k + 64]))
                net.cut(batch.forms)
                q = net.feed(net.encode(batch.rows, batch.mask), batch.mask)
                net.arc_scores(q, batch.mask)
                net.label_scores(q, batch.heads.clamp_min(0), batch.mask)
        net.calibrating = 0.0

    def start_quantized(self) -> None:
        """From here on training sees the rounding; the steps come from the averaged weights."""
        self.calibrate(self.average)
        for mine, theirs in zip(self.net.buffers(), self.average.buffers()):
            mine.copy_(theirs)
        self.net.simulate(True)
        self.average.simulate(True)
        print("  8 bits from here on", flush=True)

    @torch.no_grad()
    def report(self, epoch: int, loss: float) -> None:
        """Quick dev figures of the averaged weights: best heads without a tree, names."""
        net = self.average
        with torch.autocast("cpu", torch.bfloat16):
            figures = {n: measure(net, d, lambda b: net.cut(b.forms)) for n, d in self.data.dev.items()}
            found = {n: self.name_figure(n, items) for n, items in self.named_dev.items()}
        print(f"epoch {epoch} {time.time() - self.begin:.0f}s loss {loss:.3f} {figures} {found}",
              flush=True)

    def name_figure(self, name: str, items: list[Encoded]) -> float:
        """F1 of names on one dev set."""
        pairs, net = [], self.average
        ordered = sorted(items, key=lambda i: len(i.rows))
        for k in range(0, len(ordered), 64):
            part = ordered[k : k + 64]
            batch = collate(part, [1.0] * len(part))
            net.cut(batch.forms)
            scores = net.tag_scores(net.feed(net.encode(batch.rows, batch.mask), batch.mask))
            best = scores[GROUPS.index("name")].argmax(-1)
            pairs += [([names.TAGS[t] for t in best[i, : len(item.rows)]], item.sentence.names)
                      for i, item in enumerate(part)]
        return f1(pairs, NAMED[name])["all"]

    def finish(self) -> None:
        """Writes the model file, of the mean with the weights of `--mean` when it is given."""
        if self.args.mean:
            take_mean(self.average, self.args.mean)
            torch.save({"net": self.average.state_dict(), "step": self.step},
                       self.args.work / f"{self.args.name}.pt")
        if not self.average.quantize:
            self.calibrate(self.average)
        export_base(self.average, self.data.tags, self.args.work / f"{self.args.name}.model",
                    {"seed": str(self.args.seed), "steps": str(self.step)})


def parse() -> argparse.Namespace:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATA", "../shared/data"))
    parser.add_argument("--work", type=Path, default="/tmp/tacitus-training")
    parser.add_argument("--pretrained", type=Path, required=True, help="model.safetensors, vocab.txt")
    parser.add_argument("--name", default="base")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--minutes", type=float, default=0.0, help="instead of --epochs")
    parser.add_argument("--start", type=Path, help="weights (.pt) to go on from")
    parser.add_argument("--mean", type=Path, nargs="+", metavar="PT",
                        help="weights (.pt) of other runs; ends at the mean of all")
    parser.add_argument("--spent", type=float, default=0.0, help="minutes that went into them")
    parser.add_argument("--quantize-at", type=float, default=0.9, help="share of the run")
    parser.add_argument("--pieces", type=int, default=1500, help="of a batch")
    parser.add_argument("--news", type=int, default=2500, help="sentences an epoch")
    parser.add_argument("--rate", type=float, default=2.5e-4, help="of the highest layer")
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--head-rate", type=float, default=1.2e-3)
    parser.add_argument("--warm", type=int, default=200)
    parser.add_argument("--decay", type=float, default=0.998)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--agree", type=float, default=0.0,
                        help="reads every batch twice and draws the readings together by so much")
    parser.add_argument("--hide", type=float, default=0.08)
    parser.add_argument("--known-words", type=int, default=26000)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Prepares and trains."""
    arguments = parse()
    torch.set_num_threads(arguments.threads)
    BaseRun(prepare(arguments.data, arguments.work, arguments.known_words), arguments).train()


if __name__ == "__main__":
    main()
