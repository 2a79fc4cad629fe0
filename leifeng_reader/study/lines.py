"""Lines of a fixed number of columns: a paragraph broken so that every copy has the same lines."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from leifeng_reader.core.boundaries import MARKS, next_character
from leifeng_reader.core.text import LINE_BREAK

_SPACES = "\\t\\n \u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"  # where a line may break
_WIDE = (
    "\u2e80-\u2fff\u3003-\u3007\u3012\u3013\u3020-\u303f\u3040-\u31ff\u3200-\u9fff"
    "\uf900-\ufaff\uff02-\uff07\uff0a\uff0b\uff0d\uff0f-\uff19\uff1c-\uff1e\uff20-\uff3a"
    "\uff3c\uff3e-\uff5a\uff5c\uff66-\uff9f\U0001f300-\U0001faff\U00020000-\U0003ffff"
)
# What may not begin a line: closing signs, small kana, marks of length and repetition.
_CLOSING = (
    "、。，．：；？！）］｝〕〉》」』】〙〗〟｠｡｣､‐゠–〜？！‼⁇⁈⁉・％‰℃々〻ー"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯｰ"
)
_OPENING = "（［｛〔〈《「『【〘〖〝｟｢"
_EITHER = "”’…—"
_OPENED = "“‘"

_ATOM = re.compile(
    rf"[{_OPENING}{_OPENED}]*"
    rf"(?:(?=[{_WIDE}])(?![{_OPENING}])[\s\S][{MARKS}]*"
    rf"|[^{_SPACES}{_WIDE}{_OPENING}{_CLOSING}—]+—*|—+)?"
    rf"[{_CLOSING}{_EITHER}]*[{_SPACES}]*"
)

# Beside Latin, Greek, Cyrillic and their signs, characters may take no column, or two.
_UNEVEN = re.compile(
    "[^\x00-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e]"
)


@cache
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def columns(text: str) -> int:
    """Return how many columns text takes; an ideograph takes two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=1 << 13)  # a set is made anew after each change, and its text is the same
def broken(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Return the lines of a paragraph as (start, end), without the spaces at their ends.

    Words stay whole unless one alone is too long; no line begins with a closing sign or ends
    with an opening one. Breaks of the text's own stay. An empty text is one empty line.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for piece in text.split(LINE_BREAK):
        found += _filled(text, start, start + len(piece), max(width, 2))
        start += len(piece) + 1
    return tuple(found)


def _filled(text: str, low: int, high: int, width: int) -> Iterator[tuple[int, int]]:
    measure = columns if _UNEVEN.search(text, low, high) else len
    start, end, taken = low, low, 0  # of the line begun
    for at, stop in _atoms(text, low, high):
        atom = text[at:stop]
        core = atom.rstrip()
        wide = measure(core)
        if taken + wide > width:
            if end > start:
                yield start, end
            start, taken = at, 0
        if wide > width:
            *whole, (start, _) = _cut(text, at, at + len(core), width)
            yield from whole
            wide = measure(text[start : at + len(core)])
        if core:
            end = at + len(core)
        taken += wide + measure(atom[len(core) :])
    yield start, max(start, end)


def _atoms(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield what may not be broken, each with the spaces after it."""
    for match in _ATOM.finditer(text, low, high):
        yield match.span()


def _cut(text: str, low: int, high: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield a word that is longer than a line in pieces of whole characters."""
    start, taken, at = low, 0, low
    while at < high:
        after = min(next_character(text, at), high)
        wide = columns(text[at:after])
        if taken + wide > width and at > start:
            yield start, at
            start, taken = at, 0
        taken += wide
        at = after
    yield start, high
