"""The panel of themes: a heading with an add button, and the tree."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.text import fold
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.models.themes import ThemeTreeModel
from leifeng_reader.ui.panels.swatches import SwatchPopup
from leifeng_reader.ui.panels.thememenu import ThemeActs, stepped, theme_menu, themes_menu
from leifeng_reader.ui.panels.themetree import ThemeTree
from leifeng_reader.ui.session import Session

_SWITCH = """
QPushButton { text-align: left; margin: 2px 12px 6px 12px; padding: 2px 8px; min-height: 0;
    color: palette(placeholder-text); background: transparent; }
QPushButton:checked { background: transparent; }
"""


class ThemePanel(QWidget):
    """Signals are wishes; ids of parents are "" for the top, a key of 0 is none.

    `actWanted` carries what is to be done with themes, and their ids: "give", "open",
    "merge", "triage", "archive", "unarchive", or "delete" for several.
    """

    addWanted = Signal(str, str)
    renameWanted = Signal(str, str)
    recolourWanted = Signal(str, str)
    moveWanted = Signal(str, str, int)
    deleteWanted = Signal(str)
    keyWanted = Signal(str, int)
    actWanted = Signal(str, list)
    filterWanted = Signal(object)
    leaveWanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the session's codebook."""
        super().__init__(parent)
        self._session = session
        self.model = ThemeTreeModel(session, self)
        self.tree = ThemeTree(session, self.model, self)
        self._acts = ThemeActs(
            wish=self.actWanted.emit,
            add=self.add,
            rename=lambda theme: self.tree.edit(self.model.index_of(theme)),
            recolour=self.recolour,
            set_key=self.keyWanted.emit,
            show_only=self.toggle_only,
            show=self.show_theme,
            step=self.step,
            delete=self.deleteWanted.emit,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._heading())
        layout.addWidget(self._hint())
        layout.addWidget(self.tree)
        self.archive_button = self._archive_switch()
        layout.addWidget(self.archive_button)
        self._connect()

    def _heading(self) -> QHBoxLayout:
        label = QLabel(self.tr("Themes"), self)
        label.setObjectName("panelHeading")
        add = QToolButton(self)
        add.setObjectName("addTheme")
        add.setIcon(icon("add"))
        add.setToolTip(self.tr("Add a theme"))
        add.setAccessibleName(add.toolTip())
        add.clicked.connect(lambda: self.add(""))
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 14, 4)
        row.addWidget(label, 1)
        row.addWidget(add)
        return row

    def _hint(self) -> QLabel:
        """Return the line that stands in the place of themes while there are none."""
        hint = QLabel(self.tr("Press + to add a theme."), self)
        hint.setObjectName("noThemes")
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)

        def follow() -> None:
            hint.setVisible(self.model.rowCount() == 0)

        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(follow)
        follow()
        return hint

    def _archive_switch(self) -> QPushButton:
        """Return what shows and hides archived themes; it is there when there are any."""
        switch = QPushButton(self)
        switch.setObjectName("showArchived")
        switch.setCheckable(True)
        switch.setFlat(True)
        switch.setStyleSheet(_SWITCH)
        switch.toggled.connect(self._show_archived)
        return switch

    def _show_archived(self, shown: bool) -> None:
        self.model.show_archived(shown)
        self._name_switch()

    def _name_switch(self) -> None:
        number = len(self._session.codebook.archived)
        shown = self.model.shows_archived
        words = self.tr("Hide archived") if shown else self.tr("Show archived ({0})").format(number)
        self.archive_button.setText(words)
        self.archive_button.setVisible(number > 0)

    def _connect(self) -> None:
        self.model.renameWanted.connect(self.renameWanted)
        self.model.moveWanted.connect(self.moveWanted)
        self.model.shownWanted.connect(self.show_theme)
        self.tree.openWanted.connect(lambda theme: self.actWanted.emit("open", [theme]))
        self.tree.onlyWanted.connect(self.toggle_only)
        self.tree.deleteWanted.connect(self._wish_delete)
        self.tree.stepWanted.connect(self.step)
        self.tree.leaveWanted.connect(self.leaveWanted)
        self._session.filtered.connect(self.tree.viewport().update)
        self._session.changed.connect(lambda _: self._name_switch())
        self._name_switch()

    # Wishes

    def add(self, parent_id: str) -> None:
        """Wish for a new theme, and rename it in place when it is there."""
        known = set(self._session.codebook.themes)
        self.addWanted.emit(parent_id, self._spare_name(parent_id))
        made = self._session.codebook.themes.keys() - known
        if len(made) == 1:
            index = self.model.index_of(made.pop())
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
            self.tree.edit(index)

    def _spare_name(self, parent_id: str) -> str:
        siblings = self._session.codebook.children(parent_id or None)
        taken = {fold(theme.name) for theme in siblings}
        name = spare = self.tr("New theme")
        number = 2
        while fold(spare) in taken:
            spare, number = f"{name} {number}", number + 1
        return spare

    def recolour(self, theme_id: str) -> None:
        """Open the tones beside a theme; choosing one is a wish."""
        theme = self._session.codebook.themes[theme_id]
        popup = SwatchPopup(theme.colour, self)
        popup.chosen.connect(lambda tone: self.recolourWanted.emit(theme_id, tone))
        row = self.tree.visualRect(self.model.index_of(theme_id))
        popup.open_at(self.tree.viewport().mapToGlobal(row.bottomLeft()))

    def toggle_only(self, theme_id: str) -> None:
        """Wish to filter by one theme alone, or no longer."""
        now = self._session.filter
        only = frozenset({theme_id})
        self.filterWanted.emit(replace(now, themes=frozenset() if now.themes == only else only))

    def show_theme(self, theme_id: str, is_shown: bool) -> None:
        """Wish to show or hide a theme and those under it on the page."""
        codebook, now = self._session.codebook, self._session.filter
        below = codebook.below(theme_id)
        hidden = now.hidden - below if is_shown else now.hidden | below
        self.filterWanted.emit(replace(now, hidden=hidden & codebook.themes.keys()))

    def step(self, theme_id: str, step: str) -> None:
        """Wish to move a theme by a step; see thememenu.stepped."""
        codebook = self._session.codebook
        place = stepped(codebook.themes[theme_id], codebook, step)
        if place is not None:
            self.moveWanted.emit(theme_id, *place)

    def _wish_delete(self) -> None:
        chosen = self.tree.selected_themes() or [self.tree.current_theme()]
        if len(chosen) > 1:
            self.actWanted.emit("delete", chosen)
        else:
            self.deleteWanted.emit(chosen[0])

    # The menu

    def menu(self, index: QModelIndex) -> QMenu:
        """Return what can be done with a theme; off the rows, with the codebook."""
        theme, chosen = self.model.theme(index), self.tree.selected_themes()
        if theme is not None and len(chosen) > 1 and theme.id in chosen:
            return themes_menu(self, chosen, self._acts)
        if theme is not None:
            now, codebook = self._session.filter, self._session.codebook
            return theme_menu(self, theme, codebook, now, self._acts)
        menu = QMenu(self)
        menu.addAction(icon("add"), self.tr("Add a theme")).triggered.connect(lambda: self.add(""))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row at the mouse, or of the current one for the keyboard."""
        tree = self.tree
        point = tree.viewport().mapFromGlobal(event.globalPos())
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = tree.currentIndex() if by_keyboard else tree.indexAt(point)
        corner = tree.visualRect(index).bottomLeft() + QPoint(16, 0)
        at = tree.viewport().mapToGlobal(corner) if by_keyboard else event.globalPos()
        menu = self.menu(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
