"""The review of cards: one at a time, turned, answered, and dealt again when it is time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QScrollBar, QWidget

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.study import Card
from leifeng_reader.operations import cards
from leifeng_reader.operations.card_faces import passage
from leifeng_reader.operations.cards import Rating
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui.messages import words
from leifeng_reader.ui.page.accessible import announce
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.study import cards_words
from leifeng_reader.ui.study.cards_frame import BACK, FRONT, NONE, CardsFrame

PER_DAY = "cards per day"
"""The setting that keeps how many new cards a day brings."""

REVIEWED, MADE = "review card", "make cards"
SET_ASIDE, RESUMED = "set card aside", "deal cards again"
_OURS = (REVIEWED, MADE, SET_ASIDE, RESUMED)
_TITLE = 40
_SCROLLING: dict[int, QScrollBar.SliderAction] = {
    Qt.Key.Key_Up: QScrollBar.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QScrollBar.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
}


def per_day(session: Session) -> int:
    """Return how many new cards a day brings."""
    kept = session.setting(PER_DAY) or ""
    return int(kept) if kept.isdecimal() else cards.A_DAY


class CardsView(CardsFrame):
    """`makeWanted` says that cards are to be made, `showWanted` carries an annotation to show.

    Every answer is a change of the library, undone here by Ctrl+Z.
    """

    makeWanted = Signal()
    showWanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Deal the first card."""
        super().__init__(parent)
        self._session = session
        self.card: Card | None = None
        self.annotation: Annotation | None = None
        self._document: Document | None = None
        self._text: Text | None = None
        self.is_turned = self._is_answering = self._is_taking_back = False
        self.scope.addItem(self.tr("All texts"), "")
        if session.document is not None:
            self.scope.addItem(shortened(session.document.title, _TITLE), session.document.id)
        self.limit.setValue(per_day(session))
        self._wire()
        self.deal()

    def _wire(self) -> None:
        wired: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self.turn_button, self.turn),
            *((button, partial(self.answer, r)) for r, button in self.ratings.items()),
            (self.make_button, self.makeWanted.emit),
            (self.undo_button, self.undo),
            (self.aside_button, self.set_aside),
            (self.show_button, self.show_in_text),
            (self.resume_button, self.resume),
            (self.close_button, self.reject),
        )
        for button, act in wired:
            button.clicked.connect(lambda _=False, act=act: act())
        self.scope.currentIndexChanged.connect(self.deal)
        self.limit.valueChanged.connect(self._keep_limit)
        self._session.changed.connect(self._follow)
        self._session.undo_stack.indexChanged.connect(self._show_undo)
        self._session.failed.connect(self._tell_failure)

    def _tell_failure(self, error: Exception) -> None:
        """Say it here: the window's own messages are behind this one."""
        self.messages.show_message(words(error), "warning")

    # Dealing

    def _now(self) -> str:
        return self._session.origin.now()

    def deal(self) -> None:
        """Show the card that comes next, or say why there is none."""
        found = None
        try:
            scope = str(self.scope.currentData())
            found = cards.deal(self._session.store, self._now(), self.limit.value(), scope)
        except ReaderError as error:
            self._session.failed.emit(error)
        self._take(found)

    def _take(self, card: Card | None) -> None:
        """Have a card in hand, its front up."""
        self.card, self.annotation, self.is_turned = card, None, False
        if card is not None:
            self._look_up(card)
        self._show()

    def _look_up(self, card: Card) -> None:
        store = self._session.store
        try:
            record = store.record("annotations", card.annotation_id)
            if not isinstance(record, Annotation):
                self.card = None
                return
            self.annotation = record
            if self._document is None or self._document.id != record.document_id:
                self._document = store.document(record.document_id)
                self._text = store.text(self._document.text_id)
        except ReaderError as error:
            self._session.failed.emit(error)
            self.card = None

    def _show(self) -> None:
        card, annotation = self.card, self.annotation
        stand = self._standing()
        self.counts.setText(cards_words.waiting(stand))
        has_card = card is not None and annotation is not None
        for button in (self.aside_button, self.show_button):
            button.setEnabled(has_card)
        self.resume_button.setVisible(stand.suspended > 0)
        self.make_button.setDefault(not stand.total)
        self.turn_button.setDefault(has_card and not self.is_turned)
        if card is None or annotation is None:
            self.face.say(*cards_words.nothing_due(stand))
            self.answers.setCurrentIndex(NONE)
        else:
            self._show_card(card, annotation)
        self._show_undo()
        if not self.limit.hasFocus():
            self.setFocus()

    def _show_card(self, card: Card, annotation: Annotation) -> None:
        title = shortened(self._document.title) if self._document else ""
        themes = self._session.codebook.themes
        colours = [themes[key].colour for key in annotation.themes if key in themes]
        self.face.show_card(
            card.kind,
            annotation.note,
            passage(annotation, self._text),
            title,
            colours[0] if colours else "",
            turned=self.is_turned,
        )
        announce(self.face, self.face.accessibleName())
        self.answers.setCurrentIndex(BACK if self.is_turned else FRONT)
        if self.is_turned:
            self._show_outlook(card)

    def _show_outlook(self, card: Card) -> None:
        words = {
            Rating.AGAIN: self.tr("Again"),
            Rating.HARD: self.tr("Hard"),
            Rating.GOOD: self.tr("Good"),
            Rating.EASY: self.tr("Easy"),
        }
        for rating, length in cards.outlook(card, self._now()).items():
            self.ratings[rating].setText(f"{words[rating]}\n{cards_words.interval(length)}")
            self.ratings[rating].setToolTip(f"{words[rating]} ({rating.value})")
        self.ratings[Rating.GOOD].setDefault(True)

    def _standing(self) -> cards.Standing:
        try:
            scope = str(self.scope.currentData())
            return cards.standing(self._session.store, self._now(), self.limit.value(), scope)
        except ReaderError as error:
            self._session.failed.emit(error)
            return cards.Standing(0, 0, 0, 0, 0, 0, "")

    # Answering

    def turn(self) -> None:
        """Show the answer."""
        if self.card is not None and not self.is_turned:
            self.is_turned = True
            self._show()

    def answer(self, rating: Rating) -> None:
        """Say how well the card in hand was known, and deal the next."""
        if self.card is not None and self.is_turned:
            answered = cards.answer(self.card, rating, self._now())
            self._perform(replace_one(self.card, answered), REVIEWED)

    def set_aside(self) -> None:
        """Deal the card in hand no more."""
        if self.card is not None:
            self._perform(cards.suspend(self.card, self._now()), SET_ASIDE)

    def resume(self) -> None:
        """Deal those cards again that were set aside."""
        try:
            listed = self._session.store.cards(str(self.scope.currentData()))
        except ReaderError as error:
            self._session.failed.emit(error)
        else:
            self._perform(cards.resume(listed, self._now()), RESUMED)

    def _perform(self, change: Change, label: str) -> None:
        self._is_answering = True
        try:
            self._session.perform(change, label)
        finally:
            self._is_answering = False
        self.deal()

    def show_in_text(self) -> None:
        """Leave, and show the passage of the card in hand."""
        if self.annotation is not None:
            annotation = self.annotation
            self.accept()
            self.showWanted.emit(annotation)

    # Undoing

    def undo(self) -> None:
        """Take the last answer back: its card is in hand again."""
        if self._session.undo_stack.undoText() in _OURS:
            self._is_taking_back = True
            self._session.undo_stack.undo()
            self._is_taking_back = False

    def redo(self) -> None:
        """Give the answer again that was taken back."""
        if self._session.undo_stack.redoText() in _OURS:
            self._session.undo_stack.redo()

    def _show_undo(self) -> None:
        self.undo_button.setEnabled(self._session.undo_stack.undoText() in _OURS)

    def _follow(self, change: Change) -> None:
        """Have in hand what was taken back; deal again when the card in hand is another now."""
        if self._is_answering or not self.isVisible():
            return
        back = [record for record in change.after if isinstance(record, Card)]
        if self._is_taking_back and len(back) == 1:
            self._take(back[0])
        else:
            self.deal()

    def _keep_limit(self, number: int) -> None:
        self._session.keep_setting(PER_DAY, str(number))
        if not self.is_turned:
            self.deal()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the card, answer, set aside, show, make; Esc leaves."""
        key, is_held = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_S: self.set_aside,
            Qt.Key.Key_T: self.show_in_text,
            Qt.Key.Key_R: self.resume,
            Qt.Key.Key_M: self.makeWanted.emit,
        }
        standard = QKeySequence.StandardKey
        if event.matches(standard.Undo):
            self.undo()
        elif event.matches(standard.Redo) or (is_held and key == Qt.Key.Key_Y):
            self.redo()
        elif is_held:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.card:
            self.answer(Rating.GOOD) if self.is_turned else self.turn()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_4:
            self.answer(Rating(key - Qt.Key.Key_0))
        elif act := acts.get(key):
            act()
        elif turn := _SCROLLING.get(key):
            self.face.verticalScrollBar().triggerAction(turn)
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Look no more: the stack still says something when all is taken down."""
        self._session.undo_stack.indexChanged.disconnect(self._show_undo)
        super().done(result)
