"""Canonical text, and the way between code points and UTF-16 units."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import count
from typing import NamedTuple

CANONICAL_RULES = 1
"""Version of the rules below; stored with each text they made."""

LINE_BREAK = "\u2028"
"""A line break inside a block."""

_LINE_ENDS = ("\r\n", "\r", "\x85", "\x0b", "\x0c")
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff\u00ad\u2029]")
# U+FDD0 and U+FDD1 would split Qt's blocks; the other noncharacters and lone
# surrogates cannot be written as UTF-8 text that others read. Beyond U+1FFFD the last
# two of each plane are meant: listing them all would make the search six times slower.
_PERHAPS_REPLACED = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LETTER_MAKING = frozenset((0, 7, 8, 9))  # combining classes: none, nukta, kana voicing, virama
ALIKE = ("'’‘‚‛ʼ`´＇", '"“”„‟«»＂', "-‐‑‒–—―−－")
"""Characters that stand for one another when words are looked for, the plain one first."""

_PLAINLY = {ord(c): ord(alike[0]) for alike in ALIKE for c in alike}
_UNSEEN = (0x200B, 0x200C, 0x200D, 0x2060)


def canonical(raw: str) -> str:
    """Return the characters that positions count, with every line end as a line feed.

    No Unicode normalisation: it would rewrite CJK compatibility ideographs.
    """
    if raw.isprintable():  # nothing of what follows prints
        return raw
    text = raw
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    return _PERHAPS_REPLACED.sub(_written, _DROPPED.sub("", text))


def _written(match: re.Match[str]) -> str:
    code = ord(match[0])
    return match[0] if code > 0xFFFF and code & 0xFFFE != 0xFFFE else "\ufffd"


class _Memory(dict[int, int | None]):
    """A table for str.translate that asks `find` once for each character it does not hold."""

    def __init__(self, find: Callable[[int], int | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, code: int) -> int | None:
        found = self[code] = self._find(code)
        return found


def _seen(code: int) -> int | None:
    return None if code in _UNSEEN else _PLAINLY.get(code, code)


def _unaccented(code: int) -> int | None:
    is_kept = unicodedata.combining(chr(code)) in _LETTER_MAKING
    return _PLAINLY.get(code, code) if is_kept else None


_SEEN, _UNACCENTED = _Memory(_seen), _Memory(_unaccented)


def fold(text: str) -> str:
    """Return text for comparing: no case, accents, typography, compatibility forms or joiners.

    What makes another letter stays: kana voicing, nukta, virama.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = unicodedata.normalize("NFKD", text.translate(_SEEN))
    return unicodedata.normalize("NFKD", plain.casefold()).translate(_UNACCENTED)


def is_right_to_left(text: str) -> bool:
    """Tell whether the first strong character of text is right-to-left."""
    for character in text[:1000]:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


class Utf16Map(NamedTuple):
    """Converts positions in one string between code points and UTF-16 units.

    Costs nothing for text without characters beyond U+FFFF.
    """

    points: tuple[int, ...] = ()
    units: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Utf16Map":
        """Build the map of text."""
        if not text or text.isascii():
            return _IDENTITY
        points = tuple(match.start() for match in _ASTRAL.finditer(text))
        if not points:
            return _IDENTITY
        return cls(points, tuple(p + n for p, n in zip(points, count(1), strict=False)))

    def to_units(self, point: int) -> int:
        """Return the UTF-16 position of a code-point position."""
        return point + bisect_left(self.points, point)

    def to_point(self, unit: int) -> int:
        """Return the code-point position of a UTF-16 position; inside a pair, the pair's start."""
        return unit - bisect_right(self.units, unit)


_IDENTITY = Utf16Map()
