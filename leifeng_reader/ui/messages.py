"""Messages above the page: what went wrong, what was done, and a first hint."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
)

from leifeng_reader.core.colours import tone
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.operations.sentences import sentence
from leifeng_reader.ui import style
from leifeng_reader.ui.icons import icon

Kind = Literal["info", "advice", "warning", "hint"]
Button = tuple[str, Callable[[], None]]

_NEWS_MS = 8000
_AGAIN_MS = 1000
_SIDE, _ABOVE, _ICON = 16, 4, 18
_ICONS: dict[Kind, str] = {
    "info": "check",
    "advice": "info",
    "warning": "warning",
    "hint": "info",
}
_PASSING: tuple[Kind, ...] = ("info", "advice")


def words(error: Exception) -> str:
    """Say an error in the reader's language; a fault of our own in general words."""
    if isinstance(error, ReaderError):
        return sentence(error, _translated)
    return _translated("Something went wrong in the program. What was saved before is safe.")


def _translated(template: str) -> str:
    return QCoreApplication.translate("Sentences", template)


def announce(bar: QFrame, text: str, kind: Kind) -> None:
    """Have a screen reader say text; warnings at once, the rest when it is done speaking."""
    politeness = QAccessible.AnnouncementPoliteness
    event = QAccessibleAnnouncementEvent(bar, text)
    event.setPoliteness(politeness.Assertive if kind == "warning" else politeness.Polite)
    QAccessible.updateAccessibility(event)


class MessageBar(QFrame):
    """One message at a time: the newest, but news and hints do not push a warning away.

    News ("info"), and why a command did nothing ("advice"), go by themselves unless the pointer
    or the focus is on them. `dismissed` is
    emitted when a message goes other than by a newer one; `kind` still tells which it was.
    """

    dismissed = Signal()

    def __init__(
        self,
        *,
        news_ms: int = _NEWS_MS,
        speak: Callable[[QFrame, str, Kind], None] = announce,
    ) -> None:
        """Begin hidden; news stay for `news_ms`, `speak` tells each message to screen readers."""
        super().__init__()
        self.setObjectName("messageBar")
        self.kind: Kind = "info"
        self._speak = speak
        self._buttons: list[QPushButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave_unless_attended)
        self._news_ms = news_ms
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # A long name without a space may be cut; it must not widen the window.
        self._text.setSizePolicy(_policy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred))
        self.setSizePolicy(_policy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum))
        self._close = QToolButton()
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self._close.setIcon(icon("close"))
        self._close.setIconSize(QSize(_ICON, _ICON))
        self._close.setToolTip(self.tr("Dismiss (Esc)"))
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE + _ICON + 8, _ABOVE, 8, _ABOVE + 1)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def text(self) -> str:
        """What is shown, or was shown last."""
        return self._text.text()

    def show_message(self, text: str, kind: Kind, buttons: Sequence[Button] = ()) -> bool:
        """Show a message and say it; a button takes it away and then does what it is for.

        Returns whether it is shown: not where a warning stands and this is none.
        """
        if not self.isHidden() and self.kind == "warning" != kind:
            return False
        self.kind = kind
        self._text.setText(text)
        self._show_buttons(buttons)
        self._align()
        self.setAccessibleName(text)
        self.show()
        self.update()
        self._timer.stop()
        if kind in _PASSING:
            self._timer.start(self._news_ms)
        self._speak(self, text, kind)
        return True

    def _show_buttons(self, buttons: Sequence[Button]) -> None:
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(label, action) for label, action in buttons]
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        for button in self._buttons:
            row.insertWidget(row.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)
        for one, other in pairwise((*self._buttons, self._close)):
            self.setTabOrder(one, other)

    def _button(self, label: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(label, self)
        button.setFlat(True)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def press() -> None:
            self.dismiss()
            action()

        button.clicked.connect(press)
        return button

    def _align(self) -> None:
        """Put the first line of the text level with icon and buttons."""
        spare = max(0, self._close.sizeHint().height() - self._text.fontMetrics().height())
        self._text.setContentsMargins(0, spare // 2, 0, spare - spare // 2)

    def dismiss(self) -> None:
        """Take the message away, if there is one."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def _leave_unless_attended(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start(_AGAIN_MS)
        else:
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Dismiss with Esc, wherever in the bar the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the kind, its icon, and a hairline towards the page."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        chrome = style.chrome(app)
        ground = QColor(chrome.tint)
        if self.kind == "warning":
            ground = QColor(tone("amber").on(style.page("system", app).name).fill)
            ground.setAlphaF(0.7)
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(chrome.hairline))
        top = _ABOVE + (self._close.height() - _ICON) // 2
        icon(_ICONS[self.kind]).paint(painter, QRect(_SIDE, top, _ICON, _ICON))
        painter.end()


def _policy(across: QSizePolicy.Policy, down: QSizePolicy.Policy) -> QSizePolicy:
    policy = QSizePolicy(across, down)
    policy.setHeightForWidth(True)
    return policy
