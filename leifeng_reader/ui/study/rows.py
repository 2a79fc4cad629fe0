"""Rows of the builder's lists: a line of words, a quiet line below, something quiet at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui import style
from leifeng_reader.ui.chrome import Chrome
from leifeng_reader.ui.emptying import empty
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.models.tones import tone_colour
from leifeng_reader.ui.panels.dots import paint_dot
from leifeng_reader.ui.panels.tips import tip

ROW = Qt.ItemDataRole.UserRole + 1
"""The role that gives the Row an item shows."""

SIDE, ABOVE, EDGE, GAP, BETWEEN = 16, 8, 3, 10, 3
_MARK = 14
_SEEN = 300

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows; `key` names it.

    `below` stands quietly under its words, `mark` is the icon before that; `tail` stands quietly
    at the end, `strong` there in the accent. `tone` is that of its edge, of a heading's dot.
    `is_faint` rows step back; `is_quote`: set in the reading face. A heading cannot be chosen.
    """

    key: str
    words: str
    below: str = ""
    tail: str = ""
    strong: str = ""
    tone: str = ""
    mark: str = ""
    tip: str = ""
    is_faint: bool = False
    is_quote: bool = False
    is_heading: bool = False
    is_fixed: bool = False


class Rows(QListWidget):
    """A list of such rows."""

    def __init__(self, name: str) -> None:
        """Begin empty; `name` is for screen readers."""
        super().__init__()
        self._shown: Sequence[Row] = ()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(RowPainter(self))

    def keys(self) -> list[str]:
        """Return what names the rows, headings left out."""
        return [row.key for row in self._shown if not row.is_heading]

    def key(self) -> str:
        """Return what names the current row, or nothing."""
        at = self.currentRow()
        return self._shown[at].key if 0 <= at < len(self._shown) else ""

    def choose(self, key: str) -> bool:
        """Make the row of that name current, without telling; tell whether there is one."""
        for at, row in enumerate(self._shown):
            if row.key == key and not row.is_heading:
                if at != self.currentRow():
                    self.blockSignals(True)
                    self.setCurrentRow(at)
                    self.blockSignals(False)
                return True
        return False

    def fill(self, rows: Sequence[Row]) -> None:
        """Show other rows, at the same place, the same one current where it is still there."""
        if [row.key for row in rows] == [row.key for row in self._shown]:
            changed = (at for at, row in enumerate(rows) if row != self._shown[at])
            for at in changed:
                _show(self.item(at), rows[at], self._heights())
            self._shown = tuple(rows)
            return
        key, current, at = self.key(), self.currentRow(), self.verticalScrollBar().value()
        heights = self._heights()
        self.blockSignals(True)
        empty(self)
        self._shown = tuple(rows)
        for row in rows:
            item = QListWidgetItem()
            _show(item, row, heights)
            self.addItem(item)
        if not (key and self.choose(key)) and self.count():
            self._choose_near(current)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(at)
        self.viewport().update()

    def _choose_near(self, at: int) -> None:
        if at >= 0:
            at = min(at, self.count() - 1)
            self.setCurrentRow(min(at + self._shown[at].is_heading, self.count() - 1))

    def _heights(self) -> tuple[int, int, int]:
        """Return the heights of a line of words, of a quote, and of a quiet line."""
        plain, quote = QFontMetrics(QApplication.font()), QFontMetrics(reading_font())
        return plain.height(), quote.height(), QFontMetrics(small_font()).height()


def _show(item: QListWidgetItem, row: Row, heights: tuple[int, int, int]) -> None:
    plain, quote, small = heights
    height = (quote if row.is_quote else plain) + 2 * ABOVE + 1
    height += BETWEEN + small if row.below else 0
    item.setSizeHint(QSize(0, plain + 2 * ABOVE + 4 if row.is_heading else height))
    item.setText(shortened(row.words, _SEEN))
    item.setData(ROW, row)
    item.setToolTip(tip(row.tip))
    if row.is_heading:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    elif row.is_fixed:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
    spoken = ". ".join(filter(None, (row.below, row.tip)))
    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, spoken)


def small_font() -> QFont:
    """Return the type of quiet lines."""
    font = QFont(QApplication.font())
    font.setPixelSize(max(10, QFontInfo(font).pixelSize() - 1))
    return font


def reading_font() -> QFont:
    """Return the type of quotes."""
    font = QFont()
    font.setFamilies(style.reading_families())
    font.setPixelSize(QFontInfo(QApplication.font()).pixelSize() + 1)
    return font


class RowPainter(QStyledItemDelegate):
    """Paints rows and headings."""

    def __init__(self, view: Rows) -> None:
        """Paint for a list."""
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        row = index.data(ROW)
        painter.save()
        painter.setClipRect(option.rect)
        if row.is_heading:
            _paint_heading(painter, option.rect, row, chrome)
        else:
            self._paint_ground(painter, option, index, chrome)
            _paint_row(painter, option.rect, row, chrome)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, chrome: Chrome
    ) -> None:
        flag, area = QStyle.StateFlag, option.rect
        if option.state & flag.State_Selected:
            painter.fillRect(area, QColor(chrome.tint))
        elif option.state & flag.State_MouseOver:
            painter.fillRect(area, QColor(chrome.hover))
        line = QRect(area.left() + SIDE, area.bottom(), area.width() - 2 * SIDE, 1)
        painter.fillRect(line, QColor(chrome.hairline))
        by_keys = self._view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if by_keys and self._view.hasFocus() and index.row() == self._view.currentRow():
            painter.setPen(QColor(chrome.focus))
            painter.drawRect(area.adjusted(0, 0, -1, -1))


def _paint_heading(painter: QPainter, area: QRect, row: Row, chrome: Chrome) -> None:
    line = area.adjusted(SIDE, 4, -SIDE, 0)
    font = small_font()
    _write(painter, line, row.tail, font, chrome.quiet, at_end=True)
    line.setRight(line.right() - QFontMetrics(font).horizontalAdvance(row.tail) - GAP)
    if row.tone:
        paint_dot(painter, QPointF(line.left() + 4, line.center().y() + 1), row.tone)
        line.setLeft(line.left() + 16)
    font.setWeight(QFont.Weight.DemiBold)
    _write(painter, line, row.words, font, chrome.text)
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(chrome.hairline))


def _paint_row(painter: QPainter, area: QRect, row: Row, chrome: Chrome) -> None:
    line = area.adjusted(SIDE, ABOVE, -SIDE, -ABOVE - 1)
    if row.tone:
        colour = tone_colour(row.tone)
        colour.setAlphaF(0.4 if row.is_faint else 1.0)
        painter.fillRect(QRect(line.left(), line.top(), EDGE, line.height()), colour)
        line.setLeft(line.left() + EDGE + GAP)
    line.setRight(line.right() - _paint_tail(painter, line, row, chrome))
    font, small = reading_font() if row.is_quote else QFont(QApplication.font()), small_font()
    upper = QRect(line.left(), line.top(), line.width(), QFontMetrics(font).height())
    ink = chrome.quiet if row.is_faint else chrome.text
    _write(painter, upper, shortened(row.words, _SEEN), font, ink)
    if row.below:
        top = upper.bottom() + 1 + BETWEEN
        lower = QRect(line.left(), top, line.width(), QFontMetrics(small).height())
        if row.mark:
            place = QRect(lower.left(), lower.center().y() - _MARK // 2 + 1, _MARK, _MARK)
            icon(row.mark).paint(painter, place)
            lower.setLeft(lower.left() + _MARK + 5)
        _write(painter, lower, shortened(row.below, _SEEN), small, chrome.quiet)


def _paint_tail(painter: QPainter, line: QRect, row: Row, chrome: Chrome) -> int:
    """Write what stands at the end; return how much room it took."""
    taken = 0
    for words, ink, is_strong in (
        (row.strong, chrome.focus, True),
        (row.tail, chrome.quiet, False),
    ):
        if words:
            font = small_font()
            if is_strong:
                font.setWeight(QFont.Weight.DemiBold)
            _write(painter, line.adjusted(0, 0, -taken, 0), words, font, ink, at_end=True)
            taken += QFontMetrics(font).horizontalAdvance(words) + GAP
    return taken


def _write(
    painter: QPainter, area: QRect, words: str, font: QFont, ink: str, *, at_end: bool = False
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
