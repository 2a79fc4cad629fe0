"""Keys drawn as on a keyboard."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from leifeng_reader.ui import style

HEIGHT = 22
_PAD, _CORNER = 6, 5
_TOGETHER, _APART = 3, 8

_PLUS = re.compile(r"(?<=[^+])\+")
_MARKS = frozenset({"/", "…", "–"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A key, or a mark between keys; `gap` is the space before it."""

    text: str
    is_key: bool
    gap: int


def pieces(keys: str) -> list[Piece]:
    """Take apart keys as they are written: `Ctrl+Shift+Z / Ctrl+Y`, `1 … 9`, `Ctrl+← →`.

    `+` joins keys pressed together; spaces part keys, and marks that are drawn as they are.
    """
    made: list[Piece] = []
    for word in keys.split():
        if word in _MARKS:
            made.append(Piece(word, False, _APART if made else 0))
            continue
        for place, key in enumerate(_PLUS.split(word)):
            gap = _TOGETHER if place or (made and made[-1].is_key) else _APART
            made.append(Piece(key, True, gap if made else 0))
    return made


class KeyCaps(QWidget):
    """One way or several to press something, on soft caps."""

    def __init__(self, keys: str) -> None:
        """Draw keys as `pieces` reads them."""
        super().__init__()
        self._pieces = pieces(keys)
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(QFontInfo(font).pixelSize() * 0.92)))
        return font

    def _width(self, piece: Piece) -> float:
        width = QFontMetricsF(self._small()).horizontalAdvance(piece.text)
        return max(HEIGHT, width + 2 * _PAD) if piece.is_key else width

    def sizeHint(self) -> QSize:
        """Return the room all caps need."""
        width = sum(piece.gap + self._width(piece) for piece in self._pieces)
        return QSize(round(width + 1), HEIGHT + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caps from the left."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        chrome = style.chrome(app)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        left = 0.0
        for piece in self._pieces:
            area = QRectF(left + piece.gap, 0, self._width(piece), HEIGHT)
            left = area.right()
            if piece.is_key:
                cap = area.adjusted(0.5, 0.5, -0.5, -0.5)
                painter.setPen(QColor(chrome.hairline))
                painter.setBrush(QColor(chrome.pressed))
                painter.drawRoundedRect(cap.translated(0, 1), _CORNER, _CORNER)
                painter.setBrush(QColor(chrome.field))
                painter.drawRoundedRect(cap, _CORNER, _CORNER)
            painter.setPen(QColor(chrome.text if piece.is_key else chrome.quiet))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, piece.text)
        painter.end()
