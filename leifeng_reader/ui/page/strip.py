"""The strip beside the scroll bar: where annotations and finds are, in their colours."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from leifeng_reader.core.annotation import Annotation, Scope
from leifeng_reader.core.colours import PAGES, Page, tone
from leifeng_reader.core.index import Key
from leifeng_reader.ui.page.marks import MarkSource
from leifeng_reader.ui.page.painting import ribbon_shape

_MARK = 3
_RIBBON = 9


class Strip(QWidget):
    """The whole text as a column; `wanted` carries where a click wants to go, 0 to 1."""

    WIDTH = 14
    wanted = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self.setObjectName("overviewStrip")
        self.setAccessibleName(self.tr("Overview of annotations"))
        self.setToolTip(self.tr("Annotations and finds in the whole text. Click to go there."))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._page = PAGES["light"]
        self._length = 1
        self._source = MarkSource()
        self._rows: dict[int, QColor] = {}
        self._ribbons: dict[int, QColor] = {}
        self._hits: tuple[tuple[int, int], ...] = ()

    def sizeHint(self) -> QSize:
        """Return a narrow column."""
        return QSize(self.WIDTH, 100)

    def set_page(self, page: Page) -> None:
        """Take the page's colours."""
        self._page = page
        self.show_marks(self._source)

    def show_length(self, length: int) -> None:
        """Begin a text of a length."""
        self._length = max(1, length)
        self._hits = ()
        self.show_marks(MarkSource())

    def show_marks(self, source: MarkSource) -> None:
        """Show the marks of a source."""
        self._source = source
        self._rows = {}
        height = max(1, self.height() - _MARK)
        shown = self._first_shown((-1, -1, ""))
        while shown is not None:
            row = shown.start * height // self._length
            self._rows[row] = self._colour(shown)
            shown = self._first_shown((self._start_of(row + 1, height), -1, ""))
        places = source.places(0, self._length)
        self._ribbons = {a.start * height // self._length: self._colour(a) for a in places}
        self.update()

    def _colour(self, annotation: Annotation) -> QColor:
        return QColor(tone(self._source.tone(annotation)).on(self._page.name).strong)

    def _first_shown(self, key: Key) -> Annotation | None:
        """Return the first passage after key that shows."""
        following = self._source.index.following(key)
        passages = (a for a in following if a.scope is Scope.PASSAGE)
        return next(filter(self._source.stands, passages), None)

    def _start_of(self, row: int, height: int) -> int:
        """Return the first position that falls into a row: where to look on, however many
        annotations the row before it has."""
        return -(-row * self._length // height)

    def show_hits(self, hits: Sequence[tuple[int, int]]) -> None:
        """Show what a search found."""
        self._hits = tuple(hits)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find every mark its row again."""
        super().resizeEvent(event)
        self.show_marks(self._source)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line for each row that has a mark, annotations left, finds right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._page.paper))
        for row, colour in self._rows.items():
            painter.fillRect(3, row, 5, _MARK, colour)
        for row in self._hit_rows():
            painter.fillRect(9, row, 4, _MARK, QColor(self._page.find_current))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._page.paper))
        for row, colour in self._ribbons.items():
            painter.setBrush(colour)
            painter.drawPolygon(ribbon_shape(QRectF(2, row, 7, _RIBBON)))
        painter.end()

    def _hit_rows(self) -> list[int]:
        """Return the rows with a hit; skips from row to row, however many hits there are."""
        height, rows, place = max(1, self.height() - _MARK), [], 0
        while place < len(self._hits):
            row = self._hits[place][0] * height // self._length
            rows.append(row)
            place = bisect_left(self._hits, (self._start_of(row + 1, height), 0), place + 1)
        return rows

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to go to the place clicked."""
        self.wanted.emit(min(max(event.position().y() / max(1, self.height()), 0.0), 1.0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ask to go along while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the press began."""
        event.accept()
