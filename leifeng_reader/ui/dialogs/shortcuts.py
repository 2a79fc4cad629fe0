"""The sheet of shortcuts: every key of the window and the page, on one leaf."""

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.text import fold
from leifeng_reader.ui.dialogs.keycaps import HEIGHT, KeyCaps

Row = tuple[str, str]
Group = tuple[str, Sequence[Row]]

_HEAD = 38
_SPACE = 6
_WORDS = 200
_MIDDLE, _BETWEEN, _EDGE = 16, 40, 24
_FILTER = 240
_TALL, _MARGIN, _MOST_COLUMNS = 560, 80, 3
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


def share_out(heights: Sequence[int], columns: int) -> list[int]:
    """Return how many of the blocks stand in each column, in order, the tallest column least."""
    if not heights:
        return []
    limit = max(heights)
    while len(shares := _fill(heights, limit)) > columns:
        limit += 1
    return shares


def _fill(heights: Sequence[int], limit: int) -> list[int]:
    shares, height = [0], 0
    for each in heights:
        if height + each > limit:
            shares.append(0)
            height = 0
        shares[-1] += 1
        height += each
    return shares


def matching(groups: Sequence[Group], words: str) -> list[Group]:
    """Return the groups with the rows that hold all words, in keys, meaning or title."""
    wanted = fold(words).split()
    found = [
        (title, [row for row in rows if all(w in fold(" ".join((title, *row))) for w in wanted)])
        for title, rows in groups
    ]
    return [(title, rows) for title, rows in found if rows]


class ShortcutSheet(QDialog):
    """Shows groups of (keys, what they do) in columns; a field narrows them.

    `changeWanted` says that the reader wants other keys.
    """

    changeWanted = Signal()

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        """Show all groups, in as few columns as look well and the screen has room for."""
        super().__init__(parent)
        self._groups = groups
        self.setObjectName("shortcutSheet")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter shortcuts"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(_FILTER)
        self.filter.textChanged.connect(self._narrow)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.change = QPushButton(self.tr("Change…"))
        self.change.setAutoDefault(False)
        self.change.clicked.connect(self._ask_for_change)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, _EDGE, 0)
        top.addWidget(self.filter, 1)
        top.addStretch()
        top.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.area)
        self._fit()

    def _ask_for_change(self) -> None:
        self.close()
        self.changeWanted.emit()

    def _fit(self) -> None:
        """Take the fewest columns that are not tall, as far as they fit beside each other."""
        room = self.screen().availableSize() - QSize(_MARGIN, _MARGIN)
        extra = QSize(_EDGE, self.filter.sizeHint().height() + _EDGE)
        for columns in range(1, _MOST_COLUMNS + 1):
            size = self._show(columns) + extra
            if columns > 1 and size.width() > room.width():
                size = self._show(columns - 1) + extra
                break
            if size.height() <= min(_TALL, room.height()):
                break
        if size.height() > room.height():
            size += QSize(self.area.verticalScrollBar().sizeHint().width(), 0)
        self.resize(size.boundedTo(room))

    def _narrow(self) -> None:
        self._show(self._columns)

    def _show(self, columns: int) -> QSize:
        """Lay out what passes the field in columns; return the size they need."""
        self._columns = columns
        groups = matching(self._groups, self.filter.text())
        leaves = [_leaf(title, rows) for title, rows in groups]
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, _EDGE, _EDGE)
        row.setSpacing(_BETWEEN)
        waiting = iter(leaves)
        for count in share_out([_height(leaf) for leaf in leaves], columns):
            row.addLayout(_column(list(islice(waiting, count))))
        if not leaves:
            row.addWidget(_head(self.tr("No shortcut of that name.")), 0, _TOP)
        row.addStretch()
        self.area.setWidget(content)
        return content.sizeHint()


Leaf = list[tuple[QWidget, ...]]
"""The widgets of a group, line by line: its title, then keys and meaning of each row."""


def _leaf(title: str, rows: Sequence[Row]) -> Leaf:
    return [(_head(title),), *((KeyCaps(keys), _Words(meaning)) for keys, meaning in rows)]


def _height(leaf: Leaf) -> int:
    return sum(max(widget.sizeHint().height() for widget in line) + _SPACE for line in leaf)


def _column(leaves: Sequence[Leaf]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(_MIDDLE)
    grid.setVerticalSpacing(_SPACE)
    lines = [line for leaf in leaves for line in leaf]
    for number, line in enumerate(lines):
        for place, widget in enumerate(line):
            span = 2 if len(line) == 1 else 1
            grid.addWidget(widget, number, place, 1, span, _TOP)
    grid.setRowStretch(len(lines), 1)
    return grid


def _head(words: str) -> QLabel:
    label = QLabel(words)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setFixedHeight(_HEAD)
    label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
    return label


class _Words(QLabel):
    """Words at a width that is settled, since layouts cannot guess the height of lines."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(_TOP)
        metrics = self.fontMetrics()
        self.setContentsMargins(0, max(0, HEIGHT - metrics.height()) // 2, 0, 0)
        width = min(_WORDS, metrics.horizontalAdvance(words) + 2)
        self.setFixedSize(width, max(HEIGHT, self.heightForWidth(width)))
