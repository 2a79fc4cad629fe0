"""Where the reader was before a jump, and the way back and forward."""

from PySide6.QtCore import QObject, Signal

_LONGEST = 200
_NEAR = 400

Place = tuple[str, int]
"""A document's id, and a position in it."""


class Trail(QObject):
    """Places left by jumps; `changed` says when back or forward come or go."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin without a past."""
        super().__init__(parent)
        self.document_id = ""
        """The document that is being read."""
        self._back: list[Place] = []
        self._forward: list[Place] = []

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is somewhere to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Tell whether a way back can be undone."""
        return bool(self._forward)

    def clear(self) -> None:
        """Forget everything: another text was opened."""
        self._back.clear()
        self._forward.clear()
        self.changed.emit()

    def leave(self, position: int) -> None:
        """Remember a place before a jump from it; places close together count as one."""
        if not self._back or not _is_near(self._back[-1], (self.document_id, position)):
            self._back = [*self._back[-_LONGEST:], (self.document_id, position)]
        self._forward.clear()
        self.changed.emit()

    def back(self, position: int) -> Place:
        """Return where to go back to from position."""
        self._forward.append((self.document_id, position))
        place = self._back.pop()
        self.changed.emit()
        return place

    def forward(self, position: int) -> Place:
        """Return where to go on to from position."""
        self._back.append((self.document_id, position))
        place = self._forward.pop()
        self.changed.emit()
        return place


def _is_near(one: Place, other: Place) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= _NEAR
