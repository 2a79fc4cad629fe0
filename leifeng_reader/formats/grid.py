"""Tables: rows of cells that become one block, within limits."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.errors import TooMuch
from leifeng_reader.core.structure import Cell, Facts
from leifeng_reader.formats.runs import Runs

MOST_CELLS = 100_000
MOST_COLUMNS = 1000
_ONE_LINE = str.maketrans("\t\n", "  ")

Filled = tuple[Cell, Runs]
"""A cell, and what stands in it."""


def table_part(rows: Sequence[Sequence[Filled]], path: PurePath) -> Part | None:
    """Return rows as one block, None when they hold nothing; raises TooMuch."""
    kept = [list(row) for row in rows if row]
    if not any(runs.text.strip() for row in kept for _, runs in row):
        return None
    columns = [sum(min(cell.columns, MOST_COLUMNS) for cell, _ in row) for row in kept]
    if (found := len(kept) * max(columns)) > MOST_CELLS:
        raise TooMuch(path, "cells", found, MOST_CELLS)
    whole = Runs()
    for number, row in enumerate(kept):
        if number:
            whole.add("\n")
        for place, (_, runs) in enumerate(row):
            if place:
                whole.add("\t")
            text, spans = runs.trimmed()
            whole.append(text.translate(_ONE_LINE), spans)
    table = tuple(
        tuple(_within(cell, len(kept) - n) for cell, _ in row) for n, row in enumerate(kept)
    )
    return Part(whole.text, BlockKind.TABLE, 0, tuple(whole.spans), Facts(table=table))


def _within(cell: Cell, rows_left: int) -> Cell:
    columns, rows = min(max(1, cell.columns), MOST_COLUMNS), min(max(1, cell.rows), rows_left)
    return replace(cell, columns=columns, rows=rows)
