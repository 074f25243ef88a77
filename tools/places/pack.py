"""Packs places into the binary table that docs/places_format.md describes."""

import struct
from collections import defaultdict

from .place import Place, fold, key_of

HEAD = """# Places of the world: continents, countries, regions, districts, towns and areas, with other names. docs/places_format.md
# tells the format. From GeoNames (geonames.org), CC BY 4.0; middle points of countries from the CIA World Factbook (CC0), of large
# regions from Natural Earth (public domain). Written by tools/build_places.py; do not edit.
"""
KINDS = ("area", "continent", "country", "region", "district", "town", "capital")
NOTHING = 0xFFFFFF
BLOCK = 16  # names
STEPS = 40_000  # of a degree
MOST_PLACES = 255  # of one name


def u24(value: int) -> bytes:
    return struct.pack("<I", value)[:3]


def s24(value: int) -> bytes:
    return struct.pack("<i", value)[:3]


def people(value: int) -> int:
    """12 bits of mantissa, 4 of exponent to the base of 4."""
    power = 0
    while value >= 4096:
        value = (value + 2) // 4
        power += 1
    return value | power << 12


def front_coded(names: list[tuple[str, list[int]]]) -> tuple[list[int], bytes]:
    """The names in blocks, each written as what it adds to the one before it; where each block begins, and the bytes."""
    starts, pool, last = [], bytearray(), b""
    for number, (name, places) in enumerate(names):
        raw = name.encode()
        if number % BLOCK == 0:
            starts.append(len(pool))
            last = b""
        shared = 0
        while shared < min(len(raw), len(last)) and raw[shared] == last[shared]:
            shared += 1
        pool += bytes([shared, len(raw) - shared]) + raw[shared:] + bytes([len(places)])
        for place in places:
            pool += u24(place)
        last = raw
    return starts, bytes(pool)


def pack(places: list[Place]) -> bytes:
    """The bytes of the table. Places stand by population, so that of several of one name the largest comes first."""
    places = sorted(places, key=lambda p: (-p.population, p.geonames, p.name))
    own = {p.country: i for i, p in enumerate(places) if p.kind == "country"}
    codes = sorted(own)
    number_of_code = {code: i for i, code in enumerate(codes)}
    by_region = {p.region: i for i, p in enumerate(places) if p.kind == "region"}
    # A region of GeoNames, or what of a country is in none: ("CHE", "").
    keys = sorted({(p.country, p.region if p.region in by_region else "") for p in places if p.country})
    number_of_region = {key: i for i, key in enumerate(keys)}
    named: dict[str, list[int]] = defaultdict(list)
    for i, place in enumerate(places):
        for name in [place.name, *place.names]:
            named[name].append(i)
    names = sorted(((name, found[:MOST_PLACES]) for name, found in named.items()), key=lambda n: (key_of(n[0]), n[0]))
    number_of_name = {name: i for i, (name, _) in enumerate(names)}
    assert all(fold(name).isascii() for name in number_of_name)
    starts, pool = front_coded(names)
    out = bytearray(HEAD.encode())
    out += f"places {len(places)} regions {len(keys)} countries {len(codes)} names {len(names)}\n".encode()
    for code in codes:
        out += code.encode() + u24(own[code])
    for country, region in keys:
        out += bytes([number_of_code[country]]) + u24(by_region.get(region, NOTHING))
    for place in places:
        key = (place.country, place.region if place.region in by_region else "")
        region = number_of_region[key] if place.country else 0xFFFF
        out += struct.pack("<I", place.geonames) + s24(round(place.latitude * STEPS)) + s24(round(place.longitude * STEPS))
        out += u24(number_of_name[place.name]) + struct.pack("<HHB", region, people(place.population), KINDS.index(place.kind))
    for start in starts:
        out += struct.pack("<I", start)
    return bytes(out + pool)
