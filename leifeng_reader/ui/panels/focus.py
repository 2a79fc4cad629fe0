"""How the keyboard's focus came to a widget: only what came by keyboard is ringed."""

from PySide6.QtCore import Qt

_BY_KEYBOARD = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


def came_by_keyboard(reason: Qt.FocusReason) -> bool:
    """Tell whether a key brought the focus."""
    return reason in _BY_KEYBOARD
