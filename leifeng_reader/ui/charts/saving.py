"""A picture as the bytes of a file: PNG, SVG, and its numbers as CSV."""

import csv
import io

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from leifeng_reader.core.spreadsheet import escaped_cells
from leifeng_reader.ui.charts.chart import Chart, Dress, Table, paint, with_empty_words

_SCALE = 2.0
_MOST_PIXELS = 16_000


def as_png(chart: Chart, dress: Dress) -> bytes:
    """Return a picture at twice the screen's size, smaller where that would be enormous."""
    longest = max(chart.size.width(), chart.size.height(), 1.0)
    scale = min(_SCALE, _MOST_PIXELS / longest)
    image = QImage(_pixels(chart, scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    paint(painter, with_empty_words(chart, dress), dress)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data())


def as_svg(chart: Chart, dress: Dress, title: str) -> bytes:
    """Return a picture as lines and words."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setTitle(title)
    made.setSize(_pixels(chart, 1.0))
    made.setViewBox(QRectF(0, 0, chart.size.width(), chart.size.height()))
    painter = QPainter(made)
    paint(painter, with_empty_words(chart, dress), dress)
    painter.end()
    buffer.close()
    return bytes(kept.data())


def as_csv(table: Table) -> bytes:
    """Return a table for spreadsheets: a name that looks like a formula gets a ' in front."""
    kept = io.StringIO(newline="")
    csv.writer(kept).writerows(escaped_cells(list(row))[:-1] for row in table)
    return kept.getvalue().encode("utf-8-sig")


def _pixels(chart: Chart, scale: float) -> QSize:
    return QSize(round(chart.size.width() * scale), round(chart.size.height() * scale))
