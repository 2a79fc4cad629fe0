"""Asking for the password of a file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui.dialogs.questions import quiet_label


class PasswordDialog(QDialog):
    """`wanted` carries what was written."""

    wanted = Signal(str)

    def __init__(self, name: str, *, wrong: bool, parent: QWidget | None = None) -> None:
        """Ask for the password of a file; `wrong` says that one was tried in vain."""
        super().__init__(parent)
        self.setObjectName("passwordDialog")
        self.setWindowTitle(self.tr("Password"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ask = self.tr("“{0}” opens with a password.")
        if wrong:
            ask = self.tr("That is not the password of “{0}”. Try again.")
        question = QLabel(ask.format(shortened(name)))
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setWordWrap(True)
        question.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        question.setMinimumHeight(2 * question.fontMetrics().lineSpacing())
        self.edit = QLineEdit()
        self.edit.setObjectName("passwordEdit")
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(question.text())
        self.edit.textChanged.connect(self._judge)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(question)
        column.addWidget(self.edit)
        column.addWidget(quiet_label(self.tr("It is used now and kept nowhere.")))
        column.addStretch()
        column.addWidget(self._made_buttons())
        self.resize(460, self.sizeHint().height())
        self._judge()
        self.edit.setFocus()

    def _made_buttons(self) -> QDialogButtonBox:
        buttons, role = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        self._open = buttons.addButton(self.tr("Open"), role.AcceptRole)
        buttons.addButton(self.tr("Cancel"), role.RejectRole)
        self._open.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _judge(self) -> None:
        self._open.setEnabled(bool(self.edit.text()))

    def accept(self) -> None:
        """Tell what was written, if anything was."""
        if self.edit.text():
            super().accept()
            self.wanted.emit(self.edit.text())
