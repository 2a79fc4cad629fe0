"""The codebook as a whole: sets of themes to start from, import and export."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.exchange.codebook_entry import Entry
from leifeng_reader.exchange.codebooks import CODEBOOK_FORMATS
from leifeng_reader.operations.codebooks import ThemeSet, add_entries, read_codebook
from leifeng_reader.ui import tasks
from leifeng_reader.ui.dialogs.codebooklines import CodebookLines
from leifeng_reader.ui.dialogs.entries import Entries
from leifeng_reader.ui.dialogs.frame import fill, foot, resize_within_screen
from leifeng_reader.ui.dialogs.places import first_folder
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.messages import MessageBar, words
from leifeng_reader.ui.models.codebook_preview import Fate, Line, lines
from leifeng_reader.ui.session import Session

Choose = Callable[[QWidget, str, str], Path | None]
"""Asks for a file: over a window, beginning with a name, of a pattern."""


@dataclass(frozen=True, slots=True)
class Source:
    """Themes that can be added; `rewrite`: their descriptions take the place of those there."""

    name: str
    about: str
    entries: Sequence[Entry]
    rewrite: bool


class CodebookWindow(QDialog):
    """`addWanted` carries the Change that adds the themes shown, `exportWanted` a path."""

    addWanted = Signal(object)
    exportWanted = Signal(object)

    def __init__(
        self,
        session: Session,
        sets: Sequence[ThemeSet],
        parent: QWidget,
        *,
        choose_source: Choose | None = None,
        choose_target: Choose | None = None,
    ) -> None:
        """Offer sets of themes for the session's codebook."""
        super().__init__(parent)
        self._session = session
        self._choose_source = choose_source or ask_for_source
        self._choose_target = choose_target or ask_for_target
        self._sources = [Source(s.name, s.description, s.entries, False) for s in sets]
        self._change = Change()
        self.setObjectName("codebookWindow")
        self.setWindowTitle(self.tr("Codebook"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make()
        self._lay_out()
        self._list_sources()
        session.changed.connect(self._preview)
        session.failed.connect(self._tell_fault)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _make(self) -> None:
        self.messages = MessageBar()
        self.list = Entries()
        self.list.setAccessibleName(self.tr("Themes to add"))
        self.list.currentRowChanged.connect(lambda _: self._preview())
        self.list.itemActivated.connect(lambda _: self._add())
        self.lines = CodebookLines()
        self.extent = quiet_label()
        self.import_button = QPushButton(self.tr("Import a codebook…"))
        self.export_button = QPushButton(self.tr("Export this codebook…"))
        self.add_button = QPushButton(self.tr("Add"))
        self.close_button = QPushButton(self.tr("Close"))
        for button, act in (
            (self.import_button, self._choose_import),
            (self.export_button, self._choose_export),
            (self.add_button, self._add),
            (self.close_button, self.close),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self.import_button.setToolTip(self.tr("CSV, JSON or REFI-QDA (.qdc)"))
        self.export_button.setToolTip(self.import_button.toolTip())
        self.add_button.setDefault(True)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        for side, title, widget in (
            (left, QLabel(self.tr("Themes to add")), self.list),
            (right, QLabel(self.tr("What would be added")), self.lines),
        ):
            column = QVBoxLayout(side)
            column.setContentsMargins(16, 16, 16, 0)
            column.setSpacing(8)
            title.setBuddy(widget)
            column.addWidget(title)
            column.addWidget(widget, 1)
        right_column = right.layout()
        assert isinstance(right_column, QVBoxLayout)
        right_column.addWidget(self.extent)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([372, 528])
        bottom = foot()
        bottom.addWidget(self.import_button)
        bottom.addWidget(self.export_button)
        bottom.addStretch()
        bottom.addWidget(self.add_button)
        bottom.addWidget(self.close_button)
        fill(self, [self.messages], splitter, [bottom])
        resize_within_screen(self, 900, 600)

    def _list_sources(self) -> None:
        for source in self._sources:
            self.list.add(source.name, source.about, icon("themes"))

    # The preview

    @property
    def source(self) -> Source | None:
        """What is chosen to be added."""
        row = self.list.currentRow()
        return self._sources[row] if 0 <= row < len(self._sources) else None

    def _preview(self) -> None:
        source, session = self.source, self._session
        self._change = Change()
        listed: list[Line] = []
        if source is not None:
            try:
                self._change = add_entries(
                    session.codebook, source.entries, session.origin, rewrite=source.rewrite
                )
                listed = lines(session.codebook, source.entries, self._change)
            except ReaderError as error:
                session.failed.emit(error)
        self.lines.show_lines(listed)
        self.extent.setText(self._extent(listed))
        self.add_button.setEnabled(not self._change.is_empty)

    def _extent(self, listed: Sequence[Line]) -> str:
        if not listed:
            return self.tr("Nothing to add.")
        fates = [line.fate for line in listed]
        said = (
            (self.tr("{0} new"), fates.count(Fate.NEW)),
            (self.tr("{0} with another description"), fates.count(Fate.DESCRIBED)),
            (self.tr("{0} there already"), fates.count(Fate.SAME)),
        )
        return "  ·  ".join(part.format(number) for part, number in said if number)

    def _add(self) -> None:
        if not self._change.is_empty:
            self.addWanted.emit(self._change)

    # Files

    def _choose_import(self) -> None:
        suffixes = " ".join(f"*{each.suffix}" for each in CODEBOOK_FORMATS.values())
        pattern = self.tr("Codebooks ({0});;All files (*)").format(suffixes)
        path = self._choose_source(self, "", pattern)
        if path is not None:
            read = partial(_read, path)
            take = partial(self._take_file, path)
            self._reading = tasks.run(read, take, self._session.failed.emit)

    def _take_file(self, path: Path, found: object) -> None:
        assert isinstance(found, list)
        about = self.tr("{0} themes from a file").format(len(found))
        self._sources.append(Source(path.name, about, found, True))
        self.list.add(path.name, about, icon("open"))
        self.list.setCurrentRow(self.list.count() - 1)
        self.add_button.setFocus()

    def _choose_export(self) -> None:
        labels = (
            f"{QCoreApplication.translate('Codebook', each.label)} (*{each.suffix})"
            for each in CODEBOOK_FORMATS.values()
        )
        path = self._choose_target(self, self.tr("codebook") + ".csv", ";;".join(labels))
        if path is not None:
            self.exportWanted.emit(path)

    # Saying

    def tell(self, said: str) -> None:
        """Say what was done."""
        self.messages.show_message(said, "info")

    def _tell_fault(self, fault: object) -> None:
        if isinstance(fault, Exception):
            self.messages.show_message(words(fault), "warning")

    def done(self, result: int) -> None:
        """Follow the library no longer."""
        self._session.changed.disconnect(self._preview)
        super().done(result)


def _read(path: Path, _: object) -> list[Entry]:
    return read_codebook(path)


def ask_for_source(parent: QWidget, name: str, pattern: str) -> Path | None:
    """Ask which file to read."""
    title = QCoreApplication.translate("Codebook", "Import a codebook")
    start = str(first_folder("") / name)
    path, _ = QFileDialog.getOpenFileName(parent, title, start, pattern)
    return Path(path) if path else None


def ask_for_target(parent: QWidget, name: str, pattern: str) -> Path | None:
    """Ask where to write; a name without an ending gets that of the form chosen."""
    title = QCoreApplication.translate("Codebook", "Export the codebook")
    start = str(first_folder("") / name)
    path, chosen = QFileDialog.getSaveFileName(parent, title, start, pattern)
    if not path:
        return None
    suffix = chosen.rpartition("*")[2].rstrip(")")
    return Path(path) if Path(path).suffix else Path(path + suffix)
