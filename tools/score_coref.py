#!/usr/bin/env python3
"""Scores which names and definite descriptions are said to be one, against OntoGUM.

    tools/score_coref.py PROGRAM ONTOGUM.conll[.gz] GUM.conllu[.gz] [--errors FILE] [--own-types]

The second file has chains of mentions, the third the same documents with spaces, sentences and
trees; from these the text is put together that PROGRAM reads. Counted are chains that hold a name,
without their pronouns:

  - a mention of the key is a name when its head is a proper noun, and a definite description when
    it begins with "the", "this", "that", "these", "those" or a possessive; others are left out, and
    chains with fewer than two mentions or without a name;
  - one of ours is what the same mention of the key is: whether words are a name is a fact of the
    text, and no link is wrong for a tag. Without one in the key it is a name when its head is a
    proper noun for us, definite by the same words; left out are then those in an apposition to or a
    part of another mention of the same entity, predicates, and describing adjectives, which the key
    does not have. With --own-types ours are sorted and left out by our own tags and trees alone,
    those included that the key does have: a lower bound;
  - two mentions are the same when each holds the other's head; the smallest difference goes first.

Printed are MUC (links that a chain needs, Vilain et al. 1995) and the pairs of mentions, each with
precision, recall and F1. A mention of ours without one in the key counts as an error of precision
in both, except in chains of ours no mention of which is in the key: the key has no singletons. The
files are not part of the project: without them nothing is scored, and the exit code is 0.
"""
import argparse
import gzip
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

DEFINITE = {"the", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our",
            "their", "whose"}
BRACKET = re.compile(r"\((\d+)(\))?|(\d+)\)")
Span = tuple[int, int]


@dataclass
class Document:
    """One document of the key."""
    name: str
    words: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # of the document, -1 for a root
    spans: list[Span] = field(default_factory=list)  # in bytes of `text`
    text: str = ""
    chains: dict[int, list[Span]] = field(default_factory=dict)  # in words, half-open


def lines_of(path: Path) -> list[str]:
    """The lines of a file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def read_trees(path: Path) -> dict[str, Document]:
    """Text, words and trees of each document."""
    out: dict[str, Document] = {}
    document = Document("")
    paragraph, first, space = False, 0, ""
    skip_until = 0
    for line in lines_of(path):
        if line.startswith("# newdoc id"):
            document = Document(line.split()[-1])
            out[document.name] = document
            space = ""
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# sent_id"):
            first = len(document.words)
            if document.text:
                space = "\n\n" if paragraph else " "
            paragraph, skip_until = False, 0
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if "." in cells[0]:
                continue
            if "-" in cells[0]:  # one written word of several: its parts share the space
                document.text += space
                begin = len(document.text.encode())
                document.text += cells[1]
                space = "" if "SpaceAfter=No" in cells[9] else " "
                skip_until = int(cells[0].split("-")[1])
                offset = begin
                continue
            number = int(cells[0])
            if number <= skip_until:
                length = len(cells[1].encode())
                document.spans.append((offset, offset + length))
                offset += length
            else:
                document.text += space
                begin = len(document.text.encode())
                document.text += cells[1]
                document.spans.append((begin, begin + len(cells[1].encode())))
                space = "" if "SpaceAfter=No" in cells[9] else " "
            document.words.append(cells[1])
            document.pos.append(cells[3])
            document.heads.append(first + int(cells[6]) - 1 if cells[6] != "0" else -1)
    return out


def read_chains(path: Path, documents: dict[str, Document]) -> list[Document]:
    """Adds the chains; the documents in the order of the file."""
    out: list[Document] = []
    open_at: dict[int, list[int]] = {}
    index = 0
    for line in lines_of(path):
        if line.startswith("# begin document"):
            out.append(documents[line.split()[-1]])
            open_at, index = {}, 0
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            for match in BRACKET.finditer(cells[-1]):
                chain = int(match[1] or match[3])
                if match[3]:
                    begin = open_at[chain].pop()
                elif match[2]:
                    begin = index
                else:
                    open_at.setdefault(chain, []).append(index)
                    continue
                out[-1].chains.setdefault(chain, []).append((begin, index + 1))
            index += 1
    return out


@dataclass
class Mention:
    """A mention of the key or of ours, in bytes."""
    span: Span
    head: Span
    name: bool
    counts: bool


def key_mention(document: Document, span: Span) -> Mention:
    """A mention of the key."""
    head = next((i for i in range(*span) if not span[0] <= document.heads[i] < span[1]), span[0])
    name = document.pos[head] == "PROPN"
    first = document.words[span[0]].lower()
    owned = any(document.words[i] in ("'s", "’s", "'", "’") for i in range(span[0], head))
    definite = document.pos[head] != "PRON" and (first in DEFINITE or owned)
    return Mention((document.spans[span[0]][0], document.spans[span[1] - 1][1]),
                   document.spans[head], name, name or definite)


def our_mentions(layers: dict) -> list[list[Mention]]:
    """Our mentions by entity; those that the key does not have are marked as not counting."""
    tokens = layers["tokens"]
    text = layers["document"]["text"].encode()
    copulas = {token.get("head") for token in tokens if token["relation"] == "cop"}
    out: dict[int, list[Mention]] = {}
    taken: dict[int, list[int]] = {}  # heads of the entity so far
    for one in layers["mentions"]:
        if "entity" not in one or one["kind"] == "pronoun":
            continue
        head = tokens[one["head"]]
        name = head["pos"] == "PROPN"
        words = text[one["begin"]:one["end"]].decode().lower().split()
        definite = words[0] in DEFINITE or any(w.endswith(("'s", "’s")) for w in words[:-1])
        counts = (name or definite) and head["pos"] not in ("ADJ", "PRON") and \
            one["head"] not in copulas
        up = head.get("head")
        if head["relation"] in ("appos", "flat", "compound", "nmod:desc") and \
                up in taken.get(one["entity"], []):
            counts = False
        taken.setdefault(one["entity"], []).append(one["head"])
        out.setdefault(one["entity"], []).append(
            Mention((one["begin"], one["end"]), (head["begin"], head["end"]), name, counts))
    return list(out.values())


def holds(outer: Span, inner: Span) -> bool:
    """True when the first span holds the second."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def align(key: list[Mention], ours: list[Mention]) -> dict[int, int]:
    """For mentions of ours the mention of the key that is the same."""
    pairs = []
    for i, one in enumerate(ours):
        for k, other in enumerate(key):
            if holds(one.span, other.head) and holds(other.span, one.head):
                far = abs(one.span[0] - other.span[0]) + abs(one.span[1] - other.span[1])
                pairs.append((one.head != other.head, far, i, k))
    out: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, k in sorted(pairs):
        if i not in out and k not in used:
            out[i] = k
            used.add(k)
    return out


def muc(chains: list[list[int]], others: list[list[int]]) -> tuple[int, int]:
    """Links of `chains` that `others` have, and all links of `chains`."""
    owner = {one: i for i, chain in enumerate(others) for one in chain}
    kept = total = 0
    for chain in chains:
        parts = {owner.get(one, -1 - one) for one in chain}
        kept += len(chain) - len(parts)
        total += len(chain) - 1
    return kept, total


def pairs_of(chains: list[list[int]]) -> set[tuple[int, int]]:
    """All pairs of mentions in one chain."""
    return {(min(a, b), max(a, b)) for chain in chains for a, b in combinations(chain, 2)}


def chains_of(document: Document, layers: dict,
              own_types: bool) -> tuple[list, list, dict[int, str]]:
    """Chains of the key and of ours, as numbers of mentions, and the words of each number."""
    key_all = [[key_mention(document, span) for span in chain]
               for chain in document.chains.values()]
    key_flat = [one for chain in key_all for one in chain]
    ours_all = our_mentions(layers)
    ours_flat = [one for chain in ours_all for one in chain]
    same = align(key_flat, ours_flat)
    words = {k: document.text.encode()[one.span[0]:one.span[1]].decode()
             for k, one in enumerate(key_flat)}
    key, at = [], 0
    for chain in key_all:
        numbers = [at + i for i, one in enumerate(chain) if one.counts]
        if len(numbers) > 1 and any(one.name for one in chain):
            key.append(numbers)
        at += len(chain)
    ours, at = [], 0
    for chain in ours_all:
        numbers = []
        inside = [key_flat[same[at + i]].span for i in range(len(chain)) if at + i in same]
        for i, one in enumerate(chain):
            number = same.get(at + i)
            if number is None and any(holds(span, one.span) for span in inside):
                continue  # an apposition, or a part of one of the key's
            if number is None and one.counts:
                number = len(key_flat) + at + i
                words[number] = document.text.encode()[one.span[0]:one.span[1]].decode()
            by_key = one.counts or not own_types
            if number is not None and (number >= len(key_flat) or
                                       (key_flat[number].counts and by_key)):
                numbers.append(number)
        named = any(key_flat[same[at + i]].name if at + i in same and not own_types else one.name
                    for i, one in enumerate(chain))
        if len(numbers) > 1 and named and any(n < len(key_flat) for n in numbers):
            ours.append(numbers)
        at += len(chain)
    return key, ours, words


def annotate(program: str, documents: list[Document], options: list[str]) -> list[dict]:
    """What the program says of each document."""
    lines = "".join(json.dumps({"id": one.name, "text": one.text}) + "\n" for one in documents)
    done = subprocess.run([program, "annotate", "--from", "jsonl", "--to", "jsonl", "-q", *options,
                           "-"], input=lines, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def show(name: str, right: int, said: int, also_right: int, true: int) -> float:
    """Prints one line; F1."""
    precision, recall = 100 * right / max(said, 1), 100 * also_right / max(true, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{name:6} precision {precision:5.1f}  recall {recall:5.1f}  F1 {f1:5.1f}  "
          f"({true} in the key)")
    return f1


def main() -> None:
    """Reads, annotates, counts, prints."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("chains", type=Path)
    parser.add_argument("trees", type=Path)
    parser.add_argument("--errors", type=Path, help="write both sides' chains where they differ")
    parser.add_argument("--option", action="append", default=[], help="given to the program")
    parser.add_argument("--own-types", action="store_true", help="sort ours by our own tags")
    parser.add_argument("--min", type=float, help="exit 1 when the F1 of MUC is below")
    args = parser.parse_args()
    for path in (args.chains, args.trees):
        if not path.exists():
            print(f"skipped: no {path}")
            return
    documents = read_chains(args.chains, read_trees(args.trees))
    sums = [0] * 7
    report = []
    for document, layers in zip(documents, annotate(args.program, documents, args.option),
                                strict=True):
        key, ours, words = chains_of(document, layers, args.own_types)
        for at, value in enumerate(muc(ours, key) + muc(key, ours)):
            sums[at] += value
        one, other = pairs_of(ours), pairs_of(key)
        for at, value in enumerate((len(one & other), len(one), len(other))):
            sums[4 + at] += value
        report.append(f"== {document.name}")
        for side, chains, rest in (("key ", key, ours), ("ours", ours, key)):
            report += [side + " " + " | ".join(words[n] for n in chain) for chain in chains
                       if sorted(chain) not in [sorted(c) for c in rest]]
    if args.errors:
        args.errors.write_text("\n".join(report) + "\n", encoding="utf-8")
    f1 = show("MUC", sums[0], sums[1], sums[2], sums[3])
    show("pairs", sums[4], sums[5], sums[4], sums[6])
    sys.exit(args.min is not None and f1 < args.min)


if __name__ == "__main__":
    main()
