"""New editions from the window: another text for a document, its annotations looked over first."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from leifeng_reader.core.annotation import Status
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.errors import PasswordNeeded
from leifeng_reader.core.filters import Filter
from leifeng_reader.core.progress import Progress
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui import tasks
from leifeng_reader.ui.window import MainWindow
from leifeng_reader.ui.working import Working, with_library

if TYPE_CHECKING:
    from leifeng_reader.formats.choices import Choices
    from leifeng_reader.operations.editions import Edition
    from leifeng_reader.store.store import Store


class NewEditions(QObject):
    """Reads the new text, finds the annotations in it, asks, and replaces in one step."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._working = Working(window, self._session.failed.emit)
        self._session.changed.connect(self._follow)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"replaceText": self.ask}

    # Where the text comes from

    def ask(self) -> None:
        """Ask for the new text of the open document."""
        from leifeng_reader.ui.dialogs.replacing import ReplaceDialog

        document = self._session.document
        if document is None:
            return
        self._window.panel.flush()
        copied = bool(QGuiApplication.clipboard().text().strip())
        dialog = ReplaceDialog(document.title, pastable=copied, parent=self._window)
        dialog.fileWanted.connect(partial(self._choose, document))
        dialog.pasteWanted.connect(partial(self._paste, document))
        dialog.open()

    def _choose(self, document: Document) -> None:
        from leifeng_reader.formats import READERS
        from leifeng_reader.formats.choices import Choices

        patterns = " ".join(f"*{suffix}" for reader in READERS for suffix in reader.suffixes)
        wanted = self.tr("Texts ({0});;All files (*)").format(patterns)
        title = self.tr("The new text of “{0}”").format(shortened(document.title))
        for path in self._window.reception.choose(self._window, title, wanted)[:1]:
            self._read(document, path, Choices())

    def _paste(self, document: Document) -> None:
        from leifeng_reader.operations.documents import read_pasted

        pasted = QGuiApplication.clipboard().text()
        work = partial(read_pasted, pasted, document.title)
        self._working.begin(
            self.tr("Reading what was copied…"),
            lambda _: work()[1],
            partial(self._find, document, document.source),
        )

    def _read(self, document: Document, path: Path, choices: "Choices") -> None:
        from leifeng_reader.operations.documents import read_file

        def work(task: tasks.Task) -> Text:
            return read_file(
                path, choices, cancelled=lambda: task.is_cancelled, progress=task.report
            )[1]

        self._working.begin(
            self.tr("Reading “{0}”…").format(shortened(path.name)),
            work,
            partial(self._find, document, str(path.absolute())),
            partial(self._fail_to_read, document, path),
        )

    def _fail_to_read(self, document: Document, path: Path, error: Exception) -> None:
        if not isinstance(error, PasswordNeeded):
            self._session.failed.emit(error)
            return
        from leifeng_reader.formats.choices import Choices
        from leifeng_reader.ui.dialogs.password import PasswordDialog

        dialog = PasswordDialog(path.name, wrong=error.reason == "wrong", parent=self._window)
        dialog.wanted.connect(
            lambda password: self._read(document, path, Choices(password=password))
        )
        dialog.open()

    # The annotations in it

    def _find(self, document: Document, source: str, text: object) -> None:
        assert isinstance(text, Text)
        if text.id == document.text_id:
            said = self.tr("That is the text “{0}” has already. Nothing was changed.")
            self._window.messages.show_message(said.format(shortened(document.title)), "info")
            return

        def work(store: "Store", progress: Progress) -> "Edition":
            from leifeng_reader.operations.editions import prepare

            now = store.document(document.id)
            return prepare(store, now, text, thorough=True, progress=progress)

        find = with_library(self._session.store.path, work)
        said = self.tr("Looking for the annotations in the new text…")
        self._working.begin(said, find, partial(self._review, source))

    def _review(self, source: str, edition: object) -> None:
        from leifeng_reader.operations.editions import Edition
        from leifeng_reader.ui.dialogs.edition import EditionReview
        from leifeng_reader.ui.names import ThemeNames

        assert isinstance(edition, Edition)
        pane, names = self._window.pane, ThemeNames(self._session)
        look = pane.view.scene.flow.look
        dialog = EditionReview(edition, look, names.of, pane.tone_of, self._window)
        dialog.wanted.connect(partial(self._replace, source))
        dialog.open()

    def _replace(self, source: str, edition: "Edition") -> None:
        from leifeng_reader.operations.editions import replace_text

        change = replace_text(edition, self._session.origin, source=source)
        if self._session.perform(change, "replace text"):
            said = self.tr("“{0}” has its new text. Undo brings the old one back.")
            said = said.format(shortened(edition.document.title))
            left = sum(row.status is not Status.ANCHORED for row in edition.rows)
            if left:
                one = self.tr("1 annotation needs a look.")
                many = self.tr("{0} annotations need a look.")
                said += " " + (one if left == 1 else many.format(f"{left:,}"))
            show = [(self.tr("Show them"), self._show_what_to_check)] if left else []
            self._window.messages.show_message(said, "info", show)

    def _show_what_to_check(self) -> None:
        self._session.set_filter(Filter(to_check=True))
        for annotation in self._session.index.to_check()[:1]:
            self._window.pane.reveal(annotation.id)

    # The page

    def _follow(self) -> None:
        """Show the open document's text once it has another, at the same passage."""
        session, view = self._session, self._window.pane.view
        document, before = session.document, session.text
        if document is None or before is None or document.text_id == before.id:
            return
        from leifeng_reader.core.difference import carried, equal_runs

        place = view.first_visible()
        session.open(document.id)
        if session.text is not None and session.text.id == document.text_id:
            view.go_to(carried(equal_runs(before.content, session.text.content), place))
