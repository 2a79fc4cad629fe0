"""Changes that take a while: worked out in the background, shown on the way, then one step."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from leifeng_reader.core.change import Change
from leifeng_reader.core.progress import Progress, untold
from leifeng_reader.store.store import Store
from leifeng_reader.ui import tasks
from leifeng_reader.ui.dialogs.working import WorkingBox
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.tasks import Task
from leifeng_reader.ui.working import PATIENCE_MS, with_library

_LARGE = 2000

Make = Callable[[Store, Progress], Change]
"""Works out a change from a library; called in another thread, with a store of its own."""


class Changing(QObject):
    """One piece of work at a time, over one window."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Change a session's library; what is shown stands over `parent`."""
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self._box: WorkingBox | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show)

    def begin(
        self,
        make: Make,
        label: str,
        words: str,
        done: Callable[[Change], None] = lambda change: None,
    ) -> Task:
        """Make a change and perform it as one step; done(change) follows if it was performed.

        `words` say what is being done. Nothing has happened when the reader cancels.
        """
        box = self._box = WorkingBox(words, self._parent)

        def finish(change: object) -> None:
            assert isinstance(change, Change)
            self._announce_writing(box, change)
            performed = self._session.perform(change, label)
            self._end(box)
            if performed:
                done(change)

        def fail(error: Exception) -> None:
            self._end(box)
            self._session.failed.emit(error)

        task = tasks.run(with_library(self._session.store.path, make), finish, fail)
        task.progressed.connect(box.show_progress)
        box.cancelled.connect(task.cancel)
        box.cancelled.connect(lambda: self._end(box))
        self._patience.start()
        return task

    def _show(self) -> None:
        if self._box is not None:
            self._box.open()

    def _announce_writing(self, box: WorkingBox, change: Change) -> None:
        """Say that it is being written before the window is busy with it."""
        if len(change.before) + len(change.after) < _LARGE:
            return
        self._patience.stop()
        box.show_writing()
        box.open()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

        def progress(done: int, total: int) -> None:
            box.show_progress(done, total)
            box.bar.repaint()  # no events: a timer of theirs could write in the midst of this

        self._session.progress = progress

    def _end(self, box: WorkingBox) -> None:
        self._patience.stop()
        self._session.progress = untold
        self._box = None
        box.done(0)
        box.deleteLater()
