"""The three columns of the study window, of which one folds away where there is little room."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout, QWidget

_WIDTHS = (248, 328, 700)
_LEAST = (200, 328, 280)
_HANDLE = 1
_ROOM = sum(_LEAST) + 2 * _HANDLE
PASSAGES, PARTS, PAGES = range(3)
_BESIDE = (PASSAGES, PAGES)
"""The columns that take turns beside the parts."""


def splitter(way: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    """Return widgets with a line between them that can be drawn."""
    made = QSplitter(way)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(_HANDLE)
    for widget in widgets:
        made.addWidget(widget)
    return made


class Columns(QWidget):
    """Annotations, parts and pages; where there is little room, parts and one of the others."""

    def __init__(self, passages: QWidget, parts: QWidget, pages: QWidget) -> None:
        """Stand side by side."""
        super().__init__()
        self._columns = passages, parts, pages
        self._across = splitter(Qt.Orientation.Horizontal, *self._columns)
        self._across.setSizes(list(_WIDTHS))
        for place, (column, least) in enumerate(zip(self._columns, _LEAST, strict=True)):
            column.setMinimumWidth(least)
            self._across.setStretchFactor(place, place // 2)
        self.tabs = QTabBar()
        self.tabs.setObjectName("columnTabs")
        self.tabs.setAccessibleName(self.tr("Beside the parts"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in (self.tr("Annotations"), self.tr("Pages")):
            self.tabs.addTab(words)
        self.tabs.setCurrentIndex(_BESIDE.index(PAGES))
        self.tabs.hide()
        self.tabs.currentChanged.connect(lambda _: self._show())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tabs)
        whole.addWidget(self._across, 1)

    @property
    def is_folded(self) -> bool:
        """Whether there is room for two columns only."""
        return not self.tabs.isHidden()

    def bring(self, column: int) -> None:
        """Show a column, should it be folded away."""
        if column in _BESIDE:
            self.tabs.setCurrentIndex(_BESIDE.index(column))

    def state(self) -> str:
        """Return how wide the columns are, for another time."""
        return bytes(self._across.saveState().toBase64().data()).decode()

    def restore(self, state: str) -> None:
        """Make the columns as wide as they were."""
        self._across.restoreState(QByteArray.fromBase64(QByteArray(state.encode())))

    def _show(self) -> None:
        chosen = _BESIDE[self.tabs.currentIndex()]
        for place in _BESIDE:
            self._columns[place].setVisible(not self.is_folded or place == chosen)

    # Qt

    def minimumSizeHint(self) -> QSize:
        """Ask for as much as two columns need."""
        height = self._across.minimumSizeHint().height() + self.tabs.sizeHint().height()
        return QSize(_LEAST[PARTS] + max(_LEAST[place] for place in _BESIDE) + _HANDLE, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold, or stand side by side again."""
        super().resizeEvent(event)
        is_narrow = self.width() < _ROOM
        if is_narrow != self.is_folded:
            self.tabs.setVisible(is_narrow)
            self._show()
