"""The geometry and painting of a list of cards that may be very long."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QWidget

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.ui import style
from leifeng_reader.ui.models.annotations import AnnotationListModel
from leifeng_reader.ui.panels.card import GAP, Card, Faces, Look, paint
from leifeng_reader.ui.panels.deck import Deck
from leifeng_reader.ui.panels.note import NoteEditor
from leifeng_reader.ui.panels.stack import Stack
from leifeng_reader.ui.session import Session

_TOP = 4
_SAMPLES = 12
_LEAST_EDITOR_ROOM = 120
_EDITOR_SLACK = 4

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_RELAYOUT = frozenset({QEvent.Type.FontChange, QEvent.Type.StyleChange})
_STEPS = {
    _Move.MoveUp: -1,
    _Move.MovePrevious: -1,
    _Move.MoveDown: 1,
    _Move.MoveNext: 1,
    _Move.MoveHome: -(1 << 30),
    _Move.MoveEnd: 1 << 30,
}


class CardView(QListView):
    """Places and paints cards; a list view only for what screen readers make of one.

    The current card is open: it shows more of its quote and all of its note. Heights are
    estimated, and measured near the viewport; the card being looked at keeps its place.
    """

    def __init__(
        self, session: Session, model: AnnotationListModel, parent: QWidget | None = None
    ) -> None:
        """Show the rows of `model`."""
        super().__init__(parent)
        self._rows = model
        self.deck = Deck(session, _app())
        self._stack = Stack(self._row_height, _TOP)
        self._measured_width = 0
        self._is_settling = False
        self._is_removing = False
        self._rings = False
        self._seen: tuple[Annotation | None, int, str] = (None, 0, "")
        self.editor = NoteEditor(self.deck.faces.plain_pitch, self.viewport())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        model.rowsRemoved.connect(self._drop_rows)
        model.rowsMoved.connect(self._move_row)

    def current_annotation(self) -> str | None:
        """Return the id of the current card."""
        annotation = self._rows.annotation(self.currentIndex().row())
        return annotation.id if annotation else None

    def card(self, row: int) -> Card:
        """Return the card of a row, laid out."""
        annotation = self._rows.annotation(row)
        assert annotation is not None
        return self.deck.card(
            annotation,
            self.width(),
            is_open=row == self.currentIndex().row(),
            editor_height=self._editor_height(annotation),
        )

    def _editor_height(self, annotation: Annotation) -> int:
        """Return how much room the editor takes in a card; 0 when it is not there."""
        if annotation.id != self.editor.annotation_id:
            return 0
        most = max(_LEAST_EDITOR_ROOM, self.viewport().height() * 2 // 3)
        return min(most, self.editor.wanted_height() + _EDITOR_SLACK)

    def _place_editor(self) -> None:
        row = self._rows.row_of(self.editor.annotation_id)
        if row >= 0:
            self.editor.place(self.card(row).note_rect.translated(0, self._stack.top(row)))

    # Measuring

    def _row_height(self, row: int) -> int:
        return self.card(row).height + GAP

    def _estimate(self) -> int:
        """Return how tall a row is on average, judged by a few."""
        count = self._rows.rowCount()
        rows = range(0, count, max(1, count // _SAMPLES))
        return sum(map(self._row_height, rows)) // max(1, len(rows)) or 1

    def settle(self) -> None:
        """Bring rows, scroll bar and editor into agreement."""
        if self._is_settling or len(self._stack) != self._rows.rowCount():
            return
        self._is_settling = True
        self._stack.view = self.viewport().height()
        self._stack.settle()
        bar = self.verticalScrollBar()
        bar.setRange(0, self._stack.most)
        bar.setPageStep(self._stack.view)
        bar.setSingleStep(self.deck.faces.reading_pitch * 2)
        bar.setValue(self._stack.scroll)
        self._place_editor()
        self._is_settling = False
        self.viewport().update()

    def _measure_anew(self) -> None:
        """Forget all heights, after a change of width or typefaces."""
        self._measured_width = self.width()
        self.deck.clear()
        stack = self._stack
        stack.hold(self.currentIndex().row())
        stack.reset(len(stack), self._estimate(), stack.anchor, stack.top(stack.anchor))
        self.settle()

    # The model speaks

    def _remember(self) -> None:
        row = self._stack.anchor
        self._seen = (
            self._rows.annotation(row),
            self._stack.top(row),
            self.current_annotation() or "",
        )

    def reset(self) -> None:
        """Start with other rows; what was looked at is looked at again, if it is there."""
        super().reset()
        self.deck.clear()
        seen, gap, _ = self._seen
        row = self._rows.place_of(seen) if seen else -1
        is_there = seen is not None and self._rows.row_of(seen.id) == row
        self._stack.reset(
            self._rows.rowCount(), self._estimate(), max(0, row), gap if is_there else None
        )

    def _recall(self) -> None:
        """Choose again what was chosen: the selection model is reset after the view."""
        self._select(self._rows.row_of(self._seen[2]))

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Make room."""
        self._stack.insert(start, end - start + 1)
        super().rowsInserted(parent, start, end)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Remember whether the current card goes; Qt would scroll to another."""
        self._is_removing = start <= self.currentIndex().row() <= end
        super().rowsAboutToBeRemoved(parent, start, end)

    def _drop_rows(self, _parent: QModelIndex, start: int, end: int) -> None:
        self._stack.remove(start, end - start + 1)
        if self._is_removing:
            self._is_removing = False
            self._select(min(start, self._rows.rowCount() - 1) if self.hasFocus() else -1)
        self.scheduleDelayedItemsLayout()

    def _move_row(self, _from: QModelIndex, row: int, _end: int, _to: QModelIndex, to: int) -> None:
        self._stack.move(row, to)
        self.scheduleDelayedItemsLayout()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Lay out again."""
        annotation = self._rows.annotation(first.row())
        if last.row() > first.row() or annotation is None:
            self.deck.clear()
        else:
            self.deck.forget(annotation.id)
        super().dataChanged(first, last, roles)
        self.scheduleDelayedItemsLayout()

    def _select(self, row: int) -> None:
        if row < 0:
            self.selectionModel().clear()
        else:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._rows.index(row), flag)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Open the one card and fold the other, with the one looked at staying where it is."""
        if self._is_removing:
            return
        self.executeDelayedItemsLayout()
        if len(self._stack) == self._rows.rowCount():
            self._stack.hold(current.row())
        self.settle()
        super().currentChanged(current, previous)
        if QAccessible.isActive() and current.isValid() and self.hasFocus():
            # A list view asks its own layout, which is empty here, which child that is.
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild(current.row())
            QAccessible.updateAccessibility(told)

    # Geometry, for Qt

    def doItemsLayout(self) -> None:
        """Settle instead of what a list view does."""
        self.settle()

    def updateGeometries(self) -> None:
        """Settle instead of what a list view does."""
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again when the width changed."""
        super().resizeEvent(event)
        if self.width() != self._measured_width:
            self._measure_anew()
        else:
            self.settle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the typefaces."""
        super().changeEvent(event)
        if event.type() in _RELAYOUT:
            self.deck.faces = Faces.of(_app())
            self.editor.set_pitch(self.deck.faces.plain_pitch)
            self._measure_anew()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bar."""
        if not self._is_settling:
            self._stack.scroll_to(self.verticalScrollBar().value(), self.currentIndex().row())
            self.settle()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a card into view, whole if it fits; hints are taken for EnsureVisible."""
        if self._is_removing or not index.isValid() or index.row() >= len(self._stack):
            return
        self.executeDelayedItemsLayout()
        self._stack.reveal(index.row())
        self.settle()

    def visualRect(self, index: Index) -> QRect:
        """Return where a card is in the viewport."""
        self.executeDelayedItemsLayout()
        if not index.isValid() or index.row() >= len(self._stack):
            return QRect()
        row = index.row()
        return QRect(0, self._stack.top(row), self.width(), self._stack.height(row) - GAP)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the card at a point of the viewport."""
        self.executeDelayedItemsLayout()
        index = self._rows.index(self._stack.row_at(point.y()))
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def verticalOffset(self) -> int:
        """Return how far the cards are scrolled."""
        return self._stack.scroll

    def horizontalOffset(self) -> int:
        """Return 0: cards are as wide as the view."""
        return 0

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the cards that a rectangle of the viewport meets."""
        rect = rect.normalized()
        first, last = self._stack.row_at(rect.top()), self._stack.row_at(rect.bottom())
        selection = QItemSelection()
        if first >= 0:
            selection.select(self._rows.index(first), self._rows.index(last))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return everything: a card costs little to paint."""
        return QRegion(self.viewport().rect()) if selection else QRegion()

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the card an arrow or page key leads to; without a current one, the first seen."""
        row, last = self.currentIndex().row(), len(self._stack) - 1
        if row < 0 and action not in (_Move.MoveHome, _Move.MoveEnd):
            return self._rows.index(self._stack.row_at(0))
        if action in (_Move.MovePageDown, _Move.MovePageUp):
            sign = 1 if action == _Move.MovePageDown else -1
            reached = self._stack.row_at(self._stack.top(row) + sign * self._stack.view)
            row = max(row + 1, reached) if sign > 0 else min(row - 1, reached)
        else:
            row += _STEPS.get(action, 0)
        return self._rows.index(max(0, min(row, last)))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards that are seen."""
        self.executeDelayedItemsLayout()
        chrome = style.chrome(_app())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(chrome.window))
        row = max(0, self._stack.row_at(event.rect().top()))
        y = self._stack.top(row)
        while row < min(len(self._stack), self._rows.rowCount()) and y <= event.rect().bottom():
            card = self.card(row)
            painter.save()
            painter.translate(0, y)
            is_current = row == self.currentIndex().row()
            is_selected = self.selectionModel().isRowSelected(row, QModelIndex())
            ring = is_current and self._rings and self.hasFocus()
            paint(painter, card, Look(chrome, self.deck.faces, is_current or is_selected, ring))
            painter.restore()
            y += card.height + GAP
            row += 1
        painter.end()


def _app() -> QApplication:
    return cast(QApplication, QApplication.instance())
