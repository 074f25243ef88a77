"""Batches: sentences of like length side by side, some of them made to look like headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import torch
from torch import Tensor

from training import names as names_
from training.conllu import Sentence
from training.corpus import CANDIDATES, GROUPS, Encoded
from training.features import HASH_ROWS, Featurizer, lower, mapped
SOFT = ("upos", "xpos", "head", "relation")  # what a teacher may give as probabilities


@dataclass
class Batch:
    """Tensors [sentences, words, ...]; targets are -1 where nothing is known."""

    rows: Tensor
    mask: Tensor
    tags: Tensor
    heads: Tensor
    relations: Tensor
    weight: Tensor  # [sentences], how much the sentence counts
    choice: Tensor  # [sentences, words, 4, K]: candidates for upos, xpos, head, relation
    belief: Tensor  # the same shape: their probabilities; all 0 when nothing is known
    forms: list[list[str]]
    open: Tensor  # [sentences, name tags]: 1 for the tags that an O of the layer `name` may hide


def _recased(sentence: Sentence, kind: str) -> list[str]:
    if kind == "lower":
        return [lower(f) for f in sentence.forms]
    if kind == "upper":
        return [mapped(f).upper() for f in sentence.forms]
    small = {"a", "an", "the", "of", "in", "on", "to", "for", "and", "at", "by", "with", "'s", "n't"}
    forms = [f if f in small and i else f[:1].upper() + f[1:] for i, f in enumerate(sentence.forms)]
    return forms


class Augmenter:
    """Makes variants of a share of the sentences: headlines without a final stop, in capitals, in
    title case or in lower case. Annotations stay; only rows change, and a final stop is dropped
    when nothing depends on it."""

    def __init__(self, featurizer: Featurizer, rules: Sequence[str], seed: int) -> None:
        self._featurizer = featurizer
        # In capitals, what kept its case must lose all but the first capital.
        index = {rule: i for i, rule in enumerate(rules)}
        self._capital_rule = np.array(
            [index.get("t" + r[1:], -1) if r[:2] == "k|" else i for i, r in enumerate(rules)])
        self._keeps = np.array([rule[:2] in {"k|", "t|"} for rule in rules])
        self._rule_of_i = index.get("=I", -1)
        self._random = np.random.default_rng(seed)

    def __call__(self, item: Encoded) -> Encoded:
        draw = self._random.random(2)
        if draw[0] < 0.05 and len(item.rows) > 3:
            item = self._without_stop(item)
        if draw[1] < 0.09:
            kind = "lower" if draw[1] < 0.035 else "upper" if draw[1] < 0.065 else "title"
            sentence = item.sentence
            rows = self._featurizer.rows(_recased(sentence, kind), sentence.touches)
            item = replace(item, rows=rows)
            if kind != "title":
                item = replace(item, tags=self._with_lemmas(item, kind))
        return item

    def _with_lemmas(self, item: Encoded, kind: str) -> np.ndarray:
        """The tags with the rules of lemmas that fit other letters."""
        tags = item.tags.copy()
        column = tags[:, GROUPS.index("lemma")]
        if kind == "upper":
            column[:] = np.where(column >= 0, self._capital_rule[column], -1)
            return tags
        # In lower case a rule that kept capitals is wrong; only "I" has one of its own.
        for k, form in enumerate(item.sentence.forms):
            if column[k] >= 0 and self._keeps[column[k]] and form != lower(form):
                column[k] = self._rule_of_i if form == "I" else -1
        return tags

    def _without_stop(self, item: Encoded) -> Encoded:
        """The sentence without its final stop."""
        last = len(item.rows)
        sentence = item.sentence
        if sentence.forms[-1] != "." or (item.heads is not None and (item.heads == last).any()):
            return item
        if item.heads is not None and item.heads[-1] == 0:
            return item
        short = replace(sentence, forms=sentence.forms[:-1], touches=sentence.touches[:-1])
        soft = item.soft
        if soft is not None:
            if (soft[0][:-1, SOFT.index("head")] == last).any():
                return item
            soft = (soft[0][:-1], soft[1][:-1])
        return Encoded(
            self._featurizer.rows(short.forms, short.touches), item.tags[:-1],
            None if item.heads is None else item.heads[:-1],
            None if item.relations is None else item.relations[:-1], short, soft, item.unnamed)


def beliefs(item: Encoded) -> tuple[np.ndarray, np.ndarray]:
    """Candidates and probabilities [words, 4, K]: the teacher's, or the annotation with certainty."""
    if item.soft is not None:
        return item.soft
    count = len(item.rows)
    choice = np.zeros((count, len(SOFT), CANDIDATES), np.int64)
    belief = np.zeros((count, len(SOFT), CANDIDATES), np.float32)
    values = [item.tags[:, GROUPS.index("upos")], item.tags[:, GROUPS.index("xpos")],
              item.heads, item.relations]
    for k, value in enumerate(values):
        if value is not None:
            choice[:, k, 0] = np.maximum(value, 0)
            belief[:, k, 0] = value >= 0
    return choice, belief


def collate(items: Sequence[Encoded], weights: Sequence[float]) -> Batch:
    """Pads sentences to one batch."""
    count, length = len(items), max(len(i.rows) for i in items)
    rows = np.zeros((count, length, items[0].rows.shape[1]), np.int64)
    mask = np.zeros((count, length), bool)
    tags = np.full((count, length, len(GROUPS)), -1, np.int64)
    heads = np.full((count, length), -1, np.int64)
    relations = np.full((count, length), -1, np.int64)
    choice = np.zeros((count, length, len(SOFT), CANDIDATES), np.int64)
    belief = np.zeros((count, length, len(SOFT), CANDIDATES), np.float32)
    for k, item in enumerate(items):
        n = len(item.rows)
        choice[k, :n], belief[k, :n] = beliefs(item)
        # What is not believed may point outside this batch (padding of the teacher's batch).
        choice[k, :n][belief[k, :n] < 1e-4] = 0
        belief[k, :n][belief[k, :n] < 1e-4] = 0
        rows[k, :n], mask[k, :n], tags[k, :n] = item.rows, True, item.tags
        if item.heads is not None and item.relations is not None:
            heads[k, :n], relations[k, :n] = item.heads, item.relations
    return Batch(*(torch.from_numpy(a) for a in (rows, mask, tags, heads, relations)),
                 weight=torch.tensor(weights, dtype=torch.float32),
                 choice=torch.from_numpy(choice), belief=torch.from_numpy(belief),
                 forms=[item.sentence.forms for item in items],
                 open=torch.tensor([[t[2:] in i.unnamed for t in names_.TAGS] for i in items]))


def doubled(batch: Batch) -> Batch:
    """The batch with every sentence a second time, after all the others."""
    return Batch(**{f.name: value + value if isinstance(value, list) else torch.cat([value, value])
                    for f in fields(batch) for value in [getattr(batch, f.name)]})


def batches(items: Sequence[Encoded], weights: Sequence[float], words: int,
            random: np.random.Generator, lengths: np.ndarray | None = None) -> Iterator[Batch]:
    """Batches of about `words` words, of sentences of like length, in random order. `lengths` may
    count something else than words."""
    if not items:
        return
    if lengths is None:
        lengths = np.array([len(i.rows) for i in items])
    order = np.argsort(lengths + random.random(len(items)) * (2 + 0.1 * lengths))
    groups: list[list[int]] = [[]]
    longest = 0
    for index in order:
        longest = max(longest, int(lengths[index]))
        if groups[-1] and longest * (len(groups[-1]) + 1) > words:
            groups.append([])
            longest = int(lengths[index])
        groups[-1].append(int(index))
    for k in random.permutation(len(groups)):
        yield collate([items[i] for i in groups[k]], [weights[i] for i in groups[k]])


class WordDropper:
    """Hides words in training, rare ones more often, as unseen words will be at run time: the known
    word becomes the unknown one, and the hashed word some other word's row."""

    def __init__(self, frequency: np.ndarray, unknown: int, alpha: float, seed: int) -> None:
        self._rate = torch.from_numpy(alpha / (alpha + frequency)).float()
        self._unknown = unknown
        self._generator = torch.Generator().manual_seed(seed)

    def __call__(self, rows: Tensor) -> Tensor:
        draw = torch.rand((2, *rows.shape[:-1]), generator=self._generator)
        rate = self._rate[rows[..., 1]]
        rows = rows.clone()
        fresh = torch.randint(HASH_ROWS, rows.shape[:-1], generator=self._generator)
        rows[..., 1] = torch.where(draw[0] < rate, fresh, rows[..., 1])
        rows[..., 0] = torch.where(draw[1] < 0.03 + 0.15 * rate, self._unknown, rows[..., 0])
        return rows
