"""Notes beside the text, and the lens on overlaps: what the reader switches on the page."""

from collections.abc import Callable
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.change import Change
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.ui.panels.note import NoteEditor

SETTING = "margin-notes"

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class MarginNotes(QObject):
    """Keeps the switch, and the editor of the note that is being written beside the text."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window; the notes stand where they stood when it was last closed."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._pane = window.pane
        self._view = window.pane.view
        self._view.marginShown.connect(self._tell)
        self._view.noteWanted.connect(window.gestures.noteOpened)
        self._view.installEventFilter(self)
        self._pane.open_note = self.write
        self._pane.leave_note = self._leave
        if self._session.setting(SETTING) == "1":
            self._view.show_notes(wanted=True, tell=False)
            QTimer.singleShot(0, self, self.show_state)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"marginNotes": self.toggle, "lens": self.hold_lens}

    def toggle(self) -> None:
        """Show notes beside the text, or only in the panel."""
        self._leave()
        wanted = not self._view.scene.wants_notes
        self._session.keep_setting(SETTING, "1" if wanted else "0")
        self._view.show_notes(wanted=wanted)
        self.show_state()

    def show_state(self) -> None:
        """Tick the command, or not."""
        action = self._window.actions_by_name["marginNotes"]
        action.setChecked(self._view.scene.wants_notes)

    def _tell(self, shown: bool) -> None:
        if not shown:
            self._leave()
            words = self.tr(
                "There is no room for notes beside the text. They are in the panel until there is."
            )
            self._window.gestures.said.emit(words)

    # Writing

    @cached_property
    def editor(self) -> "NoteEditor":
        """The editor beside the text, made when it is first needed."""
        from leifeng_reader.ui.panels.note import NoteEditor
        from leifeng_reader.ui.panels.suggestions import Suggestions

        editor = NoteEditor(0, self._view.viewport())
        editor.setObjectName("marginEditor")
        editor.visitStarted.connect(self._window.gestures.begin_visit)
        editor.noteEdited.connect(self._window.gestures.set_note)
        editor.grown.connect(self._fit)
        editor.visitEnded.connect(self._end)
        editor.released.connect(self._view.setFocus)
        self._view.scrolled.connect(self._follow)
        self._session.changed.connect(self._refresh)
        self._session.parting.connect(self._leave)
        self._suggestions = Suggestions(self._session, editor)
        return editor

    def write(self, annotation_id: str) -> bool:
        """Put the cursor into a note beside the text; tell whether it stands there."""
        annotation = self._session.index.by_id.get(annotation_id)
        margin = self._view.scene.margin
        if margin is None or annotation is None or annotation.status is Status.LOST:
            return False
        if annotation.scope is Scope.DOCUMENT or not self._session.passes(annotation):
            return False
        if self.editor.annotation_id == annotation_id:
            self.editor.setFocus()
            return True
        self._view.reveal(annotation.start)
        self._pane.choose(annotation_id)
        margin.write(annotation_id, 1)
        self._dress()
        self.editor.visit(annotation_id, annotation.note)
        self._follow()
        self.editor.show()
        self._fit()  # lines are known only once it is shown
        self.editor.setFocus()
        return True

    def _dress(self) -> None:
        margin = self._view.scene.margin
        assert margin is not None
        ink = margin.look.page.ink
        self.editor.setFont(margin.face)
        self.editor.set_pitch(round(margin.measure.pitch))
        self.editor.setStyleSheet(
            "QPlainTextEdit, QPlainTextEdit:focus { background: transparent; border: none;"
            f" border-radius: 0; padding: 0; color: {ink}; }}"
        )
        self.editor.resize(margin.width, self.editor.height())

    def _fit(self) -> None:
        """Let the room for the note grow with it."""
        margin = self._view.scene.margin
        if margin is not None and self.editor.annotation_id:
            lines = ceil(self.editor.wanted_height() / margin.measure.pitch)
            margin.write(self.editor.annotation_id, max(1, lines))
            self._view.viewport().update()
            self._follow()

    def _follow(self) -> None:
        """Stay over the note's place; a note out of sight is left."""
        if not self.editor.annotation_id:
            return
        area = self._view.scene.note_area(self.editor.annotation_id)
        if area is None:
            self._leave()
        else:
            self.editor.place(area.toAlignedRect())

    def _refresh(self, _: Change) -> None:
        if self.editor.annotation_id:
            annotation = self._session.index.by_id.get(self.editor.annotation_id)
            if annotation is None:
                self.editor.drop()
            else:
                self.editor.take(annotation.note)
                self._follow()

    def _leave(self) -> None:
        if "editor" in vars(self):
            self.editor.leave()

    def _end(self) -> None:
        margin = self._view.scene.margin
        if margin is not None:
            margin.write("", 0)
        self._view.viewport().update()

    # The lens

    def hold_lens(self) -> None:
        """Hold overlapping annotations apart until the key is let go, or anything else is done."""
        self._view.show_lens(shown=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the lens away when its key is let go, or something else is done."""
        if self._view.lens is not None and self._ends_lens(event):
            self._view.show_lens(shown=False)
        return super().eventFilter(watched, event)

    def _ends_lens(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            is_held = event.isAutoRepeat() or event.type() == QEvent.Type.ShortcutOverride
            return not is_held and event.key() not in _MODIFIERS
        return event.type() in (QEvent.Type.FocusOut, QEvent.Type.Wheel, QEvent.Type.Resize)
