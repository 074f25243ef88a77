#!/usr/bin/env python3
"""Writes data/words/common.tsv: how common the commonest words of news are.

    tools/build_common_words.py glove6b_100d_top100k.vocab.gz > data/words/common.tsv

The input lists words one a line, the most frequent first, as the vocabulary of GloVe 6B
(Wikipedia 2014 and Gigaword 5, Public Domain Dedication and License 1.0) does.
"""
import gzip
import re
import sys

WORDS = 2000
WORD = re.compile(r"[a-z]{2,}\Z")

HEAD = """\
# How common the {words} commonest words of English news are: rank 1 is the commonest
# Format: tab-separated; see src/store/words.h. Sorted by word.
# Origin: tools/build_common_words.py, from the order of the vocabulary of GloVe 6B by Jeffrey
# Pennington, Richard Socher and Christopher D. Manning. Licence: PDDL 1.0.
word\trank"""


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    ranks: dict[str, int] = {}
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        for rank, line in enumerate(lines, 1):
            word = line.strip()
            if WORD.match(word):
                ranks[word] = rank
            if len(ranks) == WORDS:
                break
    print(HEAD.format(words=f"{WORDS:,}"))
    for word in sorted(ranks):
        print(f"{word}\t{ranks[word]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
