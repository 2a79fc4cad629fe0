"""Changes on Qt's undo stack."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import ReaderError

Apply = Callable[[Change, str], None]
Fail = Callable[[ReaderError], None]


class ChangeCommand(QUndoCommand):
    """One undo step. Commands of the same `visit` (above 0) that follow each other are one."""

    def __init__(self, change: Change, label: str, visit: int, apply: Apply, fail: Fail) -> None:
        """Hold a change; `label` is what the menu says would be undone."""
        super().__init__(label)
        self.change = change
        self._visit = visit
        self._apply = apply
        self._fail = fail
        self.has_failed = False

    def redo(self) -> None:
        """Apply the change."""
        self._try(self.change)

    def undo(self) -> None:
        """Apply its inverse."""
        self._try(self.change.inverse)

    def id(self) -> int:
        """Return the visit: Qt tries to merge commands of equal ids."""
        return self._visit or -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later command of the same visit into this one."""
        if not isinstance(other, ChangeCommand) or self.isObsolete() or other.isObsolete():
            return False
        self.change = self.change.then(other.change)
        return True

    def _try(self, change: Change) -> None:
        # Obsolete: else the command stays on the stack although nothing was done.
        try:
            self._apply(change, self.text())
        except ReaderError as error:
            self._give_up()
            self._fail(error)
        except Exception:
            self._give_up()
            raise

    def _give_up(self) -> None:
        self.has_failed = True
        self.setObsolete(True)
