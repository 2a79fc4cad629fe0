"""Choosing keys: every command with its keys, a field to press new ones in, conflicts named."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QKeySequence, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.text import fold
from leifeng_reader.ui import keys
from leifeng_reader.ui.commands import MENUS, translated
from leifeng_reader.ui.dialogs.frame import resize_within_screen
from leifeng_reader.ui.dialogs.keycaps import KeyCaps
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.wording import enumerated

_NAME = Qt.ItemDataRole.UserRole
_ROW = 30
_EDGE = 16
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)


class KeyField(QLineEdit):
    """Takes keys as they are pressed instead of writing; Tab and Escape go on as usual."""

    keysPressed = Signal(object)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def event(self, event: QEvent) -> bool:
        """Claim every key before it is a shortcut of the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell what was pressed once it is more than Ctrl, Alt or Shift."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif Qt.Key(event.key()) not in _MODIFIERS:
            self.keysPressed.emit(keys.normal(event.keyCombination()))


class KeyboardDialog(QDialog):
    """`keysChosen` carries the whole choice as it is kept, whenever it changes."""

    keysChosen = Signal(str)

    def __init__(self, chosen: keys.Chosen, parent: QWidget | None = None) -> None:
        """List all commands with the keys of a choice."""
        super().__init__(parent)
        self.chosen = dict(chosen)
        self._asked = ""
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setObjectName("keyboardDialog")
        self.setWindowTitle(self.tr("Change keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make()
        self._lay_out()
        self._list_commands()
        self._show_all()
        self.rows.setCurrentItem(next(iter(self._items.values())))
        self.search.setFocus()

    # Building

    def _make(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search commands and keys"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.rows = QTreeWidget()
        self.rows.setObjectName("commandRows")
        self.rows.setAccessibleName(self.tr("Commands"))
        self.rows.setColumnCount(3)
        self.rows.setHeaderHidden(True)
        self.rows.setRootIsDecorated(False)
        self.rows.setIndentation(0)
        self.rows.setExpandsOnDoubleClick(False)
        self.rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.currentItemChanged.connect(lambda *_: self._show_current())
        self.rows.itemActivated.connect(lambda *_: self._go_to_field())
        self.name = QLabel()
        self.field = KeyField()
        self.field.setPlaceholderText(self.tr("Press the new keys here"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.keysPressed.connect(self._try)
        self.besides = QCheckBox(self.tr("Besides the keys it has"))
        self.said = quiet_label()
        self.said.setWordWrap(True)
        self.take = self._button(self.tr("Take it from there"), self._take)
        self.leave = self._button(self.tr("Leave it"), self._leave)
        self.no_key = self._button(self.tr("No key"), self._clear)
        self.reset = self._button(self.tr("Reset"), self._reset)
        self.reset_all = self._button(self.tr("Reset all"), self._reset_all)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        return button

    def _lay_out(self) -> None:
        header = self.rows.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in (1, 2):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(2, header.fontMetrics().horizontalAdvance(self.tr("changed")) + 48)
        close = self._button(self.tr("Close"), self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        column.addSpacing(4)
        column.addWidget(self.name)
        column.addLayout(_line(self.field, self.besides, None, self.no_key, self.reset))
        column.addLayout(_line(self.said, self.take, self.leave, first_stretches=True))
        column.addSpacing(4)
        column.addLayout(_line(self.reset_all, None, close))
        resize_within_screen(self, 680, 640)

    def _list_commands(self) -> None:
        quiet = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for title, listed in MENUS:
            group = QTreeWidgetItem(self.rows, [translated(title)])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setForeground(0, quiet)
            group.setSizeHint(0, QSize(0, _ROW + 8))
            group.setFirstColumnSpanned(True)
            for command in listed:
                if command is not None:
                    words = translated(command.words).rstrip("…")
                    item = self._items[command.name] = QTreeWidgetItem(group, [words])
                    item.setData(0, _NAME, command.name)
                    item.setSizeHint(0, QSize(0, _ROW))
                    item.setForeground(2, quiet)
            group.setExpanded(True)

    # Showing

    @property
    def current(self) -> str:
        """The command whose keys are being chosen, "" when none is."""
        item = self.rows.currentItem()
        return str(item.data(0, _NAME) or "") if item is not None else ""

    def _show_all(self) -> None:
        for name, has in keys.in_force(self.chosen).items():
            item, written = self._items[name], keys.shown(has)
            if item.data(1, Qt.ItemDataRole.AccessibleTextRole) != written:
                item.setData(1, Qt.ItemDataRole.AccessibleTextRole, written)
                self.rows.setItemWidget(item, 1, _Caps(written))
            item.setText(2, self.tr("changed") if has != keys.table()[name] else "")
        self._fit_keys()
        self._show_current()

    def _show_current(self) -> None:
        name = self.current
        self._asked = ""
        self.field.clear()
        self.name.setText(self._words(name) if name else self.tr("Choose a command."))
        has = keys.in_force(self.chosen).get(name, ())
        self.field.setEnabled(bool(name))
        self.besides.setEnabled(bool(has))
        self.no_key.setEnabled(bool(has))
        self.reset.setEnabled(bool(name) and has != keys.table()[name])
        self.reset_all.setEnabled(bool(self.chosen))
        self._say("")

    def _fit_keys(self) -> None:
        """Make room for the longest row of caps."""
        shown = (self.rows.itemWidget(item, 1) for item in self._items.values())
        caps = [each.caps for each in shown if isinstance(each, _Caps)]
        for each in caps:
            each.ensurePolished()
        widest = max(each.sizeHint().width() for each in caps)
        self.rows.header().resizeSection(1, widest + 2 * _EDGE)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit what is shown to the typeface it is shown in."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit_keys)

    def _words(self, name: str) -> str:
        return self._items[name].text(0)

    def _say(self, words: str, *, asks: bool = False) -> None:
        self.said.setText(words)
        for button in (self.take, self.leave):
            button.setVisible(asks)

    def _narrow(self, typed: str) -> None:
        wanted = fold(typed).split()
        for group in self._groups():
            shown = 0
            for item in _children(group):
                held = str(item.data(1, Qt.ItemDataRole.AccessibleTextRole) or "")
                text = fold(" ".join((group.text(0), item.text(0), held, item.text(2))))
                item.setHidden(not all(word in text for word in wanted))
                shown += not item.isHidden()
            group.setHidden(not shown)
        first = next((item for item in self._items.values() if not item.isHidden()), None)
        current = self.rows.currentItem()
        if current is None or current.isHidden():
            self.rows.setCurrentItem(first)  # type: ignore[arg-type]
        if first is None:
            self._say(self.tr("No command of that name."))

    def _groups(self) -> Iterator[QTreeWidgetItem]:
        for place in range(self.rows.topLevelItemCount()):
            group = self.rows.topLevelItem(place)
            if group is not None:
                yield group

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Go from the search to the rows with Down and Enter."""
        down = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in down
        ):
            self.rows.setFocus()
            return True
        return False

    def _go_to_field(self) -> None:
        self.field.setFocus()

    # Choosing

    def _try(self, pressed: QKeyCombination) -> None:
        """Give the command the keys pressed, unless they are refused or another has them."""
        name, key = self.current, QKeySequence(pressed).toString()
        self._show_current()
        self.field.setText(keys.shown((key,)))
        refused = keys.refusal(pressed)
        holder = keys.owner(self.chosen, key)
        if refused is not None:
            self._say(refused.words)
        elif holder == name:
            self._say(self.tr("It has these keys already."))
        elif holder:
            self._asked = key
            asked = self.tr("{0} is used by “{1}”. Take it from there?")
            self._say(asked.format(keys.shown((key,)), self._words(holder)), asks=True)
            self.take.setFocus()
        else:
            self._give(key)

    def _give(self, key: str) -> None:
        name = self.current
        has = keys.in_force(self.chosen)[name] if self.besides.isChecked() else ()
        self._choose(keys.give(self.chosen, name, (*has, key)))
        self.field.setText(keys.shown((key,)))
        self._say(self.tr("“{0}” has {1} now.").format(self._words(name), keys.shown((key,))))

    def _choose(self, chosen: dict[str, keys.Keys]) -> None:
        self.chosen = chosen
        self._show_all()
        self.keysChosen.emit(keys.to_json(chosen))

    def _take(self) -> None:
        self.field.setFocus()
        self._give(self._asked)

    def _leave(self) -> None:
        self.field.setFocus()
        self._show_current()

    def _clear(self) -> None:
        self._choose(keys.give(self.chosen, self.current, ()))
        self.field.setFocus()

    def _reset(self) -> None:
        """Give the command its usual keys, and tell who has to do without them now."""
        name, before = self.current, keys.in_force(self.chosen)
        losers = {keys.owner(self.chosen, key) for key in keys.table()[name]} - {"", name}
        self._choose(keys.reset(self.chosen, name))
        self.field.setFocus()
        if losers and before[name] != keys.table()[name]:
            lost = enumerated(f"“{self._words(each)}”" for each in sorted(losers))
            self._say(self.tr("It has its usual keys again; {0} lost them.").format(lost))

    def _reset_all(self) -> None:
        self._choose({})
        self._say(self.tr("All commands have their usual keys again."))
        self.field.setFocus()


def _line(*widgets: QWidget | None, first_stretches: bool = False) -> QHBoxLayout:
    """Return widgets side by side; None is a gap that takes what is left."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for place, widget in enumerate(widgets):
        if widget is None:
            line.addStretch()
        else:
            line.addWidget(widget, int(first_stretches and place == 0))
    return line


class _Caps(QWidget):
    """Caps in the middle of a row."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.caps = KeyCaps(written)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.caps.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line.addWidget(self.caps)


def _children(group: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for place in range(group.childCount()):
        child = group.child(place)
        if child is not None:
            yield child
