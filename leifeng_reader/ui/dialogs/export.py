"""The dialog that asks what to export, shows what it will look like, and says where to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileInfo, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.exchange.design import EXACT, Design, dumped, loaded
from leifeng_reader.operations.designing import DESIGNS, beside
from leifeng_reader.operations.exporting import EVERYTHING
from leifeng_reader.ui import settings, tasks
from leifeng_reader.ui.dialogs.frame import resize_within_screen
from leifeng_reader.ui.dialogs.places import choose_file, may_replace
from leifeng_reader.ui.dialogs.preview import Preview
from leifeng_reader.ui.dialogs.questions import Choose, ExportQuestions, quiet_label
from leifeng_reader.ui.dialogs.survey import ROWS, Glimpse, Scope, count_passing, glimpse
from leifeng_reader.ui.dialogs.writing import ExportRequest
from leifeng_reader.ui.messages import words
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.settings import ExportSettings
from leifeng_reader.ui.tasks import Task

MayReplace = Callable[[QWidget, Path], bool]

_PAUSE_MS, _PATIENCE_MS = 100, 150


class ExportDialog(QDialog):
    """Asks; `wanted` carries the ExportRequest, which someone else writes.

    `keepWanted` carries one whose file is to be kept up to date.

    Counts and preview come from the library as it is, in the background.
    """

    wanted = Signal(object)
    keepWanted = Signal(object)

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        choose: Choose = choose_file,
        replace_allowed: MayReplace = may_replace,
    ) -> None:
        """Ask about the open document, beginning with the choices made last.

        Raises UnknownDocument when none is open.
        """
        super().__init__(parent)
        self._session = session
        self._document, _ = session.require_document()
        self._replace_allowed = replace_allowed
        self._kept = settings.from_json(ExportSettings, session.setting(settings.EXPORT))
        self.questions = ExportQuestions(self._document.title, self._kept, choose)
        name = self._kept.design or EXACT
        altered = loaded(self._kept.altered).get(name)
        self.questions.designs.take(session.setting(DESIGNS), name, altered)
        self._whole: int | None = None
        self._passing: int | None = None
        self._counting: Task | None = None
        self._looking: Task | None = None
        self._pause = self._timer(_PAUSE_MS, self._survey)
        self._patience = self._timer(_PATIENCE_MS, self._ask_for_patience)
        self._lay_out()
        self._listen()
        self._survey()

    def _timer(self, pause: int, ring: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(ring)
        return timer

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Export annotations"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = Preview()
        self.extent = quiet_label()
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.keep = self.buttons.addButton(self.tr("Keep up to date…"), role.ResetRole)
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._ask_to_keep)
        self.export = self.buttons.addButton(self.tr("Export"), role.AcceptRole)
        self.buttons.addButton(self.tr("Cancel"), role.RejectRole)  # a standard one has an icon
        self.export.setDefault(True)
        title = QHBoxLayout()
        heading = QLabel(self.tr("Preview"))
        heading.setBuddy(self.preview.table)
        title.addWidget(heading)
        title.addStretch()
        title.addWidget(self.extent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.questions)
        column.addSpacing(8)
        column.addLayout(title)
        column.addWidget(self.preview, 1)
        column.addSpacing(8)
        column.addWidget(self.buttons)
        self.questions.name.setFocus()
        resize_within_screen(self, 800, 656)

    def _listen(self) -> None:
        self.questions.changed.connect(self._look)
        self.questions.placed.connect(self._show_readiness)
        self.questions.designs.wanted.connect(self.design)
        self.buttons.accepted.connect(self._ask_for_export)
        self.buttons.rejected.connect(self.reject)
        session = self._session
        session.opened.connect(self.reject)
        for happening in (session.changed, session.loaded, session.filtered):
            happening.connect(self._pause.start)

    # The design of a table

    def design(self) -> None:
        """Open the chosen design for change."""
        from leifeng_reader.ui.dialogs.designer import Designer

        designs = self.questions.designs
        kept = self._session.setting(DESIGNS)
        designer = Designer(self._scope(), kept, designs.name, designs.design, self)
        designer.keptChanged.connect(lambda kept: self._session.keep_setting(DESIGNS, kept))
        designer.chosen.connect(self._take_design)
        designer.open()

    def _take_design(self, name: str, design: object) -> None:
        assert isinstance(design, Design)
        self.questions.designs.take(self._session.setting(DESIGNS), name, design)
        self._look()

    # What is in the library

    def _survey(self) -> None:
        """Count and look anew."""
        _cancel(self._counting)
        session = self._session
        if not session.filter.is_empty:
            work = count_passing(list(session.index), session.filter, session.codebook)
            self._counting = tasks.run(work, self._take_passing, self._fail)
        self._show_counts()
        self._look()

    def _scope(self) -> Scope:
        is_narrow = self.questions.request.filtered
        wanted = self._session.filter if is_narrow else EVERYTHING
        return Scope(self._session.store.path, self._document, wanted)

    def _look(self) -> None:
        self._show_readiness()
        _cancel(self._looking)
        request = self.questions.request
        work = glimpse(self._scope(), request.format, request.options)
        self._looking = tasks.run(work, self._take_glimpse, self._fail)
        self._patience.start()

    def _ask_for_patience(self) -> None:
        self.extent.setText(self.tr("Looking…"))

    def _take_passing(self, result: object) -> None:
        assert isinstance(result, int)
        self._passing = result
        self._show_counts()

    def _show_counts(self) -> None:
        is_filtered = not self._session.filter.is_empty
        self.questions.show_counts(self._whole, self._passing, is_filtered=is_filtered)
        self._show_readiness()

    def _show_readiness(self) -> None:
        count = self._passing if self.questions.request.filtered else self._whole
        self.export.setEnabled(count != 0 and not self.questions.problem)

    def _take_glimpse(self, result: object) -> None:
        assert isinstance(result, Glimpse)
        self._patience.stop()
        self._whole = result.whole
        self._show_counts()
        self.extent.setText("" if result.is_all else self.tr("The first {0} rows").format(ROWS))
        if result.rows:
            design = self.questions.request.design
            self.preview.headed = design.headed if design else {}
            self.preview.show_rows(result.header, result.rows)
        else:
            self.preview.say(self._why_empty(result))

    def _why_empty(self, result: Glimpse) -> str:
        if not result.header and result.whole:
            return self.tr("No preview: the file holds the whole text with its annotations.")
        if self.questions.request.filtered:
            return self.tr("No annotation passes the filter.")
        return self.tr("No annotations yet. Select a passage and press a digit to highlight it.")

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, ReaderError):
            raise error
        self._patience.stop()
        self.extent.clear()
        self.preview.say(words(error))

    # The end

    def _ask_for_export(self) -> None:
        request, confirmed = self.questions.request, self.questions.confirmed
        if request.path != confirmed and not self._may_write(request.path):
            return
        if request.described and not self._may_write(beside(request.path)):
            return
        self._remember(request)
        self.accept()
        self.wanted.emit(request)

    def _may_write(self, path: Path) -> bool:
        """Ask where a file is there already."""
        return not QFileInfo(str(path)).exists() or self._replace_allowed(self, path)

    def _ask_to_keep(self) -> None:
        request = self.questions.request
        self._remember(request)
        self.accept()
        self.keepWanted.emit(request)

    def _remember(self, request: ExportRequest) -> None:
        had_choice = not self._session.filter.is_empty
        filtered = request.filtered if had_choice else self._kept.filtered
        folder = str(request.path.parent)
        designs, described = self.questions.designs, self.questions.described.isChecked()
        kept = ExportSettings(
            request.format,
            request.spreadsheet,
            filtered,
            folder,
            "" if designs.name == EXACT else designs.name,
            dumped({designs.name: designs.design}) if designs.is_altered else "",
            described,
        )
        self._session.keep_setting(settings.EXPORT, settings.to_json(kept))

    def done(self, result: int) -> None:
        """Stop looking, and close."""
        for task in (self._counting, self._looking):
            _cancel(task)
        super().done(result)


def _cancel(task: Task | None) -> None:
    if task is not None:
        task.cancel()
