"""How the library's rows are painted: title over authors, a thin bar of progress, quiet times."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from leifeng_reader.operations.shelving import Shelved
from leifeng_reader.ui import style
from leifeng_reader.ui.chrome import Chrome
from leifeng_reader.ui.models.library import SHELVED, Column, LibraryModel

_SIDE = 12
_ABOVE = 8
_BAR = 4
_GAP = 10

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


_WIDTHS = {Column.PROGRESS: 152, Column.ANNOTATIONS: 112, Column.READ: 112, Column.ADDED: 112}
_SHOWN_FROM = {Column.READ: 420, Column.ANNOTATIONS: 540, Column.ADDED: 660}
"""The least width of the view at which a column is shown."""


class LibraryRows(QTreeView):
    """The library's rows; where there is little room, the least needed columns step back."""

    def __init__(self, model: LibraryModel) -> None:
        """Show a model."""
        super().__init__()
        self.setObjectName("libraryRows")
        self.setModel(model)
        self.setItemDelegate(RowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._dress_header()

    def _dress_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setStyleSheet(f"QHeaderView::section {{ padding-left: {_SIDE}px; }}")
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        above = QFrame()  # what stands beside the header must not look like a row
        above.setStyleSheet("background: palette(window); border-bottom: 1px solid palette(mid);")
        above.setFixedHeight(header.sizeHint().height())
        self.addScrollBarWidget(above, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the titles room."""
        for column, least in _SHOWN_FROM.items():
            self.setColumnHidden(column, self.width() < least)
        super().resizeEvent(event)


class RowPainter(QStyledItemDelegate):
    """Paints the cells of a view whose rows are whole lines."""

    def __init__(self, view: QTreeView) -> None:
        """Paint for a view."""
        super().__init__(view)
        self._view = view

    def _last_column(self) -> int:
        return max(column for column in Column if not self._view.isColumnHidden(column))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for two lines; columns have widths of their own."""
        plain, small = fonts()
        return QSize(0, 2 * _ABOVE + QFontMetrics(plain).height() + QFontMetrics(small).height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell and the line under it."""
        shelved, area = index.data(SHELVED), option.rect
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        painter.save()
        painter.setClipRect(area)
        self._paint_ground(painter, option, index, chrome)
        inner = area.adjusted(_SIDE, 0, -_SIDE, -1)
        match index.column():
            case Column.TITLE:
                _paint_title(painter, inner, shelved, chrome)
            case Column.PROGRESS:
                _paint_progress(painter, inner, shelved, str(index.data()), chrome)
            case _:
                _write(painter, inner, str(index.data()), fonts()[0], chrome.quiet)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        chrome: Chrome,
    ) -> None:
        state, area = option.state, option.rect
        flag = QStyle.StateFlag
        ground = chrome.field
        if state & flag.State_Selected:
            ground = chrome.tint
        elif state & flag.State_MouseOver:
            ground = chrome.hover
        painter.fillRect(area, QColor(ground))
        line = QRect(area.left(), area.bottom(), area.width(), 1)
        painter.fillRect(line, QColor(chrome.hairline))
        by_keyboard = self._view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        is_current = index.row() == self._view.currentIndex().row() and self._view.hasFocus()
        if is_current and by_keyboard:
            self._paint_ring(painter, area, index.column(), chrome)

    def _paint_ring(self, painter: QPainter, area: QRect, column: int, chrome: Chrome) -> None:
        """Draw this cell's part of the ring around the row the keyboard is on."""
        colour = QColor(chrome.focus)
        painter.fillRect(QRect(area.left(), area.top(), area.width(), 1), colour)
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colour)
        if column == Column.TITLE:
            painter.fillRect(QRect(area.left(), area.top(), 1, area.height()), colour)
        if column == self._last_column():
            painter.fillRect(QRect(area.right(), area.top(), 1, area.height()), colour)


def fonts() -> tuple[QFont, QFont]:
    """Return the font of a row and the smaller one of its second line."""
    plain, small = QFont(QApplication.font()), QFont(QApplication.font())
    small.setPixelSize(max(9, round(QFontInfo(plain).pixelSize() * 0.92)))
    return plain, small


def _paint_title(painter: QPainter, area: QRect, shelved: Shelved, chrome: Chrome) -> None:
    plain, small = fonts()
    title, authors = shelved.document.title, ", ".join(shelved.document.authors)
    if not authors:
        _write(painter, area, title, plain, chrome.text)
        return
    upper = QRect(area.left(), area.top() + _ABOVE, area.width(), QFontMetrics(plain).height())
    lower = QRect(area.left(), upper.bottom() + 1, area.width(), QFontMetrics(small).height())
    _write(painter, upper, title, plain, chrome.text)
    _write(painter, lower, authors, small, chrome.quiet)


def _paint_progress(
    painter: QPainter, area: QRect, shelved: Shelved, percent: str, chrome: Chrome
) -> None:
    if shelved.progress is None:
        return
    plain, _ = fonts()
    words = QFontMetrics(plain).horizontalAdvance("100%")
    _write(painter, area, percent, plain, chrome.quiet)
    width = area.width() - words - _GAP
    bar = QRectF(area.left() + words + _GAP, area.center().y() - _BAR / 2 + 1, width, _BAR)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    track = QColor(chrome.outline)
    track.setAlphaF(0.3)
    painter.setBrush(track)
    painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
    if shelved.progress > 0:
        bar.setWidth(max(_BAR, shelved.progress * width))
        painter.setBrush(QColor(chrome.accent))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)


def _write(painter: QPainter, area: QRect, words: str, font: QFont, colour: str) -> None:
    seen = words[:400]  # more fits no row, and cutting a long line to measure takes time
    cut = QFontMetrics(font).elidedText(seen, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, _LEFT | Qt.TextFlag.TextSingleLine, cut)
