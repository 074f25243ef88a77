"""Features of the places where a sentence might end.

The same as src/stages/segmenter.cc, which says what they are for; `parity.py` compares the two.
Everything works on UTF-8 bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KINDS = ("", "title", "name", "month", "state", "number", "unit", "word")
TITLE = 1
CAPITAL_KINDS = ("title", "name", "month", "state")
LONGEST_KEY = 40
LONGEST_ABBREVIATION = 24

TAIL = frozenset(".?!:;,)]}\"'>*-\u2026\u201d\u2019\u00bb\u2013\u2014")
HEAD = frozenset("([{\"'`<*-$#.\u201c\u2018\u00ab\u2013\u2014\u2022\u2026\u00b7")
SPACE = re.compile(
    "[\x00-\x20\x7f-\xa0\u1680\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+"
)

# Small words that often begin a sentence; behind an abbreviation they say that one has ended.
STARTERS = frozenset(
    b"a after all also although an and another as at because before both but by despite during each "
    b"earlier even every few for from he her his how however i if in instead is it its last later many "
    b"meanwhile more most my no nor not now of on once one only or other others our she since so some "
    b"still such that the their then there these they this those though to two under until we what "
    b"when where whether which while who why with yes yet you your".split()
)

# What stands behind "a.m." and "p.m." without a new sentence.
AFTER_HOUR = frozenset(
    b"bst cest cet eastern edt est et friday gmt ist local monday on pacific pdt pst saturday sunday "
    b"thursday tuesday utc wednesday".split()
)

_MASK = (1 << 64) - 1


def fnv1a(data: bytes, state: int = 14695981039346656037) -> int:
    """64-bit FNV-1a."""
    for byte in data:
        state = ((state ^ byte) * 1099511628211) & _MASK
    return state


def is_upper(char: str) -> bool:
    """As base/utf8.h: ASCII, Latin-1, Greek and Cyrillic capitals."""
    value = ord(char)
    return (
        65 <= value <= 90
        or (0xC0 <= value <= 0xDE and value != 0xD7)
        or 0x391 <= value <= 0x3A9
        or 0x400 <= value <= 0x42F
    )


class Abbreviations:
    """data/cues/abbreviations.tsv."""

    def __init__(self, text: str) -> None:
        self.kinds: dict[str, int] = {}
        extra: dict[str, int] = {}
        rows = [line for line in text.split("\n") if line and not line.startswith("#")]
        for row in rows[1:]:
            word, kind = row.split("\t")
            self.kinds[word] = KINDS.index(kind)
            if kind in CAPITAL_KINDS:
                capitals = "".join(c.upper() if "a" <= c <= "z" else c for c in word)
                extra.setdefault(capitals, KINDS.index(kind))
        for word, number in extra.items():
            self.kinds.setdefault(word, number)

    def kind_of(self, word: str) -> int:
        """Number of the kind of a word that is given with its stop."""
        return self.kinds.get(word, 0)


@dataclass(frozen=True)
class Chunk:
    """A stretch of non-space with its opening marks, core and closing marks."""

    head: str
    core: str
    tail: str


def chunk_of(text: str) -> Chunk:
    """Cuts closing marks off first, then opening ones."""
    end = len(text)
    while end > 0 and text[end - 1] in TAIL:
        end -= 1
    begin = 0
    while begin < end and text[begin] in HEAD:
        begin += 1
    return Chunk(text[:begin], text[begin:end], text[end:])


def key_of(core: str) -> bytes:
    """The word in small ASCII letters."""
    return core.encode()[:LONGEST_KEY].lower()


def shape_of(core: str) -> bytes:
    """Classes of bytes without repetitions."""
    out = bytearray()
    for byte in core.encode():
        kind = byte
        if 97 <= byte <= 122:
            kind = 120
        elif 65 <= byte <= 90:
            kind = 88
        elif 48 <= byte <= 57:
            kind = 100
        elif byte >= 128:
            kind = 111
        if not out or out[-1] != kind:
            out.append(kind)
        if len(out) == 8:
            break
    return bytes(out)


def first_class(core: str, capitals: bool) -> bytes:
    """The kind of character that a word begins with."""
    if not core:
        return b"0"
    char = core[0]
    if "0" <= char <= "9":
        return b"d"
    if is_upper(char):
        return b"C" if capitals else b"U"
    if "a" <= char <= "z":
        return b"l"
    return b"p" if ord(char) < 128 else b"o"


def bucket(number: int) -> bytes:
    """A number as one character."""
    for limit, char in ((5, b"%d" % number), (8, b"5"), (16, b"6"), (32, b"7"), (64, b"8")):
        if number < limit:
            return char
    return b"9"


def is_in_capitals(text: str) -> bool:
    """Nearly all letters are capitals."""
    small = len(re.findall("[a-z]", text))
    large = len(re.findall("[A-Z]", text))
    return large >= 5 and small * 10 < large


class OpenMarks:
    """What is open since the sentence began."""

    def __init__(self) -> None:
        self.brackets = 0
        self.straight = False
        self.curly = 0

    def read(self, text: str) -> None:
        """Takes one chunk in."""
        for char in text:
            if char in "([":
                self.brackets += 1
            elif char in ")]" and self.brackets > 0:
                self.brackets -= 1
            elif char == '"':
                self.straight = not self.straight
            elif char == "\u201c":
                self.curly += 1
            elif char == "\u201d" and self.curly > 0:
                self.curly -= 1

    def state(self) -> bytes:
        """Brackets count 1, quotation marks 2."""
        return b"%d" % ((self.brackets > 0) + 2 * (self.straight or self.curly > 0))


def kind_of_abbreviation(core: str, abbreviations: Abbreviations) -> int:
    """The kind of what stands before a stop; of "Lt.-Gen" the last part counts."""
    return abbreviations.kind_of(core.rsplit("-", 1)[-1] + ".")


def form_of(core: str) -> bytes:
    """D dotted letters, I one capital letter, - anything else."""
    if "." in core:
        return b"D"
    return b"I" if len(core) == 1 and "A" <= core <= "Z" else b"-"


def is_candidate(left: Chunk, right: Chunk, abbreviations: Abbreviations) -> bool:
    """A sentence may end behind `left`, but not behind titles, abbreviations before small letters,
    and possessives of plurals."""
    if not left.tail or left.tail in (",", "'", "\u2019"):
        return False
    if left.tail.startswith((",'", ",\u2019")):
        return False  # "'Go home,'" she said
    if left.tail == ".)" and first_class(right.core, False) == b"l":
        return False  # "Ann Lee (D-Ohio.) said"
    if left.tail != ".":
        return True
    kind = kind_of_abbreviation(left.core, abbreviations)
    if kind == TITLE:
        return False
    if left.core.lower() in ("a.m", "p.m") and key_of(right.core) in AFTER_HOUR:
        return False
    abbreviated = kind > 0 or form_of(left.core) != b"-"
    return not (abbreviated and first_class(right.core, False) == b"l")


@dataclass(frozen=True)
class Place:
    """The surroundings of one place."""

    before: Chunk | None
    left: Chunk
    right: Chunk
    after: Chunk | None
    length: int
    open: bytes
    capitals: bool


def features(place: Place, abbreviations: Abbreviations) -> list[int]:
    """The hashes of one place, in the order of the C++."""
    left, right = place.left, place.right
    tail, head = left.tail.encode(), right.head.encode()
    tail1 = tail[:1]
    left_key, right_key = key_of(left.core), key_of(right.core)
    before_key = key_of(place.before.core) if place.before else b"^"
    left_shape, right_shape = shape_of(left.core), shape_of(right.core)
    first = first_class(right.core, place.capitals)
    after = first_class(place.after.core, place.capitals) if place.after else b"$"
    length, size = bucket(place.length), bucket(len(left.core.encode()))
    kind = b"-"
    if tail1 == b".":
        kind = b"%d" % kind_of_abbreviation(left.core, abbreviations)
    form = form_of(left.core)
    before = first_class(place.before.core, place.capitals) if place.before else b"^"
    starter = b"1" if right_key in STARTERS else b"0"
    rows = (
        (b"a", tail),
        (b"b", tail, first),
        (b"c", tail, head, first),
        (b"d", left_key, tail1),
        (b"e", left_key, tail1, first),
        (b"f", left_shape, tail, first),
        (b"g", size, tail, first),
        (b"h", right_key),
        (b"i", right_key, tail),
        (b"j", kind, first),
        (b"k", kind, left_shape, right_key),
        (b"l", before_key, tail),
        (b"m", right_shape, after, tail),
        (b"n", length, tail, first),
        (b"o", place.open, tail, first),
        (b"p", length, left_shape, tail),
        (b"q", kind, left_shape, right_shape),
        (b"r", left_key, right_key),
        (b"s", form, kind, starter, first),
        (b"t", starter, tail),
        (b"u", form, before, starter, first),
    )
    out = []
    for row in rows:
        value = fnv1a(row[0] + b"".join(part + b"\1" for part in row[1:]))
        out.append(value ^ (value >> 32))
    return out
