"""Entries of a list: a line each, and below it quietly what there is to say about it."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from leifeng_reader.ui import style
from leifeng_reader.ui.chrome import Chrome

_QUIET = Qt.ItemDataRole.UserRole + 1
_SIDE, _ABOVE, _ICON, _GAP = 12, 8, 18, 10
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_TALL = 10_000


class Entries(QListWidget):
    """A list of entries of one or more lines each, as wide as the view."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setItemDelegate(_Painter(self))
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A scroll bar that comes and goes would change the width the lines are cut for.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def add(self, line: str, quiet: str = "", icon: QIcon | None = None, key: str = "") -> None:
        """Add an entry; `key` comes back from `key_of`."""
        item = QListWidgetItem(line)
        item.setData(_QUIET, quiet)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (line, quiet))))
        if icon is not None:
            item.setIcon(icon)
        self.addItem(item)

    def quiet(self, row: int) -> str:
        """Return what stands below an entry's line."""
        return str(self.item(row).data(_QUIET))

    def key_of(self, item: QListWidgetItem | None) -> str:
        """Return the key an entry was added with."""
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    def __init__(self, view: Entries) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for the wrapped lines."""
        width = self._view.viewport().width()
        inner = QRect(0, 0, width, _TALL).adjusted(_SIDE + _ICON + _GAP, 0, -_SIDE, 0)
        upper, lower = _parts(option, index, inner)
        return QSize(width, upper.height() + lower.height() + 2 * _ABOVE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint an entry: its icon, its line, and what is said about it."""
        chrome, area = style.chrome(cast(QApplication, QApplication.instance())), option.rect
        painter.save()
        _paint_ground(painter, option, chrome)
        found = index.data(Qt.ItemDataRole.DecorationRole)
        left = area.left() + _SIDE
        if isinstance(found, QIcon):
            top = area.top() + _ABOVE + (option.fontMetrics.height() - _ICON) // 2
            found.paint(painter, QRect(left, top, _ICON, _ICON))
            left += _ICON + _GAP
        inner = QRect(left, area.top() + _ABOVE, area.right() + 1 - _SIDE - left, _TALL)
        upper, lower = _parts(option, index, inner)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(option.font)
        painter.setPen(QColor(chrome.text))
        painter.drawText(upper, _WRAPPED, str(index.data()))
        painter.setPen(QColor(chrome.quiet))
        painter.drawText(lower.translated(0, upper.height()), _WRAPPED, str(index.data(_QUIET)))
        painter.restore()


def _parts(
    option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, inner: QRect
) -> tuple[QRect, QRect]:
    metrics = QFontMetrics(option.font)
    upper = metrics.boundingRect(inner, _WRAPPED, str(index.data()))
    quiet = str(index.data(_QUIET))
    lower = metrics.boundingRect(inner, _WRAPPED, quiet) if quiet else QRect()
    return (
        QRect(inner.left(), inner.top(), inner.width(), upper.height()),
        QRect(inner.left(), inner.top(), inner.width(), lower.height()),
    )


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, chrome: Chrome) -> None:
    flag = QStyle.StateFlag
    if option.state & flag.State_Selected:
        painter.fillRect(option.rect, QColor(chrome.tint))
    elif option.state & flag.State_MouseOver:
        painter.fillRect(option.rect, QColor(chrome.hover))
