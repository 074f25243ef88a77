"""The best tree: Chu-Liu-Edmonds with exactly one word under the root, over integer scores."""

from __future__ import annotations

import numpy as np

_NEVER = -(1 << 60)


def _cycle(head: np.ndarray) -> list[int]:
    """Nodes of one cycle of `head` (node 0 is the root), or an empty list."""
    state = np.zeros(len(head), np.int8)
    state[0] = 2
    for start in range(1, len(head)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(head[node])
        if state[node] == 1:
            return path[path.index(node):]
        for seen in path:
            state[seen] = 2
    return []


def _arborescence(score: np.ndarray) -> np.ndarray:
    """Heads of the maximum spanning arborescence; `score[d, h]`, node 0 is the root.

    The lowest index wins a tie. A cycle is contracted into one new node (the last), solved, and
    opened again.
    """
    head = score.argmax(1)
    head[0] = 0
    cycle = _cycle(head)
    if not cycle:
        return head
    inside = np.zeros(len(score), bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    ring = np.array(sorted(cycle))
    own = score[ring, head[ring]]
    small = np.full((len(rest) + 1, len(rest) + 1), _NEVER, np.int64)
    small[:-1, :-1] = score[np.ix_(rest, rest)]
    leave = score[np.ix_(rest, ring)]
    small[:-1, -1] = leave.max(1)
    leave_from = ring[leave.argmax(1)]
    enter = score[np.ix_(ring, rest)] - own[:, None]
    small[-1, :-1] = enter.max(0)
    enter_at = ring[enter.argmax(0)]
    small[0, :] = _NEVER
    np.fill_diagonal(small, _NEVER)
    solved = _arborescence(small)
    for k in range(1, len(rest)):
        chosen = solved[k]
        head[rest[k]] = leave_from[k] if chosen == len(rest) else rest[chosen]
    entry = solved[-1]
    head[enter_at[entry]] = rest[entry]
    return head


def best_tree(score: np.ndarray) -> np.ndarray:
    """Heads [words] (0 = root) of the best tree for `score` [words, 1 + words]; column 0 is the root.

    One word under the root: when the unconstrained best tree has several, every root arc is made
    dearer by more than any tree can weigh, so that one is all that can be afforded.
    """
    words = len(score)
    full = np.full((words + 1, words + 1), _NEVER, np.int64)
    full[1:, :] = score
    np.fill_diagonal(full, _NEVER)
    heads = _arborescence(full)[1:]
    if (heads == 0).sum() == 1:
        return heads
    spread = int(score.max()) - int(score.min()) + 1
    full[1:, 0] -= spread * (words + 1)
    return _arborescence(full)[1:]
