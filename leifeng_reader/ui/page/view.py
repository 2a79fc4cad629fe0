"""The reading view: a scroll area over a scene, with selection, caret and marks."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.document import Text
from leifeng_reader.ui.page import keyboard
from leifeng_reader.ui.page.header import ABOVE
from leifeng_reader.ui.page.marks import MarkSource
from leifeng_reader.ui.page.painting import Overlay, paint
from leifeng_reader.ui.page.pointer import Pointer
from leifeng_reader.ui.page.scene import Scene
from leifeng_reader.ui.page.strip import Strip
from leifeng_reader.ui.page.typography import Typography

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from leifeng_reader.ui.page.lens import Lens
    from leifeng_reader.ui.page.movement import WordOf

Span = tuple[int, int]


class _ScrollBar(QScrollBar):
    """Of the style sheet's width from the first, so that the sheet moves nothing when it comes."""

    _WIDTH = 12

    def sizeHint(self) -> QSize:
        """Return the style's length, and our width."""
        return QSize(self._WIDTH, super().sizeHint().height())


class ReadingView(QAbstractScrollArea):
    """Shows one text. Positions are code points; rectangles are the viewport's pixels.

    Signals are wishes and news: the view changes nothing but itself.
    """

    selectionChanged = Signal()
    selectionMade = Signal()
    annotationClicked = Signal(str, QPoint)
    chooserWanted = Signal(list, QPoint)
    clickedAway = Signal()
    linkActivated = Signal(str)
    noteActivated = Signal(str, QPoint)
    jumped = Signal(int)
    resizeWanted = Signal(str, int, int)
    noteWanted = Signal(str)
    noteLinkWanted = Signal(object)
    marginShown = Signal(bool)
    zoomWanted = Signal(int)
    scrolled = Signal()
    escaped = Signal()
    menuWanted = Signal(QPoint, bool)
    wordPicked = Signal(int)

    def __init__(self, look: Typography, parent: QWidget | None = None) -> None:
        """Begin with no text, in the look given."""
        super().__init__(parent)
        # Made here, and not by Qt: to find out what Qt's own are, the binding would first set up
        # every class of widget there is, for some 20 ms of the start.
        self.setViewport(QWidget())
        self.setVerticalScrollBar(_ScrollBar(Qt.Orientation.Vertical))
        self.setObjectName("readingView")
        self.setAccessibleName(self.tr("Text"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.scene = Scene(look)
        self.anchor = self.position = 0
        self.has_caret = False
        self.wanted_x: float | None = None
        self.describe: Callable[[Annotation], str] = lambda annotation: annotation.note
        self.describe_themes: Callable[[Annotation], str] = lambda _: ""
        self.word_of: WordOf | None = None
        self.note_words: Callable[[str], str] = lambda _: ""
        self._overlay = Overlay()
        self._syncing = False
        self._edges = 0, 0, 0
        self._has_margin = False
        self.lens: Lens | None = None
        self.strip = Strip(self)
        self.strip.wanted.connect(self._jump)
        self.setViewportMargins(0, 0, Strip.WIDTH, 0)
        self.pointer = Pointer(self)
        self._blink = self._timer(0, self._toggle_caret)
        self._caret_lit = True
        self._idle = self._timer(0, self._prepare)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    # What is shown

    @property
    def text(self) -> Text:
        """The text shown."""
        return self.scene.text

    @property
    def length(self) -> int:
        """The text's length in code points."""
        return len(self.scene.text.content)

    def show_text(self, text: Text, title: str, facts: str) -> None:
        """Show a text from its top, under a title and a line of facts."""
        self.anchor = self.position = 0
        self.has_caret = False
        self._overlay = Overlay()
        self.scene.marks = MarkSource()
        self.scene.show(text, title, facts)
        self.strip.show_length(len(text.content))
        self._synchronise()
        self.selectionChanged.emit()

    def retitle(self, title: str, facts: str) -> None:
        """Show the same text, at the same place, under another title."""
        self.scene.retitle(title, facts)
        self._synchronise()

    def restyle(self, look: Typography) -> None:
        """Show the same in another look, the reader's place kept."""
        self.scene.restyle(look)
        self.strip.set_page(look.page)
        self._synchronise()
        self._tell_margin()

    def show_notes(self, *, wanted: bool, tell: bool = True) -> None:
        """Set notes beside the text where there is room; `marginShown` says when that changes."""
        self.scene.show_notes(wanted=wanted)
        self._show_current_note()
        self._synchronise()
        self._has_margin = tell and wanted  # tells when there is no room
        self._tell_margin()

    def _tell_margin(self) -> None:
        shown = self.scene.margin is not None
        if self.scene.wants_notes and shown != self._has_margin:
            self.marginShown.emit(shown)
        self._has_margin = shown

    def _show_current_note(self) -> None:
        if self.scene.margin is not None:
            current = self._overlay.current
            self.scene.margin.show_current(current.id if current else "")

    def show_lens(self, *, shown: bool) -> None:
        """Show each annotation in view apart from those it overlaps, or as ever."""
        if shown != (self.lens is not None):
            from leifeng_reader.ui.page.lens import Lens  # late: not needed to read

            self.lens = Lens(self.describe_themes) if shown else None
            self.viewport().update()

    def show_marks(self, source: MarkSource, spans: Sequence[Span] | None = None) -> None:
        """Show other marks; `spans` says where they differ, None everywhere."""
        self.scene.marks = source
        self.scene.forget_marks(spans)
        current = self._overlay.current
        if current is not None:
            kept = source.index.by_id.get(current.id)
            self._overlay = self._overlay._replace(current=kept)
        if self.lens is not None:
            self.lens.forget()
        self._show_current_note()
        self.viewport().update()

    def show_current(self, annotation: Annotation | None) -> None:
        """Outline an annotation, or none."""
        self._overlay = self._overlay._replace(current=annotation)
        self._show_current_note()
        self.viewport().update()

    @property
    def current(self) -> Annotation | None:
        """The annotation that is outlined."""
        return self._overlay.current

    def show_hits(self, hits: Sequence[Span], hit: int = -1) -> None:
        """Mark what a search found; `hit` is the number of the one in turn."""
        self._overlay = self._overlay._replace(hits=tuple(hits), hit=hit)
        self.strip.show_hits(self._overlay.hits)
        self.viewport().update()

    # Selection

    def selection(self) -> Span:
        """Return the selection; it is empty when both ends are equal."""
        return min(self.anchor, self.position), max(self.anchor, self.position)

    @property
    def has_passage(self) -> bool:
        """Tell whether something that can be annotated is selected: not blanks alone."""
        start, end = self.selection()
        return start < end and not self.text.content[start:end].isspace()

    def setSelection(self, start: int, end: int) -> None:
        """Select [start, end), held to the text."""
        self.select(start, end)
        self.selectionMade.emit()

    def select(self, anchor: int, position: int) -> None:
        """Select from anchor to position, where the caret is."""
        self.anchor = min(max(anchor, 0), self.length)
        self.position = min(max(position, 0), self.length)
        self._overlay = self._overlay._replace(selection=self.selection())
        self._light_caret()
        self.viewport().update()
        self.selectionChanged.emit()

    def selected(self) -> "QMimeData | None":
        """Return the selection for the clipboard, None when it is empty."""
        from leifeng_reader.ui.page import clipboard  # late: not needed to read

        start, end = self.selection()
        return clipboard.passage(self.text, start, end) if start < end else None

    def set_caret(self, shown: bool) -> None:
        """Show or hide the keyboard's caret."""
        self.has_caret = shown
        self._light_caret()

    # Place

    def first_visible(self) -> int:
        """Return the position of the first character in full view."""
        return self.scene.first_visible()

    def shows_end(self) -> bool:
        """Tell whether the end of the text is on the screen."""
        return self.scene.shows_end()

    def go_to(self, position: int, share: float = 0.0) -> None:
        """Bring a position to a share of the viewport's height from its top."""
        self.scene.scroll_to(position, share)
        self._synchronise()

    def _jump(self, share: float) -> None:
        self.jumped.emit(self.first_visible())
        self.go_to(round(share * self.length), 0.3)

    def reveal(self, start: int, end: int | None = None) -> None:
        """Bring a passage into view, moving nothing when it is there already."""
        first, last = self.scene.caret(start), self.scene.caret(start if end is None else end)
        leading = self.scene.flow.look.leading
        if first.top() < leading or last.bottom() > self.scene.viewport_height - 2 * leading:
            self.jumped.emit(self.first_visible())
            self.go_to(start, 0.3)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        viewport = self.viewport().geometry()
        strip = QRect(viewport.right() + 1, viewport.top(), Strip.WIDTH, viewport.height())
        self.strip.setGeometry(strip)
        before, self._edges = self._edges, self._where()
        self.scene.resize(viewport.width(), viewport.height())
        if before[1:] == self._edges[1:] and self.isVisible():
            # A bar above came or went: the text stays where it is on the screen.
            down = self._edges[0] - before[0]
            self.scene.scroll_by(down if self.scene.scroll else min(down, ABOVE))  # whole titles
        self._synchronise()
        self._tell_margin()

    def _where(self) -> tuple[int, int, int]:
        """Return the window's heights of top and bottom, and the width."""
        top = self.mapTo(self.window(), QPoint()).y()
        return top, top + self.height(), self.width()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bar."""
        if not self._syncing:
            self.scene.scroll = self.verticalScrollBar().value()
            self.scene.settle()
            self._synchronise()

    def _synchronise(self) -> None:
        """Bring the scroll bar in line with the scene, and paint."""
        self._syncing = True
        bar = self.verticalScrollBar()
        bar.setPageStep(self.scene.viewport_height)
        bar.setSingleStep(self.scene.flow.look.leading)
        bar.setRange(0, self.scene.scroll_range)
        bar.setValue(self.scene.scroll)
        self._syncing = False
        self.viewport().update()
        self._idle.start()
        self.scrolled.emit()

    def _prepare(self) -> None:
        before = self.scene.scroll
        if not self.scene.prepare():
            self._idle.stop()
        if self.scene.scroll != before:
            self._synchronise()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what of the page is asked for."""
        painter = QPainter(self.viewport())
        overlay = self._overlay
        if self.has_caret and self._caret_lit and self.hasFocus():
            overlay = overlay._replace(caret=self.position)
        overlay = overlay._replace(is_bare=self.lens is not None)
        paint(painter, self.scene, overlay, QRectF(event.rect()))
        if self.lens is not None:
            self.lens.paint(painter, self.scene)
        if self.scene.margin is not None and self.scene.margin.is_behind:
            QTimer.singleShot(0, self.viewport(), self.viewport().update)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomWanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, scroll, or leave."""
        if not keyboard.press(self, event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection, or take hold of an annotation's end."""
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend, or show what is under the pointer."""
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection, or click."""
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self.pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Wish for a menu: of what the pointer is on, or of the selection for the keyboard."""
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menuWanted.emit(event.pos(), by_keyboard)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a note as a tool tip."""
        if event.type() == QEvent.Type.ToolTip and self.pointer.tool_tip(event):
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light the caret."""
        super().focusInEvent(event)
        self._light_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._light_caret()

    def _light_caret(self) -> None:
        self._caret_lit = True
        flash = keyboard.flash_time()
        if self.has_caret and self.hasFocus() and flash > 0:
            self._blink.start(flash // 2)
        else:
            self._blink.stop()
        self.viewport().update()

    def _toggle_caret(self) -> None:
        self._caret_lit = not self._caret_lit
        caret = self.scene.caret(self.position)
        self.viewport().update(caret.toAlignedRect().adjusted(-2, -2, 3, 2))
