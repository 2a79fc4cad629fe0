"""The window's actions, made of the table of commands."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from leifeng_reader.ui.commands import Command, commands, translated
from leifeng_reader.ui.icons import icon

_REPEATED = ("undo", "redo", "nextAnnotation", "previousAnnotation")
"""Commands that go on while their key is held; those that move an end do too."""


def make_actions(
    window: QMainWindow, slots: Mapping[str, Callable[[], None]]
) -> dict[str, QAction]:
    """Give the window an action for each command and each theme key; `slots` by name."""
    made = {command.name: _action(window, command) for command in commands()}
    for key in range(1, 10):
        words = str(QT_TRANSLATE_NOOP("Command", "Theme of key {0}"))
        made[f"theme{key}"] = _action(window, Command(f"theme{key}", words, (str(key),)))
        made[f"theme{key}"].setText(translated(words).format(key))
    for name, action in made.items():
        action.triggered.connect(lambda _=False, name=name: slots[name]())
    return made


def _action(window: QMainWindow, command: Command) -> QAction:
    words = translated(command.words)
    action = QAction(words, window)
    action.setObjectName(command.name)
    action.setCheckable(command.checkable)
    action.setAutoRepeat(command.name in _REPEATED or command.name.startswith(("end", "start")))
    if command.icon:
        action.setIcon(icon(command.icon))
    show_keys(action, command.keys)
    window.addAction(action)
    return action


def show_keys(action: QAction, keys: Sequence[str]) -> None:
    """Give an action keys in portable notation; its tooltip names the first."""
    sequences = [QKeySequence(each) for each in keys]
    action.setShortcuts(sequences)
    if sequences:
        shown = sequences[0].toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{action.text().rstrip('…')} ({shown})")
    else:
        action.setToolTip("")  # the action's own words
