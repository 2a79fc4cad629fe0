"""The first rows of an export, as they will stand in the file."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QStackedWidget,
    QTableView,
    QWidget,
)

from leifeng_reader.operations.excerpts import shortened

_ROW = 28
_SEEN = 200
_LEAST = 44
_NARROWEST, _USUAL, _WIDEST_HEADING = 56, 88, 240
_WIDEST = {"quote": 288, "note": 224, "themes": 176, "theme": 176, "document": 112, "id": 72}

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Cells of a table, each on one line and cut where no column could show more."""

    def __init__(self) -> None:
        """Begin without columns."""
        super().__init__()
        self._header: list[str] = []
        self._rows: list[list[str]] = []

    def show_rows(self, header: list[str], rows: list[list[str]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._header = header
        self._rows = [[shortened(cell, _SEEN) for cell in row] for row in rows]
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a cell's text."""
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        return self._rows[index.row()][index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | Qt.AlignmentFlag | None:
        """Return a column's name, or how it is aligned."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self._header):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._header[section] if role == Qt.ItemDataRole.DisplayRole else None


class Preview(QStackedWidget):
    """A table, or a sentence where there is none to show.

    `headed` tells which columns stand under headings that are not their own names.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty table."""
        super().__init__(parent)
        self.model = RowsModel()
        self.headed: Mapping[str, str] = {}
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("First rows of the export"))
        self._above = QFrame()
        self._sentence = QLabel()
        self._lay_out()

    def _lay_out(self) -> None:
        table = self.table
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setMinimumHeight(_LEAST)
        table.setWordWrap(False)
        table.setShowGrid(True)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setStyleSheet("QHeaderView::section { padding-left: 12px; }")  # over the cells' text
        # What stands beside the header and between the scroll bars must not look like cells.
        self._above.setStyleSheet(
            "background: palette(window); border-bottom: 1px solid palette(mid);"
        )
        table.addScrollBarWidget(self._above, Qt.AlignmentFlag.AlignTop)
        table.setCornerWidget(QWidget())
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._sentence.setBackgroundRole(QPalette.ColorRole.Base)
        self._sentence.setAutoFillBackground(True)
        self._sentence.setMargin(24)
        self.addWidget(table)
        self.addWidget(self._sentence)

    def show_rows(self, header: list[str], rows: list[list[str]]) -> None:
        """Show a table; columns keep their place where they are the same as before."""
        same = self.model.columnCount() == len(header)
        at = self.table.horizontalScrollBar().value()
        self.model.show_rows(header, rows)
        self._fit(header)
        self.table.horizontalScrollBar().setValue(at if same else 0)
        self.setCurrentWidget(self.table)

    def say(self, sentence: str) -> None:
        """Show a sentence in the table's place."""
        self._sentence.setText(sentence)
        self.setCurrentWidget(self._sentence)

    @property
    def sentence(self) -> str:
        """The sentence shown, or nothing while there is a table."""
        return self._sentence.text() if self.currentWidget() is self._sentence else ""

    def _fit(self, header: list[str]) -> None:
        self._above.setFixedHeight(self.table.horizontalHeader().sizeHint().height())
        self.table.resizeColumnsToContents()
        for column, name in enumerate(header):
            width = self.table.columnWidth(column)
            hint = self.table.horizontalHeader().sectionSizeHint(column)
            least = min(max(_NARROWEST, hint), _WIDEST_HEADING)
            most = max(least, _WIDEST.get(self.headed.get(name, name), _USUAL))
            self.table.setColumnWidth(column, min(max(width, least), most))
