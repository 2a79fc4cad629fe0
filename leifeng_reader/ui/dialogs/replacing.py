"""Asking where the new text of a document comes from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leifeng_reader.operations.excerpts import shortened


class ReplaceDialog(QDialog):
    """`fileWanted`: from a file; `pasteWanted`: from what was copied."""

    fileWanted = Signal()
    pasteWanted = Signal()

    def __init__(self, title: str, *, pastable: bool, parent: QWidget | None = None) -> None:
        """Ask about the document of a title; `pastable` when words were copied."""
        super().__init__(parent)
        self.setObjectName("replaceDialog")
        self.setWindowTitle(self.tr("Replace this text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = self.tr(
            "Put “{0}” on another text, such as a corrected edition. Its annotations are looked "
            "for in the new text, and you see them before anything changes."
        )
        about = QLabel(said.format(shortened(title)))
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        about.setMinimumWidth(420)
        self.file_button = QPushButton(self.tr("Choose a file…"))
        self.file_button.setDefault(True)
        self.paste_button = QPushButton(self.tr("Use what was copied"))
        self.paste_button.setEnabled(pastable)
        cancel = QPushButton(self.tr("Cancel"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for button in (self.file_button, self.paste_button, cancel):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(about)
        column.addLayout(row)
        self.file_button.clicked.connect(self._take_file)
        self.paste_button.clicked.connect(self._take_paste)
        cancel.clicked.connect(self.reject)
        self.file_button.setFocus()

    def _take_file(self) -> None:
        self.accept()
        self.fileWanted.emit()

    def _take_paste(self) -> None:
        self.accept()
        self.pasteWanted.emit()
