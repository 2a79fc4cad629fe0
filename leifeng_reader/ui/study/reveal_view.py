"""A text shown to a class: its annotations appear one after another, by the keyboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.colours import tone
from leifeng_reader.core.document import Document
from leifeng_reader.ui.page.accessible import announce
from leifeng_reader.ui.page.marks import MarkSource
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.settings import PageSettings
from leifeng_reader.ui.study.reveal_screen import STEP, RevealScreen
from leifeng_reader.ui.study.reveal_steps import Entry, Steps, legend
from leifeng_reader.ui.wording import enumerated

_COVERS = {"b": "#000000", ".": "#000000", "w": "#ffffff", ",": "#ffffff"}

K = Qt.Key
_MODIFIERS = (K.Key_Shift, K.Key_Control, K.Key_Alt, K.Key_AltGr, K.Key_Meta)


class RevealView(RevealScreen):
    """Fills the screen. `left` carries the place it came to, -1 where it never moved.

    Nothing in the library is changed.
    """

    left = Signal(int)

    def __init__(
        self,
        session: Session,
        settings: PageSettings,
        tone_of: Callable[[Annotation], str],
        place: int,
        parent: QWidget | None = None,
    ) -> None:
        """Show the open text from a place on, its annotations hidden."""
        super().__init__(session, settings, tone_of, place, parent)
        self.setObjectName("revealView")
        document, _ = session.require_document()
        self._document, self._session = document, session
        self.setWindowTitle(document.title)
        self.setAccessibleName(self.tr("Text for the projector"))
        self.steps = Steps(session.index, session.passes, place)
        self.entries: list[Entry] = []
        self._keys = self._by_key()
        self.legend.wanted.connect(self.toggle_theme)
        session.changed.connect(self._follow)
        session.loaded.connect(self._refresh)
        session.opened.connect(self._follow_text)
        self._refresh()
        self.help.say(
            self.tr("Space next  ·  ← back  ·  1–9 themes  ·  S spotlight  ·  B black")
            + "  ·  "
            + self.tr("? all keys  ·  Esc leave")
        )

    # Keys

    def _by_key(self) -> dict[int, Callable[[], object]]:
        forward, back = self.forward, self.back
        return {
            **dict.fromkeys((K.Key_Space, K.Key_Right, K.Key_PageDown, K.Key_Return), forward),
            **dict.fromkeys((K.Key_Enter,), forward),
            **dict.fromkeys((K.Key_Left, K.Key_Backspace, K.Key_PageUp), back),
            K.Key_Down: partial(self.step_line, 1),
            K.Key_Up: partial(self.step_line, -1),
            K.Key_Home: self.hide_all,
            K.Key_A: self.show_all,
            K.Key_S: self.toggle_spotlight,
            K.Key_D: self.toggle_dark,
            K.Key_L: self.toggle_legend,
            K.Key_N: self.toggle_notes,
            K.Key_Plus: partial(self.enlarge, STEP),
            K.Key_Minus: partial(self.enlarge, 1 / STEP),
            K.Key_Equal: partial(self.enlarge, STEP),
            K.Key_F1: self.sheet.show,
            K.Key_Question: self.sheet.show,
            K.Key_F5: self.close,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key asks for; a key pressed on a covered screen uncovers it."""
        key, typed = event.key(), event.text().lower()
        if key in _MODIFIERS:
            event.ignore()
        elif self.sheet.isVisible():
            self.sheet.hide()
        elif self.cover:
            colour = _COVERS.get(typed, self.cover)
            self.set_cover("" if colour == self.cover else colour)
        elif key == K.Key_Escape:
            self.close()
        elif typed in _COVERS:
            self.set_cover(_COVERS[typed])
        elif K.Key_0 <= key <= K.Key_9:
            self._use_digit(key - K.Key_0, event.modifiers())
        elif act := self._keys.get(key):
            act()
        else:
            event.ignore()

    # Steps

    def forward(self) -> None:
        """Turn to the rest of the note, or show the next annotation."""
        if self.wants_note and self.note.turn(1):
            return
        if self.steps.forward() is None:
            none, all_shown = (
                self.tr("This text has no annotations to show."),
                self.tr("All annotations are shown."),
            )
            self.help.say(all_shown if self.entries else none)
            return
        self._show_current()

    def back(self) -> None:
        """Turn the note back, or hide what was shown last."""
        if self.wants_note and self.note.turn(-1):
            return
        if self.steps.back():
            self._show_current()

    def show_all(self) -> None:
        """Show every annotation."""
        self.steps.show_all()
        self._show_current()

    def hide_all(self) -> None:
        """Hide every annotation and go to the beginning."""
        self.steps.hide_all()
        self._show_current()
        self.go_to(0)

    def _use_digit(self, digit: int, held: Qt.KeyboardModifier) -> None:
        entry = next((each for each in self.entries if each.digit == digit), None)
        if held & Qt.KeyboardModifier.ControlModifier:
            self.enlarge(0.0 if digit == 0 else 1.0)
        elif entry is None:
            return
        elif held & Qt.KeyboardModifier.AltModifier:
            self.steps.step_alone(entry.theme_id)
            self._show_steps()
        else:
            self.toggle_theme(entry.theme_id)

    def toggle_theme(self, theme_id: str) -> None:
        """Show a theme's annotations, or hide them."""
        self.steps.toggle(theme_id)
        self._show_current()

    def _show_current(self) -> None:
        """Show what is shown now, and bring the annotation that is spoken of into view."""
        self.current = current = self.steps.current
        if current is None:
            self.note.show_note("", "", "")
        else:
            strong = tone(self._tone_of(current)).on(self.page.name).strong
            self.note.show_note(current.note, self._names(current), strong)
            announce(self, f"{current.selector.quote}. {current.note}")
        self._show_steps()
        self.lay()
        if current is not None:
            self.bring_in(current.start, current.end)

    def _names(self, annotation: Annotation) -> str:
        known = self._session.codebook.themes
        return enumerated(known[t].name for t in annotation.themes if t in known)

    def _show_steps(self) -> None:
        self.scene.marks = MarkSource(self._session.index, self.steps.is_shown, self._tone_of)
        self.scene.forget_marks()
        self.entries = legend(self.steps, self._session.codebook, self.tr("No theme"))
        self.legend.show_entries(self.entries, self.steps.alone)
        self.update()

    # The library

    def _follow(self, change: Change) -> None:
        self._refresh()

    def _refresh(self) -> None:
        current = self.steps.current
        if current is not None:
            self.current = self.steps.current = self._session.index.by_id.get(current.id)
        self._show_steps()
        self.lay()

    def _follow_text(self, document: Document | None) -> None:
        if document is None or document.text_id != self._document.text_id:
            self.close()

    def toggle_dark(self) -> None:
        """Show a dark page, or a light one."""
        super().toggle_dark()
        self._show_current()

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Speak of the annotation under the pointer; uncover a covered screen."""
        if self.sheet.isVisible() or self.cover:
            self.sheet.hide()
            self.set_cover("")
            return
        character = self.scene.character_at(event.position())
        found = [] if character is None else self.scene.marks.at(character)
        if found:
            self.steps.choose(found[0])
            self._show_current()

    def done(self, result: int) -> None:
        """Tell the place, and leave."""
        self.left.emit(self.place if self.has_moved else -1)
        super().done(result)
