"""How the lines of a concordance are painted: the words under each other in one column."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from leifeng_reader.ui import style
from leifeng_reader.ui.dialogs.listingrows import fonts
from leifeng_reader.ui.models.concordance import Column, ConcordanceModel

_SIDE, _ABOVE = 8, 5
_DOCUMENT, _DOCUMENT_FROM = 168, 640
_HIT_MOST, _HIT_LEAST, _SAMPLED = 0.3, 56, 200

Index = QModelIndex | QPersistentModelIndex


class ConcordanceRows(QTableView):
    """Lines of one height; both sides have the same room."""

    def __init__(self, model: ConcordanceModel) -> None:
        """Show a model."""
        super().__init__()
        self.setObjectName("concordanceRows")
        self._model = model
        self._names_texts = True
        self.setModel(model)
        painter = LinePainter(self)
        self.setItemDelegate(painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(painter.height())
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        model.modelReset.connect(self.fit)

    def name_texts(self, named: bool) -> None:
        """Show or hide which text a line is of."""
        self._names_texts = named
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the words the room they need, and each side half of the rest."""
        room = self.viewport().width()
        is_named = self._names_texts and room >= _DOCUMENT_FROM
        self.setColumnHidden(Column.DOCUMENT, not is_named)
        metrics = QFontMetrics(_bold(fonts()[0]))
        hits = (line.hit for line in self._model.lines[:_SAMPLED])
        widest = max(map(metrics.horizontalAdvance, hits), default=0) + 2 * _SIDE
        hit = min(max(widest, _HIT_LEAST), round(room * _HIT_MOST))
        side = (room - hit - (_DOCUMENT if is_named else 0)) // 2
        for column, width in (
            (Column.LEFT, side),
            (Column.HIT, hit),
            (Column.RIGHT, side),
            (Column.DOCUMENT, _DOCUMENT),
        ):
            self.horizontalHeader().resizeSection(column, width)

    def chosen(self) -> list[int]:
        """Return the rows that are selected, from the top."""
        parts = self.selectionModel().selection().toList()
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})


class LinePainter(QStyledItemDelegate):
    """Paints a cell: what stands left is cut at its beginning, what stands right at its end."""

    def __init__(self, view: ConcordanceRows) -> None:
        """Paint for a view."""
        super().__init__(view)
        self._view = view

    def height(self) -> int:
        """Return how tall every line is."""
        return QFontMetrics(fonts()[0]).height() + 2 * _ABOVE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that all lines have."""
        return QSize(0, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        area, flag = option.rect, QStyle.StateFlag
        reading, small = fonts()
        painter.save()
        painter.setClipRect(area)
        is_current = index.row() == self._view.currentIndex().row() and self._view.hasFocus()
        ground = chrome.tint if option.state & flag.State_Selected else chrome.field
        painter.fillRect(area, QColor(ground))
        if is_current:
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(chrome.focus))
        side, cut, font, colour = {
            Column.LEFT: (Qt.AlignmentFlag.AlignRight, _LEFT, reading, chrome.text),
            Column.HIT: (Qt.AlignmentFlag.AlignHCenter, _RIGHT, _bold(reading), chrome.focus),
            Column.RIGHT: (Qt.AlignmentFlag.AlignLeft, _RIGHT, reading, chrome.text),
            Column.DOCUMENT: (Qt.AlignmentFlag.AlignLeft, _RIGHT, small, chrome.quiet),
        }[Column(index.column())]
        inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
        words = QFontMetrics(font).elidedText(str(index.data()), cut, inner.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(inner, int(line), words)
        painter.restore()


_LEFT, _RIGHT = Qt.TextElideMode.ElideLeft, Qt.TextElideMode.ElideRight


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
