"""A search under way: a slice of it between two events, so that typing never waits."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.operations.finding import Group, Kind
from leifeng_reader.operations.searching import Search
from leifeng_reader.ui.session import Session

FIRST = 5
"""How many rows of a kind are looked for at first."""

MORE = 20
"""How many more, each time they are asked for."""

_SLICE = 0.012


class Inquiry(QObject):
    """Looks for what was typed; `grown` says that more was found, or that all was.

    In this thread and with the session's own connection: a thread beside it would take the
    interpreter away from every key typed.
    """

    grown = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        """Look through a session's library."""
        super().__init__(parent)
        self._session = session
        self._search: Search | None = None
        self._wanted: dict[Kind, int] = {}
        self._turns: list[Kind] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    @property
    def is_looking(self) -> bool:
        """Tell whether there is more to be looked through."""
        return self._timer.isActive()

    def ask(self, typed: str, *, exact: bool = False) -> None:
        """Begin to look for something else; for nothing, when nothing was typed.

        `exact`: with accents as they are.
        """
        self.stop()
        self._wanted = dict.fromkeys(Kind, FIRST)
        if typed.strip():
            self._attempt(lambda: self._begin(typed, exact))
        if self.is_looking:
            self._look()
        else:
            self.grown.emit()

    def _begin(self, typed: str, exact: bool) -> None:
        self._search = Search(self._session.store, typed, exact=exact)
        self._turns = list(Kind)
        self._timer.start()

    def ask_more(self, kind: Kind) -> None:
        """Look for more of a kind."""
        self._wanted[kind] += MORE
        if self._search is not None:
            self._turns.append(kind)
            self._timer.start()
            self._look()

    def stop(self) -> None:
        """Look no further; what was found is forgotten."""
        self._timer.stop()
        self._search = None

    def groups(self) -> list[Group]:
        """Return what was found so far, the kinds without a find left out."""
        search = self._search
        if search is None:
            return []
        found = (search.group(kind, self._wanted[kind]) for kind in Kind)
        return [group for group in found if group.count]

    def _look(self) -> None:
        until = time.perf_counter() + _SLICE
        while self._turns and time.perf_counter() < until:
            if not self._attempt(lambda: self._take_turn(until)):
                self.stop()
                break
        if not self._turns:
            self._timer.stop()
        self.grown.emit()

    def _take_turn(self, until: float) -> None:
        """Look for one kind until it is done or time is up; then the next kind has its turn."""
        assert self._search is not None
        kind = self._turns.pop(0)
        rows = self._wanted[kind] + 1  # one more tells whether there are more
        left = max(0.001, until - time.perf_counter())
        group = self._search.look(kind, rows, left)
        if not group.is_whole and group.count < rows:
            self._turns.append(kind)

    def _attempt(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except ReaderError as error:
            self._session.failed.emit(error)
            return False
        return True
