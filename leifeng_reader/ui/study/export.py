"""The dialog that asks in which form a set is written, whose copy, how many versions, where to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileInfo, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.study import StudySet
from leifeng_reader.study.formats import STUDY_EXPORTERS
from leifeng_reader.study.paper import Copy
from leifeng_reader.ui.dialogs.places import file_name, first_folder, may_replace, short_folder
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.study.fields import add_field, choice, form_of, stepper
from leifeng_reader.ui.study.writing import COPY, PDF, VERSION, StudyRequest

ChooseFolder = Callable[[QWidget, Path], Path | None]
MayReplace = Callable[[QWidget, Path], bool]

FOLDER, FORMAT = "study-folder", "study-format"
"""The settings that keep where sets were written last, and in which form."""
_MOST_VERSIONS = 26
_BOTH = "both"


def choose_folder(parent: QWidget, begin: Path) -> Path | None:
    """Ask for a folder."""
    found = QFileDialog.getExistingDirectory(parent, "", str(begin))
    return Path(found) if found else None


class StudyExport(QDialog):
    """`wanted` carries the StudyRequest."""

    wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        study_set: StudySet,
        parent: QWidget,
        *,
        choose: ChooseFolder = choose_folder,
        replace_allowed: MayReplace = may_replace,
    ) -> None:
        """Ask about a set, beginning with what was chosen last."""
        super().__init__(parent)
        self._session = session
        self._choose, self._replace_allowed = choose, replace_allowed
        self._folder = first_folder(session.setting(FOLDER) or "")
        title = study_set.name
        if study_set.header.title and study_set.header.title != study_set.name:
            title = f"{study_set.header.title} – {study_set.name}"
        self._own_stem, self._given = file_name(title, ""), ""
        self._ends: tuple[str, ...] = ()
        self.setObjectName("studyExport")
        self.setWindowTitle(self.tr("Export study material"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.format = choice(self.tr("Form"))
        self.copies = choice(self.tr("Copy"))
        self.versions = stepper(self.tr("Versions"), 1, _MOST_VERSIONS)
        self.name = QLineEdit()
        self.place = QPushButton(self.tr("Choose folder…"))
        self.told = quiet_label()
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.export = self.buttons.addButton(self.tr("Export"), role.AcceptRole)
        self.buttons.addButton(self.tr("Cancel"), role.RejectRole)
        self._fill()
        self._lay_out()
        self._listen()
        self._rename()

    def _fill(self) -> None:
        self.format.addItem("PDF", PDF)
        for each in STUDY_EXPORTERS.values():
            self.format.addItem(QCoreApplication.translate("StudyFormat", each.words), each.name)
        self.format.setMaxVisibleItems(self.format.count())
        kept = self.format.findData(self._session.setting(FORMAT) or PDF)
        self.format.setCurrentIndex(max(0, kept))
        for words, copy in (
            (self.tr("Student’s copy"), Copy.STUDENT.value),
            (self.tr("Teacher’s copy"), Copy.TEACHER.value),
            (self.tr("Both, a file each"), _BOTH),
        ):
            self.copies.addItem(words, copy)
        self.versions.set_value(1)

    def _lay_out(self) -> None:
        form = self._form = form_of()
        self.name.setAccessibleName(self.tr("File name"))
        self.place.setAutoDefault(False)
        file = QWidget()
        row = QHBoxLayout(file)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.place)
        for field in (self.format, self.copies, self.versions):
            add_field(form, field)
        add_field(form, file, self.name)
        self.told.setWordWrap(True)
        self.told.setMinimumWidth(480)
        self.export.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addSpacing(8)
        column.addWidget(self.buttons)

    def _listen(self) -> None:
        self.format.currentIndexChanged.connect(lambda _: self._rename())
        self.copies.currentIndexChanged.connect(lambda _: self._rename())
        self.versions.changed.connect(lambda _: self._rename())
        self.name.textChanged.connect(lambda _: self._tell())
        self.place.clicked.connect(self._choose_folder)
        self.buttons.accepted.connect(self._wish)
        self.buttons.rejected.connect(self.reject)

    # What is chosen

    @property
    def _suffix(self) -> str:
        name = self.format.currentData()
        return ".pdf" if name == PDF else STUDY_EXPORTERS[name].suffix

    @property
    def _is_paper(self) -> bool:
        name = self.format.currentData()
        return name == PDF or STUDY_EXPORTERS[name].kind == "paper"

    @property
    def request(self) -> StudyRequest:
        """All answers."""
        chosen = self.copies.currentData()
        copies = (Copy.STUDENT, Copy.TEACHER) if chosen == _BOTH else (Copy(chosen),)
        if not self._is_paper:
            copies = (Copy.TEACHER,)
        number = round(self.versions.box.value())
        name = self.name.text().strip()
        if name and not name.lower().endswith(self._suffix):
            name += self._suffix
        return StudyRequest(
            self._folder, name, self.format.currentData(), copies, number if number > 1 else 0
        )

    def _rename(self) -> None:
        """Give the file the name that fits what is chosen."""
        self._form.setRowVisible(self.copies, self._is_paper)
        stem = self._stem()
        ends = []
        if round(self.versions.box.value()) > 1:
            ends.append(VERSION)
        if self._is_paper and self.copies.currentData() == _BOTH:
            ends.append(COPY)
        self._given = " ".join((stem, *ends)) + self._suffix
        self._ends = (*ends, self._suffix)
        self.name.setText(self._given)
        self.name.setCursorPosition(0)
        self._tell()

    def _stem(self) -> str:
        """Return the name, a typed one too, without version, copy and form."""
        typed = self.name.text().strip()
        if not typed or typed == self._given:
            return self._own_stem
        for end in reversed(self._ends):
            typed = typed.removesuffix(end).rstrip()
        self._own_stem = typed or self._own_stem
        return self._own_stem

    def _problem(self) -> str:
        request = self.request
        if not request.name:
            return self.tr("Give the file a name.")
        if any(sign in request.name for sign in "/\\"):
            return self.tr("A file’s name has no slash. Choose the folder with the button.")
        if len(set(request.paths())) < len(request.paths()):
            lacking = [s for s in (VERSION, COPY) if s not in request.name]
            return self.tr("Several files need several names: write {0} into the name.").format(
                self.tr(" and ").join(lacking)
            )
        if not QFileInfo(str(request.folder)).isDir():
            return self.tr("There is no folder {0}").format(short_folder(request.folder))
        return ""

    def _tell(self) -> None:
        problem, request = self._problem(), self.request
        self.export.setEnabled(not problem)
        number = len(request.paths())
        if problem:
            self.told.setText(problem)
        elif number == 1:
            self.told.setText(self.tr("In {0}").format(short_folder(self._folder)))
        else:
            said = self.tr("{0} files in {1}")
            self.told.setText(said.format(f"{number:,}", short_folder(self._folder)))

    def _choose_folder(self) -> None:
        found = self._choose(self, self._folder)
        if found is not None:
            self._folder = found
            self._tell()

    def _wish(self) -> None:
        request = self.request
        there = next((p for p in request.paths() if QFileInfo(str(p)).exists()), None)
        if there is not None and not self._replace_allowed(self, there):
            return
        self._session.keep_setting(FOLDER, str(request.folder))
        self._session.keep_setting(FORMAT, request.format)
        self.accept()
        self.wanted.emit(request)
