#!/usr/bin/env python3
"""Prints all rows of a store, one a line, sorted: two stores that hold the same give the same bytes.

    tools/dump_store.py world.db > world.txt
    tools/dump_store.py --by-id world.db

Row numbers are given in the order in which documents came. With --by-id they are replaced by the ids
of the documents and records that they stand for, so that stores filled in different orders compare
equal when they hold the same. The inner tables of the full-text index are left out; what it indexes
is there.
"""
import argparse
import json
import sqlite3
import sys


def table_names(database: sqlite3.Connection) -> list[str]:
    """The ordinary tables of the store."""
    rows = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                            "name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    return sorted(name for (name,) in rows if "_text" not in name)


def natural_ids(database: sqlite3.Connection) -> tuple[dict[int, str], dict[int, str]]:
    """The ids that row numbers of articles and of records stand for."""
    articles = dict(database.execute("SELECT article, document FROM documents"))
    records = {row: f"{document} {record}" for row, document, record in
               database.execute("SELECT record, document, id FROM records")}
    return articles, records


def dump_lines(path: str, by_id: bool) -> list[str]:
    """All rows as sorted lines "table {json}"."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    articles, records = natural_ids(database) if by_id else ({}, {})
    lines = []
    for table in table_names(database):
        cursor = database.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        for row in cursor:
            cells = dict(zip(columns, row))
            if by_id:
                names = records if table == "event_links" else articles
                for column in ("first", "second"):
                    if column in cells:
                        cells[column] = names[cells[column]]
                if "first" in cells:
                    cells["first"], cells["second"] = sorted((cells["first"], cells["second"]))
                if "article" in cells:
                    cells["article"] = articles.get(cells["article"])
                if "record" in cells:
                    cells["record"] = records.get(cells["record"])
            lines.append(f"{table} {json.dumps(cells, ensure_ascii=False)}")
    database.close()
    return sorted(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store")
    parser.add_argument("--by-id", action="store_true", help="ids for row numbers")
    arguments = parser.parse_args()
    for line in dump_lines(arguments.store, arguments.by_id):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
