"""Examples of the small pure parts: `python -m pytest training`."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from training import lemma, names
from training.decode import best_tree
from training.features import Featurizer, Vocabulary, fnv1a, lower, shape
from training.reference import Model
from training.weak_names import WeakNames


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("McDonald\u2019s", "mcdonald's"),
        ("\u00c9VIAN", "\u00e9vian"),
        ("\u041c\u043e\u0441\u043a\u0432\u0430", "\u043c\u043e\u0441\u043a\u0432\u0430"),
        ("\u0406\u0412\u0410\u041d", "\u0456\u0432\u0430\u043d"),
        ("\u0130", "\u0130"),  # not in the table
        ("\u2026\u2014", "...-"),
    ],
)
def test_lower(form: str, expected: str) -> None:
    assert lower(form) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [("Nairobi", "Xxxx"), ("U.S.", "X.X."), ("10,000", "dd,ddd"), ("\u2026", "..."), ("\u2018a", "'x")],
)
def test_shape(form: str, expected: str) -> None:
    assert shape(form) == expected


def test_fnv1a() -> None:
    assert fnv1a("") == 0xCBF29CE484222325
    assert fnv1a("a") == 0xAF63DC4C8601EC8C


def test_known_words_and_place() -> None:
    featurizer = Featurizer(Vocabulary(np.array(sorted(map(fnv1a, ["the", "0000"])), np.uint64)))
    rows = featurizer.rows(["THE", "1998", "MAN", "."], [False, False, False, True])
    assert [row != 2 for row in rows[:, 0]] == [True, True, False, False]
    assert rows[:, 7].tolist() == [0b0101, 0b0100, 0b1100, 0b0110]


@pytest.mark.parametrize(
    ("form", "wanted", "rule"),
    [
        ("Dogs", "dog", "l|1|"), ("Obama", "Obama", "k|0|"), ("OBAMA", "Obama", "t|0|"),
        ("making", "make", "l|3|e"), ("is", "be", "=be"), ("the", "the", "l|0|"),
    ],
)
def test_lemma_rule(form: str, wanted: str, rule: str) -> None:
    assert lemma.rule_for(form, wanted) == rule
    assert lemma.apply(rule, form) == wanted


def test_lemma_rule_that_does_not_fit() -> None:
    assert lemma.apply("l|3|y", "Ab") == "ab"
    assert lemma.apply("l|1|", "S") == "s"


def brute_force(score: np.ndarray) -> int:
    """Weight of the best tree with one root word, by trying all."""
    words, best = len(score), -(1 << 60)
    for heads in itertools.product(range(words + 1), repeat=words):
        if heads.count(0) != 1:
            continue
        for start in range(words):
            node, steps = start + 1, 0
            while node and steps <= words:
                node, steps = heads[node - 1], steps + 1
            if node:
                break
        else:
            best = max(best, sum(int(score[i, h]) for i, h in enumerate(heads)))
    return best


def test_best_tree() -> None:
    random = np.random.default_rng(3)
    for _ in range(60):
        score = random.integers(-50, 50, (4, 5))
        if random.random() < 0.3:
            score[:, 0] += 80  # many words want to be the root
        heads = best_tree(score)
        assert (heads == 0).sum() == 1
        assert score[np.arange(4), heads].sum() == brute_force(score)


def test_names_that_a_corpus_leaves_open() -> None:
    peoples = names.Peoples([
        names.Sentence(forms=["Iraqi"], names=["B-gpe"]) for _ in range(4)])
    sentence = names.Sentence(
        forms=["Iraqi", "voters", "in", "the", "Vodka", "War"], names=["O", "O", "O", "O", "B-misc", "I-misc"])
    assert names.clean_other(sentence, peoples) == ["", "O", "O", "O", "", ""]


def test_names_as_a_whole() -> None:
    tags = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]
    scores = np.array([[0, 3, 0, 2, 0], [0, 0, 1, 0, 4]], np.float32)
    assert Model.names(scores, tags) == ["B-ORG", "I-ORG"]
    assert Model.names(np.array([[0, 0, 9, 1, 0]], np.float32), tags) == ["B-ORG"]


def test_weak_names(tmp_path: Path) -> None:
    for table, lines in {
        "leaders": "name\taliases\nAda Orme\t\n", "organizations": "name\taliases\n",
        "places": "name\nNairobi\n", "countries": "name\taliases\tcapitals\nKenya\t\t\n",
    }.items():
        (tmp_path / f"{table}.tsv").write_text(lines, encoding="utf-8")
    weak = WeakNames(tmp_path, [], names.Peoples([]))
    sentence = names.Sentence(
        forms="Mr. Zed of Acme Ltd. flew to Nairobi with Ada Orme and Quib on Monday".split(),
        upos="PROPN PROPN ADP PROPN PROPN VERB ADP PROPN ADP PROPN PROPN CCONJ PROPN ADP PROPN".split(),
        touches=[False] * 15)
    assert weak.names(sentence) == [
        "", "", "", "", "", "O", "O", "B-LOC", "O", "B-PER", "I-PER", "", "", "O", "O"]


def test_names() -> None:
    assert list(names.spans(["I-PER", "I-PER", "B-PER", "O", "B-ORG", "I-LOC"])) == [
        (0, 2, "PER"), (2, 3, "PER"), (4, 5, "ORG"), (5, 6, "LOC")]
    assert names.without_title(["Prime", "Minister", "Blair"], 0, 3) == 2
