"""The search box: a card over the window, with what was found below what was typed."""

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.query import LONGEST
from leifeng_reader.operations.finding import Found, Kind
from leifeng_reader.ui import style
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.page.accessible import announce
from leifeng_reader.ui.search.entries import Entry, Head, More, Offer, listed, offers
from leifeng_reader.ui.search.inquiry import Inquiry
from leifeng_reader.ui.search.painter import RowPainter
from leifeng_reader.ui.search.rows import SearchRows
from leifeng_reader.ui.session import Session

PAUSE = 90
"""Milliseconds without typing after which it is looked for."""

ONLY_COMMANDS = (">", "＞")

_WIDTH, _MARGIN, _TOP = 680, 24, 56
_VEIL = 0.18
_SHARE = 0.72
_STAYING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_COMMANDS_AMONG = 4
_SHEET = """
#searchCard { background: palette(base); border: 1px solid palette(mid); border-radius: 10px; }
#searchEdit { border: none; border-radius: 0; padding: 8px; background: transparent;
    font-size: 16px; }
#searchLine { background: palette(mid); }
#searchHint { padding: 4px 16px 8px 16px; }
"""


class SearchBox(QWidget):
    """Lies over the whole window: a veil, and on it the card.

    `chosen` carries a Found, `commandChosen` a command's name; the box has gone by then, and
    the keyboard is where it was.
    """

    chosen = Signal(object)
    commandChosen = Signal(str)

    def __init__(self, session: Session, window: QMainWindow, actions: list[QAction]) -> None:
        """Look through a session's library, and offer a window's commands."""
        super().__init__(window)
        self.setObjectName("searchBox")
        self._actions = actions
        self._before: QWidget | None = None
        self._has_moved = False
        self.inquiry = Inquiry(session, self)
        self.rows = SearchRows(self)
        self.edit = self._field()
        self.list = self._results(session)
        self.hint = quiet_label(self._hint_words())
        self.hint.setObjectName("searchHint")
        self.hint.setWordWrap(True)
        self.exact = self._exact_button()
        self.card = self._card()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self.edit.textChanged.connect(self._take_words)
        self.inquiry.grown.connect(self._show_found)
        self.hide()

    def _field(self) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName("searchEdit")
        edit.setPlaceholderText(self.tr("Search texts, notes, themes and commands"))
        edit.setAccessibleName(edit.placeholderText())
        edit.setMaxLength(LONGEST)
        edit.setClearButtonEnabled(True)
        edit.addAction(icon("find"), QLineEdit.ActionPosition.LeadingPosition)
        edit.installEventFilter(self)
        return edit

    def _results(self, session: Session) -> QListView:
        view = QListView()
        view.setObjectName("searchResults")
        view.setAccessibleName(self.tr("Found"))
        view.setModel(self.rows)
        view.setItemDelegate(RowPainter(session, view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._go)
        return view

    def _card(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("searchCard")
        card.setStyleSheet(_SHEET)
        self._line = QFrame()
        self._line.setObjectName("searchLine")
        self._line.setFixedHeight(1)
        self.nothing = QLabel()
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(24)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 5, 1, 1)
        column.setSpacing(4)
        for widget in (self.edit, self._line, self.nothing, self.list):
            column.addWidget(widget, 1 if widget is self.list else 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 12, 6)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.exact)
        column.addLayout(foot)
        return card

    def _exact_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("searchExact")
        button.setText("é ≠ e")
        button.setCheckable(True)
        button.setToolTip(self.tr("Accents exactly as typed (Alt+E)"))
        button.setAccessibleName(self.tr("Accents exactly as typed"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.toggled.connect(lambda _: self._ask())
        return button

    def _hint_words(self) -> str:
        return self.tr(
            "“a phrase”   -not   theme:   note:   in:   before:2026-11   after:2026   >command"
        )

    # Coming and going

    def open_box(self, begin: str = "") -> None:
        """Come up with what was typed last, selected; or with what is to be typed first."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            self.window().installEventFilter(self)
        self._cover()
        self.show()
        self.raise_()
        if begin or self.edit.text().startswith(ONLY_COMMANDS):
            self.edit.setText(begin)
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not begin:
            self.edit.selectAll()
        self._ask()

    def close_box(self) -> None:
        """Go, and give the keyboard back."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no further, also when the whole window goes."""
        super().hideEvent(event)
        self.window().removeEventFilter(self)
        self._pause.stop()
        self.inquiry.stop()

    def _cover(self) -> None:
        window = self.window()
        self.setGeometry(window.rect())
        width = min(_WIDTH, window.width() - 2 * _MARGIN)
        beside = self.exact.sizeHint().width() + 24
        hint = max(self.hint.heightForWidth(width - beside), self.exact.sizeHint().height() + 4)
        fixed = self.edit.sizeHint().height() + hint + 20
        room = window.height() - _TOP - _MARGIN
        below = self._wanted_height()
        height = min(fixed + below, max(200, min(room, round(window.height() * _SHARE))))
        self.card.setGeometry((window.width() - width) // 2, _TOP, width, height)

    def _wanted_height(self) -> int:
        """Return the height of what stands between field and hint."""
        count = self.rows.rowCount()
        if count:
            return sum(map(self.list.sizeHintForRow, range(count))) + 8
        return self.nothing.sizeHint().height() if self.nothing.text() else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let what lies below step back."""
        veil = QColor(style.chrome(cast(QApplication, QApplication.instance())).text)
        if veil.lightnessF() > 0.5:
            veil = QColor(Qt.GlobalColor.black)
        veil.setAlphaF(_VEIL)
        painter = QPainter(self)
        painter.fillRect(event.rect(), veil)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go when the page is clicked."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_box()

    # Looking

    def _take_words(self) -> None:
        self._has_moved = False
        self._pause.start()

    def _ask(self) -> None:
        """Look for what was typed, at once."""
        self._pause.stop()
        typed = self.edit.text()
        if typed.lstrip().startswith(ONLY_COMMANDS):
            typed = ""
        self.inquiry.ask(typed, exact=self.exact.isChecked())

    def _offers(self) -> list[Offer]:
        typed = self.edit.text().strip()
        if typed.startswith(ONLY_COMMANDS):
            return offers(self._actions, typed[1:].strip())
        return offers(self._actions, typed, _COMMANDS_AMONG) if typed else []

    def _show_found(self) -> None:
        if not self.isVisible():
            return
        before = self.current()
        entries = listed(self._offers(), self.inquiry.groups())
        is_other = entries != self.rows.entries
        if is_other:
            self.rows.show(entries)
        self.nothing.setText(self._nothing_words() if not entries else "")
        self.nothing.setVisible(bool(self.nothing.text()))
        self._line.setVisible(bool(entries) or bool(self.nothing.text()))
        self.list.setVisible(bool(entries))
        self._cover()
        if is_other:
            self._choose(self._row_of(before))

    def _row_of(self, before: Entry | None) -> int:
        """Return the row to be chosen: the best, unless the reader has chosen another before."""
        entries = self.rows.entries
        if self._has_moved and before is not None and before in entries:
            return entries.index(before)
        return self.rows.step(-1, 1)

    def _nothing_words(self) -> str:
        if not self.edit.text().strip():
            return ""
        if self.inquiry.is_looking:
            return self.tr("Looking…")
        return self.tr("Nothing in the library has these words.")

    # Choosing

    def current(self) -> Entry | None:
        """Return the entry chosen, None when there is none."""
        row = self.list.currentIndex().row()
        return self.rows.entries[row] if 0 <= row < len(self.rows.entries) else None

    def _choose(self, row: int) -> None:
        index = self.rows.index(row)
        self.list.setCurrentIndex(index)
        if row > 0 and isinstance(self.rows.entries[row - 1], Head):
            self.list.scrollTo(self.rows.index(row - 1))
        self.list.scrollTo(index)
        if self._has_moved:
            announce(self.edit, str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _go(self, index: QModelIndex | None = None) -> None:
        """Do what the chosen row stands for."""
        if index is None and self._pause.isActive():
            self._ask()  # Enter came before the pause: of what was typed, not of before
        match self.current():
            case More(kind=kind):
                self._has_moved = True
                self._extend(kind)
            case Offer(name=name):
                self.close_box()
                self.commandChosen.emit(name)
            case Found() as found:
                self.close_box()
                self.chosen.emit(found)

    def _extend(self, kind: Kind) -> None:
        """Ask for more of a kind; the first of the new rows takes the place of what asked."""
        row = self.list.currentIndex().row()
        self.inquiry.ask_more(kind)
        self._choose(min(row, len(self.rows.entries) - 1))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that lead through the rows; stay as large as the window."""
        if watched is not self.edit:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._cover()
            return False
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._give_way(event.reason())
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._take_key(event)
        return super().eventFilter(watched, event)

    def _give_way(self, reason: Qt.FocusReason) -> None:
        """Go when a command takes the keyboard elsewhere in the window."""
        if reason not in _STAYING:
            self._before = None
            self.hide()

    def _take_key(self, event: QKeyEvent) -> bool:
        key, row = Qt.Key(event.key()), self.list.currentIndex().row()
        steps = {
            Qt.Key.Key_Down: lambda: self.rows.step(row, 1),
            Qt.Key.Key_Up: lambda: self.rows.step(row, -1),
            Qt.Key.Key_Tab: lambda: self.rows.step_group(row, 1),
            Qt.Key.Key_Backtab: lambda: self.rows.step_group(row, -1),
        }
        if key in steps:
            self._has_moved = True
            self._choose(steps[key]())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        elif key == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.exact.toggle()
        else:
            return False
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        """Keep the keyboard in the field: Tab leads from group to group."""
        return False


def _is_ours(event: QKeyEvent) -> bool:
    if event.modifiers() == Qt.KeyboardModifier.AltModifier:
        return event.key() == Qt.Key.Key_E
    return event.key() in (
        Qt.Key.Key_Escape,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    )
