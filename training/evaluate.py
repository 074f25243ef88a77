"""Measures a model file with the integer-exact reference: `python -m training.evaluate MODEL`.

Over gold tokens and sentences of EWT dev and GUM dev: UPOS, XPOS, feature groups, lemma, UAS, LAS
(by the shared scorer when it is there, and by our own count); names on UNER-EWT dev, CrossNER politics
dev and GMB dev.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from training import names as names_
from training.conllu import Sentence, feature, read_conllu
from training.corpus import FEATURE_GROUPS
from training.reference import Analysis, Model

TREEBANKS = {"ewt": "ud-ewt/en_ewt-ud-dev.conllu.gz", "gum": "ud-gum/en_gum-ud-dev.conllu.gz"}


def write_conllu(sentence: Sentence, analysis: Analysis, out: list[str]) -> None:
    """Appends the sentence with the model's columns in place of the gold ones."""
    feats = [
        "|".join(f"{key}={analysis.tags[group][i]}" for group, key in sorted(FEATURE_GROUPS.items())
                 if analysis.tags[group][i] != "-") or "_"
        for i in range(len(sentence.forms))
    ]
    at = 0
    for line in sentence.lines:
        column = line.split("\t")
        if not line.startswith("#") and column[0].isdigit():
            column[2:8] = [analysis.lemmas[at], analysis.tags["upos"][at], analysis.tags["xpos"][at],
                           feats[at], str(analysis.heads[at]), analysis.relations[at]]
            column[8:] = ["_", column[9]]
            line = "\t".join(column)
            at += 1
        elif "." in column[0] and column[0][0].isdigit():
            continue
        out.append(line)
    out.append("")


def treebank(model: Model, gold: Path, written: Path) -> dict[str, float]:
    """Accuracies on one treebank; writes the analysed CoNLL-U."""
    right: Counter[str] = Counter()
    words, out = 0, []
    for sentence in read_conllu(gold):
        analysis = model.analyse(sentence.forms, sentence.touches)
        write_conllu(sentence, analysis, out)
        for i, relation in enumerate(sentence.relations):
            words += 1
            right["upos"] += analysis.tags["upos"][i] == sentence.upos[i]
            right["xpos"] += analysis.tags["xpos"][i] == sentence.xpos[i]
            right["lemma"] += analysis.lemmas[i] == sentence.lemmas[i]
            right["feats"] += all(
                analysis.tags[g][i] == feature(sentence.feats[i], k) for g, k in FEATURE_GROUPS.items())
            good = analysis.heads[i] == sentence.heads[i]
            right["uas"] += good
            right["las"] += good and analysis.relations[i].split(":")[0] == relation.split(":")[0]
            right["las_full"] += good and analysis.relations[i] == relation
    written.write_text("\n".join(out) + "\n", encoding="utf-8")
    return {key: round(100 * value / words, 2) for key, value in right.items()}


Pair = tuple[list[str], list[str]]  # name tags found and annotated


def f1(pairs: list[Pair], classes: dict[str, str]) -> dict[str, float]:
    """F1 of whole names, for every class and together (`all`). `classes` maps ours to those that
    are compared; other names do not count. Found names that touch words whose annotation is open
    ("") do not count either."""
    good: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for mine, theirs in pairs:
        wanted = {(b, e, classes[k]) for b, e, k in names_.spans(theirs) if k in classes}
        got = {(b, e, classes[k]) for b, e, k in names_.spans(mine)
               if k in classes and all(theirs[b:e])}
        for counter, spans in ((good, got & wanted), (found, got), (gold, wanted)):
            counter.update(s[2] for s in spans)
            counter["all"] += len(spans)
    return {c: round(200 * good[c] / max(1, found[c] + gold[c]), 2)
            for c in ("all", *sorted(set(classes.values())))}


# The dev sets of names: our classes, and what they are compared as.
NAMED = {
    "uner-ewt": {c: c for c in ("PER", "ORG", "LOC")},
    "politics": {c: c for c in ("PER", "ORG", "LOC", "EVENT")},
    "gmb": {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "NORP": "LOC"},
}


def read_uner(data: Path) -> list[Sentence]:
    """UNER-EWT dev, with the touch bits of EWT dev where the tokens agree."""
    sentences, current = [], Sentence()
    with names_.open_text(data / "uner-ewt/en_ewt-ud-dev.iob2.gz") as file:
        for line in file:
            column = line.rstrip("\n").split("\t")
            if len(column) > 2:
                current.forms.append(column[1])
                current.names.append(column[2])
            elif not line.strip() and current.forms:
                sentences.append(current)
                current = Sentence()
    touches = {tuple(s.forms): s.touches for s in read_conllu(data / TREEBANKS["ewt"])}
    for sentence in sentences:
        sentence.touches = touches.get(tuple(sentence.forms), [False] * len(sentence.forms))
    return sentences


def read_politics(data: Path) -> list[Sentence]:
    """CrossNER politics dev; its classes folded to ours, titles left as they are annotated."""
    sentences = list(names_.read_columns(data / "crossner-politics/dev.txt.gz", 1))
    for sentence in sentences:
        found = [(b, e, names_.OTHERS.get(k, "")) for b, e, k in names_.spans(sentence.names)]
        sentence.names = names_.bio(len(sentence.forms), (f for f in found if f[2]))
    return sentences


def read_gmb_dev(data: Path, cleaned: bool) -> list[Sentence]:
    """GMB dev, names in our classes; cleaned as in training, or as annotated."""
    peoples = names_.Peoples(names_.read_columns(data / "gmb/gmb-train.conll.gz", 2))
    sentences = list(names_.read_columns(data / "gmb/gmb-dev.conll.gz", 2))
    for sentence in sentences:
        found = [(b, e, names_.GMB.get(k, "")) for b, e, k in names_.spans(sentence.names)]
        raw = names_.bio(len(sentence.forms), (f for f in found if f[2]))
        sentence.names = names_.clean_gmb(sentence, peoples) if cleaned else raw
    return sentences


def read_named(data: Path, name: str, most: int = 0) -> list[Sentence]:
    """A dev set of names, or its first sentences."""
    if name == "uner-ewt":
        sentences = read_uner(data)
    else:
        sentences = read_politics(data) if name == "politics" else read_gmb_dev(data, True)
    return sentences[:most] if most else sentences


def name_figures(model: Model, sentences: list[Sentence], classes: dict[str, str]) -> dict[str, float]:
    """F1 of a model's names."""
    return f1([(model.analyse(s.forms, s.touches).tags["name"], s.names) for s in sentences], classes)


def main() -> None:
    """Prints one JSON line a data set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATA", "../shared/data"))
    parser.add_argument("--scorer", type=Path, default="../shared/tools/score_conllu.py")
    parser.add_argument("--work", type=Path, default="/tmp/tacitus-training")
    parser.add_argument("--most", type=int, default=1500, help="sentences of a dev set of names")
    arguments = parser.parse_args()
    data, model = Path(arguments.data), Model(arguments.model)
    arguments.work.mkdir(parents=True, exist_ok=True)
    for name, path in TREEBANKS.items():
        written = arguments.work / f"{name}-dev.conllu"
        print(name, json.dumps(treebank(model, data / path, written)), flush=True)
        if arguments.scorer.exists():
            subprocess.run([sys.executable, arguments.scorer, data / path, written], check=True)
    for name, classes in NAMED.items():
        print(name, json.dumps(name_figures(model, read_named(data, name, arguments.most), classes)),
              flush=True)
    raw = read_gmb_dev(data, False)[: arguments.most or None]
    print("gmb as annotated", json.dumps(name_figures(model, raw, NAMED["gmb"])), flush=True)


if __name__ == "__main__":
    main()
