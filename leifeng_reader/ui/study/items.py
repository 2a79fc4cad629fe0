"""The items of a part: rewritten by hand, left out, put in order, and the teacher's own."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.study import Part, PartKind
from leifeng_reader.operations import study_parts
from leifeng_reader.operations.study_items import ItemRow, item_rows, move_item, used
from leifeng_reader.study.tasks import Made
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.study.desk import Desk
from leifeng_reader.ui.study.fields import TextField, label, name_tool, tool
from leifeng_reader.ui.study.kinds import needs
from leifeng_reader.ui.study.rows import Row, Rows

_LEAST_LIST, _LEAST_EDITOR = 56, 88
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_OWN = (
    PartKind.QUESTIONS,
    PartKind.MATCHING,
    PartKind.TRUE_FALSE,
    PartKind.CHOICE,
    PartKind.VOCABULARY,
    PartKind.DISCUSSION,
)
"""Kinds that take items in the teacher's own words."""
WITHOUT = (PartKind.QUOTAS,)
"""Kinds that have no items to alter."""


class ItemRows(Rows):
    """The list; wishes of the keyboard."""

    stepped = Signal(int)
    removed = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and the arrows, leave out with Delete, write with Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(_STEPS[key])
        elif key in _REMOVING:
            self.removed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ItemColumn(QWidget):
    """The items of the part that is worked on, the current one to be rewritten below."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing."""
        super().__init__()
        self._desk = desk
        self._items: list[ItemRow] = []
        self._part_id = ""
        self._written: ItemRow | None = None
        self._written_in = ""
        self.rows = ItemRows(self.tr("Items"))
        self.rows.setObjectName("itemRows")
        self.empty = empty_label()
        self._stack = QStackedWidget()
        self.prompt = TextField(self.tr("Question"))
        self.answer = TextField(self.tr("Answer"), lines=2)
        self.prompt_label, self.answer_label = label("", self.prompt), label("", self.answer)
        self.hand = quiet_label(self.tr("Written by hand"))
        self.follow = QPushButton(self.tr("Follow the annotation again"))
        self.follow.setAutoDefault(False)
        self.follow.setFlat(True)
        self.add = tool("add", "")
        self.leave = tool("eye-off", "")
        self.up = tool("up", self.tr("Up (Alt+Up)"))
        self.down = tool("down", self.tr("Down (Alt+Down)"))
        self._editor = QWidget()
        self._scroll = QScrollArea()
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 4, 8, 4)
        tools.setSpacing(4)
        tools.addWidget(self.add)
        tools.addStretch()
        for button in (self.up, self.down, self.leave):
            tools.addWidget(button)
        hand = QHBoxLayout()
        hand.addWidget(self.hand)
        hand.addStretch()
        hand.addWidget(self.follow)
        editor = QVBoxLayout(self._editor)
        editor.setContentsMargins(16, 12, 16, 12)
        editor.setSpacing(4)
        for field in (self.prompt_label, self.prompt, self.answer_label, self.answer):
            editor.addWidget(field)
        editor.addLayout(hand)
        for widget in (self.rows, self.empty):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self._stack, 1)
        column.addWidget(self._scroll)
        self._let_scroll()

    def _let_scroll(self) -> None:
        """Let what is written below be scrolled where the window is low."""
        self.rows.setMinimumHeight(_LEAST_LIST)
        self._scroll.setWidget(self._editor)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setMinimumHeight(_LEAST_EDITOR)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _listen(self) -> None:
        self.rows.currentRowChanged.connect(lambda _: self._show_current())
        self.rows.stepped.connect(self._step)
        self.rows.removed.connect(self._leave)
        self.rows.entered.connect(self._write_on)
        self.rows.itemDoubleClicked.connect(lambda _: self._write_on())
        self.prompt.typing.told.connect(lambda words: self._write(prompt=words))
        self.answer.typing.told.connect(lambda words: self._write(answer=words))
        for field in (self.prompt, self.answer):
            field.typing.left.connect(self._desk.end_typing)
        self.follow.clicked.connect(self._follow)
        self.add.clicked.connect(self._add)
        self.leave.clicked.connect(self._leave)
        self.up.clicked.connect(lambda: self._step(-1))
        self.down.clicked.connect(lambda: self._step(1))

    def flush(self) -> None:
        """Tell what was typed."""
        self.prompt.typing.flush()
        self.answer.typing.flush()

    # Showing

    def show_part(self, part: Part, made: Made | None) -> None:
        """Show a part's items as they are."""
        is_coming = self._desk.workshop.is_making(part.id)
        if is_coming and part.id == self._part_id:
            return  # what there was stays until there is more
        is_another, self._part_id = part.id != self._part_id, part.id
        self._items = [] if is_coming or not made else item_rows(part, self._desk.drawn, made)
        self.rows.fill([self._row(number, each) for number, each in enumerate(self._items, 1)])
        if self._items and (is_another or self.rows.currentRow() < 0):
            self.rows.choose(self._items[0].key)
        self._stack.setCurrentIndex(0 if self._items else 1)
        self.empty.setText(needs(part.kind))
        self.add.setVisible(part.kind in _OWN)
        own = self.tr("Add a word") if part.kind is PartKind.VOCABULARY else ""
        name_tool(self.add, own or self.tr("Add an item of your own"))
        self._name_fields(part.kind)
        self._show_current()

    def _row(self, number: int, each: ItemRow) -> Row:
        below = each.quote if each.quote != each.prompt else each.answer
        if each.left_out:
            tail = self.tr("left out")
        elif not each.is_printed:
            tail = self.tr("not printed")
        else:
            tail = self.tr("by hand") if each.by_hand else ""
        return Row(
            each.key,
            each.prompt or each.answer or each.quote or self.tr("Nothing written yet"),
            below,
            tail=tail,
            tone=each.tone,
            is_faint=each.left_out or not each.is_printed,
        )

    def _name_fields(self, kind: PartKind) -> None:
        prompt, answer = self.tr("Question"), self.tr("Answer")
        match kind:
            case PartKind.TRUE_FALSE:
                prompt, answer = self.tr("Statement"), self.tr("What is true (or “false”)")
            case PartKind.CHOICE:
                answer = self.tr("Right answer")
            case PartKind.MATCHING:
                prompt, answer = self.tr("Left"), self.tr("Right")
            case PartKind.VOCABULARY:
                prompt, answer = self.tr("Word"), self.tr("Meaning")
            case PartKind.READING:
                prompt, answer = self.tr("Word"), self.tr("Gloss")
            case PartKind.ORDERING:
                prompt = self.tr("Passage")
            case PartKind.MARGINALIA:
                answer = self.tr("Note")
            case PartKind.CLOZE:
                answer = self.tr("Words of the passage that are the gap")
        for field, shown, name in (
            (self.prompt, self.prompt_label, prompt),
            (self.answer, self.answer_label, answer),
        ):
            shown.setText(name)
            field.setAccessibleName(name)
        asks = kind not in (PartKind.MARGINALIA, PartKind.CLOZE)
        answers = kind is not PartKind.ORDERING
        for widget, is_shown in (
            (self.prompt, asks),
            (self.prompt_label, asks),
            (self.answer, answers),
            (self.answer_label, answers),
        ):
            widget.setVisible(is_shown)

    def _current(self) -> ItemRow | None:
        key = self.rows.key()
        return next((each for each in self._items if each.key == key), None)

    def _show_current(self) -> None:
        item = self._current()
        self._scroll.setVisible(item is not None)
        at = self._items.index(item) if item else -1
        last = sum(not each.left_out for each in self._items) - 1
        there = (self._part_id, item.key) if item else None
        if self._written is not None and there != (self._written_in, self._written.key):
            self._part_with(self._written)
        self.up.setEnabled(0 < at <= last)
        self.down.setEnabled(0 <= at < last)
        self.leave.setEnabled(item is not None)
        self._written, self._written_in = item, self._part_id
        if item is None:
            return
        # One's own are known by their place alone: their words tell whether it is still the same.
        of = f"{self._part_id} {item.key} {item.prompt} {item.answer}"
        self.prompt.typing.take(item.prompt, of)
        self.answer.typing.take(item.answer, of)
        is_own = item.annotation_id is None
        self.hand.setVisible(item.by_hand)
        self.hand.setText(self.tr("Your own") if is_own else self.tr("Written by hand"))
        self.follow.setVisible(item.by_hand and not is_own)
        self.leave.setIcon(icon("eye" if item.left_out else "trash" if is_own else "eye-off"))
        if is_own:
            name_tool(self.leave, self.tr("Remove (Delete)"))
        elif item.left_out:
            name_tool(self.leave, self.tr("Take in again (Delete)"))
        else:
            name_tool(self.leave, self.tr("Leave out (Delete)"))
        self._scroll.updateGeometry()  # fields come and go

    # Doing

    def _write_on(self) -> None:
        field = self.prompt if self.prompt.isVisibleTo(self) else self.answer
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def _part_with(self, row: ItemRow) -> None:
        """Keep what is untold of an item that went while it was written; type into no other."""
        typings, of = (self.prompt.typing, self.answer.typing), self.prompt.typing.of
        if row.annotation_id is None:
            for typing in typings:
                typing.set_aside()
        prompt, answer = (typing.withdraw() for typing in typings)
        if self.prompt.hasFocus() or self.answer.hasFocus():
            self.rows.setFocus()
        if (prompt, answer) != (None, None):
            # Later: what took the item away is a step that is still being done.
            part_id = self._written_in
            QTimer.singleShot(0, self, lambda: self._keep(part_id, row, of, prompt, answer))

    def _keep(
        self, part_id: str, row: ItemRow, of: str, prompt: str | None, answer: str | None
    ) -> None:
        if not self._write_to(part_id, row, prompt, answer):
            for field, words in ((self.prompt, prompt), (self.answer, answer)):
                if words is not None:
                    field.typing.hold(of, words)

    def _write(self, prompt: str | None = None, answer: str | None = None) -> None:
        """Write what was typed to the item it was typed for, also when another is shown by now."""
        if self._written is None:
            return
        if not self._write_to(self._written_in, self._written, prompt, answer):
            (self.answer if prompt is None else self.prompt).typing.refuse()

    def _write_to(self, part_id: str, row: ItemRow, prompt: str | None, answer: str | None) -> bool:
        """Return whether nothing is left to be kept."""
        part = self._desk.part_of(part_id)
        if part is None:
            return True
        if row.annotation_id is not None:
            item = study_parts.item_for(part, row.annotation_id)
            after = study_parts.write_item(
                part,
                row.annotation_id,
                prompt=item.prompt if prompt is None else prompt,
                answer=item.answer if answer is None else answer,
                drawn=used(part, self._desk.drawn),
            )
        elif row.index < len(part.items):
            item = part.items[row.index]
            after = study_parts.alter_own(
                part,
                row.index,
                (item.prompt or "") if prompt is None else prompt,
                (item.answer or "") if answer is None else answer,
            )
        else:
            return True
        typed = f"item {row.key} {prompt is None}"
        return self._desk.alter_part(after, "rewrite item", typed) or after == part

    def _follow(self) -> None:
        part, row = self._desk.part, self._current()
        if part is not None and row is not None and row.annotation_id is not None:
            after = study_parts.write_item(part, row.annotation_id, prompt=None, answer=None)
            self._desk.alter_part(after, "follow annotation")
            self.rows.setFocus()

    def _add(self) -> None:
        part = self._desk.part
        if part is None:
            return
        after = study_parts.add_own(part, "")
        if self._desk.alter_part(after, "add item"):
            self.rows.choose(f"own {len(after.items) - 1}")
            self._show_current()
            self._write_on()

    def _leave(self) -> None:
        part, row = self._desk.part, self._current()
        if part is None or row is None:
            return
        if row.annotation_id is None:
            after = study_parts.remove_item(part, row.index)
        else:
            after = study_parts.leave_out(part, row.annotation_id, left_out=not row.left_out)
        self._desk.alter_part(after, "leave out of part")

    def _step(self, step: int) -> None:
        part, row = self._desk.part, self._current()
        if part is None or row is None or row.left_out:
            return
        after = move_item(part, row, step, self._desk.drawn)
        if after is not part and self._desk.alter_part(after, "move item"):
            index = next((i for i, each in enumerate(after.items) if self._is(each, part, row)), -1)
            self.rows.choose(row.key if row.annotation_id else f"own {index}")
            self._show_current()

    def _is(self, each: object, part: Part, row: ItemRow) -> bool:
        return row.annotation_id is None and each is part.items[row.index]
