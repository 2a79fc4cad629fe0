"""Where two wordings of the same thing differ, by words."""

import re
from itertools import accumulate

from rapidfuzz.distance import LCSseq

from leifeng_reader.core.folding import UNSPACED

Span = tuple[int, int]

_MOST = 4000
_WORD = re.compile(rf"[{UNSPACED}]|[^\W]+|\s+|.", re.DOTALL)


def differing(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """Return the spans of each wording that do not stand in the other, in order.

    By words, and by characters where no spaces stand between words. Beyond some thousand words
    the whole counts as different.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    if old == new:
        return [], []
    if len(before) > _MOST or len(after) > _MOST or not before or not after:
        return [(0, len(old))] * bool(old), [(0, len(new))] * bool(new)
    places = _places(before), _places(after)
    spans: tuple[list[Span], list[Span]] = [], []
    for edit in LCSseq.opcodes(before, after):
        if edit.tag != "equal":
            _note(spans[0], places[0], edit.src_start, edit.src_end)
            _note(spans[1], places[1], edit.dest_start, edit.dest_end)
    return spans


def _places(words: list[str]) -> list[int]:
    return [*accumulate(map(len, words), initial=0)]


def _note(spans: list[Span], places: list[int], first: int, last: int) -> None:
    """Add a span of words, joined to the one before where they touch."""
    start, end = places[first], places[last]
    if start == end:
        return
    if spans and spans[-1][1] == start:
        spans[-1] = spans[-1][0], end
    else:
        spans.append((start, end))
