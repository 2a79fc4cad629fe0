"""Asking which of several documents with the same content to open."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.operations.shelving import Shelved
from leifeng_reader.ui.dialogs.entries import Entries
from leifeng_reader.ui.panels.card import short_time


class SameTextDialog(QDialog):
    """`wanted` carries the id of the document chosen."""

    wanted = Signal(str)

    def __init__(self, alike: Iterable[Shelved], parent: QWidget | None = None) -> None:
        """List documents by name."""
        super().__init__(parent)
        self.setObjectName("sameTextDialog")
        self.setWindowTitle(self.tr("Which one?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = QLabel(self.tr("The library has this text more than once. Open which one?"))
        question.setWordWrap(True)
        self.list = Entries()
        self.list.setAccessibleName(question.text())
        for shelved in alike:
            document = shelved.document
            self.list.add(document.title, self._about(shelved), key=document.id)
        self.list.itemActivated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(question)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons())
        self.resize(QSize(440, 320))
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _about(self, shelved: Shelved) -> str:
        count = shelved.annotations
        one, many = self.tr("1 annotation"), self.tr("{0} annotations")
        read = "" if shelved.percent is None else self.tr("{0}% read").format(shelved.percent)
        added = self.tr("added {0}").format(short_time(shelved.document.created))
        said = (one if count == 1 else many.format(f"{count:,}"), read, added)
        return "  ·  ".join(part for part in said if part)

    def _buttons(self) -> QDialogButtonBox:
        buttons, role = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        choose = buttons.addButton(self.tr("Open"), role.AcceptRole)
        buttons.addButton(self.tr("Cancel"), role.RejectRole)
        choose.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _open(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self.accept()

    def accept(self) -> None:
        """Tell which document is chosen."""
        key = self.list.key_of(self.list.currentItem())
        if key and self.isVisible():
            super().accept()
            self.wanted.emit(key)
