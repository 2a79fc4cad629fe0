"""Background work: plain values in, plain values out, never a QObject or the store's connection."""

import logging
from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from leifeng_reader.core.errors import ReaderError


class Task(QObject):
    """A piece of work under way; `progressed` carries done and total."""

    progressed = Signal(int, int)
    _ended = Signal(object, object)

    def __init__(self, done: Callable[[object], None], failed: Callable[[Exception], None]) -> None:
        """Call done(result) or failed(error) in the thread that makes this."""
        super().__init__()
        self._done = done
        self._failed = failed
        self._cancelled = Event()
        # Queued to a slot of this object, which lives in the thread that made it: a bare
        # callable would be called in the worker's.
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; what comes of it is dropped."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the work should stop."""
        return self._cancelled.is_set()

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is."""
        self.progressed.emit(done, total)

    @Slot(object, object)
    def _deliver(self, result: object, error: object) -> None:
        _running.discard(self)
        if self.is_cancelled:
            return
        if isinstance(error, Exception):
            if not _is_of_the_gone(self._failed):
                self._failed(error)
        elif not _is_of_the_gone(self._done):
            self._done(result)


def _is_of_the_gone(callback: Callable[..., None]) -> bool:
    """Tell whether a callback is a method of a widget that Qt has deleted meanwhile."""
    owner = getattr(callback, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


Work = Callable[[Task], object]
_running: set[Task] = set()


class _Runnable(QRunnable):
    def __init__(self, task: Task, work: Work) -> None:
        super().__init__()
        self._task = task
        self._work = work

    def run(self) -> None:
        try:
            self._task._ended.emit(self._work(self._task), None)
        except ReaderError as error:
            self._task._ended.emit(None, error)
        except Exception as error:
            logging.getLogger(__name__).exception("background work failed")
            self._task._ended.emit(None, error)


def run(work: Work, done: Callable[[object], None], failed: Callable[[Exception], None]) -> Task:
    """Run work(task) in another thread; done(result) or failed(error) is called in this one."""
    task = Task(done, failed)
    _running.add(task)
    QThreadPool.globalInstance().start(_Runnable(task, work))
    return task


def wait_for_all() -> None:
    """Cancel all work and wait until none is running; for closing the window."""
    for task in _running:
        task.cancel()
    QThreadPool.globalInstance().waitForDone()
    _running.clear()
