"""What can be set about a part: its words, the themes it draws, and its manner."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from leifeng_reader.core.study import Gaps, Part, PartKind
from leifeng_reader.study.tasks import Made
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.panels.chip import FilterChip
from leifeng_reader.ui.panels.tips import tip
from leifeng_reader.ui.panels.wrapping import WrappingRow
from leifeng_reader.ui.study.choosing import ask_theme
from leifeng_reader.ui.study.desk import Desk
from leifeng_reader.ui.study.fields import LineField, TextField, choice, label, show_choice
from leifeng_reader.ui.study.kinds import KIND_NAMES, is_empty, needs
from leifeng_reader.ui.study.manner import MannerForm

SIDE = 16


class PartForm(QScrollArea):
    """The settings of the part that is worked on."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing."""
        super().__init__()
        self._desk = desk
        self._shown = ""
        self.setObjectName("partForm")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kind = choice(self.tr("Kind"), KIND_NAMES)
        self.title = LineField(self.tr("Title"))
        self.instruction = TextField(self.tr("Instruction"), lines=2)
        self.chips = WrappingRow()
        self.all_themes = quiet_label(self.tr("All annotations"))
        self.add_theme = QPushButton(self.tr("Add theme…"))
        self.add_theme.setAutoDefault(False)
        self.manner = MannerForm(desk)
        self.need = quiet_label()
        self.need.setWordWrap(True)
        self._themes_label = label(self.tr("Draws"), self.add_theme)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIDE, 12, SIDE, 16)
        column.setSpacing(4)
        fields: tuple[QWidget, ...] = (self.kind, self.title, self.instruction)
        for field in fields:
            column.addWidget(label(field.accessibleName(), field))
            column.addWidget(field)
            column.addSpacing(8)
        for widget in (self._themes_label, self.all_themes, self.chips):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self.add_theme, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        column.addWidget(self.manner)
        column.addSpacing(8)
        column.addWidget(self.need)
        column.addStretch()
        self.setWidget(inside)

    def _listen(self) -> None:
        self.kind.activated.connect(lambda _: self._change_kind(self.kind.currentData()))
        self.title.typing.told.connect(lambda words: self._write("title", words))
        self.instruction.typing.told.connect(lambda words: self._write("instruction", words))
        for field in (self.title, self.instruction):
            field.typing.left.connect(self._desk.end_typing)
        self.add_theme.clicked.connect(self._ask)

    def _write(self, name: str, words: str) -> None:
        part = self._desk.part_of(self._shown)  # another may be worked on by now
        if part is not None:
            written = replace(part, **{name: words})  # type: ignore[arg-type]
            if not self._desk.alter_part(written, "change part", name) and written != part:
                typing = self.title.typing if name == "title" else self.instruction.typing
                typing.refuse()

    def _change_kind(self, kind: PartKind) -> None:
        part = self._desk.part
        if part is not None:
            self._desk.alter_part(replace(part, kind=PartKind(kind)), "change part")

    def flush(self) -> None:
        """Tell what was typed."""
        self.title.typing.flush()
        self.instruction.typing.flush()

    # Showing

    def show_part(self, part: Part, made: Made | None) -> None:
        """Show a part as it is; what it would say by itself stands greyed in its fields."""
        if part.id != self._shown:  # what is still untold was meant for one that is gone
            self.title.typing.set_aside()
            self.instruction.typing.set_aside()
        self._shown = part.id
        show_choice(self.kind, part.kind)
        usual = made if made is not None else Made(part, "", "")
        self.title.setPlaceholderText("" if part.title else usual.title)
        self.instruction.suggest("" if part.instruction else usual.instruction)
        self.title.typing.take(part.title, part.id)
        self.instruction.typing.take(part.instruction, part.id)
        self.manner.show_part(part)
        self._show_themes(part)
        self.need.setText(needs(part.kind))
        is_pending = self._desk.workshop.is_making(part.id)
        self.need.setVisible(not is_pending and (made is None or is_empty(made)))

    def _show_themes(self, part: Part) -> None:
        draws = _draws_by_theme(part)
        themes = self._desk.session.codebook.themes
        chips: list[QWidget] = []
        for theme_id in part.themes if draws else ():
            theme = themes.get(theme_id)
            if theme is not None:
                chip = FilterChip(theme.name, theme.colour)
                words = self.tr("Do not draw “{0}”").format(theme.name)
                chip.setToolTip(tip(words))
                chip.setAccessibleName(words)
                chip.clicked.connect(lambda _=False, t=theme_id: self._drop(t))
                chips.append(chip)
        self.chips.hold(chips)
        self.chips.setVisible(bool(chips))
        self.all_themes.setVisible(draws and not chips)
        self._themes_label.setVisible(draws)
        self.add_theme.setVisible(draws)

    def _drop(self, theme_id: str) -> None:
        part = self._desk.part
        if part is not None:
            left = tuple(each for each in part.themes if each != theme_id)
            self._desk.alter_part(replace(part, themes=left), "change part")
            self.add_theme.setFocus()

    def _ask(self) -> None:
        part = self._desk.part
        if part is not None:
            ask_theme(self.tr("Draw which theme?"), self._desk, part.themes, self._add, self)

    def _add(self, theme_id: str) -> None:
        part = self._desk.part
        if part is not None and theme_id not in part.themes:
            with_it = replace(part, themes=(*part.themes, theme_id))
            self._desk.alter_part(with_it, "change part")
        self.add_theme.setFocus()


def _draws_by_theme(part: Part) -> bool:
    """Tell whether a part chooses its annotations by theme."""
    if part.kind is PartKind.READING:
        return part.manner.highlights
    if part.kind is PartKind.QUOTAS:
        return not part.manner.quotas
    return part.kind is not PartKind.CLOZE or part.manner.gaps is Gaps.ANNOTATIONS
