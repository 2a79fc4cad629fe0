"""Rows of one line each: a quiet time before, what it is, and something quiet at the end."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from leifeng_reader.operations.excerpts import one_line
from leifeng_reader.ui import style
from leifeng_reader.ui.chrome import Chrome

LEAD = Qt.ItemDataRole.UserRole + 1
"""What stands quietly before a row's words."""

TAIL = Qt.ItemDataRole.UserRole + 2
"""What stands quietly after them, at the right."""

HEADING = Qt.ItemDataRole.UserRole + 3
"""Whether a row is a heading, which cannot be chosen."""

Index = QModelIndex | QPersistentModelIndex

_SIDE, _ABOVE, _GAP = 16, 6, 12
_SHOWN = 400
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineRows(QListView):
    """A list of such rows; `lead` is the widest that stands before them."""

    def __init__(self, lead: str = "") -> None:
        """Begin without a model."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(LinePainter(self, lead))

    def choose(self, row: int) -> None:
        """Make the first row current that can be, from `row` on."""
        model = self.model()
        for place in range(max(0, row), model.rowCount()):
            index = model.index(place, 0)
            if not index.data(HEADING):
                self.setCurrentIndex(index)
                return

    def keyboardSearch(self, search: str) -> None:
        """Letters are words of the filter, which has a field of its own."""


class LinePainter(QStyledItemDelegate):
    """Paints the rows of a list."""

    def __init__(self, view: LineRows, lead: str) -> None:
        """Paint for a view; `lead` is the widest that stands before a row."""
        super().__init__(view)
        self._view = view
        self._lead = lead

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for one line."""
        return QSize(0, max(32, QFontMetrics(self._view.font()).height() + 2 * _ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row with its ground."""
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        area = option.rect
        painter.save()
        if index.data(HEADING):
            self._paint_heading(painter, area, str(index.data()), chrome)
        else:
            self._paint_ground(painter, option, index, chrome)
            self._paint_line(painter, area.adjusted(_SIDE, 0, -_SIDE, 0), index, chrome)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, words: str, chrome: Chrome) -> None:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        line = QRect(area.left() + _SIDE, area.bottom(), area.width() - 2 * _SIDE, 1)
        painter.fillRect(line, QColor(chrome.hairline))
        _write(painter, area.adjusted(_SIDE, 4, -_SIDE, 0), words, font, chrome.text)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, chrome: Chrome
    ) -> None:
        flag = QStyle.StateFlag
        area = option.rect.adjusted(4, 0, -4, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & flag.State_Selected:
            painter.setBrush(QColor(chrome.tint))
            painter.drawRoundedRect(area, 6, 6)
        elif option.state & flag.State_MouseOver:
            painter.setBrush(QColor(chrome.hover))
            painter.drawRoundedRect(area, 6, 6)
        by_keyboard = self._view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if index == self._view.currentIndex() and self._view.hasFocus() and by_keyboard:
            painter.setPen(QColor(chrome.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_line(self, painter: QPainter, area: QRect, index: Index, chrome: Chrome) -> None:
        font = self._view.font()
        metrics = QFontMetrics(font)
        lead, tail = str(index.data(LEAD) or ""), str(index.data(TAIL) or "")
        if self._lead:
            width = metrics.horizontalAdvance(self._lead)
            _write(
                painter,
                QRect(area.left(), area.top(), width, area.height()),
                lead,
                font,
                chrome.quiet,
            )
            area = area.adjusted(width + _GAP, 0, 0, 0)
        if tail:
            width = min(metrics.horizontalAdvance(tail) + 2, area.width() // 2)
            place = QRect(area.right() - width, area.top(), width, area.height())
            _write(painter, place, tail, font, chrome.quiet, _RIGHT)
            area = area.adjusted(0, 0, -width - _GAP, 0)
        _write(painter, area, str(index.data()), font, chrome.text)


def _write(
    painter: QPainter,
    area: QRect,
    words: str,
    font: QFont,
    colour: str,
    flags: Qt.AlignmentFlag = _LEFT,
) -> None:
    metrics = QFontMetrics(font)
    seen = one_line(words[:_SHOWN])
    cut = metrics.elidedText(seen, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, int(flags | Qt.TextFlag.TextSingleLine), cut)
