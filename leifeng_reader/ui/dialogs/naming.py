"""Asking for a name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from leifeng_reader.core.codebook import NAME_LIMIT


class NameDialog(QDialog):
    """A field and two buttons; `wanted` carries the name."""

    wanted = Signal(str)

    def __init__(self, title: str, ask: str, name: str, parent: QWidget) -> None:
        """Ask for a name, beginning with one."""
        super().__init__(parent)
        self.setObjectName("nameDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel(ask)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.edit = QLineEdit(name)
        self.edit.setObjectName("nameEdit")
        self.edit.setAccessibleName(ask)
        self.edit.setMaxLength(NAME_LIMIT)
        self.edit.setMinimumWidth(320)
        self.edit.selectAll()
        self.edit.textChanged.connect(self._judge)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Cancel | standard.Save)
        self.buttons.accepted.connect(self._wish)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for widget in (label, self.edit, self.buttons):
            column.addWidget(widget)
        self._judge()

    def _judge(self) -> None:
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(bool(self.edit.text().strip()))

    def _wish(self) -> None:
        name = self.edit.text()
        self.accept()
        self.wanted.emit(name)
