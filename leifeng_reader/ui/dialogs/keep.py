"""The dialog that asks what an automatic export holds, in which form, and where it is kept."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileInfo, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import Filter
from leifeng_reader.exchange import DESIGNED, EXPORTERS
from leifeng_reader.exchange.design import dumped
from leifeng_reader.operations.automatic_exports import AutomaticExport
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui import settings
from leifeng_reader.ui.dialogs.frame import resize_within_screen
from leifeng_reader.ui.dialogs.places import (
    choose_file,
    file_name,
    first_folder,
    may_replace,
    short_folder,
)
from leifeng_reader.ui.dialogs.questions import Choose, quiet_label
from leifeng_reader.ui.dialogs.writing import ExportRequest
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.settings import ExportSettings

_WIDEST_TITLE = 48
_TEXT, _LIBRARY, _FOLDER = "text", "library", "folder"

ChooseFolder = Callable[[QWidget, Path], Path | None]


def choose_folder(parent: QWidget, suggested: Path) -> Path | None:
    """Ask for a folder."""
    title = QCoreApplication.translate("Places", "Keep files in")
    found = QFileDialog.getExistingDirectory(parent, title, str(suggested))
    return Path(found) if found else None


class KeepDialog(QDialog):
    """`wanted` carries an AutomaticExport, and whether the file that is there may be replaced."""

    wanted = Signal(object, bool)

    def __init__(
        self,
        begun: AutomaticExport,
        document: Document | None,
        taken: Iterable[str],
        parent: QWidget | None = None,
        *,
        narrowed: bool = False,
        choose: Choose = choose_file,
        choose_in: ChooseFolder = choose_folder,
        replace_allowed: Callable[[QWidget, Path], bool] = may_replace,
    ) -> None:
        """Begin with an export as far as it is known; `taken`: paths that others keep.

        `narrowed`: only what passes its filter, unless the reader says otherwise.
        """
        super().__init__(parent)
        self._begun, self._document, self._taken = begun, document, frozenset(taken)
        self._choose, self._choose_in, self._may_replace = choose, choose_in, replace_allowed
        self._confirmed: Path | None = None
        self._file, self._suffix = begun.file, EXPORTERS[begun.form].suffix
        self._is_folder = False
        self.setObjectName("keepExport")
        self.setWindowTitle(self.tr("Keep an export up to date"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make()
        self._lay_out()
        self._listen()
        self.narrow.setChecked(narrowed and not begun.wanted.is_empty)
        self._show_state()

    def _make(self) -> None:
        self.extent, self.form = QComboBox(), QComboBox()
        if self._document is not None:
            title = shortened(self._document.title, _WIDEST_TITLE)
            self.extent.addItem(self.tr("This text: {0}").format(title), _TEXT)
        self.extent.addItem(self.tr("The whole library, in one file"), _LIBRARY)
        self.extent.addItem(self.tr("The whole library, a file for each text"), _FOLDER)
        self.narrow = QCheckBox(self.tr("Only what passes the filter as it is now"))
        self.narrow.setVisible(not self._begun.wanted.is_empty)
        for exporter in EXPORTERS.values():
            label = QCoreApplication.translate("Exporter", exporter.label)
            self.form.addItem(label, exporter.name)
        self.form.setCurrentIndex(self.form.findData(self._begun.form))
        self.path = QLineEdit(str(self._file))
        self.choose = QPushButton(self.tr("Choose…"))
        self.choose.setAutoDefault(False)
        self.problem_label = quiet_label()
        self.problem_label.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.keep = self.buttons.addButton(self.tr("Keep up to date"), role.AcceptRole)
        self.buttons.addButton(self.tr("Cancel"), role.RejectRole)
        self.keep.setDefault(True)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        places = QHBoxLayout()
        places.setSpacing(8)
        places.addWidget(self.path, 1)
        places.addWidget(self.choose)
        self._path_title = QLabel()
        self._path_title.setBuddy(self.path)
        for row, label, field in (
            (0, self.tr("Annotations"), self.extent),
            (2, self.tr("Form"), self.form),
        ):
            title = QLabel(label)
            title.setBuddy(field)
            field.setAccessibleName(label)
            grid.addWidget(title, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.narrow, 1, 1)
        grid.addWidget(self._path_title, 3, 0)
        grid.addLayout(places, 3, 1)
        grid.addWidget(self.problem_label, 4, 1)
        about = quiet_label(
            self.tr(
                "It is written again some seconds after each change, and when the window closes. "
                "A file that someone else changed is never written over."
            )
        )
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(about)
        column.addStretch()
        column.addWidget(self.buttons)
        resize_within_screen(self, 640, 288)

    def _listen(self) -> None:
        self.extent.currentIndexChanged.connect(self._take_extent)
        self.form.currentIndexChanged.connect(self._take_form)
        self.path.textChanged.connect(self._show_state)
        self.choose.clicked.connect(self._choose_place)
        self.buttons.accepted.connect(self._wish)
        self.buttons.rejected.connect(self.reject)

    # The answers

    @property
    def export(self) -> AutomaticExport:
        """All answers."""
        extent, form = str(self.extent.currentData()), str(self.form.currentData())
        document = self._document if extent == _TEXT else None
        return replace(
            self._begun,
            path=str(self._place),
            form=form,
            document_id=document.id if document else "",
            in_folder=self._is_folder,
            spreadsheet=self._begun.spreadsheet and EXPORTERS[form].has_dialects,
            design=self._begun.design if form == self._begun.form else "",
            described=self._begun.described and EXPORTERS[form].can_be_described,
            wanted=self._begun.wanted if self.narrow.isChecked() else Filter(),
        )

    @property
    def _place(self) -> Path:
        return Path(self.path.text().strip()).expanduser()

    @property
    def problem(self) -> str:
        """What stands in the way, or nothing."""
        typed, place = self.path.text().strip(), self._place
        folder = place if self._is_folder else place.parent
        if not typed or not place.is_absolute():
            return self.tr("Say in full where it is to be kept.")
        if not QFileInfo(str(folder)).isDir():
            return self.tr("There is no folder {0}").format(short_folder(folder))
        if not self._is_folder and QFileInfo(str(place)).isDir():
            return self.tr("“{0}” is a folder. Give the file another name.").format(place.name)
        if str(place) in self._taken:
            return self.tr("Another automatic export is kept there.")
        return ""

    def _take_extent(self) -> None:
        is_folder = self.extent.currentData() == _FOLDER
        if is_folder != self._is_folder:
            if is_folder:
                self._file = self._place
            self._is_folder = is_folder
            self.path.setText(str(self._file.parent if is_folder else self._file))
        elif not is_folder:
            self._suggest_name()
        self._show_state()

    def _suggest_name(self) -> None:
        """Name the file after what it holds, unless the reader named it."""
        names = {_LIBRARY: self.tr("Annotations")}
        if self._document is not None:
            names[_TEXT] = self._document.title
        usual = {key: file_name(name, self._suffix) for key, name in names.items()}
        if self._place.name in usual.values():
            self.path.setText(str(self._place.with_name(usual[self.extent.currentData()])))

    def _take_form(self) -> None:
        before, self._suffix = self._suffix, EXPORTERS[self.form.currentData()].suffix
        if self._file.suffix == before:
            self._file = self._file.with_suffix(self._suffix)
        if not self._is_folder and self._place.suffix == before:
            self.path.setText(str(self._place.with_suffix(self._suffix)))
        self._show_state()

    def _show_state(self) -> None:
        label = self.tr("Folder") if self._is_folder else self.tr("File")
        self._path_title.setText(label)
        self.path.setAccessibleName(label)
        problem = self.problem
        self.problem_label.setForegroundRole(QPalette.ColorRole.WindowText)
        self.problem_label.setText(problem)
        self.path.setAccessibleDescription(problem)
        self.keep.setEnabled(not problem)

    def _choose_place(self) -> None:
        if self._is_folder:
            chosen = self._choose_in(self, self._place)
        else:
            pattern = f"{self._suffix[1:].upper()} (*{self._suffix});;{self.tr('All files (*)')}"
            chosen = self._confirmed = self._choose(self, self._place, pattern)
        if chosen is not None:
            self.path.setText(str(chosen))

    def _wish(self) -> None:
        place = self._place
        is_there = not self._is_folder and QFileInfo(str(place)).exists()
        if is_there and place != self._confirmed and not self._may_replace(self, place):
            return
        export = self.export
        self.accept()
        self.wanted.emit(export, is_there)


def first_export(session: Session, request: ExportRequest | None) -> AutomaticExport:
    """Return an export to begin with: as a request has it, or as was exported last."""
    kept = settings.from_json(ExportSettings, session.setting(settings.EXPORT))
    form = kept.format if kept.format in EXPORTERS else "csv"
    made = AutomaticExport(
        session.origin.new_id(), "", form, spreadsheet=kept.spreadsheet, wanted=session.filter
    )
    if request is not None:
        design = "" if request.design is None else dumped({"": request.design})
        return replace(
            made,
            path=str(request.path),
            form=request.format,
            spreadsheet=request.spreadsheet,
            design=design,
            described=request.described,
        )
    title = session.document.title if session.document else ""
    made = replace(made, form="csv" if form == DESIGNED else form)
    name = file_name(title, EXPORTERS[made.form].suffix)
    return replace(made, path=str(first_folder(kept.folder) / name))


def ask_place(export: AutomaticExport, parent: QWidget) -> Path | None:
    """Ask where else an export is to be kept."""
    if export.in_folder:
        return choose_folder(parent, export.file)
    ending = EXPORTERS[export.form].suffix
    return choose_file(parent, export.file, f"{ending[1:].upper()} (*{ending})")
