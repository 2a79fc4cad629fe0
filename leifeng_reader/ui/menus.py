"""The window's menus and toolbar, made from the table of commands."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from leifeng_reader.ui.actions import MENUS, TOOLBAR, TOOLBAR_END, translated


def build_menus(window: QMainWindow, actions: Mapping[str, QAction], recent: QMenu) -> None:
    """Fill the menu bar; the documents' menu comes before export."""
    for title, listed in MENUS:
        menu = window.menuBar().addMenu(translated(title))
        for command in listed:
            if command is None:
                menu.addSeparator()
                continue
            if command.name == "export":
                menu.addMenu(recent)
            menu.addAction(actions[command.name])


def build_toolbar(window: QMainWindow, actions: Mapping[str, QAction]) -> QToolBar:
    """Add the toolbar: tools left, what concerns the view right."""
    bar = QToolBar(window.tr("Tools"))
    bar.setObjectName("toolBar")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
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
    window.addToolBar(bar)
    return bar
