"""The choice of a table's design, by name, and the way to change it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from leifeng_reader.exchange.design import EXACT, PRESETS, Design
from leifeng_reader.operations.designing import own_designs


class DesignField(QWidget):
    """`changed`: another design was chosen; `wanted`: the chosen one is to be opened."""

    changed = Signal()
    wanted = Signal()

    def __init__(self) -> None:
        """Begin with the designs that are always there."""
        super().__init__()
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Design"))
        self.change = QPushButton(self.tr("Change…"))
        self.change.setAccessibleName(self.tr("Change the design"))
        self.change.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addWidget(self.change)
        self._designs: dict[str, Design] = {}
        self.take(None, EXACT)
        self.box.currentIndexChanged.connect(self.changed)
        self.change.clicked.connect(self.wanted)

    def take(self, kept: str | None, name: str, design: Design | None = None) -> None:
        """Offer what a library keeps, and choose one; `design` is that name's, altered or not."""
        known = {**PRESETS, **own_designs(kept)}
        self.box.blockSignals(True)
        self.box.clear()
        self._designs = {}
        for each, found in known.items():
            self._offer(each, shown_name(each), found)
        name = name if name in known else EXACT
        if design is not None and design != known[name]:
            self._offer("", self.tr("{0}, changed").format(shown_name(name)), design)
            self._base, name = name, ""
        else:
            self._base = name
        self.box.setCurrentIndex(self.box.findData(name))
        self.box.blockSignals(False)

    def _offer(self, name: str, shown: str, design: Design) -> None:
        self.box.addItem(shown, name)
        self._designs[name] = design

    @property
    def name(self) -> str:
        """The name of the chosen design, or of the one it was made from."""
        return str(self.box.currentData()) or self._base

    @property
    def is_altered(self) -> bool:
        """Tell whether the chosen design is no longer the one of its name."""
        return not self.box.currentData()

    @property
    def design(self) -> Design:
        """The chosen design."""
        return self._designs[str(self.box.currentData())]


def shown_name(name: str) -> str:
    """Return what a design is called to a reader."""
    if name == EXACT:
        return QCoreApplication.translate("Design", "Exact")
    return name
