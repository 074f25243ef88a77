"""Names for a treebank that has none annotated (EWT): what proper nouns and lists of names give.

A run of proper nouns is a name of a class when lists say so: the actors of `data/actors`, the names
annotated in the other corpora, first names, words that end organisations and places. Other runs are
left open (""), and what is no proper noun and stands beside none is no name.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.conllu import Sentence
from training.names import TITLES, Peoples, bio, spans, without_title

_ORG_END = frozenset(
    "inc inc. corp corp. co co. company corporation ltd ltd. llc llp plc university college school "
    "academy institute institution department ministry agency bureau commission committee council "
    "association society foundation federation union party group bank fund court senate congress "
    "parliament assembly army navy force forces police bureau office club team league church "
    "hospital clinic motors airlines airways industries systems technologies partners associates "
    "services holdings network times post journal news press magazine".split())
_LOC_END = frozenset(
    "river lake sea ocean mountain mountains valley island islands street avenue road bay beach "
    "county province city desert peninsula park square bridge airport coast strip canyon".split())
_NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december mon tue tues wed thu thurs fri sat sun jan feb "
    "mar apr jun jul aug sep sept oct nov dec christmas easter thanksgiving ramadan internet web "
    "holocaust god english spanish french german arabic chinese japanese latin".split())
_BODY = frozenset(
    "department ministry university college institute bank court bureau council board house office "
    "church secretary commission committee society association party city".split())
_PERSON = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. president senator sen. general gen. king queen prince "
    "governor gov. judge professor prof. rep. congressman sir pope lt. col. capt. sgt.".split())
_BESIDE = frozenset("of the and & - ' . for de la al".split())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = (line for line in path.open(encoding="utf-8") if not line.startswith("#"))
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _listed(actors: Path) -> Iterator[tuple[str, str]]:
    """Names and classes of the project's tables."""
    for row in _rows(actors / "leaders.tsv"):
        for name in (row["name"], *row["aliases"].split("|")):
            yield name, "PER"
    for row in _rows(actors / "organizations.tsv"):
        for name in (row["name"], *row["aliases"].split("|")):
            yield name, "ORG"
    for row in _rows(actors / "places.tsv"):
        yield row["name"], "LOC"
    for row in _rows(actors / "countries.tsv"):
        for name in (row["name"], *row["aliases"].split("|"), *row["capitals"].split("|")):
            yield name, "LOC"


class WeakNames:
    """The lists, made from the tables below `actors` and the annotated sentences."""

    def __init__(self, actors: Path, annotated: Iterable[Sentence], peoples: Peoples) -> None:
        self._peoples = peoples
        seen: dict[str, Counter[str]] = {}
        first: Counter[str] = Counter()
        for sentence in annotated:
            for begin, end, kind in spans(sentence.names):
                forms = [f.lower() for f in sentence.forms[begin:end]]
                seen.setdefault(" ".join(forms), Counter())[kind] += 1
                if kind == "PER" and end > begin + 1:
                    first[forms[0]] += 1
        self._kind = {name.lower(): kind for name, kind in _listed(actors) if len(name) > 1}
        for name, counts in seen.items():
            kind, count = counts.most_common(1)[0]
            total = sum(counts.values())
            if count >= 0.9 * total and (count >= 3 or " " in name):
                self._kind.setdefault(name, kind)
        self._first = Counter({
            w: n for w, n in first.items()
            if len(w) > 2 and w not in TITLES and self._kind.get(w, "PER") == "PER"})

    def _class(self, forms: list[str], titled: bool) -> str:
        """Class of a run; "O" no name, "" not known."""
        low = [f.lower() for f in forms]
        if all(w in _NO_NAME for w in low):
            return "O"
        kind = self._kind.get(" ".join(low), "")
        if titled and len(low) <= 3 and kind in {"", "PER"}:
            return "PER"
        if len(low) == 1 and low[0] in (_ORG_END | _LOC_END | _BODY):
            return ""
        if kind or len(low) == 1:
            return kind or ("PER" if self._first[low[0]] >= 5 else "")
        if "of" in low:
            return "ORG" if low[0] in _BODY or low[1] in _BODY else ""
        if low[-1] in _ORG_END:
            return "ORG"
        if low[-1] in _LOC_END:
            return "LOC"
        known = self._first[low[0]] >= 2 and not any(w in _ORG_END for w in low)
        return "PER" if known and len(low) <= 3 else ""

    def _runs(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Runs of proper nouns and of other capitalised nouns and adjectives; hyphens and "of" within
        stay."""
        forms, upos, count = sentence.forms, sentence.upos, len(sentence.upos)
        part = [
            u == "PROPN" or (u in {"NOUN", "ADJ"} and f[:1].isupper() and i > 0
                             and f not in self._peoples)
            for i, (f, u) in enumerate(zip(forms, upos))]
        if count and upos[0] == "ADJ" and part[1:2] == [True] and forms[0] not in self._peoples:
            part[0] = True
        begin = 0
        while begin < count:
            if not part[begin]:
                begin += 1
                continue
            end = begin + 1
            while end < count:
                step = 1
                if forms[end] == "-" and sentence.touches[end]:
                    step = 2
                elif forms[end] == "of":
                    step = 3 if forms[end + 1 : end + 2] == ["the"] else 2
                if part[end + step - 1 : end + step] != [True]:
                    break
                end += step
            yield begin, end
            begin = end

    def names(self, sentence: Sentence) -> list[str]:
        """BIO tags, "" where it is open."""
        forms, upos, count = sentence.forms, sentence.upos, len(sentence.forms)
        found, unsure = [], [False] * count
        for begin, end in self._runs(sentence):
            at = without_title(forms, begin, end)
            if at == end or " ".join(forms[begin:end]).lower() in self._kind:
                at = begin
            kind = self._class(forms[at:end], at > begin and forms[at - 1].lower() in _PERSON)
            if end == at + 1 and upos[at] != "PROPN":
                kind = ""
            if not kind and "of" in forms[at:end]:  # two names, perhaps
                unsure[begin:end] = [True] * (end - begin)
                continue
            if kind in {"", "O"}:
                unsure[begin:end] = [kind == ""] * (end - begin)
            else:
                found.append((at, end, kind))
            # What joins this run to another, or might be a part of it.
            for step in (-1, 1):
                i = begin - 1 if step < 0 else end
                while 0 <= i < count and (forms[i].lower() in _BESIDE or upos[i] in {"NUM", "X"}):
                    unsure[i] = unsure[i] or kind in {"", "ORG"}
                    i += step
                if 0 <= i < count and upos[i] in {"NOUN", "ADJ"}:
                    unsure[i] = unsure[i] or kind == ""
        tags = bio(count, found)
        for i, form in enumerate(forms):
            if tags[i] != "O":
                continue
            if form in self._peoples and upos[i] in {"ADJ", "PROPN"}:
                tags[i] = "B-NORP"
            elif unsure[i] or (form[:1].isupper() and i and upos[i] in {"ADJ", "NOUN"}):
                tags[i] = ""
        return tags
