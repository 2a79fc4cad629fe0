"""Where the reader was before a jump, and the way back and forward."""

from PySide6.QtCore import QObject, Signal

_LONGEST = 200
_NEAR = 400


class Trail(QObject):
    """Positions left by jumps; `changed` says when back or forward come or go."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin without a past."""
        super().__init__(parent)
        self._back: list[int] = []
        self._forward: list[int] = []

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is somewhere to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Tell whether a way back can be undone."""
        return bool(self._forward)

    def clear(self) -> None:
        """Forget everything: another text is shown."""
        self._back.clear()
        self._forward.clear()
        self.changed.emit()

    def leave(self, position: int) -> None:
        """Remember a place before a jump from it; places close together count as one."""
        if not self._back or abs(self._back[-1] - position) > _NEAR:
            self._back = [*self._back[-_LONGEST:], position]
        self._forward.clear()
        self.changed.emit()

    def back(self, position: int) -> int:
        """Return where to go back to from position."""
        self._forward.append(position)
        place = self._back.pop()
        self.changed.emit()
        return place

    def forward(self, position: int) -> int:
        """Return where to go on to from position."""
        self._back.append(position)
        place = self._forward.pop()
        self.changed.emit()
        return place
