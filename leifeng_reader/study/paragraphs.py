"""A block of a text as a paragraph of a reading text: its lines, numbers and notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.study import Manner, Numbering
from leifeng_reader.study.marks import Mark, runs
from leifeng_reader.study.numbering import Stretch, is_fixed, lines_of, numbered_starts
from leifeng_reader.study.tasks import MarginNote, ReadingParagraph, Run, Style

_CELLS_APART = "\u2003"
_SMALL = frozenset((Style.SUPERSCRIPT,))


@dataclass(frozen=True, slots=True)
class Block:
    """What is printed of a block, and how."""

    text: Text
    stretch: Stretch
    manner: Manner

    @property
    def sign(self) -> str:
        """What stands before its first line: the sign or number of a list's item."""
        marker = self.text.facts(self.stretch.block).marker
        is_whole = self.stretch.start == self.text.blocks.starts[self.stretch.block]
        return f"{marker} " if marker and is_whole else ""

    @property
    def lines(self) -> list[tuple[int, int]]:
        """Where its lines stand in the text."""
        return lines_of(self.text, self.stretch, self.manner)


def paragraph(
    block: Block, marks: Sequence[Mark], notes: Sequence[MarginNote], first: int
) -> tuple[ReadingParagraph, int]:
    """Return a block as it is printed, its numbers from `first` on, and the number after them."""
    stretch, lines = block.stretch, block.lines
    begun = numbered_starts(block.text, stretch, block.manner)
    numbers = dict(zip(begun, range(first, first + len(begun)), strict=True))
    inside = numbers if block.manner.numbering is Numbering.SENTENCES else {}
    printed = [tuple(_line(block, line, marks, inside)) for line in lines]
    if block.sign:
        printed[0] = (Run(block.sign), *printed[0])
    is_deep = stretch.kind in (BlockKind.LIST_ITEM, BlockKind.QUOTE)
    made = ReadingParagraph(
        stretch.kind,
        block.text.facts(stretch.block).depth if is_deep else stretch.level,
        tuple(printed),
        _in_margin(block.manner, lines, numbers),
        tuple(replace(n, offset=_offset(block, lines, inside, n.offset)) for n in notes),
        is_fixed(stretch, block.manner),
    )
    return made, first + len(begun)


def _line(
    block: Block, line: tuple[int, int], marks: Sequence[Mark], numbers: dict[int, int]
) -> Iterator[Run]:
    """Yield the runs of a line, with the numbers of the sentences that begin in it."""
    low, high = line
    if low == high:
        return
    for at in [at for at in numbers if low <= at < high]:
        if low < at:
            yield from _runs(block, low, at, marks)
        yield Run(str(numbers[at]), _SMALL)
        low = at
    yield from _runs(block, low, high, marks)


def _runs(block: Block, low: int, high: int, marks: Sequence[Mark]) -> Iterator[Run]:
    for run in runs(block.text, low, high, marks):
        has_cells = block.stretch.kind is BlockKind.TABLE and "\t" in run.text
        yield replace(run, text=run.text.replace("\t", _CELLS_APART)) if has_cells else run


def _in_margin(
    manner: Manner, lines: Sequence[tuple[int, int]], numbers: dict[int, int]
) -> tuple[str, ...]:
    """Return what stands beside each line: the number of each n-th, or of the paragraph."""
    if not numbers or manner.numbering in (Numbering.NONE, Numbering.SENTENCES):
        return ()
    if manner.numbering is Numbering.PARAGRAPHS:
        return (*map(str, numbers.values()), *("" for _ in lines[1:]))
    steps = max(manner.every, 1)
    its = [numbers.get(low, 0) if high > low else 0 for low, high in lines]
    return tuple(str(number) if number and number % steps == 0 else "" for number in its)


def _offset(
    block: Block, lines: Sequence[tuple[int, int]], numbers: dict[int, int], position: int
) -> int:
    """Return where a position of the text stands among the characters of the runs."""
    before = [at for at in numbers if at <= position and at < lines[-1][1]]
    shown = sum(max(0, min(position, high) - low) for low, high in lines)
    return len(block.sign) + sum(len(str(numbers[at])) for at in before) + shown
