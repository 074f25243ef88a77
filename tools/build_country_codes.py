#!/usr/bin/env python3
"""Writes data/ontology/country_codes.tsv: the codes of countries in other lists than ours.

    tools/build_country_codes.py GEONAMES COW > data/ontology/country_codes.tsv

GEONAMES is GeoNames' countryInfo table, COW the state list of the Correlates of War project
(tab-separated, with a head); either may be gzipped. Our own list is data/actors/countries.tsv. A
state of the COW list is found by its name; those that it calls otherwise stand in OTHER_NAMES.
"""

from __future__ import annotations

import csv
import gzip
import sys
from pathlib import Path

HEAD = """\
# Codes of countries in the formats of the field. Sorted by code.
# code: ISO 3166-1 alpha-3, and KOS, as in actors/countries.tsv; iso2: ISO 3166-1 alpha-2; fips:
# FIPS 10-4, which GDELT's places have; cow: number in the Correlates of War state list, which
# POLECAT has. Empty where a list does not have the country.
# From: GeoNames country table (CC BY 4.0); Correlates of War state system membership (facts).
# Written by tools/build_country_codes.py; do not edit.
code\tiso2\tfips\tcow
"""
OTHER_NAMES = {
    "Antigua & Barbuda": "ATG", "Bahamas": "BHS", "Bosnia and Herzegovina": "BIH", "Congo": "COG", "Czech Republic": "CZE",
    "Democratic Republic of the Congo": "COD", "East Timor": "TLS",
    "Federated States of Micronesia": "FSM", "German Federal Republic": "DEU", "Germany": "DEU",
    "Ivory Coast": "CIV", "Macedonia": "MKD", "Myanmar": "MMR", "Russia": "RUS",
    "Samoa": "WSM", "Sao Tome and Principe": "STP", "South Korea": "KOR", "North Korea": "PRK",
    "St. Kitts and Nevis": "KNA", "St. Lucia": "LCA", "St. Vincent and the Grenadines": "VCT",
    "Swaziland": "SWZ", "Yemen": "YEM", "Cape Verde": "CPV", "Turkey": "TUR",
}


def rows_of(path: str, names: list[str] | None = None) -> list[dict[str, str]]:
    """The rows of a tab-separated file; lines that begin with '#' are passed over."""
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    return list(csv.DictReader(lines, names, delimiter="\t", quoting=csv.QUOTE_NONE))


def main() -> int:
    """Joins the lists."""
    geonames, cow = sys.argv[1:]
    ours = rows_of(str(Path(__file__).parent.parent / "data/actors/countries.tsv"))
    by_name = dict(OTHER_NAMES)
    for row in ours:
        for name in [row["name"], *row["aliases"].split("|")]:
            by_name.setdefault(name, row["code"])
    numbers: dict[str, str] = {}
    for row in rows_of(cow):
        code = by_name.get(row["statenme"])
        if row["endyear"] < "2011":
            continue
        if code is None:
            print(f"no code for {row['statenme']}", file=sys.stderr)
        else:
            numbers[code] = row["ccode"]
    codes = {row["iso3"]: (row["iso2"], row["fips"])
             for row in rows_of(geonames, ["iso2", "iso3", "number", "fips"])}
    codes["KOS"] = codes.pop("XKX", codes.get("KOS", ("XK", "KV")))
    sys.stdout.write(HEAD)
    for row in sorted(ours, key=lambda row: row["code"]):
        code = row["code"]
        iso2, fips = codes.get(code, ("", ""))
        print(code, iso2, fips, numbers.get(code, ""), sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
