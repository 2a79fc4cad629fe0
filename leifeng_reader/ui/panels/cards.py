"""The annotations as cards that can be chosen, noted, copied and removed."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QToolTip, QWidget

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.models.annotations import AnnotationListModel
from leifeng_reader.ui.panels.card import Card, long_time
from leifeng_reader.ui.panels.cardmenu import link_menu, theme_menu
from leifeng_reader.ui.panels.cardview import CardView
from leifeng_reader.ui.panels.focus import came_by_keyboard
from leifeng_reader.ui.panels.tips import tip
from leifeng_reader.ui.prose import Manner, Run
from leifeng_reader.ui.session import Session

_EDIT_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})
_OWN_KEYS = _EDIT_KEYS | {
    Qt.Key.Key_Delete,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


class CardList(CardView):
    """Signals are wishes, but for `annotationActivated`: a card was clicked or arrowed to.

    `linkWanted` carries the Run of prose that leads somewhere, `copyingOffered` a card's menu
    while it is filled.
    """

    annotationActivated = Signal(str)
    removeWanted = Signal(list)
    copyWanted = Signal(str)
    themeToggleWanted = Signal(str, str)
    linkWanted = Signal(object)
    leaveWanted = Signal()
    historyWanted = Signal(str)
    copyingOffered = Signal(QMenu)
    placingOffered = Signal(QMenu, object)

    def __init__(
        self, session: Session, model: AnnotationListModel, parent: QWidget | None = None
    ) -> None:
        """Show the rows of `model`."""
        super().__init__(session, model, parent)
        self._session = session
        self.setObjectName("annotationList")
        self.setAccessibleName(self.tr("Annotations"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setMouseTracking(True)
        self.editor.visitStarted.connect(self._begin_visit)
        self.editor.visitEnded.connect(self._end_visit)
        self.editor.grown.connect(self._follow_editor)
        self.editor.released.connect(self._take_focus)
        self._is_called = False
        session.parting.connect(self.editor.leave)
        model.dataChanged.connect(self._refresh_editor)
        model.rowsRemoved.connect(self._refresh_editor)
        model.modelReset.connect(self._refresh_editor)
        session.changed.connect(self.scheduleDelayedItemsLayout)  # links to a card may come and go

    # Asking and telling

    def selected_annotations(self) -> list[str]:
        """Return the ids of all selected cards, in order."""
        chosen = self.selectionModel().selection()
        parts = (chosen.at(number) for number in range(chosen.count()))
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        found = (self._rows.annotation(row) for row in sorted(rows))
        return [annotation.id for annotation in found if annotation]

    def show_annotation(self, annotation_id: str | None) -> None:
        """Make a card current and bring it into view; None leaves none current. Tells nobody."""
        if annotation_id != self.editor.annotation_id:
            self.editor.leave()
        row = self._rows.row_of(annotation_id or "")
        if row != self.currentIndex().row() or row < 0:
            self._select(row)
        self.scrollTo(self._rows.index(row))

    def edit_note(self, annotation_id: str) -> None:
        """Put the cursor into a card's note; the card shows for that, whatever the filter."""
        if self._rows.row_of(annotation_id) < 0:
            self.editor.leave()
            self._rows.keep(annotation_id)
        self.show_annotation(annotation_id)
        annotation = self._rows.annotation(self._rows.row_of(annotation_id))
        if annotation is None:
            return
        if not self.editor.hasFocus():
            self._is_called = not self.hasFocus()
        if self.editor.annotation_id != annotation_id:
            self.editor.visit(annotation_id, annotation.note)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # The note's editor

    def _begin_visit(self) -> None:
        self._rows.keep(self.editor.annotation_id)
        self.settle()
        self.editor.show()
        self._follow_editor()

    def _end_visit(self) -> None:
        self._rows.keep("")
        self.scheduleDelayedItemsLayout()

    def _take_focus(self) -> None:
        """Let the keyboard go back to where the note was called from, the cards or the page."""
        if self._is_called:
            self.leaveWanted.emit()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_editor(self) -> None:
        """Let the card grow with its note, and keep the line that is written in sight."""
        if not self.editor.annotation_id or self._is_settling:
            return
        self.settle()
        caret = self.editor.cursorRect().translated(self.editor.pos())
        below = caret.bottom() + self.fontMetrics().height() - self.viewport().height()
        if below > 0:
            self.verticalScrollBar().setValue(self._stack.scroll + below)

    def _refresh_editor(self) -> None:
        """Let the editor show what the note has become, or go when its annotation has gone."""
        if self.editor.annotation_id:
            annotation = self._rows.annotation(self._rows.row_of(self.editor.annotation_id))
            if annotation is None:
                self.editor.drop()
            else:
                self.editor.take(annotation.note)

    # The menu

    def menu(self, annotation: Annotation) -> QMenu:
        """Return everything that can be done with a card."""
        own = annotation.id
        chosen = self.selected_annotations()
        chosen = chosen if own in chosen else [own]
        menu = QMenu(self)
        edit = menu.addAction(icon("note"), self.tr("Edit note") + "\tN")
        edit.triggered.connect(lambda: self.edit_note(own))
        copy = menu.addAction(icon("copy"), self.tr("Copy quote with citation"))
        copy.triggered.connect(lambda: self.copyWanted.emit(own))
        self.copyingOffered.emit(menu)
        self.placingOffered.emit(menu, annotation)
        menu.addMenu(
            theme_menu(
                menu,
                self._session.codebook,
                annotation.themes,
                lambda theme: self.themeToggleWanted.emit(own, theme),
            )
        )
        past = menu.addAction(icon("history"), self.tr("History of this annotation…"))
        past.triggered.connect(lambda: self.historyWanted.emit(own))
        links = self.deck.links_of(annotation)
        if links:
            menu.addMenu(link_menu(menu, links, self.linkWanted.emit))
        menu.addSeparator()
        label = self.tr("Remove %n annotations", "", len(chosen))
        label = label if len(chosen) > 1 else self.tr("Remove")
        remove = menu.addAction(icon("remove"), label + "\t" + self.tr("Del"))
        remove.triggered.connect(lambda: self.removeWanted.emit(chosen))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the card at the mouse, or of the current one for the keyboard."""
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keyboard else self.indexAt(event.pos())
        annotation = self._rows.annotation(index.row())
        if annotation is not None:
            menu = self.menu(annotation)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            corner = self.visualRect(index).topLeft() + QPoint(24, 24)
            at = self.viewport().mapToGlobal(corner) if by_keyboard else event.globalPos()
            menu.popup(at)

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a card; a click on the note of the current one begins to write."""
        self._rings = False
        link = self._link_at(event.position().toPoint())
        if link is not None and event.button() == Qt.MouseButton.LeftButton:
            self.linkWanted.emit(link)
            return
        before = self.currentIndex()
        super().mousePressEvent(event)
        index = self.currentIndex()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        plain = plain and event.button() == Qt.MouseButton.LeftButton
        is_hit = index.isValid() and index == self.indexAt(event.position().toPoint())
        if is_hit and (plain or index != before):
            self.annotationActivated.emit(self.current_annotation())
        if is_hit and plain and index == before and self._is_on_note(event.position().toPoint()):
            self.edit_note(self.current_annotation() or "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Bring the whole of the chosen card into view; while pressed a click would slip."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.editor.annotation_id:
            self.scrollTo(self.currentIndex())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a click would write; dragging selects nothing."""
        point = event.position().toPoint()
        if self._link_at(point) is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            return
        on_note = self._is_on_note(point)
        shape = Qt.CursorShape.IBeamCursor if on_note else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write the card's note."""
        annotation = self._rows.annotation(self.indexAt(event.position().toPoint()).row())
        if annotation is not None and event.button() == Qt.MouseButton.LeftButton:
            self.edit_note(annotation.id)

    def _link_at(self, point: QPoint) -> Run | None:
        row = self.indexAt(point).row()
        if row < 0:
            return None
        return self.card(row).link_at(point - QPoint(0, self._stack.top(row)))

    def _is_on_note(self, point: QPoint) -> bool:
        row = self.indexAt(point).row()
        if row < 0 or row != self.currentIndex().row():
            return False
        return self.card(row).well.translated(0, self._stack.top(row)).contains(point)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of a list before the window's shortcuts do."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.key() in _OWN_KEYS or event.matches(QKeySequence.StandardKey.Copy))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write, copy, remove, leave, or go to another card."""
        current = self.current_annotation()
        if event.key() == Qt.Key.Key_Escape:
            self.leaveWanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            if chosen := self.selected_annotations() or ([current] if current else []):
                self.removeWanted.emit(chosen)
        elif event.key() in _EDIT_KEYS and current:
            self.edit_note(current)
        elif event.matches(QKeySequence.StandardKey.Copy) and current:
            self.copyWanted.emit(current)
        else:
            self._rings = True
            super().keyPressEvent(event)
            self.viewport().update()
            if self.current_annotation() not in (current, None):
                self.annotationActivated.emit(self.current_annotation())

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's shortcuts."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, when it came by keyboard."""
        self._rings = came_by_keyboard(event.reason())
        if self._rings:
            # Qt makes a card current here, which under a mouse press would move the cards.
            super().focusInEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Give the full name of a cut theme, and the full time."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.indexAt(event.pos()).row()
            tip = self._tip(row, event.pos()) if row >= 0 else ""
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, row: int, point: QPoint) -> str:
        card: Card = self.card(row)
        point = point - QPoint(0, self._stack.top(row))
        if card.time_rect.contains(point):
            return tip(long_time(card.annotation.created))
        link = card.link_at(point)
        if link is not None and link.manner is Manner.LINK:
            return tip(link.target)
        chips = (chip for chip in card.chips if chip.rect.contains(point))
        return tip(next((c.theme.name for c in chips if c.label != c.theme.name), ""))
