"""Reads the CIA World Factbook (CC0): parties, chambers of parliament and first-order divisions of every country."""

import html
import io
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

from .names import fold

# Names of divisions that say nothing alone.
PLAIN = set("""central north south east west northern southern eastern western capital north-east north-west
north-eastern north-western south-east south-west south-eastern south-western northeast northwest southeast southwest
federal district metropolitan islands island interior coast littoral center centre highlands lakes upper lower river
rivers saint georgia jordan lebanon santiago meta independence republic unity liberty union niger congo madrid valley
bolivar sucre santander magdalena victoria lincoln washington jackson madison man bar split mobile reading bath nice
est ouest nord sud sur norte centro plateau savannah savannas savanes world ancient hope plaine oriental occidental
amazonas""".split())


def read_countries(path: Path, code_of: dict[str, str]) -> Iterator[tuple[str, dict]]:
    """Code and the chapter on government of every country, sorted by file."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            code = code_of.get(Path(member.name).stem, "")
            stream = archive.extractfile(member) if code and member.name.endswith(".json") else None
            if stream is not None:
                yield code, json.load(io.TextIOWrapper(stream, "utf-8")).get("Government", {})


def plain(text: str) -> str:
    """Without tags and entities; line breaks become "|"."""
    text = html.unescape(re.sub(r"<br ?/?>", "|", text)).replace("\u00a0", " ")
    return re.sub(r"<[^>]*>", "", text).replace("\u2019", "'")


def parties(path: Path, code_of: dict[str, str]) -> list[tuple[str, list[str]]]:
    """Code and names of every party: "Alternative for Germany", "AfD". Names that two countries share are kept for
    both: the program chooses by the country that the text speaks of."""
    out = []
    for code, government in read_countries(path, code_of):
        for entry in plain(government.get("Political parties", {}).get("text", "")).split("|"):
            entry = re.sub(r"\[[^\]]*\]|\((?:coalition|formerly|includes|also|see|note|banned|dissolved)[^)]*\)", "", entry).strip()
            if not entry or ":" in entry or ";" in entry or len(entry) > 90:
                continue
            names = [n.strip() for n in re.split(r" or | \(|\)", entry) if n.strip()]
            names = [n for n in names if is_party_name(n)]
            if names and " " in names[0] and re.search(r"[Pp]art|[Mm]ovement|[Ff]ront|[Uu]nion|[Aa]llian|[Dd]emocra|[Cc]ongress"
                                                      r"|[Ll]eague|[Cc]oalition|[Ll]abou?r|[Ss]ocialist|[Ll]iberal", names[0]):
                out.append((code, names))
    return out


def is_party_name(name: str) -> bool:
    """Short names of two letters are anybody's; so are words in small letters."""
    if not re.match(r"[A-Z]", name) or not re.fullmatch(r"[\w .'&/\-]+", name) or re.search(r"\d{4}", name):
        return False
    return len(name) > 3 if " " not in name else True


def chambers(path: Path, code_of: dict[str, str]) -> list[tuple[str, list[str]]]:
    """Code and names of legislatures that have a name of their own: "Sejm", "Riksdag", "Majlis al-Shura"."""
    out = []
    for code, government in read_countries(path, code_of):
        for part in ("", " - lower chamber", " - upper chamber"):
            branch = government.get("Legislative branch" + part, {})
            name = plain((branch.get("legislature name") or branch.get("chamber name") or {}).get("text", ""))
            own = re.search(r"\(([^)]*)\)", name)
            english = re.sub(r"\s*\(.*", "", name).strip()
            for candidate in ([own.group(1)] if own else []) + [english]:
                for single in re.split(r" - |;| or |,", candidate):
                    single = single.strip()
                    if single and not re.search(GENERIC, fold(single)) and re.fullmatch(r"[\w '\-]+", single):
                        out.append((code, [single]))
    return out


# Countries too small for their divisions to be in the news; many have English names of places elsewhere.
SMALL = set("""SYC MUS MCO SMR LIE AND NRU TUV PLW MHL KIR BRB DMA GRD KNA LCA VCT ATG BMU CYM VGB AIA MSR TCA GIB JEY GGY
IMN BHS JAM BLZ TTO MLT ISL BRN COM STP CPV FSM WSM TON SGP LUX GUM ASM VIR COK NIU SHN FLK MAC""".split())

# Names of parliaments that many countries share.
GENERIC = (r"^(the )?(federal |national |legislative |house of |general |people'?s |consultative |constituent |supreme |state )*"
           r"(parliament|assembl|asamblea|assemblee|senat|congress|congreso|council|chamber|camara|chambre|house|representat|"
           r"deputies|diputados|commons|lords|asamblea|parlament|parliamentary)|^(national|assembleia|rada|duma|majlis|seimas)$")


def divisions(path: Path, code_of: dict[str, str], known: set[str]) -> list[tuple[str, str]]:
    """Name and code of first-order divisions."""
    out = []
    for code, government in read_countries(path, code_of):
        if code in SMALL:
            continue
        text = plain(government.get("Administrative divisions", {}).get("text", ""))
        for part in re.split(r"[;|]", text)[1:] if ";" in text else []:
            for name in re.split(r",", part):
                for single in re.split(r"[()/\[\]]", name):
                    single = re.sub(r"\*+|^and ", "", single).strip()
                    ok = re.fullmatch(r"[A-Z][\w'\-]+(?: [A-Za-z][\w'\-]+){0,3}", single)
                    if ok and len(single) > 3 and fold(single) not in PLAIN and single not in known:
                        out.append((single, code))
    return out
