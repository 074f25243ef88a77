#!/usr/bin/env python3
"""Score who did what to whom on the unit sentences of PETRARCH, read from raw text.

  tools/score_petrarch.py [--shared ../shared] [--tacitus build/release/tacitus] [--errors] [--min 60]

The sentences are about invented countries ("Arnor is about to restore ties with Gondor"); the
actors of their dictionary are given to tacitus with --actors, as a user would. Their verbs are
coded in the numbers of WEIS, so the root of a code stands for the PLOVER types that say the same
(ROOTS). A coding counts when one record has its actor and its recipient, as countries, and a type
of its root; of a meeting either side may be named first. Codings without an actor or a target, or with
codes that the dictionary of actors has not, test the format of dictionaries and are left out.

Skips, saying so, when the sentences are not there. Exit status 1 below --min.
"""
import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# The dictionary mixes numbers of WEIS (01 yield, 02 comment, 03 consult, 04 approve, 05 promise,
# 06 grant, 07 reward, 08 agree, 09 request, 10 propose, 11 reject, 12 accuse, 13 protest, 14 deny,
# 15 demand, 16 warn, 17 threaten, 18 demonstrate, 19 reduce relations, 20 expel, 21 seize,
# 22 force) with those of CAMEO, and what is about to happen is coded as if it had.
ROOTS = {
    "01": "CONCEDE RETREAT", "02": "ACCUSE SUPPORT REQUEST", "03": "CONSULT AGREE SUPPORT", "04": "SUPPORT CONSULT AGREE",
    "05": "AGREE SUPPORT", "06": "CONCEDE RETREAT SUPPORT COOPERATE AGREE", "07": "AID COOPERATE AGREE",
    "08": "AGREE SUPPORT CONCEDE RETREAT", "09": "REQUEST ACCUSE", "10": "REQUEST AGREE", "11": "REJECT ACCUSE",
    "12": "ACCUSE REJECT", "13": "ACCUSE THREATEN", "14": "REJECT PROTEST", "15": "REQUEST MOBILIZE",
    "16": "THREATEN SANCTION", "17": "THREATEN COERCE", "18": "PROTEST MOBILIZE ASSAULT",
    "19": "SANCTION REJECT ASSAULT", "20": "SANCTION COERCE ASSAULT", "21": "COERCE ASSAULT", "22": "ASSAULT",
}


# Bodies of several countries are one to the dictionary.
BODIES = {"AFU": "EUR", "ICC": "EUR", "IGO": "EUR", "NAT": "EUR"}


def dictionary(path: Path) -> list[tuple[list[str], list[str]]]:
    """Each actor: its codes, the first three letters of each, and its names."""
    actors: list[tuple[list[str], list[str]]] = []
    codes: list[str] = []
    names: list[str] = []
    for line in re.sub(r"<!.*?-->", "", gzip.open(path, "rt").read(), flags=re.S).split("\n"):
        line = line.split("#")[0].split(";")[0].rstrip()
        name = re.sub(r"\[.*|\{.*", "", line).strip(" _").replace("_", " ").strip()
        if name.startswith("+"):
            names.append(name[1:])
        elif name:
            codes, names = [], [name]
            actors.append((codes, names))
        for block in re.findall(r"\[([^]]*)\]", line):
            codes.extend(code for code in re.findall(r"\b([A-Z]{3})", block) if code not in codes)
    return [(codes, names) for codes, names in actors if codes]


def known_code(tacitus: str, name: str) -> str:
    """The code that the shipped tables have for a name, or nothing."""
    run = subprocess.run([tacitus, "actors", name.title()], capture_output=True, text=True, check=False)
    found = re.search(r": ([A-Z]{3})\b", run.stdout)
    return found.group(1) if found else ""


def table_of(actors: list[tuple[list[str], list[str]]], tacitus: str) -> tuple[str, dict[str, str]]:
    """A table for --actors of the actors that are not known, and our code of each of theirs."""
    codes: dict[str, str] = {}
    names: dict[str, list[str]] = {}
    known = [next((c for c in (known_code(tacitus, n) for n in listed) if c), "") for _, listed in actors]
    for (theirs, _), ours in zip(actors, known):
        for code in theirs:
            if ours:
                codes.setdefault(code, ours)
    for (theirs, listed), ours in zip(actors, known):
        ours = ours or next((codes[c] for c in theirs if codes.get(c, "").startswith("X")), "")
        if not ours:
            ours = "X" + chr(65 + len(names) // 26) + chr(65 + len(names) % 26)
        if ours.startswith("X"):
            names.setdefault(ours, []).extend(re.sub("^The ", "", n.title()) for n in listed)
        for code in theirs:
            codes.setdefault(code, ours)
    rows = []
    for ours, (first, *rest) in names.items():
        adjectives = [n for n in rest if n.endswith(("n", "i"))]
        rows.append("\t".join([ours, first, "|".join(rest), "|".join(adjectives), "", ""]))
    head = "code\tname\taliases\tadjectives\tpeople\tcapitals"
    return "\n".join([head, *sorted(rows)]) + "\n", codes


def sentences(path: Path) -> list[dict]:
    """Text, day and expected codings of each sentence."""
    text = re.sub(r"<!--.*?-->", "", gzip.open(path, "rt", errors="replace").read(), flags=re.S)
    out = []
    for match in re.finditer(r"<Sentence (.*?)>(.*?)</Sentence>", text, flags=re.S):
        body = match.group(2)
        told = re.search(r"<Text>(.*?)</Text>", body, flags=re.S)
        codings = []
        for tag in re.findall(r"<EventCoding (.*?)>", body):
            keys = dict(re.findall(r'(\w+)\s*=\s*"([^"]*)"', tag))
            source, target, event = (keys.get(k, "") for k in ("sourcecode", "targetcode", "eventcode"))
            if re.match(r"[A-Z]{3}", source) and re.match(r"[A-Z]{3}", target) and event[:2] in ROOTS:
                codings.append((source[:3], target[:3], event[:2]))
        day = re.search(r'date="(\d{4})(\d\d)(\d\d)"', match.group(1))
        name = re.search(r'id="([^"]*)"', match.group(1))
        if told and day:
            out.append({"id": name.group(1) if name else str(len(out)), "text": " ".join(told.group(1).split()),
                        "date": "-".join(day.groups()), "codings": codings})
    return out


def main() -> int:
    """Runs, scores, prints one line."""
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default=str(root.parent / "shared"))
    parser.add_argument("--tacitus", default=str(root / "build/release/tacitus"))
    parser.add_argument("--errors", action="store_true", help="print each coding that was missed")
    parser.add_argument("--min", type=float, default=0)
    options = parser.parse_args()
    records = Path(options.shared) / "data/event-coding/petrarch_PETR.UnitTest.records.xml.gz"
    actors = Path(options.shared) / "data/actors-facts/petrarch_dictionaries/PETR.Validate.actors.txt.gz"
    if not records.exists() or not actors.exists():
        print("skipped: the unit sentences of PETRARCH are not there")
        return 0
    table, codes = table_of(dictionary(actors), options.tacitus)
    cases = sentences(records)
    with tempfile.TemporaryDirectory() as folder:
        lands, documents = os.path.join(folder, "lands.tsv"), os.path.join(folder, "units.jsonl")
        Path(lands).write_text(table, encoding="utf-8")
        Path(documents).write_text("".join(json.dumps({"id": str(i), "text": c["text"], "date": c["date"]}) + "\n"
                                           for i, c in enumerate(cases)), encoding="utf-8")
        run = subprocess.run([options.tacitus, "code", documents, "--actors", lands, "--to", "jsonl", "-q"],
                             capture_output=True, text=True, check=True)
    found: dict[int, list[dict]] = {}
    for line in run.stdout.splitlines():
        record = json.loads(line)
        if record.get("kind", "event") == "event":
            found.setdefault(int(record["document"]), []).append(record)
    right = total = 0
    for i, case in enumerate(cases):
        for source, target, event in case["codings"]:
            if source not in codes or target not in codes:
                continue
            total += 1
            sides = (codes[source], codes[target])
            hit = any(
                r["type"] in ROOTS[event].split()
                and (sides in pairs_of(r) or r["type"] == "CONSULT" and (sides[1], sides[0]) in pairs_of(r))
                for r in found.get(i, []))
            right += hit
            if options.errors and not hit:
                print(f"{case['id']}\t{sides[0]} {event} {sides[1]}\t{case['text'][:150]}")
                for r in found.get(i, []):
                    print("\t\t", r["type"], sorted(pairs_of(r)), r["trigger"]["text"])
    share = 100 * right / max(1, total)
    print(f"PETRARCH unit sentences: {right} of {total} codings, {share:.1f} %")
    return 1 if share < options.min else 0


def pairs_of(record: dict) -> set[tuple[str, str]]:
    """All (actor, recipient) of a record, as countries."""
    sides = [[BODIES.get(party.get("code", ""), party.get("code", "")) for party in record.get(side) or []]
             for side in ("actor", "recipient")]
    return {(a, b) for a in sides[0] for b in sides[1] if a != b}


if __name__ == "__main__":
    sys.exit(main())
