"""The dialog in which a table's design is made, with its first rows as they will be."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.exchange import DESIGNED
from leifeng_reader.exchange.design import PRESETS, WIDEST, Dates, Design, Order, Rows
from leifeng_reader.exchange.designed_table import header
from leifeng_reader.exchange.options import Options
from leifeng_reader.operations.designing import (
    NAME_LIMIT,
    all_designs,
    own_designs,
    with_design,
    without_design,
)
from leifeng_reader.ui import tasks
from leifeng_reader.ui.dialogs.designcolumns import ColumnList
from leifeng_reader.ui.dialogs.designfield import shown_name
from leifeng_reader.ui.dialogs.frame import resize_within_screen
from leifeng_reader.ui.dialogs.naming import NameDialog
from leifeng_reader.ui.dialogs.preview import Preview
from leifeng_reader.ui.dialogs.survey import Glimpse, Scope, glimpse
from leifeng_reader.ui.messages import words
from leifeng_reader.ui.tasks import Task

_PAUSE_MS, _PATIENCE_MS = 100, 400


class Designer(QDialog):
    """`chosen` carries a name and a Design, `keptChanged` the setting of a library's own."""

    chosen = Signal(str, object)
    keptChanged = Signal(str)

    def __init__(
        self, scope: Scope, kept: str | None, name: str, design: Design, parent: QWidget
    ) -> None:
        """Begin with a design and the name of the one it is or was."""
        super().__init__(parent)
        self._scope, self._kept, self._name = scope, kept, name
        self._looking: Task | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self.setObjectName("designer")
        self.setWindowTitle(self.tr("Design of the table"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make()
        self._lay_out()
        self._offer()
        self._show_design(design)
        self._listen()
        self._look()

    # Building

    def _make(self) -> None:
        self.names = QComboBox()
        self.names.setAccessibleName(self.tr("Design"))
        self.save = _button(self.tr("Save as…"))
        self.delete = _button(self.tr("Delete"))
        self.columns = ColumnList()
        self.up, self.down = _button(self.tr("Move up")), _button(self.tr("Move down"))
        self.rows = _choices(
            (Rows.ANNOTATION, self.tr("One per annotation")),
            (Rows.THEME, self.tr("One per annotation and theme")),
            (Rows.INDICATORS, self.tr("One per annotation, a 0/1 column per theme")),
        )
        self.order = _choices(
            (Order.DOCUMENT, self.tr("As in the text")),
            (Order.THEME, self.tr("By theme")),
            (Order.CREATED, self.tr("By when they were made")),
            (Order.MODIFIED, self.tr("By when they were changed")),
        )
        self.separator = _choices(
            (",", self.tr("Comma")), (";", self.tr("Semicolon")), ("\t", self.tr("Tab"))
        )
        self.dates = _choices(
            (Dates.ISO, self.tr("ISO 8601, UTC")),
            (Dates.SPREADSHEET, self.tr("Date and time, for spreadsheets")),
            (Dates.DAY, self.tr("Date alone")),
        )
        self.context = QSpinBox()
        self.context.setRange(0, WIDEST)
        self.context.setSingleStep(8)
        self.context.setSuffix(self.tr(" characters"))
        self.bom = QCheckBox(self.tr("Mark as UTF-8 (Excel needs it)"))
        self.escaped = QCheckBox(self.tr("Put a ' before what looks like a formula"))
        self.passages_only = QCheckBox(self.tr("Leave out what has no quote"))
        self.preview = Preview()
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.use = self.buttons.addButton(self.tr("Use this design"), role.AcceptRole)
        self.buttons.addButton(self.tr("Cancel"), role.RejectRole)
        self.use.setDefault(True)

    def _lay_out(self) -> None:
        naming = _row(QLabel(self.tr("Design")), self.names, self.save, self.delete)
        naming.setStretch(1, 1)
        moving = _row(self.up, self.down)
        moving.addStretch()
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.columns, 1)
        left.addLayout(moving)
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        asked: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Rows"), self.rows),
            (self.tr("Order"), self.order),
            (self.tr("Separator"), self.separator),
            (self.tr("Times"), self.dates),
            (self.tr("Text around"), self.context),
        )
        for row, (label, field) in enumerate(asked):
            title = QLabel(label)
            title.setBuddy(field)
            field.setAccessibleName(label)
            form.addWidget(title, row, 0)
            form.addWidget(field, row, 1)
        for box in (self.bom, self.escaped, self.passages_only):
            form.addWidget(box, form.rowCount(), 0, 1, 2)
        form.setRowStretch(form.rowCount(), 1)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addLayout(left, 1)
        middle.addLayout(form, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(naming)
        column.addLayout(middle, 3)
        column.addWidget(self.preview, 2)
        column.addWidget(self.buttons)
        resize_within_screen(self, 880, 704)

    def _listen(self) -> None:
        self.names.activated.connect(self._take_name)
        self.save.clicked.connect(self._ask_name)
        self.delete.clicked.connect(self._delete)
        self.columns.changed.connect(self._change)
        self.up.clicked.connect(lambda: self.columns.move_current(-1))
        self.down.clicked.connect(lambda: self.columns.move_current(1))
        for choice in self._choices():
            choice.currentIndexChanged.connect(self._change)
        self.context.valueChanged.connect(self._change)
        for box in (self.bom, self.escaped, self.passages_only):
            box.toggled.connect(self._change)
        self._pause.timeout.connect(self._look)
        self._patience.timeout.connect(self._ask_for_patience)
        self.buttons.accepted.connect(self._wish)
        self.buttons.rejected.connect(self.reject)

    def _choices(self) -> tuple[QComboBox, ...]:
        return self.rows, self.order, self.separator, self.dates

    # The design

    @property
    def design(self) -> Design:
        """The design as it stands."""
        return Design(
            columns=self.columns.columns(),
            rows=Rows(self.rows.currentData()),
            order=Order(self.order.currentData()),
            context=self.context.value(),
            separator=str(self.separator.currentData()),
            bom=self.bom.isChecked(),
            dates=Dates(self.dates.currentData()),
            escaped=self.escaped.isChecked(),
            passages_only=self.passages_only.isChecked(),
        )

    def _show_design(self, design: Design) -> None:
        asking = (*self._choices(), self.context, self.bom, self.escaped, self.passages_only)
        for widget in asking:
            widget.blockSignals(True)
        values = (design.rows, design.order, design.separator, design.dates)
        for choice, value in zip(self._choices(), values, strict=True):
            choice.setCurrentIndex(choice.findData(str(value)))
        self.context.setValue(design.context)
        self.bom.setChecked(design.bom)
        self.escaped.setChecked(design.escaped)
        self.passages_only.setChecked(design.passages_only)
        for widget in asking:
            widget.blockSignals(False)
        self.columns.show_columns(design.columns, design.rows)
        self._show_name()

    def _change(self) -> None:
        self.columns.show_rows(Rows(self.rows.currentData()))
        self._show_name()
        self._pause.start()

    @property
    def problem(self) -> str:
        """What stands in the way of using the design, or nothing."""
        design = self.design
        if not design.columns:
            return self.tr("Choose at least one column.")
        headings = header(replace(design, escaped=False))
        twice = next((each for each in headings if headings.count(each) > 1), "")
        if twice:
            return self.tr("Two columns have the heading “{0}”.").format(twice)
        return ""

    def _wish(self) -> None:
        self.chosen.emit(self._name, self.design)
        self.accept()

    # Designs under names

    def _offer(self) -> None:
        self.names.clear()
        for name in all_designs(self._kept):
            self.names.addItem(shown_name(name), name)
        self.names.setCurrentIndex(self.names.findData(self._name))

    def _show_name(self) -> None:
        """Say whether the design is still the one of its name."""
        place = self.names.findData(self._name)
        is_same = self.design == all_designs(self._kept)[self._name]
        shown = shown_name(self._name)
        changed = self.tr("{0}, changed").format(shown)
        self.names.setItemText(place, shown if is_same else changed)
        self.names.setCurrentIndex(place)
        self.delete.setEnabled(self._name not in PRESETS)

    def _take_name(self) -> None:
        before = self.names.findData(self._name)
        self.names.setItemText(before, shown_name(self._name))
        self._name = str(self.names.currentData())
        self._show_design(all_designs(self._kept)[self._name])
        self._look()

    def _ask_name(self) -> None:
        name = "" if self._name in PRESETS else self._name
        ask = self.tr("Save the design under the name")
        self.naming = NameDialog(self.tr("Save design"), ask, name, self)
        self.naming.edit.setMaxLength(NAME_LIMIT)
        self.naming.wanted.connect(self.keep)
        self.naming.open()

    def keep(self, name: str) -> None:
        """Save the design as it stands; a name that is always there gets a sign after it."""
        name = " ".join(name.split())
        if name.casefold() in {each.casefold() for each in PRESETS}:
            name = f"{name} 2"
        self._kept, self._name = with_design(self._kept, name, self.design), name
        self.keptChanged.emit(self._kept)
        self._offer()
        self._show_name()

    def _delete(self) -> None:
        if self._name in own_designs(self._kept):
            self._kept = without_design(self._kept, self._name)
            self.keptChanged.emit(self._kept)
            self._name = next(iter(PRESETS))
            self._offer()
            self._show_name()

    # The first rows

    def _look(self) -> None:
        _cancel(self._looking)
        self._patience.stop()
        problem = self.problem
        self.use.setEnabled(not problem)
        if problem:
            self.preview.say(problem)
            return
        work = glimpse(self._scope, DESIGNED, Options(design=self.design))
        self._looking = tasks.run(work, self._take_glimpse, self._fail)
        self._patience.start()

    def _ask_for_patience(self) -> None:
        self.preview.say(self.tr("Looking through all annotations…"))

    def _take_glimpse(self, result: object) -> None:
        assert isinstance(result, Glimpse)
        self._patience.stop()
        if result.rows:
            self.preview.headed = self.design.headed
            self.preview.show_rows(result.header, result.rows)
        else:
            self.preview.say(self.tr("No annotations to show yet."))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, ReaderError):
            raise error
        self._patience.stop()
        self.preview.say(words(error))

    def done(self, result: int) -> None:
        """Stop looking, and close."""
        self._pause.stop()
        self._patience.stop()
        _cancel(self._looking)
        super().done(result)


def _button(label: str) -> QPushButton:
    button = QPushButton(label)
    button.setAutoDefault(False)
    return button


def _choices(*listed: tuple[str, str]) -> QComboBox:
    box = QComboBox()
    for value, label in listed:
        box.addItem(label, str(value))
    return box


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row


def _cancel(task: Task | None) -> None:
    if task is not None:
        task.cancel()
