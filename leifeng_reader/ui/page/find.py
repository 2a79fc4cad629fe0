"""The find bar: words looked for in the text, and the way from hit to hit."""

from bisect import bisect_left, bisect_right
from itertools import islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from leifeng_reader.core.search import HIT_LIMIT, hits
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.page.view import ReadingView

_PAUSE = 120


class FindBar(QFrame):
    """Finds in the view's text; typing finds on, Enter and Shift+Enter go from hit to hit."""

    closed = Signal()

    def __init__(self, view: ReadingView) -> None:
        """Serve a view."""
        super().__init__()
        self.setObjectName("findBar")
        self._view = view
        self._hits: list[tuple[int, int]] = []
        self._hit = -1
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._find)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(4)
        self.edit = QLineEdit()
        self.edit.setObjectName("findEdit")
        self.edit.setPlaceholderText(self.tr("Find in this text"))
        self.edit.setAccessibleName(self.tr("Find in this text"))
        self.edit.setClearButtonEnabled(True)
        self.edit.setMaximumWidth(320)
        self.edit.textChanged.connect(self._pause.start)
        self._count = QLabel()
        self._count.setMinimumWidth(96)
        row.addWidget(self.edit, 1)
        row.addWidget(self._count)
        previous = self._button("up", self.tr("Previous hit (Shift+Enter)"))
        following = self._button("down", self.tr("Next hit (Enter)"))
        close = self._button("close", self.tr("Close (Esc)"))
        for button in (previous, following):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(close)
        previous.clicked.connect(lambda: self.go(-1))
        following.clicked.connect(lambda: self.go(1))
        close.clicked.connect(self.close_bar)
        self.hide()

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def open_bar(self) -> None:
        """Show the bar; a short selection becomes what is looked for."""
        start, end = self._view.selection()
        if 0 < end - start <= 80:
            self.edit.setText(" ".join(self._view.text.content[start:end].split()))
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        self._find()

    def close_bar(self) -> None:
        """Hide the bar; the hit in turn stays selected."""
        if self._pause.isActive():
            self._find()
        if 0 <= self._hit < len(self._hits):
            self._view.select(*self._hits[self._hit])
        self._show([], -1)
        self.hide()
        self.closed.emit()

    def again(self) -> None:
        """Look again, in a text that is new."""
        if self.isVisible():
            self._find()

    def _find(self) -> None:
        self._pause.stop()
        found = self._found()
        here = self._view.selection()[0] or self._view.first_visible()
        hit = min(bisect_left(found, (here, 0)), len(found) - 1)
        self._show(found, hit)

    def _found(self) -> list[tuple[int, int]]:
        return list(islice(hits(self._view.text.content, self.edit.text()), HIT_LIMIT))

    def step(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1), with the bar open or not.

        A reader on the page finds it selected, to be highlighted at once.
        """
        if self.isHidden():
            self._step_from_page(step)
        else:
            self.go(step)
            if self._view.hasFocus() and self._hits:
                self._view.setSelection(*self._hits[self._hit])

    def _step_from_page(self, step: int) -> None:
        found = self._found()
        if not found:
            self.open_bar()
            return
        here = self._here()
        beyond = bisect_right(found, here) if step > 0 else bisect_left(found, here) - 1
        hit = found[beyond % len(found)]
        self._view.reveal(*hit)
        self._view.setSelection(*hit)

    def _here(self) -> tuple[int, int]:
        """Return the selection, or the caret's place, where they are in view; else the page's."""
        start, end = self._view.selection()
        first, last = self._view.scene.visible_span()
        return (start, end) if first <= start <= last else (first, first)

    def go(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1), round at the ends."""
        if self._pause.isActive():
            self._find()
        elif self._hits:
            self._show(self._hits, (self._hit + step) % len(self._hits))

    def _show(self, found: list[tuple[int, int]], hit: int) -> None:
        self._hits, self._hit = found, hit
        self._view.show_hits(found, hit)
        if found:
            self._view.reveal(*found[hit])
        self._count.setText(self._words())

    def _words(self) -> str:
        if not self.edit.text().strip():
            return ""
        if not self._hits:
            return self.tr("No hits")
        more = "+" if len(self._hits) == HIT_LIMIT else ""
        return self.tr("{0} of {1}").format(self._hit + 1, f"{len(self._hits)}{more}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from hit to hit, or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
