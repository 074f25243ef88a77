"""How names of people are written: short forms, accents, upper case from the sources."""

import re
import unicodedata

# Where the family name stands first ("Moon Jae-in"), or the given name is the one used alone.
FIRST_IS_SHORT = {"KOR", "PRK", "CHN", "TWN", "HKG", "KHM", "ETH", "ERI", "MYS", "THA", "ISL"}
PARTICLES = {"al", "el", "bin", "ibn", "bint", "de", "da", "do", "dos", "del", "della", "van", "von", "der", "den",
             "la", "le", "di", "du", "ben", "ul", "ur", "ould", "abu", "st.", "saint", "mac", "ter", "ten", "zu"}
SUFFIXES = {"jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "i", "v", "vi"}


def fold(text: str) -> str:
    """Without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("ø", "o").replace("ł", "l")


def short_form(name: str, code: str) -> str:
    """The part of a full name that news uses alone: "Moon", "Merkel", "al-Maliki", "de Klerk"."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in SUFFIXES:
        words.pop()
    if len(words) < 2:
        return ""
    if code in FIRST_IS_SHORT and not words[0].endswith("."):
        return words[0]
    if words[0].lower() in ("king", "queen", "pope", "emperor", "prince", "sultan"):
        return ""
    short = words[-1]
    for word in reversed(words[:-1]):
        if fold(word) not in PARTICLES or word is words[0]:
            break
        short = word + " " + short
    return short


def without_article(short: str) -> str:
    """"al-Maliki" is also "Maliki"."""
    match = re.match(r"(?:al|el|ash|as|Al|El)[- ](.{4,})$", short)
    return match.group(1) if match else ""


def title_case(words: str, code: str) -> str:
    """A name written "KIM_YOUNG_SAM_" as people write it: "Kim Young-sam"."""
    parts = [p for p in re.split(r"[_\s]+", words.strip()) if p]
    out = []
    for index, part in enumerate(parts):
        low = part.lower()
        if index and low in PARTICLES:
            out.append(low)
            continue
        pieces = re.split(r"([-'])", low)
        out.append("".join(p if index and p in ("al", "el", "ul", "ud") else p.capitalize() for p in pieces))
    name = " ".join(out)
    name = re.sub(r"\bMc([a-z])", lambda m: "Mc" + m.group(1).upper(), name)
    name = re.sub(r"\b(Ii+|Iv|Vi+)\b", lambda m: m.group(1).upper(), name)
    if code == "KOR" and len(out) == 3 and "-" not in name:
        name = f"{out[0]} {out[1]}-{out[2].lower()}"
    if code in ("CHN", "TWN") and len(out) == 3 and "-" not in name:
        name = f"{out[0]} {out[1]}{out[2].lower()}" if code == "CHN" else f"{out[0]} {out[1]}-{out[2].lower()}"
    return name
