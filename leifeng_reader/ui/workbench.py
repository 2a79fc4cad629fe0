"""The theme workbench: pages of themes, merging, triage, the archive and the codebook."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.ui.destinations import Destination, go
from leifeng_reader.ui.panels.themes import ThemePanel
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.ui.dialogs.codebook import CodebookWindow
    from leifeng_reader.ui.dialogs.theme_page import ThemePage
    from leifeng_reader.ui.models.offers import Usage
    from leifeng_reader.ui.theme_wishes import ThemeWishes

_SHARED = ("undo", "redo")
"""Actions of the window that the workbench's windows answer to as well."""


class Workbench(QObject):
    """Opens the windows of the workbench and grants what they wish."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window, and its tree of themes."""
        super().__init__(window)
        self._window = window
        panel = window.panel.findChild(ThemePanel)
        assert isinstance(panel, ThemePanel)
        self._panel = panel
        panel.actWanted.connect(self._act)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {
            "openTheme": partial(self._act_on_current, "open"),
            "mergeThemes": lambda: self.ask_merge(self._panel.tree.selected_themes()),
            "triage": partial(self._act_on_current, "triage"),
            "archiveTheme": partial(self._act_on_current, "archive"),
            "codebook": self.open_codebook,
        }

    @cached_property
    def wishes(self) -> "ThemeWishes":
        """What grants wishes about themes, made when one is first made."""
        from leifeng_reader.ui.theme_wishes import ThemeWishes

        wishes = ThemeWishes(self._window.session, self._window)
        wishes.said.connect(self._say)
        return wishes

    def _say(self, said: str) -> None:
        self._window.messages.show_message(said, "info")

    # Which themes

    def _act(self, act: str, ids: Sequence[str]) -> None:
        known = [key for key in ids if key in self._window.session.codebook.themes]
        if not known:
            return
        self._window.panel.flush()
        match act:
            case "give":
                self._give(known[0])
            case "open":
                self.open_page(known[0])
            case "merge":
                self.ask_merge(known)
            case "triage":
                self.open_triage(known[0])
            case "archive" | "unarchive":
                self.wishes.archive(known, back=act == "unarchive")
            case "delete":
                self.wishes.delete(known)

    def _give(self, theme_id: str) -> None:
        """Give a theme to what is selected or current on the page; it is not taken off again."""
        window = self._window
        subject = window.gestures.subject()
        if subject is None or theme_id not in subject.themes:
            window.gestures.use_theme(theme_id)
        window.pane.view.setFocus()

    def _act_on_current(self, act: str) -> None:
        ids = self._current()
        if not ids:
            self._ask_to_choose(self.tr("Choose a theme in the list of themes first."))
            return
        archived = self._window.session.codebook.archived
        if act == "archive" and all(theme_id in archived for theme_id in ids):
            act = "unarchive"
        self._act(act, ids)

    def _current(self) -> list[str]:
        """Return the themes chosen in the tree, or the first of the current annotation."""
        current = self._window.pane.view.current
        carried = list(current.themes[:1]) if current is not None else []
        chosen = self._panel.tree.selected_themes()
        return chosen if self._panel.tree.hasFocus() or not carried else carried

    def _ask_to_choose(self, said: str) -> None:
        """Say what is to be chosen, with the keyboard where it is chosen."""
        if not self._window.panel.isVisible():
            self._window.actions_by_name["panel"].trigger()
        tree = self._panel.tree
        tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not tree.selected_themes():  # The row with the ring alone is not chosen yet.
            now = tree.currentIndex()
            tree.setCurrentIndex(now if now.isValid() else tree.model().index(0, 0))
        self._window.messages.show_message(said, "advice")

    # The page of a theme

    def open_page(self, theme_id: str) -> None:
        """Show a theme's page; the one that is open comes to the front."""
        from leifeng_reader.ui.dialogs.theme_page import ThemePage

        pages = self._window.findChildren(ThemePage)
        page = next((p for p in pages if p.theme_id == theme_id and p.isVisible()), None)
        if page is None:
            page = ThemePage(self._window.session, theme_id, self._window)
            self._wire_page(page)
        page.show()
        page.raise_()
        page.activateWindow()

    def _wire_page(self, page: "ThemePage") -> None:
        theme_id, gestures = page.theme_id, self._window.gestures
        self._share(page)
        page.passageWanted.connect(self._go_to)
        page.moveWanted.connect(partial(self._ask_move, page))
        page.removeWanted.connect(lambda ids: self.wishes.relieve(theme_id, ids, page))
        page.facts.renamed.connect(partial(gestures.rename_theme, theme_id))
        page.facts.recoloured.connect(partial(gestures.recolour_theme, theme_id))
        page.facts.keyed.connect(partial(gestures.key_theme, theme_id))
        page.facts.visitStarted.connect(gestures.begin_visit)
        page.facts.described.connect(partial(gestures.describe_theme, theme_id))
        self.wishes.said.connect(page.tell)

    def _share(self, dialog: QDialog) -> None:
        for name in _SHARED:
            action = self._window.findChild(QAction, name)
            assert isinstance(action, QAction)
            dialog.addAction(action)

    def _ask_move(self, page: "ThemePage", ids: Sequence[str]) -> None:
        from leifeng_reader.ui.dialogs.themepicker import ThemePicker
        from leifeng_reader.ui.models.offers import MOST, Offer, offers

        session = self._window.session
        usage = self._usage()

        def find(typed: str) -> list[Offer]:
            listed = offers(session.codebook, usage, typed, most=MOST + 1)
            return [offer for offer in listed if offer.theme_id != page.theme_id][:MOST]

        one = self.tr("Move 1 passage to which theme?")
        many = self.tr("Move {0} passages to which theme?")
        question = one if len(ids) == 1 else many.format(f"{len(ids):,}")
        picker = ThemePicker(question, find, page)
        picker.chosen.connect(lambda to: self.wishes.move(page.theme_id, ids, to, page))
        picker.open()

    def _usage(self) -> "Usage":
        from leifeng_reader.ui.models.offers import Usage

        session = self._window.session
        try:
            return Usage(session.store.theme_counts())
        except ReaderError as error:
            session.failed.emit(error)
            return Usage()

    def _go_to(self, passage: Annotation) -> None:
        """Show a passage on the page, in whichever text it stands."""
        go(
            self._window,
            Destination(passage.document_id, passage.start, passage.end, passage.id),
        )

    # Merging, triage, the codebook

    def ask_merge(self, ids: Sequence[str]) -> None:
        """Ask which of several themes stays, and make them one."""
        if len(ids) < 2:
            said = self.tr("Choose two or more themes in the list first, with Ctrl or Shift.")
            self._ask_to_choose(said)
            return
        from leifeng_reader.ui.dialogs.merge import MergeDialog

        dialog = MergeDialog(self._window.session, ids, self._window)
        dialog.wanted.connect(self.wishes.merge)
        dialog.open()

    def open_triage(self, theme_id: str) -> None:
        """Deal a theme's passages to sub-themes."""
        from leifeng_reader.ui.dialogs.triage import TriageDialog

        dialog = TriageDialog(self._window.session, theme_id, self._usage(), self._window)
        dialog.wanted.connect(partial(self.wishes.split, theme_id))
        dialog.open()

    def open_codebook(self) -> None:
        """Show the codebook as a whole."""
        from leifeng_reader.operations.codebooks import theme_sets
        from leifeng_reader.paths import resources
        from leifeng_reader.ui.dialogs.codebook import CodebookWindow
        from leifeng_reader.ui.languages import spoken

        session = self._window.session
        listed = [each for each in theme_sets(resources(), spoken()) if each.entries]
        view = CodebookWindow(session, listed, self._window)
        self._share(view)
        view.addWanted.connect(partial(self._add_themes, view))
        view.exportWanted.connect(partial(self._export, view))
        view.open()

    def _add_themes(self, view: "CodebookWindow", change: Change) -> None:
        if self._window.session.perform(change, "add themes"):
            view.tell(self.tr("The themes were added. Undo takes them away."))

    def _export(self, view: "CodebookWindow", path: Path) -> None:
        from leifeng_reader.exchange.codebooks import format_of
        from leifeng_reader.operations.codebooks import entries
        from leifeng_reader.operations.exporting import export_file

        try:
            export_file(path, format_of(path).write(entries(self._window.session.codebook)))
        except ReaderError as error:
            self._window.session.failed.emit(error)
        else:
            view.tell(self.tr("The codebook was written to “{0}”.").format(path.name))
