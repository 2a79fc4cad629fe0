"""The annotations of a new edition that want a look, as rows."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.operations.editions import Edition, Row
from leifeng_reader.ui.deeds import title_of
from leifeng_reader.ui.dialogs.linerows import LEAD, TAIL

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EditionModel(QAbstractListModel):
    """Shows the rows of an edition, which may be replaced by what was decided since."""

    def __init__(self, edition: Edition, parent: QObject | None = None) -> None:
        """Show an edition."""
        super().__init__(parent)
        self.edition = edition

    def show_edition(self, edition: Edition) -> None:
        """Show the same rows with other decisions."""
        self.edition = edition
        if edition.rows:
            self.dataChanged.emit(self.index(0), self.index(len(edition.rows) - 1))

    def row(self, number: int) -> Row | None:
        """Return a row, None where there is none."""
        rows = self.edition.rows
        return rows[number] if 0 <= number < len(rows) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many annotations want a look."""
        return 0 if parent.isValid() else len(self.edition.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            quote = row.annotation.selector.quote
            return quote if row.annotation.scope is Scope.PASSAGE else title_of(row.annotation)
        if role == LEAD:
            return f"{round(100 * row.score)} %" if row.method else "–"
        return self.decision(row) if role == TAIL else None

    def decision(self, row: Row) -> str:
        """Return how it stands with a row."""
        if row.status is Status.ANCHORED:
            return self.tr("accepted")
        if row.status is Status.LOST:
            return self.tr("lost")
        return self.tr("which of several?") if row.rivals else self.tr("moved")
