"""Finding words in a text the way a reader means them: case, accents and typography aside."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain

from leifeng_reader.core.text import ALIKE

HIT_LIMIT = 20_000
"""How many hits are listed at most."""

_LOOSELY = 1000  # a longer phrase was pasted: it is sought as it stands, but for case and spaces
_MARKS = "\u0300-\u036f"
_JOINERS = "\u200b-\u200d\u2060"
_UNSOUGHT = re.compile(f"[{_MARKS}{_JOINERS}]")


# Kana and Hangul in pieces, which are other letters than their first piece.
_PIECES = re.compile("[ぁ-ヾ][\u3099\u309a]|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
_WITH_LOOKALIKES = (
    range(0xC0, 0x530),  # Latin, Greek, Cyrillic
    range(0x1E00, 0x2000),  # and more of them
    range(0xF900, 0xFB00),  # ideographs encoded twice
    range(0xFF01, 0xFFA0),  # full and half width
    range(0x2F800, 0x2FA1E),
)


@cache
def _letters() -> dict[str, str]:
    """Map each base letter to itself and all single characters that are it with accents."""
    table: dict[str, str] = {}
    for code in chain.from_iterable(_WITH_LOOKALIKES):
        base = bases(chr(code))
        if len(base) == 1:
            table[base] = table.get(base, base) + chr(code)
    return table


def bases(character: str) -> str:
    """Return what a character is without accents and case; several letters for a ligature."""
    return _UNSOUGHT.sub("", unicodedata.normalize("NFKD", character).casefold())


def _class_of(character: str) -> str:
    if character.isspace():
        return rf"\s[\s{_MARKS}{_JOINERS}]*+"
    for alike in ALIKE:
        if character in alike:
            return f"[{re.escape(alike)}]"
    base = bases(character)
    if len(base) > 1:
        return f"(?:{re.escape(character)}|{''.join(map(_class_of, base))})"
    letters = _letters().get(base, base)
    letters += "" if character in letters else character
    return f"[{re.escape(letters)}]" if len(letters) > 1 else re.escape(letters)


def pattern(words: str) -> re.Pattern[str] | None:
    """Return the expression that finds words as a phrase; None when there is nothing to find."""
    whole = _PIECES.sub(lambda pieces: unicodedata.normalize("NFC", pieces[0]), words)
    phrase = " ".join(_UNSOUGHT.sub("", whole).split())
    if not phrase:
        return None
    if len(phrase) > _LOOSELY:
        return re.compile(r"\s+".join(map(re.escape, phrase.split())), re.IGNORECASE)
    parts = (_class_of(c) + _glue_after(c) for c in phrase)
    return re.compile("".join(parts), re.IGNORECASE)


def _glue_after(character: str) -> str:
    """Let unseen joiners stand after a character, and accents where its script has them."""
    if character.isspace():
        return ""
    return f"[{_JOINERS}]*+" if ord(character) >= 0x2E80 else f"[{_MARKS}{_JOINERS}]*+"


def hits(
    text: str, words: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each place where the phrase stands, in order."""
    expression = pattern(words)
    if expression is None:
        return
    for match in expression.finditer(text, start, min(end, len(text))):
        yield match.span()
