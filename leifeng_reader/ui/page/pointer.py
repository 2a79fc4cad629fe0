"""The mouse in the reading view: selecting by character, word or sentence, clicking, resizing."""

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.ui.page.movement import Unit, unit_at
from leifeng_reader.ui.page.painting import handles, margin_mark_at

if TYPE_CHECKING:
    from leifeng_reader.ui.page.view import ReadingView

_GRIP = 5


class Pointer:
    """What the mouse is doing: the unit it selects by, the end it drags."""

    def __init__(self, view: "ReadingView") -> None:
        """Serve a view."""
        self._view = view
        self._unit = Unit.CHARACTER
        self._origin = (0, 0)
        self._pressed_at: QPointF | None = None
        self._dragged = False
        self._double_clicked = 0.0
        self._held: tuple[Annotation, bool] | None = None
        self._timer = QTimer(view)
        self._timer.setInterval(30)
        self._timer.timeout.connect(self._auto_scroll)
        self._last = QPointF()

    @property
    def is_pressed(self) -> bool:
        """Tell whether the left button is held."""
        return self._pressed_at is not None

    # Events

    def press(self, event: QMouseEvent) -> None:
        """Begin: a third click selects the sentence, Shift extends, an end is taken hold of."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        view, point = self._view, event.position()
        self._pressed_at, self._dragged, self._last = point, False, point
        self._held = self._grip_at(point)
        if self._held is not None:
            return
        position = view.scene.position_at(point)
        if self._is_third_click():
            self._begin(position, Unit.SENTENCE)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._unit, self._origin = Unit.CHARACTER, (view.anchor, view.anchor)
            view.select(view.anchor, position)
            self._dragged = True
        else:
            self._begin(position, Unit.CHARACTER)

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word under the pointer; dragging on selects by words."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._double_clicked = monotonic()
            self._pressed_at = event.position()
            character = self._view.scene.character_at(event.position())
            place = self._view.scene.position_at(event.position())
            self._begin(place if character is None else character, Unit.WORD)
            self._view.wordPicked.emit(place if character is None else character)

    def move(self, event: QMouseEvent) -> None:
        """Drag, or show by the cursor what a click would do."""
        point = event.position()
        self._last = point
        if self._pressed_at is None:
            self._view.viewport().setCursor(self._cursor_at(point))
            return
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if far or self._dragged:
            self._dragged = True
            self._drag_to(point)
            outside = not 0 <= point.y() < self._view.scene.viewport_height
            self._timer.start() if outside else self._timer.stop()

    def release(self, event: QMouseEvent) -> None:
        """End a drag, or click on what is there."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        self._pressed_at = None
        self._timer.stop()
        view = self._view
        start, end = view.selection()
        if self._held is not None:
            self._let_go()
        elif start < end:
            view.selectionMade.emit()
        elif not self._dragged:
            self._click(event.position(), event.globalPosition().toPoint())

    def tool_tip(self, event: QEvent) -> bool:
        """Show the notes, or the address, of what is under the pointer."""
        if not isinstance(event, QHelpEvent):
            return False
        character = self._view.scene.character_at(QPointF(event.pos()))
        from leifeng_reader.ui.panels.tips import note_tip  # late: not needed to read

        text = "" if character is None else self._tip(character)
        found = self._view.scene.note_at(QPointF(event.pos()))
        if found is not None:
            text = note_tip([found[0].annotation.note])
        QToolTip.showText(event.globalPos(), text, self._view)
        return True

    def annotations_at(self, point: QPointF) -> list[str]:
        """Return the annotations that a click at a point would be on, by their ids."""
        note = self._view.scene.note_at(point)
        if note is not None:
            return [note[0].annotation.id]
        lane = self._lane_at(point)
        character = self._view.scene.character_at(point)
        return [lane] if lane else [a.id for a in self._annotations_at(character)]

    # Selecting

    def _is_third_click(self) -> bool:
        interval = QApplication.doubleClickInterval() / 1000
        return monotonic() - self._double_clicked < interval

    def _begin(self, position: int, unit: Unit) -> None:
        self._unit = unit
        self._origin = unit_at(self._view.text, position, unit, self._view.word_of)
        self._view.select(*self._origin)
        self._view.wanted_x = None

    def _drag_to(self, point: QPointF) -> None:
        position = self._view.scene.position_at(point)
        if self._held is not None:
            self._resize_to(position)
            return
        start, end = unit_at(self._view.text, position, self._unit, self._view.word_of)
        if position < self._origin[0]:
            self._view.select(self._origin[1], start)
        else:
            self._view.select(self._origin[0], max(end, self._origin[1]))

    def _auto_scroll(self) -> None:
        height = self._view.scene.viewport_height
        beyond = self._last.y() - (height if self._last.y() > 0 else 0)
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + round(max(-60, min(60, beyond / 2))))
        self._drag_to(QPointF(self._last.x(), min(max(self._last.y(), 0), height - 1)))

    # Annotations

    def _grip_at(self, point: QPointF) -> tuple[Annotation, bool] | None:
        """Return the outlined annotation and whether its end (not its start) is at point."""
        view = self._view
        if view.current is None:
            return None
        for placed in view.scene.visible():
            inner = QPointF(point.x() - view.scene.left, point.y() - placed.top)
            for grip in handles(placed, view.current):
                if grip.adjusted(-_GRIP, -2, _GRIP, 2).contains(inner):
                    position = placed.leaf.position_at(inner)
                    to_start = abs(position - view.current.start)
                    return view.current, abs(position - view.current.end) < to_start
        return None

    def _resize_to(self, position: int) -> None:
        if self._held is None:
            return
        annotation, at_end = self._held
        start = annotation.start if at_end else min(position, annotation.end - 1)
        end = max(position, annotation.start + 1) if at_end else annotation.end
        selector = replace(annotation.selector, start=start, end=end)
        self._view.show_current(replace(annotation, selector=selector))

    def _let_go(self) -> None:
        held, self._held = self._held, None
        current = self._view.current
        if held is None or current is None:
            return
        self._view.show_current(held[0])
        if (current.start, current.end) != (held[0].start, held[0].end):
            self._view.resizeWanted.emit(current.id, current.start, current.end)

    def _click(self, point: QPointF, global_point: QPoint) -> None:
        view = self._view
        if self._click_note(point):
            return
        character = view.scene.character_at(point)
        link = None if character is None else link_at(view, character)
        note = None if character is None else link_at(view, character, SpanKind.NOTE)
        ids = self.annotations_at(point)
        if link is not None:
            view.linkActivated.emit(link.value)
        elif note is not None:
            view.noteActivated.emit(note.value, global_point)
        elif len(ids) > 1:
            view.chooserWanted.emit(ids, global_point)
        elif ids:
            view.annotationClicked.emit(ids[0], point.toPoint())
        else:
            view.clickedAway.emit()

    def _click_note(self, point: QPointF) -> bool:
        """Open the note beside the text that is at a point; write it when it is open already."""
        view, found = self._view, self._view.scene.note_at(point)
        if found is None:
            return False
        note, area = found
        is_current = view.current is not None and view.current.id == note.annotation.id
        assert view.scene.margin is not None
        text = view.scene.margin.text(note.annotation, note.lines)
        link = text.link_at(point - area.topLeft())
        if link is not None:
            view.noteLinkWanted.emit(link)
        elif is_current:
            view.noteWanted.emit(note.annotation.id)
        else:
            view.annotationClicked.emit(note.annotation.id, point.toPoint())
        return True

    def _annotations_at(self, character: int | None) -> list[Annotation]:
        return [] if character is None else self._view.scene.marks.at(character)

    def _lane_at(self, point: QPointF) -> str | None:
        scene = self._view.scene
        for placed in scene.visible():
            inner = QPointF(point.x() - scene.left, point.y() - placed.top)
            found = margin_mark_at(placed, scene.marks_of(placed.number, placed.leaf), inner)
            if found:
                return found
        return None

    def _cursor_at(self, point: QPointF) -> Qt.CursorShape:
        if self._grip_at(point) is not None:
            return Qt.CursorShape.SizeHorCursor
        if self._view.scene.note_at(point) is not None:
            return Qt.CursorShape.PointingHandCursor
        character = self._view.scene.character_at(point)
        if self._lane_at(point) or (character is not None and self._leads_on(character)):
            return Qt.CursorShape.PointingHandCursor
        beside = abs(point.x() - self._view.scene.width / 2) > self._view.scene.flow.look.column / 2
        return Qt.CursorShape.ArrowCursor if beside else Qt.CursorShape.IBeamCursor

    def _leads_on(self, character: int) -> bool:
        kinds = (SpanKind.LINK, SpanKind.NOTE)
        return any(link_at(self._view, character, kind) is not None for kind in kinds)

    def _tip(self, character: int) -> str:
        from leifeng_reader.ui.panels.tips import NOTE_LIMIT, note_tip, tip

        link = link_at(self._view, character)
        if link is not None:
            return "" if link.value.startswith("#") else tip(link.value)
        note = link_at(self._view, character, SpanKind.NOTE)
        if note is not None:
            return tip(self._view.note_words(note.value), NOTE_LIMIT)
        return note_tip([a.note for a in self._annotations_at(character) if a.note.strip()])


def link_at(view: "ReadingView", character: int, kind: SpanKind = SpanKind.LINK) -> Span | None:
    """Return the link, or the span of another kind, that a character belongs to."""
    spans = view.text.spans_in(character, character + 1)
    return next((span for span in spans if span.kind is kind), None)
