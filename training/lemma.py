"""Lemma rules `case|strip|add` and `=lemma` (docs/model_format.md, "Lemma rules")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from training.features import lower


@lru_cache(maxsize=1 << 18)
def apply(rule: str, form: str) -> str:
    """The lemma that the rule makes of the form."""
    if rule.startswith("="):
        return rule[1:]
    case, strip, add = rule.split("|", 2)
    word = form
    if case == "l":
        word = lower(form)
    elif case == "t":
        word = form[:1] + lower(form[1:])
    kept = len(word) - int(strip)
    lemma = word[:kept] + add if kept >= 0 else ""
    return lemma or lower(form)


@lru_cache(maxsize=1 << 18)
def rule_for(form: str, lemma: str) -> str:
    """The cheapest rule that makes the lemma of the form; `=lemma` when they share no beginning."""
    best, best_cost = "=" + lemma, 6
    for case in "lkt":
        word = apply(f"{case}|0|", form)
        shared = 0
        while shared < min(len(word), len(lemma)) and word[shared] == lemma[shared]:
            shared += 1
        strip, add = len(word) - shared, lemma[shared:]
        if shared and strip + len(add) < best_cost:
            best, best_cost = f"{case}|{strip}|{add}", strip + len(add)
    return best


class LemmaRules:
    """The table of rules kept, most frequent first."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self._index = {name: i for i, name in enumerate(names)}

    @staticmethod
    def build(pairs: Iterable[tuple[str, str]], most: int = 500) -> tuple["LemmaRules", float]:
        """Rules seen at least twice, `most` at the most, and the share of the pairs they cover."""
        counts = Counter(rule_for(form, lemma) for form, lemma in pairs)
        kept = [rule for rule, n in counts.most_common(most) if n > 1]
        return LemmaRules(kept), sum(counts[r] for r in kept) / max(1, sum(counts.values()))

    def index(self, form: str, lemma: str) -> int:
        """Index of a rule that gives the lemma, or -1."""
        found = self._index.get(rule_for(form, lemma), -1)
        return found
