"""The note of the annotation that is spoken of, in large type below the page."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from leifeng_reader.core.colours import Page
from leifeng_reader.ui.panels.folding import FoldedText, Inks, fold_prose
from leifeng_reader.ui.prose import prose

_SHARE = 0.38
"""How much of the screen's height a note may take; a longer one has pages."""

_SIZE, _NAMES = 0.8, 0.5
_PITCH = 1.42
_MOST_LINES = 400
_PAD = 24
_BAR = 4


class NoteBand(QWidget):
    """Shows a note under the names of its themes; of a long one a page at a time."""

    def __init__(self, parent: QWidget) -> None:
        """Begin with no note."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._note = self._names = ""
        self._colour = ""
        self._page: Page | None = None
        self._left = 0
        self._set: FoldedText | None = None
        self._pitch = self._on_a_page = 1
        self._type, self._small = QFont(), QFont()
        self.pages, self.number = 1, 0

    def show_note(self, note: str, names: str, colour: str) -> None:
        """Show another note from its first page; "" for none."""
        self._note, self._names, self._colour = note.strip(), names, colour
        self.number = 0
        self.setAccessibleName(f"{names}: {note}" if note else "")

    @property
    def has_note(self) -> bool:
        """Whether there is something to show."""
        return bool(self._note)

    def turn(self, step: int) -> bool:
        """Go to the note's next (1) or previous (-1) page; tell whether it has one."""
        if not self.has_note or not 0 <= self.number + step < self.pages:
            return False
        self.number += step
        self.update()
        return True

    def lay(self, page: Page, size: int, left: int, column: int, screen: int) -> int:
        """Set the note for a type size and column; return how tall the band has to be."""
        self._page, self._left = page, left
        if not self.has_note:
            return 0
        self._type.setPixelSize(max(16, round(size * _SIZE)))
        self._small.setPixelSize(max(13, round(size * _NAMES)))
        self._pitch = round(self._type.pixelSize() * _PITCH)
        inks = Inks(page.link, page.quiet)
        width = column - _BAR - _PAD
        read = prose(self._note)
        self._set = fold_prose(read, self._type, inks, width, _MOST_LINES, self._pitch)
        lines = max(1, self._set.layout.lineCount())
        room = screen * _SHARE - self._head() - 2 * _PAD
        self._on_a_page = max(2, int(room / self._pitch))
        self.pages = ceil(lines / self._on_a_page)
        self.number = min(self.number, self.pages - 1)
        shown = min(lines, self._on_a_page)
        return round(self._head() + shown * self._pitch + 2 * _PAD)

    def _head(self) -> float:
        return QFontMetricsF(self._small).height() * 1.4

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names, the note, and which page of it this is."""
        page = self._page
        if page is None or self._set is None or not self.has_note:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(page.paper))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(page.hairline))
        inside = QRectF(self.rect()).adjusted(self._left, _PAD, -_PAD, -_PAD)
        painter.fillRect(
            QRectF(inside.left(), inside.top(), _BAR, inside.height()), QColor(self._colour)
        )
        inside.setLeft(inside.left() + _BAR + _PAD)
        painter.setFont(self._small)
        painter.setPen(QColor(page.quiet))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop, self._head_words())
        inside.setTop(inside.top() + self._head())
        painter.setClipRect(inside.adjusted(-_BAR, 0, _PAD, _BAR))
        painter.setPen(QColor(page.ink))
        above = self.number * self._on_a_page * self._pitch
        self._set.layout.draw(painter, QPointF(inside.left(), inside.top() - above))
        painter.end()

    def _head_words(self) -> str:
        if self.pages < 2:
            return self._names
        return f"{self._names}   {self.number + 1} / {self.pages}"
