"""Concordances from the window: asked for, annotated line by line, and exported."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leifeng_reader.core.concordance import Line
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.ui import settings, tasks
from leifeng_reader.ui.destinations import Destination, go
from leifeng_reader.ui.settings import ExportSettings
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.ui.dialogs.concordance import ConcordanceWindow
    from leifeng_reader.ui.models.offers import Offer

_LONGEST = 80


class Concordances(QObject):
    """Opens the window of a concordance, and does what it wishes for."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"concordance": self.open}

    @cached_property
    def view(self) -> "ConcordanceWindow":
        """The window; it keeps what it shows while it is closed."""
        from leifeng_reader.ui.dialogs.concordance import ConcordanceWindow

        window = self._window
        view = ConcordanceWindow(window.session, window)
        for name in ("undo", "redo"):
            view.addAction(window.actions_by_name[name])
        view.openWanted.connect(self._go)
        view.annotateWanted.connect(self._preview)
        view.exportWanted.connect(self._export)
        return view

    def open(self) -> None:
        """Show the concordance of what is selected, or the one shown last."""
        self._window.panel.flush()
        self.view.open_view(self._selected())

    def _selected(self) -> str:
        view = self._window.pane.view
        start, end = view.selection()
        words = " ".join(view.text.content[start : min(end, start + _LONGEST)].split())
        return f'"{words}"' if " " in words else words

    def _go(self, place: Destination) -> None:
        go(self._window, place)

    # Annotating

    def _preview(self, lines: list[Line], offer: "Offer") -> None:
        """Say how many lines would be annotated, before they are."""
        from leifeng_reader.operations.concordance import to_annotate

        session = self._window.session
        try:
            new = len(to_annotate(session.store, lines, offer.theme_id))
        except ReaderError as error:
            session.failed.emit(error)
            return
        name = offer.path[-1] if offer.path else offer.label
        self.view.ask_whether(new, len(lines), name, lambda: self._annotate(lines, offer))

    def _annotate(self, lines: list[Line], offer: "Offer") -> None:
        """Annotate lines with a theme, as one step; a theme that is new is made in it too."""
        from leifeng_reader.operations.concordance import annotate_lines
        from leifeng_reader.ui.dialogs.themequestion import settled

        session = self._window.session
        try:
            made, theme_id, _ = settled(offer, session.codebook, session.origin)
            change = annotate_lines(session.store, lines, theme_id, session.origin)
        except ReaderError as error:
            session.failed.emit(error)
            return
        if session.perform(made.then(change), "annotate lines"):
            one, many = self.tr("1 passage was annotated."), self.tr("{0} passages were annotated.")
            number = len(change.after)
            said = (one if number == 1 else many).format(f"{number:,}")
            undo = (self.tr("Undo"), session.undo_stack.undo)
            self.view.messages.show_message(said, "info", [undo])

    # Exporting

    def _export(self, lines: list[Line]) -> None:
        """Ask where to, and write lines as a table for spreadsheet programs."""
        from leifeng_reader.exchange import tables
        from leifeng_reader.exchange.options import Options
        from leifeng_reader.operations.exporting import export_file
        from leifeng_reader.ui.dialogs.places import file_name, first_folder

        session = self._window.session
        kept = settings.from_json(ExportSettings, session.setting(settings.EXPORT))
        name = file_name(self.view.edit.text().strip('"“” '), "-concordance.csv")
        path = self.view.choose_file(first_folder(kept.folder) / name)
        if path is None:
            return

        def work(task: tasks.Task) -> None:
            export_file(
                path, tables.write(tables.concordance_rows(lines), Options(spreadsheet=True))
            )

        self.exporting = tasks.run(
            work, lambda _: self._tell_exported(path, len(lines)), session.failed.emit
        )

    def _tell_exported(self, path: Path, number: int) -> None:
        one, many = (
            self.tr("Exported 1 line to “{1}”."),
            self.tr("Exported {0} lines to “{1}”."),
        )

        def show() -> None:
            from leifeng_reader.ui.dialogs.writing import show_in_folder

            show_in_folder(path)

        said = (one if number == 1 else many).format(f"{number:,}", path.name)
        self.view.messages.show_message(said, "info", [(self.tr("Show in folder"), show)])
