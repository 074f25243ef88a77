"""Measures a model file with the integer-exact reference: `python -m training.evaluate MODEL`.

Over gold tokens and sentences of EWT dev and GUM dev: UPOS, XPOS, feature groups, lemma, UAS, LAS
(by the shared scorer when it is there, and by our own count); names on UNER-EWT dev and GMB dev.
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


def name_f1(model: Model, sentences: list[Sentence], classes: set[str]) -> dict[str, float]:
    """F1 of whole names, for every class and together (`all`)."""
    good: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for sentence in sentences:
        tags = model.analyse(sentence.forms, sentence.touches).tags["name"]
        mine = {s for s in names_.spans(tags) if s[2] in classes}
        theirs = {s for s in names_.spans(sentence.names) if s[2] in classes}
        for counter, spans in ((good, mine & theirs), (found, mine), (gold, theirs)):
            counter.update(s[2] for s in spans)
            counter["all"] += len(spans)
    return {c: round(200 * good[c] / max(1, found[c] + gold[c]), 2) for c in ("all", *sorted(classes))}


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


def read_gmb_dev(data: Path, most: int) -> list[Sentence]:
    """The first sentences of GMB dev, names in our classes."""
    peoples = names_.Peoples(names_.read_columns(data / "gmb/gmb-train.conll.gz", 2))
    sentences = list(names_.read_columns(data / "gmb/gmb-dev.conll.gz", 2))[:most]
    for sentence in sentences:
        sentence.names = names_.clean_gmb(sentence, peoples)
    return sentences


def main() -> None:
    """Prints one JSON line a data set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATA", "../shared/data"))
    parser.add_argument("--scorer", type=Path, default="../shared/tools/score_conllu.py")
    parser.add_argument("--work", type=Path, default="/tmp/tacitus-training")
    arguments = parser.parse_args()
    data, model = Path(arguments.data), Model(arguments.model)
    arguments.work.mkdir(parents=True, exist_ok=True)
    for name, path in TREEBANKS.items():
        written = arguments.work / f"{name}-dev.conllu"
        print(name, json.dumps(treebank(model, data / path, written)), flush=True)
        if arguments.scorer.exists():
            subprocess.run([sys.executable, arguments.scorer, data / path, written], check=True)
    print("uner-ewt", json.dumps(name_f1(model, read_uner(data), {"PER", "ORG", "LOC"})), flush=True)
    print("gmb", json.dumps(name_f1(model, read_gmb_dev(data, 1500), set(names_.CLASSES))), flush=True)


if __name__ == "__main__":
    main()
