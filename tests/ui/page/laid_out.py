"""Holding what a leaf lays out against the text it is made from, character for character."""

from leifeng_reader.core.document import Text
from leifeng_reader.ui.page.leaf import Leaf

SEPARATORS = "\t\n\u2028"
MARKS = "\ufdd0\ufdd1\u2029"
"""Qt's own: before a cell, after a table, between blocks."""

_PICTURE = "\ufffc\u25a1"
"""A picture, or the sign for one where there can be none."""


def assert_laid_out(text: Text, leaf: Leaf) -> None:
    """Fail unless the leaf has its part of the text, all of it, in order, and nothing else."""
    chunk = leaf.chunk
    content = text.content[chunk.start : chunk.end]
    raw = units(leaf._built.document.toRawText())
    for unit, wanted in enumerate(units(content)):
        found = raw[unit + leaf._built.shift(unit)]
        assert are_same(wanted, found), (chunk.start, unit, wanted, found)
    plain = [c for c in raw if c not in MARKS + SEPARATORS]
    wanted_plain = [c for c in units(content) if c not in SEPARATORS]
    assert len(plain) == len(wanted_plain)


def units(words: str) -> str:
    """Return words as Qt counts them: what is beyond U+FFFF as two surrogates."""
    data = words.encode("utf-16-le", "surrogatepass")
    return "".join(chr(data[n] | data[n + 1] << 8) for n in range(0, len(data), 2))


def are_same(wanted: str, found: str) -> bool:
    """Tell whether Qt has a character as the text has it; a mark may stand for a separator."""
    if wanted in SEPARATORS:
        return found == wanted or found in MARKS
    return found == wanted or (wanted == "\ufffc" and found in _PICTURE)
