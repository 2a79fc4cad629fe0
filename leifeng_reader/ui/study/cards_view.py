"""The review of cards: one at a time, turned, answered, and dealt again when it is time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollBar,
    QSpinBox,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.study import Card
from leifeng_reader.operations import cards
from leifeng_reader.operations.card_faces import passage
from leifeng_reader.operations.cards import Rating
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui.page.accessible import announce
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.study import cards_words
from leifeng_reader.ui.study.cards_face import CardFace

PER_DAY = "cards per day"
"""The setting that keeps how many new cards a day brings."""

REVIEWED, MADE, SET_ASIDE = "review card", "make cards", "set card aside"
_OURS = (REVIEWED, MADE, SET_ASIDE)
_MOST_A_DAY = 999
_TITLE = 40
_SIZE = (820, 620)
_SCROLLING = {
    Qt.Key.Key_Up: QScrollBar.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QScrollBar.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
}


def per_day(session: Session) -> int:
    """Return how many new cards a day brings."""
    kept = session.setting(PER_DAY) or ""
    return int(kept) if kept.isdecimal() else cards.A_DAY


class CardsView(QDialog):
    """`makeWanted` says that cards are to be made, `showWanted` carries an annotation to show.

    Every answer is a change of the library, undone here by Ctrl+Z.
    """

    makeWanted = Signal()
    showWanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Deal the first card."""
        super().__init__(parent)
        self.setObjectName("cardsView")
        self.setWindowTitle(self.tr("Cards"))
        self._session = session
        self.card: Card | None = None
        self.annotation: Annotation | None = None
        self._document: Document | None = None
        self._text: Text | None = None
        self.is_turned = self._is_answering = False
        self.face = CardFace()
        self.counts = QLabel()
        self.counts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.scope = self._made_scope()
        self.limit = self._made_limit()
        button = self._button
        self.turn_button = button(self.tr("Show the answer"), self.tr("Space"), self.turn)
        self.ratings = {r: button("", str(r.value), partial(self.answer, r)) for r in Rating}
        self.make_button = button(self.tr("Make cards…"), "M", self.makeWanted.emit)
        self.undo_button = button(self.tr("Undo"), "Ctrl+Z", self.undo)
        self.aside_button = button(self.tr("Set aside"), "S", self.set_aside)
        self.show_button = button(self.tr("Show in text"), "T", self.show_in_text)
        self.close_button = button(self.tr("Close"), self.tr("Esc"), self.reject)
        self._lay_out()
        self._add_shortcuts()
        session.changed.connect(self._follow)
        session.undo_stack.indexChanged.connect(self._show_undo)
        self.deal()

    # What it is made of

    def _button(self, words: str, keys: str, act: Callable[[], object]) -> QPushButton:
        made = QPushButton(words)
        made.setAutoDefault(False)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setToolTip(f"{words.rstrip('…')} ({keys})" if words else keys)
        made.clicked.connect(lambda _=False: act())
        return made

    def _made_scope(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("Cards of"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.addItem(self.tr("All texts"), "")
        document = self._session.document
        if document is not None:
            made.addItem(shortened(document.title, _TITLE), document.id)
        made.currentIndexChanged.connect(self.deal)
        return made

    def _made_limit(self) -> QSpinBox:
        made = QSpinBox()
        made.setAccessibleName(self.tr("New cards a day"))
        made.setRange(0, _MOST_A_DAY)
        made.setValue(per_day(self._session))
        made.setKeyboardTracking(False)
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        made.valueChanged.connect(self._keep_limit)
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.scope)
        top.addWidget(self.counts, 1)
        top.addWidget(self.make_button)
        self.answers = QStackedLayout()
        for listed in ([self.turn_button], list(self.ratings.values()), []):
            row = QWidget()
            buttons = QHBoxLayout(row)
            buttons.setContentsMargins(0, 0, 0, 0)
            buttons.setSpacing(8)
            for each in listed:
                each.setMinimumHeight(48)
                buttons.addWidget(each, 1)
            self.answers.addWidget(row)
        limit = QLabel(self.tr("New cards a day"))
        limit.setBuddy(self.limit)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        for button in (self.undo_button, self.aside_button, self.show_button):
            bottom.addWidget(button)
        bottom.addStretch()
        bottom.addWidget(limit)
        bottom.addWidget(self.limit)
        bottom.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self.face, 1)
        column.addLayout(self.answers)
        column.addLayout(bottom)
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - 32), min(_SIZE[1], room.height() - 64))

    def _add_shortcuts(self) -> None:
        standard = QKeySequence.StandardKey
        shortcuts: tuple[tuple[object, Callable[[], object]], ...] = (
            (standard.Undo, self.undo),
            (standard.Redo, self.redo),
            ("Ctrl+Y", self.redo),
        )
        for keys, act in shortcuts:
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))  # type: ignore[call-overload]
            action.triggered.connect(lambda _=False, act=act: act())
            self.addAction(action)

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
        self.make_button.setDefault(not stand.total)
        self.turn_button.setDefault(has_card and not self.is_turned)
        if card is None or annotation is None:
            self.face.say(*cards_words.nothing_due(stand))
            self.answers.setCurrentIndex(2)
        else:
            self._show_card(card, annotation)
        self._show_undo()
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
        self.answers.setCurrentIndex(int(self.is_turned))
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
            self._session.undo_stack.undo()

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
        if len(back) == 1 and cards.is_due(back[0], self._now()):
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
            Qt.Key.Key_M: self.makeWanted.emit,
        }
        if is_held:
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
