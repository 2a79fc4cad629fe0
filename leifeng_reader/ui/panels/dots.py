"""The round dot that stands for a theme's tone."""

from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from leifeng_reader.ui import style
from leifeng_reader.ui.models.tones import tone_colour

DOT = 8


def paint_dot(painter: QPainter, centre: QPointF, name: str, across: float = DOT) -> None:
    """Paint a tone's dot."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone_colour(name))
    painter.drawEllipse(centre, across / 2, across / 2)


def dot_icon(name: str, *, is_ticked: bool = False) -> QIcon:
    """Return a tone's dot as an icon of 16 pixels, sharp on fine screens too.

    A menu shows either an icon or a tick, so the tick is put into the dot.
    """
    icon = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(16 * scale, 16 * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_dot(painter, QPointF(8, 8), name, 16 if is_ticked else 10)
        if is_ticked:
            painter.setPen(_tick_pen())
            painter.drawPolyline([QPointF(4.5, 8.3), QPointF(7, 10.8), QPointF(11.5, 5.7)])
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _tick_pen() -> QPen:
    app = cast(QApplication, QApplication.instance())
    pen = QPen(QColor(style.page("system", app).paper), 1.75)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
