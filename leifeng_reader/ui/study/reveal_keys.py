"""The keys of reveal mode: told in a thin line that fades, and listed on a sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from leifeng_reader.core.colours import Page

_SHOWN = 6000
_FADING = 600
_ROW = 1.9
_PAD = 36
_APART = 1.6


def key_rows() -> list[tuple[str, str]]:
    """Return the keys, and what they do."""
    return [
        (_tr("Space  →  Page down"), _tr("Show the next annotation, or the rest of its note")),
        (_tr("←  Backspace  Page up"), _tr("Take it back")),
        (_tr("1 … 9  0"), _tr("Show or hide a theme; 0 what has none")),
        (_tr("Alt+1 … 9"), _tr("Step through that theme alone, or all again")),
        (_tr("A  Home"), _tr("Show all, hide all")),
        ("↑  ↓", _tr("Move through the text, or move the spotlight")),
        ("S", _tr("Spotlight on one line")),
        ("B  W", _tr("Black or white screen")),
        ("+  −  Ctrl+0", _tr("Larger, smaller, usual type")),
        ("D", _tr("Dark or light page")),
        ("L  N", _tr("Legend, notes")),
        (_tr("Esc"), _tr("Leave")),
    ]


def _tr(words: str) -> str:
    return QCoreApplication.translate("RevealKeys", words)


class HelpLine(QWidget):
    """A line at the foot that goes away by itself."""

    def __init__(self, parent: QWidget) -> None:
        """Begin with nothing said."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = ""
        self._page: Page | None = None
        self._type = QFont()
        self._opacity = 0.0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SHOWN)
        self._pause.timeout.connect(self._fade)
        self._fading = QVariantAnimation(self)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.setDuration(_FADING)
        self._fading.valueChanged.connect(self._show_at)

    def say(self, words: str) -> None:
        """Show words for a while."""
        self.words = words
        self.setAccessibleName(words)
        self._fading.stop()
        self._show_at(1.0)
        self._pause.start()

    def lay(self, page: Page, size: int) -> None:
        """Take a page's colours and a type size."""
        self._page = page
        self._type.setPixelSize(size)
        self.update()

    def _fade(self) -> None:
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        if QApplication.style().styleHint(hint, None, self) > 0:
            self._fading.start()
        else:  # the system asks for less motion
            self._show_at(0.0)

    def _show_at(self, opacity: object) -> None:
        self._opacity = opacity if isinstance(opacity, float) else 0.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        if self._page is None or not self._opacity:
            return
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        painter.setFont(self._type)
        painter.setPen(QColor(self._page.quiet))
        room = QFontMetricsF(self._type).elidedText(
            self.words, Qt.TextElideMode.ElideRight, self.width() - 2.0 * _PAD
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, room)
        painter.end()


class KeySheet(QWidget):
    """Lists keys on a card in the middle; any key or click takes it away."""

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """Hold (keys, what they do); hidden at first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._rows = rows
        self._page: Page | None = None
        self._type = QFont()
        self.setAccessibleName("\n".join(f"{keys}: {words}" for keys, words in rows))
        self.hide()

    def lay(self, page: Page, size: int) -> None:
        """Take a page's colours and a type size."""
        self._page = page
        self._type.setPixelSize(size)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Veil the page and paint the card."""
        if self._page is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._page.paper)
        veil.setAlpha(190)
        painter.fillRect(self.rect(), veil)
        self._fit()
        card, keys = self._card()
        painter.setPen(QPen(QColor(self._page.hairline), 1))
        painter.setBrush(QColor(self._page.paper))
        painter.drawRoundedRect(card, 12, 12)
        painter.setFont(self._type)
        pitch = self._type.pixelSize() * _ROW
        for number, (key, words) in enumerate(self._rows):
            row = QRectF(card.left() + _PAD, card.top() + _PAD + number * pitch, keys, pitch)
            painter.setPen(QColor(self._page.quiet))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, key)
            row.setLeft(row.left() + keys + self._type.pixelSize() * _APART)
            row.setRight(card.right() - _PAD)
            painter.setPen(QColor(self._page.ink))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _fit(self) -> None:
        """Make the type smaller until the card is no larger than the screen."""
        while self._type.pixelSize() > 11 and not QRectF(self.rect()).contains(self._card()[0]):
            self._type.setPixelSize(self._type.pixelSize() - 1)

    def _card(self) -> tuple[QRectF, float]:
        """Return the card's place, and how wide the keys are."""
        metrics = QFontMetricsF(self._type)
        keys = max(metrics.horizontalAdvance(key) for key, _ in self._rows)
        words = max(metrics.horizontalAdvance(said) for _, said in self._rows)
        width = keys + words + self._type.pixelSize() * _APART + 2 * _PAD + 1
        height = len(self._rows) * self._type.pixelSize() * _ROW + 2 * _PAD
        card = QRectF(0, 0, width, height)
        card.moveCenter(QRectF(self.rect()).center())
        return card, keys
