"""The columns of a table in a list: chosen by a tick, moved, and given headings."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from leifeng_reader.exchange.design import ALL_COLUMNS, Column, Rows
from leifeng_reader.ui.emptying import empty

_WORDS = {
    "id": QT_TRANSLATE_NOOP("Column", "Name of the annotation"),
    "document_id": QT_TRANSLATE_NOOP("Column", "Name of the document"),
    "document": QT_TRANSLATE_NOOP("Column", "Title"),
    "section": QT_TRANSLATE_NOOP("Column", "Section"),
    "paragraph": QT_TRANSLATE_NOOP("Column", "Paragraph"),
    "start": QT_TRANSLATE_NOOP("Column", "First character"),
    "end": QT_TRANSLATE_NOOP("Column", "End"),
    "quote": QT_TRANSLATE_NOOP("Column", "Quote"),
    "prefix": QT_TRANSLATE_NOOP("Column", "Text before"),
    "suffix": QT_TRANSLATE_NOOP("Column", "Text after"),
    "themes": QT_TRANSLATE_NOOP("Column", "Themes"),
    "note": QT_TRANSLATE_NOOP("Column", "Note"),
    "created": QT_TRANSLATE_NOOP("Column", "When made"),
    "modified": QT_TRANSLATE_NOOP("Column", "When changed"),
    "status": QT_TRANSLATE_NOOP("Column", "Found, moved or lost"),
    "annotator": QT_TRANSLATE_NOOP("Column", "Annotator"),
    "text_sha256": QT_TRANSLATE_NOOP("Column", "Fingerprint of the text"),
    "link": QT_TRANSLATE_NOOP("Column", "Link back"),
    "scope": QT_TRANSLATE_NOOP("Column", "Passage, place or document"),
    "authors": QT_TRANSLATE_NOOP("Column", "Authors"),
    "source": QT_TRANSLATE_NOOP("Column", "Where the text is from"),
    "language": QT_TRANSLATE_NOOP("Column", "Language"),
    "colour": QT_TRANSLATE_NOOP("Column", "Colour"),
    "url": QT_TRANSLATE_NOOP("Column", "Web address"),
    "tagged_note": QT_TRANSLATE_NOOP("Column", "Note after themes as .words"),
}
_NAME, _HEADING = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsEditable
)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ColumnList(QTreeWidget):
    """`changed`: other columns, another order, or other headings."""

    changed = Signal()

    def __init__(self) -> None:
        """Begin without columns."""
        super().__init__()
        self._rows = Rows.ANNOTATION
        self.setAccessibleName(self.tr("Columns"))
        self.setHeaderLabels([self.tr("Column"), self.tr("Heading in the file")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.header().setSectionsMovable(False)
        self.header().resizeSection(1, 160)
        self.header().setStretchLastSection(False)
        self.itemChanged.connect(self._take_edit)
        self.itemDoubleClicked.connect(lambda item, _: self.editItem(item, 1))

    # What is chosen

    def show_columns(self, columns: tuple[Column, ...], rows: Rows) -> None:
        """Show columns as chosen, in their order, and the others below them. Tells nobody."""
        self._rows = rows
        self.blockSignals(True)
        empty(self)
        chosen = {column.name for column in columns}
        others = (Column(name) for name in ALL_COLUMNS if name not in chosen)
        for column in (*columns, *others):
            item = QTreeWidgetItem(self)
            item.setFlags(_FLAGS)
            item.setData(0, _NAME, column.name)
            item.setData(0, _HEADING, column.heading)
            item.setText(0, column_words(column.name))
            is_chosen = column.name in chosen
            item.setCheckState(0, Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
            item.setToolTip(0, column.name)
            self._show_heading(item)
        self.blockSignals(False)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def show_rows(self, rows: Rows) -> None:
        """Show the headings that columns have when rows are such."""
        self._rows = rows
        self.blockSignals(True)
        for item in self._items():
            self._show_heading(item)
        self.blockSignals(False)

    def columns(self) -> tuple[Column, ...]:
        """Return the columns chosen, in their order."""
        return tuple(
            Column(item.data(0, _NAME), item.data(0, _HEADING))
            for item in self._items()
            if item.checkState(0) == Qt.CheckState.Checked
        )

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _show_heading(self, item: QTreeWidgetItem) -> None:
        item.setText(1, item.data(0, _HEADING) or self._usual(item))

    def _usual(self, item: QTreeWidgetItem) -> str:
        name = str(item.data(0, _NAME))
        if name != "themes":
            return name
        usual = {Rows.THEME: "theme", Rows.INDICATORS: "theme:…"}
        return usual.get(self._rows, name)

    def _take_edit(self, item: QTreeWidgetItem, place: int) -> None:
        if place == 1:
            heading = " ".join(item.text(1).split())
            item.setData(0, _HEADING, "" if heading == self._usual(item) else heading)
            self.blockSignals(True)
            self._show_heading(item)
            self.blockSignals(False)
        self.changed.emit()

    # Order

    def move_current(self, step: int) -> None:
        """Move the current column up (-1) or down (1)."""
        item = self.currentItem()
        row = self.indexOfTopLevelItem(item) if item is not None else -1
        if item is not None and row >= 0 and 0 <= row + step < self.topLevelItemCount():
            self.blockSignals(True)
            self.takeTopLevelItem(row)
            self.insertTopLevelItem(row + step, item)
            self.blockSignals(False)
            self.setCurrentItem(item)
            self.changed.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put a column where it was dropped."""
        super().dropEvent(event)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a column with Alt and an arrow; F2 writes its heading."""
        step, item = _STEPS.get(Qt.Key(event.key())), self.currentItem()
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
        elif event.key() == Qt.Key.Key_F2 and item is not None:
            self.editItem(item, 1)
        else:
            super().keyPressEvent(event)


def column_words(name: str) -> str:
    """Return what a column holds, in a reader's words."""
    return QCoreApplication.translate("Column", str(_WORDS[name]))
