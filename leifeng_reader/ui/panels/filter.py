"""The bar that narrows which annotations are shown."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.filters import Filter
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.panels.chip import FilterChip
from leifeng_reader.ui.panels.wrapping import WrappingRow
from leifeng_reader.ui.session import Session

PAUSE = 120
"""Milliseconds without typing after which the words are wished for."""

_LONGEST = 500
_TOGGLE = """
QToolButton { border: 1px solid palette(mid); padding: 3px 8px; min-height: 18px; }
QToolButton:focus { border: 2px solid palette(link); padding: 2px 7px; }
"""


class FilterBar(QWidget):
    """Words, toggles, and a chip for each theme filtered by.

    `wanted` carries the Filter wished for; `leaveWanted` gives the keyboard back to the page,
    `listWanted` to the cards; `listsWanted` asks for the saved filters, below the button given.
    """

    wanted = Signal(object)
    leaveWanted = Signal()
    listWanted = Signal()
    listsWanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show and change the session's filter."""
        super().__init__(parent)
        self._session = session
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        self._edit = self._word_field()
        self._has_note = self._toggle(self.tr("Has note"), "has_note")
        self._no_theme = self._toggle(self.tr("No theme"), "no_theme")
        self._to_check: QToolButton | None = None
        self._row = WrappingRow(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 4)
        layout.setSpacing(8)
        field = QHBoxLayout()
        field.setSpacing(4)
        field.addWidget(self._edit, 1)
        field.addWidget(self._lists_button())
        layout.addLayout(field)
        layout.addWidget(self._row)
        session.filtered.connect(self._reflect)
        session.changed.connect(self._follow_themes)
        session.changed.connect(lambda _: self._offer_to_check())
        session.loaded.connect(self._offer_to_check)
        self._reflect()

    def _word_field(self) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName("filterEdit")
        edit.setPlaceholderText(self.tr("Filter quotes, notes and themes"))
        edit.setAccessibleName(edit.placeholderText())
        edit.setClearButtonEnabled(True)
        edit.setMaxLength(_LONGEST)
        edit.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        edit.textEdited.connect(lambda _: self._pause.start())
        edit.textChanged.connect(self._notice_cleared)
        edit.installEventFilter(self)
        return edit

    def _lists_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("filterLists")
        button.setIcon(icon("more"))
        button.setToolTip(self.tr("Saved lists"))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(lambda: self.listsWanted.emit(button))
        return button

    def _toggle(self, label: str, condition: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(label)
        button.setAccessibleName(label)
        button.setObjectName(f"filter_{condition}")
        button.setCheckable(True)
        button.setStyleSheet(_TOGGLE)
        button.clicked.connect(lambda on: self._wish(**{condition: on}))
        return button

    def focus_words(self) -> None:
        """Put the keyboard into the words."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def flush(self) -> None:
        """Wish at once for what was typed."""
        self._pause.stop()
        if self._edit.text() != self._session.filter.words:
            self._wish()

    def clear(self) -> None:
        """Wish for everything to be shown."""
        self._pause.stop()
        self._edit.clear()
        self.wanted.emit(Filter())

    def _wish(self, **conditions: object) -> None:
        self._pause.stop()
        now = replace(self._session.filter, words=self._edit.text())
        self.wanted.emit(replace(now, **conditions))  # type: ignore[arg-type]

    def _notice_cleared(self, text: str) -> None:
        """Act at once when the field was cleared, by its button or by Escape."""
        if not text and self._session.filter.words:
            self.flush()

    # Following

    def _reflect(self) -> None:
        now = self._session.filter
        if not self._pause.isActive() and now.words != self._edit.text():
            self._edit.setText(now.words)
        self._has_note.setChecked(now.has_note)
        self._no_theme.setChecked(now.no_theme)
        if isinstance(QApplication.focusWidget(), FilterChip):
            self._edit.setFocus()
        conditions = [self._has_note, self._no_theme, *self._checking()]
        self._row.hold([*conditions, *self._theme_chips(), *self._hidden_chip()])

    def _checking(self) -> list[QToolButton]:
        """Return the toggle for what is to be checked, where there is such or it is on."""
        if not self._has_to_check:
            self._to_check = None
            return []
        if self._to_check is None:
            self._to_check = self._toggle(self.tr("To check"), "to_check")
            self._to_check.setToolTip(self.tr("Moved with a new text, or not found in it"))
        self._to_check.setChecked(self._session.filter.to_check)
        return [self._to_check]

    @property
    def _has_to_check(self) -> bool:
        return self._session.filter.to_check or bool(self._session.index.unsettled)

    def _offer_to_check(self) -> None:
        if self._has_to_check == (self._to_check is None):
            self._reflect()

    def _theme_chips(self) -> list[FilterChip]:
        wanted = self._session.filter.themes
        chips = []
        for theme in self._session.codebook.in_tree_order():
            if theme.id in wanted:
                chip = FilterChip(theme.name, theme.colour)
                left = wanted - {theme.id}
                chip.clicked.connect(lambda _, themes=left: self._wish(themes=themes))
                chips.append(chip)
        return chips

    def _hidden_chip(self) -> list[FilterChip]:
        number = len(self._session.filter.hidden & self._session.codebook.themes.keys())
        if not number:
            return []
        label = self.tr("%n themes hidden", "", number) if number > 1 else self.tr("1 theme hidden")
        chip = FilterChip(label, mark=icon("eye-off"))
        chip.clicked.connect(lambda: self._wish(hidden=frozenset()))
        return [chip]

    def _follow_themes(self, change: Change) -> None:
        """Show new names; a theme that is gone filters nothing, a merged one by the other."""
        now, codebook = self._session.filter, self._session.codebook
        if any(isinstance(record, Theme) for record in (*change.before, *change.after)):
            self._reflect()
            left = {codebook.came_to.get(theme, theme) for theme in now.themes}
            left &= codebook.themes.keys()
            if left != now.themes:
                self._wish(themes=frozenset(left))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape clears, then leaves; Down and Enter go to the cards."""
        if event.type() == QEvent.Type.ShortcutOverride and _key(event) == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            return self._take_key(_key(event))
        return super().eventFilter(watched, event)

    def _take_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            if self._edit.text():
                self._edit.clear()
            else:
                self.leaveWanted.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            self.listWanted.emit()
        else:
            return False
        return True


def _key(event: QEvent) -> int:
    return event.key() if isinstance(event, QKeyEvent) else 0
