"""The tokens under which an index keeps a piece of writing, and those that lead to a term.

Whatever core.matching finds, its tokens lead to: each run of letters in a term is a word of the
writing, or, at the term's end, the beginning of one; each character of an unspaced script, and
each two in a row, stand there as well, and so does each sign. Short words in a row are kept
together too: one finds "to be or not to be" without looking at wherever its words stand.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import add

from leifeng_reader.core.folding import UNSPACED, is_letter, letter
from leifeng_reader.core.matching import Needle

TOKEN_RULES = 1
"""Version of what tokens are; an index made by others is made anew."""

LONGEST = 32
"""How many characters of a word an index keeps."""

SHORT = 3
"""Beginnings of words up to this length are tokens themselves."""

_MOST = 24  # tokens asked for; further ones would hardly narrow what was found
_BEGINNING = "\ue000"
_SIGNS = {code: 0xE000 + code for code in range(0x80) if not chr(code).isalnum()}
_UNSPACED_RUN = re.compile(f"[{UNSPACED}]+")
_ASCII_WORD = re.compile("[a-z0-9]+")
_TWO_SHORT = re.compile(r"(?<![a-z0-9])(?=([a-z0-9]{1,4} [a-z0-9]{1,4})(?![a-z0-9]))")
_BETWEEN = "\ue001"


@cache
def _word() -> re.Pattern[str]:
    return re.compile(f"{letter()}+")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{letter()}+)|(?P<unspaced>[{UNSPACED}]+)|(?P<sign>[^\s])")


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(rf"(?!{letter()})[^\s{UNSPACED}]")


def tokens(plain: str) -> set[str]:
    """Return the tokens of a folded piece of writing."""
    words = set((_ASCII_WORD if plain.isascii() else _word()).findall(plain))
    found = {word[:LONGEST] for word in words}
    for length in range(1, SHORT + 1):
        found.update(_BEGINNING + word[:length] for word in words if len(word) >= length)
    found.update(pair.replace(" ", _BETWEEN) for pair in set(_TWO_SHORT.findall(plain)))
    found.update(character.translate(_SIGNS) for character in set(plain) if _is_sign(character))
    if not plain.isascii():
        for run in set(_UNSPACED_RUN.findall(plain)):
            found.update(run)
            found.update(map(add, run, run[1:]))
    return found


@cache
def _is_sign(character: str) -> bool:
    return _sign().match(character) is not None


@dataclass(frozen=True, slots=True)
class Key:
    """A token to look up: it, or when `begins`, all that begin with it."""

    token: str
    begins: bool = False


def keys(needles: Iterable[Needle]) -> list[Key]:
    """Return the keys that all lead to whatever has all needles, those that say most first."""
    found = dict.fromkeys(key for needle in needles for key in _keys(needle))
    return sorted(found, key=lambda key: (-len(key.token), key.begins))[:_MOST]


def _keys(needle: Needle) -> Iterator[Key]:
    plain = needle.plain
    for run in _run().finditer(plain):
        if run["word"]:
            yield _word_key(run["word"], run.end() == len(plain) and not needle.closes)
        elif run["unspaced"]:
            pairs = map(add, run[0], run[0][1:])
            yield from map(Key, [run[0]] if len(run[0]) == 1 else pairs)
        else:
            yield Key(run[0].translate(_SIGNS))
    for pair in _TWO_SHORT.finditer(plain):
        is_whole = pair.end(1) < len(plain) or needle.closes
        if is_whole and not _is_cut(plain, pair.start(1), pair.end(1)):
            yield Key(pair[1].replace(" ", _BETWEEN))


def _is_cut(plain: str, start: int, end: int) -> bool:
    """Tell whether letters other than ASCII go on at an end of plain[start:end]."""
    return is_letter(plain[start - 1 : start] or " ") or is_letter(plain[end : end + 1] or " ")


def _word_key(word: str, is_open: bool) -> Key:
    if not is_open:
        return Key(word[:LONGEST])
    if len(word) <= SHORT:
        return Key(_BEGINNING + word)
    return Key(word[:LONGEST], begins=True)
