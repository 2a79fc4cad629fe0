"""What the larger dialogs share: parts, margins, and a size that their screen has room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.ui.icons import icon

_EDGES = QSize(32, 64)
"""Pixels of a screen left to a window's title bar and edges."""

Part = QWidget | QLayout


def room_on_screen(window: QWidget) -> QSize:
    """Return how large a window can be on its screen."""
    return window.screen().availableSize() - _EDGES


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Make a window that large, in pixels, or as large as its screen allows."""
    window.resize(QSize(width, height).boundedTo(room_on_screen(window)))


def head(spacing: int = 8) -> QHBoxLayout:
    """Return a row to stand above a list."""
    return _row((16, 16, 16, 12), spacing)


def foot() -> QHBoxLayout:
    """Return a row of buttons to stand below a list."""
    return _row((16, 12, 16, 16), 8)


def _row(margins: tuple[int, int, int, int], spacing: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.setSpacing(spacing)
    return row


def words_field(name: str, hint: str, longest: int, sign: str = "filter") -> QLineEdit:
    """Return a field for words to look for, of that object name, with a sign at its beginning.

    It takes `longest` characters; screen readers say what it hints at.
    """
    edit = QLineEdit()
    edit.setObjectName(name)
    edit.setPlaceholderText(hint)
    edit.setAccessibleName(hint)
    edit.setClearButtonEnabled(True)
    edit.setMaxLength(longest)
    edit.addAction(icon(sign), QLineEdit.ActionPosition.LeadingPosition)
    return edit


def side_by_side(left: QWidget, right: QWidget, sizes: tuple[int, int]) -> QSplitter:
    """Return two widgets with a hairline between them, which moves; widths in pixels."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    splitter.addWidget(left)
    splitter.addWidget(right)
    splitter.setSizes(list(sizes))
    return splitter


def fill(dialog: QDialog, above: Sequence[Part], body: QWidget, below: Sequence[Part]) -> None:
    """Stack parts in a dialog from edge to edge; what room is left is the body's."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    _add(column, above)
    column.addWidget(body, 1)
    _add(column, below)


def _add(column: QVBoxLayout, parts: Sequence[Part]) -> None:
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
