"""Numbers of lines, paragraphs or sentences, and the places they name."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from leifeng_reader.core.boundaries import sentence_starts
from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.study import Manner, Numbering, Part
from leifeng_reader.core.text import LINE_BREAK
from leifeng_reader.study.lines import broken
from leifeng_reader.study.tasks import Source
from leifeng_reader.study.wording import said, shortened

UNCOUNTED = frozenset((BlockKind.HEADING, BlockKind.CAPTION, BlockKind.NOTE))
_ENDLESS = 1 << 30
_OPENING = 28  # columns of a paragraph that name it
_WORDS = re.compile(r"\S")
_UNPRINTED = frozenset((BlockKind.IMAGE, BlockKind.RULE))


class Stretch(NamedTuple):
    """Code points [start, end) of a block: all of it, or what lies in the stretch printed."""

    block: int
    kind: BlockKind
    level: int
    start: int
    end: int


def printed(text: Text, start: int = 0, end: int = 0) -> list[Stretch]:
    """Return the blocks in [start, end) that hold words; all of them where these are equal."""
    if start == end:
        start, end = 0, len(text.content)
    blocks = text.blocks
    if not len(blocks):
        return []
    found = []
    for index in range(blocks.index_at(start), blocks.index_at(max(start, end - 1)) + 1):
        kind, low, high, level = blocks[index]
        if start > low:
            low = end - len(text.content[start:end].lstrip())
        if end < high:
            high = start + len(text.content[start:end].rstrip())
        if kind not in _UNPRINTED and text.content[low:high].strip():
            found.append(Stretch(index, kind, level, low, high))
    return found


def extent(manner: Manner, sources: Sequence[Source]) -> tuple[int, int]:
    """Return the stretch of the text that is printed; several documents are printed whole."""
    return (manner.start, manner.end) if len(sources) == 1 else (0, 0)


def is_fixed(stretch: Stretch, manner: Manner) -> bool:
    """Tell whether a block is broken into lines that keep their numbers."""
    return manner.numbering is Numbering.LINES and stretch.kind not in UNCOUNTED


def lines_of(text: Text, stretch: Stretch, manner: Manner) -> list[tuple[int, int]]:
    """Return the lines a block is printed in: of fixed width where these are numbered."""
    content = text.content[stretch.start : stretch.end]
    width = manner.line_width if is_fixed(stretch, manner) else _ENDLESS
    if width == _ENDLESS and LINE_BREAK not in content:
        return [(stretch.start, stretch.end)]
    return [(stretch.start + low, stretch.start + high) for low, high in broken(content, width)]


@lru_cache(maxsize=1 << 13)
def _sentences(content: str) -> tuple[int, ...]:
    """Return where the first words of sentences are, behind breaks and spaces."""
    begun = [_WORDS.search(content, at) for at in sentence_starts(content, 0, len(content))]
    return tuple(sorted({match.start() for match in begun if match}))


def numbered_starts(text: Text, stretch: Stretch, manner: Manner) -> list[int]:
    """Return where the things begin that carry numbers in a block; none in headings."""
    if stretch.kind in UNCOUNTED:
        return []
    if manner.numbering is Numbering.LINES:
        return [low for low, high in lines_of(text, stretch, manner) if high > low]
    if manner.numbering is Numbering.SENTENCES:
        content = text.content[stretch.start : stretch.end]
        return [stretch.start + at for at in _sentences(content)]
    return [stretch.start]


class Places:
    """Names places of documents by the numbers their reading text carries."""

    def __init__(
        self, sources: Sequence[Source], numbered: Part | None, labels: Mapping[str, str]
    ) -> None:
        """Count as the reading part does; without one, or without numbers, count nothing.

        Who has no numbers before them cannot look for one: a paragraph is then named by how it
        begins.
        """
        self._manner = numbered.manner if numbered else Manner()
        self._extent = extent(self._manner, sources)
        self._labels = labels
        self._is_one = len(sources) == 1
        self._starts: dict[str, tuple[list[int], list[int]]] = {}

    @property
    def is_numbered(self) -> bool:
        """Tell whether the paper prints the numbers that places are named by."""
        return self._manner.numbering is not Numbering.NONE

    @property
    def can_be_looked_up(self) -> bool:
        """Tell whether names of places are numbers on the paper, or tell documents apart."""
        return self.is_numbered or not self._is_one

    def number(self, source: Source, start: int, end: int) -> str:
        """Return what [start, end) is called by a number that is printed; else nothing."""
        return self.name(source, start, end) if self.is_numbered else ""

    def _numbers(self, source: Source) -> tuple[list[int], list[int]]:
        """Return where a document's numbered things begin, and their numbers; 0 for a heading."""
        if source.document.id not in self._starts:
            starts, numbers, number = [0], [0], 0
            for stretch in printed(source.text, *self._extent):
                begun = numbered_starts(source.text, stretch, self._manner)
                starts += begun or [stretch.start]
                numbers += range(number + 1, number + len(begun) + 1) if begun else [0]
                number += len(begun)
            starts.append(self._extent[1] or len(source.text.content) + 1)
            self._starts[source.document.id] = starts, [*numbers, 0]
        return self._starts[source.document.id]

    def name(self, source: Source, start: int, end: int) -> str:
        """Return what [start, end) is called; empty in a heading, or the only paragraph."""
        starts, numbers = self._numbers(source)
        low = max(0, bisect_right(starts, start) - 1)
        high = max(low + 1, bisect_left(starts, max(end, start + 1)))
        its = [number for number in numbers[low:high] if number]
        unit = self._manner.numbering
        is_counted = unit not in (Numbering.NONE, Numbering.PARAGRAPHS) or max(numbers) > 1
        if unit is Numbering.NONE:
            place = self._opening(source, starts[low], starts[low + 1]) if its else ""
        else:
            place = self._said(unit, its[0], its[-1]) if its else ""
        place = place if is_counted else ""
        if self._is_one:
            return place
        title = source.document.title
        return said(self._labels, "at.document", title=title, place=place) if place else title

    def _opening(self, source: Source, start: int, end: int) -> str:
        words = shortened(source.text.content[start : min(end, start + _OPENING)], _OPENING)
        return said(self._labels, "at.opening", words=words)

    def _said(self, unit: Numbering, first: int, last: int) -> str:
        noun = unit.value[:-1]
        if first == last:
            return said(self._labels, f"at.{noun}", number=first)
        return said(self._labels, f"at.{noun}s", first=first, last=last)
