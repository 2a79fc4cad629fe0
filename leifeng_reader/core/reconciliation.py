"""Two rewritings of one text, made into one that has both."""

from typing import NamedTuple


class _Edit(NamedTuple):
    start: int
    end: int
    new: str


def reconcile(base: str, mine: str, theirs: str) -> str:
    """Return a text with what mine and theirs each did to base; where both did, one above other."""
    if base in (mine, theirs) or mine == theirs:
        return theirs if mine == base else mine
    one, other = sorted((_edit(base, mine), _edit(base, theirs)))
    if one.end > other.start or one[:2] == other[:2]:
        return _above(mine, theirs)
    return base[: one.start] + one.new + base[one.end : other.start] + other.new + base[other.end :]


def _above(mine: str, theirs: str) -> str:
    if mine in theirs or theirs in mine:
        return max(mine, theirs, key=len)
    return f"{mine}\n\n{theirs}"


def _edit(base: str, after: str) -> _Edit:
    """Return the stretch of base that is another in after, and what stands there."""
    most = min(len(base), len(after))
    start = next((at for at in range(most) if base[at] != after[at]), most)
    most -= start
    same = next((n for n in range(most) if base[-1 - n] != after[-1 - n]), most)
    return _Edit(start, len(base) - same, after[start : len(after) - same])
