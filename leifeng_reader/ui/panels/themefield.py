"""A field that finds themes as their names are typed, the best listed below it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.ui.emptying import empty
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.models.offers import MOST, Offer
from leifeng_reader.ui.panels.dots import dot_icon

_ROW = 30
_MARK = 16
_WIDTH = 360
_LONGEST = 1000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_SHEET = """
QListWidget { background: transparent; }
QListWidget::item { min-height: 0; padding: 2px 6px; }
"""


class ThemeField(QWidget):
    """`chosen` carries the Offer of the row that Enter or a click takes; `left` is Esc."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, find: Callable[[str], list[Offer]], parent: QWidget | None = None) -> None:
        """Offer what `find` returns for what is typed."""
        super().__init__(parent)
        self._find = find
        self._offers: Sequence[Offer] = ()
        self.edit = QLineEdit(self)
        self.edit.setObjectName("themeField")
        self.edit.setPlaceholderText(self.tr("Name of a theme, or Parent/Child"))
        self.edit.setAccessibleName(self.edit.placeholderText())
        self.edit.setMaxLength(_LONGEST)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self.refresh)
        self.list = self._rows()
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(self.list)
        self.setFixedWidth(_WIDTH)

    def _rows(self) -> QListWidget:
        rows = QListWidget(self)
        rows.setObjectName("themeOffers")
        rows.setAccessibleName(self.tr("Themes that fit"))
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setStyleSheet(_SHEET)
        rows.setIconSize(QSize(_MARK, _MARK))
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field has the keys for it
        rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # As tall as it can become: rows must not move under the reader's eyes.
        rows.setFixedHeight(MOST * _ROW)
        rows.itemClicked.connect(lambda item: self._choose(rows.row(item)))
        return rows

    # What is offered

    def begin(self, typed: str = "") -> None:
        """Start anew with what was typed so far."""
        self.edit.setText(typed)
        self.refresh()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.end(False)

    def refresh(self) -> None:
        """Offer what fits now; the best is the one Enter takes."""
        self._offers = self._find(self.edit.text())
        empty(self.list)
        for offer in self._offers:
            self.list.addItem(_item(offer))
        self.list.setCurrentRow(0 if self._offers else -1)

    @property
    def offers(self) -> Sequence[Offer]:
        """What is listed, from the top."""
        return self._offers

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._offers):
            self.chosen.emit(self._offers[row])

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Esc and the ways up and down before the field does."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif key in _ENTER:
            self._choose(self.list.currentRow())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return super().eventFilter(watched, event)
        return True

    def _step(self, step: int) -> None:
        if self._offers:
            self.list.setCurrentRow((self.list.currentRow() + step) % len(self._offers))


def _item(offer: Offer) -> QListWidgetItem:
    mark = dot_icon(offer.colour, is_ticked=offer.is_carried) if offer.theme_id else icon("add")
    item = QListWidgetItem(mark, offer.label)
    item.setToolTip(offer.label)
    item.setSizeHint(QSize(0, _ROW))
    return item
