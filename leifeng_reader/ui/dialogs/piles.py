"""The piles that passages are dealt to: the key, the name, and how many are on each."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from leifeng_reader.core.codebook import Codebook
from leifeng_reader.operations.triage import NewTheme, Pile
from leifeng_reader.ui import style
from leifeng_reader.ui.emptying import empty
from leifeng_reader.ui.models.deal import KEYS, Deal
from leifeng_reader.ui.models.offers import shown_path
from leifeng_reader.ui.panels.dots import paint_dot

_ROW, _CAP, _PAD = 38, 22, 10
_KEY = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_TONE = Qt.ItemDataRole.UserRole + 2
_MIDDLE = Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class Piles(QListWidget):
    """A click deals; the keyboard's focus stays with the card."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setAccessibleName(self.tr("Sub-themes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListWidget { background: transparent; }")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_piles(self, deal: Deal, codebook: Codebook, theme_id: str) -> None:
        """Show the piles that the passages of a theme are dealt to."""
        at = self.verticalScrollBar().value()
        counts = deal.counts()
        empty(self)
        for place, pile in enumerate(deal.piles):
            item = QListWidgetItem(_name(pile, codebook, theme_id))
            key = KEYS[place].upper() if place < len(KEYS) else ""
            item.setData(_KEY, key)
            item.setData(_COUNT, counts[pile])
            item.setData(_TONE, _tone(pile, codebook))
            item.setToolTip(item.text())
            spoken = f"{key}: {item.text()}, {counts[pile]}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.addItem(item)
        self.verticalScrollBar().setValue(at)


def _name(pile: Pile, codebook: Codebook, theme_id: str) -> str:
    if isinstance(pile, NewTheme):
        return pile.name
    path = codebook.path(pile)
    return path[-1] if codebook.themes[pile].parent_id == theme_id else shown_path(path)


def _tone(pile: Pile, codebook: Codebook) -> str:
    theme = None if isinstance(pile, NewTheme) else codebook.themes.get(pile)
    return theme.colour if theme is not None else ""


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that all rows have."""
        return QSize(160, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint key, dot, name and number."""
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        area = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(chrome.hover))
            painter.drawRoundedRect(area, 6, 6)
        left = area.left() + _PAD
        if key := str(index.data(_KEY)):
            cap = QRect(left, area.center().y() - _CAP // 2, _CAP, _CAP)
            painter.setPen(QColor(chrome.hairline))
            painter.setBrush(QColor(chrome.field))
            painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setPen(QColor(chrome.text))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        left += _CAP + _PAD
        if tone := str(index.data(_TONE)):
            paint_dot(painter, QPointF(left + 4, area.center().y() + 0.5), tone)
        left += 8 + _PAD
        words = QRect(left, area.top(), area.right() - _PAD - left, area.height())
        count = str(index.data(_COUNT) or "")
        painter.setPen(QColor(chrome.quiet))
        painter.drawText(words, _MIDDLE | Qt.AlignmentFlag.AlignRight, count)
        words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(count) - _PAD)
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, words.width()
        )
        painter.setPen(QColor(chrome.text))
        painter.drawText(words, _MIDDLE, name)
        painter.restore()
