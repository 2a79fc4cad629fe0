"""Fields that tell after a pause what was typed, and leave undoing to the window."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from leifeng_reader.ui.dialogs.stepper import Stepper
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.study.kinds import said

PAUSE = 200
"""Milliseconds without typing after which it is told."""

LONGEST = 4000
_LINES = 3
_ROW = 32


class Typing(QObject):
    """Watches a field: `told` carries what was typed, `left` says that it was left.

    Who is told and cannot keep it refuses: then it stays to be told again, also when the field
    shows another thing's words in between.
    """

    told = Signal(str)
    left = Signal()

    def __init__(self, field: "LineField | TextField") -> None:
        """Watch a field."""
        super().__init__(field)
        self._field = field
        self._told = self._before = self._of = ""
        self._is_refused = False
        self._held: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        field.installEventFilter(self)
        field.textChanged.connect(lambda *_: self._notice())

    @property
    def is_pending(self) -> bool:
        """Tell whether something was typed that is not yet told."""
        return self._pause.isActive() or self._is_refused

    @property
    def unsaved(self) -> list[str]:
        """What was typed, told and could not be kept, here and for other things."""
        return [*([self._field.words()] if self._is_refused else []), *self._held.values()]

    @property
    def of(self) -> str:
        """Whose words are shown."""
        return self._of

    def _notice(self) -> None:
        self._is_refused = False
        if self._field.words() != self._told:
            self._pause.start()

    def take(self, words: str, of: str = "") -> None:
        """Show what stands there now, unless something typed is still untold.

        `of` names whose words they are: what was typed for it and never kept comes back.
        """
        if self._is_refused or (self.is_pending and self._field.hasFocus()):
            return
        self._pause.stop()
        self._told, self._of = words, of
        held = self._held.pop(of, words)
        for each in (words, held):
            if self._field.words() != each:
                self._field.put(each)
        self._is_refused = held != words  # it stays until it has been told

    def withdraw(self) -> str | None:
        """Return what was typed and is untold, never to be told; None for nothing."""
        words = self._field.words()
        is_untold = self.is_pending and words != self._told
        self._is_refused = False
        self._pause.stop()
        self._told = words
        return words if is_untold else None

    def set_aside(self) -> None:
        """Withdraw what was typed; what was refused comes back with the thing it was for."""
        is_refused, words = self._is_refused, self.withdraw()
        if is_refused and words is not None:
            self.hold(self._of, words)

    def hold(self, of: str, words: str) -> None:
        """Let words that were never kept come back with the thing they were for."""
        self._held[of] = words

    def flush(self) -> None:
        """Tell at once what was typed."""
        self._pause.stop()
        words = self._field.words()
        if words != self._told:
            self._before, self._told, self._is_refused = self._told, words, False
            self.told.emit(words)

    def refuse(self) -> None:
        """Take back that it was told: it could not be kept."""
        self._told, self._is_refused = self._before, True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the focus goes; give undo and redo to the window."""
        if not isValid(self._field):
            return False  # it is deleted with the focus in it: what was typed was told when hidden
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
            self.left.emit()
        elif event.type() == QEvent.Type.Hide:
            self.flush()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = QKeySequence.StandardKey
            if event.matches(key.Undo) or event.matches(key.Redo):
                self.flush()
                event.ignore()
                return True
        return super().eventFilter(watched, event)


class LineField(QLineEdit):
    """A line of words."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        """Take words; `name` is for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(LONGEST)
        self.typing = Typing(self)

    def words(self) -> str:
        """Return what stands there."""
        return self.text()

    def put(self, words: str) -> None:
        """Show words, the caret where it was."""
        at = self.cursorPosition()
        self.setText(words)
        self.setCursorPosition(min(at, len(words)) if self.hasFocus() else 0)


class TextField(QPlainTextEdit):
    """A few lines of words; Tab goes on to the next field."""

    def __init__(self, name: str, placeholder: str = "", lines: int = _LINES) -> None:
        """Take words; `name` is for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)
        self.typing = Typing(self)

    def suggest(self, words: str) -> None:
        """Show greyed words while nothing stands there; Qt alone would not paint others."""
        self.setPlaceholderText(words)
        self.viewport().update()

    def words(self) -> str:
        """Return what stands there; Qt's plain text alters spaces that do not break."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def put(self, words: str) -> None:
        """Show words, the caret where it was."""
        at = self.textCursor().position()
        self.setPlainText(words)
        self.viewport().update()
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)


def tool(mark: str, words: str) -> QToolButton:
    """Return a button with an icon; a click takes the focus, so that what is typed is told."""
    button = QToolButton()
    button.setIcon(icon(mark))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    name_tool(button, words)
    return button


def name_tool(button: QToolButton, words: str) -> None:
    """Say what a button does, with its key in brackets."""
    button.setToolTip(words)
    button.setAccessibleName(words.partition(" (")[0])


def choice(name: str, options: Mapping[Any, object] | None = None) -> QComboBox:
    """Return a field with a few options: their values, and words of the tables of kinds."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for value, words in (options or {}).items():
        box.addItem(said(words), value)
    return box


def show_choice(box: QComboBox, value: object) -> None:
    """Choose an option without telling."""
    box.blockSignals(True)
    box.setCurrentIndex(max(0, box.findData(value)))
    box.blockSignals(False)


def stepper(name: str, least: float, most: float, step: float = 1, decimals: int = 0) -> Stepper:
    """Return a number between a minus and a plus."""
    made = Stepper(name, (least, most), step, decimals)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def label(words: str, buddy: QWidget | None = None) -> QLabel:
    """Return the words of a field."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if buddy is not None:
        made.setBuddy(buddy)
    return made


def form_of(parent: QWidget | None = None) -> QFormLayout:
    """Return a layout for fields with their words before them."""
    form = QFormLayout(parent)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def add_field(form: QFormLayout, field: QWidget, buddy: QWidget | None = None) -> None:
    """Add a field under the name that screen readers know it by."""
    named = field.box if isinstance(field, Stepper) else buddy or field
    before = label(named.accessibleName(), named)
    before.setMinimumHeight(_ROW)  # else Qt sets it by the field's upper half
    form.addRow(before, field)
