"""Reads the countries: ids from GeoNames, middle points from the house's list and the CIA World Factbook, names from the
house's list of countries.
"""

import io
import json
import math
import re
import tarfile
from pathlib import Path

from .place import Place, clean, spell

# GeoNames' code for Kosovo, and the house's.
CODES = {"XKX": "KOS"}
# Names that stand for a country as an actor and are regions of it, or more than it.
NOT_NAMES = {"GBR": {"England", "Scotland", "Wales", "Northern Ireland"}}
# The geographic centre of the 48 states, as the National Geodetic Survey gives it: Alaska would draw it out of them.
SURVEYED = {"USA": (39.83, -98.58)}
FAR = 300  # km
POINT = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")


def points_of(path: Path) -> dict[str, tuple[float, float]]:
    """Latitude and longitude by FIPS code, from the chapter on geography."""
    found = {}
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            stream = archive.extractfile(member) if member.name.endswith(".json") else None
            chapters = json.load(io.TextIOWrapper(stream, "utf-8")) if stream else {}
            text = chapters.get("Geography", {}).get("Geographic coordinates", {}).get("text", "") if chapters else ""
            if match := POINT.search(text):
                lat, lat_min, ns, lon, lon_min, ew = match.groups()
                latitude = (int(lat) + int(lat_min) / 60) * (1 if ns == "N" else -1)
                longitude = (int(lon) + int(lon_min) / 60) * (1 if ew == "E" else -1)
                found[Path(member.name).stem.upper()] = (round(latitude, 3), round(longitude, 3))
    return found


def middle(code: str, center: tuple[float, float] | None, point: tuple[float, float] | None) -> tuple[float | None, float | None]:
    """The point to show for a country. The Factbook's are rounded and the centre of area is no convention, so that it is halfway
    between the two; where they are far apart, the Factbook's is not in the middle. Of scattered islands it is the Factbook's.
    """
    if code in SURVEYED:
        return SURVEYED[code]
    if center is None or point is None:
        return center or point or (None, None)
    across = (center[1] - point[1]) * math.cos(math.radians(point[0]))
    if 111.2 * math.hypot(center[0] - point[0], across) > FAR:
        return center
    return round((center[0] + point[0]) / 2, 2), round((center[1] + point[1]) / 2, 2)


def read(base: dict, factbook: Path, own: list[list[str]], centers: dict[str, tuple[float, float]]) -> list[Place]:
    """All countries with a middle point, in the order of their codes."""
    points = points_of(factbook)
    names = {row[0]: [row[1]] + [n for n in row[2].split("|") if n and "<" not in n and ">" not in n] for row in own}
    for code, others in NOT_NAMES.items():
        names[code] = [n for n in names[code] if n not in others]
    found = []
    for code2, row in sorted(base.items()):
        code = CODES.get(row["iso3"], row["iso3"])
        known = names.get(code, [row["name"]])
        latitude, longitude = middle(code, centers.get(code), points.get(row["fips"]))
        if latitude is None or code2 in ("AN", "CS"):
            continue
        others = known[1:] + [row["name"]]
        others = [n.removeprefix("the ").removeprefix("The ") for n in others if n[0].isupper() or n.startswith("the ")]
        found.append(Place(row["geonameid"], "country", spell(known[0]) or known[0], clean(known[0], others), code, code2, "", latitude,
                           longitude, row["population"]))
    return found


def read_continents(path: Path) -> list[Place]:
    """The seven continents."""
    more = {"North America": [], "South America": [], "Africa": [], "Asia": [], "Europe": [], "Oceania": [], "Antarctica": []}
    found = []
    for _, row in sorted(json.loads(path.read_text(encoding="utf-8")).items()):
        name = row["asciiName"] if row["asciiName"] in more else row["toponymName"]
        found.append(Place(row["geonameId"], "continent", name, more.get(name, []), latitude=float(row["lat"]),
                           longitude=float(row["lng"]), population=int(row.get("population") or 0)))
    return found
