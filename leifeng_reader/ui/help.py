"""Help from the window: the sheet of shortcuts and their change, and what program this is."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from leifeng_reader import __version__
from leifeng_reader.ui import settings
from leifeng_reader.ui.window import MainWindow


class Help(QObject):
    """Opens what explains the program."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {
            "shortcuts": self.open_shortcuts,
            "changeKeys": self.change_keys,
            "about": self.open_about,
        }

    def open_shortcuts(self) -> None:
        """Show every key."""
        from leifeng_reader.ui import keys
        from leifeng_reader.ui.dialogs.shortcuts import ShortcutSheet

        kept = self._window.session.setting(settings.KEYS)
        sheet = ShortcutSheet(keys.sheet(keys.from_json(kept)), self._window)
        sheet.changeWanted.connect(self.change_keys)
        sheet.open()

    def change_keys(self) -> None:
        """Let the reader choose keys; what is chosen holds at once."""
        from leifeng_reader.ui import keys
        from leifeng_reader.ui.dialogs.keyboard import KeyboardDialog

        kept = self._window.session.setting(settings.KEYS)
        dialog = KeyboardDialog(keys.from_json(kept), self._window)
        dialog.keysChosen.connect(self._keep)
        dialog.open()

    def _keep(self, kept: str) -> None:
        self._window.session.keep_setting(settings.KEYS, kept)
        use_keys(self._window, kept)

    def open_about(self) -> None:
        """Say what program this is, and where the library lies."""
        about = self.tr("Read, highlight, theme, export. Version {0}.\nLibrary: {1}")
        shown = about.format(__version__, self._window.session.store.path)
        QMessageBox.about(self._window, self.tr("Lei Feng Reader"), shown)


def use_keys(window: MainWindow, kept: str) -> None:
    """Let the window's commands go by keys as they are kept in the library."""
    from leifeng_reader.ui import keys  # late: most readers choose none

    chosen = keys.from_json(kept)
    keys.put_in_force(window.actions_by_name, chosen)
    first = {name: keys.shown(each[:1]) for name, each in keys.in_force(chosen).items()}
    window.pane.bar.name_keys(first["note"], first["copy"], first["remove"])
