"""Trains the sentence segmenter: one command, fixed seed, about two minutes on one core.

    python -m training.segmenter.train --ewt DIR --gum DIR [--output data/models/segmenter.model]

Reads UD English EWT train and the permissive part of GUM train (see the model's card). A paragraph
is what stands between `# newdoc` / `# newpar` marks, its sentences joined by one space. A part of
the paragraphs is read a second time in capitals. Logistic regression over hashed features with
AdaGrad, averaged over the last epochs, rounded to 16-bit integers.
"""

from __future__ import annotations

import argparse
import gzip
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from training.segmenter.features import (
    SPACE,
    Abbreviations,
    OpenMarks,
    Place,
    chunk_of,
    features,
    is_candidate,
    is_in_capitals,
)

BITS = 17
SEED = 20170721
EPOCHS = 20
RATE = 0.1
L2 = 5e-5
SCALE = 512
CAPITALS_SHARE = 0.25


def read_paragraphs(path: Path) -> Iterator[list[str]]:
    """The sentences' texts of each paragraph."""
    paragraph: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith(("# newdoc", "# newpar")) and paragraph:
                # newpar_block and the like come with newpar itself
                if not line.startswith("# newpar_"):
                    yield paragraph
                    paragraph = []
            elif line.startswith("# text = "):
                paragraph.append(line[len("# text = ") :].strip())
    if paragraph:
        yield paragraph


def places_of(
    sentences: list[str], abbreviations: Abbreviations
) -> Iterator[tuple[Place, bool]]:
    """Every candidate of a paragraph, and whether a sentence ends there."""
    words: list[str] = []
    ends: set[int] = set()
    for sentence in sentences:
        words += [word for word in SPACE.split(sentence) if word]
        ends.add(len(words) - 1)
    capitals = is_in_capitals(" ".join(words))
    chunks = [chunk_of(word) for word in words]
    first, marks = 0, OpenMarks()
    for i in range(len(chunks) - 1):
        marks.read(words[i])
        if is_candidate(chunks[i], chunks[i + 1], abbreviations):
            place = Place(
                before=chunks[i - 1] if i > first else None,
                left=chunks[i],
                right=chunks[i + 1],
                after=chunks[i + 2] if i + 2 < len(chunks) else None,
                length=i - first + 1,
                open=marks.state(),
                capitals=capitals,
            )
            yield place, i in ends
        if i in ends:
            first, marks = i + 1, OpenMarks()


def collect(
    paths: list[Path], abbreviations: Abbreviations, capitals: bool
) -> tuple[np.ndarray, np.ndarray]:
    """[place][feature] hashes and [place] 0/1."""
    random = np.random.default_rng(SEED)
    rows: list[list[int]] = []
    targets: list[bool] = []
    mask = (1 << BITS) - 1
    for path in paths:
        for paragraph in read_paragraphs(path):
            versions = [paragraph]
            if capitals and random.random() < CAPITALS_SHARE:
                versions.append([sentence.upper() for sentence in paragraph])
            for version in versions:
                for place, target in places_of(version, abbreviations):
                    rows.append([value & mask for value in features(place, abbreviations)])
                    targets.append(target)
    return np.array(rows, dtype=np.int64), np.array(targets, dtype=np.float64)


def train(rows: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Averaged weights."""
    random = np.random.default_rng(SEED)
    weights = np.zeros(1 << BITS)
    square = np.full(1 << BITS, 1e-6)
    total, counted = np.zeros(1 << BITS), 0
    batch = 64
    for epoch in range(EPOCHS):
        order = random.permutation(len(rows))
        for begin in range(0, len(order), batch):
            chosen = order[begin : begin + batch]
            index = rows[chosen]
            score = weights[index].sum(axis=1)
            error = 1 / (1 + np.exp(-score)) - targets[chosen]
            flat = index.ravel()
            gradient = np.bincount(flat, np.repeat(error, rows.shape[1]), minlength=1 << BITS)
            touched = np.unique(flat)
            step = gradient[touched] + L2 * len(rows) / batch * weights[touched]
            square[touched] += step * step
            weights[touched] -= RATE * step / np.sqrt(square[touched])
        if epoch >= EPOCHS // 2:
            total += weights
            counted += 1
    return total / counted


def quantize(weights: np.ndarray) -> np.ndarray:
    """16-bit integers."""
    return np.clip(np.rint(weights * SCALE), -32768, 32767).astype("<i2")


def report(name: str, weights: np.ndarray, rows: np.ndarray, targets: np.ndarray) -> None:
    """Prints how well the integer model does on the candidates."""
    guess = weights.astype(np.int64)[rows].sum(axis=1) > 0
    right = targets > 0.5
    hit = (guess & right).sum()
    print(
        f"{name}: {len(rows)} places, {int(right.sum())} ends; precision {hit / guess.sum():.4f}"
        f" recall {hit / right.sum():.4f} accuracy {(guess == right).mean():.4f}"
    )


def main() -> None:
    """Trains and writes the model."""
    root = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ewt", type=Path, required=True, help="folder of en_ewt-ud-*.conllu.gz")
    parser.add_argument("--gum", type=Path, required=True, help="folder of en_gum-ud-*.conllu.gz")
    parser.add_argument("--output", type=Path, default=root / "data/models/segmenter.model")
    options = parser.parse_args()
    table = (root / "data/cues/abbreviations.tsv").read_text(encoding="utf-8")
    abbreviations = Abbreviations(table)
    rows, targets = collect(
        [
            options.ewt / "en_ewt-ud-train.conllu.gz",
            options.gum / "en_gum-ud-train.permissive.conllu.gz",
        ],
        abbreviations,
        capitals=True,
    )
    weights = quantize(train(rows, targets))
    report("train", weights, rows, targets)
    for name, path in (
        ("EWT dev", options.ewt / "en_ewt-ud-dev.conllu.gz"),
        ("GUM dev", options.gum / "en_gum-ud-dev.permissive.conllu.gz"),
    ):
        report(name, weights, *collect([path], abbreviations, capitals=False))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(b"TACSEG1\n" + struct.pack("<I", 1 << BITS) + weights.tobytes())


if __name__ == "__main__":
    main()
