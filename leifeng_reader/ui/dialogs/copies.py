"""The window of the library's copies: when and why each was made, what it holds, the way back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QStackedWidget, QWidget

from leifeng_reader.operations.copies import Copy, Holdings
from leifeng_reader.ui.deeds import plural
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.entries import Entries
from leifeng_reader.ui.dialogs.frame import fill, foot, head, resize_within_screen
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.emptying import empty
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.messages import MessageBar
from leifeng_reader.ui.panels.card import long_time
from leifeng_reader.ui.wording import enumerated

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MEGABYTE = 1_000_000
_ICONS = {"day": "history", "update": "up", "hand": "copy", "back": "undo"}


class CopiesWindow(QDialog):
    """Emits wishes: a copy now, one in a file elsewhere, and to go back to the copy at a path."""

    nowWanted = Signal()
    saveWanted = Signal()
    backWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self._copies: dict[str, Copy] = {}
        self._holdings: dict[str, Holdings | None] = {}
        self.setObjectName("copiesWindow")
        self.setWindowTitle(self.tr("Copies of the library"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.messages = MessageBar(speak=lambda *_: None)
        self.entries = Entries()
        self.entries.setAccessibleName(self.tr("Copies of the library"))
        self.entries.installEventFilter(self)
        self.sentence = empty_label()
        self.sentence.setText(self.tr("There is no copy yet."))
        self.now = QPushButton(self.tr("Make a copy now"))
        self.save = QPushButton(self.tr("Save a copy as…"))
        self.back = QPushButton(self.tr("Go back to this copy…"))
        self.close_button = QPushButton(self.tr("Close"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        top = head()
        about = self.tr(
            "On a day with changes a copy is made by itself; copies stand beside the library."
        )
        top.addWidget(quiet_label(about), 1)
        self._stack.addWidget(self.sentence)
        self._stack.addWidget(self.entries)
        bottom = foot()
        for button in (self.now, self.save, self.back):
            button.setAutoDefault(False)
            bottom.addWidget(button)
        bottom.addStretch()
        bottom.addWidget(self.close_button)
        self.back.setEnabled(False)
        self.close_button.setDefault(True)
        fill(self, [self.messages, top], self._stack, [bottom])
        resize_within_screen(self, 680, 460)

    def _listen(self) -> None:
        self.now.clicked.connect(self.nowWanted)
        self.save.clicked.connect(self.saveWanted)
        self.back.clicked.connect(self._ask)
        self.close_button.clicked.connect(self.reject)
        self.entries.itemDoubleClicked.connect(lambda _: self._ask())
        self.entries.currentItemChanged.connect(lambda *_: self.back.setEnabled(bool(self.chosen)))

    @property
    def chosen(self) -> str:
        """The path of the copy that is chosen, or nothing."""
        return self.entries.key_of(self.entries.currentItem())

    def show_copies(self, copies: Sequence[Copy]) -> None:
        """Show copies; the choice stays on its copy, else the first is chosen."""
        before = self.chosen
        self._copies = {str(copy.path): copy for copy in copies}
        self._list()
        keys = list(self._copies)
        self.entries.setCurrentRow(keys.index(before) if before in keys else 0)
        self._stack.setCurrentWidget(self.entries if copies else self.sentence)
        (self.entries if copies else self.now).setFocus()
        self.back.setEnabled(bool(self.chosen))

    def show_holdings(self, found: object) -> None:
        """Show what copies hold: Holdings or None by their paths."""
        assert isinstance(found, dict)
        self._holdings.update(found)
        row = self.entries.currentRow()
        self._list()
        self.entries.setCurrentRow(row)

    def _list(self) -> None:
        empty(self.entries)
        for key, copy in self._copies.items():
            quiet = [_reason(copy), _size(copy.size)]
            if key in self._holdings:
                quiet.append(holdings_words(self._holdings[key]))
            about = " · ".join(quiet)
            self.entries.add(long_time(copy.made), about, icon(_ICONS[copy.reason]), key)

    def _ask(self) -> None:
        """Ask once whether to go back."""
        copy = self._copies.get(self.chosen)
        if copy is None:
            return
        box = QMessageBox(self)
        box.setObjectName("goBackQuestion")
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        asked = self.tr("Go back to the library as it was on {0}?")
        box.setText(asked.format(long_time(copy.made)))
        box.setInformativeText(
            self.tr(
                "The library as it is now is copied first, and that copy is listed here too. "
                "The window then opens again, and what was done before cannot be undone there."
            )
        )
        back = box.addButton(self.tr("Go back"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        path = str(copy.path)
        back.clicked.connect(lambda: self.backWanted.emit(path))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back with Enter."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.KeyPress and key in _ENTER:
            self._ask()
            return True
        return super().eventFilter(watched, event)


def holdings_words(held: Holdings | None) -> str:
    """Say what a copy holds."""
    if held is None:
        return _tr("Cannot be read")
    return enumerated((plural("documents", held.texts), plural("annotations", held.annotations)))


def _size(size: int) -> str:
    digits = 0 if size < _MEGABYTE else 1
    return QLocale().formattedDataSize(size, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def _reason(copy: Copy) -> str:
    return {
        "day": _tr("Copy of the day"),
        "update": _tr("Before an update of the program"),
        "hand": _tr("Made by hand"),
        "back": _tr("Before going back to another copy"),
    }[copy.reason]


def ask_file(parent: QWidget, library: Path) -> Path | None:
    """Ask where to save a copy."""
    from PySide6.QtWidgets import QFileDialog

    title = _tr("Save a copy as")
    path, _ = QFileDialog.getSaveFileName(parent, title, str(library.with_suffix(".copy.sqlite")))
    return Path(path) if path else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("CopiesWindow", text)
