"""A screen full of text: how large it is, what stands where, and how it is painted."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.colours import PAGES, tone
from leifeng_reader.ui import style
from leifeng_reader.ui.page.marks import outline
from leifeng_reader.ui.page.painting import Overlay, paint
from leifeng_reader.ui.page.pictures import Gallery
from leifeng_reader.ui.page.scene import MARGIN, Scene
from leifeng_reader.ui.page.typography import Typography, typography
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.settings import PageSettings
from leifeng_reader.ui.study import reveal_light
from leifeng_reader.ui.study.reveal_keys import HelpLine, KeySheet, key_rows
from leifeng_reader.ui.study.reveal_legend import Legend
from leifeng_reader.ui.study.reveal_note import NoteBand

_SHARE = 26
"""How many lines of type make the height of a screen: what can be read from the last row."""

_LEAST, _MOST = 18, 120
STEP = 1.12
"""How much larger the type becomes at once."""

_LEADING, _COLUMN = 1.6, 54
_SMALL, _FOOT = 0.44, 2.4
_POINTER_RESTS = 2500


class RevealScreen(QDialog):
    """A text with a legend, a note and a line of help around it; or all of it covered."""

    def __init__(
        self,
        session: Session,
        settings: PageSettings,
        tone_of: Callable[[Annotation], str],
        place: int,
        parent: QWidget | None,
    ) -> None:
        """Show the session's text from a place on, as the settings say but large."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        document, text = session.require_document()
        self._settings, self._tone_of = settings, tone_of
        self.current: Annotation | None = None
        self.zoom = 1.0
        self.spotlight: int | None = None
        self.cover = ""
        self.page = style.page(settings.colour, cast(QApplication, QApplication.instance()))
        self.place, self.has_moved = place, False
        self.scene = Scene(self._look())
        self.scene.images = Gallery(session.image, self._take_picture)
        self.legend, self.note = Legend(self), NoteBand(self)
        self.help, self.sheet = HelpLine(self), KeySheet(key_rows(), self)
        self.wants_legend = self.wants_note = True
        self.scene.show(text, document.title, "")
        self._idle = self._timer(0, self._prepare)
        self._rest = self._timer(_POINTER_RESTS, self._hide_pointer)
        self._rest.setSingleShot(True)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def _take_picture(self, name: str, image: QImage) -> None:
        self.scene.flow.show_image(name, image)
        self.update()

    def _hide_pointer(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)

    # The look

    def _look(self) -> Typography:
        settings = PageSettings(self._settings.family, self._size(), _LEADING, _COLUMN)
        return typography(settings, self.page, style.reading_families())

    def _size(self) -> int:
        return min(max(round(self.height() / _SHARE * self.zoom), _LEAST), _MOST)

    def enlarge(self, factor: float) -> None:
        """Make the type larger or smaller by a factor; 0 for the usual size."""
        self.zoom = min(max(self.zoom * factor, 0.4), 4.0) if factor else 1.0
        self._restyle()

    def toggle_dark(self) -> None:
        """Show a dark page, or a light one."""
        self.page = PAGES["light" if self.page.name == "dark" else "dark"]
        self._restyle()

    def _restyle(self) -> None:
        self.scene.restyle(self._look())
        self.lay()
        self.scene.scroll_to(self.place)
        self._keep_lit()

    def toggle_legend(self) -> None:
        """Show the legend, or not."""
        self.wants_legend = not self.wants_legend
        self.lay()

    def toggle_notes(self) -> None:
        """Show notes, or not."""
        self.wants_note = not self.wants_note
        self.lay()

    def set_cover(self, colour: str) -> None:
        """Cover the screen with a colour, or show it again; ""."""
        self.cover = colour
        self.help.setVisible(not colour)
        self.lay()

    def lay(self) -> None:
        """Give everything its place: the text in the middle, legend right, note and help below."""
        size = self._size()
        small = max(13, round(size * _SMALL))
        foot = round(small * _FOOT)
        wide = self.legend.lay(self.page, small)
        shows = self.wants_legend and not self.cover and wide.height() > 0
        self.legend.setVisible(shows)
        beside = wide.width() + MARGIN // 2 if shows else 0
        column = self.scene.wanted.column
        is_roomy = self.width() - column >= 2 * beside
        width = self.width() if is_roomy else self.width() - beside
        self.legend.setGeometry(
            self.width() - wide.width() - MARGIN // 4, foot, wide.width(), wide.height()
        )
        left = max(MARGIN, round((width - min(column, width - 2 * MARGIN)) / 2))
        band = self.note.lay(self.page, size, left, width - 2 * left, self.height())
        band = band if self.wants_note else 0
        self.note.setGeometry(0, self.height() - foot - band, self.width(), band)
        self.note.setVisible(bool(band) and not self.cover)
        self.help.lay(self.page, small)
        self.help.setGeometry(0, self.height() - foot, self.width(), foot)
        self.sheet.lay(self.page, max(15, round(small * 1.15)))
        self.sheet.setGeometry(self.rect())
        self.scene.resize(width, max(1, self.height() - foot - band))
        self.scene.scroll_by(0)
        self.update()
        self._idle.start()

    # Place

    def go_to(self, position: int, share: float = 0.0) -> None:
        """Bring a position to a share of the screen's height from its top."""
        self.scene.scroll_to(position, share)
        self._moved()

    def _moved(self) -> None:
        self.place, self.has_moved = self.scene.first_visible(), True
        self._keep_lit()
        self.update()
        self._idle.start()

    def bring_in(self, start: int, end: int) -> None:
        """Bring a passage into view, with the spotlight if it is on."""
        leading, height = self.scene.flow.look.leading, self.scene.viewport_height
        top, bottom = self.scene.caret(start).top(), self.scene.caret(end).bottom()
        if top < leading / 2 or bottom > height - leading / 2:
            is_tall = bottom - top > height * 0.6
            self.go_to(start, 0.08 if is_tall else 0.3)
        if self.spotlight is not None:
            self._light(self.scene.line_span(start)[0])

    def step_line(self, step: int) -> None:
        """Move the spotlight by a line, or the text."""
        if self.spotlight is None:
            self._scroll(2 * step * self.scene.flow.look.leading)
            return
        self._light(reveal_light.neighbour(self.scene, self.spotlight, step))

    def _scroll(self, distance: float) -> None:
        self.scene.scroll_by(distance)
        self._moved()

    def toggle_spotlight(self) -> None:
        """Light one line, or all of the text."""
        if self.spotlight is not None:
            self.spotlight = None
        else:
            current = self.current
            place = current.start if current else self.scene.first_visible()
            self._light(self.scene.line_span(place)[0])
        self.update()

    def _light(self, position: int) -> None:
        self.spotlight = position
        lit, height = self.scene.caret(position), self.scene.viewport_height
        if lit.top() < 0.15 * height or lit.bottom() > 0.8 * height:
            self.scene.scroll_by(lit.top() - 0.35 * height)
            self._moved()
        self.update()

    def _keep_lit(self) -> None:
        """Light a line that is seen where the lit one no longer is: else all would be dim."""
        if self.spotlight is None:
            return
        lit, height = self.scene.caret(self.spotlight), self.scene.viewport_height
        if lit.bottom() <= 0 or lit.top() >= height:
            seen = reveal_light.line_at(self.scene, 0.2 * height)
            self.spotlight = self.scene.first_visible() if seen is None else seen

    def _prepare(self) -> None:
        if not self.scene.prepare():
            self._idle.stop()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the screen; the type follows its height."""
        super().resizeEvent(event)
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, or what covers it."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.cover:
            painter.fillRect(area, QColor(self.cover))
            painter.end()
            return
        text = QRectF(0, 0, self.width(), self.scene.viewport_height)
        painter.fillRect(area, QColor(self.page.paper))
        painter.setClipRect(text)
        paint(painter, self.scene, Overlay(), text)
        self._paint_outline(painter)
        if self.spotlight is not None:
            reveal_light.dim(painter, self.scene, self.spotlight, text)
        painter.end()

    def _paint_outline(self, painter: QPainter) -> None:
        current = self.current
        if current is None:
            return
        strong = tone(self._tone_of(current)).on(self.page.name).strong
        painter.setPen(QPen(QColor(strong), max(2, round(self._size() / 18))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for placed in self.scene.visible():
            offset = QPointF(self.scene.left, placed.top)
            painter.drawPath(outline(placed.leaf, current).translated(offset))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move through the text, or with Ctrl enlarge."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.enlarge(STEP if turned > 0 else 1 / STEP)
        else:
            self._scroll(-turned / 120 * 2 * self.scene.flow.look.leading)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the spotlight to the line under the pointer, which shows itself for a while."""
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._rest.start()
        if self.spotlight is not None:
            found = reveal_light.line_at(self.scene, event.position().y())
            self.spotlight = self.spotlight if found is None else found
            self.update()

    def done(self, result: int) -> None:
        """Work ahead no longer."""
        self._idle.stop()
        super().done(result)
