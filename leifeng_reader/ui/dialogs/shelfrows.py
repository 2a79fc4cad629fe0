"""How the library's rows are painted: cover, title over authors, bar of progress, quiet times."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
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
from leifeng_reader.ui.covers import Covers
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.models.library import SHELVED, Column, LibraryModel
from leifeng_reader.ui.wording import enumerated

_SIDE = 12
_ABOVE = 6
_BAR = 4
_GAP = 10
COVER = QSize(36, 50)

_ARROW = 12
_BACK = 3
_LETTER, _STACKED = 22, 15
_FIRST_WIDE, _LAST_WIDE = "\u3040", "\u9fff"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute

_WIDTHS = {Column.PROGRESS: 152, Column.ANNOTATIONS: 112, Column.READ: 112, Column.ADDED: 112}
_SHOWN_FROM = {Column.READ: 420, Column.ANNOTATIONS: 540, Column.ADDED: 660}
"""The least width of the view at which a column is shown."""


class LibraryRows(QTreeView):
    """The library's rows; where there is little room, the least needed columns step back."""

    def __init__(self, model: LibraryModel, library: Path) -> None:
        """Show a model, with covers of the texts in a library."""
        super().__init__()
        self.setObjectName("libraryRows")
        self.setModel(model)
        self.covers = Covers(library, COVER * self.devicePixelRatioF(), self)
        self.covers.arrived.connect(self.viewport().update)
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
        header = SortHeader()
        self.setHeader(header)
        header.setStretchLastSection(False)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
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


class SortHeader(QHeaderView):
    """Names of columns; the arrow stands beside the name it belongs to, not in the far corner."""

    def __init__(self) -> None:
        """Begin without columns."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setStyleSheet(
            f"QHeaderView::section {{ padding-left: {_SIDE}px; }}"
            "QHeaderView::up-arrow, QHeaderView::down-arrow { image: none; width: 0; height: 0; }"
        )

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a name, and the arrow if the rows are in its order."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if self.isSortIndicatorShown() and section == self.sortIndicatorSection():
            name = str(self.model().headerData(section, self.orientation()))
            left = rect.left() + _SIDE + self.fontMetrics().horizontalAdvance(name) + _ARROW // 3
            upwards = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            place = QRect(left, rect.center().y() - _ARROW // 2 + 1, _ARROW, _ARROW)
            icon("up" if upwards else "down").paint(painter, place)


class RowPainter(QStyledItemDelegate):
    """Paints the cells of a view whose rows are whole lines."""

    def __init__(self, view: LibraryRows) -> None:
        """Paint for a view."""
        super().__init__(view)
        self._view = view

    def _last_column(self) -> int:
        return max(column for column in Column if not self._view.isColumnHidden(column))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for a cover, and two lines; columns have widths of their own."""
        plain, small = fonts()
        lines = QFontMetrics(plain).height() + QFontMetrics(small).height()
        return QSize(0, 2 * _ABOVE + max(COVER.height(), lines) + 1)

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
                self._paint_cover(painter, inner, shelved, chrome)
                _paint_title(
                    painter, inner.adjusted(COVER.width() + _SIDE, 0, 0, 0), shelved, chrome
                )
            case Column.PROGRESS:
                _paint_progress(painter, inner, shelved, str(index.data()), chrome)
            case _:
                _write(painter, inner, str(index.data()), fonts()[0], chrome.quiet)
        painter.restore()

    def _paint_cover(
        self, painter: QPainter, area: QRect, shelved: Shelved, chrome: Chrome
    ) -> None:
        place = QRect(QPoint(area.left(), area.center().y() - COVER.height() // 2 + 1), COVER)
        cover = self._view.covers.of(shelved.document.text_id)
        if cover is None:
            _paint_tile(painter, place, shelved.document.title, chrome)
        else:
            painter.drawImage(place, cover)
        painter.setPen(QColor(chrome.hairline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5))

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
    title, authors = shelved.document.title, enumerated(shelved.document.authors)
    if not authors:
        _write(painter, area, title, plain, chrome.text)
        return
    heights = QFontMetrics(plain).height(), QFontMetrics(small).height()
    top = area.top() + (area.height() - sum(heights)) // 2
    upper = QRect(area.left(), top, area.width(), heights[0])
    lower = QRect(area.left(), upper.bottom() + 1, area.width(), heights[1])
    _write(painter, upper, title, plain, chrome.text)
    _write(painter, lower, authors, small, chrome.quiet)


def _paint_tile(painter: QPainter, place: QRect, title: str, chrome: Chrome) -> None:
    """Paint what stands for a text without a cover: a back, and how its title begins."""
    painter.fillRect(place, QColor(chrome.window))
    painter.fillRect(QRect(place.topLeft(), QSize(_BACK, place.height())), QColor(chrome.hairline))
    letters = initials(title)
    font = QFont(style.reading_families())
    font.setPixelSize(_LETTER if len(letters) == 1 else _STACKED)
    painter.setFont(font)
    painter.setPen(QColor(chrome.quiet))
    front = place.adjusted(_BACK, 0, 0, 0)
    middle = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
    step = round(font.pixelSize() * 1.15)
    top = front.center().y() - step * len(letters) // 2 + 1
    for number, letter in enumerate(letters):
        line = QRect(front.left(), top + number * step, front.width(), step)
        painter.drawText(line, middle, letter)


def initials(title: str) -> str:
    """Return the letter that stands for a title; of Chinese and Japanese titles, two."""
    letters = [letter for letter in title if letter.isalnum()]
    if len(letters) > 1 and all(_FIRST_WIDE <= letter <= _LAST_WIDE for letter in letters[:2]):
        return "".join(letters[:2])
    return letters[0].upper()[:1] if letters else "…"


def _paint_progress(
    painter: QPainter, area: QRect, shelved: Shelved, percent: str, chrome: Chrome
) -> None:
    if shelved.percent is None:
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
    if shelved.percent > 0:
        bar.setWidth(max(_BAR, shelved.percent / 100 * width))
        painter.setBrush(QColor(chrome.accent))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)


def _write(painter: QPainter, area: QRect, words: str, font: QFont, colour: str) -> None:
    seen = words[:400]  # more fits no row, and cutting a long line to measure takes time
    cut = QFontMetrics(font).elidedText(seen, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(area, _LEFT | Qt.TextFlag.TextSingleLine, cut)
