"""The window's menus and toolbar, made from the table of commands."""

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from leifeng_reader.ui.commands import MENUS, SUBMENUS, TOOLBAR, TOOLBAR_END, translated


def build_menus(window: QMainWindow, actions: Mapping[str, QAction], recent: QMenu) -> None:
    """Fill the menu bar; the documents' menu comes before export."""
    window.menuBar().clear()
    made: dict[str, QMenu] = {}
    for title, listed in MENUS:
        home = made.get(SUBMENUS.get(title, ""), window.menuBar())
        menu = made[title] = home.addMenu(translated(title))
        for command in listed:
            if command is None:
                menu.addSeparator()
                continue
            if command.name == "export":
                menu.addMenu(recent)
            menu.addAction(actions[command.name])


def fill_toolbar(bar: QToolBar, actions: Mapping[str, QAction]) -> None:
    """Fill the toolbar: tools left, what concerns the view right."""
    bar.setIconSize(QSize(20, 20))
    for name in TOOLBAR:
        if name:
            bar.addAction(actions[name])
        else:
            bar.addSeparator()
    gap = QWidget()
    gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(gap)
    for name in TOOLBAR_END:
        bar.addAction(actions[name])
