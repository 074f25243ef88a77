"""Fine-tunes the teacher and lets it analyse the news: `python -m training.train_teacher`.

Writes `teacher.pt` and `silver.pickle` (treebank and GMB sentences with the teacher's beliefs, and
names for the EWT sentences, which have none) into the work directory, for `training.train --silver`.
"""

from __future__ import annotations

import argparse
import math
import os
import pickle
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.batches import SOFT, Augmenter, Batch, WordDropper, batches, beliefs, collate
from training.corpus import CANDIDATES, GROUPS, Encoded
from training.prepare import Prepared, prepare
from training.teacher import Teacher, WordPieces
from training.train import measure, total_loss


class TeacherRun:
    """Fine-tuning."""

    def __init__(self, prepared: Prepared, arguments: argparse.Namespace) -> None:
        self.data, self.args = prepared, arguments
        torch.manual_seed(arguments.seed)
        self.random = np.random.default_rng(arguments.seed)
        self.net = Teacher(
            torch.from_numpy(prepared.table.vectors), torch.from_numpy(prepared.table.tuned),
            prepared.tags.sizes(), len(prepared.tags.relations))
        self.net.bert.load(arguments.pretrained / "model.safetensors")
        self.pieces = WordPieces(arguments.pretrained / "vocab.txt")
        rules = prepared.tags.groups["lemma"]
        self.augment = Augmenter(prepared.encoder.featurizer, rules, arguments.seed)
        self.drop = WordDropper(
            prepared.frequency(), len(prepared.table.vocabulary), 0.4, arguments.seed)
        bert = list(self.net.bert.parameters())
        inside = {id(p) for p in bert}
        rest = [p for p in self.net.parameters() if id(p) not in inside]
        self.optimizer = torch.optim.AdamW(
            [{"params": bert, "peak": arguments.rate}, {"params": rest, "peak": 1.5e-3}],
            lr=1e-3, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.step, self.begin = 0, time.time()

    def load(self, batch: Batch) -> None:
        """Hands the batch's word pieces to the network."""
        self.net.pieces = self.pieces.batch(batch.forms)

    def epoch_batches(self) -> list[Batch]:
        """All trees, all small name corpora, a slice of the news (for names)."""
        data, args = self.data, self.args
        trees = [self.augment(i) for i in data.trees]
        picked = self.random.choice(len(data.news), args.news, replace=False)
        named = [self.augment(data.news[i]) for i in picked] + data.named[:: 2]
        out = list(batches(trees, [1.0] * len(trees), args.words, self.random))
        out += batches(named, [0.5] * len(named), args.words, self.random)
        return [out[i] for i in self.random.permutation(len(out))]

    def train(self) -> None:
        """All epochs, or as many as the clock allows."""
        for epoch in range(self.args.epochs):
            parts = self.epoch_batches()
            total, progress = 0.0, 0.0
            for k, batch in enumerate(parts):
                progress = (epoch + k / len(parts)) / self.args.epochs
                if self.args.minutes:
                    progress = (time.time() - self.begin) / (60 * self.args.minutes)
                if progress >= 1:
                    break
                total += self.one(batch, progress)
                if k % 100 == 0:
                    print(f"  {k}/{len(parts)} {time.time() - self.begin:.0f}s {total / (k + 1):.3f}",
                          flush=True)
            torch.save(self.net.state_dict(), self.args.work / "teacher.pt")
            figures = {n: self.measure(d) for n, d in self.data.dev.items()}
            print(f"epoch {epoch} {time.time() - self.begin:.0f}s {total / len(parts):.3f} {figures}",
                  flush=True)
            if progress >= 1:
                break

    def one(self, batch: Batch, progress: float) -> float:
        """One step."""
        self.step += 1
        factor = min(1.0, self.step / 150) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        self.net.train()
        self.load(batch)
        loss = total_loss(self.net, batch, self.drop(batch.rows))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.optimizer.step()
        return float(loss.detach())

    def measure(self, items: list[Encoded]) -> dict[str, float]:
        """Quick dev figures."""
        self.net.eval()
        with torch.autocast("cpu", torch.bfloat16):
            return measure(self.net, items, self.load)


def _top(scores: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """The best candidates and their probabilities, made to sum to 1."""
    best = torch.softmax(scores.float(), -1)
    count = min(CANDIDATES, best.shape[-1])
    top = best.topk(count, -1)
    share = top.values / top.values.sum(-1, keepdim=True)
    choice = np.zeros((*best.shape[:-1], CANDIDATES), np.int16)
    belief = np.zeros((*best.shape[:-1], CANDIDATES), np.float16)
    choice[..., :count], belief[..., :count] = top.indices.numpy(), share.numpy()
    return choice, belief


def _chunks(order: list[int], items: list[Encoded], words: int) -> Iterator[list[int]]:
    """Slices of the order (shortest sentence first) of at most so many words, padding included."""
    begin = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or len(items[order[end]].rows) * (end + 1 - begin) > words:
            yield order[begin:end]
            begin = end


@torch.no_grad()
def analyse(run: TeacherRun, items: list[Encoded]) -> list[Encoded]:
    """The sentences, in the same order, with the teacher's beliefs; names that are known stay,
    missing ones come in."""
    net = run.net.eval()
    found: list[Encoded | None] = [None] * len(items)
    order = sorted(range(len(items)), key=lambda i: len(items[i].rows))
    with torch.autocast("cpu", torch.bfloat16):
        for places in _chunks(order, items, run.args.words):
            part = [items[i] for i in places]
            batch = collate(part, [1.0] * len(part))
            run.load(batch)
            q = net.feed(net.encode(batch.rows, batch.mask), batch.mask)
            groups = net.tag_scores(q)
            arcs = net.arc_scores(q, batch.mask).float()
            closed = torch.cat([torch.ones(len(q), 1, dtype=torch.bool), batch.mask], 1).unsqueeze(1)
            itself = torch.eye(arcs.shape[1] + 1, dtype=torch.bool)[1:].unsqueeze(0)
            arcs = arcs.masked_fill(~closed | itself, -1e4)
            heads = arcs.argmax(2)
            labels = torch.zeros(*heads.shape, len(run.data.tags.relations))
            labels[batch.mask] = net.label_scores(q, heads, batch.mask).float()
            tops = [_top(s) for s in (*(groups[GROUPS.index(g)] for g in SOFT[:2]), arcs, labels)]
            hard = torch.stack([g.argmax(-1) for g in groups], -1).numpy()
            for k, item in enumerate(part):
                n = len(item.rows)
                tags = hard[k, :n].astype(np.int16)
                name = GROUPS.index("name")
                known = item.tags[:, name] >= 0
                tags[known, name] = item.tags[known, name]
                soft = (np.stack([t[0][k, :n] for t in tops], 1),
                        np.stack([t[1][k, :n] for t in tops], 1))
                relation = labels[k, :n].argmax(-1).numpy().astype(np.int32)
                found[places[k]] = replace(
                    item, tags=tags, heads=heads[k, :n].numpy().astype(np.int32),
                    relations=relation, soft=soft)
    return [item for item in found if item is not None]


def blend(item: Encoded, taught: Encoded, share: float) -> Encoded:
    """An annotated sentence that gives a share of its certainty to the teacher's beliefs."""
    assert taught.soft is not None
    choice, belief = taught.soft[0].astype(np.int16), taught.soft[1].astype(np.float32) * share
    gold_choice, gold_belief = beliefs(item)
    gold, sure = gold_choice[:, :, 0], gold_belief[:, :, 0] > 0
    same = choice == gold[:, :, None]
    missing = ~same.any(-1)
    # When the annotation is not among the candidates it takes the place of the last.
    choice[:, :, -1] = np.where(missing, gold, choice[:, :, -1])
    belief[:, :, -1] = np.where(missing, 0, belief[:, :, -1])
    at = (choice == gold[:, :, None]).argmax(-1)
    rest = 1 - belief.sum(-1)
    np.put_along_axis(
        belief, at[:, :, None],
        (np.take_along_axis(belief, at[:, :, None], -1)[:, :, 0] + rest)[:, :, None], -1)
    belief[~sure] = 0
    tags = item.tags.copy()
    name = GROUPS.index("name")
    if (tags[:, name] < 0).all():
        tags[:, name] = taught.tags[:, name]
    return replace(item, tags=tags, soft=(choice, belief.astype(np.float16)))


def write_silver(run: TeacherRun) -> None:
    """Analyses some of the news, and the treebank sentences that have no names."""
    picked = run.random.choice(len(run.data.news), run.args.silver, replace=False)
    news = analyse(run, [run.data.news[i] for i in picked])
    print(f"news {time.time() - run.begin:.0f}s", flush=True)
    trees = list(run.data.trees)
    name = GROUPS.index("name")
    bare = [k for k, item in enumerate(trees) if (item.tags[:, name] < 0).all()]
    for k, taught in zip(bare, analyse(run, [trees[k] for k in bare])):
        trees[k] = blend(trees[k], taught, run.args.share)
    with (run.args.work / "silver.pickle").open("wb") as file:
        pickle.dump((trees, news), file)
    print(f"done {time.time() - run.begin:.0f}s", flush=True)


def main() -> None:
    """Trains and analyses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATA", "../shared/data"))
    parser.add_argument("--work", type=Path, default="/tmp/tacitus-training")
    parser.add_argument("--pretrained", type=Path, required=True, help="model.safetensors, vocab.txt")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--minutes", type=float, default=0.0, help="stop by the clock")
    parser.add_argument("--resume", action="store_true", help="go on from teacher.pt")
    parser.add_argument("--words", type=int, default=1200)
    parser.add_argument("--news", type=int, default=2500)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--silver", type=int, default=38000, help="news sentences to analyse")
    parser.add_argument("--share", type=float, default=0.3, help="of the teacher, in the treebanks")
    parser.add_argument("--known-words", type=int, default=38000)
    parser.add_argument("--only-analyse", action="store_true", help="take teacher.pt as it is")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    run = TeacherRun(prepare(Path(arguments.data), arguments.work, arguments.known_words), arguments)
    if arguments.only_analyse or arguments.resume:
        run.net.load_state_dict(torch.load(arguments.work / "teacher.pt"))
    if not arguments.only_analyse:
        run.train()
    write_silver(run)


if __name__ == "__main__":
    main()
