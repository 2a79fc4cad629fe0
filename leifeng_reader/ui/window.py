"""The window: page and panel side by side, wired to the session."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader import __version__
from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.colours import Page
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import LibraryNewer, LibraryReadOnly
from leifeng_reader.ui import settings, style, tasks
from leifeng_reader.ui.actions import make_actions, shortcut_rows
from leifeng_reader.ui.arrangement import put_away, put_back
from leifeng_reader.ui.gestures import Gestures
from leifeng_reader.ui.importing import Importer
from leifeng_reader.ui.menus import build_menus, build_toolbar
from leifeng_reader.ui.messages import MessageBar, words
from leifeng_reader.ui.navigation import Navigator
from leifeng_reader.ui.page.pane import PagePane
from leifeng_reader.ui.panels.contents import ContentsPanel
from leifeng_reader.ui.panels.side import SidePanel
from leifeng_reader.ui.receiving import Reception
from leifeng_reader.ui.recent import RecentMenu
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.settings import PageSettings
from leifeng_reader.ui.shelf_wishes import ShelfWishes
from leifeng_reader.ui.status import StatusLine

if TYPE_CHECKING:
    from leifeng_reader.ui.dialogs.writing import ExportRequest

_KEEP_PLACE_AFTER = 500


class MainWindow(QMainWindow):
    """One window on one library."""

    def __init__(self, session: Session) -> None:
        """Build the window; it shows a document once the session opens one."""
        super().__init__()
        self.session = session
        session.setParent(self)
        self.page_settings = settings.from_json(PageSettings, session.setting(settings.PAGE))
        self.pane = PagePane(session, self.page_settings, self._page())
        self.panel = SidePanel(session)
        self.contents = ContentsPanel()
        self.navigator = Navigator(session, self.pane.view, self.contents)
        self.messages = MessageBar()
        self.gestures = Gestures(session, self.pane, self.panel)
        self.shelf_wishes = ShelfWishes(session, self.pane, self.panel)
        self.importer = Importer(session)
        self.reception = Reception(self, self.importer, self.messages)
        self._place_pause = QTimer(self)
        self._place_pause.setSingleShot(True)
        self._place_pause.setInterval(_KEEP_PLACE_AFTER)
        self._place_pause.timeout.connect(self._keep_place)
        self.actions_by_name = make_actions(self, self._slots())
        self._build()
        self.status = StatusLine(self.statusBar(), session, self.pane.view)
        self._wire_session()
        self._wire_page()
        self._wire_panel()
        self._restore()
        self.setAcceptDrops(True)

    # Building

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Lei Feng Reader"))
        build_menus(self, self.actions_by_name, RecentMenu(self.session, self))
        self.toolbar = build_toolbar(self, self.actions_by_name)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.pane, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.contents)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.panel)
        for place, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(place, stretch)
        self.setCentralWidget(self.splitter)
        self.setMinimumSize(640, 420)

    def _slots(self) -> dict[str, Callable[[], None]]:
        gestures = self.gestures
        keys = {f"theme{key}": partial(gestures.use_key, key) for key in range(1, 10)}
        return {
            "library": self.shelf_wishes.open_library,
            "details": self.shelf_wishes.open_details,
            "import": self.reception.choose_files,
            "paste": self.reception.paste,
            "export": self.export,
            "close": self._close,
            "undo": gestures.undo,
            "redo": gestures.redo,
            "copy": gestures.copy,
            "copyCitation": gestures.copy_citation,
            "find": self.pane.find_bar.open_bar,
            "filter": self.panel.focus_filter,
            "highlight": gestures.highlight,
            "note": gestures.write_note,
            "remove": gestures.remove_current,
            "nextAnnotation": lambda: self._step(1),
            "previousAnnotation": lambda: self._step(-1),
            "cycle": self.pane.cycle,
            "panel": self._toggle_panel,
            "contents": self._toggle_contents,
            "back": self.navigator.back,
            "forward": self.navigator.forward,
            "goTo": self.navigator.ask_place,
            "pageSettings": self._open_page_settings,
            "larger": lambda: self._zoom(1),
            "smaller": lambda: self._zoom(-1),
            "usualSize": lambda: self._zoom(0),
            "toPage": self.pane.view.setFocus,
            "shortcuts": self._open_shortcuts,
            "about": self._open_about,
            **keys,
        }

    # Wiring

    def _wire_session(self) -> None:
        session = self.session
        session.opened.connect(self._show_title)
        session.failed.connect(self._tell)
        session.undo_stack.indexChanged.connect(self._show_undo)
        for wishes in (self.gestures, self.shelf_wishes):
            wishes.said.connect(lambda said: self.messages.show_message(said, "info"))
        self.messages.dismissed.connect(self._after_message)
        self.importer.ended.connect(lambda _: self.pane.view.setFocus())
        self._show_undo()
        self._show_trail()

    def _wire_page(self) -> None:
        pane, gestures, view = self.pane, self.gestures, self.pane.view
        pane.annotationChosen.connect(lambda key: self.panel.show_annotation(key or None))
        pane.bar.themeWanted.connect(gestures.use_theme)
        pane.bar.noteWanted.connect(gestures.write_note)
        pane.bar.copyWanted.connect(gestures.copy)
        pane.bar.removeWanted.connect(gestures.remove_current)
        view.resizeWanted.connect(gestures.resize)
        self.navigator.said.connect(lambda said: self.messages.show_message(said, "info"))
        self.navigator.passed.connect(self.panel.follow)
        self.navigator.trail.changed.connect(self._show_trail)
        view.note_words = self.navigator.note_words
        view.describe = self._described
        view.zoomWanted.connect(self._zoom)
        view.scrolled.connect(self._place_pause.start)

    def _wire_panel(self) -> None:
        panel, gestures = self.panel, self.gestures
        gestures.noteOpened.connect(self._open_note)
        panel.annotationActivated.connect(self.pane.reveal)
        panel.noteVisitStarted.connect(gestures.begin_visit)
        panel.noteEdited.connect(gestures.set_note)
        panel.removeWanted.connect(gestures.remove)
        panel.copyWanted.connect(gestures.copy_citation)
        panel.themeToggleWanted.connect(gestures.toggle)
        panel.filterWanted.connect(self.session.set_filter)
        panel.themeAddWanted.connect(gestures.add_theme)
        panel.themeRenameWanted.connect(gestures.rename_theme)
        panel.themeRecolourWanted.connect(gestures.recolour_theme)
        panel.themeMoveWanted.connect(gestures.move_theme)
        panel.themeDeleteWanted.connect(gestures.delete_theme)
        panel.themeKeyWanted.connect(gestures.key_theme)
        panel.leaveWanted.connect(self.pane.view.setFocus)

    # Documents

    def _show_title(self, document: Document | None) -> None:
        name = self.tr("Lei Feng Reader")
        self.setWindowTitle(f"{document.title} — {name}" if document else name)
        self.pane.view.setFocus()

    def take_files(self, files: list[Path]) -> None:
        """Import files and come to the front."""
        if files:
            self.importer.take(files)
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what is dropped."""
        urls = event.mimeData().urls()
        self.take_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    # Annotations

    def _open_note(self, annotation_id: str) -> None:
        if not self.panel.isVisible():
            self._toggle_panel()
        self.panel.edit_note(annotation_id)

    def _step(self, step: int) -> None:
        """Go to the next or previous annotation that the filter lets pass."""
        index, view = self.session.index, self.pane.view
        place = view.selection()[0] if view.has_caret else view.first_visible()
        key = view.current.order if view.current else (place, -1, "")
        find = index.after if step > 0 else index.before
        found = find(key)
        while found is not None and not self.session.passes(found):
            found = find(found.order)
        if found is not None:
            self.pane.reveal(found.id)

    def _described(self, annotation: Annotation) -> str:
        """Return an annotation's themes and note, as a screen reader says them."""
        paths = (self.session.codebook.path(theme) for theme in annotation.themes)
        themes = ", ".join(format_path(path) for path in paths if path)
        return ": ".join(part for part in (themes, annotation.note) if part)

    def _show_trail(self) -> None:
        self.actions_by_name["back"].setEnabled(self.navigator.trail.can_go_back)
        self.actions_by_name["forward"].setEnabled(self.navigator.trail.can_go_forward)

    def _show_undo(self) -> None:
        stack = self.session.undo_stack
        self.actions_by_name["undo"].setEnabled(stack.canUndo())
        self.actions_by_name["redo"].setEnabled(stack.canRedo())

    def _tell(self, error: Exception) -> None:
        self.messages.show_message(words(error), "warning")

    # Export

    def export(self) -> None:
        """Ask what to export, and where to."""
        if self.session.document is None:
            return
        # Dialogs are imported when they open: a start need not wait for them.
        from leifeng_reader.ui.dialogs.export import ExportDialog

        self.panel.flush()
        dialog = ExportDialog(self.session, self)
        dialog.wanted.connect(self._export)
        dialog.open()

    def _export(self, request: "ExportRequest") -> None:
        from leifeng_reader.ui.dialogs.writing import export_work

        def done(number: object) -> None:
            self._tell_exported(request.path, int(str(number)))

        self.exporting = tasks.run(export_work(self.session, request), done, self._tell)

    def _tell_exported(self, path: Path, number: int) -> None:
        one, many = (
            self.tr("Exported 1 annotation to “{1}”."),
            self.tr("Exported {0} annotations to “{1}”."),
        )
        said = (one if number == 1 else many).format(f"{number:,}", path.name)

        def show() -> None:
            from leifeng_reader.ui.dialogs.writing import show_in_folder

            show_in_folder(path)

        self.messages.show_message(said, "info", [(self.tr("Show in folder"), show)])

    # The look

    def _page(self) -> Page:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return style.page(self.page_settings.colour, app)

    def set_page_settings(self, wanted: PageSettings) -> None:
        """Show the page in other settings and remember them."""
        self.page_settings = wanted.clamped()
        self.pane.restyle(self.page_settings, self._page())
        self.session.keep_setting(settings.PAGE, settings.to_json(self.page_settings))

    def _zoom(self, step: int) -> None:
        size = self.page_settings.size + step if step else PageSettings().size
        self.set_page_settings(replace(self.page_settings, size=size))

    def _open_page_settings(self) -> None:
        from leifeng_reader.ui.dialogs.page_settings import PageSettingsPopup

        popup = PageSettingsPopup(self.page_settings, self)
        popup.changed.connect(self.set_page_settings)
        button = self.toolbar.widgetForAction(self.actions_by_name["pageSettings"])
        corner = button.mapToGlobal(button.rect().bottomRight())
        popup.adjustSize()
        popup.move(corner.x() - popup.width(), corner.y() + 4)
        popup.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "pane"):
            page = self._page()
            if page != self.pane.view.scene.flow.look.page:
                self.pane.restyle(self.page_settings, page)

    def _toggle_panel(self) -> None:
        shown = not self.panel.isVisible()
        self.panel.setVisible(shown)
        self.actions_by_name["panel"].setChecked(shown)

    def _toggle_contents(self) -> None:
        shown = not self.contents.isVisible()
        self.contents.setVisible(shown)
        self.actions_by_name["contents"].setChecked(shown)
        if shown:
            self.contents.follow(self.pane.view.first_visible())

    # Help

    def _open_shortcuts(self) -> None:
        from leifeng_reader.ui.dialogs.shortcuts import ShortcutSheet

        ShortcutSheet(shortcut_rows(), self).open()

    def _open_about(self) -> None:
        about = self.tr("Read, highlight, theme, export. Version {0}.\nLibrary: {1}")
        shown = about.format(__version__, self.session.store.path)
        QMessageBox.about(self, self.tr("Lei Feng Reader"), shown)

    # Beginning and end

    def _restore(self) -> None:
        put_back(self, self.splitter, self.panel, self.contents, self.session)
        self.actions_by_name["contents"].setChecked(self.contents.isVisibleTo(self))
        self.actions_by_name["panel"].setChecked(self.panel.isVisibleTo(self))
        self._greet()

    def _greet(self) -> None:
        store = self.session.store
        if store.is_read_only:
            fault = LibraryNewer if store.is_newer else LibraryReadOnly
            self._tell(fault(store.path))
        elif self.session.setting(settings.HINT) is None:
            self.messages.show_message(
                self.tr("Select a passage and press a digit: it is highlighted with that theme."),
                "hint",
            )

    def _after_message(self) -> None:
        """Remember that the hint was read; give the focus back to the page."""
        if self.messages.kind == "hint" and self.messages.text != self.reception.saying:
            self.session.keep_setting(settings.HINT, "dismissed")
        if self.messages.isAncestorOf(self.focusWidget() or self):
            self.pane.view.setFocus()

    def _keep_place(self) -> None:
        self.session.keep_place(self.pane.view.first_visible())

    def _close(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, the place, the layout; then let go of the library."""
        self.panel.flush()
        self._place_pause.stop()
        self.pane.view.scrolled.disconnect(self._place_pause.start)
        self._keep_place()
        self.gestures.keep_last_theme()
        put_away(self, self.splitter, self.panel, self.contents, self.session)
        self.importer.cancel()
        tasks.wait_for_all()
        self.session.close()
        super().closeEvent(event)
