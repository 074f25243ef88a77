#!/usr/bin/env python3
"""Times questions to a store of a million made-up records.

    tools/bench_store.py world.db --records 1000000 --tacitus build/release/tacitus

Makes the store when it is not there: events between 200 made-up countries over 60 months, five in an
article. Then every kind of question is asked five times by `tacitus find` (the time includes starting
the program), and heat maps are asked for in SQL; the medians are printed beside their bounds, and one
that is above its bound fails.
"""
import argparse
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path

CODES = [chr(65 + i // 20) + chr(65 + i % 20) + "X" for i in range(200)]
TYPES = ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
         "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
WORDS = [a + b for a in ("dam", "port", "grain", "border", "treaty", "missile", "pipe", "fish")
         for b in ("ing", "man", "land", "worth", "ton", "ville", "ford", "mouth")]
MONTHS = 60
PER_ARTICLE = 5


def pick(chance: random.Random, items: list[str]) -> str:
    """The first items far more often than the last: some countries are in all news."""
    return items[int(len(items) * chance.random() ** 2.5)]


def event(chance: random.Random, number: int, document: str, published: str) -> dict:
    """One event as JSON, the members that questions look at."""
    kind = pick(chance, TYPES)
    party = [{"code": code, "text": code, "begin": 8 * i, "end": 8 * i + 3}
             for i, code in enumerate((pick(chance, CODES), pick(chance, CODES)))]
    return {"kind": "event", "id": f"r{number:08}", "document": document, "published": published,
            "publisher": f"Paper {number % 40}", "sentence": {"index": number % 9, "begin": 0,
                                                             "end": 60},
            "type": kind, "quad": 1 + TYPES.index(kind) // 4, "goldstein": chance.randint(-10, 10),
            "status": pick(chance, ["actual", "future", "hypothetical", "negated"]),
            "historical": False, "actor": party[:1], "recipient": party[1:], "date": published,
            "date_end": published, "date_precision": "day", "contexts": [], "claimants": [],
            "cameo": f"{1 + TYPES.index(kind):02}0",
            "trigger": {"text": "did", "begin": 4, "end": 7}, "rule": "made up", "confidence": 0.9}


def fill(path: str, records: int) -> None:
    """Fills an empty store. Dyads are counted here, for nothing is linked."""
    chance = random.Random(1)
    database = sqlite3.connect(path)
    database.execute("PRAGMA synchronous = OFF")
    plain = ["kind", "id", "document", "published", "publisher", "type", "quad", "goldstein", "status",
             "date", "date_end", "date_precision", "cameo", "confidence"]
    dyads: dict[tuple[str, str, str], list[float]] = {}
    for article in range(1, records // PER_ARTICLE + 1):
        month = chance.randrange(MONTHS)
        published = f"{2015 + month // 12}-{1 + month % 12:02}-{1 + chance.randrange(28):02}"
        document = f"d{article}"
        sentence = " ".join(chance.choice(WORDS) for _ in range(8))
        database.execute("INSERT INTO documents (article, document, content_hash, published, publisher, "
                         "text, sentences, records, coder) VALUES (?, ?, 'x', ?, ?, ?, 1, ?, 'bench')",
                         (article, document, published, f"Paper {article % 40}", sentence, PER_ARTICLE))
        for number in range((article - 1) * PER_ARTICLE + 1, article * PER_ARTICLE + 1):
            made = event(chance, number, document, published)
            database.execute(
                f"INSERT INTO records (record, article, day, sentence_text, {', '.join(plain)}) "
                f"VALUES (?, ?, ?, ?, {', '.join('?' * len(plain))})",
                [number, article, published, sentence] + [made[name] for name in plain])
            database.execute("INSERT INTO record_json VALUES (?, ?)", (number, json.dumps(made)))
            parties = (made["actor"][0], made["recipient"][0])
            for field, party in zip(("actor", "recipient"), parties):
                database.execute(
                    "INSERT INTO parties (record, field, position, code, text, kind, day) "
                    "VALUES (?, ?, 0, ?, ?, 'event', ?)",
                    (number, field, party["code"], party["text"], published))
            cell = dyads.setdefault((parties[0]["code"], published[:7], parties[1]["code"]),
                                    [0, 0, 0, 0, 0, 0.0])
            cell[0] += 1
            cell[made["quad"]] += 1
            cell[5] += made["goldstein"]
    database.executemany(
        "INSERT INTO dyad_months (actor, month, recipient, events, reports, quad1, quad2, quad3, quad4, "
        "goldstein_sum, intensity_sum) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9, 0)",
        [key + tuple(cell) for key, cell in sorted(dyads.items())])
    database.execute("DELETE FROM touched")
    database.commit()
    database.close()


QUESTIONS = [
    ["actor:AAX"], ["actor:JTX"], ["recipient:ABX"], ["party:JTX"], ["type:REJECT"], ["status:negated"],
    ["kind:event"], ["quad:4"], ["cameo:15*"], ["publisher:\"Paper 7\""], ["id:r00500000"],
    ["document:d1000"], ["published:2017-07-14"], ["day:2017-07"], ["since:2019-12"],
    ["text:\"damworth fishton\""], ["text:damworth"], ["actor:AAX recipient:ABX"],
    ["actor:JTX recipient:JSX"], ["actor:AAX type:ASSAULT since:2017-07 status:actual"],
]
HEAT_MAPS = [
    ("200 countries x 60 months",
     "SELECT country, month, events, goldstein_mean FROM countries_monthly"),
    ("one country, 200 partners x 60 months",
     "SELECT recipient, month, events, goldstein_sum FROM dyad_months WHERE actor = 'AAX'"),
]


def median(action) -> float:
    """Milliseconds, the median of five."""
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        action()
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store")
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--tacitus", default="build/release/tacitus", help="the program")
    arguments = parser.parse_args()
    if not Path(arguments.store).exists():
        subprocess.run([arguments.tacitus, "ingest", "-", "--from", "jsonl", "--store", arguments.store,
                        "--quiet"],
                       stdin=subprocess.DEVNULL, check=True)
        begin = time.monotonic()
        fill(arguments.store, arguments.records)
        print(f"made in {time.monotonic() - begin:.0f} s")
    slow = 0
    for question in QUESTIONS:
        command = [arguments.tacitus, "find", "--store", arguments.store, "--limit", "100", "--to",
                   "jsonl", *question]
        found = subprocess.run(command, capture_output=True, check=True).stdout.count(b"\n")
        taken = median(lambda: subprocess.run(command, capture_output=True, check=True))
        slow += taken > 50
        print(f"{taken:8.1f} ms  (50)  {found:4} records  {' '.join(question)}")
    database = sqlite3.connect(arguments.store)
    for name, sql in HEAT_MAPS:
        cells = len(database.execute(sql).fetchall())
        taken = median(lambda: database.execute(sql).fetchall())
        slow += taken > 200
        print(f"{taken:8.1f} ms  (200) {cells:5} cells  {name}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
