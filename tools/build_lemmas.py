#!/usr/bin/env python3
"""Writes data/lemmas/verbs.tsv: the verbs that PropBank has a frame for (words only).

  build_lemmas.py --propbank propbank_frames.tar.gz > data/lemmas/verbs.tsv

The lemmatizer takes a regular form ("criticized") to a verb of this list ("criticize") where the
language model's own lemma is no word.
"""

import argparse
import re
import sys
import tarfile

HEAD = """# Verbs of English: what a regular verb form may come from.
# Format: tab-separated, one column, sorted. Written by tools/build_lemmas.py.
# Origin: the verb aliases of the PropBank frame files (CC BY-SA 4.0); words only.
lemma
"""
ALIAS = re.compile(rb'<alias[^>]*pos="v"[^>]*>([a-z]{2,})</alias>')


def verbs_of(path: str) -> list[str]:
    """All single-word verbs in the frame files of the archive, sorted."""
    found: set[str] = set()
    with tarfile.open(path) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".xml") else None
            if file is not None:
                found.update(word.decode() for word in ALIAS.findall(file.read()))
    return sorted(found)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--propbank", required=True, help="the archive of frame files")
    arguments = parser.parse_args()
    sys.stdout.write(HEAD)
    for verb in verbs_of(arguments.propbank):
        sys.stdout.write(verb + "\n")


if __name__ == "__main__":
    main()
