"""The window of automatic exports: what is kept where, how each stands, and what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.operations.automatic_exports import AutomaticExport, Standing
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.entries import Entries
from leifeng_reader.ui.dialogs.frame import fill, foot, resize_within_screen
from leifeng_reader.ui.dialogs.places import short_folder
from leifeng_reader.ui.emptying import empty
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.messages import words
from leifeng_reader.ui.panels.card import long_time

Listed = tuple[AutomaticExport, Standing, str]
"""An export, how it stands, and the title of the text it is of ("" for the library)."""


class KeptExports(QDialog):
    """Emits wishes with an export's id: to pause it or go on, write it now, move or remove it."""

    addWanted = Signal()
    pauseWanted = Signal(str, bool)
    nowWanted = Signal(str)
    elsewhereWanted = Signal(str)
    removeWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self._listed: dict[str, Listed] = {}
        self.setObjectName("keptExports")
        self.setWindowTitle(self.tr("Automatic exports"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.entries = Entries()
        self.entries.setAccessibleName(self.tr("Automatic exports"))
        self.sentence = empty_label()
        self.sentence.setText(
            self.tr("No export is kept up to date yet. Add one, and its file follows each change.")
        )
        self._stack = QStackedWidget()
        self._make_buttons()
        self._lay_out()
        self.entries.currentItemChanged.connect(lambda *_: self._show_choice())

    def _make_buttons(self) -> None:
        self.add = QPushButton(self.tr("Add…"))
        self.pause = QPushButton(self.tr("Pause"))
        self.now = QPushButton(self.tr("Write now"))
        self.elsewhere = QPushButton(self.tr("Keep elsewhere…"))
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setToolTip(self.tr("The files that were written stay where they are."))
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self.add.clicked.connect(self.addWanted)
        for button, wish in (
            (self.now, self.nowWanted),
            (self.elsewhere, self.elsewhereWanted),
            (self.remove, self.removeWanted),
        ):
            button.clicked.connect(lambda _=False, wish=wish: wish.emit(self.chosen))
        self.pause.clicked.connect(self._ask_for_pause)
        for button in (self.add, self.pause, self.now, self.elsewhere, self.remove):
            button.setAutoDefault(False)
        self.close_button.setDefault(True)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.entries)
        self._stack.addWidget(self.sentence)
        bottom = foot()
        for button in (self.add, self.pause, self.now, self.elsewhere, self.remove):
            bottom.addWidget(button)
        bottom.addStretch()
        bottom.addWidget(self.close_button)
        fill(self, [], self._stack, [bottom])
        resize_within_screen(self, 720, 400)

    @property
    def chosen(self) -> str:
        """The id of the export that is chosen, or nothing."""
        return self.entries.key_of(self.entries.currentItem())

    def show_exports(self, listed: Sequence[Listed]) -> None:
        """Show exports as they stand; the choice stays where it is."""
        before, row = self.chosen, self.entries.currentRow()
        self._listed = {export.id: (export, stands, title) for export, stands, title in listed}
        empty(self.entries)
        for export, stands, title in listed:
            sign = "eye-off" if export.paused else "warning" if stands.error else "check"
            name = export.file.name or export.path
            self.entries.add(name, about(export, stands, title), icon(sign), export.id)
        self._stack.setCurrentWidget(self.entries if listed else self.sentence)
        ids = list(self._listed)
        row = ids.index(before) if before in ids else min(max(row, 0), len(ids) - 1)
        self.entries.setCurrentRow(row)
        self._show_choice()

    def _ask_for_pause(self) -> None:
        export, _, _ = self._listed[self.chosen]
        self.pauseWanted.emit(export.id, not export.paused)

    def _show_choice(self) -> None:
        listed = self._listed.get(self.chosen)
        for button in (self.pause, self.now, self.elsewhere, self.remove):
            button.setEnabled(listed is not None)
        if listed is None:
            return
        export, stands, _ = listed
        self.pause.setText(self.tr("Go on") if export.paused else self.tr("Pause"))
        self.now.setText(self.tr("Write anyway") if stands.waits else self.tr("Write now"))
        self.now.setEnabled(not export.paused)


def about(export: AutomaticExport, stands: Standing, title: str) -> str:
    """Say of an export what it holds, where it is kept, and how it stands."""
    exporter = EXPORTERS.get(export.form)
    form = exporter.label if exporter else export.form
    holds = "“" + shortened(title, 48) + "”" if export.document_id else _tr("The whole library")
    if export.in_folder:
        holds = _tr("The whole library, a file for each text")
    if not export.wanted.is_empty:
        holds = _tr("{0}, filtered").format(holds)
    place = _tr("in {0}").format(short_folder(export.file.parent))
    first = " · ".join((holds, QCoreApplication.translate("Exporter", form), place))
    return f"{first}\n{_state(export, stands)}"


def _state(export: AutomaticExport, stands: Standing) -> str:
    written = _tr("Not written yet.")
    if stands.written:
        written = _tr("Written {0}.").format(long_time(stands.written))
    if export.paused:
        return _tr("Paused. {0}").format(written)
    if stands.error is not None:
        return f"{words(stands.error)} {written}"
    return written


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeptExports", text)
