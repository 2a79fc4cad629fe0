"""The rows of the search box, as a model."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leifeng_reader.operations.finding import Found
from leifeng_reader.ui.search.entries import Entry, Head, Offer
from leifeng_reader.ui.wording import enumerated

ENTRY = Qt.ItemDataRole.UserRole + 1
"""The role that gives a row's Entry."""

_TOP = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class SearchRows(QAbstractListModel):
    """Heads, finds and commands; heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that all but heads can be chosen."""
        if not index.isValid() or isinstance(self.entries[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, or with ENTRY the row."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.context if isinstance(entry, Found) else entry.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(entry)
            case _ if role == ENTRY:
                return entry
        return None

    # Ways through the rows

    def step(self, row: int, by: int) -> int:
        """Return the next row (1) or the one before (-1) that can be chosen, round the ends."""
        count = len(self.entries)
        for distance in range(1, count + 1):
            place = (row + by * distance) % count
            if not isinstance(self.entries[place], Head):
                return place
        return -1

    def step_group(self, row: int, by: int) -> int:
        """Return the first row of the next group (1) or the group before (-1), round the ends."""
        heads = [place for place, e in enumerate(self.entries) if isinstance(e, Head)]
        if not heads:
            return -1
        here = sum(place <= row for place in heads) - 1
        return self.step(heads[(here + by) % len(heads)], 1)


def _spoken(entry: Entry) -> str:
    if isinstance(entry, Found):
        return enumerated(filter(None, (entry.context, entry.document)))
    return f"{entry.words}, {entry.keys}" if isinstance(entry, Offer) else entry.words
