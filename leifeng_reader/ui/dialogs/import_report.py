"""What came in of several files, and what did not and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.importing import Outcome
from leifeng_reader.ui.messages import words


class ImportReport(QDialog):
    """A list with a line for each file; faults first."""

    def __init__(self, outcomes: Sequence[Outcome], parent: QWidget | None = None) -> None:
        """List outcomes."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Opened files"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        came_in = sum(outcome.document is not None for outcome in outcomes)
        heading = QLabel(
            self.tr("{0} of {1} files are in the library.").format(came_in, len(outcomes))
        )
        self.list = QListWidget()
        self.list.setAccessibleName(heading.text())
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        for outcome in sorted(outcomes, key=lambda outcome: outcome.document is not None):
            self.list.addItem(self._item(outcome))
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for widget in (heading, self.list, buttons):
            column.addWidget(widget)
        self.resize(560, 420)

    def _item(self, outcome: Outcome) -> QListWidgetItem:
        if outcome.document is None:
            fault = outcome.fault or RuntimeError()
            return QListWidgetItem(icon("warning"), words(fault))
        said = self.tr("{0}: was there already") if outcome.known else "{0}"
        return QListWidgetItem(icon("check"), said.format(outcome.document.title))
