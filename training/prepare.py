"""Everything a training run reads, encoded once and kept in the work directory."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.conllu import read_conllu
from training.corpus import (
    Corpus, Encoded, Encoder, TagSets, WordTable, build_tags, choose_vocabulary, read_corpus,
)
from training.features import HASH_ROWS


@dataclass
class Prepared:
    """Everything a run needs, as numbers."""

    table: WordTable
    tags: TagSets
    encoder: Encoder
    trees: list[Encoded]
    named: list[Encoded]
    news: list[Encoded]
    dev: dict[str, list[Encoded]]

    def frequency(self) -> np.ndarray:
        """How often each row of the hashed word table occurs in the treebanks."""
        counts = np.zeros(HASH_ROWS)
        for item in self.trees:
            np.add.at(counts, item.rows[:, 1], 1)
        return counts


def prepare(data: Path, work: Path, words: int) -> Prepared:
    """Reads and encodes the data, or takes them from the work directory."""
    cache = work / f"prepared-{words}.pickle"
    if cache.exists():
        with cache.open("rb") as file:
            return pickle.load(file)
    corpus: Corpus = read_corpus(data)
    tags, covered = build_tags(corpus.trees)
    print(f"lemma rules {len(tags.groups['lemma'])}, cover {covered:.4f}", flush=True)
    table = choose_vocabulary(data, corpus, words)
    encoder = Encoder(table.vocabulary, tags)
    dev = {
        name: [encoder.encode(s) for s in read_conllu(data / path)]
        for name, path in (("ewt", "ud-ewt/en_ewt-ud-dev.conllu.gz"),
                           ("gum", "ud-gum/en_gum-ud-dev.conllu.gz"))
    }
    parts = [[encoder.encode(s) for s in part] for part in (corpus.trees, corpus.named, corpus.news)]
    prepared = Prepared(table, tags, encoder, *parts, dev)
    work.mkdir(parents=True, exist_ok=True)
    with cache.open("wb") as file:
        pickle.dump(prepared, file)
    return prepared
