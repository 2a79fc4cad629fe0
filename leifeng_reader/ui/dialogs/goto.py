"""Asking where to go: a paragraph, a part of the whole, or a page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from leifeng_reader.core.document import Text
from leifeng_reader.core.places import find_place


class GoToDialog(QDialog):
    """Takes `120` (paragraph), `40 %` or `p. 12`; `wanted` carries the position."""

    wanted = Signal(int)

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        """Ask for a place in a text."""
        super().__init__(parent)
        self._text = text
        self.setWindowTitle(self.tr("Go to"))
        pages = self.tr(", or a page of the source: p. 12") if text.structure.pages else ""
        words = self.tr("A paragraph (1 to {0}), a percentage: 40 %{1}")
        ask = QLabel(words.format(f"{len(text.blocks):,}", pages))
        self.edit = QLineEdit()
        self.edit.setObjectName("placeEdit")
        self.edit.setAccessibleName(ask.text())
        self.edit.textChanged.connect(self._judge)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Go"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for widget in (ask, self.edit, self._buttons):
            column.addWidget(widget)
        self.setMinimumWidth(380)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._judge()

    def _judge(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(find_place(self._text, self.edit.text()) is not None)

    def accept(self) -> None:
        """Tell where to go, if it is anywhere."""
        position = find_place(self._text, self.edit.text())
        if position is not None:
            super().accept()
            self.wanted.emit(position)
