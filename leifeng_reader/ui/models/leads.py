"""Passages that something leads to, as rows."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.operations.leads import Lead
from leifeng_reader.ui.dialogs.linerows import TAIL

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TITLE = 24


class LeadModel(QAbstractListModel):
    """One row for each passage, and the title of its text where there are several."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without passages."""
        super().__init__(parent)
        self._leads: Sequence[Lead] = ()
        self._has_titles = False

    def show_leads(self, leads: Sequence[Lead]) -> None:
        """List other passages."""
        self.beginResetModel()
        self._leads = leads
        self._has_titles = len({lead.document_id for lead in leads}) > 1
        self.endResetModel()

    def lead(self, row: int) -> Lead | None:
        """Return a passage, None where there is none."""
        return self._leads[row] if 0 <= row < len(self._leads) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many passages there are."""
        return 0 if parent.isValid() else len(self._leads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        lead = self.lead(index.row())
        if lead is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return lead.words
        return shortened(lead.title, _TITLE) if role == TAIL and self._has_titles else None
