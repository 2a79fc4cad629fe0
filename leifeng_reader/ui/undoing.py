"""Undoing and redoing: what changed comes into view, or is said where it cannot be seen."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from leifeng_reader.core.annotation import Annotation, Scope, Status, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.ui.undo import ChangeCommand
from leifeng_reader.ui.window import MainWindow


class Undoing(QObject):
    """Takes back the last step, whatever it was, and does it again."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self._session = window.session

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"undo": self.undo, "redo": self.redo}

    def undo(self) -> None:
        """Undo the last step."""
        self._window.panel.flush()
        stack = self._session.undo_stack
        command, count = stack.command(stack.index() - 1), stack.count()
        stack.undo()
        if isinstance(command, ChangeCommand) and stack.count() == count:  # one that failed is gone
            self._show(command, command.change.inverse, self.tr("Undone: {0}"))

    def redo(self) -> None:
        """Do the step undone last again."""
        self._window.panel.flush()
        stack = self._session.undo_stack
        command, count = stack.command(stack.index()), stack.count()
        stack.redo()
        if isinstance(command, ChangeCommand) and stack.count() == count:
            self._show(command, command.change, self.tr("Done again: {0}"))

    def _show(self, command: ChangeCommand, done: Change, template: str) -> None:
        """Show what was done: the change of a command, or its inverse."""
        records = (*done.before, *done.after)
        marks = {record.id: record for record in records if isinstance(record, Annotation)}
        here = self._session.document.id if self._session.document else ""
        if len(marks) == 1 and (mark := next(iter(marks.values()))).document_id == here:
            self._bring(mark)
        elif not all(isinstance(r, Theme) for r in records) or not self._window.panel.isVisible():
            said = self._words(command.change, command.text())
            if len(marks) == 1:
                said = self.tr("{0}, in another text").format(said)
            self._window.messages.show_message(template.format(said), "info")

    def _bring(self, mark: Annotation) -> None:
        """Bring a passage into view, unless some of it is."""
        view = self._window.pane.view
        first, last = view.scene.visible_span()
        stands = mark.status is not Status.LOST and mark.scope is not Scope.DOCUMENT
        if stands and (mark.end < first or mark.start > last):
            view.reveal(mark.start, mark.end)

    def _words(self, change: Change, label: str) -> str:
        from leifeng_reader.ui.deeds import deed_of  # late: what is in view needs no words
        from leifeng_reader.ui.names import ThemeNames

        return deed_of(change, label, ThemeNames(self._session).of)
