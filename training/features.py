"""Words to table rows: the strings and hashes of docs/model_format.md, "Words in".

Everything here is a pure function of a form; `Featurizer` remembers what it has computed, so a
corpus of a million tokens costs as much as its fifty thousand different forms.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

FNV_OFFSET = 14695981039346656037
FNV_PRIME = 1099511628211
MASK = (1 << 64) - 1

# Rows of the hashed tables and columns of all tables, in the order of the features.
HASH_ROWS, PREFIX_ROWS, SUFFIX_ROWS, SHAPE_ROWS, PLACE_ROWS = 16384, 4096, 8192, 1024, 16
COLUMNS = (100, 64, 32, 32, 32, 32, 32, 60)
FEATURES = len(COLUMNS)

_MAP = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-", 0x2026: "..."}


def _lower_table() -> dict[int, int]:
    """Code points that `lower` changes, with what they become."""
    table = {c: c + 0x20 for c in range(0x41, 0x5B)}
    table |= {c: c + 0x20 for c in range(0xC0, 0xDF) if c != 0xD7}
    table |= {c: c + 0x20 for c in range(0x391, 0x3AA)}
    table |= {c: c + 0x20 for c in range(0x410, 0x430)}
    table |= {c: c + 0x50 for c in range(0x400, 0x410)}
    return table


_LOWER = _lower_table()
_DIGITS = {c: ord("0") for c in range(0x30, 0x3A)}


def mapped(form: str) -> str:
    """The form with curly quotes, dashes and the ellipsis made plain."""
    return form.translate(_MAP)


def lower(form: str) -> str:
    """The mapped form in lower case, by the table of the page and no other."""
    return form.translate(_MAP).translate(_LOWER)


def zeroed(text: str) -> str:
    """The text with every ASCII digit replaced by 0."""
    return text.translate(_DIGITS)


def fnv1a(text: str) -> int:
    """64-bit FNV-1a of the UTF-8 bytes."""
    value = FNV_OFFSET
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * FNV_PRIME) & MASK
    return value


def shape(form: str) -> str:
    """Shape of the mapped form, runs cut to three: `McDonald's-99` gives `XxXxxx'x-dd`."""
    out: list[str] = []
    for char in mapped(form):
        code = ord(char)
        if code in _LOWER:
            kind = "X"
        elif 0x30 <= code <= 0x39:
            kind = "d"
        elif code > 0x7F or 0x61 <= code <= 0x7A:
            kind = "x"
        else:
            kind = char
        if out[-3:] != [kind] * 3:
            out.append(kind)
    return "".join(out)


class Vocabulary:
    """The known words: sorted hashes of their keys, looked up by binary search in C++."""

    def __init__(self, keys: np.ndarray) -> None:
        self.keys = keys
        self._row = {int(k): i for i, k in enumerate(keys)}

    def __len__(self) -> int:
        return len(self.keys)

    def row(self, low: str) -> int:
        """Row of a lower-cased form, or `len(self)` when neither it nor its zeroed form is known."""
        row = self._row.get(fnv1a(low))
        if row is None:
            zero = zeroed(low)
            row = self._row.get(fnv1a(zero)) if zero != low else None
        return len(self.keys) if row is None else row


class Featurizer:
    """Turns sentences into rows [words, 8] of int32."""

    # Rows of the hashed tables: hash, prefix, suffix, shape.
    sizes: tuple[int, int, int, int] = (HASH_ROWS, PREFIX_ROWS, SUFFIX_ROWS, SHAPE_ROWS)

    def __init__(self, vocabulary: Vocabulary,
                 sizes: tuple[int, int, int, int] | None = None) -> None:
        self.vocabulary = vocabulary
        self.sizes = sizes or self.sizes
        self._cache: dict[str, tuple[int, ...]] = {}

    def form_rows(self, form: str) -> tuple[int, ...]:
        """The seven rows that depend on the form alone."""
        rows = self._cache.get(form)
        if rows is None:
            low = lower(form)
            hashed, prefix, suffix, shapes = self.sizes
            rows = (
                self.vocabulary.row(low),
                fnv1a("w=" + zeroed(low)) % hashed,
                fnv1a("p=" + low[:3]) % prefix,
                fnv1a("2=" + low[-2:]) % suffix,
                fnv1a("3=" + low[-3:]) % suffix,
                fnv1a("4=" + low[-4:]) % suffix,
                fnv1a("s=" + shape(form)) % shapes,
            )
            self._cache[form] = rows
        return rows

    def rows(self, forms: Sequence[str], touches: Sequence[bool]) -> np.ndarray:
        """Rows [words, 8]; `touches[i]` says that no space stands between word i-1 and word i."""
        count = len(forms)
        out = np.empty((count, FEATURES), np.int32)
        capitals = not any("a" <= c <= "z" for form in forms for c in mapped(form))
        for i, form in enumerate(forms):
            out[i, :7] = self.form_rows(form)
            after = i + 1 < count and touches[i + 1]
            before = i > 0 and touches[i]
            out[i, 7] = (i == 0) | before << 1 | capitals << 2 | after << 3
        return out
