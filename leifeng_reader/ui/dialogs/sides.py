"""Before and after, side by side, with what differs marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from leifeng_reader.core.comparison import Span, differing
from leifeng_reader.ui import style

_LONGEST = 6000
_PADDING, _WIDEST_LABEL = 4, 120
_SHEET = """
QTextEdit { border: 1px solid palette(base); border-radius: 0; padding: 0; }
QTextEdit:focus { border: 1px solid palette(accent); padding: 0; }
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One fact before and after; what is "" on one side was not there."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that belong together, under a heading; `is_pair`: there is something to compare."""

    heading: str
    sides: tuple[Side, ...]
    is_pair: bool = True


class SidesView(QTextEdit):
    """Shows groups of facts; the words may be selected and copied."""

    def __init__(self, titles: tuple[str, str]) -> None:
        """Begin empty; `titles` stand above the two sides."""
        super().__init__()
        self._titles = titles
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_SHEET)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(16)

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing: words come from outside."""

    def show_groups(self, groups: Iterable[Group], foot: str = "") -> None:
        """Show these, with a quiet line below."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        faces = _Faces.of(self.font())
        for group in groups:
            if group.heading:
                cursor.insertText(group.heading, faces.strong)
                cursor.insertBlock()
            if group.sides:
                self._tabulate(cursor, group, faces)
            cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(foot, faces.quiet)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _tabulate(self, cursor: QTextCursor, group: Group, faces: "_Faces") -> None:
        columns = 3 if group.is_pair else 2
        first = 1 if group.is_pair else 0
        metrics = self.fontMetrics()
        lead = max(metrics.horizontalAdvance(side.label) for side in group.sides)
        form = _table_format(columns, min(lead, _WIDEST_LABEL))
        table = cursor.insertTable(len(group.sides) + first, columns, form)

        def put(row: int, column: int, words: str, face: QTextCharFormat) -> QTextCursor:
            cell = table.cellAt(row, column).firstCursorPosition()
            cell.insertText(words[:_LONGEST], face)
            return cell

        for column, title in enumerate(self._titles if group.is_pair else (), 1):
            put(0, column, title, faces.quiet)
        for row, side in enumerate(group.sides, first):
            put(row, 0, side.label, faces.quiet)
            if not group.is_pair:
                put(row, 1, side.before or side.after, faces.plain)
                continue
            words = side.before[:_LONGEST], side.after[:_LONGEST]
            marks = differing(*words) if all(words) else ([], [])
            for place, face in enumerate((faces.gone, faces.new)):
                cell = table.cellAt(row, place + 1).firstCursorPosition()
                _write_marked(cell, words[place], marks[place], faces.plain, face)


def _write_marked(
    cursor: QTextCursor,
    words: str,
    spans: Sequence[Span],
    plain: QTextCharFormat,
    marked: QTextCharFormat,
) -> None:
    """Write words at a cursor, the spans in another face."""
    place = 0
    for start, end in spans:
        cursor.insertText(words[place:start], plain)
        cursor.insertText(words[start:end], marked)
        place = end
    cursor.insertText(words[place:], plain)


@dataclass(frozen=True, slots=True)
class _Faces:
    plain: QTextCharFormat
    quiet: QTextCharFormat
    strong: QTextCharFormat
    gone: QTextCharFormat
    new: QTextCharFormat

    @classmethod
    def of(cls, font: QFont) -> "_Faces":
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        made = {name: QTextCharFormat() for name in ("plain", "quiet", "strong", "gone", "new")}
        for name, face in made.items():
            face.setForeground(QColor(chrome.quiet if name == "quiet" else chrome.text))
        made["strong"].setFontWeight(QFont.Weight.DemiBold)
        made["gone"].setBackground(QColor(chrome.pressed))
        made["gone"].setFontStrikeOut(True)
        made["new"].setBackground(QColor(chrome.tint))
        return cls(**made)


def _table_format(columns: int, lead: int) -> QTextTableFormat:
    """Return a table's format; `lead` is the width of its labels, which are not to break."""
    made = QTextTableFormat()
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setBorder(0)
    made.setCellPadding(_PADDING)
    made.setCellSpacing(0)
    made.setTopMargin(4)
    made.setBottomMargin(16)
    part, fixed = QTextLength.Type.PercentageLength, QTextLength.Type.FixedLength
    made.setWidth(QTextLength(part, 100))
    rest = [QTextLength(part, 40)] * 2 if columns == 3 else [QTextLength()]
    made.setColumnWidthConstraints([QTextLength(fixed, lead + 4 * _PADDING), *rest])
    return made
