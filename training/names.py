"""Names: five classes (PER, ORG, LOC, NORP, EVENT) out of corpora that each have their own.

LOC holds countries and cities (GPE) as well as other places. NORP are peoples, as adjectives
("Iraqi") and nouns ("Americans"). Titles ("President", "Mr.") do not belong to a person's name.
EVENT are wars, elections, games and the like. What a corpus does not annotate is never taught as
"no name": words are left open (""), or classes of a whole sentence (`Sentence.unnamed`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.conllu import Sentence, open_text

CLASSES = ("PER", "ORG", "LOC", "NORP", "EVENT")
TAGS = ["O"] + [f"{p}-{c}" for c in CLASSES for p in "BI"]

TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir president vice prime minister secretary senator sen. "
    "general gen. chancellor king queen prince princess pope mayor governor gov. ambassador judge "
    "justice foreign defense defence interior finance premier chief congressman congresswoman rep. "
    "representative lieutenant lt. colonel col. major captain sergeant sgt. admiral commander "
    "professor prof. mullah ayatollah sheikh sultan emperor spokesman spokeswoman spokesperson "
    "director chairman leader deputy first lady former u.s. then-president ex-president rev. "
    "reverend bishop archbishop cardinal saint state attorney undersecretary coach lord "
    "militant terrorist sunni shiite shi'ite "
    "presidents ministers senators king's president-elect speaker us officer hurricane".split()
)
# Words that GMB tags as a people but that name a country or a place.
_PLACES = frozenset("nepal niger jordan azerbaijan lanka sri senegal gibraltar liechtenstein u.s. us".split())
_PEOPLE_END = re.compile(r"(ese|ish|ch|ans?|ians?|is?|ic|ks?|ds?|bs?|ts?|s)$", re.IGNORECASE)

GMB = {"per": "PER", "org": "ORG", "geo": "LOC", "gpe": "NORP", "eve": "EVENT"}
OTHERS = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC",
    "politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG",
    "country": "LOC", "location": "LOC", "event": "EVENT", "election": "EVENT",
}


def spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Spans (begin, end, class) of BIO or IOB1 tags."""
    begin, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, now = tag.partition("-")
        if kind and (prefix != "I" or now != kind):
            yield begin, i, kind
            kind = ""
        if prefix == "B" or (prefix == "I" and not kind):
            begin, kind = i, now


def bio(length: int, found: Iterable[tuple[int, int, str]]) -> list[str]:
    """BIO tags of spans that do not overlap."""
    tags = ["O"] * length
    for begin, end, kind in found:
        for i in range(begin, end):
            tags[i] = ("B-" if i == begin else "I-") + kind
    return tags


def without_title(forms: list[str], begin: int, end: int) -> int:
    """Where a person's name begins once titles are cut; `end` when nothing but titles is there."""
    while begin < end and forms[begin].lower() in TITLES:
        begin += 1
    return begin


def _detokenized(forms: list[str]) -> list[bool]:
    """Guesses which words of a tokenised corpus stood without a space before them."""
    touches, opened, glue = [], False, False
    for form in forms:
        close = form in {",", ".", ";", ":", "?", "!", "%", ")", "]", "...", "n't"}
        close = close or (form[:1] == "'" and len(form) > 1) or (form == "'" and not glue)
        if form == '"':
            close, opened = opened, not opened
            touches.append(close or glue)
            glue = opened
            continue
        touches.append(bool(touches) and (close or glue))
        glue = form in {"(", "[", "$", "#", "``"}
    return touches


def read_columns(path: Path, tag_column: int) -> Iterator[Sentence]:
    """Sentences of a column file: word first, names in `tag_column`; the second of three columns is
    a part of speech."""
    sentence = Sentence()
    with open_text(path) as file:
        for line in file:
            line = line.strip()
            if line.startswith("# ") or (not line and not sentence.forms):
                continue
            if not line:
                sentence.touches = _detokenized(sentence.forms)
                yield sentence
                sentence = Sentence()
                continue
            column = line.split("\t") if "\t" in line else line.split(" ")
            sentence.forms.append(column[0])
            sentence.names.append(column[tag_column])
            if tag_column == 2:
                sentence.xpos.append(column[1])
    if sentence.forms:
        sentence.touches = _detokenized(sentence.forms)
        yield sentence


class Peoples:
    """The words that name a people, counted in GMB."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        people: Counter[str] = Counter()
        other: Counter[str] = Counter()
        for sentence in sentences:
            for begin, end, kind in spans(sentence.names):
                if end == begin + 1:
                    target = people if kind == "gpe" else other
                    target[sentence.forms[begin]] += kind in {"gpe", "geo"}
        self.words = {
            w for w, n in people.items()
            if w.lower() not in _PLACES and w[:1].isupper() and n >= 2
            and n > 3 * other[w] and _PEOPLE_END.search(w)
        }

    def __contains__(self, form: str) -> bool:
        return form in self.words


def clean_gmb(sentence: Sentence, peoples: Peoples) -> list[str]:
    """GMB's silver names in our classes: titles cut, countries that were tagged as peoples moved."""
    found = []
    for begin, end, kind in spans(sentence.names):
        kind = GMB.get(kind, "")
        forms = sentence.forms
        if kind == "PER":
            begin = without_title(forms, begin, end)
        if kind == "NORP" and not all(f in peoples for f in forms[begin:end]):
            kind = "LOC"
        if kind == "LOC" and end == begin + 1 and forms[begin] in peoples:
            kind = "NORP"
        if kind and begin < end:
            found.append((begin, end, kind))
    return bio(len(sentence.forms), found)


def clean_other(sentence: Sentence, peoples: Peoples) -> list[str]:
    """WikiGold's and CrossNER's names in our classes. MISC is a people or left open; so are the words
    for a people that are not annotated, and the classes that the corpus does not have."""
    found, open_words = [], set()
    for begin, end, kind in spans(sentence.names):
        misc = kind.upper() == "MISC"
        kind = OTHERS.get(kind, "")
        if not kind and end == begin + 1 and sentence.forms[begin] in peoples:
            kind = "NORP"
        if kind == "PER":
            begin = without_title(sentence.forms, begin, end)
        if kind and begin < end:
            found.append((begin, end, kind))
        elif misc:
            open_words.update(range(begin, end))
    tags = bio(len(sentence.forms), found)
    return [
        "" if tag == "O" and (i in open_words or form in peoples) else tag
        for i, (tag, form) in enumerate(zip(tags, sentence.forms))
    ]


_GUM_KIND = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT"}
_BRACKET = re.compile(r"\((\d+)-([a-z]+)-[^()]*?-(\d+(?:,\d+)*)-[a-z]+[^()]*?(\))?(?=[()\d]|$)|(\d+)\)")


def _gum_mentions(sentence: Sentence) -> Iterator[tuple[int, int, str, int]]:
    """Mentions (begin, end, type, head) of GUM's Entity brackets that close in the sentence."""
    stack: dict[str, list[tuple[int, str, int]]] = {}
    for i, misc in enumerate(sentence.misc):
        value = next((p[7:] for p in misc.split("|") if p.startswith("Entity=")), "")
        for match in _BRACKET.finditer(value):
            group, kind, head, closed, end = match.groups()
            if end:
                if stack.get(end):
                    begin, kind, at = stack[end].pop()
                    yield begin, i + 1, kind, at
                continue
            at = i + int(head.split(",")[0]) - 1
            if closed:
                yield i, i + 1, kind, at
            else:
                stack.setdefault(group, []).append((i, kind, at))


def gum_names(sentence: Sentence, peoples: Peoples) -> list[str]:
    """Names of a GUM sentence: runs of proper nouns around the head of a person, an organisation
    or a place, joined by "of" and "the" within an organisation or place."""
    upos, forms = sentence.upos, sentence.forms
    kinds: dict[tuple[int, int], str] = {}
    for begin, end, kind, head in _gum_mentions(sentence):
        if kind not in _GUM_KIND or head >= end or upos[head] != "PROPN":
            continue
        left, right = head, head + 1
        while left > begin and upos[left - 1] == "PROPN":
            left -= 1
        while right < end:
            step = 1
            if kind != "person" and forms[right] == "of":
                step = 3 if forms[right + 1 : right + 2] == ["the"] else 2
            if right + step > end or upos[right + step - 1] != "PROPN":
                break
            right += step
        if kind == "person":
            left = without_title(forms, left, right)
        if left < right:
            kinds[(left, right)] = _GUM_KIND[kind]
    found: list[tuple[int, int, str]] = []
    for (begin, end), kind in sorted(kinds.items(), key=lambda item: item[0][0] - item[0][1]):
        if all(end <= b or begin >= e for b, e, _ in found):
            kind = "NORP" if end == begin + 1 and forms[begin] in peoples else kind
            found.append((begin, end, kind))
    tags = bio(len(forms), found)
    return [
        "B-NORP" if tag == "O" and form in peoples and upos[i] in {"ADJ", "PROPN"} else tag
        for i, (tag, form) in enumerate(zip(tags, forms))
    ]
