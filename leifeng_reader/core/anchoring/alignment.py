"""A passage laid on a text that differs: where it begins and ends, and how alike they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from leifeng_reader.core.anchoring.levelling import Levelled, level
from leifeng_reader.core.annotation import CONTEXT, Selector

_LONG = 400
"""A longer quote is found by its two ends."""

_END = _LONG // 2
_ALIGNABLE = 20_000
_PIECES, _PIECE = 9, 100
_ROOM = 8
_STEPS = (8, 4, 2, 1)
_MOVES = ((-1, 0), (1, 0), (0, -1), (0, 1))
_TOGETHER = ((-1, -1), (1, 1))
_ALIKE = 0.5
_WORTH = 60


@dataclass(frozen=True, slots=True)
class Needle:
    """What is looked for, levelled: a quote and up to CONTEXT characters on both sides."""

    prefix: str
    quote: str
    suffix: str

    @classmethod
    def of(cls, selector: Selector) -> "Needle":
        """Level a selector's words."""
        prefix, suffix = selector.prefix[-CONTEXT:], selector.suffix[:CONTEXT]
        return cls(level(prefix), level(selector.quote), level(suffix))

    @property
    def words(self) -> str:
        """All of it."""
        return self.prefix + self.quote + self.suffix

    @property
    def is_long(self) -> bool:
        """Tell whether it is found by its ends."""
        return len(self.quote) > _LONG

    @property
    def ends(self) -> tuple[tuple["Needle", int], ...]:
        """The two ends of a long one, else itself; each with how far in the needle it begins."""
        if not self.is_long:
            return ((self, 0),)
        head = Needle(self.prefix, self.quote[:_END], "")
        tail = Needle("", self.quote[-_END:], self.suffix)
        return (head, 0), (tail, len(self.prefix) + len(self.quote) - _END)


def nearest(words: str, text: Levelled, low: int, high: int) -> int | None:
    """Return where in [low, high) of text the piece that is most like words begins, or None."""
    low, high = max(0, min(low, len(text))), min(len(text), high)
    if high - low <= len(words):
        return low
    found = fuzz.partial_ratio_alignment(words, text.piece(low, high), score_cutoff=_WORTH)
    return None if found is None else low + found.dest_start - found.src_start


def lay(needle: Needle, text: Levelled, at: int) -> tuple[int, int]:
    """Return the span of text that a needle's quote has when the needle begins at about `at`."""
    if not needle.is_long:
        return _laid(needle, text, at)
    (head, _), (tail, _) = needle.ends
    start, _ = settle(head, text, *_laid(head, text, at))
    expected = start + len(needle.quote) - _END
    reach = _END + len(needle.quote) // 4
    found = nearest(tail.words, text, max(start, expected - reach), expected + reach + _LONG)
    _, end = settle(tail, text, *_laid(tail, text, expected if found is None else found))
    return start, max(start, end)


def _laid(needle: Needle, text: Levelled, at: int) -> tuple[int, int]:
    """Lay a needle with room on both sides, then with little, so that its ends keep together."""
    words = needle.words
    room = 3 * _ROOM + len(words) // 8
    low, high = _ends(words, text, at - room, at + len(words) + room, (0, len(words)))
    inner = (len(needle.prefix), len(needle.prefix) + len(needle.quote))
    return _ends(words, text, low - _ROOM, high + _ROOM, inner)


def _ends(
    words: str, text: Levelled, low: int, high: int, inner: tuple[int, int]
) -> tuple[int, int]:
    """Align words with [low, high) of text; return where the inner part of them lies.

    For an inner part that is empty, what was inserted there.
    """
    low = max(0, low)
    first, last = inner
    start = end = -1
    for code in Levenshtein.opcodes(words, text.piece(low, high)):
        if code.src_start <= first < code.src_end:
            start = min(code.dest_end, code.dest_start + first - code.src_start)
        if code.src_start < last <= code.src_end:
            end = min(code.dest_end, code.dest_start + last - code.src_start)
    if start < 0 or end < 0:  # nothing stands before the end, or after the start
        start = end = max(start, end, 0)
    return low + min(start, end), low + max(start, end)


def settle(needle: Needle, text: Levelled, start: int, end: int) -> tuple[int, int]:
    """Move both ends for as long as quote and context become more alike to what is there."""
    if needle.is_long:
        return start, end
    before, after = sides(needle, text, start, end)
    if before < _ALIKE:  # a side that is altogether other says nothing about the quote's end
        needle = replace(needle, prefix="")
    if after < _ALIKE:
        needle = replace(needle, suffix="")
    if needle.quote:
        return _climbed(needle, text, (start, end), _MOVES)
    place = min(start, end, key=lambda place: differences(needle, text, place, place))
    return _climbed(needle, text, (place, place), _TOGETHER)


def _climbed(
    needle: Needle, text: Levelled, span: tuple[int, int], moves: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    best = differences(needle, text, *span)
    for step in _STEPS:
        for ahead, behind in moves:
            moved = span[0] + step * ahead, span[1] + step * behind
            if 0 <= moved[0] <= moved[1] <= len(text):
                cost = differences(needle, text, *moved)
                if cost < best:
                    best, span = cost, moved
    return span


def differences(needle: Needle, text: Levelled, start: int, end: int) -> int:
    """Count the edits between a needle and the text around and in [start, end)."""
    edits = Levenshtein.distance(needle.quote, text.piece(start, end))
    if needle.prefix:
        edits += Levenshtein.distance(needle.prefix, text.piece(start - len(needle.prefix), start))
    if needle.suffix:
        edits += Levenshtein.distance(needle.suffix, text.piece(end, end + len(needle.suffix)))
    return edits


def sides(needle: Needle, text: Levelled, start: int, end: int) -> tuple[float, float]:
    """Return how alike what stands before and after [start, end) is, from 0 to 1."""
    before = text.piece(start - len(needle.prefix), start)
    after = text.piece(end, end + len(needle.suffix))
    return (
        Levenshtein.normalized_similarity(needle.prefix, before),
        Levenshtein.normalized_similarity(needle.suffix, after),
    )


def quote_likeness(needle: Needle, text: Levelled, start: int, end: int) -> float:
    """Return how alike the quote and [start, end) of text are, from 0 to 1.

    Where they are too long to be aligned, pieces of the quote are looked for about where they
    should be.
    """
    size, found = len(needle.quote), end - start
    if max(size, found) <= _ALIGNABLE:
        return Levenshtein.normalized_similarity(needle.quote, text.piece(start, end))
    reach = (size + found) // 16
    likeness = 0.0
    for number in range(_PIECES):
        place = (size - _PIECE) * number // (_PIECES - 1)
        middle = start + place * found // size
        window = text.piece(max(start, middle - reach), min(end, middle + reach))
        likeness += fuzz.partial_ratio(needle.quote[place : place + _PIECE], window) / 100
    return likeness / _PIECES
