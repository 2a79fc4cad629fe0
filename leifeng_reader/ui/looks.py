"""How the window looks: the page's settings and type size, panels shown and hidden."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from leifeng_reader.ui.settings import PageSettings
from leifeng_reader.ui.window import MainWindow


class Looks(QObject):
    """Changes the look, by command and by the mouse's wheel."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        window.pane.view.zoomWanted.connect(self._zoom)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {
            "panel": self._toggle_panel,
            "contents": self._toggle_contents,
            "pageSettings": self.open_page_settings,
            "larger": lambda: self._zoom(1),
            "smaller": lambda: self._zoom(-1),
            "usualSize": lambda: self._zoom(0),
        }

    def _zoom(self, step: int) -> None:
        kept = self._window.page_settings
        size = kept.size + step if step else PageSettings().size
        self._window.set_page_settings(replace(kept, size=size))

    def open_page_settings(self) -> None:
        """Show the page's settings under their button."""
        from leifeng_reader.ui.dialogs.page_settings import PageSettingsPopup

        window = self._window
        popup = PageSettingsPopup(window.page_settings, window)
        popup.changed.connect(window.set_page_settings)
        button = window.toolbar.widgetForAction(window.actions_by_name["pageSettings"])
        corner = button.mapToGlobal(button.rect().bottomRight())
        popup.adjustSize()
        popup.move(corner.x() - popup.width(), corner.y() + 4)
        popup.show()

    def _toggle_panel(self) -> None:
        self._toggle("panel", self._window.panel)

    def _toggle_contents(self) -> None:
        self._toggle("contents", self._window.contents)
        if self._window.contents.isVisible():
            self._window.contents.follow(self._window.pane.view.first_visible())

    def _toggle(self, name: str, panel: QWidget) -> None:
        shown = not panel.isVisible()
        held = panel.isAncestorOf(self._window.focusWidget() or self._window)
        panel.setVisible(shown)
        if held:  # keys would go to what is no longer seen, or to a neighbour by chance
            self._window.pane.view.setFocus()
        self._window.actions_by_name[name].setChecked(shown)
