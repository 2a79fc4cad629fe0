"""The folded form in which the library's search compares words, and the way back to the text."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import chain

from leifeng_reader.core.boundaries import MARKS
from leifeng_reader.core.search import bases
from leifeng_reader.core.text import ALIKE

UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf\u1000-\u103f\u1050-\u109f"  # Thai, …
    "\u1100-\u11ff\u1780-\u17d3\u3005-\u3007\u3041-\u3096\u3099\u309a\u309d-\u309f"  # Khmer, Kana
    "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb"
    "\uf900-\ufaff\U00016fe0-\U00018d08\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
"""Scripts whose words stand without spaces between them, and Korean, whose endings cling."""

_JOINED = re.compile("[ぁ-ヾｦ-ﾝ][\u3099\u309aﾞﾟ]|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
_JOINING = re.compile("[\u3099\u309aﾞﾟ\u1161-\u1175]")
_PIECE = re.compile(rf"{_JOINED.pattern}|[\s\S]")
_SPACES = re.compile(" {2,}")
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060")
_PLAINLY = {c: alike[0] for alike in ALIKE for c in alike}
_DOTTED = {"ı": "i"}  # upper-case I is both


class _Letters(dict[int, str]):
    """A table for str.translate that works out what a character becomes when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()  # those that become none or several

    def __missing__(self, code: int) -> str:
        found = self[code] = _letters(chr(code))
        if len(found) != 1:
            self.uneven.add(chr(code))
        return found


def _letters(character: str) -> str:
    if character.isspace():
        return character if character == "\n" else " "
    if character in _PLAINLY:
        return _PLAINLY[character]
    plain = unicodedata.normalize("NFC", bases(character))
    return "".join(_DOTTED.get(c, _PLAINLY.get(c, c)) for c in plain)


_LETTERS = _Letters()


def folded(text: str) -> str:
    """Return text without case, accents and typography; white space is one space or line feed.

    Ligatures come apart and joiners go. Kana with their voicing and Hangul, also when
    written in pieces, stay letters of their own.
    """
    plain = _whole(text).translate(_LETTERS)
    return _SPACES.sub(" ", plain) if "  " in plain else plain


def _whole(text: str) -> str:
    if text.isascii() or not _JOINING.search(text):
        return text
    return _JOINED.sub(lambda pieces: unicodedata.normalize("NFKC", pieces[0]), text)


def way_back(text: str, plain: str) -> Callable[[int, int], tuple[int, int]]:
    """Return what tells where a span of plain, which is text folded, stands in text.

    A ligature found in part is found whole; unseen marks after a span belong to it.
    """
    starts: list[int] = []

    def unfolded(start: int, end: int) -> tuple[int, int]:
        if not starts:
            starts.extend(_starts(text))
        after = end
        while starts[after] == starts[end - 1]:
            after += 1
        return starts[start], starts[after]

    return (lambda start, end: (start, end)) if _is_even(text, plain) else unfolded


def _is_even(text: str, plain: str) -> bool:
    """Tell whether each character of text became the one at its place in plain."""
    if len(text) != len(plain):
        return False
    return text.isascii() or (_LETTERS.uneven.isdisjoint(text) and not _JOINING.search(text))


def _starts(text: str) -> list[int]:
    """Return for each folded character where it comes from, and the text's end last."""
    starts: list[int] = []
    before = ""
    for piece in _PIECE.finditer(text):
        for character in _whole(piece[0]).translate(_LETTERS):
            if character != " " or before != " ":
                starts.append(piece.start())
            before = character
    return [*starts, len(text)]


def accented(text: str) -> str:
    """Return text without case and typography, but with its accents as they are."""
    plain = "".join(_PLAINLY.get(c, c) for c in text if c not in _UNSEEN)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
    return " ".join(unicodedata.normalize("NFC", plain).split())


@cache
def letter() -> str:
    """Return the expression of a character of a word with a beginning and an end, folded."""
    unspaced = re.compile(f"[{UNSPACED}]")
    ranges = re.findall(r"(.)(?:-(.))?", MARKS, re.DOTALL)
    codes = chain.from_iterable(range(ord(a), ord(b or a) + 1) for a, b in ranges)
    marks = "".join(chr(code) for code in codes if not unspaced.match(chr(code)))
    return rf"(?:[^\W_{UNSPACED}]|[{marks}])"


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(letter())


@cache
def is_letter(character: str) -> bool:
    """Tell whether a character of folded text belongs to a word with a beginning and an end."""
    return _letter().match(character) is not None
