"""A small popup with all tones to choose from."""

from typing import cast

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QGridLayout, QWidget

from leifeng_reader.core.colours import NEUTRAL, TONES
from leifeng_reader.ui import style
from leifeng_reader.ui.panels.dots import paint_dot

_COLUMNS = 6
_SIZE = 28
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_COLUMNS,
    Qt.Key.Key_Down: _COLUMNS,
}


class Swatch(QAbstractButton):
    """A tone as a button."""

    def __init__(self, tone: str, is_chosen: bool, parent: QWidget) -> None:
        """Stand for a tone."""
        super().__init__(parent)
        self.tone = tone
        self.setCheckable(True)
        self.setChecked(is_chosen)
        self.setToolTip(style.tone_label(tone))
        self.setAccessibleName(self.toolTip())
        self.setFixedSize(QSize(_SIZE, _SIZE))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter too; leave the arrows to the popup, Qt takes them for the tab order."""
        if event.key() in _STEPS:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tone, ringed when chosen."""
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QColor(chrome.focus) if self.hasFocus() else None
        painter.setPen(QPen(ring, 2) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chrome.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        centre = QPointF(self.width() / 2, self.height() / 2)
        paint_dot(painter, centre, self.tone, 16)
        if self.isChecked():
            painter.setBrush(QColor(chrome.field))
            painter.drawEllipse(centre, 3, 3)
        painter.end()


class SwatchPopup(QFrame):
    """Closes when a tone is chosen, on Escape, and on a click elsewhere."""

    chosen = Signal(str)

    def __init__(self, current: str, parent: QWidget) -> None:
        """Offer all tones; `current` is ticked and has the keyboard."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("swatches")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Colour"))
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        self.setStyleSheet(
            f"#swatches {{ background: {chrome.field}; border: 1px solid {chrome.hairline}; }}"
        )
        layout = QGridLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        self.swatches = [Swatch(name, name == current, self) for name in TONES if name != NEUTRAL]
        for number, swatch in enumerate(self.swatches):
            layout.addWidget(swatch, number // _COLUMNS, number % _COLUMNS)
            swatch.clicked.connect(lambda _, name=swatch.tone: self._choose(name))

    def open_at(self, place: QPoint) -> None:
        """Open with the top left corner at a place of the screen, moved to fit on it."""
        size = self.sizeHint()
        screen = self.screen().availableGeometry()
        x = max(screen.left(), min(place.x(), screen.right() - size.width()))
        y = max(screen.top(), min(place.y(), screen.bottom() - size.height()))
        self.move(x, y)
        self.show()
        chosen = [swatch for swatch in self.swatches if swatch.isChecked()]
        (chosen or self.swatches)[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, tone: str) -> None:
        self.close()
        self.chosen.emit(tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a neighbour, or close."""
        if event.key() in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        focused = [number for number, swatch in enumerate(self.swatches) if swatch.hasFocus()]
        target = (focused or [0])[0] + step
        if 0 <= target < len(self.swatches):
            self.swatches[target].setFocus(Qt.FocusReason.OtherFocusReason)
