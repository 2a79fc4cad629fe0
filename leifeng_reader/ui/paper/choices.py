"""Options to choose from, and words to fill gaps with, as pieces."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from leifeng_reader.study.paper import Options, WordBank
from leifeng_reader.study.tasks import Run
from leifeng_reader.ui.paper.look import BODY, RULE, UNIT, Look
from leifeng_reader.ui.paper.marks import Frame, Group, Mark, Path, Rule, Tick
from leifeng_reader.ui.paper.pieces import Piece, tagged
from leifeng_reader.ui.paper.setting import Box, Row, baseline, natural_width, rows

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_STEP = 1.9
_HANG = 1.7
_APART = 2.0
_BOX = 0.78


def options(block: Options, index: int, look: Look) -> list[Piece]:
    """Return options one below the other, or side by side; they stay together."""
    left = block.indent * _STEP * look.size
    room = look.width - left
    if block.inline and all(_item_width(text, look) <= room for text in block.options):
        return _inline(block, index, look, left)
    if (across := _across(block, room, look)) > 1:
        return _inline(block, index, look, left, room / across)
    made: list[Piece] = []
    for at, text in enumerate(block.options):
        path: Path = (("L", index), ("LI", at), ("LBody", 0))
        box = Box(left + _HANG * look.size, look.width - left - _HANG * look.size)
        found = rows((Run(text),), look, box)
        label = _label(block, at, look, left, found[0].height)
        for line, row in enumerate(found):
            marks = (*label, *row.marks) if line == 0 else row.marks
            made.append(Piece(row.height, tagged(path, marks), keep=True))
    return _ended(made)


def _across(block: Options, room: float, look: Look) -> int:
    """Return in how many columns options stand: half as many where one is too wide for its own."""
    across = block.across
    widest = max((_item_width(text, look) for text in block.options), default=0.0)
    while across > 1 and widest > room / across - look.size * 1.2:
        across //= 2
    return across


def _inline(
    block: Options, index: int, look: Look, left: float, column: float = 0.0
) -> list[Piece]:
    """Return options side by side; in columns of a width, where there is one."""
    made: list[Piece] = []
    apart = 0.0 if column else _APART * look.size
    widths = [column or _item_width(text, look) for text in block.options]
    for line in _filled(widths, look.width - left + 1, apart):
        x, height = left, look.leading
        marks: tuple[Mark, ...] = ()
        for at in line:
            box = Box(x + _HANG * look.size, widths[at] - _HANG * look.size + 1)
            row = rows((Run(block.options[at]),), look, box)[0]
            label = _label(block, at, look, x, row.height)
            path: Path = (("L", index), ("LI", at), ("LBody", 0))
            marks = (*marks, *tagged(path, (*label, *row.marks)))
            x += widths[at] + apart
            height = max(height, row.height)
        made.append(Piece(height, marks, keep=True))
    return _ended(made)


def _item_width(text: str, look: Look) -> float:
    return _HANG * look.size + natural_width((Run(text),), look)


def _filled(widths: list[float], whole: float, apart: float) -> Iterator[list[int]]:
    """Yield which items stand on each line."""
    line: list[int] = []
    x = 0.0
    for at, width in enumerate(widths):
        if line and x + width > whole:
            yield line
            line, x = [], 0.0
        line.append(at)
        x += width + apart
    if line:
        yield line


def _label(block: Options, at: int, look: Look, left: float, height: float) -> tuple[Mark, ...]:
    """Return an option's letter or box; a right one is ringed or ticked."""
    side = _BOX * look.size
    ring = 1.45 * look.size
    base = baseline(look.leading, look.size) + height - look.leading
    if not block.letters:
        square = QRectF(look.place(left, side), base - side, side, side)
        tick = (Tick(square),) if at in block.ticked else ()
        return (Frame(square, 0.7 * UNIT), *tick)
    letter = _LETTERS[at % 26] * (at // 26 + 1)
    width = natural_width((Run(letter),), look) + 1
    found = rows((Run(letter),), look, Box(left, _HANG * look.size))[0]
    if at not in block.ticked:
        return found.marks
    middle = look.place(left, width) + width / 2
    circle = QRectF(middle - ring / 2, base - 0.34 * look.size - ring / 2, ring, ring)
    return (Frame(circle, 0.9 * UNIT, radius=ring / 2), *found.marks)


def _ended(made: list[Piece]) -> list[Piece]:
    """Let go of what follows the last piece, and stand a little off from what was before."""
    if not made:
        return []
    last = made[-1]
    return [*made[:-1], Piece(last.height, last.marks)]


def word_bank(block: WordBank, index: int, look: Look) -> list[Piece]:
    """Return words in a frame; the frame opens where a page must break it."""
    if not block.words:
        return []
    pad, apart = look.leading / 2, _APART * look.size
    room = look.width - 2 * pad
    widths = [min(natural_width((Run(word),), look) + 1, room) for word in block.words]
    lines = [_bank_line(block, line, widths, look, index) for line in _filled(widths, room, apart)]
    return [
        _framed(row, look, first=at == 0, last=at == len(lines) - 1) for at, row in enumerate(lines)
    ]


def _bank_line(
    block: WordBank, line: list[int], widths: list[float], look: Look, index: int
) -> Row:
    apart = _APART * look.size
    whole = sum(widths[at] for at in line) + apart * (len(line) - 1)
    x = (look.width - whole) / 2
    marks: tuple[Mark, ...] = ()
    height = look.leading
    for at in line:
        found = rows((Run(block.words[at]),), look, Box(x, widths[at]), BODY, single=True)[0]
        marks = (*marks, *tagged((("L", index), ("LI", at), ("LBody", 0)), found.marks))
        x += widths[at] + apart
        height = max(height, found.height)
    return Row(height, marks, 0, 0)


def _framed(row: Row, look: Look, *, first: bool, last: bool) -> Piece:
    top = look.leading / 4 if first else 0.0
    height = row.height + top + (look.leading / 4 if last else 0.0)
    sides = [Rule(x, 0.0, x, height, 0.6 * UNIT, RULE) for x in (0.0, look.width)]
    ends = [y for y, wanted in ((0.0, first), (height, last)) if wanted]
    caps = [Rule(0.0, y, look.width, y, 0.6 * UNIT, RULE) for y in ends]
    marks: tuple[Mark, ...] = (*sides, *caps, Group(0.0, top, row.marks))
    return Piece(height, marks, before=look.leading / 2 if first else 0.0, keep=not last)
