"""Help from the window: the sheet of shortcuts, and what program this is."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from leifeng_reader import __version__
from leifeng_reader.ui.actions import shortcut_rows
from leifeng_reader.ui.window import MainWindow


class Help(QObject):
    """Opens what explains the program."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"shortcuts": self.open_shortcuts, "about": self.open_about}

    def open_shortcuts(self) -> None:
        """Show every key."""
        from leifeng_reader.ui.dialogs.shortcuts import ShortcutSheet

        ShortcutSheet(shortcut_rows(), self._window).open()

    def open_about(self) -> None:
        """Say what program this is, and where the library lies."""
        about = self.tr("Read, highlight, theme, export. Version {0}.\nLibrary: {1}")
        shown = about.format(__version__, self._window.session.store.path)
        QMessageBox.about(self._window, self.tr("Lei Feng Reader"), shown)
