"""Links in notes followed: to annotations and texts of the library, and out of it after asking."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from leifeng_reader.core.annotation import Annotation, Status
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.operations.linking import destination
from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.ui.prose import Run


class Linking(QObject):
    """Goes where links lead, with a way back."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        cards = window.panel.findChild(CardList)
        assert isinstance(cards, CardList)
        self._deck = cards.deck
        self._cards = cards
        cards.editor.visitStarted.connect(self._get_ready)
        cards.linkWanted.connect(self.follow)
        window.pane.view.noteLinkWanted.connect(self.follow)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"followLink": self.choose}

    def _get_ready(self) -> None:
        """Offer links in the panel's editor, from the first note that is written on."""
        from leifeng_reader.ui.panels.suggestions import Suggestions

        self._cards.editor.visitStarted.disconnect(self._get_ready)
        self._suggestions = Suggestions(self._session, self._cards.editor)

    def choose(self) -> None:
        """Follow the link of the current annotation; of several, ask which."""
        window, view = self._window, self._window.pane.view
        window.panel.flush()
        current = self._session.index.by_id.get(view.current.id) if view.current else None
        links = self._deck.links_of(current) if current else []
        if current is None or not links:
            self._say(self.tr("The current annotation has no links."))
        elif len(links) == 1:
            self.follow(links[0][1])
        else:
            from leifeng_reader.ui.panels.cardmenu import link_menu

            menu = link_menu(window, links, self.follow)
            menu.aboutToHide.connect(menu.deleteLater)
            boxes = view.scene.boxes(current.start, current.end)
            corner = boxes[0].bottomLeft().toPoint() if boxes else QPoint(40, 40)
            menu.popup(view.viewport().mapToGlobal(corner))
            menu.setActiveAction(menu.actions()[0])

    def follow(self, run: "Run") -> None:
        """Go where a run of a note leads."""
        from leifeng_reader.ui.prose import Manner

        self._window.panel.flush()
        if run.manner is Manner.LINK:
            self._window.navigator.follow_link(run.target)
            return
        try:
            found = destination(self._session.store, run.target)
            if found is None:
                self._say(self.tr("What this link leads to is not in the library."))
            elif found.kind == "documents":
                self._open(found.id)
            else:
                record = self._session.store.record("annotations", found.id)
                assert isinstance(record, Annotation)
                self._show(record)
        except ReaderError as error:
            self._session.failed.emit(error)

    def _open(self, document_id: str) -> None:
        document = self._session.document
        if document is None or document.id != document_id:
            place = self._session.store.place(document_id)
            self._window.navigator.visit(document_id, place, place)
        self._window.pane.view.setFocus()

    def _show(self, annotation: Annotation) -> None:
        view, navigator = self._window.pane.view, self._window.navigator
        document = self._session.document
        is_here = document is not None and document.id == annotation.document_id
        # A lost one's place is another text's: its card is all there is.
        stays = is_here and annotation.status is Status.LOST
        span = annotation.start, annotation.end
        if not stays and not navigator.visit(annotation.document_id, *span):
            return
        if annotation.id not in self._session.index.by_id:
            self._session.index.put(annotation)  # of many, only those near the reader came yet
        self._window.pane.choose(annotation.id)
        view.setFocus()

    def _say(self, words: str) -> None:
        self._window.gestures.said.emit(words)
