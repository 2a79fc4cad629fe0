"""Documents, the texts they show, and the structure of those texts."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, overload

from leifeng_reader.core.columns import packed, unpacked
from leifeng_reader.core.spans import Span, Spans
from leifeng_reader.core.structure import PLAIN, Entry, Facts, Image, Structure

VERY_LONG = 4_000_000
"""A text of more code points takes longer to read from a library than a page may wait."""

TITLE_LIMIT = 300
"""Longest title of a document, in code points."""


class BlockKind(StrEnum):
    """What a block is. New kinds are only ever added at the end: libraries keep numbers."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CODE = "code"
    VERSE = "verse"
    IMAGE = "image"
    TABLE = "table"
    CAPTION = "caption"
    NOTE = "note"
    RULE = "rule"


class Block(NamedTuple):
    """A paragraph, heading, …: code points [start, end) of the canonical text."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


_KINDS = tuple(BlockKind)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}


class Blocks(Sequence[Block]):
    """The blocks of a text in compact columns: 6 bytes each, made into objects when asked for.

    Blocks are joined by one line feed, so a block's end is the next one's start less one.
    """

    __slots__ = ("kinds", "length", "levels", "starts")

    def __init__(self, starts: "array[int]", kinds: bytes, levels: bytes, length: int) -> None:
        """Hold parallel columns; `length` is the text's, in code points."""
        self.starts = starts
        self.kinds = kinds
        self.levels = levels
        self.length = length

    @classmethod
    def of(cls, parts: Iterable[tuple[BlockKind, int, int]], length: int) -> "Blocks":
        """Build from (kind, level, start) in order."""
        rows = list(parts)
        return cls(
            array("I", [start for _, _, start in rows]),
            bytes(_CODES[kind] for kind, _, _ in rows),
            bytes(level for _, level, _ in rows),
            length,
        )

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> list[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | list[Block]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        kind = _KINDS[self.kinds[index]]
        return Block(kind, self.starts[index], self.end(index), self.levels[index])

    def __iter__(self) -> Iterator[Block]:
        return (self[i] for i in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Blocks):
            return NotImplemented
        mine, theirs = ((b.starts, b.kinds, b.levels, b.length) for b in (self, other))
        return mine == theirs

    __hash__ = None  # type: ignore[assignment]

    def packed_starts(self) -> bytes:
        """Return the starts as little-endian 32-bit integers."""
        return packed(self.starts)

    @classmethod
    def unpacked(cls, starts: bytes, kinds: bytes, levels: bytes, length: int) -> "Blocks":
        """Build from packed_starts and the other columns; raises ValueError unless they fit."""
        numbers = unpacked(starts)
        if not len(numbers) == len(kinds) == len(levels):
            raise ValueError(len(numbers))
        return cls(numbers, kinds, levels, length)

    def end(self, index: int) -> int:
        """Return the end of block `index`."""
        return self.starts[index + 1] - 1 if index + 1 < len(self.starts) else self.length

    def index_at(self, position: int) -> int:
        """Return the index of the block that holds position; the line feed after it counts."""
        return max(0, bisect_right(self.starts, position) - 1)

    def kind(self, index: int) -> BlockKind:
        """Return the kind of block `index`, without making an object of the block."""
        return _KINDS[self.kinds[index]]

    def heading_before(self, index: int) -> int:
        """Return the index of the last heading before block `index`, -1 when there is none."""
        return self.kinds.rfind(_CODES[BlockKind.HEADING], 0, index)


@dataclass(frozen=True, slots=True)
class Text:
    """Canonical characters with their structure: made once, at import, and never altered.

    `id` names characters and structure together, `sha256` the characters alone (UTF-8).
    `images` are there when the text is made; a library hands them out one by one.
    """

    id: str
    sha256: str
    content: str
    blocks: Blocks
    spans: Spans = field(default_factory=Spans.of)
    structure: Structure = field(default_factory=Structure)
    rules: int = 1
    images: tuple[Image, ...] = field(default=(), compare=False, repr=False)

    def facts(self, index: int) -> Facts:
        """Return the facts of block `index`."""
        return self.structure.facts.get(index, PLAIN)

    def spans_in(self, start: int, end: int) -> list[Span]:
        """Return the spans that share a character with [start, end), in order of their starts."""
        low = self.blocks.starts[self.blocks.index_at(start)] if len(self.blocks) else 0
        return self.spans.meeting(low, start, end)


@dataclass(frozen=True, slots=True)
class Document:
    """What was imported, under a title; times are ISO 8601 UTC."""

    id: str
    title: str
    text_id: str
    text_sha256: str
    length: int
    language: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""


def section_path(text: Text, position: int) -> tuple[str, ...]:
    """Return the headings above position, outermost first."""
    blocks = text.blocks
    path: list[str] = []
    deepest = 256
    index = blocks.heading_before(blocks.index_at(position) + 1)
    while index >= 0 and deepest > 1:
        if blocks.levels[index] < deepest:
            deepest = blocks.levels[index]
            path.append(text.content[blocks.starts[index] : blocks.end(index)])
        index = blocks.heading_before(index)
    return tuple(reversed(path))


def contents(text: Text) -> tuple[Entry, ...]:
    """Return the text's outline, or its headings where the source had none."""
    if text.structure.outline:
        return text.structure.outline
    blocks, found = text.blocks, []
    index = blocks.heading_before(len(blocks))
    while index >= 0:
        start = blocks.starts[index]
        title = " ".join(text.content[start : blocks.end(index)].split())
        found.append(Entry(title, blocks.levels[index], start))
        index = blocks.heading_before(index)
    return tuple(reversed(found))


def anchored(text: Text, anchor: str) -> int | None:
    """Return the index of the block of that anchor, None when there is none."""
    facts = text.structure.facts
    return next((index for index, fact in facts.items() if fact.anchor == anchor), None)
