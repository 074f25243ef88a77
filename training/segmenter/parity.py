"""Prints the rows of the table in src/stages/segmenter_test.cc that holds C++ to these features.

    python -m training.segmenter.parity

One row for each place where a sentence of the texts below might end: the text, how many words stand
before the place, and the hashes of its features modulo 2^17. Run it again when the features or the
abbreviations change.
"""

from __future__ import annotations

from pathlib import Path

from training.segmenter.features import Abbreviations, features
from training.segmenter.train import BITS, places_of

TEXTS = (
    'He met Gen. Smith of the U.S. Army on Jan. 5. "They talked," he said.',
    "“Will they (the rebels) come?” Naïve aides asked… Nobody knew: the U.N. had left.",
    "THE ARMY FLED AT 5 P.M. REBELS TOOK GOMA; 1,000 DIED - SEE NO. 5.",
    "Ångström's firm, Foo Inc. fell 3.5%. Étienne R. Roe left -- for good... \u2022 He sold.",
)


def main() -> None:
    """Prints the table."""
    root = Path(__file__).resolve().parents[2]
    table = (root / "data/cues/abbreviations.tsv").read_text(encoding="utf-8")
    abbreviations = Abbreviations(table)
    for text in TEXTS:
        for place, _ in places_of([text], abbreviations):
            hashes = ", ".join(str(v % (1 << BITS)) for v in features(place, abbreviations))
            quoted = text.replace('"', '\\"')
            print(f'    {{"{quoted}", {place.length}, {{{hashes}}}}},')


if __name__ == "__main__":
    main()
