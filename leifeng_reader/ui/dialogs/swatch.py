"""A page colour to choose, shown as a small page with its ink."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QApplication

from leifeng_reader.core.colours import PAGES, Page
from leifeng_reader.ui import style

_SIZE = QSize(72, 48)
_LABEL = 22
_CORNER = 6
_RING = 3


class Swatch(QAbstractButton):
    """One of several: "Aa" on the paper, its name below; "system" is half light, half dark."""

    def __init__(self, colour: str, label: str) -> None:
        """Stand for a name of PAGES or "system"."""
        super().__init__()
        self.colour = colour
        self.setText(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return the page's size with its name."""
        return QSize(_SIZE.width(), _SIZE.height() + _LABEL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, its ring when it is chosen or has the focus, and its name."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        chrome = style.chrome(app)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 0, self.width(), _SIZE.height())
        area.adjust(_RING + 0.5, _RING + 0.5, -_RING - 0.5, -_RING - 0.5)
        if self.colour in PAGES:
            _draw_page(painter, area, PAGES[self.colour])
        else:
            _draw_page(painter, area, PAGES["light"])
            painter.setClipPath(_lower_half(area))
            _draw_page(painter, area, PAGES["dark"])
            painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(chrome.hairline), 1))
        painter.drawRoundedRect(area, _CORNER, _CORNER)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(QColor(chrome.focus), 2))
            ring = area.adjusted(-2.5, -2.5, 2.5, 2.5)
            painter.drawRoundedRect(ring, _CORNER + 2, _CORNER + 2)
        painter.setPen(QColor(chrome.text if self.isChecked() else chrome.quiet))
        below = QRectF(0, _SIZE.height(), self.width(), _LABEL)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


def _draw_page(painter: QPainter, area: QRectF, page: Page) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(page.paper))
    painter.drawRoundedRect(area, _CORNER, _CORNER)
    font = QFont(style.reading_families())
    font.setPixelSize(18)
    painter.setFont(font)
    painter.setPen(QColor(page.ink))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "Aa")
    painter.setFont(QApplication.font())


def _lower_half(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    corners = [area.topRight(), area.bottomRight(), area.bottomLeft()]
    path.addPolygon(QPolygonF([QPointF(corner) for corner in corners]))
    path.closeSubpath()
    return path
