"""The page's own menu: what can be done with the selection, or with the annotation pointed at."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt

from leifeng_reader.core.annotation import Scope
from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

_COPY_AS, _THEMES = "copy as", "themes"
_COPYING = "copy", "copyCitation", _COPY_AS
_SELECTION = "highlight", _THEMES, "note", "", *_COPYING, "", "find", "concordance"
_ANNOTATION = "note", _THEMES, "duplicate", "", *_COPYING, "copyLink", ""
_OF_NO_PASSAGE = "note", _THEMES, "", "copyLink", ""
_ANNOTATION_END = "annotationHistory", "", "remove"
_PLACE = "bookmark", "annotateDocument", "", "find", "goTo", "", "contents", "panel", "pageSettings"


class PageMenu(QObject):
    """Opens by the right button and by the menu key; its entries are the window's commands."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self._view = window.pane.view
        self._view.menuWanted.connect(self.open)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return none: all it does is to show those of others."""
        return {}

    def open(self, point: QPoint, by_keyboard: bool) -> None:
        """Open at a point of the viewport, or below what is selected."""
        if self._window.session.text is None:
            return
        if by_keyboard:
            point = self._below()
        else:
            self._take(QPointF(point))
        self._window.pane.bar.hide()
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._view.viewport().mapToGlobal(point))

    def _below(self) -> QPoint:
        start, end = self._view.selection()
        current = self._view.current
        place = end if start < end or current is None else current.start
        corner = self._view.scene.caret(place).bottomLeft().toPoint()
        area = self._view.viewport().rect()
        return corner if area.contains(corner) else area.center()

    def _take(self, point: QPointF) -> None:
        """Make the annotation at a point current; of several the shortest, but for the one that is.

        A selection that is pointed at stays, and so does all where there is no annotation.
        """
        start, end = self._view.selection()
        character = self._view.scene.character_at(point)
        if character is not None and start <= character < end:
            return
        by_id, current = self._window.session.index.by_id, self._view.current
        found = [by_id[key] for key in self._view.pointer.annotations_at(point) if key in by_id]
        if found and (current is None or current.id not in [a.id for a in found] or start < end):
            self._view.select(self._view.position, self._view.position)
            self._window.pane.choose(min(found, key=lambda a: a.end - a.start).id)

    def menu(self) -> "QMenu":
        """Return the menu for the selection, else for the current annotation, else for the page."""
        from PySide6.QtWidgets import QMenu  # late: not needed to read

        menu = QMenu(self._window)
        current = self._view.current
        if self._view.has_passage:
            self._fill(menu, _SELECTION)
        elif current is None:
            self._fill(menu, _PLACE)
        else:
            is_passage = current.scope is Scope.PASSAGE
            self._fill(menu, _ANNOTATION if is_passage else _OF_NO_PASSAGE)
            self._cards().placingOffered.emit(menu, current)
            self._fill(menu, _ANNOTATION_END)
        return menu

    def _fill(self, menu: "QMenu", names: tuple[str, ...]) -> None:
        for name in names:
            if name == _THEMES:
                self._offer_themes(menu)
            elif name == _COPY_AS:
                self._cards().copyingOffered.emit(menu)
            elif name:
                menu.addAction(self._window.actions_by_name[name])
            else:
                menu.addSeparator()

    def _offer_themes(self, menu: "QMenu") -> None:
        from leifeng_reader.ui.panels.cardmenu import theme_menu  # late: not needed to read

        subject = self._window.gestures.subject()
        carried = subject.themes if subject is not None else ()
        codebook = self._window.session.codebook
        menu.addMenu(theme_menu(menu, codebook, carried, self._window.gestures.use_theme))
        menu.addAction(self._window.actions_by_name["themeByName"])

    def _cards(self) -> CardList:
        cards = self._window.panel.findChild(CardList)
        assert isinstance(cards, CardList)
        return cards
