"""How a theme's row in the tree is divided and painted."""

from dataclasses import dataclass
from enum import Enum
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.filters import Filter
from leifeng_reader.ui import style
from leifeng_reader.ui.chrome import Chrome
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.models.themes import ThemeRole
from leifeng_reader.ui.panels.dots import DOT, paint_dot
from leifeng_reader.ui.session import Session

ROW = 30
SIDE = 12
"""Free at both sides of a row, as beside the cards."""

_EDITOR = 24
_MARK = 16
_KEY = 16
_CENTRE = Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class Part(Enum):
    """What a click in a row hits."""

    NAME = "name"
    COUNT = "count"
    FILTER = "filter"
    EYE = "eye"


@dataclass(frozen=True, slots=True)
class RowParts:
    """Where the parts of a row are; `slot` holds the key, or the filter's mark in its stead."""

    dot: QPointF
    name: QRect
    slot: QRect
    count: QRect
    eye: QRect

    @classmethod
    def of(cls, row: QRect, width: int) -> "RowParts":
        """Divide a row; `width` is what is there without a scroll bar."""
        eye = QRect(width - SIDE - 4 - 24, row.top(), 24, row.height())
        count = QRect(eye.left() - 36, row.top(), 32, row.height())
        slot = QRect(count.left() - 24, row.top(), 24, row.height())
        left = row.left() + 8 + DOT + 8
        name = QRect(left, row.top(), max(0, slot.left() - 4 - left), row.height())
        return cls(
            QPointF(row.left() + 8 + DOT / 2, row.center().y() + 0.5), name, slot, count, eye
        )

    def at(self, point: QPoint) -> Part:
        """Return the part at a point; what is no other part is the name."""
        for part, rect in (
            (Part.EYE, self.eye),
            (Part.COUNT, self.count),
            (Part.FILTER, self.slot),
        ):
            if rect.contains(point):
                return part
        return Part.NAME


@dataclass(frozen=True, slots=True)
class _State:
    chrome: Chrome
    is_hidden: bool
    is_filtered: bool
    is_hot: bool
    is_archived: bool

    @property
    def name(self) -> str:
        """The colour of the name."""
        if self.is_archived:
            return self.chrome.faint
        return self.chrome.quiet if self.is_hidden else self.chrome.text


class ThemeRow(QStyledItemDelegate):
    """Paints dot, name, key, count and eye; the name is edited in place."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Paint for a session."""
        super().__init__(parent)
        self._session = session
        self._icons = {name: icon(name) for name in ("eye", "eye-off", "filter")}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that all rows have."""
        return QSize(160, max(ROW, option.fontMetrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row; its ground is painted by the tree."""
        theme = index.data(ThemeRole.THEME)
        assert isinstance(theme, Theme)
        parts = self._parts(option)
        state = self._state(theme, option)
        painter.save()
        painter.setOpacity(0.4 if state.is_hidden or state.is_archived else 1)
        paint_dot(painter, parts.dot, theme.colour)
        painter.setOpacity(1)
        chrome = state.chrome
        painter.setPen(QColor(state.name))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(theme.name, Qt.TextElideMode.ElideRight, parts.name.width())
        painter.drawText(parts.name, _CENTRE, name)
        painter.setPen(QColor(chrome.quiet))
        number = index.data(ThemeRole.COUNT)
        painter.drawText(parts.count, _CENTRE | Qt.AlignmentFlag.AlignRight, _short(number))
        self._paint_slot(painter, parts.slot, theme, state)
        self._paint_eye(painter, parts.eye, state)
        painter.restore()

    def _parts(self, option: QStyleOptionViewItem) -> RowParts:
        tree = option.widget
        assert isinstance(tree, QAbstractScrollArea)
        return RowParts.of(option.rect, tree.width() - tree.viewport().x())

    def _state(self, theme: Theme, option: QStyleOptionViewItem) -> _State:
        wanted: Filter = self._session.filter
        app = cast(QApplication, QApplication.instance())
        hot = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected
        return _State(
            style.chrome(app),
            theme.id in wanted.hidden,
            theme.id in wanted.themes,
            bool(option.state & hot),
            theme.id in self._session.codebook.archived,
        )

    def _paint_slot(self, painter: QPainter, rect: QRect, theme: Theme, state: _State) -> None:
        if state.is_filtered or state.is_hot:
            on = QIcon.State.On if state.is_filtered else QIcon.State.Off
            painter.setOpacity(1 if state.is_filtered else 0.6)
            self._icons["filter"].paint(painter, _mark(rect), state=on)
            painter.setOpacity(1)
        elif theme.key:
            cap = QRect(0, 0, _KEY, _KEY)
            cap.moveCenter(rect.center())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(state.chrome.hairline))
            painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(state.chrome.quiet))
            font = QFont(painter.font())
            font.setPixelSize(max(9, round(QFontInfo(font).pixelSize() * 0.84)))
            painter.setFont(font)
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, str(theme.key))

    def _paint_eye(self, painter: QPainter, rect: QRect, state: _State) -> None:
        painter.setOpacity(1 if state.is_hidden else 0.6 if state.is_hot else 0.35)
        self._icons["eye-off" if state.is_hidden else "eye"].paint(painter, _mark(rect))
        painter.setOpacity(1)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Let the space bar tick; the mouse is the tree's, for the tick is not where Qt thinks."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field as low as the row."""
        edit = QLineEdit(parent)
        edit.setAccessibleName(self.tr("Theme name"))
        edit.setStyleSheet(
            "QLineEdit, QLineEdit:focus { min-height: 0; padding: 0 4px; border-radius: 4px; }"
        )
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field, but never over what was typed: rows change for many reasons."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the field over the name."""
        name = self._parts(option).name
        area = QRect(name.left() - 6, 0, name.width() + 8, _EDITOR)
        area.moveCenter(QPoint(area.center().x(), name.center().y()))
        editor.setGeometry(area)


def _mark(rect: QRect) -> QRect:
    mark = QRect(0, 0, _MARK, _MARK)
    mark.moveCenter(rect.center())
    return mark


def _short(number: object) -> str:
    """Return a count in at most four characters, nothing for none."""
    if not isinstance(number, int) or number <= 0:
        return ""
    return str(number) if number < 10_000 else f"{number // 1000}k"
