"""Where the cells of a table stand in a text, and in the grid they make."""

from collections.abc import Iterator
from dataclasses import dataclass

from leifeng_reader.core.document import Block, Text
from leifeng_reader.core.structure import Cell, Facts
from leifeng_reader.core.text import LINE_BREAK

Ranges = list[list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a row of the grid: `place` is the cell's number in its row, None for none.

    A slot whose cell began in a row above has `goes_on`; `is_tall` begins one of several rows.
    """

    columns: int
    place: int | None = None
    is_tall: bool = False
    goes_on: bool = False


def cell_ranges(text: Text, block: Block, facts: Facts) -> Ranges:
    """Return where each cell of a table's rows stands; nothing unless they fit its shape."""
    rows: Ranges = []
    at = block.start
    for line in text.content[block.start : block.end].split(LINE_BREAK):
        row = []
        for cell in line.split("\t"):
            row.append((at, at + len(cell)))
            at += len(cell) + 1
        rows.append(row)
    return rows if [len(row) for row in rows] == [len(row) for row in facts.table] else []


def grid(table: tuple[tuple[Cell, ...], ...]) -> list[list[Slot]]:
    """Return the rows of a table, each as wide as the widest: gaps are slots without a cell."""
    reaching: dict[int, tuple[int, int]] = {}  # by its first column: rows to come, columns
    rows = [list(_slots(row, reaching)) for row in table]
    width = max((sum(slot.columns for slot in row) for row in rows), default=0)
    for row in rows:
        if gap := width - sum(slot.columns for slot in row):
            row.append(Slot(gap))
    return rows


def _slots(row: tuple[Cell, ...], reaching: dict[int, tuple[int, int]]) -> Iterator[Slot]:
    column, above = 0, dict(reaching)
    waiting = list(enumerate(row))
    while waiting or any(first >= column for first in above):
        if column in above:
            left, columns = above[column]
            if left > 1:
                reaching[column] = (left - 1, columns)
            else:
                del reaching[column]
            yield Slot(columns, goes_on=True)
        elif waiting:
            place, cell = waiting.pop(0)
            nearest = min((first for first in above if first > column), default=column + 1000)
            columns = max(1, min(cell.columns, nearest - column))
            if cell.rows > 1:
                reaching[column] = (cell.rows - 1, columns)
            yield Slot(columns, place, is_tall=cell.rows > 1)
        else:
            columns = min(first for first in above if first > column) - column
            yield Slot(columns)
        column += columns
