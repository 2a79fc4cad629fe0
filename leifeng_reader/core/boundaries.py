"""Where words and sentences begin and end, in any script, by rules close to Unicode's UAX #29."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cache

REACH = 4000
"""How far, in code points, a word or sentence is looked for on each side of a position."""

_IDEOGRAPH = "\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0711-\u074a\u07a6-\u07b0\u08d3-\u0903\u093a-\u0963\u0981-\u09e3\u0a01-\u0a51"
    "\u0a70-\u0b63\u0b82-\u0d63\u0d81-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd"
    "\u0f18-\u0f39\u0f71-\u0fbc\u102b-\u103e\u1056-\u109d\u17b4-\u17d3\u180b-\u180d"
    "\u1ab0-\u1aff\u1b00-\u1b44\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\u2060\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
)
"""Vowel signs, points and accents that \\w leaves out though they belong to the word."""

_LETTER = rf"[^\W{_IDEOGRAPH}]"
# No step back is ever needed: the possessive forms keep a line of 30 million letters cheap.
_RUN = rf"{_LETTER}++(?:[{MARKS}]++{_LETTER}*+)*+"
_WORD_PATTERN = rf"[{_IDEOGRAPH}][{MARKS}]*+|{_RUN}(?:['’.\-]{_RUN})*+"
_CLOSERS = "\"'”’)\\]»"
_WESTERN_STOP = re.compile(rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+\s++")
_IDEOGRAPHIC_STOP = re.compile(r"(?:[。！？｡]|…{2})+[”’」』）》】\"')]*\s*")
_LINE_STOP = re.compile("[\n\u2028]+")
_FOLLOWING = re.compile("(?P<mark>[.!?…,;:\\-–—])|[^\\w\n\u2028.!?…]*(?P<letter>[^\\W\\d_])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"“‘])(?:(?:[A-Z]\.)*[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Lt|Capt|Sgt|Rev|Hon|"
    r"Gov|Sen|Rep|vs|etc|cf|viz|e\.g|i\.e|No|Nos|Vol|pp?|ch|[Ff]igs?|approx|ca)\.$"
)


# For what Western Europe writes; the expression for all scripts takes 15 ms to compile.
_PLAIN_WORD = re.compile(r"\w++(?:['’.\-]\w++)*+")


@cache
def _word() -> re.Pattern[str]:
    """Return the expression of a word; compiled when first asked for, which takes 15 ms."""
    return re.compile(_WORD_PATTERN)


@cache
def _word_or_mark() -> re.Pattern[str]:
    return re.compile(rf"{_WORD_PATTERN}|[^\w\s]+")


def words(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of every word; an ideograph counts as a word of its own."""
    return [match.span() for match in _word().finditer(text)]


def count_words(text: str) -> int:
    """Return the number of words, ideographs counted one each."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        expression = _word()
    else:
        expression = _PLAIN_WORD
    return sum(1 for _ in expression.finditer(text))


def word_at(text: str, position: int, low: int, high: int) -> tuple[int, int]:
    """Return the word, or run of punctuation or space, around position within [low, high).

    At or after the end it is the last one.
    """
    low, position, high = _around(position, low, high)
    position = max(low, min(position, high - 1))
    cursor = low
    for match in _word_or_mark().finditer(text, low, high):
        if match.start() > position:
            return cursor, match.start()
        if position < match.end():
            return match.span()
        cursor = match.end()
    return cursor, high


def _around(position: int, low: int, high: int) -> tuple[int, int, int]:
    """Return the range a position is looked at in, and the position brought inside it."""
    position = max(low, min(position, high))
    return max(low, position - REACH), position, min(high, position + REACH)


def next_word(text: str, position: int) -> int:
    """Return the start of the next word after position, or the end of the text.

    A word longer than REACH is passed in steps.
    """
    low, position, high = _around(position, 0, len(text))
    for match in _word().finditer(text, low, high):
        if match.start() > position:
            return match.start()
    return high


def previous_word(text: str, position: int) -> int:
    """Return the start of the word that ends at or holds the character before position, or 0.

    A word or gap longer than REACH is passed in steps.
    """
    low, position, _ = _around(position, 0, len(text))
    starts = [match.start() for match in _word().finditer(text, low, position)]
    return starts[-1] if starts else low


def sentence_starts(text: str, low: int, high: int) -> list[int]:
    """Return where sentences begin in [low, high), low itself included.

    A full stop before a lower-case letter or more punctuation, after initials or after a
    common abbreviation does not end a sentence (UAX #29, rules SB8 and SB8a, and usage).
    """
    starts = {low}
    for stop in (_WESTERN_STOP, _IDEOGRAPHIC_STOP, _LINE_STOP):
        for match in stop.finditer(text, low, high):
            if match.end() < high and (stop is not _WESTERN_STOP or _ends(text, match, low)):
                starts.add(match.end())
    return sorted(starts)


def _ends(text: str, match: re.Match[str], low: int) -> bool:
    following = _FOLLOWING.match(text, match.end(), match.end() + 12)
    if following and (following["mark"] or following["letter"].islower()):
        return False
    before = text[max(low, match.start() - 12) : match.start() + 1]
    return _ABBREVIATION.search(before) is None


def sentence_at(text: str, position: int, low: int, high: int) -> tuple[int, int]:
    """Return the sentence around position within [low, high), without the space after it."""
    low, position, high = _around(position, low, high)
    starts = sentence_starts(text, low, high)
    index = max(0, bisect_right(starts, position) - 1)
    start = starts[index]
    end = starts[index + 1] if index + 1 < len(starts) else high
    return start, start + len(text[start:end].rstrip()) if text[start:end].strip() else end


def next_sentence(text: str, position: int, low: int, high: int) -> int:
    """Return the start of the sentence after the one at position, or high."""
    low, position, high = _around(position, low, high)
    starts = sentence_starts(text, low, high)
    index = bisect_right(starts, position)
    return starts[index] if index < len(starts) else high


def previous_sentence(text: str, position: int, low: int, high: int) -> int:
    """Return the nearest sentence start before position, or low."""
    low, position, high = _around(position, low, high)
    starts = sentence_starts(text, low, high)
    index = bisect_left(starts, position) - 1
    return starts[index] if index >= 0 else low


def next_character(text: str, position: int) -> int:
    """Return the position after the character, with its marks and joined parts, at position."""
    end = position + 1
    while end < len(text) and (_joins(text[end]) or text[end - 1] == _JOINER):
        end += 1
    return min(end, len(text))


def previous_character(text: str, position: int) -> int:
    """Return the position before the character, with its marks and joined parts, that ends here."""
    start = position - 1
    while start > 0 and (_joins(text[start]) or text[start - 1] == _JOINER):
        start -= 1
    return max(start, 0)


_JOINER = "\u200d"


def _joins(character: str) -> bool:
    """Tell whether a character belongs to the one before it (marks, selectors, skin tones)."""
    return (
        unicodedata.combining(character) > 0
        or unicodedata.category(character) in ("Mn", "Me", "Mc")
        or character == _JOINER
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
