"""Keys in the reading view: the caret's moves, scrolling, leaving."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from leifeng_reader.ui.page.movement import STEPS, Step, Unit, moved

if TYPE_CHECKING:
    from leifeng_reader.ui.page.view import ReadingView

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
PLAIN = frozenset(
    {
        Qt.Key.Key_F7,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
    }
)
"""Keys that mean something here, or lead to the next widget, by themselves and with Shift."""

_SCROLLING = (Unit.PAGE, Unit.TEXT, Unit.LINE)


def press(view: "ReadingView", event: QKeyEvent) -> bool:
    """Do what a key asks for; return False for keys that mean nothing here."""
    modifiers = event.modifiers() & ~_KEYPAD
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_F7:
        place_caret(view)
        view.set_caret(not view.has_caret)
    elif key == Qt.Key.Key_Escape:
        return _leave(view)
    elif key == Qt.Key.Key_Space:
        _scroll(view, Step(Unit.PAGE, forward=not modifiers & _SHIFT))
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and view.current is not None:
        view.noteWanted.emit(view.current.id)
    elif _selects_all(event):
        view.setSelection(0, view.length)
    else:
        step = STEPS.get((key, modifiers & ~_SHIFT))
        if step is None:
            return False
        move(view, step, extend=bool(modifiers & _SHIFT))
    return True


def move(view: "ReadingView", step: Step, *, extend: bool) -> None:
    """Move the caret, which appears if it is not shown; without it pages and ends scroll."""
    if not view.has_caret and not extend and step.unit in _SCROLLING:
        _scroll(view, step)
        return
    place_caret(view)
    view.set_caret(True)
    rows = step.unit in (Unit.ROW, Unit.PAGE)
    if not rows or view.wanted_x is None:
        view.wanted_x = view.scene.caret(view.position).left()
    wanted = view.wanted_x
    position = moved(view.scene, view.position, step, wanted)
    view.select(view.anchor if extend else position, position)
    view.wanted_x = wanted if rows else None
    _keep_in_view(view)
    if extend:
        view.selectionMade.emit()


def place_caret(view: "ReadingView") -> None:
    """Put a caret that is not shown where the reader is looking."""
    start, end = view.scene.visible_span()
    if not view.has_caret and not start <= view.position <= end:
        position = view.current.start if view.current else start
        view.select(position, position)


def _keep_in_view(view: "ReadingView") -> None:
    rect = view.scene.caret(view.position)
    leading = view.scene.flow.look.leading
    if rect.top() < leading:
        view.scene.scroll_by(rect.top() - leading)
    elif rect.bottom() > view.scene.viewport_height - leading:
        view.scene.scroll_by(rect.bottom() - view.scene.viewport_height + leading)
    view.verticalScrollBar().setRange(0, view.scene.scroll_range)
    view.verticalScrollBar().setValue(view.scene.scroll)


def _scroll(view: "ReadingView", step: Step) -> None:
    bar = view.verticalScrollBar()
    if step.unit is Unit.PAGE:
        reach = view.scene.viewport_height - 2 * view.scene.flow.look.leading
        bar.setValue(bar.value() + (reach if step.forward else -reach))
    else:
        bar.setValue(bar.maximum() if step.forward else 0)


def _leave(view: "ReadingView") -> bool:
    """Leave what is selected, shown or current; return whether there was anything to leave."""
    start, end = view.selection()
    was_busy = start < end or view.has_caret or view.current is not None
    if start < end:
        view.select(view.position, view.position)
    elif view.has_caret:
        view.set_caret(False)
    view.escaped.emit()
    return was_busy


def flash_time() -> int:
    """Return the caret's period in milliseconds, 0 when it should not blink."""
    return QGuiApplication.styleHints().cursorFlashTime()


def _selects_all(event: QKeyEvent) -> bool:
    from PySide6.QtGui import QKeySequence  # late: not needed to read

    return event.matches(QKeySequence.StandardKey.SelectAll)
