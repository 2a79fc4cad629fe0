"""What stands around the page: panels, menus, commands and messages, wired to the session."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import LibraryNewer, LibraryReadOnly
from leifeng_reader.ui import settings, tasks
from leifeng_reader.ui.actions import make_actions
from leifeng_reader.ui.arrangement import put_away, put_back_panels
from leifeng_reader.ui.features import FEATURES
from leifeng_reader.ui.gestures import Gestures
from leifeng_reader.ui.help import use_keys
from leifeng_reader.ui.importing import Importer
from leifeng_reader.ui.keeping_exports import KeepingExports
from leifeng_reader.ui.languages import mark_choice
from leifeng_reader.ui.menus import build_menus, fill_toolbar
from leifeng_reader.ui.messages import MessageBar, words
from leifeng_reader.ui.navigation import Navigator
from leifeng_reader.ui.panels.contents import ContentsPanel
from leifeng_reader.ui.panels.note import NoteEditor
from leifeng_reader.ui.panels.side import SidePanel
from leifeng_reader.ui.receiving import Reception
from leifeng_reader.ui.recent import RecentMenu
from leifeng_reader.ui.shelf_wishes import ShelfWishes
from leifeng_reader.ui.status import StatusLine
from leifeng_reader.ui.window import MainWindow

_SOON = 200


def furnish(window: MainWindow) -> None:
    """Build everything around the page of a window that has its page already."""
    _make(window)
    _arrange(window)
    _wire_session(window)
    _wire_page(window)
    _wire_panel(window)
    _put_back(window)


def _make(window: MainWindow) -> None:
    session, pane = window.session, window.pane
    window.panel = SidePanel(session)
    window.contents = ContentsPanel()
    window.navigator = Navigator(session, pane.view, window.contents)
    window.messages = MessageBar()
    window.gestures = Gestures(session, pane, window.panel)
    window.shelf_wishes = ShelfWishes(session, pane, window.panel)
    window.importer = Importer(session)
    window.reception = Reception(window, window.importer, window.messages)
    commands = _commands(window)
    for feature in FEATURES:
        commands.update(feature(window).commands())
    window.actions_by_name = make_actions(window, commands)
    mark_choice(window)
    if kept := session.setting(settings.KEYS):
        use_keys(window, kept)
    window.status = StatusLine(window.statusBar(), session, pane.view)


def _commands(window: MainWindow) -> dict[str, Callable[[], None]]:
    gestures, pane = window.gestures, window.pane
    keys = {f"theme{key}": partial(gestures.use_key, key) for key in range(1, 10)}
    return {
        "library": window.shelf_wishes.open_library,
        "details": window.shelf_wishes.open_details,
        "import": window.reception.choose_files,
        "paste": window.reception.paste,
        "close": partial(_close, window),
        "copy": gestures.copy,
        "copyCitation": gestures.copy_citation,
        "find": pane.find_bar.open_bar,
        "findNext": partial(pane.find_bar.step, 1),
        "findPrevious": partial(pane.find_bar.step, -1),
        "filter": partial(_filter, window),
        "highlight": gestures.highlight,
        "note": gestures.write_note,
        "remove": gestures.remove_current,
        "nextAnnotation": partial(pane.step, 1),
        "previousAnnotation": partial(pane.step, -1),
        "cycle": pane.cycle,
        "back": window.navigator.back,
        "forward": window.navigator.forward,
        "goTo": window.navigator.ask_place,
        "toPage": pane.view.setFocus,
        **keys,
    }


def _filter(window: MainWindow) -> None:
    if not window.panel.isVisible():
        window.actions_by_name["panel"].trigger()
    window.panel.focus_filter()


def _close(window: MainWindow) -> None:
    window.close()


def _arrange(window: MainWindow) -> None:
    build_menus(window, window.actions_by_name, RecentMenu(window.session, window))
    fill_toolbar(window.toolbar, window.actions_by_name)
    column = window.left.layout()
    assert column is not None
    column.removeWidget(window.pane)
    column.addWidget(window.messages)
    column.addWidget(window.pane)
    _take_place(window, 0, window.contents)
    _take_place(window, 2, window.panel)


def _take_place(window: MainWindow, place: int, panel: QWidget) -> None:
    kept_free = window.splitter.widget(place)
    assert kept_free is not None
    shown = not kept_free.isHidden()
    state = window.splitter.saveState()  # of hidden ones too, which sizes() leaves out
    window.splitter.replaceWidget(place, panel)
    panel.setVisible(shown)
    window.splitter.restoreState(state)
    kept_free.deleteLater()


def _wire_session(window: MainWindow) -> None:
    session, followers = window.session, Followers(window)
    session.failed.disconnect(window.early_faults.append)
    session.failed.connect(followers.tell)
    session.changed.connect(followers.after_change)
    session.filtered.connect(followers.follow_page)
    # To the window itself: the stack still says something when all is taken down.
    session.undo_stack.indexChanged.connect(window.show_undo)
    window.shelf_wishes.said.connect(followers.say)
    for wishes in (window.gestures, window.navigator):
        wishes.said.connect(followers.advise)
    window.gestures.noteOpened.connect(followers.open_note)
    window.messages.dismissed.connect(followers.after_message)
    window.importer.ended.connect(followers.go_back_to_page)
    window.navigator.trail.changed.connect(followers.show_trail)
    window.pane.annotationChosen.connect(followers.show_annotation)
    window.show_undo()
    followers.show_trail()
    followers.greet()


def _wire_page(window: MainWindow) -> None:
    pane, gestures, view = window.pane, window.gestures, window.pane.view
    pane.bar.themeWanted.connect(gestures.use_theme)
    pane.bar.noteWanted.connect(gestures.write_note)
    pane.bar.copyWanted.connect(gestures.copy)
    pane.bar.removeWanted.connect(gestures.remove_current)
    view.resizeWanted.connect(gestures.resize)
    window.navigator.passed.connect(window.panel.follow)
    view.note_words = window.navigator.note_words


def _wire_panel(window: MainWindow) -> None:
    panel, gestures = window.panel, window.gestures
    panel.annotationActivated.connect(window.pane.reveal)
    panel.noteVisitStarted.connect(gestures.begin_visit)
    panel.noteEdited.connect(gestures.set_note)
    panel.removeWanted.connect(gestures.remove)
    panel.copyWanted.connect(gestures.copy_citation)
    panel.themeToggleWanted.connect(gestures.toggle)
    panel.filterWanted.connect(window.session.set_filter)
    panel.themeAddWanted.connect(gestures.add_theme)
    panel.themeRenameWanted.connect(gestures.rename_theme)
    panel.themeRecolourWanted.connect(gestures.recolour_theme)
    panel.themeMoveWanted.connect(gestures.move_theme)
    panel.themeDeleteWanted.connect(gestures.delete_theme)
    panel.themeKeyWanted.connect(gestures.key_theme)
    panel.leaveWanted.connect(window.pane.view.setFocus)


class Followers(QObject):
    """What the window does when something was said or has happened."""

    def __init__(self, window: MainWindow) -> None:
        """Follow for a window."""
        super().__init__(window)
        self._window = window
        self._hint = ""

    def tell(self, error: Exception) -> None:
        """Say what went wrong above the page."""
        self._window.messages.show_message(words(error), "warning")

    def say(self, said: str) -> None:
        """Say what was done above the page."""
        self._window.messages.show_message(said, "info")

    def advise(self, said: str) -> None:
        """Say above the page why nothing was done, and what would help."""
        self._window.messages.show_message(said, "advice")

    def greet(self) -> None:
        """Say what there is to say at the beginning."""
        window = self._window
        store = window.session.store
        if store.is_read_only:
            self.tell((LibraryNewer if store.is_newer else LibraryReadOnly)(store.path))
        elif window.session.setting(settings.HINT) is None:
            self._hint = self.tr(
                "Select a passage and press a digit: it is highlighted with that theme."
            )
            window.messages.show_message(self._hint, "hint")
            window.pane.view.go_to(window.session.place())  # below the hint
        for fault in window.early_faults:
            self.tell(fault)

    def follow_page(self) -> None:
        """Let the cards begin where the page is, when others than before are listed."""
        self._window.panel.follow(*self._window.pane.view.scene.visible_span())

    def after_change(self, change: Change) -> None:
        """Take the first hint away for good once it was followed."""
        if self._hint and any(isinstance(record, Annotation) for record in change.after):
            self._window.session.keep_setting(settings.HINT, "dismissed")
            if self._window.messages.text == self._hint:
                self._window.messages.dismiss()
            self._hint = ""

    def after_message(self) -> None:
        """Remember that the hint was read; give the focus back to the page."""
        window = self._window
        messages = window.messages
        if messages.kind == "hint" and messages.text != window.reception.saying:
            window.session.keep_setting(settings.HINT, "dismissed")
        if messages.isAncestorOf(window.focusWidget() or window):
            window.pane.view.setFocus()

    def go_back_to_page(self) -> None:
        """Let the keys go to the page again."""
        self._window.pane.view.setFocus()

    def open_note(self, annotation_id: str) -> None:
        """Show an annotation's note to be written, beside the text or in the panel."""
        if self._window.pane.open_note(annotation_id):
            return
        if not self._window.panel.isVisible():
            self._window.actions_by_name["panel"].trigger()
        self._window.panel.edit_note(annotation_id)

    def show_annotation(self, annotation_id: str) -> None:
        """Show in the panel which annotation is current."""
        self._window.panel.show_annotation(annotation_id or None)

    def show_trail(self) -> None:
        """Offer the ways back and forward that there are."""
        actions, trail = self._window.actions_by_name, self._window.navigator.trail
        actions["back"].setEnabled(trail.can_go_back)
        actions["forward"].setEnabled(trail.can_go_forward)


# Beginning and end


def _put_back(window: MainWindow) -> None:
    put_back_panels(window.panel, window.session)
    for name, panel in (("contents", window.contents), ("panel", window.panel)):
        window.actions_by_name[name].setChecked(panel.isVisibleTo(window))
    if window.session.document is not None:
        # What was built after the text was opened has to hear of it too.
        window.session.opened.emit(window.session.document)
    QTimer.singleShot(_SOON, window, partial(_get_ready, window))


def _get_ready(window: MainWindow) -> None:
    if window.isVisible():  # a closed window's library is closed too
        window.session.store.get_ready()


def say_unsaved(window: MainWindow) -> list[str]:
    """Save what is being written; return what cannot be, which the clipboard has then."""
    from leifeng_reader.ui.study.fields import Typing  # late: a start need not wait for it

    editors, fields = window.findChildren(NoteEditor), window.findChildren(Typing)
    for editor in editors:
        editor.leave()
    for field in fields:
        field.flush()
    unsaved = [note for editor in editors for note in editor.unsaved]
    unsaved += [words for field in fields for words in field.unsaved]
    if unsaved:
        QGuiApplication.clipboard().setText("\n\n".join(unsaved))
        said = QCoreApplication.translate(
            "MainWindow",
            "What you wrote could not be saved. It was copied, to be pasted where it is safe; "
            "close the window again to leave without it.",
        )
        window.messages.show_message(said, "warning")
    return unsaved


def put_away_all(window: MainWindow) -> None:
    """Save what is being typed, the place and the layout; let work in progress come to its end."""
    for dialog in window.findChildren(QDialog):
        dialog.close()  # none may look into a library that is closed
    window.pane.leave_note()
    window.panel.flush()
    window.keep_place()
    window.gestures.keep_last_theme()
    put_away(window, window.splitter, window.panel, window.contents, window.session)
    window.importer.cancel()
    for keeping in window.findChildren(KeepingExports):
        keeping.finish()
    tasks.wait_for_all()
