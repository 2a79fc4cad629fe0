"""Everything that can be done with a theme, as a menu."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.filters import Filter
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.panels.dots import dot_icon


@dataclass(frozen=True, slots=True)
class ThemeActs:
    """What the menu's entries do; each takes the theme's id, `wish` what is done with themes."""

    wish: Callable[[str, list[str]], None]
    add: Callable[[str], None]
    rename: Callable[[str], None]
    recolour: Callable[[str], None]
    set_key: Callable[[str, int], None]
    show_only: Callable[[str], None]
    show: Callable[[str, bool], None]
    step: Callable[[str, str], None]
    delete: Callable[[str], None]


def theme_menu(
    parent: QWidget, theme: Theme, codebook: Codebook, now: Filter, acts: ThemeActs
) -> QMenu:
    """Return the menu of a theme."""
    menu = QMenu(parent)
    own = theme.id

    def entry(label: str, act: Callable[[], None], mark: str = "", keys: str = "") -> None:
        action = menu.addAction(label + (f"\t{keys}" if keys else ""))
        action.triggered.connect(act)
        if mark:
            action.setIcon(icon(mark))

    def tick(label: str, on: bool, act: Callable[[bool], None], keys: str) -> None:
        action = menu.addAction(f"{label}\t{keys}")
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(act)

    if own not in codebook.archived:
        digit = str(theme.key or "")
        entry(_tr("Give to the passage"), lambda: acts.wish("give", [own]), "highlight", digit)
    entry(_tr("Open"), lambda: acts.wish("open", [own]), "themes", _tr("Enter"))
    menu.addSeparator()
    only = _tr("Ctrl+Enter")
    tick(_tr("Show only this theme"), own in now.themes, lambda _: acts.show_only(own), only)
    tick(
        _tr("Show on the page"), own not in now.hidden, lambda on: acts.show(own, on), _tr("Space")
    )
    menu.addSeparator()
    entry(_tr("Rename"), lambda: acts.rename(own), keys="F2")
    entry(_tr("Colour…"), lambda: acts.recolour(own))
    menu.actions()[-1].setIcon(dot_icon(theme.colour))
    menu.addMenu(_key_menu(menu, theme, acts))
    menu.addMenu(_move_menu(menu, theme, codebook, acts))
    menu.addSeparator()
    entry(_tr("Add a theme under this one"), lambda: acts.add(own), "add")
    entry(_tr("Split by triage…"), lambda: acts.wish("triage", [own]), "split")
    if own in codebook.archived:
        entry(_tr("Take out of the archive"), lambda: acts.wish("unarchive", [own]), "archive")
    else:
        entry(_tr("Archive"), lambda: acts.wish("archive", [own]), "archive")
    entry(_tr("Delete"), lambda: acts.delete(own), "remove", _tr("Del"))
    return menu


def themes_menu(parent: QWidget, ids: list[str], acts: ThemeActs) -> QMenu:
    """Return the menu of several themes."""
    menu = QMenu(parent)
    for wish, mark, label in (
        ("merge", "merge", _tr("Merge {0} themes…")),
        ("archive", "archive", _tr("Archive {0} themes")),
        ("delete", "remove", _tr("Delete {0} themes")),
    ):
        action = menu.addAction(icon(mark), label.format(len(ids)))
        action.triggered.connect(lambda _, wish=wish: acts.wish(wish, ids))
    return menu


def _key_menu(parent: QMenu, theme: Theme, acts: ThemeActs) -> QMenu:
    menu = QMenu(_tr("Key"), parent)
    menu.setIcon(icon("keyboard"))
    group = QActionGroup(menu)
    for key in (*range(1, 10), 0):
        action = menu.addAction(str(key) if key else _tr("None"))
        action.setCheckable(True)
        action.setChecked((theme.key or 0) == key)
        action.triggered.connect(lambda _, key=key: acts.set_key(theme.id, key))
        group.addAction(action)
    return menu


def _move_menu(parent: QMenu, theme: Theme, codebook: Codebook, acts: ThemeActs) -> QMenu:
    menu = QMenu(_tr("Move"), parent)
    for step, label, keys in (
        ("up", _tr("Up"), "Alt+↑"),
        ("down", _tr("Down"), "Alt+↓"),
        ("in", _tr("Under the theme above"), "Alt+→"),
        ("out", _tr("Out of the theme above"), "Alt+←"),
    ):
        action = menu.addAction(f"{label}\t{keys}")
        action.setEnabled(stepped(theme, codebook, step) is not None)
        action.triggered.connect(lambda _, step=step: acts.step(theme.id, step))
    return menu


def stepped(theme: Theme, codebook: Codebook, step: str) -> tuple[str, int] | None:
    """Return the parent ("" for the top) and row that a step leads to, None when it cannot be.

    Steps are "up" and "down" among siblings, "in" under the sibling above, and "out".
    """
    others = [child.id for child in codebook.children(theme.parent_id) if child.id != theme.id]
    before, after = _beside(theme, codebook)
    above = codebook.themes.get(theme.parent_id or "")
    match step:
        case "up" if before:
            return theme.parent_id or "", others.index(before)
        case "down" if after:
            return theme.parent_id or "", others.index(after) + 1
        case "in" if before:
            return before, -1
        case "out" if above is not None:
            cousins = [child.id for child in codebook.children(above.parent_id)]
            return above.parent_id or "", cousins.index(above.id) + 1
    return None


def _beside(theme: Theme, codebook: Codebook) -> tuple[str, str]:
    """Return the siblings shown before and after a theme; archived ones stand apart."""
    is_archived = theme.id in codebook.archived
    siblings = [
        child.id
        for child in codebook.children(theme.parent_id)
        if (child.id in codebook.archived) == is_archived
    ]
    row = siblings.index(theme.id)
    return siblings[row - 1] if row else "", siblings[row + 1] if row + 1 < len(siblings) else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("ThemeMenu", words)
