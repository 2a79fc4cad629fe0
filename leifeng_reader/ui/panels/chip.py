"""A condition of the filter that a click takes away."""

from typing import cast

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from leifeng_reader.ui import style
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.panels.dots import DOT, paint_dot
from leifeng_reader.ui.panels.tips import tip

_HEIGHT = 26
_PAD = 8
_GAP = 6
_CROSS = 12
_WIDEST_NAME = 180


class FilterChip(QAbstractButton):
    """A name with a dot or a small icon before it and a cross after it."""

    def __init__(
        self, name: str, tone: str = "", mark: QIcon | None = None, parent: QWidget | None = None
    ) -> None:
        """Stand for a condition called `name`."""
        super().__init__(parent)
        self.setText(name)
        self._tone = tone
        self._mark = mark
        self._cross = icon("close")
        words = self.tr("Remove “{name}” from the filter").format(name=name)
        self.setToolTip(tip(words))
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return room for the name, up to a width."""
        name = min(_WIDEST_NAME, self.fontMetrics().horizontalAdvance(self.text()))
        return QSize(_PAD + self._before + name + _GAP + _CROSS + _PAD, _HEIGHT)

    @property
    def _before(self) -> int:
        return (DOT if self._tone else 14) + _GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(chrome.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chrome.pressed if self.underMouse() else chrome.hover))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        middle = self.height() / 2
        if self._tone:
            paint_dot(painter, QPointF(_PAD + DOT / 2, middle), self._tone)
        elif self._mark:
            self._mark.paint(painter, QRect(_PAD, (self.height() - 14) // 2, 14, 14))
        left = _PAD + self._before
        room = self.width() - left - _GAP - _CROSS - _PAD
        name = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 1)
        painter.setPen(QColor(chrome.text))
        painter.drawText(
            QRect(left, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, name
        )
        cross = QRect(self.width() - _PAD - _CROSS, (self.height() - _CROSS) // 2, _CROSS, _CROSS)
        self._cross.paint(painter, cross)
        painter.end()
