"""What a window says and asks while files come in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMainWindow

from leifeng_reader.formats.choices import Choices
from leifeng_reader.ui.importing import Importer, Outcome, Reading
from leifeng_reader.ui.messages import MessageBar, words

_TITLE = 60


class Reception(QObject):
    """Joins an importer to a window: progress, previews, passwords, the list of what came in."""

    def __init__(self, window: QMainWindow, importer: Importer, messages: MessageBar) -> None:
        """Receive for a window."""
        super().__init__(window)
        self._window = window
        self._importer = importer
        self._messages = messages
        self.saying = ""
        importer.started.connect(self._tell_progress)
        importer.choiceWanted.connect(self._ask_choice)
        importer.passwordWanted.connect(self._ask_password)
        importer.ended.connect(self._end)

    def choose_files(self) -> None:
        """Ask which files to open."""
        from leifeng_reader.formats import READERS  # late: see the window

        patterns = " ".join(f"*{suffix}" for reader in READERS for suffix in reader.suffixes)
        found, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open text"),
            "",
            self.tr("Texts ({0});;All files (*)").format(patterns),
        )
        self._importer.take([Path(name) for name in found])

    def paste(self) -> None:
        """Open what the clipboard holds as a text of its own."""
        pasted = QGuiApplication.clipboard().text()
        if not pasted.strip():
            self._messages.show_message(self.tr("There is no text to paste."), "info")
            return
        first = pasted.strip().splitlines()[0].strip()
        title = first if len(first) <= _TITLE else f"{first[:_TITLE]}…"
        self._importer.take_words(pasted, title)

    def _tell_progress(self, name: str, number: int, total: int) -> None:
        said = self.tr("Reading “{0}”…").format(name)
        if total > 1:
            said = self.tr("Reading “{0}” ({1} of {2})…").format(name, number, total)
        if said != self.saying or self._messages.text != said:
            self.saying = said
            cancel = (self.tr("Cancel"), self._importer.cancel)
            self._messages.show_message(said, "hint", [cancel])

    def _ask_choice(self, reading: object) -> None:
        from leifeng_reader.ui.dialogs.import_preview import ImportPreview  # late: see the window

        assert isinstance(reading, Reading)
        dialog = ImportPreview(reading, self._window)
        dialog.wanted.connect(self._put)
        dialog.open()

    def _put(self, reading: object) -> None:
        assert isinstance(reading, Reading)
        self._importer.put_alone(reading)

    def _ask_password(self, path: object, wrong: bool) -> None:
        assert isinstance(path, Path)
        ask = (
            self.tr("“{0}” opens with a password.")
            if not wrong
            else self.tr("That is not the password of “{0}”.")
        )
        password, given = QInputDialog.getText(
            self._window, self.tr("Password"), ask.format(path.name), QLineEdit.EchoMode.Password
        )
        if given:
            self._importer.take_with(path, Choices(password=password))

    def _end(self, outcomes: object) -> None:
        if self._messages.text == self.saying:
            self._messages.dismiss()
        self.saying = ""
        assert isinstance(outcomes, Sequence)
        if len(outcomes) > 1:
            from leifeng_reader.ui.dialogs.import_report import ImportReport

            ImportReport(outcomes, self._window).open()
            return
        for outcome in outcomes:
            self._tell(outcome)

    def _tell(self, outcome: Outcome) -> None:
        if outcome.fault is not None:
            self._messages.show_message(words(outcome.fault), "warning")
        elif outcome.known and outcome.document is not None:
            said = self.tr("“{0}” was in the library already.")
            self._messages.show_message(said.format(outcome.document.title), "info")
