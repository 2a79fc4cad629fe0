"""Flat tags whose names tell that one stands under another: `tech` and `tech.floss`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from leifeng_reader.exchange.codebook_entry import path_of

_SIGN = re.compile(r"\s*(?:->|::|>>|[./:|>\\→›])\s*|\s+[-–—]\s+")
"""What parts a name from the one above it; hyphens and apostrophes belong to words."""

_LONGEST = 200
"""Longest name that is parted, in code points."""


def nest(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the themes' paths that tags stand for, by their names; what can be none is left out.

    Taguette shows a tag under another whose name it begins with, up to some sign. A name that
    is no tag counts as one above when several tags share it before a dot.
    """
    listed = tuple(dict.fromkeys(names))
    above = {*listed, *_shared(listed)}
    paths = {name: path_of(_parted(name, above)) or path_of((name,)) for name in listed}
    return {name: path for name, path in paths.items() if path is not None}


def _parted(name: str, above: set[str]) -> tuple[str, ...]:
    """Part a name after the longest one above that it begins with."""
    for sign in reversed(_signs(name)):
        parent, own = name[: sign.start()], name[sign.end() :]
        if parent in above and own:
            return (*_parted(parent, above), own)
    return (name,)


def _signs(name: str) -> list[re.Match[str]]:
    """Return the signs in a name, but for those inside numbers."""
    if len(name) > _LONGEST:
        return []
    found = _SIGN.finditer(name)
    return [sign for sign in found if not re.match(r"\d[.:/]\d", name[max(0, sign.start() - 1) :])]


def _shared(names: Iterable[str]) -> set[str]:
    """Return what stands before a dot in several names."""
    counts = Counter(found for name in names for found in set(_before_dots(name)))
    return {name for name, count in counts.items() if count > 1}


def _before_dots(name: str) -> Iterator[str]:
    """Yield what stands before each dot, unless it is a letter's, as in abbreviations."""
    for sign in _signs(name):
        before = name[: sign.start()]
        word = before.rpartition(".")[2]
        is_letter = len(word) == 1 and word.isascii()
        if sign.group() == "." and word and not is_letter:
            yield before
