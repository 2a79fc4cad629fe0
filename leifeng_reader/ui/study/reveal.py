"""Reveal mode: the open text on the projector."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.ui.study.reveal_view import RevealView


class Revealing(QObject):
    """Shows the open text to a class; the page goes where the class came to."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"reveal": self.open}

    def open(self) -> None:
        """Fill the window's screen with the text."""
        view = self._made()
        if view is not None:
            view.setGeometry(self._window.screen().geometry())
            view.showFullScreen()
            view.activateWindow()
            view.setFocus()

    def _made(self) -> "RevealView | None":
        window = self._window
        if window.session.document is None:
            return None
        from leifeng_reader.ui.study.reveal_view import RevealView

        window.pane.leave_note()
        window.panel.flush()
        pane = window.pane
        view = RevealView(
            window.session, window.page_settings, pane.tone_of, pane.view.first_visible(), window
        )
        view.left.connect(self._go_on)
        return view

    def _go_on(self, place: int) -> None:
        if place >= 0:
            self._window.pane.view.go_to(place)
        self._window.activateWindow()
        self._window.pane.view.setFocus()
