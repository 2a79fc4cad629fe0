"""The cards laid out lately, ready to be painted again."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui.panels.backlinks import Backlinks
from leifeng_reader.ui.panels.card import Card, Faces, lay_out, link_words
from leifeng_reader.ui.prose import Manner, Run, prose
from leifeng_reader.ui.session import Session

_MOST_CARDS = 400


class Deck:
    """Lays cards out when they are asked for, and again when something about them differs."""

    def __init__(self, session: Session, app: QApplication) -> None:
        """Begin empty, with the application's typefaces."""
        self.faces = Faces.of(app)
        self._session = session
        self.backlinks = Backlinks(session)
        self._cards: dict[str, Card] = {}
        self._day = QDate.currentDate()

    def __len__(self) -> int:
        return len(self._cards)

    def card(
        self, annotation: Annotation, width: int, *, is_open: bool, editor_height: int
    ) -> Card:
        """Return an annotation's card; see card.lay_out."""
        linking = tuple(self.backlinks.of(annotation.id)) if is_open else ()
        known = self._cards.get(annotation.id) if self._day == QDate.currentDate() else None
        if (
            known is None
            or known.annotation is not annotation
            or (known.width, known.is_open, known.editor_height) != (width, is_open, editor_height)
            or known.linking != linking
        ):
            if len(self._cards) >= _MOST_CARDS or self._day != QDate.currentDate():
                self.clear()
            known = lay_out(
                annotation,
                self._themes(annotation),
                self.faces,
                width,
                is_open=is_open,
                editor_height=editor_height,
                linking=linking,
            )
            self._cards[annotation.id] = known
        return known

    def links_of(self, annotation: Annotation) -> list[tuple[str, Run]]:
        """Return what an annotation's note links to and what links to it, each with its words."""
        read = prose(annotation.note)
        links = [(f"↗ {shortened(read.text[r.start : r.end])}", r) for r in read.links()]
        linking = self.backlinks.of(annotation.id)
        return links + [
            (f"↖ {shortened(link_words(a))}", Run(0, 0, Manner.REFERENCE, a.id)) for a in linking
        ]

    def _themes(self, annotation: Annotation) -> list[Theme]:
        known = self._session.codebook.themes
        return [known[theme] for theme in annotation.themes if theme in known]

    def forget(self, annotation_id: str) -> None:
        """Lay a card out anew when it is asked for next."""
        self._cards.pop(annotation_id, None)

    def clear(self) -> None:
        """Lay all cards out anew: what they say of today, or of themes, may be old."""
        self._cards.clear()
        self._day = QDate.currentDate()
