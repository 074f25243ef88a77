#!/usr/bin/env python3
"""Times questions to a store of a million made-up records.

    tools/bench_store.py world.db --records 1000000 --tacitus build/release/tacitus [--only FIELD]

Makes the store when it is not there: records of all kinds between 200 made-up countries over 60 months,
five in an article. Then each field of docs/query.md is asked for by a frequent value, a rare one and one
that is not there, and so are terms together, sorted, and counts, by `tacitus find` (the time includes
starting the program); then views and questions are asked for over HTTP. The medians of five and the
processor's time are printed beside their bounds, and a median above its bound fails. What has no bound
is printed to be known.
"""
from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CODES = [chr(65 + i // 20) + chr(65 + i % 20) + "X" for i in range(200)]
TYPES = ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
         "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
MODES = ["meet", "visit", "assist", "yield", "withdraw", "demand", "discontinue", "airstrike"]
CONTEXTS = ["diplomatic", "military", "economic", "legal", "election", "refugee", "cyber", "pandemic"]
SECTORS = ["GOV", "MIL", "OPP", "REB", "LEG", "JUD", "CVL", "BUS", "MED", "SPY"]
MEASURES = ["embargo", "tariff", "asset freeze", "travel ban", "arms embargo", "quota"]
STEMS = ("dam", "port", "grain", "border", "treaty", "missile", "pipe", "fish")
ENDS = ("ing", "man", "land", "worth", "ton", "ville", "ford", "mouth")
WORDS = [a + b + c + d for d in ("", "s", "er", "ic") for c in ("",) + ENDS[1:] for a in STEMS
         for b in ENDS]  # 2,048; the first is in seven of ten sentences, the last in one of 200
MONTHS = 60
PER_ARTICLE = 5
FIND_MS, HEAT_MS, ROUNDS = 50, 200, 5
# Columns of `records` that have no index: spans, coordinates and what is only shown. docs/query.md.
SCANNED = re.compile(r"_(begin|end|text|latitude|longitude|sector|code|name|role|wikidata)$|"
                     r"^(contexts|numbers_.*|conditions_.*|answers_.*|positions_.*|sentence_index|"
                     r"date_precision|place_precision|date_source|historical|url|role)$")


# ------------------------------------------------------------------------------- the records

def pick(chance: random.Random, items: list[str]) -> str:
    """The first items far more often than the last: some countries are in all news."""
    return items[int(len(items) * chance.random() ** 2.5)]


def party(chance: random.Random, begin: int) -> dict[str, Any]:
    """Somebody with a code, and often with more."""
    code = pick(chance, CODES)
    made = {"code": code, "name": f"{code.title()} {chance.choice(WORDS)}", "text": code, "begin": begin,
            "end": begin + 3}
    if chance.random() < 0.5:
        made["sector"] = pick(chance, SECTORS)
    if chance.random() < 0.2:
        made["role"] = "minister of " + pick(chance, WORDS)
        made["wikidata"] = f"Q{100 + int(9000 * chance.random() ** 2)}"
    return made


def record(chance: random.Random, number: int, article: dict[str, Any]) -> dict[str, Any]:
    """One record as JSON: of 20, 14 are events, 4 statements, and the others of the other kinds."""
    made: dict[str, Any] = {
        "kind": "event", "id": f"r{number:08}", "document": article["document"],
        "published": article["published"], "date_source": "metadata", "publisher": article["publisher"],
        "sentence": {"index": number % 9, "begin": 0, "end": len(article["sentence"])}}
    dated = {"date": article["published"], "date_end": article["published"], "date_precision": "day"}
    rule = {"rule": f"frames/made_up.frames:{1 + int(900 * chance.random() ** 2)}",
            "confidence": round(0.5 + chance.random() / 2, 2)}
    one, other, third = party(chance, 0), party(chance, 8), party(chance, 16)
    part = number % 20
    if part < 14:
        kind = pick(chance, TYPES)
        made |= {"type": kind, "mode": pick(chance, MODES), "contexts": [pick(chance, CONTEXTS)],
                 "cameo": f"{1 + TYPES.index(kind):02}{chance.randrange(4)}",
                 "quad": 1 + TYPES.index(kind) // 4, "goldstein": chance.randint(-100, 100) / 10,
                 "intensity": chance.randint(-10, 10),
                 "status": pick(chance, ["actual", "future", "hypothetical", "negated"]),
                 "historical": chance.random() < 0.05, "actor": [one], "recipient": [other]} | dated
        if part < 6:
            made["place"] = {"name": pick(chance, WORDS), "country": pick(chance, CODES),
                             "admin1": f"{chance.randrange(30):02}", "latitude": 32.2, "longitude": 53.7,
                             "geonames_id": 1000 + int(90000 * chance.random() ** 2),
                             "precision": "city", "text": "there", "begin": 30, "end": 35}
        made["numbers"] = []
        made["claimants"] = [{"entity": third, "cue": {"text": "said", "begin": 20, "end": 24}}][part % 2:]
        made["trigger"] = {"text": pick(chance, WORDS), "begin": 4, "end": 7}
    elif part < 18:
        made |= {"kind": "statement", "speaker": one, "cue": {"text": "said", "begin": 4, "end": 8},
                 "quote": [{"text": pick(chance, WORDS), "begin": 10, "end": 20}],
                 "mode": pick(chance, ["indirect", "direct", "mixed"]), "addressee": [other]} | dated
    elif number % 60 == 18:
        made |= {"kind": "proposal", "proposer": [one], "addressee": [other],
                 "terms": {"text": pick(chance, WORDS), "begin": 10, "end": 20},
                 "terms_type": pick(chance, TYPES), "conditions": [], "answers": [],
                 "state": pick(chance, ["open", "rejected", "accepted"])} | dated
    elif number % 60 == 38:
        made |= {"kind": "measure", "sender": [one], "target": [other], "body": third,
                 "measure": pick(chance, MEASURES),
                 "status": pick(chance, ["imposed", "proposed", "lifted", "extended"])} | dated
    else:
        made |= {"kind": "dispute", "subject": {"text": pick(chance, WORDS), "begin": 10, "end": 20},
                 "positions": [{"holder": one, "claim": {"text": "yes", "begin": 1, "end": 4},
                                "stance": "claims"},
                               {"holder": other, "claim": {"text": "no", "begin": 5, "end": 7},
                                "stance": "denies"}]}
    return made | rule


def parties_of(made: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """The parties of a record as the table `parties` has them: field, position, party."""
    for field in ("actor", "recipient", "speaker", "addressee", "proposer", "sender", "target", "body"):
        those = made.get(field, [])
        for position, one in enumerate(those if isinstance(those, list) else [those]):
            yield field, position, one
    for field, inner in (("claimants", "entity"), ("positions", "holder")):
        for position, one in enumerate(made.get(field, [])):
            yield field, position, one[inner]


def flat(name: str, value: Any, cells: dict[str, Any]) -> None:
    """The columns of a value: members below each other, lists joined with ';'."""
    if isinstance(value, dict):
        for member, inner in value.items():
            flat(f"{name}_{member}" if name else member, inner, cells)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for one in value:
            lines: dict[str, Any] = {}
            flat(name, one, lines)
            for column, cell in lines.items():
                cells[column] = f"{cells[column]};{cell}" if column in cells else str(cell)
    elif isinstance(value, list):
        cells[name] = ";".join(value) or None
    else:
        cells[name] = value


class Filler:
    """Fills an empty store; the rows are those of `ingest`, and the groups made up."""

    def __init__(self, path: str) -> None:
        self.chance = random.Random(1)
        self.database = sqlite3.connect(path)
        self.columns = [row[0] for row in self.database.execute(
            "SELECT name FROM pragma_table_info('records')")]
        self.dyads: dict[tuple[str, str, str], list[float]] = {}
        self.days: dict[str, list[int]] = {}
        self.rows: dict[str, list[tuple[Any, ...]]] = {}

    def put(self, table: str, *row: Any) -> None:
        self.rows.setdefault(table, []).append(row)

    def flush(self) -> None:
        """Writes what has gathered."""
        for table, rows in self.rows.items():
            self.database.executemany(
                f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        self.rows.clear()

    def add_article(self, article: int) -> None:
        chance = self.chance
        month = chance.randrange(MONTHS)
        published = f"{2015 + month // 12}-{1 + month % 12:02}-{1 + chance.randrange(28):02}"
        told = {"document": f"d{article}", "published": published, "publisher": f"Paper {article % 40}",
                "sentence": " ".join(pick(chance, WORDS) for _ in range(24)) + f" n{article // 7}"}
        self.put("documents", article, told["document"], "x", published, "metadata", told["publisher"],
                 None, None, "en", told["sentence"], 1, PER_ARTICLE, "bench")
        self.put("article_groups", article, f"c{article}", f"g{article // 3}")
        self.days.setdefault(published, [0, 0])[0] += 1
        for number in range((article - 1) * PER_ARTICLE + 1, article * PER_ARTICLE + 1):
            self.add_record(number, article, told, record(chance, number, told))

    def add_record(self, number: int, article: int, told: dict[str, Any], made: dict[str, Any]) -> None:
        cells: dict[str, Any] = {}
        flat("", made, cells)
        cells |= {"record": number, "article": article, "day": told["published"],
                  "sentence_text": told["sentence"]}
        self.put("records", *[cells.get(name) for name in self.columns])
        self.put("record_json", number, json.dumps(made, separators=(",", ":")))
        for field, position, one in parties_of(made):
            self.put("parties", number, field, position, one["code"], one.get("sector"), one["name"],
                     one.get("role"), one["text"], one["begin"], one["end"], one.get("wikidata"),
                     made["kind"], told["published"])
        if made["kind"] == "event":
            self.put("mentions", number, f"s{number // 4}", None, None)
            self.count(made, told["published"])

    def count(self, made: dict[str, Any], published: str) -> None:
        key = (made["actor"][0]["code"], published[:7], made["recipient"][0]["code"])
        cell = self.dyads.setdefault(key, [0, 0, 0, 0, 0, 0.0])
        cell[0] += 1
        cell[made["quad"]] += 1
        cell[5] += made["goldstein"]
        self.days[published][1] += 1

    def finish(self) -> None:
        """Dyads, which are counted here, for nothing is linked."""
        insert = self.database.executemany
        insert("INSERT INTO dyad_months (actor, month, recipient, events, reports, quad1, quad2, quad3, "
               "quad4, goldstein_sum, intensity_sum) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9, 0)",
               [key + tuple(cell) for key, cell in sorted(self.dyads.items())])
        insert("INSERT INTO day_totals VALUES (?1, substr(?1, 1, 7), ?2, ?3)",
               [(day, *counts) for day, counts in sorted(self.days.items())])
        self.database.execute(
            "INSERT INTO country_months SELECT actor, month, sum(events), sum(reports), sum(quad1), "
            "sum(quad2), sum(quad3), sum(quad4), total(goldstein_sum), total(intensity_sum) "
            "FROM dyad_months GROUP BY actor, month")
        self.database.execute("DELETE FROM touched")

    def fill(self, records: int) -> None:
        """Indexes and full text are made at the end, for speed."""
        self.database.execute("PRAGMA synchronous = OFF")
        later = self.database.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND "
            "sql IS NOT NULL").fetchall()
        for kind, name, _ in later:
            self.database.execute(f"DROP {kind} {name}")
        for article in range(1, records // PER_ARTICLE + 1):
            self.add_article(article)
            if article % 2000 == 0:
                self.flush()
        self.flush()
        self.finish()
        for _, _, sql in later:
            self.database.execute(sql)
        for table in ("documents_text", "records_text"):
            self.database.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
        self.database.commit()
        self.database.close()


# ------------------------------------------------------------------------------ the questions

def quoted(value: Any) -> str:
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def values_of(database: sqlite3.Connection, sql: str) -> list[Any]:
    """The most frequent value, the rarest, and one that is not there."""
    rows = database.execute(sql).fetchall()
    if not rows:
        return []
    absent = -123456 if isinstance(rows[0][0], (int, float)) else "Nosuch"
    return [rows[0][0], rows[-1][0], absent]


def field_questions(database: sqlite3.Connection) -> Iterator[tuple[str, bool]]:
    """Each field by its values, and whether it is one that must be quick."""
    some = "FROM records WHERE record <= 20000"
    types = dict(database.execute("SELECT name, type FROM pragma_table_info('records')"))
    for column, kind in types.items():
        if column in ("record", "article", "sentence_text", "day") or re.search("claimants|holder", column):
            continue
        name = column
        values = values_of(database, f"SELECT {column} {some} AND {column} IS NOT NULL GROUP BY 1 "
                                     "ORDER BY count(*) DESC, 1")
        for value in values:
            if kind == "BOOLEAN":
                if value in (0, 1):
                    yield f"{name}:{'yes' if value else 'no'}", not SCANNED.search(column)
            elif re.fullmatch("date|date_end|published", column):
                yield f"{name}:{value if value != 'Nosuch' else '1999-01-01'}", True
            else:
                text = value if isinstance(value, (int, float)) else quoted(value)
                yield f"{name}:{text}", not SCANNED.search(column)
    for (field,) in database.execute("SELECT DISTINCT field FROM parties WHERE record < 5000").fetchall():
        asked = {"claimants": "claimant", "positions": "holder"}.get(field, field)
        for part in ("code", "name", "sector", "role", "wikidata"):
            where = f"FROM parties WHERE record <= 20000 AND field = '{field}' AND {part} IS NOT NULL"
            for value in values_of(database, f"SELECT {part} {where} GROUP BY 1 ORDER BY count(*) DESC, 1"):
                if part in ("code", "name"):
                    yield f"{asked}:{value if part == 'code' and value != 'Nosuch' else quoted(value)}", True
                yield f"{field}_{part}:{quoted(value)}", True


COMPOSED = [
    "", "party:AAX", "party:JTX", "party:\"Aax dam*\"", "actor:\"Jtx*\"", "actor:any", "actor:none",
    "recipient:none", "claimant:none", "country:AAX", "country:JTX", "country:none", "story:s5000",
    "story:none", "coverage:g5000", "context:diplomatic", "context:pandemic", "context:nosuch",
    "day:2017-07", "day:2017-07-14", "day:1999", "since:2019-12", "until:2015-01", "since:2015",
    "since:2017-07 until:2017-07", "published:2017-07", "published:2016-01-01..2018-01-01",
    "goldstein:<-9.9", "goldstein:<-5", "goldstein:<-50", "confidence:>=0.99", "confidence:>1.5",
    "intensity:-10", "quad:3..4", "cameo:15*", "cameo:1*", "type:A*", "type:REJECT,THREATEN",
    "text:daming", "text:fishmouth", "text:fishmouthmouthic", "text:n500", "text:\"daming damman\"",
    "text:\"daming fishmouthmouthic\"", "text:nosuch", "text:dam*", "text:fishmouthmouth*",
    "article:daming", "article:fishmouthmouthic", "article:n500", "article:nosuch", "text:daming,damman",
    "text:daming text:damman", "text:daming text:n500", "actor:JTX text:daming", "actor:JTX -text:daming",
    "-type:CONSULT", "-status:actual", "-text:daming", "-actor:AAX", "-kind:event",
    "actor:AAX recipient:ABX", "actor:JTX recipient:JSX", "actor:JTX recipient:AAX",
    "actor:AAX type:ASSAULT since:2017-07 status:actual", "actor:AAX text:fishmouth",
    "type:AGREE text:daming since:2018 until:2018-06",
    "kind:statement speaker:AAX text:fishmouth", "kind:dispute since:2018", "kind:measure sender:AAX target:JTX",
    "actor:AAX recipient:AAX type:ASSAULT status:negated country:JTX", "kind:event status:actual quad:4",
    "type:ASSAULT mode:airstrike status:negated", "publisher:\"Paper 7\" type:ASSAULT",
    "actor:AAX,ABX,ACX recipient:JTX", "actor_sector:GOV recipient:JTX", "party:AAX party:ABX party:JTX",
]
SORTED = [("actor:AAX", "-day"), ("actor:AAX", "day"), ("type:REJECT", "published"), ("", "-published"),
          ("actor:JTX", "-confidence"), ("actor:JTX", "-goldstein"), ("day:2017-07-14", "goldstein"),
          ("kind:event", "day"), ("text:fishmouth", "-day"), ("kind:event", "id"), ("", "type"),
          ("type:AGREE", "-confidence"), ("", "-goldstein")]
COUNTS = [("actor:JTX", "type"), ("actor:JTX", "recipient,month"), ("day:2017-07-14", "actor,recipient"),
          ("text:fishmouth", "actor"), ("actor:AAX recipient:ABX", "month"), ("actor:AAX", "month"),
          ("type:ASSAULT", "actor"), ("", "type"), ("", "month"), ("", "kind"), ("kind:event", "actor"),
          ("kind:event", "type,month")]
BOUNDED_SORTS, BOUNDED_COUNTS = 9, 5  # the first ones; the others read a great part of the store
VIEWS = [
    ("200 countries x 60 months", "countries_monthly?limit=100000", HEAT_MS),
    ("the same, from the sums", "country_months?by=country,month&sort=-events&limit=20000", HEAT_MS),
    ("200 x 200 countries, 60 months added up",
     "dyad_months?by=actor,recipient&sort=-events&limit=20000", HEAT_MS),
    ("a year of it",
     "dyad_months?by=actor,recipient&month>=2017-01&month<=2017-12&sort=-events&limit=20000", HEAT_MS),
    ("200 countries, a year", "countries_monthly?month>=2017-01&month<=2017-12&limit=100000", HEAT_MS),
    ("one country, 200 partners x 60 months", "dyads_monthly?actor=AAX&limit=100000", HEAT_MS),
    ("200 x 200 countries in a month", "dyads_monthly?month=2017-07&limit=100000", HEAT_MS),
    ("a dyad's months", "dyads_monthly?actor=AAX&recipient=ABX", FIND_MS),
]


class Report:
    """Prints what took how long, and counts what took too long."""

    def __init__(self) -> None:
        self.slow = 0
        self.asked = 0

    def time(self, name: str, bound: int | None, action: Callable[[], int]) -> None:
        found = action()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        times = []
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            action()
            times.append(1000 * (time.perf_counter() - begin))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        worked = 1000 / ROUNDS * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        taken = statistics.median(times)
        late = bound is not None and taken > bound
        self.slow += late
        self.asked += 1
        print(f"{taken:8.1f} ms {worked:8.1f} ms  ({bound or '-'}){' LATE' if late else ''}  {found:6}  "
              f"{name}", flush=True)


def ask(tacitus: str, store: str, *arguments: str) -> Callable[[], int]:
    """A question to `tacitus find`; gives the number of lines of its answer."""
    command = [tacitus, "find", "--store", store, "--to", "jsonl", *arguments[:-1], "--", arguments[-1]]

    def action() -> int:
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{command} failed: {done.stderr.decode()}")
        return done.stdout.count(b"\n")
    return action


def ask_all(report: Report, arguments: argparse.Namespace) -> None:
    """All questions by the program."""
    database = sqlite3.connect(f"file:{arguments.store}?mode=ro", uri=True)
    limit = ["--limit", "100"]
    questions = [(query, FIND_MS if quick else None) for query, quick in field_questions(database)]
    questions += [(query, FIND_MS) for query in COMPOSED]
    for query, bound in questions:
        if not arguments.only or arguments.only in query:
            report.time(query, bound, ask(arguments.tacitus, arguments.store, *limit, query))
    for number, (query, order) in enumerate(SORTED):
        bound = FIND_MS if number < BOUNDED_SORTS else None
        if not arguments.only or arguments.only in "sort":
            report.time(f"{query} --sort={order}", bound,
                        ask(arguments.tacitus, arguments.store, *limit, f"--sort={order}", query))
    for number, (query, fields) in enumerate(COUNTS):
        bound = FIND_MS if number < BOUNDED_COUNTS else None
        if not arguments.only or arguments.only in "count":
            report.time(f"{query} --count {fields}", bound,
                        ask(arguments.tacitus, arguments.store, "--count", fields, query))


def ask_server(report: Report, arguments: argparse.Namespace) -> None:
    """Views and some questions over HTTP, one connection."""
    process = subprocess.Popen([arguments.tacitus, "serve", "--store", arguments.store, "--port", "0",
                                "--model", "small"], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    found = re.search(r":(\d+) \(", process.stderr.readline())
    assert found is not None
    connection = http.client.HTTPConnection("127.0.0.1", int(found.group(1)))

    def get(path: str) -> Callable[[], int]:
        def action() -> int:
            connection.request("GET", urllib.parse.quote(path, "/?&=%"))
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise SystemExit(f"{path}: {body.decode()}")
            return body.count(b"},{") + 1
        return action

    for name, view, bound in VIEWS:
        report.time(f"HTTP {name}", bound, get("/v1/views/" + view))
    for query in ("actor:JTX", "type:REJECT", "text:fishmouth", "actor:AAX type:ASSAULT since:2017-07"):
        report.time(f"HTTP {query}", FIND_MS, get(f"/v1/records?q={query}"))
    process.terminate()
    process.wait()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store")
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--only", default="", help="questions that hold this; sort, count and serve, too")
    parser.add_argument("--tacitus", default="build/release/tacitus", help="the program")
    arguments = parser.parse_args()
    if not Path(arguments.store).exists():
        subprocess.run([arguments.tacitus, "ingest", "-", "--from", "jsonl", "--store", arguments.store,
                        "--quiet"],
                       stdin=subprocess.DEVNULL, check=True)
        begin = time.monotonic()
        Filler(arguments.store).fill(arguments.records)
        print(f"made in {time.monotonic() - begin:.0f} s")
    report = Report()
    ask_all(report, arguments)
    if not arguments.only or arguments.only in "serve":
        ask_server(report, arguments)
    print(f"{report.asked} questions, {report.slow} late")
    return 1 if report.slow else 0


if __name__ == "__main__":
    sys.exit(main())
