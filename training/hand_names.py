"""Names of a treebank that has none (EWT), annotated by hand in `ewt_names.tsv`.

Every sentence with a proper noun or a capitalised adjective or noun was read; a sentence that the
file does not list has no name. `python -m training.hand_names` says how many there are.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from training.conllu import Sentence
from training.names import CLASSES, bio

EWT = Path(__file__).parent / "ewt_names.tsv"
_NAME = re.compile(rf"(\d+)-(\d+):({'|'.join(CLASSES)})")


def read_hand_names(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Names (begin, end, class) by the number of the sentence; begin counts words from 0, end is the
    word after the last. Names of a sentence stand in order and do not overlap."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        sentence, _, rest = line.partition("\t")
        names, last = [], 0
        for item in rest.split(" "):
            match = _NAME.fullmatch(item)
            if not match or not last <= int(match[1]) < int(match[2]) or sentence in found:
                raise ValueError(
                    f"{path}:{number}: {item!r}; write BEGIN-END:CLASS, in order, once a sentence")
            last = int(match[2])
            names.append((int(match[1]), last, match[3]))
        found[sentence] = names
    return found


def name_by_hand(sentences: list[Sentence], names: dict[str, list[tuple[int, int, str]]]) -> None:
    """Writes the names into the sentences; every sentence that is named must be there."""
    left = dict(names)
    for sentence in sentences:
        number = next(line[12:] for line in sentence.lines if line.startswith("# sent_id = "))
        found = left.pop(number, [])
        if found and found[-1][1] > len(sentence.forms):
            raise ValueError(f"sentence {number} has {len(sentence.forms)} words, "
                             f"a name ends at {found[-1][1]}")
        sentence.names = bio(len(sentence.forms), found)
    if left:
        raise ValueError(f"no sentence {min(left)} in the treebank; is it release 2.16?")


def main() -> None:
    """Counts the names."""
    names = read_hand_names(EWT)
    counts = Counter(kind for found in names.values() for _, _, kind in found)
    print(f"{len(names)} sentences, {dict(sorted(counts.items()))}")


if __name__ == "__main__":
    main()
