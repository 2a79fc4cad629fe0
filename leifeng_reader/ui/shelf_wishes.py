"""What becomes of wishes about whole texts: opened, described, removed from the library."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from leifeng_reader.core.change import Change
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.operations import shelving
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.operations.shelving import Details
from leifeng_reader.operations.welcome import first_document
from leifeng_reader.ui.page.pane import PagePane
from leifeng_reader.ui.panels.side import SidePanel
from leifeng_reader.ui.session import Session

_SHARED = ("undo", "redo")
"""Actions of the window that the library's view answers to as well."""


class ShelfWishes(QObject):
    """Performs them; keeps the page on a text that is in the library, under its title.

    `said` carries a sentence for the reader.
    """

    said = Signal(str)

    def __init__(self, session: Session, pane: PagePane, panel: SidePanel) -> None:
        """Serve the window of a page and a panel."""
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._panel = panel
        self._left = ""
        session.changed.connect(self._follow)

    # Windows

    def open_library(self) -> None:
        """Show the library."""
        # Dialogs are imported when they open: a start need not wait for them.
        from leifeng_reader.ui.dialogs.library import LibraryWindow

        self._panel.flush()
        self._session.keep_place(self._pane.view.first_visible())
        window = self._pane.window()
        view = LibraryWindow(self._session, window)
        view.openWanted.connect(self._session.open)
        view.editWanted.connect(self.edit_document)
        view.removeWanted.connect(self.remove_documents)
        view.undoWanted.connect(self._session.undo_stack.undo)
        self.said.connect(view.tell)
        for name in _SHARED:
            view.addAction(_action(window, name))
        view.addWanted.connect(_action(window, "import").trigger)
        view.open()

    def open_details(self) -> None:
        """Show what is known about the open text, to be edited."""
        from leifeng_reader.ui.dialogs.details import DetailsDialog

        document = self._session.document
        if document is not None:
            dialog = DetailsDialog(document, self._pane.window())
            dialog.wanted.connect(partial(self.edit_document, document.id))
            dialog.open()

    # Wishes

    def edit_document(self, document_id: str, details: Details) -> None:
        """Write other details about a document."""

        def change() -> Change:
            return shelving.edit_document(
                self._session.store.document(document_id),
                self._session.origin,
                title=details.title,
                authors=details.authors,
                language=details.language,
                source=details.source,
            )

        self._perform(change, "details")

    def remove_documents(self, ids: Iterable[str]) -> None:
        """Remove documents with their annotations, as one step."""
        self._panel.flush()
        store = self._session.store

        def change() -> Change:
            parts = (shelving.remove_document(store, document_id).before for document_id in ids)
            return Change(tuple(chain.from_iterable(parts)))

        done = self._perform(change, "remove text")
        if done is not None:
            self.said.emit(self._removed(done))

    def _perform(self, change: Callable[[], Change], label: str) -> Change | None:
        try:
            made = change()
        except ReaderError as error:
            self._session.failed.emit(error)
            return None
        return made if self._session.perform(made, label) else None

    def _removed(self, change: Change) -> str:
        titles = [record.title for record in change.before if isinstance(record, Document)]
        count = len(change.before) - len(titles)
        one, many = self.tr("“{0}” was removed"), self.tr("{0} texts were removed")
        what = one.format(shortened(titles[0])) if len(titles) == 1 else many.format(len(titles))
        single, several = self.tr(", with 1 annotation"), self.tr(", with {0} annotations")
        kept = "" if not count else single if count == 1 else several.format(f"{count:,}")
        back = self.tr("Undo brings it all back.")
        return f"{what}{kept}. {back}"

    # Following

    def _follow(self, change: Change) -> None:
        """Keep the page on a text of the library: another one when it goes, and back again."""
        before, after = (
            {record.id for record in side if isinstance(record, Document)}
            for side in (change.before, change.after)
        )
        here = self._session.document.id if self._session.document else ""
        if here in before - after:
            self._show_another(here)
        elif here in before & after:
            # The same text, under its new details: the page stays where it is.
            self._session.opened.emit(self._session.document)
        elif self._left and self._left in after - before:
            self._session.open(self._left)
            self._left = ""

    def _show_another(self, gone: str) -> None:
        try:
            found = first_document(self._session.store)
        except ReaderError as error:
            self._session.failed.emit(error)
            return
        self._left = gone
        if found is not None:
            self._session.open(found.id)
        else:
            self._session.leave()


def _action(window: QWidget, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction), name
    return found
