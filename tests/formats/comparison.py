"""How much of one text another has, in order: for documents of half a million words."""

import re
from collections import defaultdict
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_FAR = 2000


def words(text: str) -> list[str]:
    """Return the words of a text, without marks."""
    return _WORD.findall(text)


def share_in_order(expected: str | Iterable[str], found: str | Iterable[str]) -> float:
    """Return which share of the expected words stand in what was found, in order.

    Goes along both at once; where they part, the nearest place at which three words agree is
    looked for. A lower bound: it never says more than there is.
    """
    wanted = words(expected) if isinstance(expected, str) else list(expected)
    given = words(found) if isinstance(found, str) else list(found)
    i = j = same = 0
    while i < len(wanted) and j < len(given):
        if wanted[i] == given[j]:
            same, i, j = same + 1, i + 1, j + 1
            continue
        step = _next_agreement(wanted[i : i + _FAR], given[j : j + _FAR])
        if step is None:
            i, j = i + _FAR // 2, j + _FAR // 2
        else:
            i, j = i + step[0], j + step[1]
    return same / len(wanted) if wanted else 1.0


def _next_agreement(wanted: list[str], given: list[str]) -> tuple[int, int] | None:
    """Return the steps to the nearest three words in common."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n in range(len(given)):
        places[tuple(given[n : n + 3])].append(n)
    best: tuple[int, int] | None = None
    for n in range(len(wanted)):
        if best is not None and n > sum(best):
            break
        for m in places.get(tuple(wanted[n : n + 3]), ())[:1]:
            if best is None or n + m < sum(best):
                best = n, m
    return best
