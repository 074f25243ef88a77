"""The training corpus: which files are read, which tag sets exist, sentences as numbers.

Only data of class "ship" is read, and only their training parts:

    ud-ewt train, ud-gum train (permissive genres), gmb train, wikigold, crossner-politics train.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from training import names as names_
from training.conllu import Sentence, feature, read_conllu
from training.features import Featurizer, Vocabulary, fnv1a, lower, zeroed
from training.hand_names import EWT, name_by_hand, read_hand_names
from training.lemma import LemmaRules

GROUPS = (
    "upos", "xpos", "number", "person", "tense", "verbform", "mood", "voice", "degree", "lemma",
    "name",
)
FEATURE_GROUPS = {
    "number": "Number", "person": "Person", "tense": "Tense", "verbform": "VerbForm",
    "mood": "Mood", "voice": "Voice", "degree": "Degree",
}
CANDIDATES = 3  # alternatives kept of what a teacher says
UNKNOWN = -1  # target of a word whose annotation is missing


@dataclass
class TagSets:
    """Names of the outputs of every group and of the relations."""

    groups: dict[str, list[str]]
    relations: list[str]
    index: dict[str, dict[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.index = {g: {n: i for i, n in enumerate(ns)} for g, ns in self.groups.items()}
        self.index["relation"] = {n: i for i, n in enumerate(self.relations)}

    def sizes(self) -> list[int]:
        """Sizes of the groups, in the order of `GROUPS`."""
        return [len(self.groups[g]) for g in GROUPS]


@dataclass
class Encoded:
    """A sentence as numbers. `tags` is [words, groups], heads are 1-based (0 = root)."""

    rows: np.ndarray
    tags: np.ndarray
    heads: np.ndarray | None
    relations: np.ndarray | None
    sentence: Sentence
    # Candidates and probabilities [words, 4, K] of a teacher, for what `batches.SOFT` lists.
    soft: tuple[np.ndarray, np.ndarray] | None = None
    unnamed: tuple[str, ...] = ()  # classes that an O of the layer `name` may hide


@dataclass
class Corpus:
    """All the training sentences, by kind."""

    trees: list[Sentence]
    named: list[Sentence]  # small corpora of names, no trees
    news: list[Sentence]  # gmb: names and parts of speech, silver


def _most(counter: Counter[str], least: int) -> list[str]:
    return [name for name, n in sorted(counter.items(), key=lambda i: (-i[1], i[0])) if n >= least]


def read_corpus(data: Path) -> Corpus:
    """Reads the training parts below the data directory, names in our classes."""
    news = list(names_.read_columns(data / "gmb/gmb-train.conll.gz", 2))
    peoples = names_.Peoples(news)
    for sentence in news:
        sentence.names = names_.clean_gmb(sentence, peoples)
        _split_hyphens(sentence)
        sentence.xpos = [_clean_xpos(f, x) for f, x in zip(sentence.forms, sentence.xpos)]
        sentence.unnamed = ("EVENT",)  # a few hundred are annotated, most are not
    named = list(names_.read_columns(data / "wikigold/wikigold.conll.gz", 1))
    for sentence in named:
        sentence.unnamed = ("NORP", "EVENT")
    named += names_.read_columns(data / "crossner-politics/train.txt.gz", 1)
    for sentence in named:
        sentence.names = names_.clean_other(sentence, peoples)
    trees = list(read_conllu(data / "ud-ewt/en_ewt-ud-train.conllu.gz"))
    gum = list(read_conllu(data / "ud-gum/en_gum-ud-train.permissive.conllu.gz"))
    for sentence in gum:
        sentence.names = names_.gum_names(sentence, peoples)
    name_by_hand(trees, read_hand_names(EWT))
    return Corpus(trees + gum, named, news)


_AFFIXES = frozenset(
    "e a u x anti bi co counter cross de ex extra fore inter mega mid mini mis multi neo non over "
    "pan para post pre pro pseudo quasi re semi sub super trans tri ultra un under uni vice al el "
    "bin ul ur".split()
)


def _split_hyphens(sentence: Sentence) -> None:
    """Splits `long-range` into three words, as EWT does; affixes (`anti-war`) and names stay."""
    if not any("-" in form[1:-1] for form in sentence.forms):
        return
    rows = []
    for form, touch, name, tag in zip(sentence.forms, sentence.touches, sentence.names, sentence.xpos):
        parts = form.split("-")
        whole = len(parts) < 2 or not all(p.replace(".", "").isalnum() for p in parts)
        if whole or name != "O" or any(p.lower() in _AFFIXES for p in parts):
            rows.append((form, touch, name, tag))
            continue
        pieces = [piece for part in parts for piece in (part, "-")][:-1]
        for k, piece in enumerate(pieces):
            unsure = piece[:1].isupper()
            rows.append((piece, touch or k > 0, "" if unsure else "O", "HYPH" if piece == "-" else ""))
    sentence.forms, sentence.touches, sentence.names, sentence.xpos = (
        list(column) for column in zip(*rows))


def _clean_xpos(form: str, tag: str) -> str:
    """GMB's tag when EWT and GUM would use the same for the form, else nothing."""
    table = {"LRB": "-LRB-", "RRB": "-RRB-"}
    if tag in {"TO", "``", ":", ";", "$", "VBN", "VBD"} or "-" in form:
        return ""
    return table.get(tag, tag)


def build_tags(trees: Iterable[Sentence]) -> tuple[TagSets, float]:
    """Tag sets of the treebanks, and the share of words whose lemma has a rule."""
    counts: dict[str, Counter[str]] = {g: Counter() for g in (*GROUPS, "relation")}
    pairs: list[tuple[str, str]] = []
    for sentence in trees:
        counts["upos"].update(sentence.upos)
        counts["xpos"].update(sentence.xpos)
        counts["relation"].update(sentence.relations)
        for group, key in FEATURE_GROUPS.items():
            counts[group].update(feature(f, key) for f in sentence.feats)
        pairs += zip(sentence.forms, sentence.lemmas)
    rules, covered = LemmaRules.build(pairs)
    groups = {g: _most(counts[g], 2) for g in GROUPS}
    for group in FEATURE_GROUPS:
        groups[group] = ["-"] + [n for n in groups[group] if n != "-" and "," not in n]
    groups["lemma"] = rules.names
    groups["name"] = list(names_.TAGS)
    return TagSets(groups, _most(counts["relation"], 2)), covered


class Encoder:
    """Turns sentences into numbers with one vocabulary and one tag set."""

    def __init__(self, vocabulary: Vocabulary, tags: TagSets) -> None:
        self.featurizer = Featurizer(vocabulary)
        self.tags = tags
        self._rules = LemmaRules(tags.groups["lemma"])

    def encode(self, sentence: Sentence) -> Encoded:
        """One sentence; layers it does not have become UNKNOWN."""
        count = len(sentence.forms)
        out = np.full((count, len(GROUPS)), UNKNOWN, np.int16)
        index = self.tags.index
        for group, values in (("upos", sentence.upos), ("xpos", sentence.xpos),
                              ("name", sentence.names)):
            if values:
                out[:, GROUPS.index(group)] = [index[group].get(v, UNKNOWN) for v in values]
        for group, key in FEATURE_GROUPS.items():
            if sentence.feats:
                found = [index[group].get(feature(f, key), UNKNOWN) for f in sentence.feats]
                out[:, GROUPS.index(group)] = found
        if sentence.lemmas:
            pairs = zip(sentence.forms, sentence.lemmas)
            out[:, GROUPS.index("lemma")] = [self._rules.index(f, l) for f, l in pairs]
        heads = relations = None
        if sentence.heads:
            heads = np.array(sentence.heads, np.int32)
            relations = np.array(
                [index["relation"].get(r, UNKNOWN) for r in sentence.relations], np.int32)
        rows = self.featurizer.rows(sentence.forms, sentence.touches)
        return Encoded(rows, out, heads, relations, sentence, unnamed=sentence.unnamed)


def read_vectors(data: Path) -> tuple[list[str], np.ndarray]:
    """GloVe: words by falling frequency and their vectors [words, 100]."""
    folder = data / "embeddings"
    with gzip.open(folder / "glove6b_100d_top100k.vocab.gz", "rt", encoding="utf-8") as file:
        words = file.read().split("\n")
    with gzip.open(folder / "glove6b_100d_top100k.int8.gz", "rb") as file:
        raw = np.frombuffer(file.read(), np.uint8).reshape(-1, 104)
    scale = raw[:, :4].copy().view(np.float32)
    return words[: len(raw)], raw[:, 4:].view(np.int8).astype(np.float32) * scale


def _seen_keys(corpus: Corpus, all_parts: bool) -> Counter[str]:
    """How often each key (lower-cased, digits zeroed) occurs; treebank words count twice."""
    seen: Counter[str] = Counter()
    for sentence in corpus.trees:
        seen.update(zeroed(lower(form)) for form in sentence.forms)
    if all_parts:
        seen.update(dict(seen))
        for sentence in (*corpus.named, *corpus.news):
            seen.update(zeroed(lower(form)) for form in sentence.forms)
    return seen


@dataclass
class WordTable:
    """The known words. `vectors` is [V+1, 100], the last row the unknown word; `tuned` are the rows
    that occur often enough in the treebanks to be trained, all others stay as GloVe has them."""

    vocabulary: Vocabulary
    vectors: np.ndarray
    tuned: np.ndarray


def choose_vocabulary(data: Path, corpus: Corpus, size: int) -> WordTable:
    """Known words and their vectors.

    A word's rank is the better of its GloVe rank and its rank among our corpora, so that the words
    of the treebanks and of the news come in before the tail of GloVe. The staged GloVe has no
    clitics, single letters or numbers: such keys come in, zero at first, when we see them often.
    """
    words, vectors = read_vectors(data)
    seen = _seen_keys(corpus, True)
    known = set(words)
    extra = [w for w in _most(seen, 6) if w not in known]
    score = np.arange(len(words), dtype=np.float64)
    for i, word in enumerate(words):
        if seen[word] >= 2:
            score[i] /= 1 + seen[word]
    rows: dict[int, int] = {fnv1a(w): -1 for w in extra}
    for i in np.argsort(score, kind="stable"):
        if len(rows) == size:
            break
        rows.setdefault(fnv1a(words[i]), int(i))
    keys = sorted(rows)
    table = np.zeros((len(keys) + 1, vectors.shape[1]), np.float32)
    for row, key in enumerate(keys):
        if rows[key] >= 0:
            table[row] = vectors[rows[key]]
    vocabulary = Vocabulary(np.array(keys, np.uint64))
    often = {vocabulary.row(w) for w in _most(_seen_keys(corpus, False), 4)}
    tuned = sorted(often | {vocabulary.row(w) for w in extra} | {len(keys)})
    return WordTable(vocabulary, table, np.array(tuned, np.int64))
