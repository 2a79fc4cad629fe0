"""Asking where to go: a paragraph, a part of the whole, or a page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from leifeng_reader.core.document import Text
from leifeng_reader.core.places import find_place
from leifeng_reader.ui.dialogs.questions import quiet_label


class GoToDialog(QDialog):
    """Takes `120` (paragraph), `40 %` or `p. 12`; `wanted` carries the position."""

    wanted = Signal(int)

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        """Ask for a place in a text."""
        super().__init__(parent)
        self._text = text
        self.setObjectName("goToDialog")
        self.setWindowTitle(self.tr("Go to"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ask = QLabel(self._question())
        self.edit = QLineEdit()
        self.edit.setObjectName("placeEdit")
        self.edit.setAccessibleName(ask.text())
        self.edit.textChanged.connect(self._judge)
        self.problem = quiet_label()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for widget in (ask, self.edit, self.problem, self._made_buttons()):
            column.addWidget(widget)
        self.setMinimumWidth(400)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._judge()

    def _question(self) -> str:
        last = f"{len(self._text.blocks):,}"
        pages = self._text.structure.pages
        if pages:
            said = self.tr("A paragraph (1 to {0}), a part (40 %) or a page (p. {1})")
            return said.format(last, pages[-1].label)
        return self.tr("A paragraph (1 to {0}) or a part (40 %)").format(last)

    def _made_buttons(self) -> QDialogButtonBox:
        buttons, role = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        self.go = buttons.addButton(self.tr("Go"), role.AcceptRole)
        buttons.addButton(self.tr("Cancel"), role.RejectRole)  # a standard one has an icon
        self.go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _judge(self) -> None:
        written = self.edit.text()
        found = find_place(self._text, written) is not None
        self.go.setEnabled(found)
        self.problem.setText("" if found or not written.strip() else self.tr("No such place."))

    def accept(self) -> None:
        """Tell where to go, if it is anywhere."""
        position = find_place(self._text, self.edit.text())
        if position is not None:
            super().accept()
            self.wanted.emit(position)
