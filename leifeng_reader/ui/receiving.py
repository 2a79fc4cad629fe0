"""What a window says and asks while files come in."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.formats.choices import Choices
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.operations.shelving import shelf
from leifeng_reader.ui.importing import CHOOSABLE, Importer, Outcome, Reading
from leifeng_reader.ui.messages import Kind, MessageBar, words
from leifeng_reader.ui.notices import notice_words
from leifeng_reader.ui.page.view import ReadingView

_TITLE = 60

Choose = Callable[[QWidget, str, str], list[Path]]
"""Asks for files: over a window, under a title, of a pattern."""


class Reception(QObject):
    """Joins an importer to a window: progress, previews, passwords, the list of what came in."""

    def __init__(self, window: QMainWindow, importer: Importer, messages: MessageBar) -> None:
        """Receive for a window."""
        super().__init__(window)
        self._window = window
        self._importer = importer
        self._session = importer.session
        self._messages = messages
        self.saying = ""
        self.choose: Choose = _chosen_files
        self._session.opened.connect(lambda _: self._clear_said())
        importer.begun.connect(self._clear)
        importer.started.connect(self._tell_progress)
        importer.choiceWanted.connect(self._ask_choice)
        importer.passwordWanted.connect(self._ask_password)
        importer.sameFound.connect(self._ask_which)
        importer.nothingFound.connect(self._tell_nothing)
        importer.ended.connect(self._end)

    def choose_files(self) -> None:
        """Ask which files to open."""
        from leifeng_reader.formats import READERS  # late: see the window

        patterns = " ".join(f"*{suffix}" for reader in READERS for suffix in reader.suffixes)
        wanted = self.tr("Texts ({0});;All files (*)").format(patterns)
        self._importer.take(self.choose(self._window, self.tr("Open text"), wanted))

    def paste(self) -> None:
        """Open what the clipboard holds as a text of its own."""
        pasted = QGuiApplication.clipboard().text()
        if not pasted.strip():
            self._messages.show_message(self.tr("There is no text to paste."), "advice")
            return
        first = pasted.strip().splitlines()[0].strip()
        title = first if len(first) <= _TITLE else f"{first[:_TITLE]}…"
        self._importer.take_words(pasted, title)

    # What is said

    def _say(self, said: str, kind: Kind) -> None:
        self.saying = said
        self._messages.show_message(said, kind)

    def _clear(self) -> None:
        """Make room: what went wrong before is not about the files that come now."""
        if self._messages.kind == "warning" or self._messages.text == self.saying:
            self._messages.dismiss()

    def _clear_said(self) -> None:
        if self.saying and self._messages.text == self.saying:
            self._messages.dismiss()

    def _tell_progress(self, name: str, number: int, total: int) -> None:
        name = shortened(name)
        said = self.tr("Reading “{0}”…").format(name)
        if not number:
            said = self.tr("Looking for texts in “{0}”…").format(name)
        elif total > 1:
            said = self.tr("Reading “{0}” ({1} of {2})…").format(name, f"{number:,}", f"{total:,}")
        if said != self.saying or self._messages.text != said:
            self.saying = said
            cancel = (self.tr("Cancel"), self._importer.give_up)
            self._messages.show_message(said, "hint", [cancel])

    def _tell_nothing(self, folders: object) -> None:
        assert isinstance(folders, Sequence)
        said = self.tr("There is no text that can be read in “{0}”. Nothing was imported.")
        self._say(said.format(shortened(folders[0].name)), "warning")

    def _end(self, outcomes: object) -> None:
        self._clear_said()
        self.saying = ""
        assert isinstance(outcomes, Sequence)
        if len(outcomes) > 1:
            from leifeng_reader.ui.dialogs.import_report import ImportReport

            report = ImportReport(outcomes, self._window)
            report.wanted.connect(self._session.open)
            report.open()
        elif outcomes:
            self._tell(outcomes[0])

    def _tell(self, outcome: Outcome) -> None:
        if outcome.fault is not None:
            self._say(words(outcome.fault), "warning")
        elif outcome.document is None:
            said = self.tr("“{0}” was not read to its end. Nothing was imported.")
            self._say(said.format(shortened(outcome.path.name)), "info")
        elif len(outcome.alike) == 1:
            said = self.tr("“{0}” was in the library already.")
            self._say(said.format(shortened(outcome.document.title)), "info")
        elif not outcome.alike:
            self._tell_lost(outcome.document.title, outcome.notices)

    def _tell_lost(self, title: str, notices: Sequence[str]) -> None:
        """Say what is missing from a text; what was chosen in a preview is known already."""
        said = notice_words(n for n in notices if n.partition(":")[0] not in CHOOSABLE)
        if said:
            self._say(" ".join((f"“{shortened(title)}”:", *said)), "hint")

    # What is asked

    def _ask_choice(self, reading: object) -> None:
        from leifeng_reader.ui.dialogs.import_preview import ImportPreview  # late: see the window

        assert isinstance(reading, Reading)
        view = self._window.findChild(ReadingView, "readingView")
        assert isinstance(view, ReadingView)
        dialog = ImportPreview(reading, view.scene.wanted, self._window)
        dialog.wanted.connect(self._importer.put)
        dialog.open()

    def _ask_password(self, path: object, wrong: bool) -> None:
        from leifeng_reader.ui.dialogs.password import PasswordDialog

        assert isinstance(path, Path)
        dialog = PasswordDialog(path.name, wrong=wrong, parent=self._window)
        dialog.wanted.connect(partial(self._open_with, path))
        dialog.open()

    def _open_with(self, path: Path, password: str) -> None:
        self._importer.take_with(path, Choices(password=password))

    def _ask_which(self, outcome: object) -> None:
        from leifeng_reader.ui.dialogs.same_text import SameTextDialog

        assert isinstance(outcome, Outcome)
        ids = {document.id for document in outcome.alike}
        try:
            listed = [
                shelved for shelved in shelf(self._session.store) if shelved.document.id in ids
            ]
        except ReaderError as error:
            self._session.failed.emit(error)
            return
        dialog = SameTextDialog(listed, self._window)
        dialog.wanted.connect(self._session.open)
        dialog.open()


def _chosen_files(window: QWidget, title: str, pattern: str) -> list[Path]:
    found, _ = QFileDialog.getOpenFileNames(window, title, "", pattern)
    return [Path(name) for name in found]
