"""The contents of a text as a tree that follows the reader."""

from bisect import bisect_right

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from leifeng_reader.core.document import Text, contents

_WIDTH = 240
_POSITION = Qt.ItemDataRole.UserRole


class ContentsPanel(QWidget):
    """`wanted` carries the position of the line chosen, `leaveWanted` asks for the page's focus."""

    wanted = Signal(int)
    leaveWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._positions: list[int] = []
        self._items: list[QTreeWidgetItem] = []
        heading = QLabel(self.tr("Contents"))
        heading.setObjectName("contentsHeading")
        heading.setStyleSheet("font-weight: 600;")
        heading.setContentsMargins(12, 12, 12, 6)
        self.tree = QTreeWidget()
        self.tree.setObjectName("contentsTree")
        self.tree.setAccessibleName(self.tr("Contents"))
        self.tree.ensurePolished()
        self.tree.setStyleSheet("QTreeWidget { background: transparent; border: none; }")
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        self.tree.setUniformRowHeights(True)
        self.tree.itemClicked.connect(self._go)
        self.tree.itemActivated.connect(self._go)
        self._empty = QLabel(self.tr("This text has no headings."))
        self._empty.setObjectName("emptyLine")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(12, 4, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self._empty)
        column.addWidget(self.tree, 1)
        self.setMinimumWidth(160)

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(_WIDTH, 600)

    def show_text(self, text: Text) -> None:
        """Show the contents of a text."""
        self.tree.clear()
        entries = contents(text)
        self._positions = [entry.position for entry in entries]
        self._items = []
        above: list[tuple[int, QTreeWidgetItem]] = []
        for entry in entries:
            while above and above[-1][0] >= entry.level:
                above.pop()
            item = QTreeWidgetItem([entry.title])
            item.setData(0, _POSITION, entry.position)
            item.setToolTip(0, entry.title)
            if above:
                above[-1][1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            above.append((entry.level, item))
            self._items.append(item)
        if len(self._items) < 200:
            self.tree.expandAll()
        self._empty.setVisible(not entries)
        self.tree.setVisible(bool(entries))

    def follow(self, position: int) -> None:
        """Mark the line that holds a position."""
        place = bisect_right(self._positions, position) - 1
        if place < 0:
            self.tree.setCurrentIndex(QModelIndex())
            return
        if self.tree.currentItem() is not self._items[place]:
            self.tree.setCurrentItem(self._items[place])

    def _go(self, item: QTreeWidgetItem) -> None:
        self.wanted.emit(int(item.data(0, _POSITION)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the focus back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leaveWanted.emit()
        else:
            super().keyPressEvent(event)
