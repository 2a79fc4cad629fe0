"""The library as a window: every text in a row, to open, describe and remove."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from leifeng_reader.operations.shelving import Details, Shelved
from leifeng_reader.ui.dialogs.details import DetailsDialog
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.frame import fill, foot, head, resize_within_screen, words_field
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.dialogs.shelfrows import LibraryRows
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.messages import Kind, MessageBar, words
from leifeng_reader.ui.models.library import Column, LibraryModel
from leifeng_reader.ui.session import Session

SORTING = "library-sorting"
"""The setting that keeps the order, as in "title up"."""

_LONGEST = 500
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LibraryWindow(QDialog):
    """Emits wishes: a text to open, Details to write about one, texts to remove, files to add."""

    addWanted = Signal()
    openWanted = Signal(str)
    editWanted = Signal(str, object)
    removeWanted = Signal(list)
    undoWanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the session's library, in the order it was last shown in."""
        super().__init__(parent)
        self._session = session
        self.setObjectName("libraryView")
        self.setWindowTitle(self.tr("Library"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = LibraryModel(session, self)
        self.messages = MessageBar(speak=_in_silence)
        self.edit = self._filter_field()
        self.count = quiet_label()
        self.view = LibraryRows(self.model, session.store.path)
        self.view.setAccessibleName(self.tr("Texts"))
        self.view.installEventFilter(self)
        self.sentence = empty_label()
        self._stack = QStackedWidget()
        self._make_buttons()
        self._lay_out()
        self._restore_order()
        self._listen()
        self._show_state()
        self._begin()

    def _filter_field(self) -> QLineEdit:
        edit = words_field("libraryFilter", self.tr("Filter titles, authors and sources"), _LONGEST)
        edit.installEventFilter(self)
        return edit

    def _make_buttons(self) -> None:
        self.add_button = QPushButton(self.tr("Add texts…"))
        self.open_button = QPushButton(self.tr("Open"))
        self.open_button.setDefault(True)
        self.details_button = QPushButton(self.tr("Edit details…"))
        self.remove_button = QPushButton(self.tr("Remove"))
        self.close_button = QPushButton(self.tr("Close"))
        for button, keys in (
            (self.add_button, "Ctrl+O"),
            (self.open_button, self.tr("Enter")),
            (self.details_button, "F2"),
            (self.remove_button, self.tr("Delete")),
        ):
            button.setAutoDefault(button is self.open_button)
            button.setToolTip(f"{button.text().rstrip('…')} ({keys})")

    def _lay_out(self) -> None:
        top = head(spacing=16)
        top.addWidget(self.edit, 1)
        top.addWidget(self.count)
        for widget in (self.view, self.sentence):
            self._stack.addWidget(widget)
        bottom = foot()
        bottom.addWidget(self.add_button)
        bottom.addWidget(self.details_button)
        bottom.addWidget(self.remove_button)
        bottom.addStretch()
        bottom.addWidget(self.open_button)
        bottom.addWidget(self.close_button)
        fill(self, [self.messages, top], self._stack, [bottom])
        resize_within_screen(self, 960, 640)

    def _restore_order(self) -> None:
        name, _, way = (self._session.setting(SORTING) or "").partition(" ")
        column, order = Column.__members__.get(name.upper()), self.model.order
        if column is None:
            column = self.model.column
        elif way == "up":
            order = Qt.SortOrder.AscendingOrder
        self.view.header().setSortIndicator(column, order)
        self.view.setSortingEnabled(True)

    def _listen(self) -> None:
        self.edit.textChanged.connect(self._filter)
        self.view.header().sortIndicatorChanged.connect(self._keep_order)
        self.view.doubleClicked.connect(lambda _: self._open())
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.open_button.clicked.connect(self._open)
        self.details_button.clicked.connect(self._edit_details)
        self.remove_button.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.reject)
        self.add_button.clicked.connect(self._add)
        add = QAction(self)
        add.setShortcut(QKeySequence("Ctrl+O"))
        add.triggered.connect(self._add)
        self.addAction(add)
        self.view.selectionModel().selectionChanged.connect(self._show_state)
        model = self.model
        for happening in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            happening.connect(self._show_state)
        self._session.failed.connect(self._tell_failure)
        self._session.changed.connect(self._forget_news)

    def _begin(self) -> None:
        """Choose the text that is open; where it is not shown, the first."""
        here = self._session.document
        self._choose(max(0, self.model.row_of(here.id if here else "")))
        (self.view if self.model.rowCount() else self.add_button).setFocus()

    # What is chosen

    def chosen(self) -> list[str]:
        """Return the ids of the selected texts, from the top."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [s.document.id for s in map(self.model.shelved, rows) if s]

    def _current(self) -> Shelved | None:
        """Return the text that Open and Details are about."""
        selection = self.view.selectionModel()
        if self.view.currentIndex().isValid() and selection.isSelected(self.view.currentIndex()):
            return self.model.shelved(self.view.currentIndex().row())
        rows = sorted(index.row() for index in selection.selectedRows())
        return self.model.shelved(rows[0]) if rows else None

    def _choose(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag
        index = self.model.index(min(row, self.model.rowCount() - 1), 0)
        self.view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.view.scrollTo(index)

    def _filter(self, words: str) -> None:
        self.model.set_words(words)
        if not self.chosen():
            self._choose(0)

    # Wishes

    def _open(self) -> None:
        shelved = self._current()
        if shelved is not None:
            self.accept()
            self.openWanted.emit(shelved.document.id)

    def _add(self) -> None:
        self.accept()
        self.addWanted.emit()

    def _edit_details(self) -> None:
        shelved = self._current()
        if shelved is None or len(self.chosen()) != 1:
            return
        document_id = shelved.document.id

        def wish(details: Details) -> None:
            self.editWanted.emit(document_id, details)

        dialog = DetailsDialog(shelved.document, self)
        dialog.wanted.connect(wish)
        dialog.open()

    def _remove(self) -> None:
        chosen = self.chosen()
        if chosen:
            row = self.model.row_of(chosen[0])
            self.removeWanted.emit(chosen)
            if self.model.rowCount() and not self.chosen():
                self._choose(row)

    # What is shown

    def tell(self, said: str) -> None:
        """Show above the rows what was done, with a way to undo it."""
        self.messages.show_message(said, "info", [(self.tr("Undo"), self.undoWanted.emit)])

    def _forget_news(self) -> None:
        if self.messages.kind == "info":
            self.messages.dismiss()

    def _tell_failure(self, error: Exception) -> None:
        self.messages.show_message(words(error), "warning")

    def _show_state(self, *_: object) -> None:
        shown, total, chosen = self.model.rowCount(), self.model.total, len(self.chosen())
        self._stack.setCurrentWidget(self.view if shown else self.sentence)
        self.sentence.setText(self._why_empty(total))
        self.count.setText(self._counted(shown, total, chosen))
        self.count.setVisible(total > 0)
        self.edit.setEnabled(total > 0)
        self.open_button.setEnabled(chosen > 0)
        self.details_button.setEnabled(chosen == 1)
        self.remove_button.setEnabled(chosen > 0)

    def _why_empty(self, total: int) -> str:
        if total:
            return self.tr("No text has these words in its title, authors or source.")
        return self.tr("No texts yet. Add some with Ctrl+O, or drop files on the page.")

    def _counted(self, shown: int, total: int, chosen: int) -> str:
        if not total:
            return ""
        if chosen > 1:
            return self.tr("{0} chosen").format(f"{chosen:,}")
        if shown != total:
            return self.tr("{0} of {1} texts").format(f"{shown:,}", f"{total:,}")
        return self.tr("1 text") if total == 1 else self.tr("{0} texts").format(f"{total:,}")

    def _keep_order(self, column: int, order: Qt.SortOrder) -> None:
        way = "up" if order == Qt.SortOrder.AscendingOrder else "down"
        self._session.keep_setting(SORTING, f"{Column(column).name.lower()} {way}")
        self.view.scrollTo(self.view.currentIndex())

    def _show_menu(self, point: QPoint) -> None:
        if self.view.indexAt(point).isValid():
            self.menu().popup(self.view.viewport().mapToGlobal(point))

    def menu(self) -> QMenu:
        """Return what can be done with the chosen texts."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, button, keys, act in (
            ("open", self.open_button, self.tr("Enter"), self._open),
            ("note", self.details_button, "F2", self._edit_details),
            ("remove", self.remove_button, self.tr("Delete"), self._remove),
        ):
            action = menu.addAction(icon(name), f"{button.text()}\t{keys}")
            action.setEnabled(button.isEnabled())
            action.triggered.connect(act)
        return menu

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the rows, and those that lead from the filter to them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            take = self._take_row_key if watched is self.view else self._take_filter_key
            return take(event.key())
        return super().eventFilter(watched, event)

    def _take_row_key(self, key: int) -> bool:
        acts = {
            Qt.Key.Key_Delete: self._remove,
            Qt.Key.Key_Backspace: self._remove,
            Qt.Key.Key_F2: self._edit_details,
            **dict.fromkeys(_ENTER, self._open),
        }
        act = acts.get(Qt.Key(key))
        if act is not None:
            act()
        return act is not None

    def _take_filter_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape and self.edit.text():
            self.edit.clear()
        elif key == Qt.Key.Key_Down:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            self._choose(max(0, self.view.currentIndex().row()))
        elif key in _ENTER:
            self._open()
        else:
            return False
        return True

    def done(self, result: int) -> None:
        """Make no more covers when the window goes."""
        self.view.covers.stop()
        super().done(result)


def _in_silence(bar: QFrame, text: str, kind: Kind) -> None:
    """Say nothing: the window under this one says the same."""
