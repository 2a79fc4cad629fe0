"""Small widgets in a row that goes on in the next line."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

_SPACING = 6


class WrappingRow(QWidget):
    """As tall as its lines need at the width it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._widgets: list[QWidget] = []

    def hold(self, widgets: Sequence[QWidget]) -> None:
        """Show these, in this order; those shown before and not named are deleted."""
        for gone in self._widgets:
            if gone not in widgets:
                gone.hide()
                gone.deleteLater()
        self._widgets = list(widgets)
        for widget in self._widgets:
            widget.setParent(self)
        for before, after in pairwise(self._widgets):
            self.setTabOrder(before, after)
        self._arrange()
        for widget in self._widgets:
            widget.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        x = y = line = 0
        for widget in self._widgets:
            wanted = widget.sizeHint()
            width, height = min(wanted.width(), self.width()), wanted.height()
            if x and x + width > self.width():
                x, y, line = 0, y + line + _SPACING, 0
            widget.setGeometry(self._mirrored(QRect(x, y, width, height)))
            x, line = x + width + _SPACING, max(line, height)
        if y + line != self.height():
            self.setFixedHeight(y + line)

    def _mirrored(self, place: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveLeft(self.width() - place.right() - 1)
        return place
