"""Pictures from the window: where themes and words are, and the way from a mark to the text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.operations.leads import Lead

_SHARED = ("undo", "redo")


class Pictures(QObject):
    """Opens the pictures."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"pictures": self.open}

    def open(self) -> None:
        """Show the pictures, the open text's first."""
        from leifeng_reader.ui.dialogs.pictures import PicturesWindow
        from leifeng_reader.ui.names import ThemeNames

        window = self._window
        window.panel.flush()
        dialog = PicturesWindow(window.session, ThemeNames(window.session).of, window)
        dialog.showWanted.connect(self.show)
        for name in _SHARED:
            dialog.addAction(window.actions_by_name[name])
        dialog.open()

    def show(self, lead: "Lead") -> None:
        """Show a passage in its text."""
        from leifeng_reader.ui.destinations import Destination, go

        go(self._window, Destination(lead.document_id, lead.start, lead.end, lead.annotation_id))
