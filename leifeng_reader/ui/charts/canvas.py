"""The surface a picture is seen on: its marks take the pointer and the arrow keys."""

from typing import cast

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from leifeng_reader.ui.charts.chart import Box, Chart, Dress, paint, with_empty_words
from leifeng_reader.ui.panels.tips import tip

_WAYS: dict[Qt.Key, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ASKEW = 3.0
"""How much farther a mark seems that is not straight on."""


class Canvas(QWidget):
    """`marked` says which box is current (its tip), `chosen` carries a Wanted."""

    marked = Signal(str)
    chosen = Signal(object)

    def __init__(self) -> None:
        """Begin without a picture."""
        super().__init__()
        self.setObjectName("chartCanvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.chart: Chart | None = None
        self._dress: Dress | None = None
        self.current = -1

    def show_chart(self, chart: Chart, dress: Dress) -> None:
        """Show another picture."""
        self._dress = dress
        self.chart = with_empty_words(chart, dress)
        self.current = -1
        size = chart.size.toSize()
        self.setFixedSize(QSize(max(1, size.width()), max(1, size.height())))
        self.update()

    def clear(self) -> None:
        """Show nothing, until there is a picture again."""
        self.chart, self.current = None, -1
        self.update()

    # Marks

    def marks(self) -> list[int]:
        """Return the numbers of the boxes that lead somewhere."""
        boxes = self.chart.boxes if self.chart else ()
        return [number for number, box in enumerate(boxes) if box.wanted is not None]

    def current_tip(self) -> str:
        """Return what the current mark stands for."""
        box = self._box(self.current)
        return box.tip if box else ""

    def _at(self, point: QPointF) -> int:
        boxes = self.chart.boxes if self.chart else ()
        for number in range(len(boxes) - 1, -1, -1):
            if boxes[number].tip and boxes[number].rect.adjusted(-1, -2, 1, 2).contains(point):
                return number
        return -1

    def mark(self, number: int) -> None:
        """Make a box current and bring it into view."""
        if self.chart is None or not 0 <= number < len(self.chart.boxes):
            return
        self.current = number
        box = self.chart.boxes[number]
        area = self._area()
        if area is not None:
            middle = box.rect.center().toPoint()
            area.ensureVisible(middle.x(), middle.y(), 80, 60)
        self.setAccessibleDescription(box.tip)
        self.update()
        self.marked.emit(box.tip)

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        found = above.parentWidget() if above else None
        return found if isinstance(found, QScrollArea) else None

    def _choose(self) -> None:
        box = self._box(self.current)
        if box is not None and box.wanted is not None:
            self.chosen.emit(box.wanted)

    def _box(self, number: int) -> Box | None:
        boxes = self.chart.boxes if self.chart else ()
        return boxes[number] if 0 <= number < len(boxes) else None

    def _go(self, way: tuple[int, int]) -> None:
        """Go to the nearest mark in a direction."""
        here, marks = self._box(self.current), self.marks()
        if not marks:
            return
        if here is None or self.chart is None:
            self.mark(marks[0])
            return
        boxes = self.chart.boxes
        ahead = [n for n in marks if n != self.current and _is_ahead(here.rect, boxes[n].rect, way)]
        if ahead:
            self.mark(min(ahead, key=lambda n: _distance(here.rect, boxes[n].rect, way)))

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        if self.chart is not None and self._dress is not None:
            painter = QPainter(self)
            paint(painter, self.chart, self._dress, self.current if self.hasFocus() else -1)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark; Enter shows the passages of one."""
        key, marks = Qt.Key(event.key()), self.marks()
        if key in _WAYS:
            self._go(_WAYS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and marks:
            self.mark(marks[0 if key == Qt.Key.Key_Home else -1])
        elif key in _ENTER:
            self._choose()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the mark under the pointer."""
        number = self._at(event.position())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.mark(number)
            self._choose()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        box = self._box(self._at(event.position()))
        can = box is not None and box.wanted is not None
        shape = Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def event(self, event: QEvent) -> bool:
        """Say what a mark stands for."""
        if event.type() == QEvent.Type.ToolTip:
            asked = cast(QHelpEvent, event)
            box = self._box(self._at(QPointF(asked.pos())))
            QToolTip.showText(asked.globalPos(), tip(box.tip) if box else "", self)
            return True
        return super().event(event)


def _is_ahead(here: QRectF, there: QRectF, way: tuple[int, int]) -> bool:
    step = there.center() - here.center()
    return step.x() * way[0] + step.y() * way[1] > 0.5


def _distance(here: QRectF, there: QRectF, way: tuple[int, int]) -> float:
    step = there.center() - here.center()
    along = abs(step.x() * way[0] + step.y() * way[1])
    beside = abs(step.x() * way[1]) + abs(step.y() * way[0])
    return along + _ASKEW * beside
