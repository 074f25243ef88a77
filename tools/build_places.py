#!/usr/bin/env python3
"""Writes data/places/places.bin, the places of the world, from GeoNames and the house's own lists (tools/places/*.txt).

    tools/build_places.py --cities DIR --divisions DIR --gazetteer DIR --facts DIR [--out data/places/places.bin]

Which folders these are, and their licences, stands in docs/places_format.md, with the format that is written. The output is the same
for the same input.
"""

import argparse
import gzip
import json
import sys
from pathlib import Path

from places import countries, divisions, towns
from places.pack import pack
from places.place import Place, key_of

HERE = Path(__file__).parent


def lines_of(path: Path) -> list[str]:
    """The lines of one of the house's lists, without comments."""
    text = path.read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def areas() -> list[Place]:
    """Names that nothing is pinned for; not GeoNames', so without an id."""
    found = []
    for line in lines_of(HERE / "places" / "areas.txt"):
        names = line.split("|")
        found.append(Place(geonames=0, kind="area", name=names[0], names=names[1:]))
    return found


def drop_doubles(regions: list[Place], districts: list[Place], cities: list[Place]) -> list[Place]:
    """The districts whose name no town of the same region has: "Tulungagung" the district is where the town is."""
    taken = {(p.region, key_of(name)) for p in cities + regions for name in [p.name, *p.names]}
    return [d for d in districts if (d.region, key_of(d.name)) not in taken]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("cities", "divisions", "gazetteer", "facts"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE.parent / "data" / "places" / "places.bin")
    args = parser.parse_args()

    base = json.loads((args.cities / "countries.json").read_text(encoding="utf-8"))
    own = [line.split(";") for line in lines_of(HERE / "actors" / "countries.txt")]
    middle = {row[0]: (float(row[2]), float(row[3])) for row in (line.split(";") for line in lines_of(HERE / "places" / "centers.txt"))}
    states = countries.read(base, args.facts / "cia_factbook_json.tar.gz", own, middle)
    iso3 = {place.code2: place.country for place in states}
    lands = countries.read_continents(args.cities / "continents.json")
    cities = towns.read(args.cities / "cities500.json", iso3)
    towns.crown(cities, {base[place.code2]["capital"]: place.country for place in states})
    with gzip.open(args.gazetteer / "geonames_admin1_names.tsv.gz", "rt", encoding="utf-8") as stream:
        english = dict(line.rstrip("\n").split("\t") for line in stream)
    extra = [line.split(";") for line in lines_of(HERE / "places" / "regions.txt")]
    regions, districts = divisions.read(args.divisions, iso3, english, extra)
    districts = drop_doubles(regions, districts, cities)
    places = lands + states + regions + districts + cities + areas()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(pack(places))
    counts = ", ".join(f"{len(part)} {what}" for part, what in (
        (lands, "continents"), (states, "countries"), (regions, "regions"), (districts, "districts"), (cities, "towns")))
    print(f"{args.out}: {args.out.stat().st_size} bytes; {counts}", file=sys.stderr)


if __name__ == "__main__":
    main()
