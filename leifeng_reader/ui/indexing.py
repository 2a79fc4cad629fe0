"""The library's index brought up to date while the reader reads: a little at a time."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.ui.window import MainWindow

SOON = 3000
"""Milliseconds after a start, or after the last change, when indexing begins."""

_BETWEEN = 30
_QUIET = 400
"""Milliseconds without scrolling or writing before it goes on: a frame comes first."""
_SLICE = 0.008


class Indexing(QObject):
    """Writes slices of the index between events, with pauses in which everything else goes on.

    With the session's own connection: a thread beside it would hold the library's lock, and the
    interpreter's, while the reader writes and scrolls.
    """

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._slices: Iterator[int] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._wait()
        window.session.changed.connect(self._follow)
        window.session.saved.connect(lambda _: self._stand_back())
        window.pane.view.scrolled.connect(self._stand_back)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return nothing: nobody needs to ask for it."""
        return {}

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to do."""
        return not self._timer.isActive()

    def _wait(self) -> None:
        if not self._session.store.is_read_only:
            self._timer.start(SOON)

    def _follow(self, change: Change) -> None:
        if self._slices is None and change.after:
            self._wait()  # anew with each change: what comes in a row is taken in together

    def _stand_back(self) -> None:
        if self._slices is not None and self._timer.isActive():
            self._timer.start(_QUIET)

    def _go_on(self) -> None:
        if not self._window.isVisible():  # a closed window's library is closed too
            self._timer.stop()
            return
        if self._slices is None:
            self._slices = self._session.store.index.slices(_SLICE)
        self._timer.setInterval(_BETWEEN)
        try:
            is_more = next(self._slices, None) is not None
        except ReaderError:
            is_more = False  # searching does without, and what is wrong, the next write tells
        if not is_more:
            self._timer.stop()
            self._slices = None
