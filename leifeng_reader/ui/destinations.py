"""Places of the library that a row leads to, and the way there."""

from dataclasses import dataclass

from leifeng_reader.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Destination:
    """A passage of a document; of an annotation, its id too."""

    document_id: str
    start: int = 0
    end: int = 0
    annotation_id: str = ""


def go(window: MainWindow, place: Destination) -> None:
    """Show a passage, its annotation current or else its words selected, with a way back.

    A document without a place is shown where it was last being read.
    """
    window.panel.flush()
    session, view = window.session, window.pane.view
    here = session.document.id if session.document else ""
    if place.annotation_id or place.start < place.end:
        if not window.navigator.visit(place.document_id, place.start, place.end):
            return
        if place.annotation_id:
            _choose(window, place)
        else:
            window.pane.leave()
            view.select(place.start, place.end)
    elif place.document_id != here:
        session.open(place.document_id)
    window.activateWindow()
    view.setFocus()


def _choose(window: MainWindow, place: Destination) -> None:
    """Make an annotation current; in a document that is still being loaded, once it is there."""
    session, wanted = window.session, place.annotation_id
    window.pane.choose(wanted)
    if wanted not in session.index.by_id:

        def choose() -> None:
            session.loaded.disconnect(choose)
            if session.document is not None and session.document.id == place.document_id:
                window.pane.choose(wanted)

        session.loaded.connect(choose)
