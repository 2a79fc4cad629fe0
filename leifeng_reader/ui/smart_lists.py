"""Filters kept under names: chosen from a menu, saved, renamed and removed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.filters import Filter, SavedFilter
from leifeng_reader.operations import filtering
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.wording import enumerated

Choose = Callable[[Filter], None]


class SmartLists(QObject):
    """The saved filters of a session's library, and what can be done with them."""

    def __init__(self, session: Session, parent: QObject) -> None:
        """Serve a session."""
        super().__init__(parent)
        self._session = session

    def saved(self) -> list[SavedFilter]:
        """Return the saved filters in their order."""
        try:
            return self._session.store.saved_filters()
        except ReaderError as error:
            self._session.failed.emit(error)
            return []

    def menu(self, parent: QWidget, now: Filter, choose: Choose) -> QMenu:
        """Return a menu of the saved filters, the one that is `now` ticked."""
        saved, menu = self.saved(), QMenu(parent)
        menu.setObjectName("listsMenu")
        menu.setAccessibleName(self.tr("Saved lists"))
        for each in saved:
            action = menu.addAction(_label(each))
            action.setCheckable(True)
            action.setChecked(each.wanted == now)
            action.triggered.connect(lambda _, each=each: choose(self._known(each.wanted)))
        if not saved:
            menu.addAction(self.tr("No lists are saved yet")).setEnabled(False)
        menu.addSeparator()
        save = menu.addAction(icon("add"), self.tr("Save this filter as a list…"))
        save.setEnabled(not now.is_empty)
        save.triggered.connect(lambda: self.ask_to_save(parent, now))
        for title, mark, act in (
            (self.tr("Change to this filter"), "filter", lambda each: self._set(each, now)),
            (self.tr("Rename"), "note", lambda each: self.ask_to_rename(parent, each)),
            (self.tr("Remove"), "remove", self.remove),
        ):
            below = menu.addMenu(icon(mark), title)
            below.setEnabled(bool(saved) and (mark != "filter" or not now.is_empty))
            for each in saved:
                chosen = below.addAction(_label(each))
                chosen.triggered.connect(lambda _, act=act, each=each: act(each))
        return menu

    def _known(self, wanted: Filter) -> Filter:
        """Return a filter without the themes that are gone."""
        known = self._session.codebook.themes.keys()
        return replace(wanted, themes=wanted.themes & known, hidden=wanted.hidden & known)

    # Changes

    def ask_to_save(self, parent: QWidget, wanted: Filter) -> None:
        """Ask for a name, and keep a filter under it."""
        from leifeng_reader.ui.dialogs.naming import NameDialog

        begin = shortened(wanted.words, 40) if wanted.words.strip() else self._first_name(wanted)
        dialog = NameDialog(self.tr("Save list"), self.tr("Name of the list"), begin, parent)
        dialog.wanted.connect(lambda name: self.save(name, wanted))
        _ask(dialog, parent)

    def _first_name(self, wanted: Filter) -> str:
        themes = self._session.codebook.themes
        names = sorted(themes[theme].name for theme in wanted.themes if theme in themes)
        if names:
            return shortened(enumerated(names), 40)
        return self.tr("No theme") if wanted.no_theme else ""

    def save(self, name: str, wanted: Filter) -> None:
        """Keep a filter under a name."""
        origin = self._session.origin
        self._session.attempt(
            lambda: filtering.save_filter(self.saved(), name, wanted, origin)[0], "save list"
        )

    def ask_to_rename(self, parent: QWidget, saved: SavedFilter) -> None:
        """Ask for another name of a saved filter."""
        from leifeng_reader.ui.dialogs.naming import NameDialog

        title, ask = self.tr("Rename list"), self.tr("Name of the list")
        dialog = NameDialog(title, ask, saved.name, parent)
        dialog.wanted.connect(lambda name: self.rename(saved, name))
        _ask(dialog, parent)

    def rename(self, saved: SavedFilter, name: str) -> None:
        """Give a saved filter another name."""
        origin = self._session.origin
        self._session.attempt(
            lambda: filtering.rename_filter(self.saved(), saved, name, origin), "rename list"
        )

    def remove(self, saved: SavedFilter) -> None:
        """Remove a saved filter; what it shows stays."""
        self._session.attempt(lambda: filtering.delete_filter(saved), "remove list")

    def _set(self, saved: SavedFilter, wanted: Filter) -> None:
        origin = self._session.origin
        self._session.attempt(lambda: filtering.set_wanted(saved, wanted, origin), "change list")


def _ask(dialog: QDialog, parent: QWidget) -> None:
    dialog.finished.connect(lambda _: parent.window().activateWindow())
    dialog.open()


def _label(saved: SavedFilter) -> str:
    return saved.name.replace("&", "&&")
