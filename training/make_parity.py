"""Writes what the C++ inference is compared with, word for word: `python -m training.make_parity`.

    tests/parity/toy.model       random weights, small dimensions (a reader must take all from the tensors)
    tests/parity/toy_base.model  the same of the kind `base`
    tests/parity/NAME.tsv        what `reference.py` makes of the sentences below with them, and with
                                 the models of data/models that are there

Columns: form, touch (1 = no space before), upos, xpos, features, head, relation, lemma, name tag.
Before each sentence stands `# arcs N`, the sum of all its integer arc scores (self-heads left out).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from training import container
from training.corpus import FEATURE_GROUPS, GROUPS
from training.features import fnv1a
from training.names import TAGS
from training.reference import Model

# Our own sentences. "~" stands before a word that touches the one before it.
SENTENCES = """
Protesters clashed with riot police in Nairobi on Tuesday ~, leaving at least 14 people dead ~.
The Foreign Ministry said it would ~n't comment on the talks ~.
" We did ~n't start this war ~, ~" General Idris Malloum told reporters near the border ~.
Gunmen ambushed a U.N. convoy outside Goma ~; three peacekeepers were killed and 11 wounded ~.
CEASEFIRE TALKS COLLAPSE IN GENEVA
Ministers Urge Calm After Second Night of Looting
Iraqi forces ~, backed by U.S. ~- ~led air strikes ~, recaptured two villages from the militants ~.
President Amina Okafor ~'s spokesman denied that a deal had been signed ~.
Ukraine accuses Russia of shelling a hospital ~: 7 dead
On 3 March 2021 ~, some 2,500 teachers walked out over unpaid wages ~.
The rebels ~, who control most of the north ~, have promised to free 40 hostages by Friday ~.
Mr. Duarte is expected to resign ~.
Who ordered the attack ~?
The court sentenced the former army chief to life in prison for crimes against humanity ~.
Police arrested dozens of students ~, but later released them without charge ~.
\u201c ~We wo ~n\u2019t accept this ~, ~\u201d she said \u2014 and left the room ~.
Talks between the two Koreas \u2026 are on hold ~.
Z\u00fcrich and \u00c9vian will each send 1 delegate ~; \u041c\u043e\u0441\u043a\u0432\u0430 none ~.
Aid
The bank ~( ~founded in 1998 ~) lent $ ~3.5 billion to the government ~, according to Reuters ~.
Thousands of Palestinians fled south as tanks moved towards the camp ~, witnesses and the WHO said ~.
\ud55c\uad6d \u6771\u4eac ~\u3002 \U0001f600 ~\U0001f1eb\U0001f1f7 re\u0301sume\u0301 Stra\u00dfe \u0141\u00f3d\u017a \u0130zmir \u039f\u1f50\u03bd ~\u00a0 \u00bd \u20ac ~5
counterrevolutionaries xxxxxxxxxxxxxxxxxxxxxxxxxxxx http://www.example.org/a?b=c&d=e a\u00adb \u2014 \u2014
"""


def sentences() -> list[tuple[list[str], list[bool]]]:
    """Forms and touch bits."""
    out = []
    for line in SENTENCES.strip().split("\n"):
        words = line.split(" ")
        out.append(([w.removeprefix("~") for w in words], [w.startswith("~") for w in words]))
    return out


class Toy:
    """A model of random numbers."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self.tensors: dict[str, np.ndarray] = {}

    def integers(self, name: str, *shape: int) -> None:
        """Random bytes."""
        self.tensors[name] = self._random.integers(-127, 128, shape).astype(np.int8)

    def linear(self, name: str, outputs: int, inputs: int) -> None:
        """A layer whose outputs have about unit size."""
        self.integers(name + ".weight", outputs, inputs)
        spread = 73 * 40 * inputs**0.5
        scale = self._random.uniform(0.5, 1.5, outputs) / spread
        self.tensors[name + ".scale"] = scale.astype(np.float32)
        self.tensors[name + ".bias"] = self._random.normal(0, 0.2, outputs).astype(np.float32)

    def inverse(self, name: str) -> None:
        """A step of about 1/40."""
        self.tensors[name + ".inverse"] = self._random.uniform(35, 45, 1).astype(np.float32)

    def norm(self, name: str, width: int) -> None:
        """Gain near 1, bias near 0."""
        self.tensors[name + ".gain"] = self._random.uniform(0.8, 1.2, width).astype(np.float32)
        self.tensors[name + ".bias"] = self._random.normal(0, 0.1, width).astype(np.float32)

    def scale(self, name: str, rows: int) -> None:
        """Steps of a table."""
        scale = self._random.uniform(0.5, 1.5, rows) / 90
        self.tensors[name + ".scale"] = scale.astype(np.float32)

    def write(self, path: Path, kind: str) -> None:
        """As a model file."""
        container.write(path, self.tensors, {"format": "tacitus-1", "kind": kind,
                                             "about": "random weights, training/make_parity.py"})


def toy_tables(toy: Toy, scaled: bool) -> None:
    """The tables that both kinds have."""
    for name, rows in {"prefix": 32, "suffix": 64, "shape": 16, "place": 16}.items():
        toy.integers("embed." + name, rows, 8)
        if scaled:
            toy.scale("embed." + name, 1)


def toy_heads(toy: Toy, width: int, arc: int, label: int) -> None:
    """Tags, arcs, labels."""
    groups = {g: ["-", "A", "B"] for g in GROUPS}
    groups |= {"upos": ["NOUN", "VERB", "PUNCT", "PROPN"], "name": list(TAGS),
               "lemma": ["l|0|", "k|0|", "t|0|", "l|1|", "l|2|e", "=be", "l|9|x"]}
    relations = ["punct", "root", "nsubj", "obj", "obl", "nmod:poss"]
    toy.tensors["tags.groups"] = np.array([len(groups[g]) for g in GROUPS], np.int32)
    toy.tensors["tags.names"] = container.text([f"{g}={n}" for g in GROUPS for n in groups[g]])
    toy.tensors["label.names"] = container.text(relations)
    toy.inverse("heads.in")
    toy.linear("tags", sum(map(len, groups.values())), width)
    for name, rows in (("arc.dep", arc), ("arc.head", arc), ("label.dep", label), ("label.head", label)):
        toy.linear(name, rows, width)
    toy.linear("arc.pair", arc, arc)
    for name in ("arc.dep.out", "arc.pair.out", "arc.head.out", "label.out"):
        toy.inverse(name)
    toy.integers("arc.root", arc)
    toy.tensors["label.root"] = toy._random.normal(0, 0.5, label).astype(np.float32)
    toy.linear("label", len(relations), label)


def toy_small(path: Path) -> None:
    """Writes the toy: width 32, arcs 16, labels 16, tables of a few rows."""
    toy, width = Toy(7), 32
    words = "the of in police said iraqi russia talks , . killed 0 0000 was by u.s. and".split()
    toy.tensors["vocab.keys"] = np.array(sorted(map(fnv1a, words)), np.uint64)
    toy.integers("embed.word", len(words) + 1, 20)
    toy.integers("embed.hash", 64, 12)
    toy_tables(toy, False)
    toy.linear("in", width, 20 + 12 + 6 * 8)
    toy.norm("in.norm", width)
    for b in range(3):
        toy.inverse(f"block{b}.in")
        toy.linear(f"block{b}", 3 * width, width)
        toy.norm(f"block{b}.norm", width)
    toy_heads(toy, width, 16, 16)
    toy.write(path, "small")


def toy_base(path: Path) -> None:
    """Writes the toy of a transformer: width 64 (two attention heads), two layers, short windows."""
    toy, width, inner, window = Toy(8), 64, 48, 20
    pieces = {*"abcdefghiklmnoprstuvwy0123456789.,'", *("##" + c for c in "acdegilnorstuvy"),
              "the", "police", "said", "##ing", "##s", "war", "##ned", "talk", "\u20ac", "\u6771"}
    toy.tensors["piece.keys"] = np.array(sorted(map(fnv1a, pieces)), np.uint64)
    for name, rows in (("embed.piece", len(pieces) + 1), ("embed.position", window)):
        toy.integers(name, rows, width)
        toy.scale(name, rows)
    toy.norm("embed.norm", width)
    for k in range(2):
        for name, outputs, inputs in (("qkv", 3 * width, width), ("merge", width, width),
                                      ("grow", inner, width), ("shrink", width, inner)):
            toy.linear(f"layer{k}.{name}", outputs, inputs)
        toy.norm(f"layer{k}.merge.norm", width)
        toy.norm(f"layer{k}.shrink.norm", width)
    toy_tables(toy, True)
    toy.linear("enter", width, 128)
    toy.norm("enter.norm", width)
    toy_heads(toy, width, 32, 16)
    toy.write(path, "base")


def expected(model: Model, name: str) -> str:
    """The table for one model."""
    out = [f"# What training/reference.py makes of our own sentences with {name}. CC0.",
           "# Written by training/make_parity.py; do not edit.",
           "# form, touch, upos, xpos, features, head, relation, lemma, name"]
    for forms, touches in sentences():
        q = model.encode(forms, touches)
        scores = model.arc_scores(q)
        own = scores[np.arange(len(forms)), np.arange(1, len(forms) + 1)]
        out.append(f"# arcs {int(scores.sum() - own.sum())}")
        said = model.analyse(forms, touches)
        for i, form in enumerate(forms):
            features = "|".join(
                f"{g}={said.tags[g][i]}" for g in FEATURE_GROUPS if said.tags[g][i] != "-") or "_"
            out.append("\t".join([
                form, str(int(touches[i])), said.tags["upos"][i], said.tags["xpos"][i], features,
                str(said.heads[i]), said.relations[i], said.lemmas[i], said.tags["name"][i]]))
        out.append("")
    return "\n".join(out)


def main() -> None:
    """Writes the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, default="data/models")
    parser.add_argument("--out", type=Path, default="tests/parity")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    toy_small(arguments.out / "toy.model")
    toy_base(arguments.out / "toy_base.model")
    paths = [arguments.out / "toy.model", arguments.out / "toy_base.model",
             arguments.models / "small.model", arguments.models / "base.model"]
    for path in paths:
        if path.exists():
            table = expected(Model(path), path.name)
            (arguments.out / (path.stem + ".tsv")).write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
