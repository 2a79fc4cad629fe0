"""A small box over the window that tells how far a piece of work is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_WIDTH = 360


class WorkingBox(QDialog):
    """`cancelled`: the reader wants it no longer."""

    cancelled = Signal()

    def __init__(self, words: str, parent: QWidget) -> None:
        """Say what is being done; `open` shows it."""
        super().__init__(parent)
        self.setObjectName("workingBox")
        self.setWindowTitle(self.tr("Working"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.words = QLabel(words)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH)

    def show_progress(self, done: int, total: int) -> None:
        """Tell how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def show_writing(self) -> None:
        """Say that the library is being written; that is done whole or not at all."""
        self.words.setText(self.tr("Writing it to the library…"))
        self.bar.setRange(0, 1)
        self.bar.setValue(1)
        self.cancel.setEnabled(False)

    def reject(self) -> None:
        """Cancel."""
        if self.cancel.isEnabled():
            self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            super().keyPressEvent(event)
