"""How a part is made: the few fields that concern its kind, each told as it is touched."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QPushButton, QWidget

from leifeng_reader.core.study import Gaps, Level, Manner, Numbering, Part, PartKind
from leifeng_reader.ui.dialogs.stepper import Stepper
from leifeng_reader.ui.panels.dots import dot_icon
from leifeng_reader.ui.study.desk import Desk
from leifeng_reader.ui.study.fields import add_field, choice, form_of, show_choice, stepper
from leifeng_reader.ui.study.kinds import GAPS, LEVELS, NUMBERINGS
from leifeng_reader.ui.study.quotas import QuotaField

_TEXTS = ("numbering", "every", "line_width", "highlights")
_SHOWN: Mapping[PartKind, Sequence[str]] = {
    PartKind.READING: (*_TEXTS, "wide_margin", "gloss_theme", "glosses_in_margin", "readings"),
    PartKind.MARGINALIA: _TEXTS,
    PartKind.QUESTIONS: ("lines", "most"),
    PartKind.CLOZE: ("gaps", "every", "level", "distractors", "most", "whole_text"),
    PartKind.MATCHING: ("most",),
    PartKind.ORDERING: ("most",),
    PartKind.TRUE_FALSE: ("most",),
    PartKind.CHOICE: ("choices", "most"),
    PartKind.VOCABULARY: ("readings", "most"),
    PartKind.DISCUSSION: ("lines", "most"),
    PartKind.QUOTAS: ("lines", "most", "quotas"),
}
_PRINTED = (PartKind.READING, PartKind.MARGINALIA, PartKind.CLOZE)
"""Kinds that print the text, of which a passage may be enough."""


class MannerForm(QWidget):
    """Shows what can be set about the part that is worked on."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing."""
        super().__init__()
        self._desk = desk
        self.numbering = choice(self.tr("Numbers"), NUMBERINGS)
        self.every = stepper(self.tr("Each n-th"), 1, 50)
        self.line_width = stepper(self.tr("Line length"), 30, 110, 2)
        self.lines = stepper(self.tr("Answer lines"), 0, 20)
        self.gaps = choice(self.tr("Gaps"), GAPS)
        self.level = choice(self.tr("A gap shows"), LEVELS)
        self.distractors = stepper(self.tr("Extra words"), 0, 20)
        self.choices = stepper(self.tr("Choices"), 2, 8)
        self.most = stepper(self.tr("At most"), 0, 200)
        self.most.box.setSpecialValueText(self.tr("All"))
        self.gloss_theme = choice(self.tr("Glosses"))
        self.highlights = QCheckBox(self.tr("Highlights"))
        self.wide_margin = QCheckBox(self.tr("Wide margin to write in"))
        self.glosses_in_margin = QCheckBox(self.tr("Glosses in the margin"))
        self.whole_text = QCheckBox(self.tr("All of the text, even with few gaps"))
        self.readings = QCheckBox(self.tr("Pinyin above words"))
        self.quotas = QuotaField(desk)
        self.stretch = QPushButton()
        self._form = form_of(self)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        form = self._form
        form.setContentsMargins(0, 0, 0, 0)
        self.stretch.setAutoDefault(False)
        self.stretch.setAccessibleName(self.tr("Print"))
        for widget in self._fields().values():
            if isinstance(widget, QCheckBox | QuotaField):
                form.addRow(widget)
            else:
                add_field(form, widget)
        add_field(form, self.stretch)

    def _fields(self) -> dict[str, QWidget]:
        return {
            "numbering": self.numbering,
            "gaps": self.gaps,
            "every": self.every,
            "line_width": self.line_width,
            "level": self.level,
            "distractors": self.distractors,
            "choices": self.choices,
            "lines": self.lines,
            "most": self.most,
            "gloss_theme": self.gloss_theme,
            "glosses_in_margin": self.glosses_in_margin,
            "highlights": self.highlights,
            "wide_margin": self.wide_margin,
            "whole_text": self.whole_text,
            "readings": self.readings,
            "quotas": self.quotas,
        }

    def _listen(self) -> None:
        for name, field in self._fields().items():
            if isinstance(field, QComboBox):
                field.activated.connect(lambda _, n=name, f=field: self._set(n, f.currentData()))
            elif isinstance(field, QCheckBox):
                field.clicked.connect(lambda on, n=name: self._set(n, on))
            elif isinstance(field, Stepper):
                field.changed.connect(lambda number, n=name: self._set(n, round(number), n))
        self.quotas.told.connect(lambda quotas: self._set("quotas", quotas, "quotas"))
        self.stretch.clicked.connect(self._offer_stretch)

    def _set(self, name: str, value: object, typed: str = "") -> None:
        part = self._desk.part
        if part is not None:
            manner = replace(part.manner, **{name: value})  # type: ignore[arg-type]
            self._desk.alter_part(replace(part, manner=manner), "change part", typed)

    # Showing

    def show_part(self, part: Part) -> None:
        """Show what concerns a part."""
        manner = part.manner
        show_choice(self.numbering, manner.numbering)
        show_choice(self.gaps, manner.gaps)
        show_choice(self.level, manner.level)
        self._offer_themes(manner.gloss_theme)
        numbers: tuple[tuple[Stepper, int], ...] = (
            (self.every, manner.every),
            (self.line_width, manner.line_width),
            (self.lines, manner.lines),
            (self.distractors, manner.distractors),
            (self.choices, manner.choices),
            (self.most, manner.most),
        )
        for field, number in numbers:
            field.set_value(number)
        for box, is_on in (
            (self.highlights, manner.highlights),
            (self.wide_margin, manner.wide_margin),
            (self.glosses_in_margin, manner.glosses_in_margin),
            (self.whole_text, manner.whole_text),
            (self.readings, manner.readings),
        ):
            box.setChecked(is_on)
        self.quotas.show_quotas(manner.quotas)
        whole = manner.start == manner.end
        self.stretch.setText(self.tr("The whole text") if whole else self.tr("A passage of it"))
        self._show_rows(part)

    def _show_rows(self, part: Part) -> None:
        shown = set(_SHOWN[part.kind]) - set(_beside_the_point(part.kind, part.manner))
        for name, field in self._fields().items():
            self._form.setRowVisible(field, name in shown)
        self._form.setRowVisible(self.stretch, part.kind in _PRINTED)

    def _offer_themes(self, chosen: str) -> None:
        box, book = self.gloss_theme, self._desk.session.codebook
        box.blockSignals(True)
        box.clear()
        box.addItem(self.tr("None"), "")
        for theme in book.in_tree_order():
            box.addItem(dot_icon(theme.colour), theme.name, theme.id)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)

    # Which of the text

    def _offer_stretch(self) -> None:
        part, chosen = self._desk.part, self._desk.chosen
        if part is None or chosen is None:
            return
        document_id, start, end = self._desk.selection()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = menu.addAction(self.tr("The whole text"))
        whole.triggered.connect(lambda: self._print_only(0, 0))
        some = menu.addAction(self.tr("Only what is selected in the reader"))
        some.setEnabled(document_id == chosen.document_id and start < end)
        some.triggered.connect(lambda: self._print_only(start, end))
        menu.popup(self.stretch.mapToGlobal(QPoint(0, self.stretch.height())))

    def _print_only(self, start: int, end: int) -> None:
        part = self._desk.part
        if part is not None:
            manner = replace(part.manner, start=start, end=end)
            self._desk.alter_part(replace(part, manner=manner), "change part")


def _beside_the_point(kind: PartKind, manner: Manner) -> Sequence[str]:
    """Return the fields that change nothing as the others stand."""
    tests: tuple[tuple[Callable[[], bool], str], ...] = (
        (lambda: kind is PartKind.CLOZE and manner.gaps is not Gaps.EVERY, "every"),
        (lambda: kind is not PartKind.CLOZE and manner.numbering is Numbering.NONE, "every"),
        (lambda: manner.numbering is not Numbering.LINES, "line_width"),
        (lambda: manner.gaps is Gaps.EVERY or manner.start < manner.end, "whole_text"),
        (lambda: manner.level is not Level.BANK, "distractors"),
        (lambda: not manner.gloss_theme, "glosses_in_margin"),
        (lambda: kind is PartKind.READING and not manner.gloss_theme, "readings"),
    )
    return [name for is_so, name in tests if is_so()]
