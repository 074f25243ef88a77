"""Reads the sources of terms in office; every function gives Leader rows."""

import csv
import gzip
import html
import io
import json
import re
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

from .names import fold, short_form, title_case, without_article

# CountryInfo gives these the codes of Guadeloupe, Papua New Guinea, Mozambique, and of nobody; its own
# code for the country is right.
WRONG_ISO = {"GTM", "GIN", "MMR", "ISR", "JPN"}
FIRST_DAY = "1990-01-01"
MONTHS = {m: i + 1 for i, m in enumerate(
    "January February March April May June July August September October November December".split())}


@dataclass
class Leader:
    """One term of one person in one office."""

    name: str
    code: str
    sector: str
    role: str
    begin: str = ""
    end: str = ""
    aliases: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)
    reference: str = "house"

    def key(self) -> str:
        return fold(self.short[0] if self.short else self.name)


def read_house(path: Path) -> list[Leader]:
    """The list that the house keeps itself, tools/actors/leaders.txt."""
    out: list[Leader] = []
    code = sector = role = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            code, sector, role = (line.strip("[]").split(" ", 2) + [""])[:3]
            code, sector = code.replace("-", ""), sector.replace("-", "")
            continue
        cells = [c.strip() for c in line.split(";")]
        cells += [""] * (5 - len(cells))
        names = [n.strip() for n in cells[0].split("|")]
        own_code = code
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", cells[1]) and re.fullmatch(r"(\d{4}-\d\d-\d\d)?", cells[2]), (
            f"{path}:{number}: dates")
        leader = Leader(names[0], own_code, sector, role, cells[1], cells[2], names[1:], reference=cells[3] or "house")
        leader.short = [s.strip() for s in cells[4].split("|") if s.strip()]
        if not leader.short and short_form(names[0], own_code):
            leader.short = [short_form(names[0], own_code)]
        out.append(leader)
    return out


ROLE_OF_HEADING = (
    (r"acting|interim|care", ""),
    (r"deputy|vice", ""),
    (r"^presidents?$", "president"),
    (r"president", "president"),
    (r"prime minister|premier|chancellor|taoiseach", "prime minister"),
    (r"^kings?|queens?|monarch", "king"),
    (r"emperor", "emperor"),
    (r"sultan", "sultan"),
    (r"emir|amir", "emir"),
    (r"general secretar|secretar(y|ies)", "leader"),
    (r"chair(man|men)|head|leader|chief", "leader"),
)


def role_of(heading: str) -> str:
    """The role that a heading of CountryInfo names; empty for those not wanted."""
    for pattern, role in ROLE_OF_HEADING:
        if re.search(pattern, heading.lower()):
            return role
    return ""


def read_country_info(path: Path) -> list[Leader]:
    """Heads of state and government with days, to about 2010."""
    out: list[Leader] = []
    code = country = heading = ""
    inside = False
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            text = line.strip()
            if match := re.match(r"<CountryCode>(\w+)", text):
                country = match.group(1)
            elif match := re.match(r"<ISO3166-alpha3>(\w+)", text):
                code = country if country in WRONG_ISO else match.group(1)
            elif text == "<Leaders>":
                inside = True
            elif text == "</Leaders>":
                inside = False
            elif inside and re.match(r"<[^/]", text):
                heading = role_of(text.strip("<>"))
            elif inside and heading and (match := re.match(r"([A-Z][A-Z_'.\-]+?)_?\s+\[", text)):
                for spell in re.findall(r"\[(>?)(\d{8})(?: - (\d{8}))?\]", text):
                    begin, end = iso(spell[1]), iso(spell[2])
                    if not begin or (end and end < FIRST_DAY) or (not end and not spell[0]):
                        continue
                    name = title_case(match.group(1), code)
                    out.append(Leader(name, code, "GOV", heading, begin, end if end else "2010-12-31",
                                      reference="CountryInfo"))
    return out


def iso(digits: str) -> str:
    """"20010131" as "2001-01-31"; empty when it is no day."""
    if len(digits) != 8 or digits[4:6] > "12" or digits[6:] > "31":
        return ""
    month, day = max(digits[4:6], "01"), max(digits[6:], "01")
    if month in ("04", "06", "09", "11"):
        day = min(day, "30")
    if month == "02":
        day = min(day, "28")
    return f"{digits[:4]}-{month}-{day}"


def read_factbook(path: Path, code_of: dict[str, str]) -> list[Leader]:
    """Those in office when the factbook was written, with the day since when."""
    out: list[Leader] = []
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            code = code_of.get(Path(member.name).stem, "")
            stream = archive.extractfile(member) if code and member.name.endswith(".json") else None
            if stream is None:
                continue
            branch = json.load(io.TextIOWrapper(stream, "utf-8")).get("Government", {}).get("Executive branch", {})
            for office in ("chief of state", "head of government"):
                text = html.unescape(branch.get(office, {}).get("text", ""))
                leader = factbook_leader(text.split(";")[0], code)
                if leader:
                    out.append(leader)
    return out


def factbook_leader(text: str, code: str) -> Leader | None:
    """"President LEE Jae-myung (since 4 June 2025)"."""
    match = re.match(r"(?:Interim |Transitional )?(President|Prime Minister|Premier|Chancellor|King|Queen|Sultan|Amir|Emperor)"
                     r" (.+?) \(since (\d+) (\w+) (\d{4})\)", re.sub(r"\"[^\"]*\" ", "", text))
    if not match or match.group(4) not in MONTHS:
        return None
    role = {"Premier": "prime minister", "Chancellor": "prime minister", "Amir": "emir"}.get(
        match.group(1), match.group(1).lower())
    words = match.group(2).replace(",", "").split()
    if any(w in ("CHARLES", "Field", "General", "Marshal", "Gen.") for w in words):
        return None
    words = [re.sub(r"^(al|el)-([A-Z]{2,})$", lambda m: m.group(1) + "-" + m.group(2).title(), w) for w in words]
    upper = [w for w in words if len(w) > 1 and w == w.upper() and not w.endswith(".")]
    if not upper or role in ("king", "queen", "sultan", "emir", "emperor"):
        upper = []
    name = " ".join(title_case(w, "") if w == w.upper() else w for w in words)
    begin = f"{match.group(5)}-{MONTHS[match.group(4)]:02d}-{int(match.group(3)):02d}"
    leader = Leader(name, code, "GOV", role, begin, "", reference="factbook")
    if upper and len(words) > 1:
        leader.short = [" ".join(title_case(w, "") for w in upper)]
    return leader


def read_current(path: Path, code_of_name: dict[str, str]) -> list[Leader]:
    """Thirty countries, as of the snapshot."""
    out: list[Leader] = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        countries = json.load(stream)["countries"]
    for country in countries.values():
        code = code_of_name.get(country["country"].get("iso_code", ""), "")
        for position in country["positions"].values():
            holder = position.get("current_holder") or {}
            role = (position.get("title_en") or "").lower()
            role = {"premier": "prime minister", "chancellor": "prime minister"}.get(role, role)
            if code and holder.get("name_en") and holder.get("since") and role in (
                    "president", "prime minister", "king", "emperor"):
                out.append(Leader(holder["name_en"], code, "GOV", role, holder["since"],
                                  reference=holder.get("wikidata_id") or "Wikidata"))
    return out


def read_wikidata(path: Path, code_of_name: dict[str, str]) -> list[Leader]:
    """Office-holders of 2021 and 2022, with years only: a year that begins a term is taken from its end, one that
    ends it from its begin, so that no day is claimed that is not sure."""
    out: list[Leader] = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            code = code_of_name.get(fold(row["country"]), "")
            label = row["positionLabel"].lower()
            role = next((r for r in ("vice president", "prime minister", "president", "king", "emperor", "emir", "sultan")
                         if label.startswith(r + " of")), "")
            if not code or not role or not row["start_year"] or row["officeholderLabel"] == "Elizabeth II":
                continue
            out.append(Leader(row["officeholderLabel"], code, "GOV", role, f"{int(row['start_year']) + 1}-01-01",
                              f"{row['end_year']}-01-01" if row["end_year"] else "2022-12-31",
                              reference=row["officeholder"]))
    return [row for row in out if row.begin < row.end]


def overlaps(one: Leader, two: Leader) -> bool:
    return (not two.end or one.begin < two.end) and (not one.end or two.begin < one.end)


def merge(house: list[Leader], others: list[list[Leader]]) -> list[Leader]:
    """The house's rows, then those of each source that contradict no row taken before."""
    taken: dict[str, list[Leader]] = {}
    for row in house:
        taken.setdefault(row.code, []).append(row)
    for source in others:
        added = []
        for row in source:
            if " " not in row.name:
                # "Philippe" alone is anybody.
                if row.role not in ("king", "queen", "emperor", "emir", "sultan"):
                    continue
                row.short = [row.name]
                row.name = f"{row.role.capitalize()} {row.name}"
            if not row.short and short_form(row.name, row.code):
                row.short = [short_form(row.name, row.code)]
            before = taken.get(row.code, [])
            row = clip(row, [r for r in before if r.role == row.role])
            if row is not None:
                added.append(row)
        for row in added:
            taken.setdefault(row.code, []).append(row)
    rows = [row for code in sorted(taken) for row in taken[code]]
    for row in rows:
        row.short += [s for s in (without_article(x) for x in list(row.short)) if s and s not in row.short]
        row.short += [s for s in (strip_accents(x) for x in list(row.short)) if s not in row.short]
        for name in [row.name, *row.aliases]:
            plain = strip_accents(name)
            if plain != row.name and plain not in row.aliases:
                row.aliases.append(plain)
    return rows


def strip_accents(text: str) -> str:
    """Keeps case."""
    return "".join(f.upper() if c.isupper() else f for c, f in zip(text, fold(text))) if len(fold(text)) == len(
        text) else text


def clip(row: Leader, before: list[Leader]) -> Leader | None:
    """`row` without the days for which a better source names the holder of that office; None when nothing is left."""
    for other in sorted(before, key=lambda r: r.begin):
        if not overlaps(row, other):
            continue
        if other.begin > row.begin:
            row.end = other.begin
        elif other.end and (not row.end or other.end < row.end):
            if same_person(row, other):
                return None
            row.begin = other.end
        else:
            return None
    if row.end and row.begin >= row.end:
        return None
    return row


def same_person(one: Leader, two: Leader) -> bool:
    return one.key() == two.key() or bool(set(fold(one.name).split()) & set(fold(two.name).split()) - {"al", "bin"})
