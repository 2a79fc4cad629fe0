"""The parts of a set in their order, under the row of header and page."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.study import PartKind
from leifeng_reader.operations import study_parts
from leifeng_reader.ui.study.desk import Desk
from leifeng_reader.ui.study.fields import tool
from leifeng_reader.ui.study.kinds import counted, is_empty, kind_name
from leifeng_reader.ui.study.rows import Row, Rows

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
SHEET = "sheet"
_LEAST = 56


class PartRows(Rows):
    """The list; `moved` carries a part's id and the row among parts it was dropped at."""

    moved = Signal(str, int)
    stepped = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__("")
        self.setAccessibleName(self.tr("Parts"))
        self.setObjectName("partRows")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMinimumHeight(_LEAST)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where a part was dropped; the list follows the set, not the hand."""
        spot = event.position().toPoint()
        at = self.indexAt(spot)
        row = self.count()
        if at.isValid():
            row = at.row() + (spot.y() > self.visualRect(at).center().y())
        row -= 1  # the first row is no part
        came_from = self.currentRow() - 1
        if came_from >= 0:
            self.moved.emit(self.key(), max(0, row - (came_from < row)))
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the part with Alt and the arrows; remove it with Delete."""
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(_STEPS[key])
        elif key in _REMOVING:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class PartColumn(QWidget):
    """The list with what can be done to it."""

    def __init__(self, desk: Desk) -> None:
        """Show the parts of the set that is worked on."""
        super().__init__()
        self._desk = desk
        self.rows = PartRows()
        self.add = tool("add", self.tr("Add part"))
        self.duplicate = tool("copy", self.tr("Duplicate part"))
        self.up = tool("up", self.tr("Up (Alt+Up)"))
        self.down = tool("down", self.tr("Down (Alt+Down)"))
        self.remove = tool("trash", self.tr("Remove part (Delete)"))
        self.add.setObjectName("addPart")
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 4, 8, 4)
        tools.setSpacing(4)
        tools.addWidget(self.add)
        tools.addWidget(self.duplicate)
        tools.addStretch()
        for button in (self.up, self.down, self.remove):
            tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.rows, 1)

    def _listen(self) -> None:
        self.add.clicked.connect(self._offer)
        self.duplicate.clicked.connect(self._duplicate)
        self.up.clicked.connect(lambda: self._step(-1))
        self.down.clicked.connect(lambda: self._step(1))
        self.remove.clicked.connect(self._remove)
        self.rows.removed.connect(self._remove)
        self.rows.stepped.connect(self._step)
        self.rows.moved.connect(self._move)
        self.rows.currentItemChanged.connect(lambda *_: self._choose())

    # Showing

    def show_parts(self) -> None:
        """Show the parts as they are."""
        items = [Row(SHEET, self.tr("Header and page"), self._sheet_words(), is_fixed=True)]
        for number, made in enumerate(self._desk.made(), 1):
            is_pending, kind = (
                self._desk.workshop.is_making(made.part.id),
                kind_name(made.part.kind),
            )
            below = self.tr("Being made…") if is_pending else counted(made)
            if made.part.title and made.part.title != kind:
                below = f"{kind} · {below}"
            words = f"{number}.\u2002{made.title or kind}"
            items.append(Row(made.part.id, words, below, is_faint=is_empty(made)))
        if not self._desk.drawn and self._desk.chosen is not None:
            for number, part in enumerate(self._desk.chosen.parts, 1):
                words, kind = part.title or kind_name(part.kind), kind_name(part.kind)
                below = kind if words != kind else ""
                items.append(Row(part.id, f"{number}.\u2002{words}", below, is_faint=True))
        self.rows.fill(items)
        self.show_choice()

    def _sheet_words(self) -> str:
        chosen = self._desk.chosen
        if chosen is None:
            return ""
        page = chosen.page
        way = self.tr("landscape") if page.landscape else self.tr("portrait")
        return self.tr("{0}, {1}, {2} pt").format(page.size, way, f"{page.type_size:g}")

    def show_choice(self) -> None:
        """Show which part is worked on, and what can be done to it."""
        self.rows.choose(self._desk.part_id or SHEET)
        part, chosen = self._desk.part, self._desk.chosen
        row = chosen.parts.index(part) if chosen and part else -1
        last = len(chosen.parts) - 1 if chosen else -1
        for button, is_possible in (
            (self.duplicate, row >= 0),
            (self.remove, row >= 0),
            (self.up, row > 0),
            (self.down, 0 <= row < last),
        ):
            button.setEnabled(is_possible)

    # Doing

    def _choose(self) -> None:
        key = self.rows.key()
        self._desk.choose_part("" if key == SHEET else key)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("partMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in PartKind:
            action = menu.addAction(kind_name(kind))
            action.triggered.connect(lambda _=False, k=kind: self.add_part(k))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def add_part(self, kind: PartKind) -> None:
        """Add a part of a kind after the one that is worked on."""
        chosen, part = self._desk.chosen, self._desk.part
        if chosen is None:
            return
        row = chosen.parts.index(part) + 1 if part else -1
        new_id = self._desk.session.origin.new_id
        after = study_parts.add_part(chosen, kind, new_id, row)
        self._do_and_choose(after.parts[row].id, lambda: self._desk.alter(after, "add part"))

    def _duplicate(self) -> None:
        chosen, part = self._desk.chosen, self._desk.part
        if chosen is not None and part is not None:
            new_id = self._desk.session.origin.new_id
            after = study_parts.duplicate_part(chosen, part.id, new_id)
            made = after.parts[chosen.parts.index(part) + 1].id
            self._do_and_choose(made, lambda: self._desk.alter(after, "duplicate part"))

    def _do_and_choose(self, part_id: str, alter: Callable[[], bool]) -> None:
        if alter():
            self._desk.choose_part(part_id)
            self.rows.setFocus()

    def _remove(self) -> None:
        chosen, part = self._desk.chosen, self._desk.part
        if chosen is not None and part is not None:
            self._desk.alter(study_parts.remove_part(chosen, part.id), "remove part")

    def _step(self, step: int) -> None:
        chosen, part = self._desk.chosen, self._desk.part
        if chosen is not None and part is not None:
            row = chosen.parts.index(part) + step
            if 0 <= row < len(chosen.parts):
                self._move(part.id, row)

    def _move(self, part_id: str, row: int) -> None:
        if self._desk.chosen is not None:
            after = study_parts.move_part(self._desk.chosen, part_id, row)
            self._desk.alter(after, "move part")
