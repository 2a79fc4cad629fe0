"""Asking which annotations cards are made of, and of what kind."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.filters import Filter
from leifeng_reader.core.study import CardKind, StudySet
from leifeng_reader.operations import cards
from leifeng_reader.operations.cards import Offer, Wanted
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui import tasks
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.study import cards_words

_WIDTH = 460


class CardsMaking(QDialog):
    """`wanted` carries the Offer whose cards are to be made."""

    wanted = Signal(object)

    def __init__(self, session: Session, sets: list[StudySet], parent: QWidget) -> None:
        """Ask; `sets` are the study sets cards can be made of."""
        super().__init__(parent)
        self.setObjectName("cardsMaking")
        self.setWindowTitle(self.tr("Make cards"))
        self.setMinimumWidth(_WIDTH)
        self._session = session
        self._offer = Offer()
        self._sources: dict[int, Wanted] = {}
        self._work: tasks.Task | None = None
        self.source = QComboBox()
        self.source.setAccessibleName(self.tr("Annotations"))
        self._fill(sets)
        self.questions = QCheckBox(self.tr("Questions: the note asks, the passage answers"))
        self.gaps = QCheckBox(self.tr("Gaps: the passage is left out of its sentence"))
        self.questions.setChecked(True)
        self.said, self.more = QLabel(), QLabel()
        self.more.setWordWrap(True)
        self.more.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.make_button = QPushButton(self.tr("Make cards"))
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self._accept)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        for box in (self.questions, self.gaps):
            box.toggled.connect(self.count)
        self.source.currentIndexChanged.connect(self.count)
        self.count()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        label = QLabel(self.tr("Make cards of the annotations of"))
        label.setBuddy(self.source)
        for widget in (label, self.source):
            column.addWidget(widget)
        column.addSpacing(8)
        for box in (self.questions, self.gaps):
            column.addWidget(box)
        column.addSpacing(8)
        for widget in (self.said, self.more):
            column.addWidget(widget)
        column.addStretch()
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addStretch()
        bottom.addWidget(self.cancel_button)
        bottom.addWidget(self.make_button)
        column.addLayout(bottom)

    def _fill(self, sets: list[StudySet]) -> None:
        session, add = self._session, self._add
        if session.document is not None:
            here = session.document.id
            if not session.filter.is_empty:
                add(self.tr("This text, as it is filtered"), Wanted(here, session.filter))
            add(self.tr("This text"), Wanted(here))
        add(self.tr("All texts"), Wanted())
        themes = session.codebook.in_tree_order()
        if themes:
            self.source.insertSeparator(self.source.count())
        for theme in themes:
            path = format_path(session.codebook.path(theme.id))
            named = self.tr("Theme: {0}").format(shortened(path))
            add(named, Wanted(wanted=Filter(themes=frozenset({theme.id}))))
        if sets:
            self.source.insertSeparator(self.source.count())
        for each in sets:
            named = self.tr("Study set: {0}").format(shortened(each.name))
            add(named, Wanted(set_id=each.id))

    def _add(self, words: str, what: Wanted) -> None:
        self._sources[self.source.count()] = what
        self.source.addItem(words)

    @property
    def kinds(self) -> frozenset[CardKind]:
        """What kinds of cards are wanted."""
        boxes = ((self.questions, CardKind.QUESTION), (self.gaps, CardKind.CLOZE))
        return frozenset(kind for box, kind in boxes if box.isChecked())

    def count(self) -> None:
        """Count what cards there would be."""
        if self._work is not None:
            self._work.cancel()
        what, kinds = self._sources[self.source.currentIndex()], self.kinds
        path = self._session.store.path
        self._show(None)

        def work(_: object) -> Offer:
            return cards.offered(path, what, kinds)

        def done(found: object) -> None:
            assert isinstance(found, Offer)
            self._show(found)

        def failed(error: Exception) -> None:
            assert isinstance(error, ReaderError)
            self._show(Offer())

        self._work = tasks.run(work, done, failed)

    def _show(self, found: Offer | None) -> None:
        self._offer = found or Offer()
        said, more = cards_words.offered(found) if found else (self.tr("Counting…"), "")
        self.said.setText(said)
        self.more.setText(more)
        self.make_button.setEnabled(bool(self._offer.fresh))

    def _accept(self) -> None:
        self.accept()
        self.wanted.emit(self._offer)

    def done(self, result: int) -> None:
        """Count no longer."""
        if self._work is not None:
            self._work.cancel()
        super().done(result)
