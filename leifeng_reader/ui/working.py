"""Background work over a window: a box tells how far it is, and cancels it, once it takes long."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from leifeng_reader.core.progress import Progress
from leifeng_reader.ui import tasks

if TYPE_CHECKING:
    from leifeng_reader.store.store import Store
    from leifeng_reader.ui.dialogs.working import WorkingBox

PATIENCE_MS = 100
"""How long work may take before it is shown."""


class Working(QObject):
    """One box at a time, over one window."""

    def __init__(self, window: QWidget, failed: Callable[[Exception], None]) -> None:
        """Tell failed(error) what goes wrong, where a piece of work has no way of its own."""
        super().__init__(window)
        self._window = window
        self._failed = failed
        self._box: WorkingBox | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show)

    def begin(
        self,
        words: str,
        work: tasks.Work,
        done: Callable[..., None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do some work; done(result) or failed(error) follows unless the reader cancels it.

        `words` say what is being done.
        """
        from leifeng_reader.ui.dialogs.working import WorkingBox

        def end(then: Callable[..., None], result: object) -> None:
            if not isValid(self):
                return  # the window is gone, and its box with it
            if self._box is box:  # else a newer piece of work shows its own
                self._end()
            then(result)

        self._end()
        box = self._box = WorkingBox(words, self._window)
        task = tasks.run(work, partial(end, done), partial(end, failed or self._failed))
        task.progressed.connect(box.show_progress)
        box.cancelled.connect(task.cancel)
        box.cancelled.connect(self._end)
        self._patience.start()

    def _show(self) -> None:
        if self._box is not None:
            self._box.open()

    def _end(self) -> None:
        self._patience.stop()
        if self._box is not None:
            self._box.done(0)
            self._box.deleteLater()
            self._box = None


def with_library(library: Path, work: Callable[["Store", Progress], object]) -> tasks.Work:
    """Return work that gets a library of its own, and ends where it tells how far it is."""

    def run(task: tasks.Task) -> object:
        from leifeng_reader.operations.reading_files import GivenUp
        from leifeng_reader.store.store import Store

        def progress(done: int, total: int) -> None:
            if task.is_cancelled:
                raise GivenUp
            task.report(done, total)

        with closing(Store(library)) as store:
            return work(store, progress)

    return run
