"""Exporting from the window: the dialog, the work, and what is said afterwards."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from leifeng_reader.ui import tasks
from leifeng_reader.ui.keeping_exports import KeepingExports
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.ui.dialogs.writing import ExportRequest

_PATIENCE = 400
"""Milliseconds before a box tells how far it is."""


class Exporting(QObject):
    """Asks what to export and where to, writes it, and shows where it is."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window, self._session = window, window.session

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"export": self.ask}

    def ask(self) -> None:
        """Ask what to export, and where to."""
        window = self._window
        if window.session.document is None:
            return
        from leifeng_reader.ui.dialogs.export import ExportDialog

        window.panel.flush()
        dialog = ExportDialog(window.session, window)
        dialog.wanted.connect(self.export)
        dialog.keepWanted.connect(self._keep)
        dialog.open()

    def export(self, request: "ExportRequest") -> None:
        """Write what a request asks for, and say where it is; a box offers to stop."""
        from leifeng_reader.ui.dialogs.working import WorkingBox
        from leifeng_reader.ui.dialogs.writing import export_work

        self._remember_headings(request)
        box = WorkingBox(self.tr("Writing “{0}”…").format(request.path.name), self._window)
        patience = QTimer(box, singleShot=True, interval=_PATIENCE)
        patience.timeout.connect(lambda: box.setVisible(self._window.isVisible()))

        def end() -> None:
            patience.stop()
            box.done(0)
            box.deleteLater()

        def done(number: object) -> None:
            end()
            self._tell_exported(request.path, int(str(number)))

        def failed(error: Exception) -> None:
            end()
            self._session.failed.emit(error)

        task = self.exporting = tasks.run(export_work(self._session, request), done, failed)
        task.progressed.connect(box.show_progress)
        box.cancelled.connect(task.cancel)
        box.cancelled.connect(end)
        patience.start()

    def _keep(self, request: "ExportRequest") -> None:
        self._remember_headings(request)
        keeping = self._window.findChild(KeepingExports)
        assert isinstance(keeping, KeepingExports)
        keeping.ask(request)

    def _remember_headings(self, request: "ExportRequest") -> None:
        """Keep the headings of a table, so that it is known when it comes back."""
        from leifeng_reader.operations.designing import HEADINGS, with_headings

        if request.design is not None and request.design.headed:
            kept = self._session.setting(HEADINGS)
            self._session.keep_setting(HEADINGS, with_headings(kept, request.design))

    def _tell_exported(self, path: Path, number: int) -> None:
        one, many = (
            self.tr("Exported 1 annotation to “{1}”."),
            self.tr("Exported {0} annotations to “{1}”."),
        )
        said = (one if number == 1 else many).format(f"{number:,}", path.name)

        def show() -> None:
            from leifeng_reader.ui.dialogs.writing import show_in_folder

            show_in_folder(path)

        self._window.messages.show_message(said, "info", [(self.tr("Show in folder"), show)])
