"""One chunk laid out: where its characters are, and how it is drawn."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QTextCursor,
    QTextDocument,
    QTextLine,
    QTextOption,
)

from leifeng_reader.core.document import Block, BlockKind, Text
from leifeng_reader.core.spans import Span
from leifeng_reader.core.text import Utf16Map, is_right_to_left
from leifeng_reader.ui.page.chunks import Chunk
from leifeng_reader.ui.page.typography import Typography


@dataclass(slots=True)
class Line:
    """A laid-out line: UTF-16 units [start, end) of the leaf; geometry in the leaf's pixels."""

    start: int
    end: int
    origin: float
    left: float
    right: float
    baseline: float
    top: float
    bottom: float
    line: QTextLine
    is_mixed: bool

    def x(self, unit: int) -> float:
        """Return where the caret before `unit` stands."""
        return self.origin + _x(self.line, unit - self.start + self.line.textStart())

    def runs(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return the horizontal extents of units [start, end), several where directions mix."""
        if not self.is_mixed:
            return [(self.x(start), self.x(end))]
        edges = sorted(self._edges(unit) for unit in range(start, end))
        runs: list[tuple[float, float]] = []
        for left, right in edges:
            if runs and left <= runs[-1][1] + 0.5:
                runs[-1] = (runs[-1][0], max(runs[-1][1], right))
            elif right > left:
                runs.append((left, right))
        return runs

    def _edges(self, unit: int) -> tuple[float, float]:
        at = unit - self.start + self.line.textStart()
        one = _x(self.line, at)
        other = _x(self.line, at, QTextLine.Edge.Trailing)
        return self.origin + min(one, other), self.origin + max(one, other)


def _x(line: QTextLine, at: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    # The binding returns the position and the index it was held to.
    found: Any = line.cursorToX(at, edge)
    return float(found[0])


class Leaf:
    """A chunk as a QTextDocument; built, laid out, and never changed. Positions: code points."""

    def __init__(self, text: Text, chunk: Chunk, look: Typography) -> None:
        """Lay out a chunk of text at the look's column width."""
        self.chunk = chunk
        self.look = look
        content = text.content[chunk.start : chunk.end]
        self._map = Utf16Map.of(content)
        self._document = _build(text, chunk, content, look, self._map)
        self._document.setTextWidth(look.column)
        self._layout = self._document.documentLayout()
        height = self._layout.documentSize().height()
        self.height = round(height - (look.gap if chunk.continues else 0))
        self.lines = self._lines()
        self._starts = [line.start for line in self.lines]

    def draw(self, painter: QPainter, clip: QRectF) -> None:
        """Draw the text, its top left at the painter's origin."""
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self.look.page.ink))
        context.palette = palette
        context.clip = clip
        self._layout.draw(painter, context)

    def unit(self, position: int) -> int:
        """Return the leaf's UTF-16 unit of a position, held inside the chunk."""
        held = min(max(position, self.chunk.start), self.chunk.end)
        return self._map.to_units(held - self.chunk.start)

    def position(self, unit: int) -> int:
        """Return the position of one of the leaf's UTF-16 units."""
        return self.chunk.start + self._map.to_point(unit)

    def line_of(self, position: int) -> int:
        """Return the index of the line that holds position."""
        return max(0, bisect_right(self._starts, self.unit(position)) - 1)

    def line_span(self, index: int) -> tuple[int, int]:
        """Return the positions of a line's first character and of its end, space left out."""
        line = self.lines[index]
        return self.position(line.start), self.position(line.end)

    def caret(self, position: int) -> QRectF:
        """Return the caret before position."""
        line = self.lines[self.line_of(position)]
        x = line.x(min(self.unit(position), line.end))
        return QRectF(x, line.top, 1.0, line.bottom - line.top)

    def position_at(self, point: QPointF) -> int:
        """Return the position nearest to a point, held to the lines' ends."""
        line = self.lines[self.line_at(point.y())]
        unit = line.line.xToCursor(point.x() - line.origin) - line.line.textStart() + line.start
        return self.position(min(max(unit, line.start), line.end))

    def line_at(self, y: float) -> int:
        """Return the index of the line nearest to a height."""
        bottoms = [line.bottom for line in self.lines]
        return min(bisect_left(bottoms, y), len(self.lines) - 1)

    def character_at(self, point: QPointF) -> int | None:
        """Return the position of the character under a point, None beside the text."""
        line = self.lines[self.line_at(point.y())]
        if not (line.top <= point.y() <= line.bottom and line.left <= point.x() <= line.right):
            return None
        on_left = QTextLine.CursorPosition.CursorOnCharacter
        unit = line.line.xToCursor(point.x() - line.origin, on_left)
        unit = unit - line.line.textStart() + line.start
        return self.position(min(max(unit, line.start), max(line.start, line.end - 1)))

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Return the bars that positions [start, end) cover, line by line."""
        first, last = self.unit(start), self.unit(end)
        found: list[QRectF] = []
        if first >= last:
            return found
        above, below = self.look.bar_above, self.look.bar_below
        for line in self.lines[max(0, bisect_right(self._starts, first) - 1) :]:
            if line.start >= last:
                break
            a, b = max(first, line.start), min(last, line.end)
            if a < b:
                top = line.baseline - above * line_scale(line, self.look)
                height = (above + below) * line_scale(line, self.look)
                edge = line.right if b < last else float("inf")  # no bar under the space that wraps
                runs = ((x, min(right, edge)) for x, right in line.runs(a, b))
                found += [QRectF(x, top, right - x, height) for x, right in runs if right > x]
        return found

    def _lines(self) -> list[Line]:
        found: list[Line] = []
        block = self._document.begin()
        while block.isValid():
            layout, offset = block.layout(), block.layout().position()
            mixed = _is_mixed(block.text())
            for number in range(layout.lineCount()):
                found.append(_line(layout.lineAt(number), block.position(), offset, mixed=mixed))
            block = block.next()
        return found


def line_scale(line: Line, look: Typography) -> float:
    """Return how much larger than the body a line is set (headings)."""
    return max(1.0, min(2.0, (line.bottom - line.top) / (look.leading * 1.02)))


def _line(line: QTextLine, block_start: int, offset: QPointF, *, mixed: bool) -> Line:
    natural = line.naturalTextRect()
    top = offset.y() + line.y()
    start = block_start + line.textStart()
    return Line(
        start,
        start + line.textLength(),
        offset.x(),
        offset.x() + natural.left(),
        offset.x() + natural.right(),
        top + line.ascent(),
        top,
        top + line.height(),
        line,
        mixed,
    )


def _is_mixed(text: str) -> bool:
    return not text.isascii() and any(
        "\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc" for c in text
    )


def _build(
    text: Text, chunk: Chunk, content: str, look: Typography, units: Utf16Map
) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(look.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    _insert(cursor, text, chunk, content, look)
    for span in text.spans_in(chunk.start, chunk.end):
        _dress(cursor, span, chunk, look, units)
    return document


def _insert(cursor: QTextCursor, text: Text, chunk: Chunk, content: str, look: Typography) -> None:
    """Insert the blocks; runs of plain left-to-right paragraphs in one go."""
    plain = Block(BlockKind.PARAGRAPH, 0, 0)
    if _is_plain(text, chunk, content):
        cursor.setBlockFormat(look.block_format(plain, continued=False, right_to_left=False))
        cursor.insertText(content)
        return
    for number, line in enumerate(content.split("\n")):
        block = text.blocks[chunk.first + number]
        form = look.block_format(
            block,
            continued=chunk.continued and number == 0,
            right_to_left=is_right_to_left(line),
        )
        if number:
            cursor.insertBlock(form)
        else:
            cursor.setBlockFormat(form)
        cursor.insertText(line, look.block_char_format(block))


def _is_plain(text: Text, chunk: Chunk, content: str) -> bool:
    heading = text.blocks.heading_before(chunk.last) >= chunk.first
    return not heading and not _is_mixed(content)


def _dress(
    cursor: QTextCursor, span: Span, chunk: Chunk, look: Typography, units: Utf16Map
) -> None:
    start, end = max(span.start, chunk.start), min(span.end, chunk.end)
    cursor.setPosition(units.to_units(start - chunk.start))
    cursor.setPosition(units.to_units(end - chunk.start), QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(look.span_format(span.kind))
