#!/usr/bin/env python3
"""Checks that a store finds planted near-duplicates and no others.

    tools/score_copies.py minhash_articles_1000.train.gz minhash_articles_1000.truth.gz \\
        --tacitus build/release/tacitus [--model small]

The first file has a document a line, its id and its text; the second the pairs. Prints what was found,
what was missed and what is false; fails when there is any of the last two.
"""
import argparse
import gzip
import itertools
import json
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path


def find_pairs(articles: str, program: str, model: str | None) -> set[frozenset[str]]:
    """The pairs of documents that the store calls copies of one another."""
    with tempfile.TemporaryDirectory() as folder:
        feed, store = Path(folder) / "feed.jsonl", Path(folder) / "store.db"
        with gzip.open(articles, "rt", encoding="utf-8") as lines, feed.open("w") as out:
            for line in lines:
                name, _, text = line.rstrip("\n").partition(" ")
                out.write(json.dumps({"id": name, "text": text}) + "\n")
        command = [program, "ingest", str(feed), "--store", str(store)]
        subprocess.run(command + (["--model", model] if model else []), check=True)
        groups: dict[str, list[str]] = {}
        for document, copies in sqlite3.connect(store).execute(
                "SELECT document, copies FROM articles"):
            groups.setdefault(copies, []).append(document)
    return {frozenset(pair) for group in groups.values()
            for pair in itertools.combinations(group, 2)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles")
    parser.add_argument("truth")
    parser.add_argument("--tacitus", default="build/release/tacitus", help="the program")
    parser.add_argument("--model", help="its language model")
    arguments = parser.parse_args()
    if not Path(arguments.articles).exists():
        print(f"skipped: there is no {arguments.articles}")
        return 0
    with gzip.open(arguments.truth, "rt", encoding="utf-8") as lines:
        planted = {frozenset(line.split()) for line in lines if line.strip()}
    found = find_pairs(arguments.articles, arguments.tacitus, arguments.model)
    print(f"planted {len(planted)}, found {len(found & planted)}, "
          f"missed {len(planted - found)}, false {len(found - planted)}")
    return 0 if found == planted else 1


if __name__ == "__main__":
    sys.exit(main())
