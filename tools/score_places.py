#!/usr/bin/env python3
"""Scores names of places against texts in which they are marked: how many are found, and how many lie where they should.

    tools/score_places.py PROGRAM FILE.jsonl.gz [--errors] [-- ARGS...]

A line of FILE is {"id", "text", "toponyms": [{"start", "end", "phrase", "lat", "lon"}]}, positions in characters. Printed are precision,
recall and F1 of finding, once for the same span and once for spans that overlap; and, of the marked names that were found and that have
coordinates, the share whose pin is within 161 km (100 miles), those without a pin counting as wrong. Names of peoples and streets may be
marked in FILE and are not looked for by us. FILE is not part of the project: without it nothing is scored, and the exit code is 0.
"""
import collections
import gzip
import json
import math
import subprocess
import sys
from pathlib import Path

NEAR = 161.0  # km


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres on the great circle."""
    p1, p2, d = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    cosine = math.sin(p1) * math.sin(p2) + math.cos(p1) * math.cos(p2) * math.cos(d)
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))


def locations(record: dict) -> list[dict]:
    """What the program found, with positions in characters."""
    text = record["document"]["text"].encode()
    out = []
    for place in record.get("locations", []):
        begin, end = (len(text[: place[key]].decode()) for key in ("begin", "end"))
        out.append(place | {"start": begin, "stop": end})
    return out


class Score:
    """Counts over all documents."""

    def __init__(self) -> None:
        self.gold = self.found = self.exact = self.gold_hit = self.found_hit = self.grounded = self.near = self.pinned = 0
        self.errors: collections.Counter[str] = collections.Counter()

    def add(self, gold: list[dict], found: list[dict]) -> None:
        self.gold += len(gold)
        self.found += len(found)
        spans = {(t["start"], t["end"]) for t in gold}
        self.exact += sum((p["start"], p["stop"]) in spans for p in found)
        for place in found:
            hit = any(t["start"] < place["stop"] and place["start"] < t["end"] for t in gold)
            self.found_hit += hit
            if not hit:
                self.errors["extra   " + place.get("name", "")] += 1
        for name in gold:
            hits = [p for p in found if name["start"] < p["stop"] and p["start"] < name["end"]]
            self.gold_hit += bool(hits)
            if not hits:
                self.errors["missing " + name["phrase"]] += 1
            elif name.get("lat") is not None:
                self.ground(name, hits)

    def ground(self, name: dict, hits: list[dict]) -> None:
        self.grounded += 1
        pins = [p for p in hits if "latitude" in p]
        self.pinned += bool(pins)
        near = any(distance(p["latitude"], p["longitude"], float(name["lat"]), float(name["lon"])) <= NEAR for p in pins)
        self.near += near
        if not near:
            shown = f"{pins[0].get('name')}, {pins[0].get('admin1')}, {pins[0].get('country')}" if pins else "no pin"
            where = name.get("admin1") or f"{name['lat']},{name['lon']}"
            self.errors[f"wrong   {name['phrase']} ({where} {name.get('fcode', '')}) -> {shown}"] += 1


def f1(precision: float, recall: float) -> str:
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"precision {100 * precision:.1f} recall {100 * recall:.1f} F1 {100 * both:.1f}"


def main() -> int:
    if len(sys.argv) < 3 or sys.argv[1] in ("-h", "--help"):
        print(__doc__)
        return 0 if len(sys.argv) == 2 else 2
    program, file = sys.argv[1], Path(sys.argv[2])
    if not file.exists():
        print(f"{file}: no such texts; nothing was scored")
        return 0
    more = sys.argv[sys.argv.index("--") + 1:] if "--" in sys.argv else []
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        documents = [json.loads(line) for line in stream]
    lines = "\n".join(json.dumps({"id": d["id"], "text": d["text"]}) for d in documents)
    run = subprocess.run([program, "annotate", "-q", "--from", "jsonl", "--to", "jsonl", *more], text=True, input=lines,
                         capture_output=True, check=True)
    score = Score()
    for document, line in zip(documents, run.stdout.rstrip("\n").split("\n"), strict=True):
        score.add(document["toponyms"], locations(json.loads(line)))
    found, gold = max(1, score.found), max(1, score.gold)
    print(f"{len(documents)} texts, {score.gold} names marked, {score.found} found")
    print(f"found, same span: {f1(score.exact / found, score.exact / gold)}")
    print(f"found, overlap:   {f1(score.found_hit / found, score.gold_hit / gold)}")
    print(f"within 161 km: {score.near} of {score.grounded} found, {100 * score.near / max(1, score.grounded):.1f} %; "
          f"{score.pinned} have a pin, of these {100 * score.near / max(1, score.pinned):.1f} %")
    if "--errors" in sys.argv:
        for error, count in sorted(score.errors.items(), key=lambda e: (e[0][:8], -e[1], e[0])):
            print(f"{count:4d} {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
