"""The library's past from the window: what was changed, what was removed, how a text was."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.core.change import Record
    from leifeng_reader.operations.restoring import Restored
    from leifeng_reader.store.history import Event

_SHARED = ("undo", "redo")
"""Actions of the window that its windows answer to as well."""


class LookingBack(QObject):
    """Opens the history, the past of an annotation or a text, and the trash."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._began = window.session.store.last_change()
        cards = window.panel.findChild(CardList)
        assert isinstance(cards, CardList)
        cards.historyWanted.connect(self.open_annotation)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {
            "history": self.open_history,
            "annotationHistory": self.open_current,
            "asItWas": self.open_past,
            "trash": self.open_trash,
        }

    # Windows

    def open_history(self) -> None:
        """Show what was changed in the library."""
        self._open_changes()

    def open_current(self) -> None:
        """Show the past of the current annotation."""
        window = self._window
        current = window.pane.view.current
        key = current.id if current else window.panel.current_annotation()
        if key:
            self.open_annotation(key)
        else:
            window.messages.show_message(self.tr("Choose an annotation first."), "advice")

    def open_annotation(self, annotation_id: str) -> None:
        """Show the past of an annotation."""
        self._open_changes(annotation_id, self.tr("History of an annotation"))

    def _open_changes(self, record_id: str = "", title: str = "") -> None:
        # Imported when they open: a start need not wait for them.
        from leifeng_reader.ui.dialogs.history import HistoryWindow
        from leifeng_reader.ui.models.history import HistoryModel

        self._window.panel.flush()
        model = HistoryModel(self._session, self._began, record_id)
        dialog = HistoryWindow(self._session, model, title, self._window)
        dialog.showWanted.connect(self.show)
        dialog.pastWanted.connect(self.open_as_it_was)
        self._share_keys(dialog)
        dialog.open()

    def open_past(self) -> None:
        """Show the open text as it is now, to go back from there."""
        document = self._session.document
        if document is not None:
            self._window.panel.flush()
            self.open_as_it_was(document.id, self._session.origin.now())

    def open_as_it_was(self, document_id: str, at: str) -> None:
        """Show a text as it was at a time."""
        from leifeng_reader.ui.dialogs.past import PastWindow

        above = self._window.findChild(QDialog, "historyWindow")
        parent = above if isinstance(above, QDialog) and above.isVisible() else self._window
        look = self._window.pane.view.scene.flow.look
        PastWindow(self._session, document_id, at, look, parent).open()

    def open_trash(self) -> None:
        """Show what was removed."""
        from leifeng_reader.ui.dialogs.trash import TrashWindow, restored_words
        from leifeng_reader.ui.names import ThemeNames

        self._window.panel.flush()
        dialog = TrashWindow(self._session, ThemeNames(self._session).of, self._window)

        def restore(ids: list[str]) -> None:
            restored = self._restored(ids)
            if restored is not None:
                dialog.tell(restored_words(restored))

        dialog.restoreWanted.connect(restore)
        dialog.undoWanted.connect(self._session.undo_stack.undo)
        self._share_keys(dialog)
        dialog.open()

    def _share_keys(self, dialog: QDialog) -> None:
        for name in _SHARED:
            dialog.addAction(self._window.actions_by_name[name])

    # Wishes

    def _restored(self, ids: list[str]) -> "Restored | None":
        from leifeng_reader.operations.restoring import restore

        try:
            restored = restore(self._session.store, ids, self._session.origin)
        except ReaderError as error:
            self._session.failed.emit(error)
            return None
        return restored if self._session.perform(restored.change, "restore") else None

    def show(self, event: "Event") -> None:
        """Show what an event touched in its text, or where it was if it is gone."""
        store = self._session.store
        try:
            record = store.record(event.kind, event.record_id)
            known = record or event.after or event.before
            document_id = known.document_id if isinstance(known, Annotation) else event.record_id
            document = store.record("documents", document_id)
        except ReaderError as error:
            self._session.failed.emit(error)
            return
        if not isinstance(document, Document):
            self._say(self.tr("The text of this is in the trash."))
        else:
            self._go(document, known, is_there=record is not None)

    def _go(self, document: Document, known: "Record | None", *, is_there: bool) -> None:
        from leifeng_reader.ui.destinations import Destination, go

        if not isinstance(known, Annotation):
            go(self._window, Destination(document.id))
        elif known.text_sha256 != document.text_sha256:
            go(self._window, Destination(document.id))
            self._say(self.tr("The text was replaced since; this has no place in it."))
        else:
            annotation_id = known.id if is_there else ""
            go(self._window, Destination(document.id, known.start, known.end, annotation_id))
            if not is_there:
                self._say(self.tr("The annotation that was here is in the trash."))

    def _say(self, said: str) -> None:
        self._window.messages.show_message(said, "info")
