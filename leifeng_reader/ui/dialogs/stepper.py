"""A number between a minus and a plus."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QToolButton, QWidget

_SIDE = 32
# Asked for no buttons, Qt leaves no room for the number where a style sheet gives them a width.
_NO_BUTTONS = """
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; }
QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow { image: none; }
QDoubleSpinBox QLineEdit { padding: 0; }
"""


class Stepper(QWidget):
    """A spin box with large buttons; the keyboard's up and down do the same."""

    changed = Signal(float)

    def __init__(
        self, name: str, bounds: tuple[float, float], step: float, decimals: int = 0
    ) -> None:
        """Take numbers inside bounds; `name` is for screen readers."""
        super().__init__()
        self.box = QDoubleSpinBox()
        self.box.setAccessibleName(name)
        self.box.setDecimals(decimals)
        self.box.setRange(*bounds)
        self.box.setSingleStep(step)
        self.box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box.setKeyboardTracking(False)
        self.box.setFixedWidth(64)
        self.box.setStyleSheet(_NO_BUTTONS)
        self.less = self._button("−", self.tr("Less"), self.box.stepDown)
        self.more = self._button("+", self.tr("More"), self.box.stepUp)
        self.setFocusProxy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.less, self.box, self.more):
            row.addWidget(widget)
        self.box.valueChanged.connect(self._tell)

    def _button(self, sign: str, name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAccessibleName(f"{self.box.accessibleName()}: {name}")
        button.setFixedSize(_SIDE, _SIDE)
        button.setAutoRepeat(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the box has the keys for it
        font = button.font()
        font.setPixelSize(17)
        button.setFont(font)
        button.clicked.connect(act)
        return button

    def set_value(self, value: float) -> None:
        """Show a number without telling that it changed."""
        self.box.blockSignals(True)
        self.box.setValue(value)
        self.box.blockSignals(False)
        self._show_ends()

    def _tell(self, value: float) -> None:
        self._show_ends()
        self.changed.emit(value)

    def _show_ends(self) -> None:
        self.less.setEnabled(self.box.value() > self.box.minimum())
        self.more.setEnabled(self.box.value() < self.box.maximum())
