"""What a file's annotations would do, as rows that are chosen or not."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leifeng_reader.core.annotation import Scope
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.operations.placing import QUOTES
from leifeng_reader.operations.roundtrip import Comparison, Fate, Row
from leifeng_reader.ui.dialogs.linerows import HEADING, LEAD, TAIL

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TICK = "✓"


class IncomingModel(QAbstractListModel):
    """Rows under the titles of their documents."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.chosen: set[str] = set()
        self._lines: list[str | Row] = []

    def show(self, comparison: Comparison) -> None:
        """Show a comparison; chosen is what nobody needs to be asked about."""
        self.beginResetModel()
        by_document: dict[str, list[Row]] = {}
        for row in comparison.rows:
            by_document.setdefault(row.document.id, []).append(row)
        self._lines = []
        for rows in by_document.values():
            self._lines += [self._heading(comparison, rows), *rows]
        self.chosen = set(comparison.usual)
        self.chosen |= {row.id for row in comparison.rows if row.fate is Fate.REMOVED}
        self.endResetModel()

    def _heading(self, comparison: Comparison, rows: list[Row]) -> str:
        title = shortened(rows[0].document.title) or self.tr("Untitled")
        home = comparison.homes.get(rows[0].document.id)
        if home is not None and home.before is None:
            is_of_quotes = home.document.source == QUOTES
            new = self.tr("New text of quotes: {0}") if is_of_quotes else self.tr("New text: {0}")
            title = new.format(title)
        return f"{title}  ({len(rows)})"

    def row(self, number: int) -> Row | None:
        """Return a row; None for a heading, and where there is none."""
        found = self._lines[number] if 0 <= number < len(self._lines) else None
        return found if isinstance(found, Row) else None

    def rows(self) -> list[Row]:
        """Return every row."""
        return [line for line in self._lines if isinstance(line, Row)]

    def turn(self, number: int) -> None:
        """Choose a row, or no longer."""
        row = self.row(number)
        if row is not None:
            self.chosen ^= {row.id}
            self.dataChanged.emit(self.index(number), self.index(number))

    def choose_all(self, chosen: bool) -> None:
        """Choose every row, or none."""
        self.chosen = {row.id for row in self.rows()} if chosen else set()
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows and headings there are."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that headings cannot be chosen."""
        return super().flags(index) if self.row(index.row()) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line shows."""
        if not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if isinstance(line, str):
            return line if role == Qt.ItemDataRole.DisplayRole else role == HEADING
        if role == Qt.ItemDataRole.DisplayRole:
            return words_of(line) or self.tr("A note on the whole text")
        if role == LEAD:
            return _TICK if line.id in self.chosen else ""
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            state = self.tr("chosen") if line.id in self.chosen else self.tr("not chosen")
            return f"{self.fate(line)}, {state}"
        return self.fate(line) if role == TAIL else None

    def fate(self, row: Row) -> str:
        """Return in words what would become of an annotation."""
        if row.fate is Fate.NEW and row.is_lost:
            return self.tr("new, not found in the text")
        return {
            Fate.NEW: self.tr("new"),
            Fate.CHANGED: self.tr("changed"),
            Fate.CONFLICTING: self.tr("changed here since"),
            Fate.REMOVED: self.tr("remove"),
            Fate.DUPLICATE: self.tr("highlighted twice"),
        }[row.fate]


def words_of(row: Row) -> str:
    """Return the passage of a row, else its note."""
    if row.before is not None:
        return row.before.selector.quote or row.before.note
    if row.incoming is None:
        return row.note
    return row.note if row.incoming.scope is Scope.DOCUMENT else row.incoming.quote or row.note
