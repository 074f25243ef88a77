#!/usr/bin/env python3
"""Fits the weights of pronouns of people: src/stages/coreference_weights.cc.

    cmake --build build/release --target coreference_features
    zcat gap-development.tsv.gz gap-validation.tsv.gz | grep -v ^ID | sed '1i ID' |
        build/release/coreference_features data > features.tsv
    python3 training/coreference/fit.py features.tsv > weights.txt

A conditional log-linear model over the choices and nobody: the probability of the choices that name
the right candidate is made large; where neither candidate is right, that of both is made small.
Printed to standard error is F1 as GAP counts it, in folds; to standard output the table for
kPersonWeights, in hundredths of a nat. Which pronouns earlier ones were said to mean depends on the
weights, so write features and fit twice.
"""
import math
import random
import sys
from pathlib import Path

FOLDS = 4
EPOCHS = 30
RATE = 0.05
DECAY = 2e-3  # of squared weights, a snippet

Row = tuple[bool, bool, list[tuple[str, list[int]]]]


def read(path: Path) -> list[Row]:
    """The snippets: A is right, B is right, names and features of each choice."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        choices = []
        for cell in cells[3:]:
            names, features = cell.split(":")
            choices.append((names, [int(f) for f in features.split(",")]))
        rows.append((cells[1] == "1", cells[2] == "1", choices))
    return rows


def probabilities(weights: list[float], choices: list[tuple[str, list[int]]]) -> list[float]:
    """Of each choice, and last of nobody."""
    scores = [sum(weights[f] for f in features) for _, features in choices] + [0.0]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def good(row: Row) -> list[bool]:
    """The choices, nobody last, that are not known to be wrong."""
    right_a, right_b, choices = row
    named = [("A" in names and right_a) or ("B" in names and right_b) for names, _ in choices]
    if any(named):
        return named + [False]
    return [names == "-" for names, _ in choices] + [True]


def fit(rows: list[Row], size: int) -> list[float]:
    """The weights that make the rows most probable, by Adam."""
    weights, mean, square = [0.0] * size, [0.0] * size, [0.0] * size
    order = list(range(len(rows)))
    shuffle = random.Random(1).shuffle
    step, batch = 0, 16
    for epoch in range(EPOCHS):
        shuffle(order)
        rate = RATE * (1 - epoch / EPOCHS)
        for at in range(0, len(order), batch):
            gradient: dict[int, float] = {}
            for index in order[at:at + batch]:
                choices = rows[index][2]
                if not choices:
                    continue
                chance = probabilities(weights, choices)
                keep = good(rows[index])
                mass = sum(p for p, ok in zip(chance, keep) if ok)
                for (_, features), p, ok in zip(choices, chance, keep):
                    slope = p - (p / mass if ok else 0.0)
                    for f in features:
                        gradient[f] = gradient.get(f, 0.0) + slope
            step += 1
            for f in range(size):
                g = gradient.get(f, 0.0) / batch + DECAY * weights[f]
                mean[f] += 0.1 * (g - mean[f])
                square[f] += 0.001 * (g * g - square[f])
                fixed = math.sqrt(square[f] / (1 - 0.999 ** step)) + 1e-8
                weights[f] -= rate * mean[f] / (1 - 0.9 ** step) / fixed
    return weights


def count(weights: list[float], rows: list[Row]) -> tuple[int, int, int]:
    """Right, said and true labels."""
    right = said = true = 0
    for right_a, right_b, choices in rows:
        true += right_a + right_b
        chance = probabilities(weights, choices)
        best = max(range(len(chance)), key=lambda i: chance[i])
        if best == len(choices):
            continue
        names = choices[best][0]
        said += ("A" in names) + ("B" in names)
        right += ("A" in names and right_a) + ("B" in names and right_b)
    return right, said, true


def main() -> None:
    """Measures in folds, then fits to all."""
    rows = read(Path(sys.argv[1]))
    size = 1 + max(f for _, _, choices in rows for _, features in choices for f in features)
    sums = [0, 0, 0]
    for fold in range(FOLDS):
        weights = fit([row for i, row in enumerate(rows) if i % FOLDS != fold], size)
        for i, value in enumerate(count(weights, rows[fold::FOLDS])):
            sums[i] += value
    print(f"{FOLDS} folds: precision {100 * sums[0] / sums[1]:.1f} recall "
          f"{100 * sums[0] / sums[2]:.1f} F1 {200 * sums[0] / (sums[1] + sums[2]):.1f}",
          file=sys.stderr)
    weights = fit(rows, size)
    for at in range(0, size, 10):
        print("    " + " ".join(f"{round(100 * w)}," for w in weights[at:at + 10]))


if __name__ == "__main__":
    main()
