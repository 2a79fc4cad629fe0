"""What came in of several files, and what did not and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.ui.dialogs.entries import Entries
from leifeng_reader.ui.dialogs.frame import resize_within_screen
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.importing import Outcome
from leifeng_reader.ui.messages import words
from leifeng_reader.ui.notices import notice_words
from leifeng_reader.ui.wording import enumerated


class ImportReport(QDialog):
    """A list with an entry for each file, faults first; `wanted` carries a document to show."""

    wanted = Signal(str)

    def __init__(self, outcomes: Sequence[Outcome], parent: QWidget | None = None) -> None:
        """List outcomes."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Opened files"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = QLabel(self._counted(outcomes))
        self.heading.setStyleSheet("font-weight: 600;")
        hint = quiet_label(
            self.tr("Double-click a text, or choose it and press Enter, to read it.")
        )
        self.list = Entries()
        self.list.setAccessibleName(self.heading.text())
        for outcome in sorted(outcomes, key=_rank):
            self._add(outcome)
        self.list.itemActivated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(hint)
        column.addWidget(self._buttons())
        hint.setVisible(any(outcome.document is not None for outcome in outcomes))
        resize_within_screen(self, 600, 480)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        return buttons

    def _counted(self, outcomes: Sequence[Outcome]) -> str:
        came_in = sum(outcome.document is not None for outcome in outcomes)
        if came_in == len(outcomes):
            return self.tr("All {0} files are in the library.").format(f"{came_in:,}")
        said = self.tr("{0} of {1} files are in the library.")
        return said.format(f"{came_in:,}", f"{len(outcomes):,}")

    def _add(self, outcome: Outcome) -> None:
        name, document = outcome.path.name, outcome.document
        if document is not None:
            about = self._known(outcome) or " ".join(notice_words(outcome.notices))
            drawing = icon("info" if about else "check")
            self.list.add(document.title, about, drawing, document.id)
        elif outcome.fault is not None:
            self.list.add(name, words(outcome.fault), icon("warning"))
        else:
            self.list.add(name, self.tr("Not read: the import was stopped."), icon("close"))

    def _known(self, outcome: Outcome) -> str:
        if not outcome.alike:
            return ""
        others = [document.title for document in outcome.alike]
        if len(others) > 1:
            said = self.tr("“{0}” was in the library already, as {1}.")
            titles = enumerated(f"“{title}”" for title in others)
            return said.format(outcome.path.name, titles)
        return self.tr("“{0}” was in the library already.").format(outcome.path.name)

    def _open(self, item: QListWidgetItem) -> None:
        key = self.list.key_of(item)
        if key:
            self.accept()
            self.wanted.emit(key)


def _rank(outcome: Outcome) -> int:
    """Put what went wrong first, then what there is something to say about."""
    if outcome.document is None:
        return 0 if outcome.fault is not None else 1
    return 2 if outcome.alike or outcome.notices else 3
