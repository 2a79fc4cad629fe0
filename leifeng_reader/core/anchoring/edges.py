"""Ends of a passage put where words begin and end, as they were where it was made."""

import re
from collections.abc import Callable

from leifeng_reader.core.annotation import Selector
from leifeng_reader.core.folding import UNSPACED

_LONGEST = 30
_LETTER = rf"[^\W_{UNSPACED}]"
_INSIDE = re.compile(_LETTER + "{2}")
_BEGUN = re.compile(f"{_LETTER}*$")
_GOING_ON = re.compile(f"{_LETTER}*")
_NEXT_WORD = re.compile(rf"{_LETTER}*\W*")
_LAST_WORD = re.compile(rf"\W*{_LETTER}*$")

Cost = Callable[[int, int], int]


def on_words(selector: Selector, text: str, span: tuple[int, int], cost: Cost) -> tuple[int, int]:
    """Return a span whose ends are inside words only where the selector's are.

    An end inside a word of a script with spaces takes that word in, or leaves it out, where
    `cost` (of a start and an end) is no more for it: where more, letters were joined there that
    had been two words.
    """
    start, end = span
    quote, before, after = selector.quote, selector.prefix[-1:], selector.suffix[:1]
    if start >= end or not quote:
        return span
    if _is_inside(text, start) and not _INSIDE.match(before + quote[:1]):
        low = max(0, start - _LONGEST)
        out = low + _from(_BEGUN, text[low:start])
        inward = _to(_NEXT_WORD, text, start, end)
        start = min((out, inward, start), key=lambda place: cost(place, end))
    if _is_inside(text, end) and not _INSIDE.match(quote[-1:] + after):
        out = _to(_GOING_ON, text, end, len(text))
        low = max(start, end - _LONGEST)
        inward = low + _from(_LAST_WORD, text[low:end])
        end = min((out, inward, end), key=lambda place: cost(start, place))
    return start, end


def _is_inside(text: str, place: int) -> bool:
    return 0 < place < len(text) and _INSIDE.match(text, place - 1) is not None


def _from(pattern: re.Pattern[str], piece: str) -> int:
    found = pattern.search(piece)
    return found.start() if found else len(piece)


def _to(pattern: re.Pattern[str], text: str, place: int, limit: int) -> int:
    found = pattern.match(text, place, min(limit, place + _LONGEST))
    return found.end() if found else place
