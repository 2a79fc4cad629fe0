"""Automatic exports from the window: written after changes, in the background, and asked about."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer

from leifeng_reader.core.errors import LibraryBusy, ReaderError
from leifeng_reader.ui import settings, tasks
from leifeng_reader.ui.tasks import Task, Work
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from leifeng_reader.operations.automatic_exports import AutomaticExport
    from leifeng_reader.operations.updating_exports import Update
    from leifeng_reader.ui.dialogs.writing import ExportRequest

SOON = 3000
"""Milliseconds after a start, or after the last change, when exports are brought up to date."""

_AT_ONCE = 300
_REST = 4
"""How many times as long as the last writing took it is quiet before the next."""
_LONGEST_REST = 120_000
_PATIENCE = 5000
"""Milliseconds a window that closes waits; what is not written then, the next start writes."""


class KeepingExports(QObject):
    """Keeps the library's automatic exports up to date; loads and does nothing without any."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window, self._session = window, window.session
        self._task: Task | None = None
        self._anyway: set[str] = set()
        self._said = ""
        self._rest = SOON
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.begin)
        if not window.session.store.is_read_only:
            self._timer.start(SOON)
            window.session.changed.connect(lambda _: self._timer.start(self._rest))
            window.session.opened.connect(self._hurry)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"automaticExports": self.open_list}

    # Writing

    def _hurry(self) -> None:
        """Have the last changes of the text that was left written soon."""
        if self._timer.isActive() and self._timer.remainingTime() > _AT_ONCE:
            self._timer.start(_AT_ONCE)

    def begin(self) -> None:
        """Bring up to date what is behind, in the background."""
        self._timer.stop()
        if self._task is not None:
            self._timer.start(SOON)
            return
        if not self._session.setting(settings.AUTOMATIC):
            return
        session = self._session
        work = _update_all(session.store.path, session.origin.now(), frozenset(self._anyway))
        self._anyway.clear()
        self._task = tasks.run(work, self._end, self._fail)

    def finish(self) -> None:
        """Write what still waits to be written, for as long as a window may take to close."""
        if self._timer.isActive():
            self.begin()
        if self._task is not None:
            QThreadPool.globalInstance().waitForDone(_PATIENCE)
        self._timer.stop()

    def _end(self, result: object) -> None:
        self._task, self._said = None, ""
        assert isinstance(result, tuple)
        milliseconds, updates = result
        self._rest = min(max(SOON, _REST * milliseconds), _LONGEST_REST)
        self._tell(updates)
        self._show_list()

    def _fail(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, ReaderError):
            raise error
        if isinstance(error, LibraryBusy):
            self._timer.start(SOON)
        elif self._said != type(error).__name__:
            self._said = type(error).__name__
            self._session.failed.emit(error)

    # What is said

    def _tell(self, updates: "list[Update]") -> None:
        """Say what could not be written; of what was said before, nothing."""
        from leifeng_reader.core.errors import UnknownDocument
        from leifeng_reader.ui.messages import words

        new = [
            (export, stands)
            for export, before, stands in updates
            if stands.error is not None
            and stands.fault != before.fault
            and not isinstance(stands.error, UnknownDocument)
        ]
        if not new:
            return
        export, stands = new[0]
        if len(new) > 1:
            said = self.tr("{0} automatic exports could not be written.").format(len(new))
            buttons = [(self.tr("Look"), self.open_list)]
        else:
            said = words(stands.error) if stands.error else ""
            where = self.tr("Choose another folder") if export.in_folder else ""
            buttons = [
                (where or self.tr("Choose another file"), partial(self.ask_elsewhere, export.id)),
                (self.tr("Turn off"), partial(self.pause, export.id, paused=True)),
            ]
            if stands.waits:
                anyway = partial(self.write_now, export.id)
                buttons.insert(0, (self.tr("Write anyway"), anyway))
        self._window.messages.show_message(said, "warning", buttons)

    # The list

    def exports(self) -> "list[AutomaticExport]":
        """Return the library's automatic exports."""
        from leifeng_reader.operations.automatic_exports import listed

        return listed(self._session.setting(settings.AUTOMATIC))

    def open_list(self) -> None:
        """Show what is kept up to date."""
        from leifeng_reader.ui.dialogs.kept import KeptExports

        view = KeptExports(self._window)
        view.addWanted.connect(lambda: self.ask(None, view))
        view.pauseWanted.connect(lambda key, paused: self.pause(key, paused=paused))
        view.nowWanted.connect(self.write_now)
        view.elsewhereWanted.connect(lambda export_id: self.ask_elsewhere(export_id, view))
        view.removeWanted.connect(self.remove)
        view.open()
        self._show_list()

    def _show_list(self) -> None:
        """Show in the list, where it is open, how exports stand."""
        from leifeng_reader.operations.automatic_exports import standing
        from leifeng_reader.ui.dialogs.kept import KeptExports

        view, store = self._window.findChild(KeptExports), self._session.store
        if not isinstance(view, KeptExports) or not view.isVisible():
            return
        titles = {document.id: document.title for document in self._session.documents()}
        try:
            shown = [
                (export, standing(store, export), titles.get(export.document_id, ""))
                for export in self.exports()
            ]
        except ReaderError as error:
            self._session.failed.emit(error)
        else:
            view.show_exports(shown)

    # Wishes

    def ask(self, request: "ExportRequest | None", parent: "QWidget | None" = None) -> None:
        """Ask for another export to be kept up to date; `request` is one to begin with."""
        from leifeng_reader.ui.dialogs.keep import KeepDialog, first_export

        begun = first_export(self._session, request)
        taken = [each.path for each in self.exports()]
        narrowed = request is not None and request.filtered
        document, above = self._session.document, parent or self._window
        dialog = KeepDialog(begun, document, taken, above, narrowed=narrowed)
        dialog.wanted.connect(self.keep)
        dialog.open()

    def keep(self, export: "AutomaticExport", anyway: bool) -> None:
        """Keep an export up to date from now on, or as it now is; `anyway`: over what is there."""
        from leifeng_reader.operations.automatic_exports import with_export

        self._keep_list(with_export(self.exports(), export))
        if anyway:
            self._anyway.add(export.id)
        self.begin()
        self._show_list()

    def _keep_list(self, kept: str) -> None:
        self._session.keep_setting(settings.AUTOMATIC, kept)

    def _found(self, export_id: str) -> "AutomaticExport | None":
        return next((each for each in self.exports() if each.id == export_id), None)

    def pause(self, export_id: str, *, paused: bool) -> None:
        """Stop keeping an export up to date, or go on."""
        if (export := self._found(export_id)) is not None:
            self.keep(replace(export, paused=paused), anyway=False)

    def write_now(self, export_id: str) -> None:
        """Write an export whatever became of its files."""
        self._anyway.add(export_id)
        self.begin()

    def remove(self, export_id: str) -> None:
        """Keep an export up to date no longer; its files stay."""
        from leifeng_reader.operations.automatic_exports import standing_key, without_export

        if (export := self._found(export_id)) is not None:
            self._keep_list(without_export(self.exports(), export_id))
            self._session.keep_setting(standing_key(export), "")
            self._show_list()

    def ask_elsewhere(self, export_id: str, parent: "QWidget | None" = None) -> None:
        """Ask where else an export is to be kept."""
        from leifeng_reader.ui.dialogs.keep import ask_place

        export = self._found(export_id)
        place = ask_place(export, parent or self._window) if export else None
        if export is not None and place is not None:
            self.move(export_id, place)

    def move(self, export_id: str, place: Path) -> None:
        """Keep an export at another path; a file that is there was said to be replaced."""
        from leifeng_reader.operations.automatic_exports import moved, standing_key

        if (export := self._found(export_id)) is not None:
            self._session.keep_setting(standing_key(export), "")
            self.keep(moved(export, place), anyway=not export.in_folder)


def _update_all(library: Path, at: str, anyway: frozenset[str]) -> Work:
    """Return the work that updates what is behind; its result is how long it took, and Updates."""

    def work(task: Task) -> tuple[int, "list[Update]"]:
        from leifeng_reader.operations.updating_exports import update_all
        from leifeng_reader.store.store import Store

        begun = monotonic()
        with closing(Store(library)) as store:
            updates = update_all(store, at, anyway=anyway, is_cancelled=lambda: task.is_cancelled)
        return round(1000 * (monotonic() - begun)), updates

    return work
