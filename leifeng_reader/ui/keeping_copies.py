"""Copies of the library from the window: one a day in the background, others by hand, and back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Qt, QTimer

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.ui import tasks
from leifeng_reader.ui.tasks import Task
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.ui.dialogs.copies import CopiesWindow
    from leifeng_reader.ui.working import Working

SOON = 60_000
"""Milliseconds after a start, or after the first change since the last look, to the day's copy."""


TOLD = "copies-told"
"""The setting that keeps why no copy is made by itself, once that was said."""


class KeepingCopies(QObject):
    """Keeps copies of one window's library; loads nothing before the first is due."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window, self._session = window, window.session
        self._day = ""
        self._is_at_work = self._has_told = False
        self._working: Working | None = None
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self._begin)
        if not window.session.store.is_read_only:
            self._timer.start()
            window.session.changed.connect(self._follow)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"copies": self.open_list}

    # The copy of the day

    def _follow(self) -> None:
        if not self._timer.isActive() and self._day != _today():
            self._timer.start()

    def _begin(self) -> None:
        if self._is_at_work or not self._window.isVisible():
            return
        self._is_at_work = True
        library, day = self._session.store.path, _today()

        def work(task: Task) -> tuple[str, str]:
            from leifeng_reader.operations.copies import keep_daily

            return day, keep_daily(library, day, lambda: not task.is_cancelled)

        tasks.run(work, self._end, self._fail)

    def _end(self, result: object) -> None:
        self._is_at_work = False
        assert isinstance(result, tuple)
        day, kept = result
        if kept != "unchanged":
            self._day = day
        if kept in ("too large", "no room"):
            from leifeng_reader.ui.app import keep_log

            keep_log(f"no copy of the library was made: {kept}")
            self._say_why_not(kept)
        elif kept == "made" and self._session.setting(TOLD):
            self._session.keep_setting(TOLD, "")

    def _say_why_not(self, reason: str) -> None:
        """Say it once, until a copy is made again: it will be so tomorrow too."""
        if self._session.setting(TOLD) == reason:
            return
        said = {
            "no room": self.tr("There is no room on the disk for the day’s copy of the library."),
            "too large": self.tr("The library is too large now for a copy each day."),
        }
        by_hand = (self.tr("Copies of the library…"), self.open_list)
        if self._window.messages.show_message(said[reason], "info", [by_hand]):
            self._session.keep_setting(TOLD, reason)

    def _fail(self, error: Exception) -> None:
        self._is_at_work = False
        self._day = _today()
        if not isinstance(error, ReaderError):
            raise error
        from leifeng_reader.ui.app import keep_log

        keep_log(f"no copy of the library was made: {error!r}")
        if not self._has_told:
            self._has_told = True
            said = self.tr("Today’s copy of the library could not be made. The library is safe.")
            self._window.messages.show_message(said, "info")

    # The list

    def open_list(self) -> None:
        """Show which copies there are."""
        from leifeng_reader.ui.dialogs.copies import CopiesWindow
        from leifeng_reader.ui.working import Working

        self._window.panel.flush()
        view = CopiesWindow(self._window)
        self._working = Working(view, lambda error: _tell(view, error))
        view.nowWanted.connect(lambda: self._copy_now(view))
        view.saveWanted.connect(lambda: self._save_elsewhere(view))
        view.backWanted.connect(lambda path: self._prepare(view, Path(path)))
        self._show_list(view)
        view.open()

    def _show_list(self, view: "CopiesWindow") -> None:
        from leifeng_reader.operations.copies import holdings, listed

        try:
            copies = listed(self._session.store.path)
        except ReaderError as error:
            _tell(view, error)
            return
        view.show_copies(copies)
        paths = [copy.path for copy in copies]
        tasks.run(
            lambda _: {str(path): holdings(path) for path in paths},
            view.show_holdings,
            lambda error: _tell(view, error),
        )

    # Wishes

    def _copy_now(self, view: "CopiesWindow") -> None:
        from leifeng_reader.operations.copies import copy_by_hand

        library, now = self._session.store.path, self._session.origin.now()
        self._work(
            self.tr("Copying the library…"),
            lambda task: copy_by_hand(library, now, _telling(task)),
            lambda _: self._say(view, self.tr("The copy is made.")),
        )

    def _save_elsewhere(self, view: "CopiesWindow") -> None:
        from leifeng_reader.ui.dialogs.copies import ask_file

        path = ask_file(view, self._session.store.path)
        if path is not None:
            self.save(view, path)

    def save(self, view: "CopiesWindow", path: Path) -> None:
        """Copy the library to a file that may be replaced."""
        from leifeng_reader.operations.copies import copy_to

        library = self._session.store.path
        said = self.tr("The copy is saved as “{0}”.").format(path.name)
        self._work(
            self.tr("Copying the library…"),
            lambda task: copy_to(library, path, _telling(task)),
            lambda _: self._say(view, said),
        )

    def _say(self, view: "CopiesWindow", said: str) -> None:
        self._show_list(view)
        view.messages.dismiss()  # a warning would stay before it
        view.messages.show_message(said, "info")

    def _prepare(self, view: "CopiesWindow", copy: Path) -> None:
        from leifeng_reader.operations.copies import prepare_going_back

        library, now = self._session.store.path, self._session.origin.now()
        self._work(
            self.tr("Getting ready to go back…"),
            lambda task: prepare_going_back(library, copy, now, _telling(task)),
            lambda found: self._go_back(view, *found),
        )

    def _go_back(self, view: "CopiesWindow", ready: Path, kept: Path) -> None:
        from leifeng_reader.operations.copies import go_back
        from leifeng_reader.ui.app import reopen

        window, library = self._window, self._session.store.path
        view.close()
        # Later: not from within what the window that is to go is doing.
        QTimer.singleShot(0, lambda: reopen(window, lambda: go_back(library, ready, kept)))

    def _work(self, words: str, work: tasks.Work, done: Callable[..., None]) -> None:
        if self._working is not None:
            self._working.begin(words, work, done)


def _telling(task: Task) -> Callable[[int, int], None]:
    """Return a progress that ends the work when the reader cancels it."""

    def tell(done: int, total: int) -> None:
        from leifeng_reader.operations.copies import Unwanted

        if task.is_cancelled:
            raise Unwanted
        task.report(done, total)

    return tell


def _tell(view: "CopiesWindow", error: Exception) -> None:
    from leifeng_reader.ui.messages import words

    view.messages.show_message(words(error), "warning")


def _today() -> str:
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)
