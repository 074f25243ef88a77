"""Lets the model `base` analyse what the small one learns from: `python -m training.distill`.

Reads `base.pt` and writes `silver.pickle` (sentences of the news with the beliefs of `base`) into the
work directory, for `training.train --silver`.
"""

from __future__ import annotations

import argparse
import os
import pickle
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training import base, names
from training.base import Base
from training.batches import SOFT, collate
from training.corpus import CANDIDATES, GROUPS, Encoded
from training.prepare import prepare

NAME = GROUPS.index("name")


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


def taught_names(item: Encoded, said: np.ndarray) -> np.ndarray:
    """The annotated names, and the teacher's where nothing is annotated or its class is not."""
    hidden = np.array([tag[2:] in item.unnamed for tag in names.TAGS])
    known = item.tags[:, NAME]
    return np.where((known < 0) | ((known == 0) & hidden[said]), said, known)


def _chunks(order: list[int], items: list[Encoded], words: int) -> Iterator[list[int]]:
    """Slices of the order (shortest sentence first) of at most so many words, padding included."""
    begin = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or len(items[order[end]].rows) * (end + 1 - begin) > words:
            yield order[begin:end]
            begin = end


@torch.no_grad()
def analyse(net: Base, items: list[Encoded], words: int = 4000) -> list[Encoded]:
    """The sentences, in the same order, with the teacher's beliefs; names that are known stay,
    missing ones come in."""
    found: list[Encoded | None] = [None] * len(items)
    order = sorted(range(len(items)), key=lambda i: len(items[i].rows))
    with torch.autocast("cpu", torch.bfloat16):
        for places in _chunks(order, items, words):
            part = [items[i] for i in places]
            batch = collate(part, [1.0] * len(part))
            net.cut(batch.forms)
            q = net.feed(net.encode(batch.rows, batch.mask), batch.mask)
            groups = net.tag_scores(q)
            arcs = net.arc_scores(q, batch.mask).float()
            closed = torch.cat([torch.ones(len(q), 1, dtype=torch.bool), batch.mask], 1).unsqueeze(1)
            itself = torch.eye(arcs.shape[1] + 1, dtype=torch.bool)[1:].unsqueeze(0)
            arcs = arcs.masked_fill(~closed | itself, -1e4)
            heads = arcs.argmax(2)
            labels = torch.zeros(*heads.shape, len(net.label.weight))
            labels[batch.mask] = net.label_scores(q, heads, batch.mask).float()
            tops = [_top(s) for s in (*(groups[GROUPS.index(g)] for g in SOFT[:2]), arcs, labels)]
            hard = torch.stack([g.argmax(-1) for g in groups], -1).numpy()
            for k, item in enumerate(part):
                n = len(item.rows)
                tags = hard[k, :n].astype(np.int16)
                tags[:, NAME] = taught_names(item, tags[:, NAME])
                soft = (np.stack([t[0][k, :n] for t in tops], 1),
                        np.stack([t[1][k, :n] for t in tops], 1))
                relation = labels[k, :n].argmax(-1).numpy().astype(np.int32)
                found[places[k]] = replace(
                    item, tags=tags, heads=heads[k, :n].numpy().astype(np.int32),
                    relations=relation, soft=soft, unnamed=())
    return [item for item in found if item is not None]


def main() -> None:
    """Analyses some of the news."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATA", "../shared/data"))
    parser.add_argument("--work", type=Path, default="/tmp/tacitus-training")
    parser.add_argument("--pretrained", type=Path, required=True, help="model.safetensors, vocab.txt")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--silver", type=int, default=38000, help="news sentences to analyse")
    parser.add_argument("--known-words", type=int, default=26000)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    begin, random = time.time(), np.random.default_rng(args.seed)
    data = prepare(args.data, args.work, args.known_words)
    net = base.start(args.pretrained, (data.tags.sizes(), len(data.tags.relations))).eval()
    net.load_state_dict(torch.load(args.work / "base.pt")["net"])
    picked = random.choice(len(data.news), min(args.silver, len(data.news)), replace=False)
    news = analyse(net, [data.news[i] for i in picked])
    with (args.work / "silver.pickle").open("wb") as file:
        pickle.dump(news, file)
    print(f"done {time.time() - begin:.0f}s", flush=True)


if __name__ == "__main__":
    main()
