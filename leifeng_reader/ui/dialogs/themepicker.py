"""Asking for one theme by its name."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from leifeng_reader.ui.models.offers import Offer
from leifeng_reader.ui.panels.themefield import ThemeField


class ThemePicker(QDialog):
    """`chosen` carries the Offer, then the dialog is gone."""

    chosen = Signal(object)

    def __init__(self, question: str, find: Callable[[str], list[Offer]], parent: QWidget) -> None:
        """Ask a question; `find` returns what is offered."""
        super().__init__(parent)
        self.setObjectName("themePicker")
        self.setWindowTitle(self.tr("Choose a theme"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel(question)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.field = ThemeField(find, self)
        self.field.chosen.connect(self._choose)
        self.field.left.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label)
        column.addWidget(self.field)
        self.field.begin()

    def _choose(self, offer: Offer) -> None:
        self.accept()
        self.chosen.emit(offer)
