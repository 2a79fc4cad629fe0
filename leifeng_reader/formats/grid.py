"""Tables: rows of cells that become blocks, each small enough to be drawn in a moment."""

from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import PurePath

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.errors import TooMuch
from leifeng_reader.core.spans import Span
from leifeng_reader.core.structure import PLAIN, Cell, Facts

MOST_CELLS = 100_000
"""Of how many cells at most the shape is kept; those after them are lines of text."""

MOST_COLUMNS = 1000
PIECE = 400
"""How many cells a block has about; one row has what it has."""

_CHARACTERS = 30
"""How many weigh as much as a cell: a long block is cut, and then is no table any more."""

_ONE_LINE = str.maketrans("\t\n\u2028", "   ")

Content = tuple[str, tuple[Span, ...]]
Filled = tuple[Cell, Content]
"""A cell, and what stands in it."""


def check_cells(count: int, path: PurePath) -> None:
    """Raise TooMuch for more cells than are read."""
    if count > MOST_CELLS:
        raise TooMuch(path, "cells", count, MOST_CELLS)


def table_parts(rows: Sequence[Sequence[Filled]]) -> list[Part]:
    """Return rows as blocks, none when they hold nothing; cut where no cell goes on below."""
    kept = [row for row in rows if row]
    if not any(text and not text.isspace() for row in kept for _, (text, _) in row):
        return []
    parts, count = [], 0
    for piece in _pieces(_claimed(kept)):
        count += sum(map(len, piece))
        if rows := _without_bare_ends(piece):
            parts.append(_part(rows, has_shape=count <= MOST_CELLS))
    return parts


def _without_bare_ends(rows: list[list[Filled]]) -> list[list[Filled]]:
    """Return rows without those at the ends that would be a line feed and nothing else."""
    said = [n for n, row in enumerate(rows) if len(row) > 1 or row[0][1][0]]
    return rows[said[0] : said[-1] + 1] if said else []


def _claimed(rows: Sequence[Sequence[Filled]]) -> list[list[Filled]]:
    """Return rows whose cells take what is there, or one place each where they claim too much."""
    held = [
        [(_held(cell, len(rows) - n), content) for cell, content in row]
        for n, row in enumerate(rows)
    ]
    if sum(cell.columns * cell.rows for row in held for cell, _ in row) <= MOST_CELLS:
        return held
    return [[(Cell(header=cell.header), content) for cell, content in row] for row in held]


def _held(cell: Cell, rows_left: int) -> Cell:
    if cell.columns == cell.rows == 1:
        return cell
    columns, rows = min(max(1, cell.columns), MOST_COLUMNS), min(max(1, cell.rows), rows_left)
    return cell._replace(columns=columns, rows=rows)


def _pieces(rows: list[list[Filled]]) -> Iterator[list[list[Filled]]]:
    """Yield runs of rows of about equal weight; a cell over two runs is better than a giant."""
    weights = [max(len(row), sum(len(text) for _, (text, _) in row) / _CHARACTERS) for row in rows]
    left = sum(weights)
    enough = _share(left)
    piece: list[list[Filled]] = []
    weight, reach = 0.0, 0
    for n, (row, more) in enumerate(zip(rows, weights, strict=True)):
        if piece and weight + more / 2 > enough and (reach <= n or weight > 2 * PIECE):
            yield piece
            left -= weight
            enough = _share(left)  # anew: what was over must not become a table of one row
            piece, weight = [], 0.0
        piece.append(row)
        weight += more
        reach = max(reach, n + max(cell.rows for cell, _ in row))
    yield piece


def _share(weight: float) -> float:
    return weight / max(1, ceil(weight / PIECE))


def _part(rows: list[list[Filled]], has_shape: bool) -> Part:
    texts, spans, at = [], [], 0
    for row in rows:
        cells = [text.translate(_ONE_LINE) for _, (text, _) in row]
        for text, (_, (_, marked)) in zip(cells, row, strict=True):
            spans += [Span(s.kind, s.start + at, s.end + at, s.value) for s in marked]
            at += len(text) + 1
        texts.append("\t".join(cells))
    shape = tuple(
        tuple(_held(cell, len(rows) - n) for cell, _ in row) for n, row in enumerate(rows)
    )
    facts = Facts(table=shape) if has_shape else PLAIN
    return Part("\n".join(texts), BlockKind.TABLE, 0, tuple(spans), facts)
