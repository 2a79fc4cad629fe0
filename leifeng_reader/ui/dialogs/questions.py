"""What an export dialog asks: which annotations, in which form, made for what, and where to."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileInfo, QLocale, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from leifeng_reader.exchange import DESIGNED, EXPORTERS, Exporter
from leifeng_reader.operations.excerpts import one_line
from leifeng_reader.ui.dialogs.designfield import DesignField
from leifeng_reader.ui.dialogs.places import file_name, first_folder, short_folder
from leifeng_reader.ui.dialogs.writing import ExportRequest
from leifeng_reader.ui.settings import ExportSettings

Choose = Callable[[QWidget, Path, str], Path | None]

_ENDING = re.compile(r"\.[A-Za-z]{2,5}")


class ExportQuestions(QWidget):
    """The questions, answered as they were last time.

    `changed`: other rows or another form of them is asked for; `placed`: another file.
    """

    changed = Signal()
    placed = Signal()

    def __init__(self, title: str, kept: ExportSettings, choose: Choose) -> None:
        """Ask about a document of that title; `choose` asks for a file."""
        super().__init__()
        self._choose = choose
        self._folder = first_folder(kept.folder)
        self.confirmed: Path | None = None
        self._dialects: list[QWidget] = []
        self._make()
        self._lay_out()
        self._restore(title, kept)
        self._listen()

    def _make(self) -> None:
        self.whole, self.shown = QRadioButton(), QRadioButton()
        self.unfiltered = quiet_label(self.tr("Nothing is filtered or hidden."))
        self.format = QComboBox()
        self.format.setMaxVisibleItems(len(EXPORTERS))
        self.spreadsheet = QRadioButton(self.tr("Spreadsheet programs"))
        self.exact = QRadioButton(self.tr("Other tools and scripts"))
        self.designs = DesignField()
        self.described = QCheckBox(self.tr("With a file that describes the columns (CSVW)"))
        self.name = QLineEdit()
        self.choose = QPushButton(self.tr("Choose…"))
        self.choose.setAutoDefault(False)
        self.place = quiet_label()
        policy = self.place.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.place.setSizePolicy(policy)
        for one, other in ((self.whole, self.shown), (self.spreadsheet, self.exact)):
            group = QButtonGroup(self)
            group.addButton(one)
            group.addButton(other)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 96)
        grid.setColumnStretch(2, 1)
        for row in (2, 4):
            grid.setRowMinimumHeight(row, 8)
        formula = self.tr("A cell that could be taken for a formula gets a ' in front.")
        exactly = self.tr("Every character as it stands.")
        for row, label, radio, about in (
            (0, self.tr("Annotations"), self.whole, quiet_label()),
            (1, "", self.shown, self.unfiltered),
            (5, self.tr("Made for"), self.spreadsheet, quiet_label(formula)),
            (6, "", self.exact, quiet_label(exactly)),
        ):
            radio.setAccessibleDescription(about.text())
            about.setWordWrap(True)
            about.setMinimumWidth(230)
            title = QLabel(label)
            for column, widget in enumerate((title, radio, about)):
                grid.addWidget(widget, row, column)
            if row in (5, 6):
                self._dialects += [title, radio, about]
        self._put_field(3, self.tr("Form"), self.format)
        self._designed = self._put_field(7, self.tr("Design"), self.designs)
        self.designs.setAccessibleName("")
        grid.addWidget(self.described, 8, 1, 1, 2)
        self._put_field(10, self.tr("File name"), self.name, self.choose)
        grid.addWidget(self.place, 11, 1, 1, 2)
        downwards = (self.whole, self.shown, self.format, self.spreadsheet, self.exact)
        designing = (self.designs.box, self.designs.change, self.described)
        for one, following in pairwise((*downwards, *designing, self.name, self.choose)):
            self.setTabOrder(one, following)

    def _put_field(self, row: int, label: str, field: QWidget, *beside: QWidget) -> QLabel:
        grid = self.layout()
        assert isinstance(grid, QGridLayout)
        title = QLabel(label)
        title.setBuddy(field)
        field.setAccessibleName(label)
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(field, 1)
        for widget in beside:
            fields.addWidget(widget)
        grid.addWidget(title, row, 0)
        grid.addLayout(fields, row, 1, 1, 2)
        return title

    def _restore(self, title: str, kept: ExportSettings) -> None:
        for exporter in EXPORTERS.values():
            label = QCoreApplication.translate("Exporter", exporter.label)
            self.format.addItem(label, exporter.name)
        self.format.setCurrentIndex(max(0, self.format.findData(kept.format)))
        (self.spreadsheet if kept.spreadsheet else self.exact).setChecked(True)
        (self.shown if kept.filtered else self.whole).setChecked(True)
        self.described.setChecked(kept.described)
        self._suffix = self.exporter.suffix
        self.name.setText(file_name(title, self._suffix))
        stem = len(self.name.text()) - len(self._suffix)
        self.name.setSelection(stem, -stem)  # from its end, so that its beginning is seen
        self._show_form()

    def _listen(self) -> None:
        self.shown.toggled.connect(self.changed)
        self.spreadsheet.toggled.connect(self.changed)
        self.designs.changed.connect(self.changed)
        self.format.currentIndexChanged.connect(self._take_format)
        self.name.textChanged.connect(self._show_place)
        self.choose.clicked.connect(self._choose_file)

    @property
    def exporter(self) -> Exporter:
        """The form chosen."""
        return EXPORTERS[self.format.currentData()]

    def _take_format(self) -> None:
        exporter, before = self.exporter, self._suffix
        self._suffix = exporter.suffix
        if before != self._suffix and self.name.text().endswith(before):
            self.name.setText(self.name.text().removesuffix(before) + self._suffix)
        self._show_form()
        self.changed.emit()

    def _show_form(self) -> None:
        """Show what there is to choose about the form."""
        exporter = self.exporter
        is_designed = exporter.name == DESIGNED
        for widget in self._dialects:
            widget.setVisible(not is_designed)
        for radio in (self.spreadsheet, self.exact):
            radio.setEnabled(exporter.has_dialects)
        for widget in (self._designed, self.designs):
            widget.setVisible(is_designed)
        self.described.setVisible(exporter.can_be_described)

    def show_counts(self, whole: int | None, shown: int | None, *, is_filtered: bool) -> None:
        """Tell how many annotations there are to choose from (None: not known yet)."""
        self.unfiltered.setVisible(not is_filtered)
        self.shown.setEnabled(is_filtered)
        if not is_filtered:
            self.whole.setChecked(True)
        self.whole.setText(_counted(self.tr("The whole document"), whole))
        label = self.tr("Only what is shown")
        self.shown.setText(_counted(label, shown if is_filtered else None))

    # The file

    @property
    def path(self) -> Path:
        """Where to, as it stands; a name without an ending gets the form's."""
        path = self._folder / one_line(self.name.text()).strip()
        if _ENDING.fullmatch(path.suffix):
            return path
        return path.with_name(f"{path.name}{self.exporter.suffix}")

    @property
    def problem(self) -> str:
        """What stands in the way of writing there, or nothing."""
        if not self.name.text().strip():
            return self.tr("Give the file a name.")
        path = self.path
        if not QFileInfo(str(path.parent)).isDir():
            return self.tr("There is no folder {0}").format(short_folder(path.parent))
        if QFileInfo(str(path)).isDir():
            return self.tr("“{0}” is a folder. Give the file another name.").format(path.name)
        return ""

    @property
    def request(self) -> ExportRequest:
        """All answers."""
        filtered, spreadsheet = self.shown.isChecked(), self.spreadsheet.isChecked()
        design = self.designs.design if self.exporter.name == DESIGNED else None
        described = self.exporter.can_be_described and self.described.isChecked()
        return ExportRequest(
            self.path, self.exporter.name, spreadsheet, filtered, design, described
        )

    def _choose_file(self) -> None:
        ending = self.exporter.suffix
        kind, everything = ending[1:].upper(), self.tr("All files (*)")
        chosen = self._choose(self, self.path, f"{kind} (*{ending});;{everything}")
        if chosen is not None:
            self._folder, self.confirmed = chosen.parent, chosen
            self.name.setText(chosen.name)
            self._show_place()

    def _show_place(self) -> None:
        problem = self.problem
        role = QPalette.ColorRole.WindowText if problem else QPalette.ColorRole.PlaceholderText
        self.place.setForegroundRole(role)
        said = problem or self.tr("In {0}").format(short_folder(self.path.parent))
        mode, width = Qt.TextElideMode.ElideMiddle, self.place.width()
        self.place.setText(self.place.fontMetrics().elidedText(said, mode, width))
        self.place.setAccessibleName(said)
        self.placed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the folder's name to the new width."""
        super().resizeEvent(event)
        self._show_place()


def quiet_label(text: str = "") -> QLabel:
    """Return a label that steps back."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _counted(label: str, count: int | None) -> str:
    return label if count is None else f"{label} ({QLocale().toString(count)})"
