"""The contents of a text as a tree that follows the reader."""

from bisect import bisect_right
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from leifeng_reader.core.document import Text, contents
from leifeng_reader.core.structure import Entry
from leifeng_reader.core.text import is_right_to_left
from leifeng_reader.ui.emptying import empty
from leifeng_reader.ui.panels.tips import tip

_WIDTH = 240
_EXPANDED = 200
"""Contents with more lines begin folded."""
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
        self._waiting: Text | None = None
        self._place = 0
        heading = QLabel(self.tr("Contents"))
        heading.setObjectName("contentsHeading")
        heading.setStyleSheet("font-weight: 600;")
        heading.setContentsMargins(12, 12, 12, 6)
        self.tree = self._made_tree()
        self.empty = QLabel(self.tr("This text has no headings."))
        self.empty.setObjectName("emptyLine")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(12, 4, 12, 12)
        self.empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.empty)
        column.addWidget(self.tree, 1)
        column.addStretch()
        self.setMinimumWidth(160)

    def _made_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("contentsTree")
        tree.setAccessibleName(self.tr("Contents"))
        tree.ensurePolished()
        tree.setStyleSheet(
            "QTreeWidget { background: transparent; border: none; }"
            "QTreeWidget::item { padding-left: 8px; }"
        )
        tree.setHeaderHidden(True)
        tree.setIndentation(16)
        tree.setUniformRowHeights(True)
        tree.itemClicked.connect(self._go)
        tree.itemActivated.connect(self._go)
        return tree

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(_WIDTH, 600)

    def show_text(self, text: Text) -> None:
        """Show the contents of a text: at once, or when the panel is next seen."""
        self._waiting, self._place = text, 0
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what there was no need to show before."""
        super().showEvent(event)
        self._fill()
        self.follow(self._place)

    def _fill(self) -> None:
        if self._waiting is None:
            return
        entries, self._waiting = contents(self._waiting), None
        empty(self.tree)
        self._positions = [entry.position for entry in entries]
        self._items = _items(entries)
        self.tree.addTopLevelItems([item for item in self._items if item.parent() is None])
        if len(self._items) < _EXPANDED:
            self.tree.expandAll()
        self.tree.setRootIsDecorated(any(item.parent() is not None for item in self._items))
        self.empty.setVisible(not entries)
        self.tree.setVisible(bool(entries))

    def follow(self, position: int) -> None:
        """Mark the line that holds a position."""
        self._place = position
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


def _items(entries: Iterable[Entry]) -> list[QTreeWidgetItem]:
    """Return a line for each entry, in order, the deeper ones under those above them."""
    made: list[QTreeWidgetItem] = []
    above: list[tuple[int, QTreeWidgetItem]] = []
    for entry in entries:
        while above and above[-1][0] >= entry.level:
            above.pop()
        item = QTreeWidgetItem([_isolated(entry.title)])
        item.setData(0, _POSITION, entry.position)
        item.setToolTip(0, tip(entry.title))
        if above:
            above[-1][1].addChild(item)
        above.append((entry.level, item))
        made.append(item)
    return made


def _isolated(title: str) -> str:
    """Return a title that is laid out in its own direction, not in that of the window."""
    return f"\u2068{title}\u2069" if is_right_to_left(title) else title
