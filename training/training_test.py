"""Examples of the small pure parts: `python -m pytest training`."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import torch

from training import hand_names, lemma, names
from training.decode import best_tree
from training.features import Featurizer, Vocabulary, fnv1a, lower, shape
from training.reference import Model
from training.train import disagreement


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


def _numbered(number: str, text: str) -> names.Sentence:
    return names.Sentence(forms=text.split(), lines=[f"# sent_id = {number}"])


def test_hand_names(tmp_path: Path) -> None:
    table = tmp_path / "names.tsv"
    table.write_text("# sentence\tnames\na-2\t0-2:PER 3-4:LOC\n", encoding="utf-8")
    sentences = [_numbered("a-1", "It rained"), _numbered("a-2", "Ada Orme left Nairobi")]
    hand_names.name_by_hand(sentences, hand_names.read_hand_names(table))
    assert [s.names for s in sentences] == [["O", "O"], ["B-PER", "I-PER", "O", "B-LOC"]]


@pytest.mark.parametrize(
    "line", ["a-2\t0-0:PER", "a-2\t2-3:PER 1-2:LOC", "a-2\t0-1:CITY", "a-2\t", "a-1\t0-1:PER\na-1\t0-1:PER"])
def test_hand_names_refused(tmp_path: Path, line: str) -> None:
    table = tmp_path / "names.tsv"
    table.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="write BEGIN-END:CLASS"):
        hand_names.read_hand_names(table)


@pytest.mark.parametrize("number", ["a-1", "a-9"])
def test_hand_names_of_another_release(number: str) -> None:
    with pytest.raises(ValueError, match=number):
        hand_names.name_by_hand([_numbered("a-1", "It rained")], {number: [(1, 3, "ORG")]})


def test_disagreement() -> None:
    same = torch.tensor([[2.0, -1.0, 0.5], [0.0, 3.0, -1e4]]).repeat(2, 1)
    assert float(disagreement(same)) == 0
    assert float(disagreement(torch.tensor([[0.0, 0.0], [0.0, 9.0]]))) > 1
    # Only the second half differs from the first, and it does not matter which half is which.
    one, other = torch.tensor([[0.0, 1.0]]), torch.tensor([[1.5, 0.0]])
    assert float(disagreement(torch.cat([one, other]))) == pytest.approx(
        float(disagreement(torch.cat([other, one]))))


def test_names() -> None:
    assert list(names.spans(["I-PER", "I-PER", "B-PER", "O", "B-ORG", "I-LOC"])) == [
        (0, 2, "PER"), (2, 3, "PER"), (4, 5, "ORG"), (5, 6, "LOC")]
    assert names.without_title(["Prime", "Minister", "Blair"], 0, 3) == 2
