"""Searching from the window: the box that finds everything, and where its rows lead."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leifeng_reader.operations.finding import Found, Kind
from leifeng_reader.ui.destinations import Destination, go
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.ui.search.box import SearchBox

_OWN = ("search", "palette")


class Searching(QObject):
    """Opens the search box, and goes where the reader chooses."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"search": self.search, "palette": self.offer_commands}

    @cached_property
    def box(self) -> "SearchBox":
        """The box, made when it is first wanted."""
        from leifeng_reader.ui.search.box import SearchBox

        window = self._window
        offered = [
            action
            for name, action in window.actions_by_name.items()
            if name not in _OWN and not name.removeprefix("theme").isdigit()
        ]
        box = SearchBox(window.session, window, offered)
        box.chosen.connect(self._go)
        box.commandChosen.connect(self._command)
        return box

    def search(self) -> None:
        """Open the box."""
        self._window.panel.flush()
        self.box.open_box()

    def offer_commands(self) -> None:
        """Open the box on the commands alone."""
        self._window.panel.flush()
        self.box.open_box(">")

    def _command(self, name: str) -> None:
        self._window.actions_by_name[name].trigger()

    def _go(self, found: Found) -> None:
        if found.kind is Kind.THEME:
            self._show_theme(found.theme_id)
            return
        place = Destination(found.document_id, found.start, found.end, found.annotation_id)
        go(self._window, place)

    def _show_theme(self, theme_id: str) -> None:
        """Show a theme's page."""
        from leifeng_reader.ui.workbench import Workbench

        workbench = self._window.findChild(Workbench)
        assert isinstance(workbench, Workbench)
        workbench.open_page(theme_id)
