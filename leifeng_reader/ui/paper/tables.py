"""Tables as pieces: they break between rows, long rows between lines; the header is repeated."""

import re
from dataclasses import dataclass, replace

from leifeng_reader.study.paper import Table
from leifeng_reader.study.tasks import Run
from leifeng_reader.ui.paper.look import BODY, INK, RULE, UNIT, Look, Type
from leifeng_reader.ui.paper.marks import Group, Mark, Rule
from leifeng_reader.ui.paper.pieces import Piece, tagged
from leifeng_reader.ui.paper.setting import Box, Row, natural_width, rows

_HEAD = Type(0.86, sans=True, bold=True)
_TOGETHER = 8
_SAMPLES = 4
_UNPARTED = re.compile(r"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+")
_SHORT = 0.3
"""Share of a page's height up to which a table is not parted."""

_COMPARED = 0.6
"""The same of one whose rows are to be looked at all together: to be matched, or put in order."""

_CLOSER = ((0.25, 1.0), (0.25, 0.92), (0.2, 0.84), (0.2, 0.76))
"""Space in a cell, in sizes of type, and the scale of the type, where words are too long."""

_TO_WRITE_IN = 0.15
"""Share of the width of a column in which an empty cell is for more than a number."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a table's columns begin, each with its width, the space inside a cell, the types."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    pad: float
    is_ruled: bool
    body: Type
    head: Type


def table(block: Table, index: int, look: Look) -> list[Piece]:
    """Return a table row by row."""
    count = max([len(block.header), *(len(row) for row in block.rows)], default=0)
    if not count:
        return []
    grid = _grid(block, count, look)
    head = _head(block, grid, index, look)
    made: list[Piece] = []
    for at, cells in enumerate(block.rows):
        made += _row(block, cells, grid, (index, at), look)
    most = look.height * (_COMPARED if block.counted else _SHORT)
    if sum(piece.height for piece in made) <= most:
        made = [*(replace(piece, keep=True) for piece in made[:-1]), *made[-1:]]
    made = [replace(piece, repeat=head) for piece in made]
    if head is not None:
        made = [replace(head, keep=True), *made]
    return [replace(made[0], before=look.leading / 2), *made[1:]] if made else []


def _grid(block: Table, count: int, look: Look) -> Grid:
    shares = [*block.widths[:count], *[1 / count] * (count - len(block.widths))]
    shares = [max(share, 0.02) for share in shares]
    whole = sum(shares)
    pad, types, needed = _fitting(block, count, look)
    widths = _widened([look.width * share / whole for share in shares], needed)
    lefts = tuple(sum(widths[:at]) for at in range(count))
    return Grid(lefts, tuple(widths), pad, block.ruled, *types)


def _fitting(block: Table, count: int, look: Look) -> tuple[float, tuple[Type, Type], list[float]]:
    """Return the space in a cell, the types, and how wide each column has to be for its words.

    As near the usual as words can be with none of them parted: in a narrow table they stand
    closer first, then smaller, to a limit.
    """
    usual = 0.5 if block.ruled else 0.35
    tried = []
    for part, scale in ((usual, 1.0), *_CLOSER):
        pad = look.size * min(part, usual)
        body, head = (replace(kind, scale=kind.scale * scale) for kind in (BODY, _HEAD))
        words = [_word_width(block, at, look, (body, head)) for at in range(count)]
        tried.append((pad, (body, head), [width + 2 * pad for width in words]))
        if sum(tried[-1][2]) <= look.width:
            return tried[-1]
    return tried[0]  # some have to be parted: then in type of the usual size


def _word_width(block: Table, at: int, look: Look, types: tuple[Type, Type]) -> float:
    """Return how wide the longest word of a column is; ideographs may be parted."""
    body, head = types
    cells = (row[at] for row in block.rows if at < len(row))
    written = {
        Run(word, run.styles)
        for cell in cells
        for run in cell
        for word in _UNPARTED.findall(run.text)
    }
    longest = sorted(written, key=lambda run: (-len(run.text), run.text))[:_SAMPLES]
    heads = block.header[at].split() if at < len(block.header) else []
    widths = [natural_width((run,), look, body) for run in longest]
    return max([*widths, *(natural_width((Run(word),), look, head) for word in heads)], default=0)


def _widened(widths: list[float], needed: list[float]) -> list[float]:
    """Return widths in which columns too narrow for a word take from those that have more."""
    lacks = [max(0.0, want - wide) for wide, want in zip(widths, needed, strict=True)]
    spare = [max(0.0, wide - want) for wide, want in zip(widths, needed, strict=True)]
    if not any(lacks) or not any(spare):
        return widths
    left = sum(spare)
    given = [0.0] * len(widths)
    for at in sorted(range(len(widths)), key=lambda at: lacks[at]):  # as many as can be helped
        given[at] = min(lacks[at], left)
        left -= given[at]
    share = sum(given) / sum(spare)
    return [w + g - s * share for w, g, s in zip(widths, given, spare, strict=True)]


def _head(block: Table, grid: Grid, index: int, look: Look) -> Piece | None:
    if not any(block.header):
        return None
    cells = [_cell((Run(text),), grid, at, look, grid.head) for at, text in enumerate(block.header)]
    height = max(sum(row.height for row in cell) for cell in cells) + look.leading * 0.4
    marks: list[Mark] = []
    for at, cell in enumerate(cells):
        stacked = _stacked(cell, look.leading * 0.2)
        marks += tagged((("Table", index), ("TR", 0), ("TH", at)), stacked)
    rules = [_level(0.0, look)] if block.ruled else []
    rules.append(Rule(0.0, height, look.width, height, 0.8 * UNIT, INK))
    sides = _sides(grid, height, look) if block.ruled else []
    return Piece(height, (*marks, *rules, *sides))


def _row(
    block: Table, cells: tuple[tuple[Run, ...], ...], grid: Grid, at: tuple[int, int], look: Look
) -> list[Piece]:
    """Return a row, one piece for each of its lines."""
    index, number = at
    sets = [_cell(runs, grid, column, look, grid.body) for column, runs in enumerate(cells)]
    is_open = block.ruled and any(
        not _has_words(runs) and width > look.width * _TO_WRITE_IN
        for runs, width in zip(cells, grid.widths, strict=False)
    )
    count = max([2 if is_open else 1, *(len(cell) for cell in sets)])
    pad = look.leading * 0.25
    made: list[Piece] = []
    for line in range(count):
        top = pad if line == 0 else 0.0
        here = [(column, cell[line]) for column, cell in enumerate(sets) if line < len(cell)]
        inner = max([row.height for _, row in here], default=look.leading)
        height = inner + top + (pad if line == count - 1 else 0.0)
        marks: list[Mark] = []
        for column, row in here:
            path = (("Table", index), ("TR", number + 1), ("TD", column))
            marks += tagged(path, (Group(0.0, top + inner - row.height, row.marks),))
        marks += _sides(grid, height, look) if block.ruled else []
        if block.ruled and line == count - 1:
            marks.append(_level(height, look))
        if block.ruled and line == 0 and number == 0 and not any(block.header):
            marks.append(_level(0.0, look))
        keep = line < count - 1 and (count <= _TOGETHER or line in (0, count - 2))
        made.append(Piece(height, tuple(marks), keep=keep))
    return made


def _has_words(runs: tuple[Run, ...]) -> bool:
    return any(run.text.strip() or run.gap for run in runs)


def _cell(runs: tuple[Run, ...], grid: Grid, at: int, look: Look, kind: Type) -> list[Row]:
    if not _has_words(runs):
        return []
    pad = grid.pad if at or grid.is_ruled else 0.0
    width = max(grid.widths[at] - pad - grid.pad, look.size * 1.5)
    return rows(runs, look, Box(grid.lefts[at] + pad, width), kind)


def _stacked(cell: list[Row], top: float) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for row in cell:
        marks.append(Group(0.0, top, row.marks))
        top += row.height
    return tuple(marks)


def _level(y: float, look: Look) -> Rule:
    return Rule(0.0, y, look.width, y, 0.5 * UNIT, RULE)


def _sides(grid: Grid, height: float, look: Look) -> list[Mark]:
    xs = [look.place(left, 0.0) for left in (*grid.lefts, look.width)]
    return [Rule(x, 0.0, x, height, 0.5 * UNIT, RULE) for x in xs]
