"""What can be done with a card, as a menu."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.panels.dots import dot_icon
from leifeng_reader.ui.prose import Run

_LONGEST_LABEL = 48
_INDENT = "     "


def theme_menu(
    parent: QWidget, codebook: Codebook, carried: tuple[str, ...], toggle: Callable[[str], None]
) -> QMenu:
    """Return a menu of all themes, ticked where carried; `toggle` gets the id of the one chosen."""
    menu = QMenu(QCoreApplication.translate("Card", "Themes"), parent)
    menu.setIcon(icon("themes"))
    for theme in codebook.in_tree_order():
        is_carried = theme.id in carried
        mark = dot_icon(theme.colour, is_ticked=is_carried)
        action = QAction(mark, _label(codebook, theme), menu)
        action.setData(theme.id)
        action.setCheckable(True)
        action.setChecked(is_carried)
        action.triggered.connect(lambda _, chosen=theme.id: toggle(chosen))
        menu.addAction(action)
    menu.setEnabled(not menu.isEmpty())
    return menu


def link_menu(
    parent: QWidget, links: Sequence[tuple[str, Run]], follow: Callable[[Run], object]
) -> QMenu:
    """Return a menu of links, each with its words; `follow` gets the one chosen."""
    menu = QMenu(QCoreApplication.translate("Card", "Links"), parent)
    for words, run in links:
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _=False, chosen=run: follow(chosen))
    return menu


def _label(codebook: Codebook, theme: Theme) -> str:
    """Return a theme's name, moved in by its depth; an ampersand would be an underline."""
    name = theme.name
    if len(name) > _LONGEST_LABEL:
        name = name[: _LONGEST_LABEL - 1] + "…"
    key = f"\t{theme.key}" if theme.key else ""
    depth = len(codebook.path(theme.id)) - 1
    return _INDENT * depth + name.replace("&", "&&").replace("\t", " ") + key
