"""The lines of a concordance as a table: what stands left, the word, what stands right."""

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leifeng_reader.core.concordance import Line, Order, in_order

LINE = Qt.ItemDataRole.UserRole + 1
"""The role that gives a row's Line."""

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Column(IntEnum):
    """What stands in a row."""

    LEFT = 0
    HIT = 1
    RIGHT = 2
    DOCUMENT = 3


class ConcordanceModel(QAbstractTableModel):
    """Lines in an order, with so many characters of context on each side."""

    def __init__(self, width: int, parent: QObject | None = None) -> None:
        """Begin without lines."""
        super().__init__(parent)
        self._found: tuple[Line, ...] = ()
        self.lines: list[Line] = []
        self.order, self.width = Order.TEXT, width

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines, given in the order of the texts."""
        self._found = tuple(lines)
        self._arrange()

    def sort_by(self, order: Order) -> None:
        """Bring the lines into another order."""
        if order is not self.order:
            self.order = order
            self._arrange()

    def set_width(self, width: int) -> None:
        """Show more or fewer characters on each side."""
        self.width = width
        self.dataChanged.emit(
            self.index(0, 0), self.index(max(0, len(self.lines) - 1), Column.RIGHT)
        )

    def _arrange(self) -> None:
        self.beginResetModel()
        self.lines = in_order(self._found, self.order)
        self.endResetModel()

    def cut(self, line: Line) -> Line:
        """Return a line with as much context as is shown."""
        left = line.left[-self.width :] if self.width else ""
        return replace(line, left=left, right=line.right[: self.width])

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or with LINE the row's line."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = self.cut(line)
                return (shown.left, shown.hit, shown.right, shown.document)[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = self.cut(line)
                return f"{shown.left}{shown.hit}{shown.right}, {shown.document}"
            case Qt.ItemDataRole.ToolTipRole if index.column() == Column.DOCUMENT:
                return line.document.replace("<", "&lt;")
            case _ if role == LINE:
                return line
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's name."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            flag = Qt.AlignmentFlag
            sides = (flag.AlignRight, flag.AlignHCenter, flag.AlignLeft, flag.AlignLeft)
            return sides[section] | flag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Before"), self.tr("Word"), self.tr("After"), self.tr("Text"))[section]
