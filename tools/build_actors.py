#!/usr/bin/env python3
"""Writes data/actors/*.tsv from the house's own lists (tools/actors/*.txt) and from sources of facts.

    tools/build_actors.py --facts DIR --gazetteer DIR [--out data/actors]

DIR are folders with the sources named in docs/actors.md. The output is sorted and the same for the same input.
"""

import argparse
import gzip
import re
import sys
from pathlib import Path

from actors import factbook
from actors.leaders import (Leader, merge, read_country_info, read_current, read_factbook, read_house, read_wikidata)
from actors.names import fold

HERE = Path(__file__).parent / "actors"


def lines_of(name: str) -> list[str]:
    """The lines of one of the house's lists, without comments."""
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def write(path: Path, head: str, columns: list[str], rows: list[list[str]]) -> None:
    """Writes one table, sorted."""
    comment = "".join(f"# {line}\n" for line in head.strip().splitlines())
    rows = sorted(rows)
    for row in rows:
        assert len(row) == len(columns) and not any("\t" in cell or "\n" in cell for cell in row), row
    body = "".join("\t".join(row) + "\n" for row in rows)
    path.write_text(comment + "\t".join(columns) + "\n" + body, encoding="utf-8")
    print(f"{path}: {len(rows)} rows", file=sys.stderr)


def people_of(adjectives: list[str]) -> list[str]:
    """"Israeli" gives "Israelis"; "Chinese", "Polish", "French" give nothing."""
    return [a + "s" for a in adjectives if a[-1] in "ainocebk" and not a.endswith("ese") and "." not in a
            and a not in ("US", "French", "Czech")]


def countries() -> list[list[str]]:
    rows = []
    for line in lines_of("countries.txt"):
        code, name, aliases, adjectives, people, capitals = line.split(";")
        people = people or "|".join(people_of([a for a in adjectives.split("|") if a]))
        rows.append([code, name, aliases, adjectives, people, capitals])
    return rows


def organizations() -> list[list[str]]:
    rows = []
    code = sector = kind = ""
    for line in lines_of("organizations.txt"):
        if line.startswith("["):
            code, sector, kind = line.strip("[]").split()
            continue
        own = re.match(r"([A-Z]{3}) ([A-Z]{3}): (.*)", line)
        own_code, own_sector = (own.group(1), own.group(2)) if own else (code, sector.replace("-", ""))
        own_kind = kind if not own else kind_of(own_sector)
        cells = [c.strip() for c in (own.group(3) if own else line).split(";")] + [""] * 3
        groups = [[n.strip() for n in body.split("|")] for body in cells[0].split(" / ")]
        for group in groups:
            rows.append([group[0], "|".join(group[1:]), own_code, own_sector, own_kind, cells[1], cells[2], cells[3]])
    return rows


def from_factbook(found: list[tuple[str, list[str]]], sector: str, kind: str, taken: set[str]) -> list[list[str]]:
    """Rows for bodies of the factbook that the house's lists do not name; once a country and name."""
    rows: dict[tuple[str, str], list[str]] = {}
    for code, names in found:
        plain = [n for n in dict.fromkeys(names) if factbook.fold(n) not in taken]
        if plain and plain[0] == names[0]:
            rows.setdefault((plain[0], code), [plain[0], "|".join(plain[1:]), code, sector, kind, "", "", ""])
    return list(rows.values())


def kind_of(sector: str) -> str:
    return {"PTY": "party", "REB": "group", "PRM": "group", "CRM": "group", "JRN": "media", "BUS": "company",
            "SOC": "society", "LAB": "society", "OPP": "group"}.get(sector, "body")


def roles() -> list[list[str]]:
    rows: dict[str, list[str]] = {}
    category = sector = inherits = ""
    for line in lines_of("roles.txt"):
        if line.startswith("["):
            words = line.strip("[]").split()
            category, sector = words[0], words[1].replace("*", "")
            inherits = "yes" if words[-1] == "*" else "no"
            continue
        role, _, others = line.partition(" = ")
        for phrase in [role, *[o.strip() for o in others.split(",") if o.strip()]]:
            key = phrase if phrase.isupper() else phrase.lower()
            if key in rows and rows[key][1:4] != [role, category, sector]:
                print(f"roles.txt: {key!r} is {rows[key][1:4]} and {[role, category, sector]}", file=sys.stderr)
                continue
            own = role if role in SAME_ROLE else key
            rows[key] = [key, own, category, sector, inherits]
    for key in list(rows):
        words = key.split()
        inner = " ".join([singular_inside(w) for w in words[:-1]] + words[-1:]) if len(words) > 1 else key
        if inner not in rows:  # lemmas inside a phrase: "human right group"
            rows[inner] = [inner, *rows[key][1:]]
    for key in list(rows):
        if (single := singular(key)) not in rows:
            rows[single] = [single, *rows[key][1:]]
    return list(rows.values())


# Roles whose other words mean the same office; all other words are roles of their own.
SAME_ROLE = set("""president|vice president|acting president|prime minister|deputy prime minister|acting prime minister|
foreign minister|deputy foreign minister|defense minister|deputy defense minister|interior minister|finance minister|
justice minister|attorney general|health minister|education minister|trade minister|energy minister|agriculture minister|
information minister|transport minister|labor minister|environment minister|immigration minister|minister|deputy minister|
king|governor|ambassador|spokesman|official|chief|director|chairman|secretary-general|adviser|representative|presidency|
foreign ministry|defense ministry|interior ministry|finance ministry|justice ministry|health ministry|trade ministry|
education ministry|energy ministry|agriculture ministry|information ministry|transport ministry|labor ministry|lawmaker|
politburo|junta|soldier|army chief|military|troop|police chief|policeman|rebel leader|opposition leader|former president|
former prime minister|central bank|city council|general staff|journalist|refugee|migrant|supporter""".replace("\n", "").split("|"))


IRREGULAR = {"women": "woman", "men": "man", "children": "child", "people": "people"}


def singular_inside(word: str) -> str:
    """The lemma of a word inside a phrase, with its possessive: "teachers'" gives "teacher'"."""
    for mark in ("'s", "'"):
        if word.endswith(mark):
            stem = word[: -len(mark)]
            return IRREGULAR.get(stem, singular(stem)) + mark
    return IRREGULAR.get(word, singular(word))


def singular(phrase: str) -> str:
    """The lemma of a plural phrase ("security forces"), or the phrase itself."""
    if phrase.isupper() or phrase.endswith(("ss", "us", "customs", "is", "affairs")):
        return phrase
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    return phrase[:-1] if phrase.endswith("s") and len(phrase) > 4 else phrase


def groups() -> list[list[str]]:
    rows = []
    code = sector = ""
    for line in lines_of("groups.txt"):
        if line.startswith("["):
            code, sector = line.strip("[]").split()
            continue
        names = [n.strip() for n in line.split("|")]
        rows.append([names[0], "|".join(names[1:]), code.replace("-", ""), sector])
    return rows


def read_iso(gazetteer: Path) -> tuple[dict[str, str], dict[str, str]]:
    """From two letters, and from the factbook's file names, to our codes."""
    by_two, by_fips = {}, {}
    with gzip.open(gazetteer / "geonames_countryInfo_2013.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.split("\t")
            if not line.startswith("#") and len(cells) > 4:
                code = "KOS" if cells[1] == "XKX" else cells[1]
                by_two[cells[0]] = code
                by_fips[cells[3].lower()] = code
    return by_two, by_fips


def places(gazetteer: Path, divisions: list[tuple[str, str]], known: set[str], codes: set[str]) -> list[list[str]]:
    """Cities, states and provinces. A name of several countries has a row for each, unless one is far larger."""
    by_two, _ = read_iso(gazetteer)
    size: dict[str, dict[str, int]] = {}
    with gzip.open(gazetteer / "geonames_cities5000_2018.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            population = int(cells[14] or 0)
            code = by_two.get(cells[8], "")
            if population < 100000 or code not in codes:
                continue
            for name in {cells[1], cells[2]}:
                of = size.setdefault(name, {})
                of[code] = max(population, of.get(code, 0))
    for name, code in divisions:
        of = size.setdefault(name, {})
        of[code] = max(300000, of.get(code, 0))
    for line in lines_of("places.txt"):
        code, _, names = line.partition(";")
        for name in names.split("|"):
            size[name] = {code.replace("-", ""): 0}
    rows = []
    for name, of in size.items():
        least = max(of.values()) / 4
        if name not in known and factbook.fold(name) not in factbook.PLAIN:
            rows += [[name, code] for code, population in of.items() if population >= least]
    return rows


def leader_rows(leaders: list[Leader]) -> list[list[str]]:
    rows, seen = [], set()
    for row in leaders:
        key = (row.name, row.code, row.role, row.begin)
        if key in seen:
            continue
        seen.add(key)
        rows.append([row.name, "|".join(row.aliases), "|".join(row.short), row.code, row.sector, row.role, row.begin,
                     row.end, row.reference])
    return rows


def without_overlaps(rows: list[list[str]]) -> list[list[str]]:
    """Joins or cuts rows of one name, code and role that overlap."""
    out: list[list[str]] = []
    for row in sorted(rows, key=lambda r: (r[0], r[3], r[5], r[6])):
        last = out[-1] if out else None
        if last and (last[0], last[3], last[5]) == (row[0], row[3], row[5]) and (not last[7] or row[6] <= last[7]):
            if not row[7] or (last[7] and row[7] > last[7]):
                last[7] = row[7]
            continue
        out.append(row)
    return out


HEADS = {
    "countries": "Countries of the world: code (ISO 3166-1 alpha-3, and KOS), name, other names, adjectives, people (plural),\n"
                 "capitals and seats that stand for the government. Lists are separated by \"|\".\nFacts collected by hand. CC0.",
    "leaders": "Who held which office: name, other names, words that stand for it alone, code, sector, role, half-open term\n"
               "[from, to) in ISO days (empty: open), reference (Wikidata id, or the source; see docs/actors.md).\n"
               "Facts from CountryInfo (CC BY-SA 3.0), the CIA World Factbook (CC0), Wikidata (CC0) and world-leaders-current\n"
               "(CC BY-SA 4.0), and collected by hand.",
    "organizations": "Bodies, parties, armed groups, media, companies: name, other names, code, sector, kind, half-open term, Wikidata.\n"
                     "Facts collected by hand, and parties and parliaments of the CIA World Factbook. CC0.",
    "roles": "Common nouns that act: phrase (lemmas, lower case), role, category (person, organization, group), sector,\n"
             "inherits (yes: the body named with the word gives the sector). Collected by hand. CC0.",
    "groups": "Peoples and faiths that act: name, other names, code (may be empty), sector. Collected by hand. CC0.",
    "places": "Cities of 100,000 people and more, states and provinces: name, code of the country. Evidence for a country,\n"
              "never actors. A name of several countries has several rows; an empty code: a name that is nobody's.\n"
              "From GeoNames (geonames.org), CC BY 4.0, and the CIA World Factbook (CC0).",
}


def head(name: str) -> str:
    return HEADS[name] + "\nWritten by tools/build_actors.py; do not edit."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=Path, required=True)
    parser.add_argument("--gazetteer", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("data/actors"))
    args = parser.parse_args()
    by_two, by_fips = read_iso(args.gazetteer)
    table = countries()
    codes = {row[0] for row in table}
    names = {n for row in table for cell in (row[1], row[2], row[5]) for n in cell.split("|") if n}
    by_name = {fold(n): row[0] for row in table for n in [row[1], *row[2].split("|")] if n}
    by_fips = {k: v for k, v in by_fips.items() if v in codes}
    sources = [read_current(args.facts / "world_leaders_current_2026-08-22.json.gz", by_two),
               read_country_info(args.facts / "CountryInfo.120116.txt.gz"),
               read_factbook(args.facts / "cia_factbook_json.tar.gz", by_fips),
               read_wikidata(args.facts / "wikidata_world_leaders_2022.csv.gz", by_name)]
    leaders = [row for row in merge(read_house(HERE / "leaders.txt"), sources)
               if row.code in codes | {"UNO", "EUR", "NAT", "IAE", "AFU", "LAS", "IMF", "WBG", "ICC", "OAS", "ASN", "IGO", "NGO",
                                       "ISM", "IMG", "MNC"}]
    book = args.facts / "cia_factbook_json.tar.gz"
    bodies = organizations()
    taken = {factbook.fold(n) for row in bodies for n in [row[0], *row[1].split("|")] if n}
    taken |= {factbook.fold(n) for n in names} | {row[0] for row in roles()}
    bodies += from_factbook(factbook.parties(book, by_fips), "PTY", "party", taken)
    bodies += from_factbook(factbook.chambers(book, by_fips), "LEG", "body", taken)
    args.out.mkdir(parents=True, exist_ok=True)
    write(args.out / "countries.tsv", head("countries"),
          ["code", "name", "aliases", "adjectives", "people", "capitals"], table)
    write(args.out / "leaders.tsv", head("leaders"),
          ["name", "aliases", "short", "code", "sector", "role", "from", "to", "reference"],
          without_overlaps(leader_rows(leaders)))
    write(args.out / "organizations.tsv", head("organizations"),
          ["name", "aliases", "code", "sector", "kind", "from", "to", "wikidata"], bodies)
    write(args.out / "roles.tsv", head("roles"), ["phrase", "role", "category", "sector", "inherits"], roles())
    write(args.out / "groups.tsv", head("groups"), ["name", "aliases", "code", "sector"], groups())
    write(args.out / "places.tsv", head("places"), ["name", "code"], places(args.gazetteer, factbook.divisions(book, by_fips, names), names, codes))


if __name__ == "__main__":
    main()
