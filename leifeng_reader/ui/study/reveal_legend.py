"""The legend of a text shown to a class: each theme with its digit and how much of it is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from leifeng_reader.core.colours import Page, tone
from leifeng_reader.ui.study.reveal_steps import Entry
from leifeng_reader.ui.wording import enumerated

WIDTH = 15
"""How wide the legend is, in its type sizes."""

_ROW = 2.1
_DIGIT, _DOT = 1.2, 0.62
_APART = 0.7
_PAD = 8


class Legend(QWidget):
    """Lists themes; `wanted` carries the id of the one that was clicked."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._alone: str | None = None
        self._page: Page | None = None
        self._type = QFont()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_entries(self, entries: Sequence[Entry], alone: str | None) -> None:
        """Show themes; `alone` is the one that is stepped through, None for all."""
        self._entries, self._alone = entries, alone
        said = (f"{e.digit or ''} {e.name} {e.shown} / {e.total}".strip() for e in entries)
        self.setAccessibleName(enumerated(said))
        self.update()

    def lay(self, page: Page, size: int) -> QSize:
        """Take a page's colours and a type size; return how large the legend is then."""
        self._page = page
        self._type.setPixelSize(size)
        height = round(len(self._entries) * size * _ROW)
        return QSize(round(WIDTH * size), height + 2 * _PAD if height else 0)

    @property
    def _pitch(self) -> float:
        return self._type.pixelSize() * _ROW

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wish for the theme under the pointer."""
        row = int((event.position().y() - _PAD) / self._pitch)
        if 0 <= row < len(self._entries):
            self.wanted.emit(self._entries[row].theme_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        if self._page is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._type)
        for number, entry in enumerate(self._entries):
            top = _PAD + number * self._pitch
            row = QRectF(_PAD, top, self.width() - 2 * _PAD, self._pitch)
            self._paint(painter, row, entry, self._page)
        painter.end()

    def _paint(self, painter: QPainter, row: QRectF, entry: Entry, page: Page) -> None:
        size = self._type.pixelSize()
        is_left_out = self._alone is not None and self._alone != entry.theme_id
        painter.setOpacity(0.4 if is_left_out else 1.0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(page.quiet))
        digit = QRectF(row.left(), row.top(), size * _DIGIT, row.height())
        painter.drawText(digit, middle, "" if entry.digit is None else str(entry.digit))
        strong = QColor(tone(entry.colour).on(page.name).strong)
        centre = QPointF(digit.right() + size * _DOT / 2, row.center().y())
        painter.setPen(QPen(strong, 2))
        painter.setBrush(strong if entry.shown else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, size * _DOT / 2, size * _DOT / 2)
        painter.setPen(QColor(page.quiet))
        counted = f"{entry.shown} / {entry.total}"
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, counted)
        metrics = QFontMetricsF(self._type)
        row.setLeft(centre.x() + size * (_DOT / 2 + _APART))
        row.setRight(row.right() - metrics.horizontalAdvance(counted) - size * _APART)
        painter.setPen(QColor(page.ink if entry.shown else page.quiet))
        name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, row.width())
        painter.drawText(row, middle, name)
