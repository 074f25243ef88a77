"""Reading and writing CoNLL-U, as far as training needs it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO


@dataclass
class Sentence:
    """One sentence; lists run over its words. Empty lists mean that the layer is not annotated."""

    forms: list[str] = field(default_factory=list)
    touches: list[bool] = field(default_factory=list)  # no space before the word
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # 1-based, 0 = root
    relations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # BIO; "" = not known
    unnamed: tuple[str, ...] = ()  # classes of names that the corpus does not annotate
    misc: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)  # raw lines, for writing back


def open_text(path: Path) -> TextIO:
    """Opens a plain or gzipped UTF-8 file."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return open(path, encoding="utf-8")


def _add_word(sentence: Sentence, column: list[str], touch: bool) -> None:
    sentence.forms.append(column[1])
    sentence.touches.append(touch)
    sentence.lemmas.append(column[2])
    sentence.upos.append(column[3])
    sentence.xpos.append(column[4])
    sentence.feats.append(column[5])
    sentence.heads.append(int(column[6]) if column[6].isdigit() else 0)
    sentence.relations.append(column[7])
    sentence.misc.append(column[9])


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a file. Words of one multi-word token touch each other; empty nodes are
    left out of the words (their lines stay in `lines`)."""
    sentence, glued, multi_end, multi_glued = Sentence(), False, 0, False
    with open_text(path) as file:
        for line in file:
            line = line.rstrip("\n")
            if not line:
                if sentence.forms:
                    yield sentence
                sentence, glued, multi_end = Sentence(), False, 0
                continue
            sentence.lines.append(line)
            if line.startswith("#"):
                continue
            column = line.split("\t")
            if "." in column[0]:
                continue
            no_space = "SpaceAfter=No" in column[9].split("|")
            if "-" in column[0]:
                multi_end, multi_glued = int(column[0].split("-")[1]), no_space
                continue
            _add_word(sentence, column, glued)
            number = int(column[0])
            if number < multi_end:
                glued = True
            else:
                glued = multi_glued if number == multi_end else no_space
    if sentence.forms:
        yield sentence


def feature(feats: str, name: str) -> str:
    """Value of one feature in a FEATS column, `-` when it is not there."""
    for part in feats.split("|"):
        key, _, value = part.partition("=")
        if key == name:
            return value
    return "-"
