"""Colours of what is shown outside the page, as Qt's."""

from typing import cast

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from leifeng_reader.core.colours import tone
from leifeng_reader.ui import style


def tone_colour(name: str) -> QColor:
    """Return a tone's strong colour as it is on the window."""
    return QColor(tone(name).on(style.page("system", _app()).name).strong)


def lifted_colour() -> QColor:
    """Return the ground of what is chosen: the one step that is lighter than the window."""
    chrome = style.chrome(_app())
    return max(QColor(chrome.field), QColor(chrome.hover), key=QColor.lightnessF)


def _app() -> QApplication:
    return cast(QApplication, QApplication.instance())
