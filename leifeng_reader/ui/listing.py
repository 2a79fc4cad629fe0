"""The library's annotations from the window: their list, and the filters kept under names."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolButton

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.operations import annotating, carrying
from leifeng_reader.operations.listing import annotations_of
from leifeng_reader.ui.destinations import Destination, go
from leifeng_reader.ui.panels.filter import FilterBar
from leifeng_reader.ui.smart_lists import SmartLists
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.ui.dialogs.annotations import AnnotationsWindow
    from leifeng_reader.ui.models.offers import Offer


class Listing(QObject):
    """Opens the list of all annotations, and the menu of saved filters."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self.lists = SmartLists(window.session, self)
        bar = window.panel.findChild(FilterBar)
        assert isinstance(bar, FilterBar)
        bar.listsWanted.connect(self._offer_lists)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"annotations": self.open}

    @cached_property
    def view(self) -> "AnnotationsWindow":
        """The window with the list; it keeps what it shows while it is closed."""
        from leifeng_reader.ui.dialogs.annotations import AnnotationsWindow

        window = self._window
        view = AnnotationsWindow(window.session, self.lists, window)
        for name in ("undo", "redo"):
            view.addAction(window.actions_by_name[name])
        view.openWanted.connect(self._go)
        view.giveWanted.connect(self.give)
        view.takeWanted.connect(self.take)
        view.removeWanted.connect(self.remove)
        return view

    def open(self) -> None:
        """Show the list."""
        self._window.panel.flush()
        self.view.open_view()

    def _go(self, place: Destination) -> None:
        go(self._window, place)

    # Changes of many annotations, each one step

    def give(self, numbers: list[int], offer: "Offer") -> None:
        """Give annotations a theme; one that is new is made in the same step."""
        from leifeng_reader.ui.dialogs.themequestion import settled

        session = self._window.session
        try:
            made, theme_id, name = settled(offer, session.codebook, session.origin)
        except ReaderError as error:
            session.failed.emit(error)
            return
        one, many = (
            self.tr("1 annotation was given “{1}”."),
            self.tr("{0} annotations were given “{1}”."),
        )
        self._change(
            numbers,
            lambda chosen: made.then(carrying.give_theme(chosen, theme_id, session.origin)),
            "give theme",
            lambda number: (one if number == 1 else many).format(f"{number:,}", name),
        )

    def take(self, numbers: list[int], offer: "Offer") -> None:
        """Take a theme off annotations."""
        origin, theme_id = self._window.session.origin, offer.theme_id
        one, many = (
            self.tr("“{1}” was taken off 1 annotation."),
            self.tr("“{1}” was taken off {0} annotations."),
        )
        self._change(
            numbers,
            lambda chosen: carrying.take_theme(chosen, theme_id, origin),
            "take theme off",
            lambda number: (one if number == 1 else many).format(f"{number:,}", offer.label),
        )

    def remove(self, numbers: list[int]) -> None:
        """Remove annotations."""
        one = self.tr("1 annotation was removed.")
        many = self.tr("{0} annotations were removed.")
        self._change(
            numbers,
            annotating.remove,
            "remove",
            lambda number: (one if number == 1 else many).format(f"{number:,}"),
        )

    def _change(
        self,
        numbers: list[int],
        change: Callable[[list[Annotation]], Change],
        label: str,
        said: Callable[[int], str],
    ) -> None:
        """Change annotations in one step, and say of how many."""
        session = self._window.session
        with _waiting():
            try:
                made = change(annotations_of(session.store, numbers))
            except ReaderError as error:
                session.failed.emit(error)
                return
            number = len(made.before)
            if number and not session.perform(made, label):
                return
        undo = [(self.tr("Undo"), session.undo_stack.undo)] if number else []
        self.view.messages.show_message(said(number), "info", undo)

    # Saved filters

    def _offer_lists(self, button: QToolButton) -> None:
        """Offer the saved filters for the open text, below a button."""
        session = self._window.session
        menu = self.lists.menu(button, session.filter, session.set_filter)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))


@contextmanager
def _waiting() -> Iterator[None]:
    """Show that it takes a while."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
