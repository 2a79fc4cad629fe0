"""Cards in the window: the review opened, cards made, and how many are due said in the menu."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.core.annotation import Annotation
    from leifeng_reader.operations.cards import Offer
    from leifeng_reader.ui.study.cards_view import CardsView


class Cards(QObject):
    """Opens the review of cards, and does what leaves it."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        QTimer.singleShot(0, self, self._watch_menu)  # there are no menus yet

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"cards": self.open}

    def open(self) -> None:
        """Review what is due."""
        from leifeng_reader.ui.study.cards_view import CardsView

        window = self._window
        window.panel.flush()
        view = CardsView(window.session, window)
        view.finished.connect(view.deleteLater)
        view.makeWanted.connect(lambda: self.ask(view))
        view.showWanted.connect(self._show)
        view.open()

    def ask(self, view: "CardsView") -> None:
        """Ask what to make cards of."""
        from leifeng_reader.ui.study.cards_making import CardsMaking

        session = self._window.session
        try:
            sets = session.store.study_sets()
        except ReaderError as error:
            session.failed.emit(error)
            return
        dialog = CardsMaking(session, sets, view)
        dialog.finished.connect(dialog.deleteLater)
        dialog.wanted.connect(lambda offered: self.make(offered, view))
        dialog.open()

    def make(self, offered: "Offer", view: "CardsView") -> None:
        """Make the cards of an offer, and say so where they are reviewed."""
        from leifeng_reader.operations.cards import make
        from leifeng_reader.ui.study.cards_view import MADE
        from leifeng_reader.ui.study.cards_words import made

        session = self._window.session
        if session.perform(make(offered, session.origin), MADE):
            view.messages.show_message(made(len(offered.fresh)), "info")

    def _show(self, annotation: "Annotation") -> None:
        from leifeng_reader.ui.destinations import Destination, go

        place = Destination(annotation.document_id, annotation.start, annotation.end, annotation.id)
        go(self._window, place)

    # The menu

    def _watch_menu(self) -> None:
        """Count anew whenever the menu with the command is opened."""
        from PySide6.QtWidgets import QMenu

        for each in self._window.actions_by_name["cards"].associatedObjects():
            if isinstance(each, QMenu):
                each.aboutToShow.connect(self.count)

    def count(self) -> None:
        """Say in the menu how many cards are due."""
        from leifeng_reader.operations.cards import standing
        from leifeng_reader.ui.study.cards_view import per_day

        session = self._window.session
        try:
            due = standing(session.store, session.origin.now(), per_day(session)).due
        except ReaderError:
            due = 0  # the review itself says what is wrong
        words = self.tr("Cards… ({0} due)").format(QLocale().toString(due))
        self._window.actions_by_name["cards"].setText(words if due else self.tr("Cards…"))
