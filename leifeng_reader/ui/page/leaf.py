"""One chunk laid out: where its characters are, and how it is drawn."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPainter,
    QPalette,
    QTextLine,
)

from leifeng_reader.core.document import Text
from leifeng_reader.core.text import Utf16Map
from leifeng_reader.ui.page.building import (
    Images,
    build,
    has_right_to_left,
    kind_before,
    show_image,
)
from leifeng_reader.ui.page.chunks import Chunk
from leifeng_reader.ui.page.extras import draw_extras, extras
from leifeng_reader.ui.page.typography import Typography


@dataclass(slots=True)
class Line:
    """A laid-out line: UTF-16 units [start, end) of the leaf; geometry in the leaf's pixels.

    `is_mixed`: some of it may run right to left; `starts_right`: its paragraph does.
    """

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
    starts_right: bool

    def x(self, unit: int) -> float:
        """Return where the caret before `unit` stands."""
        return self.origin + _x(self.line, unit - self.start + self.line.textStart())

    def distance(self, point: QPointF) -> tuple[float, float]:
        """Return how far a point is from the line, up or down and sideways."""
        aside = max(0.0, self.left - point.x(), point.x() - self.right)
        return max(0.0, self.top - point.y(), point.y() - self.bottom), aside

    def runs(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return the horizontal extents of units [start, end), several where directions mix."""
        if not self.is_mixed:
            return [(self.x(start), self.x(end))]
        # The carets at the border of two directions coincide; the glyphs do not.
        first = start - self.start + self.line.textStart()
        areas = [run.boundingRect() for run in self.line.glyphRuns(first, end - start)]
        edges = sorted((self.origin + area.left(), self.origin + area.right()) for area in areas)
        return _joined([(max(a, self.left), min(b, self.right)) for a, b in edges])


def _joined(edges: list[tuple[float, float]]) -> list[tuple[float, float]]:
    runs: list[tuple[float, float]] = []
    for left, right in edges:
        if runs and left <= runs[-1][1] + 0.5:
            runs[-1] = (runs[-1][0], max(runs[-1][1], right))
        elif right > left:
            runs.append((left, right))
    return runs


def _x(line: QTextLine, at: int) -> float:
    # The binding returns the position and the index it was held to.
    found: Any = line.cursorToX(at)
    return float(found[0])


class Leaf:
    """A chunk as a QTextDocument; built, laid out, and never changed. Positions: code points."""

    def __init__(self, text: Text, chunk: Chunk, look: Typography, images: Images) -> None:
        """Lay out a chunk of text at the look's column width; `images` by name."""
        self.chunk = chunk
        self.look = look
        self._map = Utf16Map.of(text.content[chunk.start : chunk.end])
        self._built = build(text, chunk, look, images)
        self._document = self._built.document
        self._document.setTextWidth(look.column)
        self._layout = self._document.documentLayout()
        self.height = round(self._layout.documentSize().height()) + self._space_after(text)
        self.lines = self._lines()
        self._starts = [line.start for line in self.lines]
        self._bottoms = [line.bottom for line in self.lines]
        self._extras = extras(text, self)
        # What others made of the leaf's geometry, which never changes.
        self.shapes: dict[object, tuple[Any, ...]] = {}
        self.extents: dict[tuple[int, int], tuple[float, float]] = {}

    def _space_after(self, text: Text) -> int:
        """Return the space between the last block and the next: Qt leaves out what is outermost."""
        last = self.chunk.last
        if self.chunk.continues or last == len(text.blocks):
            return 0
        above = self.look.space_above(text.blocks.kind(last), kind_before(text, last))
        if self._built.ends_with_table:  # the table's own margin is not outermost
            return max(0, above - self.look.gap)
        return max(above, self.look.space_below(text.blocks.kind(last - 1)))

    def show_image(self, name: str, image: QImage) -> bool:
        """Show a picture that has come; tell whether it stands in this leaf."""
        if name not in self._built.images:
            return False
        show_image(self._built, name, image, self.look)
        return True

    def draw(self, painter: QPainter, clip: QRectF) -> None:
        """Draw the text, its top left at the painter's origin."""
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self.look.page.ink))
        context.palette = palette
        context.clip = clip
        self._layout.draw(painter, context)
        draw_extras(painter, self._extras, self.look, clip)

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
        line = self.lines[self.line_at(point)]
        unit = line.line.xToCursor(point.x() - line.origin) - line.line.textStart() + line.start
        return self.position(min(max(unit, line.start), line.end))

    def line_at(self, point: QPointF) -> int:
        """Return the index of the line nearest to a point."""
        if self._built.tables:  # cells stand side by side
            return min(range(len(self.lines)), key=lambda n: self.lines[n].distance(point))
        return min(bisect_left(self._bottoms, point.y()), len(self.lines) - 1)

    def character_at(self, point: QPointF) -> int | None:
        """Return the position of the character under a point, None beside the text."""
        line = self.lines[self.line_at(point)]
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
        end = self.unit(self.chunk.end)
        while block.isValid():
            place = block.position()
            start = self._built.unit(place)
            if start > end or (self._built.tables and self._is_filler(place)):
                break
            offset = block.layout().position()
            if self._built.in_table(place):
                offset = self._layout.blockBoundingRect(block).topLeft()
            mixed = has_right_to_left(block.text())
            right = block.textDirection() == Qt.LayoutDirection.RightToLeft
            for number in range(block.layout().lineCount()):
                line = block.layout().lineAt(number)
                found.append(_line(line, start, offset, mixed=mixed, right=right))
            block = block.next()
        return found

    def _is_filler(self, place: int) -> bool:
        """Tell whether the block at a place is the one Qt wants after a table that is last."""
        return place >= self._built.tables[-1][1] and self._built.unit(place) > self.unit(
            self.chunk.end
        )


def line_scale(line: Line, look: Typography) -> float:
    """Return how much larger than the body a line is set (headings)."""
    return max(1.0, min(2.0, (line.bottom - line.top) / (look.leading * 1.02)))


def _line(line: QTextLine, block_start: int, offset: QPointF, *, mixed: bool, right: bool) -> Line:
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
        right,
    )
