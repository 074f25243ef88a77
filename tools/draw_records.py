#!/usr/bin/env python3
"""Draws event records evenly from a run, for reading them one by one.

    tools/draw_records.py DOCUMENTS.jsonl RECORDS.jsonl [--number 200] > sheet.txt

DOCUMENTS are the articles as `tacitus code --from jsonl` read them, RECORDS what it wrote. Of all
event records, in their order, every n-th is taken, so that each article and each type has its share.
A record is printed with the text of its sentence and the one before; a reader writes behind it
whether it is right, by the check list of docs/evaluation.md.
"""

import argparse
import json
import sys


def read_lines(path):
    """The JSON objects of a file, one a line."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def text_of(document):
    """The bytes that offsets count in: the title, if the text does not begin with it, comes first."""
    text, title = document["text"], document.get("title") or ""
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return text.encode("utf-8")


def draw(records, number):
    """`number` of the records at even distances, or all when there are fewer."""
    if len(records) <= number:
        return records
    return [records[(2 * i + 1) * len(records) // (2 * number)] for i in range(number)]


def name_parties(parties):
    """CODE (text), ... of actors or recipients."""
    return ", ".join(f"{p.get('code') or '?'} ({p['text']})" for p in parties) or "-"


def describe(record, text, place):
    """The lines of one record; `text` is its document in UTF-8, offsets are bytes."""
    begin, end = record["sentence"]["begin"], record["sentence"]["end"]
    before = text[max(0, begin - 200):begin].decode("utf-8", "replace")
    claimants = [c.get("name") or c.get("text") for c in record.get("claimants", [])]
    dates = record.get("date") or "-"
    return "\n".join([
        f"{place}. {record['document']} {record['id'][:8]}",
        "   ... " + " ".join(before.split()),
        " >> " + " ".join(text[begin:end].decode("utf-8", "replace").split()),
        f"   {record['type']} {record.get('mode') or ''} {record['status']}"
        f"{' historical' if record.get('historical') else ''} {dates}; trigger:"
        f" {record['trigger']['text']}; rule: {record['rule']}",
        f"   actor: {name_parties(record['actor'])}",
        f"   recipient: {name_parties(record['recipient'])}",
        f"   claimants: {claimants}",
        ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents")
    parser.add_argument("records")
    parser.add_argument("--number", type=int, default=200)
    arguments = parser.parse_args()
    texts = {d["id"]: text_of(d) for d in read_lines(arguments.documents)}
    events = [r for r in read_lines(arguments.records) if r["kind"] == "event"]
    print(f"{len(events)} records in {len(texts)} documents", file=sys.stderr)
    for place, record in enumerate(draw(events, arguments.number), 1):
        print(describe(record, texts[record["document"]], place))


if __name__ == "__main__":
    main()
