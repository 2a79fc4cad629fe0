"""Gaps of a cloze set by hand: the text, to be selected in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.boundaries import word_at
from leifeng_reader.core.document import Text
from leifeng_reader.core.study import Part
from leifeng_reader.core.text import Utf16Map
from leifeng_reader.operations import study_parts
from leifeng_reader.ui import style
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.study.desk import Desk
from leifeng_reader.ui.study.rows import reading_font

_MAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CLOSING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

Span = tuple[int, int]


class GapText(QPlainTextEdit):
    """The text with its gaps marked; positions outside of it are code points."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setObjectName("gapText")
        self.setAccessibleName(self.tr("Text to set gaps in"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
        self.setCursorWidth(2)
        self.setFont(reading_font())
        self.document().setDocumentMargin(16)
        self.setStyleSheet(
            "QPlainTextEdit, QPlainTextEdit:focus { border: none; border-radius: 0; padding: 0; }"
        )
        self._text: Text | None = None
        self._map = Utf16Map.of("")

    def show_text(self, text: Text | None) -> None:
        """Show a text, once."""
        if text is not None and (self._text is None or text.id != self._text.id):
            self._map = Utf16Map.of(text.content)
            self.setPlainText(text.content)
        elif text is None:
            self.clear()
        self._text = text

    def span(self) -> Span:
        """Return what is selected; without a selection the word at the caret."""
        cursor = self.textCursor()
        start, end = map(self._map.to_point, (cursor.selectionStart(), cursor.selectionEnd()))
        if start == end and self._text is not None:
            content = self._text.content
            found = word_at(content, start, 0, len(content))
            is_word = any(map(str.isalnum, content[slice(*found)]))
            return found if is_word else (start, start)
        return start, end

    def position(self) -> int:
        """Return where the caret is, or the selection begins."""
        return self._map.to_point(self.textCursor().selectionStart())

    def go_to(self, position: int) -> None:
        """Put the caret somewhere, in sight."""
        cursor = self.textCursor()
        cursor.setPosition(self._map.to_units(position))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def mark(self, spans: list[Span]) -> None:
        """Mark the gaps."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        look = QTextCharFormat()
        look.setBackground(QColor(style.chrome(app).tint))
        look.setFontWeight(QFont.Weight.DemiBold)
        marks = []
        for start, end in spans:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._map.to_units(start))
            cursor.setPosition(self._map.to_units(end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.setExtraSelections(marks)


class GapColumn(QWidget):
    """Sets and closes gaps of the part that is worked on."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing."""
        super().__init__()
        self._desk = desk
        self.text = GapText()
        self.text.installEventFilter(self)
        self.make = QPushButton(self.tr("Make a gap"))
        self.make.setToolTip(self.tr("Make a gap (Enter)"))
        self.close_gap = QPushButton(self.tr("Close gap"))
        self.close_gap.setToolTip(self.tr("Close gap (Delete)"))
        self.hint = quiet_label(self.tr("Select words, or put the caret into one."))
        self.hint.setWordWrap(True)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 8, 16, 12)
        tools.setSpacing(8)
        for button in (self.make, self.close_gap):
            button.setAutoDefault(False)
            tools.addWidget(button)
        tools.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.hint.setContentsMargins(16, 12, 16, 4)
        column.addWidget(self.hint)
        column.addWidget(self.text, 1)
        column.addLayout(tools)
        self.make.clicked.connect(self._make)
        self.close_gap.clicked.connect(self._close)
        self.text.cursorPositionChanged.connect(self._show_state)
        self.text.selectionChanged.connect(self._show_state)

    def show_part(self, part: Part) -> None:
        """Show the gaps of a part."""
        drawn = self._desk.drawn
        self.text.show_text(drawn[0].text if drawn else None)
        self.text.mark(_gaps(part) if drawn else [])
        self._show_state()

    def _show_state(self) -> None:
        part = self._desk.part
        at = self.text.position()
        in_one = part is not None and any(start <= at < end for start, end in _gaps(part))
        self.close_gap.setEnabled(in_one)
        start, end = self.text.span()
        self.make.setEnabled(start < end)

    def _make(self) -> None:
        part, (start, end) = self._desk.part, self.text.span()
        if part is not None and start < end:
            content = self._desk.drawn[0].text.content
            while start < end and content[start].isspace():
                start += 1
            while start < end and content[end - 1].isspace():
                end -= 1
            if start < end:
                self._desk.alter_part(study_parts.add_gap(part, start, end), "make gap")
                self.text.go_to(start)

    def _close(self) -> None:
        part, at = self._desk.part, self.text.position()
        if part is not None:
            self._desk.alter_part(study_parts.remove_gap(part, at), "close gap")

    def eventFilter(self, watched: object, event: object) -> bool:
        """Make gaps with Enter or Space, close them with Delete."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() in _MAKING:
                self._make()
                return True
            if event.key() in _CLOSING:
                self._close()
                return True
        return False


def _gaps(part: Part) -> list[Span]:
    return [(i.start, i.end) for i in part.items if i.annotation_id is None and i.start < i.end]
