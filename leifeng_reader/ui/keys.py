"""Which keys each command has: those of the table, or those the reader has chosen instead."""

import json
from collections.abc import Mapping
from enum import Enum
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence

from leifeng_reader.ui.actions import show_keys
from leifeng_reader.ui.commands import MENUS, PAGE_KEYS, commands, translated

Keys = tuple[str, ...]
Chosen = Mapping[str, Keys]
"""Keys in Qt's portable notation by command; only of commands whose keys the reader altered."""

_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
_ABOVE_SIGNS = 0x1000000
"""Where Qt's numbers of keys are no longer those of characters."""


class Refusal(Enum):
    """Why a command cannot have a key, in words."""

    DIGIT = str(QT_TRANSLATE_NOOP("Keys", "Digits by themselves give themes."))
    LETTER = str(
        QT_TRANSLATE_NOOP(
            "Keys", "A letter by itself begins a theme’s name. Take it with Ctrl or Alt."
        )
    )
    PAGE = str(QT_TRANSLATE_NOOP("Keys", "The page itself needs this key, to move or to leave."))
    NONE = str(QT_TRANSLATE_NOOP("Keys", "This key cannot be used by itself."))

    @property
    def words(self) -> str:
        """The reason in the reader's language."""
        return QCoreApplication.translate("Keys", self.value)


@cache
def table() -> Mapping[str, Keys]:
    """Return the keys each command has when nothing was chosen."""
    return {command.name: tuple(map(_plain, command.keys)) for command in commands()}


def _plain(keys: str) -> str:
    return QKeySequence(keys).toString()


def from_json(kept: str | None) -> dict[str, Keys]:
    """Return the keys chosen; what is unknown, broken or refused by now is left out."""
    try:
        found = json.loads(kept or "{}")
    except ValueError:
        found = {}
    if not isinstance(found, dict):
        return {}
    chosen: dict[str, Keys] = {}
    for name, keys in found.items():
        if name in table() and isinstance(keys, list):
            chosen = give(chosen, name, tuple(dict.fromkeys(key for key in keys if _is_fit(key))))
    return chosen


def _is_fit(key: object) -> bool:
    sequence = QKeySequence(key) if isinstance(key, str) else QKeySequence()
    # Its stubs do not tell that a sequence can be indexed.
    return sequence.count() == 1 and refusal(sequence[0]) is None  # type: ignore[index]


def to_json(chosen: Chosen) -> str:
    """Return chosen keys as they are kept."""
    return json.dumps(chosen, ensure_ascii=False, sort_keys=True)


def in_force(chosen: Chosen) -> dict[str, Keys]:
    """Return the keys of every command; what was chosen for one, no other has by the table."""
    taken = {key for keys in chosen.values() for key in keys}
    left = {name: tuple(k for k in keys if k not in taken) for name, keys in table().items()}
    return {**left, **chosen}


def owner(chosen: Chosen, key: str) -> str:
    """Return the command that has a key, "" when none has."""
    return next((name for name, keys in in_force(chosen).items() if key in keys), "")


def give(chosen: Chosen, name: str, keys: Keys) -> dict[str, Keys]:
    """Return the choice in which a command has these keys, taken from whatever has them now."""
    left = {other: tuple(k for k in has if k not in keys) for other, has in chosen.items()}
    return {other: has for other, has in {**left, name: keys}.items() if has != table()[other]}


def reset(chosen: Chosen, name: str) -> dict[str, Keys]:
    """Return the choice in which a command has the table's keys again, wherever they are now."""
    return give(chosen, name, table()[name])


# Keys as they are pressed


def normal(pressed: QKeyCombination) -> QKeyCombination:
    """Return what a press is called: without the keypad, and Shift only where it is no sign."""
    key, modifiers = pressed.key(), pressed.keyboardModifiers() & ~_KEYPAD
    sign = int(key)
    if key == Qt.Key.Key_Backtab:
        return QKeyCombination(modifiers | _SHIFT, Qt.Key.Key_Tab)
    if 0x20 < sign < 0x7F and not chr(sign).isalnum():
        modifiers &= ~_SHIFT
    return QKeyCombination(modifiers, key)


def refusal(pressed: QKeyCombination) -> Refusal | None:
    """Tell why no command can have a key; None when one can."""
    pressed = normal(pressed)
    key, modifiers = pressed.key(), pressed.keyboardModifiers()
    bare, sign = not modifiers & ~_SHIFT, int(key)
    if any(QKeySequence(pressed).toString() in keys for keys in table().values()):
        return None  # free to go round: the letters among these begin no name already
    if bare and sign < _ABOVE_SIGNS and chr(sign).isdigit():
        return Refusal.DIGIT
    if bare and sign < _ABOVE_SIGNS and chr(sign).isalpha():
        return Refusal.LETTER
    if _is_of_page(key, modifiers):
        return Refusal.PAGE
    return Refusal.NONE if key in (Qt.Key.Key_unknown, Qt.Key.Key_Any) else None


def _is_of_page(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    from leifeng_reader.ui.page.keyboard import PLAIN
    from leifeng_reader.ui.page.movement import STEPS

    unshifted = modifiers & ~_SHIFT
    if key in PLAIN:
        return not unshifted
    selects_all = QKeySequence(QKeyCombination(modifiers, key)) == QKeySequence(
        QKeySequence.StandardKey.SelectAll
    )
    return (key, unshifted) in STEPS or selects_all


# What is shown


def put_in_force(actions: Mapping[str, QAction], chosen: Chosen) -> None:
    """Give actions their keys: menus, tooltips and whatever reads an action's key follow."""
    for name, keys in in_force(chosen).items():
        if tuple(each.toString() for each in actions[name].shortcuts()) != keys:
            show_keys(actions[name], keys)


def shown(keys: Keys) -> str:
    """Return keys as this system writes them, one way after the other."""
    native = QKeySequence.SequenceFormat.NativeText
    return " / ".join(QKeySequence(each).toString(native) for each in keys)


def sheet(chosen: Chosen) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (group, [(keys, words)]) for the sheet of shortcuts: all commands that have one."""
    now = in_force(chosen)
    groups = [
        (
            translated(title),
            [
                (shown(now[command.name]), translated(command.words).rstrip("…"))
                for command in listed
                if command is not None and now[command.name]
            ],
        )
        for title, listed in MENUS
    ]
    themes = (
        "1 … 9",
        translated(str(QT_TRANSLATE_NOOP("Command", "Highlight, or toggle a theme"))),
    )
    groups[2][1].insert(0, themes)
    reading = translated(str(QT_TRANSLATE_NOOP("Command", "Reading")))
    return [
        *(group for group in groups if group[1]),
        (reading, [(keys, translated(words)) for keys, words in PAGE_KEYS]),
    ]
