#!/usr/bin/env python3
"""Scores how a store joins what tells of the same event, against ECB+.

    tools/score_stories.py ecbplus_dev.jsonl.gz --tacitus build/release/tacitus [--model small]

The sentences of every document are ingested as one article without a date. Two things are measured,
both with B-cubed (Bagga and Baldwin 1998): for each item, precision is the share of its group that
belongs there, recall the share of what belongs there that is in its group; the means over all items
give F1.

documents  the event that a document reports: an item is a document, gold is the subtopic (one seminal
           event as told by many papers), a group is articles.coverage.
events     the events inside: an item is a coded event whose trigger is a gold event mention, gold is the
           chain of that mention, a group is events.story.

A baseline where every item is alone is printed beside each. Fails below --min (documents' F1).
"""
import argparse
import collections
import gzip
import json
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

Span = tuple[int, int]


def read_documents(path: str) -> list[dict]:
    """The documents with `text` and the byte span of every token: spans[sentence][token]."""
    documents = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            text, spans = "", {}
            for number in sorted(document["sentences"], key=int):
                spans[int(number)] = []
                for token in document["sentences"][number]:
                    begin = len(text.encode())
                    text += token
                    spans[int(number)].append((begin, len(text.encode())))
                    text += " "
                text = text.rstrip() + "\n\n"
            document["text"], document["spans"] = text, spans
            documents.append(document)
    return documents


def make_store(documents: list[dict], arguments: argparse.Namespace, folder: Path) -> Path:
    """Ingests the documents; the path of the store."""
    feed = folder / "feed.jsonl"
    with feed.open("w", encoding="utf-8") as out:
        for document in documents:
            out.write(json.dumps({"id": document["id"], "text": document["text"]}) + "\n")
    store = folder / "store.db"
    command = [arguments.tacitus, "ingest", str(feed), "--store", str(store), "--quiet"]
    if arguments.model:
        command += ["--model", arguments.model]
    subprocess.run(command, check=True)
    return store


def b_cubed(groups: dict, gold: dict) -> tuple[float, float, float]:
    """Precision, recall and F1 of groups {item: name} against gold {item: name}, in percent."""
    by_group, by_gold = collections.defaultdict(set), collections.defaultdict(set)
    for item in gold:
        by_group[groups[item]].add(item)
        by_gold[gold[item]].add(item)
    precision = recall = 0.0
    for item in gold:
        common = len(by_group[groups[item]] & by_gold[gold[item]])
        precision += common / len(by_group[groups[item]])
        recall += common / len(by_gold[gold[item]])
    precision, recall = precision / len(gold), recall / len(gold)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def gold_chain(document: dict, begin: int, end: int) -> str | None:
    """The chain of the gold event mention that the trigger [begin, end) meets, if any."""
    for kind, _, sentence, tokens, chain, _ in document["mentions"]:
        spans = document["spans"][sentence]
        if kind == "event" and any(spans[t][0] < end and begin < spans[t][1]
                                   for t in tokens if t < len(spans)):
            return chain
    return None


def event_items(documents: list[dict], database: sqlite3.Connection) -> tuple[dict, dict]:
    """The coded events that are gold mentions: {id: story} and {id: chain}."""
    by_id = {document["id"]: document for document in documents}
    groups, gold = {}, {}
    for row in database.execute("SELECT record, document, story, trigger_begin, trigger_end "
                                "FROM events"):
        chain = gold_chain(by_id[row[1]], row[3], row[4])
        if chain is not None:
            groups[row[0]], gold[row[0]] = row[2], chain
    return groups, gold


def report(what: str, groups: dict, gold: dict) -> float:
    """Prints one line; F1."""
    if not gold:
        print(f"{what:<10} none")
        return 0.0
    precision, recall, f1 = b_cubed(groups, gold)
    alone = b_cubed({item: item for item in gold}, gold)[2]
    print(f"{what:<10} items {len(gold):4}  gold groups {len(set(gold.values())):4}  "
          f"groups {len({groups[i] for i in gold}):4}  P {precision:5.1f}  R {recall:5.1f}  "
          f"F1 {f1:5.1f}  (each alone {alone:5.1f})")
    return f1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", help="documents of ECB+, one JSON object a line, gzip")
    parser.add_argument("--tacitus", default="build/release/tacitus", help="the program")
    parser.add_argument("--model", help="its language model")
    parser.add_argument("--min", type=float, default=70.0, help="least F1 of documents (default 70)")
    arguments = parser.parse_args()
    if not Path(arguments.gold).exists():
        print(f"skipped: there is no {arguments.gold}")
        return 0
    documents = read_documents(arguments.gold)
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(make_store(documents, arguments, Path(folder)))
        groups = dict(database.execute("SELECT document, coverage FROM articles"))
        f1 = report("documents", groups, {d["id"]: d["subtopic"] for d in documents})
        report("events", *event_items(documents, database))
    return 0 if f1 >= arguments.min else 1


if __name__ == "__main__":
    sys.exit(main())
