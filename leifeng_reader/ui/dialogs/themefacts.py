"""What a theme is: name, colour, digit and descriptions, written in place."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.codebook import NAME_LIMIT
from leifeng_reader.ui import style
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.panels.dots import dot_icon
from leifeng_reader.ui.panels.swatches import SwatchPopup

PAUSE = 400
"""Milliseconds without typing after which a description is told."""


class ThemeFacts(QWidget):
    """Signals are wishes; `described` carries "description", "include" or "exclude" and words.

    A visit to one of the descriptions begins with `visitStarted`.
    """

    renamed = Signal(str)
    recoloured = Signal(str)
    keyed = Signal(int)
    described = Signal(str, str)
    visitStarted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Show a theme."""
        super().__init__()
        self._theme = theme
        self.name = QLineEdit()
        self.name.setObjectName("themeName")
        self.name.setMaxLength(NAME_LIMIT)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.editingFinished.connect(self._tell_name)
        self.colour = self._colour_button()
        self.key = self._key_box()
        self.path = quiet_label()
        self.path.setWordWrap(True)
        self.fields = {
            "description": Description(self.tr("What it means")),
            "include": Description(self.tr("An example, and what else belongs here")),
            "exclude": Description(self.tr("What looks like it and does not belong here")),
        }
        self._lay_out()
        for field, edit in self.fields.items():
            edit.begun.connect(self.visitStarted)
            edit.edited.connect(partial(self.described.emit, field))
        self.show_theme(theme)

    def _colour_button(self) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(self._choose_colour)
        return button

    def _key_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Key"))
        box.addItem(self.tr("No key"), 0)
        for key in range(1, 10):
            box.addItem(self.tr("Key {0}").format(key), key)
        box.activated.connect(lambda _: self.keyed.emit(int(box.currentData())))
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addWidget(self.path)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.colour)
        row.addStretch()
        row.addWidget(self.key)
        column.addLayout(row)
        titles = (self.tr("Description"), self.tr("When to use it"), self.tr("When not"))
        for title, edit in zip(titles, self.fields.values(), strict=True):
            label = QLabel(title)
            label.setBuddy(edit)
            edit.setAccessibleName(title)
            column.addSpacing(4)
            column.addWidget(label)
            column.addWidget(edit, 1)

    # Showing

    def show_theme(self, theme: Theme, path: str = "") -> None:
        """Show what the theme has become; what is being typed stays."""
        self._theme = theme
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(theme.name)
            self.name.setCursorPosition(0)
        self.path.setText(path)
        self.path.setVisible(bool(path))
        label = style.tone_label(theme.colour)
        self.colour.setIcon(dot_icon(theme.colour))
        self.colour.setText(label)
        self.colour.setAccessibleName(self.tr("Colour: {0}").format(label))
        self.key.setCurrentIndex(theme.key or 0)
        self.key.setEnabled(not theme.archived)
        for field, edit in self.fields.items():
            edit.take(str(getattr(theme, field)))

    def flush(self) -> None:
        """Tell at once what was typed."""
        self._tell_name()
        for edit in self.fields.values():
            edit.flush()

    def _tell_name(self) -> None:
        wanted = self.name.text()
        self.name.setModified(False)
        if wanted.strip() and wanted != self._theme.name:
            self.renamed.emit(wanted)
        if self.name.text() != self._theme.name:  # it could not be had
            self.name.setText(self._theme.name)

    def _choose_colour(self) -> None:
        popup = SwatchPopup(self._theme.colour, self)
        popup.chosen.connect(self.recoloured)
        corner = self.colour.rect().bottomLeft() + QPoint(0, 4)
        popup.open_at(self.colour.mapToGlobal(corner))


class Description(QPlainTextEdit):
    """A field of several lines; a visit lasts from the first letter until the focus leaves."""

    begun = Signal()
    edited = Signal(str)

    def __init__(self, hint: str) -> None:
        """Begin empty, with a hint."""
        super().__init__()
        self._told = ""
        self._is_visited = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._pause.start)
        self.installEventFilter(self)

    def words(self) -> str:
        """Return the text, exactly: toPlainText would turn no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    def take(self, words: str) -> None:
        """Show what it has become elsewhere, unless something typed is still untold."""
        if self.words() not in (self._told, words):
            return
        self._told = words
        if self.words() != words:
            self.setPlainText(words)
            self._pause.stop()

    def flush(self) -> None:
        """Tell at once what was typed."""
        self._pause.stop()
        words = self.words()
        if words == self._told:
            return
        if not self._is_visited:
            self._is_visited = True
            self.begun.emit()
        self._told = words
        self.edited.emit(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End the visit when the focus leaves."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
            self._is_visited = False
        return super().eventFilter(watched, event)
