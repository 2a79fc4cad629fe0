"""Reading without anything around: the page alone, on the whole screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from leifeng_reader.ui.window import MainWindow

_PANELS = "panel", "contents"


class PageAlone(QObject):
    """Takes away what stands around the page, and brings it back as it was.

    Every key does what it does; panels that are asked for meanwhile come, and stay.
    """

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self._shown: list[QWidget] | None = None
        window.installEventFilter(self)
        window.pane.view.installEventFilter(self)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"pageAlone": self.toggle}

    @property
    def is_alone(self) -> bool:
        """Whether the rest is away."""
        return self._shown is not None

    def toggle(self) -> None:
        """Take the rest away, or bring it back."""
        if self.is_alone:
            self.leave()
        else:
            self._enter()

    def _enter(self) -> None:
        window = self._window
        around = (window.menuBar(), window.toolbar, window.statusBar(), *self._panels())
        self._shown = [widget for widget in around if widget.isVisibleTo(window)]
        for widget in self._shown:
            widget.hide()
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        window.pane.view.setFocus()
        self._mark()
        keys = window.actions_by_name["pageAlone"].shortcut()
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        said = self.tr("{0} or Esc brings the rest back.").format(shown)
        window.messages.show_message(
            said if shown else self.tr("Esc brings the rest back."), "advice"
        )

    def leave(self) -> None:
        """Bring back what was there."""
        shown, self._shown = self._shown, None
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowFullScreen)
        for widget in shown or ():
            widget.show()
        self._mark()

    def _panels(self) -> tuple[QWidget, QWidget]:
        return self._window.panel, self._window.contents

    def _mark(self) -> None:
        actions = self._window.actions_by_name
        actions["pageAlone"].setChecked(self.is_alone)
        for name, panel in zip(_PANELS, self._panels(), strict=True):
            actions[name].setChecked(panel.isVisibleTo(self._window))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the rest back with Esc, where there is nothing else to leave, and at the end."""
        if not self.is_alone:
            return False
        if event.type() == QEvent.Type.Close and watched is self._window:
            self.leave()  # what is kept of the window's layout is that of all of it
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            view = self._window.pane.view
            start, end = view.selection()
            is_idle = start == end and view.current is None and not view.has_caret
            if event.key() == Qt.Key.Key_Escape and watched is view and is_idle:
                self.leave()
                return True
        return False
