"""Where annotations stand: a moved one confirmed, any given the passage that is selected."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from leifeng_reader.core.annotation import Annotation, Status
from leifeng_reader.operations import annotating
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.window import MainWindow


class Placing(QObject):
    """Settles annotations that a new text moved or lost."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._view = window.pane.view
        self._waiting = ""
        cards = window.panel.findChild(CardList)
        assert isinstance(cards, CardList)
        cards.placingOffered.connect(self._offer)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"confirmPlace": self.confirm, "anotherPassage": self.ask_passage}

    def _offer(self, menu: QMenu, annotation: Annotation) -> None:
        """Offer what settles it in the menu of a card that is to be checked."""
        actions = self._window.actions_by_name
        if annotation.status is Status.MOVED:
            menu.addAction(actions["confirmPlace"])
        if not annotation.is_settled:
            menu.addAction(actions["anotherPassage"])

    # It stands where it should

    def confirm(self) -> None:
        """Take the chosen annotations as standing where they should, and go to the next."""
        chosen = self._chosen()
        if not chosen:
            return
        moved = [annotation for annotation in chosen if annotation.status is Status.MOVED]
        if not moved:
            lost = any(annotation.status is Status.LOST for annotation in chosen)
            self._say(
                self.tr("It was not found in this text. Move it to another passage.")
                if lost
                else self.tr("It is in its place.")
            )
            return
        following = self._next_to_check(moved)
        change = partial(annotating.confirm, moved, self._session.origin)
        if self._session.attempt(change, "confirm place") and following is not None:
            self._window.pane.reveal(following.id)

    def _next_to_check(self, settled: list[Annotation]) -> Annotation | None:
        """Return the first after these that is to be checked, else the first of all."""
        ids = {annotation.id for annotation in settled}
        listed = [a for a in self._session.index.to_check() if a.id not in ids]
        last = max(annotation.order for annotation in settled)
        return next((a for a in listed if a.order > last), listed[0] if listed else None)

    # It stands elsewhere

    def ask_passage(self) -> None:
        """Move the current annotation to the selection that is made next.

        Once it is made, the same command moves it there, as the message's button does.
        """
        start, end = self._view.selection()
        if start < end and self._waiting in self._session.index.by_id:
            self._window.messages.dismiss()
            self.move(self._waiting)
            return
        chosen = self._chosen()
        if len(chosen) > 1:
            self._say(self.tr("Choose one annotation."))
        elif chosen:
            self._waiting = chosen[0].id
            quote = shortened(chosen[0].selector.quote or chosen[0].note)
            self._window.messages.show_message(
                self.tr("Select the passage for “{0}” in the text.").format(quote),
                "hint",
                [(self.tr("Move it to the selection"), partial(self.move, chosen[0].id))],
            )
            self._view.setFocus()

    def move(self, annotation_id: str) -> None:
        """Move an annotation to the selection; without one, ask again."""
        annotation, text = self._session.index.by_id.get(annotation_id), self._session.text
        if annotation is None or text is None:
            return
        start, end = self._view.selection()
        if start == end:
            self._window.pane.choose(annotation_id)
            self.ask_passage()
            return
        change = partial(annotating.move, annotation, text, (start, end), self._session.origin)
        if self._session.attempt(change, "move annotation"):
            self._waiting = ""
            self._view.select(start, start)
            self._window.pane.reveal(annotation_id)

    # Doing it

    def _chosen(self) -> list[Annotation]:
        """Return the cards chosen in the list, else the current annotation, as they now are."""
        self._window.panel.flush()
        by_id, shown = self._session.index.by_id, self._view.current
        ids = [] if self._view.hasFocus() else self._window.panel.selected_annotations()
        found = [by_id[key] for key in ids or ([shown.id] if shown else []) if key in by_id]
        if not found:
            self._say(self.tr("Choose an annotation first, with a click or with J and K."))
        return found

    def _say(self, words: str) -> None:
        self._window.gestures.said.emit(words)
