#!/usr/bin/env python3
"""Writes data/cues/given_names.tsv: given names that tell whether a person is a man or a woman.

    tools/build_given_names.py dist.male.first dist.female.first > data/cues/given_names.tsv

The two files are the given names of the 1990 census of the United States with their frequencies
(public domain; https://www.census.gov/topics/population/genealogy/data/1990_census.html). A name
counts when it is eight times as frequent on one side as on the other. tools/names/given_names.txt adds
names of other languages, and has the last word; a name that stands there on both sides is nobody's.
"""
import sys
from pathlib import Path

RATIO = 8.0
HEAD = """# Given names that tell whether a person is a man (m) or a woman (f)
# Format: tab-separated; without accents, capitalised. Sorted.
# Origin: names of the 1990 census of the United States (public domain) and tools/names/given_names.txt,
# by tools/build_given_names.py; do not edit. Licence: CC0-1.0.
name\tgender
"""


def read_census(path: Path) -> dict[str, float]:
    """Frequency by name, in percent."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {cells[0].capitalize(): float(cells[1]) for cells in rows if len(cells) > 1}


def read_list(path: Path) -> dict[str, str]:
    """Gender by name; "" for names of both."""
    out: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:2] not in ("m ", "f ", "n "):
            continue
        for name in line[2:].split():
            gender = line[0].replace("n", "")
            out[name] = gender if out.get(name, gender) == gender else ""
    return out


def main() -> None:
    """Reads, compares, prints."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    male, female = read_census(Path(sys.argv[1])), read_census(Path(sys.argv[2]))
    found: dict[str, str] = {}
    for name in male.keys() | female.keys():
        one, other = male.get(name, 0.0005), female.get(name, 0.0005)
        if one >= RATIO * other:
            found[name] = "m"
        elif other >= RATIO * one:
            found[name] = "f"
        elif name not in male:
            found[name] = "f"
        elif name not in female:
            found[name] = "m"
    found |= read_list(Path(__file__).parent / "names" / "given_names.txt")
    rows = sorted(f"{name}\t{gender}" for name, gender in found.items() if gender)
    sys.stdout.write(HEAD + "\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
