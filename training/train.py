"""Trains the small model: `python -m training.train --data ../shared/data --work /tmp/tacitus`.

One run: float training with simulated 8-bit arithmetic in the last part, moving averages of the
weights, a checkpoint and dev figures every epoch, the model file at the end. See README.md.
"""

from __future__ import annotations

import argparse
import copy
import math
import os
import pickle
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training import container
from training.base import Base
from training.batches import SOFT, Augmenter, Batch, WordDropper, batches, collate
from training.corpus import GROUPS, Encoded
from training.export import export
from training.network import Network
from training.prepare import Prepared, prepare

GROUP_WEIGHTS = {"upos": 1.0, "xpos": 0.5, "lemma": 0.5, "name": 1.0}


def soft_loss(scores: Tensor, batch: Batch, layer: str, mask: Tensor) -> Tensor:
    """Cross entropy [n] of scores [n, outcomes] with what is believed of a layer under the mask."""
    k = SOFT.index(layer)
    logs = torch.log_softmax(scores.float(), -1)
    choice, belief = batch.choice[:, :, k][mask], batch.belief[:, :, k][mask]
    return -(logs.gather(1, choice) * belief).sum(1)


def name_loss(scores: Tensor, batch: Batch, target: Tensor) -> Tensor:
    """Cross entropy [n]; where O may hide a name of an unannotated class, all that is possible is
    right."""
    right = F.one_hot(target.clamp_min(0), scores.shape[1]).bool()
    hidden = batch.open.unsqueeze(1).expand(*batch.mask.shape, -1)[batch.mask]
    right = right | (hidden & (target == 0).unsqueeze(1))
    loss = scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)
    return loss * (target >= 0)


def disagreement(scores: Tensor) -> Tensor:
    """How far the two readings of a doubled batch are apart: the mean divergence, to both sides, of
    scores [2 n, outcomes] whose second half are the same words under another dropout."""
    one, other = torch.log_softmax(scores.float(), -1).chunk(2)
    return 0.5 * ((one.exp() - other.exp()) * (one - other)).sum(1).mean()


def tag_loss(scores: tuple[Tensor, ...], batch: Batch, weight: Tensor, agree: float) -> Tensor:
    """Weighted sum over the groups; every group is averaged over all words of the batch."""
    total = torch.zeros(())
    tags = batch.tags[batch.mask]
    for k, group in enumerate(GROUPS):
        if group in SOFT:
            loss = soft_loss(scores[k], batch, group, batch.mask)
        elif group == "name":
            loss = name_loss(scores[k].float(), batch, tags[:, k])
        elif bool((tags[:, k] >= 0).any()):
            loss = F.cross_entropy(scores[k].float(), tags[:, k], ignore_index=-1, reduction="none")
        else:
            continue
        share = GROUP_WEIGHTS.get(group, 0.15)
        total = total + share * (loss * weight).sum() / len(tags)
        if agree and group in GROUP_WEIGHTS:
            total = total + agree * share * disagreement(scores[k])
    return total


def tree_loss(net: Network | Base, q: Tensor, batch: Batch, agree: float) -> Tensor:
    """Loss of heads and relations; a relation counts as much as its head is believed."""
    known = (batch.heads >= 0) & batch.mask
    weight = batch.weight.unsqueeze(1).expand_as(batch.heads)[known]
    scores = net.arc_scores(q, batch.mask).float()
    length = scores.shape[1]
    closed = torch.cat([torch.ones(len(q), 1, dtype=torch.bool), batch.mask], 1).unsqueeze(1)
    itself = torch.eye(length + 1, dtype=torch.bool)[1:].unsqueeze(0)
    scores = scores.masked_fill(~closed | itself, -1e4)
    arcs = soft_loss(scores[known], batch, "head", known)
    labels = net.label_scores(q, batch.heads.clamp_min(0), known)
    label = soft_loss(labels, batch, "relation", known)
    loss = ((arcs + label) * weight).sum() / max(1, int(known.sum()))
    if agree:
        loss = loss + agree * (disagreement(scores[known]) + disagreement(labels))
    return loss


def total_loss(net: Network | Base, batch: Batch, rows: Tensor, agree: float = 0.0) -> Tensor:
    """The loss of one batch. With `agree` the batch is a doubled one (`batches.doubled`), and its two
    readings are drawn together by so much."""
    with torch.autocast("cpu", torch.bfloat16):
        q = net.feed(net.encode(rows, batch.mask), batch.mask)
        weight = batch.weight.unsqueeze(1).expand_as(batch.mask)[batch.mask]
        loss = tag_loss(net.tag_scores(q[batch.mask]), batch, weight, agree)
        if bool((batch.heads >= 0).any()):
            loss = loss + tree_loss(net, q, batch, agree)
    return loss


@torch.no_grad()
def measure(net: Network | Base, items: list[Encoded],
            load: Callable[[Batch], None] | None = None) -> dict[str, float]:
    """Quick dev figures: every word takes its best head, without a tree."""
    right = {"upos": 0, "xpos": 0, "lemma": 0, "uas": 0, "las": 0}
    count = 0
    ordered = sorted(items, key=lambda i: len(i.rows))
    for k in range(0, len(ordered), 64):
        batch = collate(ordered[k : k + 64], [1.0] * len(ordered[k : k + 64]))
        if load:
            load(batch)
        q = net.feed(net.encode(batch.rows, batch.mask), batch.mask)
        scores = net.tag_scores(q[batch.mask])
        for group in ("upos", "xpos", "lemma"):
            target = batch.tags[batch.mask][:, GROUPS.index(group)]
            right[group] += int((scores[GROUPS.index(group)].argmax(1) == target).sum())
        arcs = net.arc_scores(q, batch.mask)
        closed = torch.cat([torch.ones(len(q), 1, dtype=torch.bool), batch.mask], 1).unsqueeze(1)
        itself = torch.eye(arcs.shape[1] + 1, dtype=torch.bool)[1:].unsqueeze(0)
        heads = arcs.masked_fill(~closed | itself, -1e9).argmax(2)
        labels = net.label_scores(q, heads, batch.mask).argmax(1)
        good = (heads == batch.heads)[batch.mask]
        right["uas"] += int(good.sum())
        right["las"] += int((good & (labels == batch.relations[batch.mask])).sum())
        count += int(batch.mask.sum())
    return {key: round(100 * value / count, 2) for key, value in right.items()}


@torch.no_grad()
def calibrate(net: Network, items: list[Encoded], share: float = 2e-5) -> None:
    """Fixes the scales of all inputs on some sentences, and those of the tables."""
    net.eval()
    net.quantize = False
    net.tables.calibrate()
    for module in net.modules():
        if hasattr(module, "step") and isinstance(module.step, Tensor):
            module.step.zero_()
    net.calibrating = share
    for k in range(0, len(items), 64):
        batch = collate(items[k : k + 64], [1.0] * len(items[k : k + 64]))
        q = net.feed(net.encode(batch.rows, batch.mask), batch.mask)
        net.arc_scores(q, batch.mask)
        net.label_scores(q, batch.heads.clamp_min(0), batch.mask)
    net.calibrating = 0.0
    net.train()


class Average:
    """A moving average of the weights; scales of quantisers are copied."""

    def __init__(self, net: Network, decay: float) -> None:
        self.net = copy.deepcopy(net).eval()
        self._decay, self._steps = decay, 0

    @torch.no_grad()
    def update(self, net: Network) -> None:
        """Moves the average towards the network."""
        self._steps += 1
        decay = min(self._decay, self._steps / (self._steps + 10))
        mine, theirs = list(self.net.parameters()), list(net.parameters())
        torch._foreach_lerp_(mine, theirs, 1 - decay)

    def copy_scales(self, net: Network) -> None:
        """Takes over the scales and the mode."""
        for mine, theirs in zip(self.net.buffers(), net.buffers()):
            mine.copy_(theirs)
        self.net.quantize = net.quantize


def take_mean(net: torch.nn.Module, files: list[Path]) -> None:
    """Moves the weights of a net to the mean of them and those of files (.pt) of the same shape."""
    for count, file in enumerate(files, 1):
        other = torch.load(file)["net"]
        for name, mine in net.state_dict().items():
            if mine.is_floating_point():
                mine.lerp_(other[name], 1 / (count + 1))


class Run:
    """One training run."""

    def __init__(self, prepared: Prepared, arguments: argparse.Namespace) -> None:
        self.data, self.args = prepared, arguments
        self.random = np.random.default_rng(arguments.seed)
        torch.manual_seed(arguments.seed)
        self.net = Network(
            torch.from_numpy(prepared.table.vectors), torch.from_numpy(prepared.table.tuned),
            prepared.tags.sizes(), len(prepared.tags.relations), arguments.dropout)
        rules = prepared.tags.groups["lemma"]
        self.augment = Augmenter(prepared.encoder.featurizer, rules, arguments.seed)
        unknown = len(prepared.table.vocabulary)
        self.drop = WordDropper(prepared.frequency(), unknown, 0.4, arguments.seed)
        self.optimizer = torch.optim.AdamW(
            self.net.parameters(), lr=arguments.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.average = Average(self.net, arguments.decay)
        self.step, self.begin = 0, time.time()
        self.queue = np.zeros(0, np.int64)

    def warm_start(self, weights: Path, model: Path) -> None:
        """Goes on from an earlier run, whose known words may have other rows: `model` has its keys."""
        state = torch.load(weights)
        state = state.get("net", state)
        keys = {int(k): i for i, k in enumerate(container.read(model)[0]["vocab.keys"])}
        theirs, their_place = state["tables.table.delta"], state["tables.place_of"]
        tables = self.net.tables
        delta = torch.zeros_like(tables.table["delta"])
        all_keys = [*map(int, self.data.table.vocabulary.keys), -1]
        keys[-1] = len(keys)
        for row, key in enumerate(all_keys):
            place = int(tables.place_of[row])
            if place and key in keys:
                delta[place] = theirs[int(their_place[keys[key]])]
        mine = self.net.state_dict()
        kept = ("tables.table.delta", "tables.place_of", "tables.word")
        self.net.load_state_dict(
            {k: mine[k] if k in kept else state[k] for k in mine} | {"tables.table.delta": delta})
        self.average = Average(self.net, self.args.decay)

    def news_of_epoch(self) -> np.ndarray:
        """The next slice of the news, which is gone through in random order again and again."""
        while len(self.queue) < self.args.news:
            self.queue = np.concatenate([self.queue, self.random.permutation(len(self.data.news))])
        now, self.queue = np.split(self.queue, [self.args.news])
        return now

    def epoch_batches(self) -> list[Batch]:
        """All batches of one epoch: every tree, every small name corpus, a slice of the news."""
        args, data = self.args, self.data
        trees = [self.augment(i) for i in data.trees]
        news = [self.augment(data.news[i]) for i in self.news_of_epoch()]
        weights = [1.0] * len(trees) + [args.news_weight] * len(news)
        named = [self.augment(i) for i in data.named]
        if args.silver:
            out = list(batches(trees + news, weights, args.words, self.random))
        else:  # without a teacher the news have no trees: batches of their own are cheaper
            out = list(batches(trees, weights, args.words, self.random))
            out += batches(news, weights[len(trees):], args.words, self.random)
        out += batches(named, [1.0] * len(named), args.words, self.random)
        return [out[i] for i in self.random.permutation(len(out))]

    def rate(self, progress: float) -> float:
        """Warm-up, then cosine."""
        warm = min(1.0, self.step / 300)
        return self.args.rate * warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))

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
                if not self.net.quantize and progress >= self.args.quantize_at:
                    self.start_quantized()
                total += self.one(batch, progress)
                done += 1
                if self.step % 100 == 0:
                    print(f"  {k}/{len(parts)} {time.time() - self.begin:.0f}s {total / done:.3f}",
                          flush=True)
                    self.save(epoch)
            watched = self.net.quantize or epoch % 3 == 0
            figures = {n: measure(self.average.net, d) for n, d in self.data.dev.items() if watched}
            print(f"epoch {epoch} {time.time() - self.begin:.0f}s loss {total / max(1, done):.3f} "
                  f"{figures}", flush=True)
            self.save(epoch)
            epoch += 1

    def finish_as_mean(self, files: list[Path]) -> None:
        """Ends at the mean of this run's weights and those of other runs on the same data."""
        take_mean(self.average.net, files)
        self.start_quantized()
        print({n: measure(self.average.net, d) for n, d in self.data.dev.items()}, flush=True)
        self.save(0)

    def start_quantized(self) -> None:
        """From here on the averaged weights go on in the simulated 8-bit mode."""
        self.net.load_state_dict(self.average.net.state_dict())
        count = len(self.data.trees)
        sample = self.random.choice(count, min(1500, count), replace=False)
        calibrate(self.net, [self.data.trees[i] for i in sample])
        self.net.quantize = True
        self.average.copy_scales(self.net)

    def one(self, batch: Batch, progress: float) -> float:
        """One step."""
        self.step += 1
        if self.step % 20 == 1:  # on a machine that others use, one thread is better than two
            torch.set_num_threads(self.args.threads if os.getloadavg()[0] < 3 else 1)
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate(progress)
        loss = total_loss(self.net, batch, self.drop(batch.rows))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.optimizer.step()
        self.average.update(self.net)
        return float(loss.detach())

    def save(self, epoch: int) -> None:
        """Writes the averaged weights; from the simulated mode on, the model file as well."""
        work, name = Path(self.args.work), self.args.name
        torch.save({"net": self.average.net.state_dict(), "step": self.step}, work / f"{name}.pt")
        if self.net.quantize:
            export(self.average.net, self.data.table.vocabulary, self.data.tags,
                   work / f"{name}.model", {"seed": str(self.args.seed), "epoch": str(epoch)})


def parse() -> argparse.Namespace:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATA", "../shared/data"))
    parser.add_argument("--work", type=Path, default="/tmp/tacitus-training")
    parser.add_argument("--name", default="small")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--minutes", type=float, default=0.0, help="instead of --epochs")
    parser.add_argument("--quantize-at", type=float, default=0.85, help="share of the run")
    parser.add_argument("--silver", action="store_true", help="use silver.pickle of the teacher")
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--known-words", type=int, default=26000)
    parser.add_argument("--news", type=int, default=4000)
    parser.add_argument("--news-weight", type=float, default=0.5)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--decay", type=float, default=0.997)
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--start", type=Path, help="weights (.pt) to go on from, .model beside them")
    parser.add_argument("--mean", type=Path, nargs="+", metavar="PT",
                        help="weights (.pt) of other runs; ends at the mean of all")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Prepares and trains."""
    arguments = parse()
    torch.set_num_threads(arguments.threads)
    prepared = prepare(Path(arguments.data), Path(arguments.work), arguments.known_words)
    if arguments.silver:
        with (Path(arguments.work) / "silver.pickle").open("rb") as file:
            prepared.news = pickle.load(file)
    run = Run(prepared, arguments)
    if arguments.start:
        run.warm_start(arguments.start, arguments.start.with_suffix(".model"))
    run.train()
    if arguments.mean:
        run.finish_as_mean(arguments.mean)


if __name__ == "__main__":
    main()
