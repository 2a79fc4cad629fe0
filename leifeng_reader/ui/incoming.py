"""Annotations in from files: read, looked over, taken in one step."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leifeng_reader.core.progress import Progress
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui.window import MainWindow
from leifeng_reader.ui.working import Working, with_library

if TYPE_CHECKING:
    from leifeng_reader.core.change import Change
    from leifeng_reader.exchange.column_choice import Columns
    from leifeng_reader.exchange.table_import import Sample
    from leifeng_reader.operations.incoming_files import IncomingFile
    from leifeng_reader.operations.roundtrip import Comparison
    from leifeng_reader.store.store import Store
    from leifeng_reader.ui.dialogs.incoming import IncomingReview


class IncomingAnnotations(QObject):
    """Asks for a file, shows what it would do to the library, and does what is chosen."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._working = Working(window, self._session.failed.emit)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"importAnnotations": self.ask}

    def ask(self) -> None:
        """Ask for a file and read it."""
        from leifeng_reader.exchange.importers import ALL

        self._window.panel.flush()
        suffixes = dict.fromkeys(suffix for each in ALL for suffix in each.suffixes)
        patterns = " ".join(f"*{suffix}" for suffix in suffixes)
        wanted = self.tr("Annotations ({0});;All files (*)").format(patterns)
        title = self.tr("Import annotations")
        for path in self._window.reception.choose(self._window, title, wanted)[:1]:
            self.read(path)

    def read(self, path: Path, columns: "Columns | None" = None) -> None:
        """Read a file and show what it would do; a table's columns are asked for once."""

        def work(store: "Store", progress: Progress) -> object:
            from leifeng_reader.core.errors import ColumnsUnclear
            from leifeng_reader.operations.designing import headings_kept
            from leifeng_reader.operations.incoming_files import (
                columns_kept,
                keep_columns,
                read_incoming,
                read_sample,
            )

            try:
                file = read_incoming(path, columns, headings_kept(store))
            except ColumnsUnclear:
                sample = read_sample(path)
                return path, sample, columns_kept(store, sample.header)
            if columns is not None:
                keep_columns(store, read_sample(path).header, columns)
            return file, self._compare(file, store, progress, removals=False)

        said = self.tr("Reading “{0}”…").format(shortened(path.name))
        self._begin(said, work, self._show)

    def _compare(
        self, file: "IncomingFile", store: "Store", progress: Progress, *, removals: bool
    ) -> "Comparison":
        from leifeng_reader.operations.roundtrip import compare

        here = self._session.document.id if self._session.document else None
        origin = self._session.origin
        return compare(store, file.parcel, origin, here=here, removals=removals, progress=progress)

    def _show(self, found: object) -> None:
        from PySide6.QtCore import QCoreApplication

        from leifeng_reader.ui.dialogs.incoming import IncomingReview

        assert isinstance(found, tuple)
        if len(found) == 3:
            self._ask_columns(*found)
            return
        file, comparison = found
        form = QCoreApplication.translate("Importer", file.importer.label)
        review = IncomingReview(
            comparison, file.path.name, form, ours=file.is_ours, parent=self._window
        )
        review.wanted.connect(self._take)
        review.removalsWanted.connect(partial(self._show_removals, file, review))
        review.open()

    def _ask_columns(self, path: Path, sample: "Sample", likely: "Columns") -> None:
        from leifeng_reader.ui.dialogs.columns import ColumnQuestions

        questions = ColumnQuestions(sample, likely, path.name, self._window)
        questions.wanted.connect(partial(self.read, path))
        questions.open()

    def _show_removals(
        self, file: "IncomingFile", review: "IncomingReview", removals: bool
    ) -> None:
        def work(store: "Store", progress: Progress) -> object:
            return self._compare(file, store, progress, removals=removals)

        self._begin(self.tr("Comparing…"), work, review.show_comparison)

    def _take(self, comparison: "Comparison", chosen: frozenset[str]) -> None:
        from leifeng_reader.operations.roundtrip import receive

        def work(store: "Store", progress: Progress) -> object:
            return receive(store, comparison, chosen, self._session.origin)

        said = self.tr("Taking annotations in…")
        self._begin(said, work, partial(self._perform, len(chosen), len(comparison.texts)))

    def _perform(self, number: int, texts: int, change: object) -> None:
        from leifeng_reader.core.change import Change
        from leifeng_reader.ui.deeds import plural

        assert isinstance(change, Change)
        if self._session.perform(change, "import annotations"):
            said = self.tr("Took in {0}. Undo takes all of it back.")
            taken = plural("annotations", number) if number else plural("documents", texts)
            self._window.messages.show_message(said.format(taken), "info")
            self._follow(change)

    def _follow(self, change: "Change") -> None:
        """Show a first text that came with its quotes where no text is open."""
        from leifeng_reader.core.document import Document

        made = [record for record in change.after if isinstance(record, Document)]
        here = self._session.document
        if made and (here is None or any(each.id == here.id for each in made)):
            self._session.open(here.id if here else made[0].id)

    def _begin(
        self,
        said: str,
        work: Callable[["Store", Progress], object],
        done: Callable[..., None],
    ) -> None:
        self._working.begin(said, with_library(self._session.store.path, work), done)
