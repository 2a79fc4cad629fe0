"""A tree whose rows are dragged calmly: a small label under the mouse, a line where it would go."""

from typing import cast

from PySide6.QtCore import QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeView

from leifeng_reader.core.annotation import Theme
from leifeng_reader.ui import style
from leifeng_reader.ui.models.themes import ThemeRole
from leifeng_reader.ui.models.tones import lifted_colour
from leifeng_reader.ui.panels.dots import DOT, paint_dot
from leifeng_reader.ui.panels.themerow import SIDE

_PAD = 8
_WIDEST = 200
_Place = QAbstractItemView.DropIndicatorPosition


class DragTree(QTreeView):
    """Paints what Qt would paint in black boxes."""

    _target: tuple[QPersistentModelIndex, _Place] | None = None

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the current row, shown as a label."""
        theme = self.currentIndex().data(ThemeRole.THEME)
        if isinstance(theme, Theme):
            drag = QDrag(self)
            drag.setMimeData(self.model().mimeData([self.currentIndex()]))
            label = self._label(theme)
            drag.setPixmap(label)
            drag.setHotSpot(QPoint(-_PAD, label.deviceIndependentSize().toSize().height() // 2))
            drag.exec(actions, Qt.DropAction.MoveAction)
        self._aim(None)

    def _label(self, theme: Theme) -> QPixmap:
        metrics = self.fontMetrics()
        name = metrics.elidedText(theme.name, Qt.TextElideMode.ElideRight, _WIDEST)
        left = _PAD + DOT + _PAD
        size = QSize(left + metrics.horizontalAdvance(name) + _PAD + 2, metrics.height() + _PAD)
        label = QPixmap(size * self.devicePixelRatio())
        label.setDevicePixelRatio(self.devicePixelRatio())
        label.fill(Qt.GlobalColor.transparent)
        painter = QPainter(label)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setPen(QColor(style.chrome(_app()).hairline))
        painter.setBrush(lifted_colour())
        frame = QRect(QPoint(0, 0), size)
        painter.drawRoundedRect(frame.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        paint_dot(painter, QPointF(_PAD + DOT / 2, size.height() / 2), theme.colour)
        painter.setPen(QColor(style.chrome(_app()).text))
        painter.drawText(frame.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
        painter.end()
        return label

    # Where it would go

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Follow the mouse."""
        super().dragMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        place = self.dropIndicatorPosition()
        self._aim((QPersistentModelIndex(index), place) if event.isAccepted() else None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Aim nowhere."""
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Drop, and aim nowhere."""
        super().dropEvent(event)
        self._aim(None)

    def _aim(self, target: tuple[QPersistentModelIndex, _Place] | None) -> None:
        self._target = target
        self.viewport().update()

    def ground(self, row: QRect) -> QRect:
        """Return the whole breadth of a row, as chosen and aimed at."""
        return QRect(0, row.top(), self.width() - 2 * SIDE, row.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and a line or a ring where a dragged one would go."""
        painter = QPainter(self.viewport())
        self.drawTree(painter, event.region())
        if self._target is not None and self._target[0].isValid():
            self._paint_aim(painter, self.visualRect(self._target[0]), self._target[1])
        painter.end()

    def _paint_aim(self, painter: QPainter, row: QRect, place: _Place) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(style.chrome(_app()).focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ground = self.ground(row)
        if place == _Place.OnItem:
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6)
        else:
            y = row.top() if place == _Place.AboveItem else row.bottom() + 1
            painter.drawLine(row.left() + _PAD, y, ground.right(), y)


def _app() -> QApplication:
    return cast(QApplication, QApplication.instance())
