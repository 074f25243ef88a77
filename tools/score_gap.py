#!/usr/bin/env python3
"""Scores who is meant by pronouns against GAP: one pronoun and two candidate names a snippet.

    tools/score_gap.py PROGRAM FILE.tsv[.gz]... [--errors FILE]

PROGRAM annotates the snippets. It says that the pronoun is a candidate when the entity of the
pronoun's mention has a mention whose head is inside the candidate's name at its offset, or a
person's that ends where the name ends. Printed is F1 as the data set defines it, over both
labels of all snippets, for all, masculine and feminine pronouns, and the bias (feminine over
masculine). --errors writes the snippets that are wrong. The data are not part of the project:
without them nothing is scored, and the exit code is 0.
"""
import argparse
import csv
import gzip
import json
import subprocess
import sys
from pathlib import Path

FEMININE = {"she", "her", "hers", "herself"}
Row = dict[str, str]


def read_rows(path: Path) -> list[Row]:
    """The snippets of one file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def annotate(program: str, rows: list[Row], options: list[str]) -> list[dict]:
    """What the program says of each snippet."""
    lines = "".join(json.dumps({"id": row["ID"], "text": row["Text"]}) + "\n" for row in rows)
    done = subprocess.run([program, "annotate", "--from", "jsonl", "--to", "jsonl", "-q", *options,
                           "-"], input=lines, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def to_bytes(text: str, begin: int, length: int) -> tuple[int, int]:
    """The span in bytes of `length` code points from `begin`."""
    return (len(text[:begin].encode()), len(text[:begin + length].encode()))


def entity_at(layers: dict, span: tuple[int, int]) -> int | None:
    """The entity of the pronoun that stands exactly there."""
    for mention in layers["mentions"]:
        if (mention["begin"], mention["end"]) == span:
            return mention.get("entity")
    return None


def names(layers: dict, entity: int, span: tuple[int, int]) -> bool:
    """True when a mention of `entity` has its head inside the candidate, or is the candidate."""
    for mention in layers["mentions"]:
        if mention.get("entity") != entity:
            continue
        head = layers["tokens"][mention["head"]]
        inside = span[0] <= head["begin"] and head["end"] <= span[1]
        covers = mention["begin"] <= span[0] and span[1] <= mention["end"]
        named = covers and mention["kind"] == "person" and (mention["end"] == span[1])
        if inside or named:
            return True
    return False


def judge(row: Row, layers: dict) -> tuple[bool, bool]:
    """Whether the program says A, and B."""
    text = row["Text"]
    pronoun = to_bytes(text, int(row["Pronoun-offset"]), len(row["Pronoun"]))
    entity = entity_at(layers, pronoun)
    if entity is None:
        return False, False
    return tuple(names(layers, entity, to_bytes(text, int(row[c + "-offset"]), len(row[c])))
                 for c in "AB")


def f1(pairs: list[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (said, true)."""
    both = sum(said and true for said, true in pairs)
    said = sum(said for said, _ in pairs)
    true = sum(true for _, true in pairs)
    return (100 * both / max(said, 1), 100 * both / max(true, 1), 200 * both / max(said + true, 1))


def main() -> None:
    """Reads, annotates, counts, prints."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", type=Path, help="write the snippets that are wrong")
    parser.add_argument("--option", action="append", default=[], help="given to the program")
    parser.add_argument("--min", type=float, help="exit 1 when F1 is below")
    args = parser.parse_args()
    missing = [str(path) for path in args.files if not path.exists()]
    if missing:
        print(f"skipped: no {missing[0]}")
        return
    rows = [row for path in args.files for row in read_rows(path)]
    found = annotate(args.program, rows, args.option)
    pairs: dict[str, list[tuple[bool, bool]]] = {"masculine": [], "feminine": []}
    wrong = []
    for row, layers in zip(rows, found, strict=True):
        said = judge(row, layers)
        true = (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE")
        gender = "feminine" if row["Pronoun"].lower() in FEMININE else "masculine"
        pairs[gender] += zip(said, true, strict=True)
        if said != true:
            wrong.append((row, said, true))
    if args.errors:
        with args.errors.open("w", encoding="utf-8") as file:
            for row, said, true in wrong:
                at = int(row["Pronoun-offset"])
                text = row["Text"][:at] + "<<" + row["Pronoun"] + ">>" + \
                    row["Text"][at + len(row["Pronoun"]):]
                file.write(f"{row['ID']}\tA {row['A']} {said[0]}/{true[0]}"
                           f"\tB {row['B']} {said[1]}/{true[1]}\t{text}\n")
    for name, part in {"all": pairs["masculine"] + pairs["feminine"], **pairs}.items():
        print(f"{name:10} snippets {len(part) // 2:5}  precision {f1(part)[0]:5.1f}  "
              f"recall {f1(part)[1]:5.1f}  F1 {f1(part)[2]:5.1f}")
    print(f"bias {f1(pairs['feminine'])[2] / max(f1(pairs['masculine'])[2], 1e-9):.2f}")
    score = f1(pairs["masculine"] + pairs["feminine"])[2]
    sys.exit(args.min is not None and score < args.min)


if __name__ == "__main__":
    main()
