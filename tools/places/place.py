"""A place, and how names of places are compared and chosen."""

import re
import unicodedata
from dataclasses import dataclass, field

# The letters that src/lexicon/fold.cc turns into one ASCII letter: Latin-1, Latin Extended-A, Vietnamese and Romanian letters.
LATIN = ("AAAAAAACEEEEIIIIDNOOOOO?OUUUUYTsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
         "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSs"
         "SsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs")
FOLDED = {chr(0xC0 + i): base for i, base in enumerate(LATIN) if base != "?"}
for first, last, capital in ((0x1EA0, 0x1EB8, "A"), (0x1EB8, 0x1EC8, "E"), (0x1EC8, 0x1ECC, "I"), (0x1ECC, 0x1EE4, "O"),
                             (0x1EE4, 0x1EF2, "U"), (0x1EF2, 0x1EFA, "Y")):
    for code in range(first, last):
        FOLDED[chr(code)] = capital if code % 2 == 0 else capital.lower()
FOLDED |= {"\u01A0": "O", "\u01A1": "o", "\u01AF": "U", "\u01B0": "u", "\u0218": "S", "\u0219": "s", "\u021A": "T", "\u021B": "t",
           "\u018F": "E", "\u0259": "e"}
# Marks that GeoNames writes for letters of other scripts and news does not.
DROPPED = str.maketrans({"\u02BB": None, "\u02BC": None, "\u02BE": None, "\u02BF": None, "\u2018": None, "\u2019": "'", "`": None,
                         "\u02B9": None, "\u02BA": None, "\u00B4": None, "\u2013": "-", "\u2010": "-", "\u00A0": " ", "\u0131": "i"})
MOST_WORDS = 5


@dataclass
class Place:
    """One row of the table. `region` is a GeoNames code ("US.CO"), `code2` a country's two letters."""
    geonames: int
    kind: str
    name: str
    names: list[str] = field(default_factory=list)
    country: str = ""
    code2: str = ""
    region: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0


def fold(text: str) -> str:
    """As fold_name() of src/lexicon/fold.cc does it, for names that spell() gave."""
    return "".join(FOLDED.get(c, c) for c in text)


def key_of(name: str) -> str:
    """What names are compared by."""
    return fold(name).lower()


def spell(name: str) -> str:
    """The name in letters that fold to ASCII; empty when there is no such spelling."""
    out = []
    for c in unicodedata.normalize("NFC", name).translate(DROPPED):
        if c.isascii() or c in FOLDED:
            out.append(c)
            continue
        plain = "".join(p for p in unicodedata.normalize("NFKD", c) if not unicodedata.combining(p))
        if not (plain.isascii() or all(p in FOLDED for p in plain)):
            return ""
        out.append(plain)
    text = re.sub(r"\s+", " ", re.sub(r"\(.*?\)", "", "".join(out))).strip(" '-,")
    usable = text and fold(text).isascii() and fold(text)[0].isalpha() and len(text.encode()) < 64
    return text if usable and len(text.split()) <= MOST_WORDS else ""


def is_name(text: str) -> bool:
    """False for what news would not write: airport codes, machine transcriptions, names in small letters."""
    words = text.split()
    if not words or not words[0][0].isupper() or any(c.isdigit() for c in text) or "," in text or "/" in text:
        return False
    if text.isupper() and len(text) <= 4:
        return False
    return len(text) >= 4 and text.count("'") <= 1 and not re.search(r"'[a-z]'|''|[bcdfghj-np-tv-z]{5}", text)


def variants(name: str) -> list[str]:
    """"Saint Louis" is also "St. Louis" and "St Louis"."""
    pairs = (("Saint ", ("St. ", "St ")), ("St. ", ("Saint ", "St ")), ("Fort ", ("Ft. ",)), ("Mount ", ("Mt. ", "Mt ")),
             ("Sainte ", ("Ste. ",)), ("North ", ("N. ",)), ("South ", ("S. ",)), ("East ", ("E. ",)), ("West ", ("W. ",)))
    for head, others in pairs:
        if name.startswith(head) and len(name) > len(head) + 2:
            return [other + name[len(head):] for other in others]
    return []


def clean(name: str, others: list[str]) -> list[str]:
    """The other names that are worth keeping: spelt in Latin letters, each once, without the name itself."""
    seen = {key_of(name)}
    kept = []
    for other in others:
        text = spell(other)
        if text and key_of(text) not in seen:
            seen.add(key_of(text))
            kept.append(text)
    return kept
