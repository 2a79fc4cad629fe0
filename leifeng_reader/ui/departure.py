"""The system's signals that end a program: the window is closed as its reader would close it."""

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_ENDING = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
"""At the end of a session, of a terminal, and on Ctrl+C; not every system has all."""


class Departure(QObject):
    """Calls something in the event loop when the system asks the program to end.

    By itself Python would end it on the spot, with a note half typed, or raise KeyboardInterrupt
    in the middle of whatever Qt is doing.
    """

    def __init__(self, leave: Callable[[], None], parent: QObject) -> None:
        """Listen from now on; signals that are to be ignored stay so."""
        super().__init__(parent)
        self._leave = leave
        self._here, self._there = socket.socketpair()
        for end in (self._here, self._there):
            end.setblocking(False)
        notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._read)
        signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)
        for name in _ENDING:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _notice)

    def _read(self) -> None:
        self._here.recv(64)
        self._leave()


def _notice(number: int, frame: FrameType | None) -> None:
    """Do nothing more: Python has written to the wakeup socket by now."""
