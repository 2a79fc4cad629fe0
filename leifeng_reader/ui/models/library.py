"""The library's documents as a table that can be sorted and filtered."""

import re
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QCollatorSortKey,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.text import fold
from leifeng_reader.operations.shelving import Shelved, shelf
from leifeng_reader.ui.panels.card import long_time, short_time
from leifeng_reader.ui.panels.tips import tip
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.wording import enumerated

MOST_SINGLE_UPDATES = 100
"""Changes of more rows than this reset the model."""

_NUMBER = re.compile(r"\d+")

AnyIndex = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Column(IntEnum):
    """What stands in a row, from left to right."""

    TITLE = 0
    PROGRESS = 1
    ANNOTATIONS = 2
    READ = 3
    ADDED = 4


SHELVED = Qt.ItemDataRole.UserRole + 1
"""The role that gives a row's Shelved."""


class LibraryModel(QAbstractTableModel):
    """Every document that the filter lets pass, in the order asked for."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Follow a session; begin with what was read last."""
        super().__init__(parent)
        self._session = session
        self._collator = QCollator(QLocale())
        self._terms: list[str] = []
        self._folded: dict[str, str] = {}
        self._keys: dict[str, QCollatorSortKey] = {}
        self.column, self.order = Column.READ, Qt.SortOrder.DescendingOrder
        self._all = self._shelf([])
        self._rows = self._wanted()
        session.changed.connect(self._take)

    # Asking

    @property
    def total(self) -> int:
        """How many documents the library has."""
        return len(self._all)

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        """Return how many documents are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def shelved(self, row: int) -> Shelved | None:
        """Return the document of a row, None outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, document_id: str) -> int:
        """Return the row of a document, -1 when it is not shown."""
        return next((n for n, s in enumerate(self._rows) if s.document.id == document_id), -1)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or with SHELVED its row's document."""
        shelved = self.shelved(index.row()) if index.isValid() else None
        if shelved is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _words(shelved, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(shelved, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(shelved, index.column())
            case _ if role == SHELVED:
                return shelved
        return None

    def _spoken(self, shelved: Shelved, column: int) -> str:
        words = _words(shelved, column)
        match column:
            case Column.TITLE:
                return enumerated((words, *shelved.document.authors))
            case Column.PROGRESS:
                return self.tr("{0} read").format(words) if words else self.tr("Not read yet")
            case Column.ANNOTATIONS:
                return self.tr("{0} annotations").format(words or 0)
            case Column.READ:
                return self.tr("Last read {0}").format(words) if words else self.tr("Not read yet")
        return self.tr("Added {0}").format(words)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's name, how it is aligned, and which way it sorts at first."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._names()[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.InitialSortOrderRole:
                order = Qt.SortOrder
                return order.DescendingOrder if section else order.AscendingOrder
        return None

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Title"),
            self.tr("Progress"),
            self.tr("Annotations"),
            self.tr("Last read"),
            self.tr("Added"),
        )

    # Order and filter

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Bring the rows into the order of a column; a column below 0 changes nothing."""
        if 0 <= column < len(Column):
            self.column, self.order = Column(column), order
            self._arrange()

    def set_words(self, words: str) -> None:
        """Show only documents with all these words in title, authors or source."""
        self._terms = fold(words).split()
        self._arrange()

    def _passes(self, shelved: Shelved) -> bool:
        if not self._terms:
            return True
        document = shelved.document
        folded = self._folded.get(document.id)
        if folded is None:
            folded = fold("\n".join((document.title, *document.authors, document.source)))
            self._folded[document.id] = folded
        return all(term in folded for term in self._terms)

    def _wanted(self) -> list[Shelved]:
        backwards = self.order == Qt.SortOrder.DescendingOrder
        found = sorted(filter(self._passes, self._all), key=self._by_title)
        if self.column is Column.TITLE:
            return found[::-1] if backwards else found
        if self.column is Column.READ:
            found.sort(key=lambda s: s.document.created, reverse=backwards)
        return sorted(found, key=lambda s: _sort_key(s, self.column), reverse=backwards)

    def _by_title(self, shelved: Shelved) -> QCollatorSortKey:
        title = shelved.document.title
        key = self._keys.get(title)
        if key is None:
            # Padded, Part 2 comes before Part 10; not every system's collation can do it.
            padded = _NUMBER.sub(lambda found: found[0].zfill(8), fold(title))
            key = self._keys[title] = self._collator.sortKey(padded)
        return key

    # Following

    def _take(self, change: Change) -> None:
        kinds = (Document, Annotation)
        if any(isinstance(record, kinds) for record in (*change.before, *change.after)):
            self._all = self._shelf(self._all)
            self._folded.clear()
            self._arrange()

    def _shelf(self, otherwise: list[Shelved]) -> list[Shelved]:
        try:
            return shelf(self._session.store)
        except ReaderError as error:
            self._session.failed.emit(error)
            return otherwise

    def _arrange(self) -> None:
        wanted = self._wanted()
        before, after = ({s.document.id for s in rows} for rows in (self._rows, wanted))
        if len(before ^ after) > MOST_SINGLE_UPDATES:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()
            return
        self._remove(before - after)
        self._reorder([s.document.id for s in wanted if s.document.id in before])
        self._complete(wanted)

    def _remove(self, ids: set[str]) -> None:
        for row in reversed(range(len(self._rows))):
            if self._rows[row].document.id in ids:
                self.beginRemoveRows(_TOP, row, row)
                del self._rows[row]
                self.endRemoveRows()

    def _reorder(self, ids: list[str]) -> None:
        """Bring the rows into the order of ids; what is selected stays selected."""
        if ids == [s.document.id for s in self._rows]:
            return
        self.layoutAboutToBeChanged.emit()
        places = {document_id: row for row, document_id in enumerate(ids)}
        before = self.persistentIndexList()
        moved = [self.index(places[self._id(i.row())], i.column()) for i in before]
        self._rows.sort(key=lambda s: places[s.document.id])
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()

    def _id(self, row: int) -> str:
        return self._rows[row].document.id

    def _complete(self, wanted: list[Shelved]) -> None:
        """Put in the rows that are missing, and show what has changed in the others."""
        for row, shelved in enumerate(wanted):
            if row == len(self._rows) or self._id(row) != shelved.document.id:
                self.beginInsertRows(_TOP, row, row)
                self._rows.insert(row, shelved)
                self.endInsertRows()
            elif self._rows[row] != shelved:
                self._rows[row] = shelved
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))


def _words(shelved: Shelved, column: int) -> str:
    match column:
        case Column.TITLE:
            return shelved.document.title
        case Column.PROGRESS:
            return "" if shelved.percent is None else f"{shelved.percent}%"
        case Column.ANNOTATIONS:
            return QLocale().toString(shelved.annotations) if shelved.annotations else ""
        case Column.READ:
            return short_time(shelved.read_at) if shelved.read_at else ""
    return short_time(shelved.document.created)


def _tip(shelved: Shelved, column: int) -> str:
    document = shelved.document
    match column:
        case Column.TITLE:
            lines = (document.title, ", ".join(document.authors), document.source)
            return tip("\n".join(line for line in lines if line))
        case Column.READ if shelved.read_at:
            return long_time(shelved.read_at)
        case Column.ADDED:
            return long_time(document.created)
    return ""


def _sort_key(shelved: Shelved, column: Column) -> tuple[float, str]:
    match column:
        case Column.PROGRESS:
            return -1 if shelved.percent is None else shelved.percent, ""
        case Column.ANNOTATIONS:
            return shelved.annotations, ""
        case Column.READ:
            return 0, shelved.read_at
    return 0, shelved.document.created
