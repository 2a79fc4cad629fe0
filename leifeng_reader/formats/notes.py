"""Foot- and endnotes as parts after the text."""

from collections.abc import Sequence
from dataclasses import replace

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.structure import Facts

_PLAIN = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)


def as_note(found: Sequence[Part], mark: str, anchor: str) -> list[Part]:
    """Return the parts of one note; the first paragraph has its mark and its anchor."""
    parts = [
        replace(part, kind=BlockKind.NOTE, facts=Facts()) if part.kind in _PLAIN else part
        for part in found
    ]
    first = next((n for n, part in enumerate(parts) if part.kind is BlockKind.NOTE), None)
    if first is not None:
        parts[first] = replace(parts[first], facts=Facts(mark, anchor=anchor))
    return parts
