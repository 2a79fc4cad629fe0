"""Themes that would come into a codebook, as an indented list that says what is new."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from leifeng_reader.ui.emptying import empty
from leifeng_reader.ui.models.codebook_preview import Fate, Line
from leifeng_reader.ui.panels.dots import dot_icon
from leifeng_reader.ui.panels.tips import tip

_ROW = 30


class CodebookLines(QTreeWidget):
    """Name, and what would become of it; what is there already steps back."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setAccessibleName(self.tr("What would be added"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(20)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def show_lines(self, listed: Sequence[Line]) -> None:
        """Show other lines, those above first."""
        empty(self)
        placed: dict[tuple[str, ...], QTreeWidgetItem] = {}
        for line in listed:
            item = self._item(line)
            above = placed.get(line.path[:-1])
            if above is not None:
                above.addChild(item)
            else:
                self.addTopLevelItem(item)
            placed[line.path] = item
        self.expandAll()

    def _item(self, line: Line) -> QTreeWidgetItem:
        fates = {
            Fate.NEW: self.tr("new"),
            Fate.DESCRIBED: self.tr("described anew"),
            Fate.SAME: self.tr("there already"),
        }
        item = QTreeWidgetItem([line.theme.name, fates[line.fate]])
        item.setIcon(0, dot_icon(line.theme.colour))
        item.setSizeHint(0, QSize(0, _ROW))
        quiet = self.palette().brush(QPalette.ColorRole.PlaceholderText)
        item.setForeground(1, quiet)
        if line.fate is Fate.SAME:
            item.setForeground(0, quiet)
        theme = line.theme
        said = (theme.description, theme.include, theme.exclude)
        item.setToolTip(0, tip("\n\n".join(filter(None, said))))
        return item
