"""The window of the review: a card, the buttons below it, and what it is dealt from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.operations.cards import Rating
from leifeng_reader.ui.messages import MessageBar
from leifeng_reader.ui.study.cards_face import CardFace

FRONT, BACK, NONE = range(3)
"""Rows of buttons: to turn a card, to answer, and no card."""

_MOST_A_DAY = 999
_SIZE = (820, 620)
_ANSWERS = 52


class CardsFrame(QDialog):
    """Holds the widgets; what they do is wired by the review."""

    def __init__(self, parent: QWidget) -> None:
        """Put everything in its place."""
        super().__init__(parent)
        self.setObjectName("cardsView")
        self.setWindowTitle(self.tr("Cards"))
        self.messages = MessageBar()
        self.face = CardFace()
        self.counts = QLabel()
        self.counts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.scope = QComboBox()
        self.scope.setAccessibleName(self.tr("Cards of"))
        self.scope.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.limit = QSpinBox()
        self.limit.setAccessibleName(self.tr("New cards a day"))
        self.limit.setRange(0, _MOST_A_DAY)
        self.limit.setKeyboardTracking(False)
        self.turn_button = _button(self.tr("Show the answer"), self.tr("Space"))
        self.ratings = {rating: _button("", str(rating.value)) for rating in Rating}
        self.make_button = _button(self.tr("Make cards…"), "M")
        self.undo_button = _button(self.tr("Undo"), "Ctrl+Z")
        self.aside_button = _button(self.tr("Set aside"), "S")
        self.show_button = _button(self.tr("Show in text"), "T")
        self.resume_button = _button(self.tr("Deal those set aside"), "R")
        self.resume_button.setFlat(True)
        self.close_button = _button(self.tr("Close"), self.tr("Esc"))
        self.answers = self._made_answers()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        column = QVBoxLayout()
        whole.addLayout(column, 1)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(self._top())
        column.addWidget(self.face, 1)
        column.addWidget(self.answers)
        column.addLayout(self._bottom())
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - 32), min(_SIZE[1], room.height() - 64))

    def _top(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.scope)
        row.addWidget(self.counts, 1)
        row.addWidget(self.resume_button)
        row.addWidget(self.make_button)
        return row

    def _made_answers(self) -> QStackedWidget:
        made = QStackedWidget()
        made.setFixedHeight(_ANSWERS)
        for buttons in ([self.turn_button], list(self.ratings.values()), []):
            made.addWidget(_row(buttons))
        return made

    def _bottom(self) -> QLayout:
        label = QLabel(self.tr("New cards a day"))
        label.setBuddy(self.limit)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.undo_button, self.aside_button, self.show_button):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(label)
        row.addWidget(self.limit)
        row.addWidget(self.close_button)
        return row


def _button(words: str, keys: str) -> QPushButton:
    made = QPushButton(words)
    made.setAutoDefault(False)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setToolTip(f"{words.rstrip('…')} ({keys})")
    return made


def _row(buttons: Sequence[QPushButton]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row.addWidget(button, 1)
    return made
