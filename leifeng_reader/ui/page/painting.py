"""The page drawn: paper, marks, finds, selection, text, lanes, caret."""

from bisect import bisect_left
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from leifeng_reader.core.annotation import Annotation, Scope, Status
from leifeng_reader.core.colours import Page, tone
from leifeng_reader.ui.page.marks import (
    RIBBON_START,
    RIBBON_WIDTH,
    Lane,
    LeafMarks,
    Ribbon,
    outline,
)
from leifeng_reader.ui.page.scene import Placed, Scene

LANE_WIDTH = 3
LANE_STEP = 5
LANE_START = 16
"""How far left of the column the first lane's right edge is."""


class Overlay(NamedTuple):
    """What lies over the marks: positions; an empty selection is none, a caret of None too.

    A bare page has no fills: something else shows its annotations.
    """

    selection: tuple[int, int] = (0, 0)
    caret: int | None = None
    current: Annotation | None = None
    hits: tuple[tuple[int, int], ...] = ()
    hit: int = -1
    is_bare: bool = False


def paint(painter: QPainter, scene: Scene, overlay: Overlay, clip: QRectF) -> None:
    """Draw what of the page lies in clip, in the viewport's pixels."""
    page = scene.flow.look.page
    painter.fillRect(clip, QColor(page.paper))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.has_made_marks = False
    if scene.header.height > scene.scroll and len(scene.flow):
        painter.translate(scene.left, -scene.scroll)
        scene.header.draw(painter)
        painter.translate(-scene.left, scene.scroll)
    for placed in scene.visible():
        if placed.top < clip.bottom() and placed.top + placed.leaf.height > clip.top():
            _paint_leaf(painter, scene, placed, overlay, clip.translated(-scene.left, -placed.top))
    if scene.margin is not None:
        _paint_notes(painter, scene, clip)
    if overlay.caret is not None:
        rect = scene.caret(overlay.caret)
        painter.fillRect(
            QRectF(rect.left() - 0.5, rect.top(), 2, rect.height()), QColor(page.caret)
        )


def _paint_notes(painter: QPainter, scene: Scene, clip: QRectF) -> None:
    assert scene.margin is not None
    margin, is_late = scene.margin, scene.has_made_marks
    margin.begin()
    for placed in scene.noted():
        if margin.knows(placed.number) or not is_late:
            is_late = is_late or not margin.knows(placed.number)
            beside = scene.beside(placed)
        else:  # placing notes takes as long as a frame may: those of this leaf come with the next
            margin.is_behind = True
            beside = margin.before(placed.number)
        if beside is not None:
            painter.translate(scene.left, placed.top)
            margin.paint(painter, beside, clip.translated(-scene.left, -placed.top))
            painter.translate(-scene.left, -placed.top)


def _paint_leaf(
    painter: QPainter, scene: Scene, placed: Placed, overlay: Overlay, clip: QRectF
) -> None:
    leaf, page = placed.leaf, scene.flow.look.page
    painter.translate(scene.left, placed.top)
    marks = scene.marks_of(placed.number, leaf)
    if not overlay.is_bare:
        _paint_fills(painter, marks, clip)
    _paint_hits(painter, placed, overlay, page)
    start, end = overlay.selection
    for box in leaf.boxes(max(start, leaf.chunk.start), min(end, leaf.chunk.end)):
        painter.fillRect(box, QColor(page.selection))
    if overlay.current is not None and is_outlined(overlay.current):
        _paint_current(painter, scene, placed, overlay.current)
    leaf.draw(painter, QRectF(0, clip.top(), leaf.look.column + 1, clip.height()))
    _paint_lanes(painter, marks, overlay.current, clip)
    for ribbon in marks.ribbons:
        is_current = overlay.current is not None and ribbon.annotation_id == overlay.current.id
        _paint_ribbon(painter, ribbon, leaf.look.column, page, is_current=is_current)
    painter.translate(-scene.left, -placed.top)


def _paint_fills(painter: QPainter, marks: LeafMarks, clip: QRectF) -> None:
    top, bottom = clip.top(), clip.bottom()
    for fill in marks.fills:
        if fill.bottom < top or fill.top > bottom:
            continue
        if isinstance(fill.shape, QRectF):
            painter.fillRect(fill.shape, fill.colour)
        else:
            painter.fillPath(fill.shape, fill.colour)


def _paint_hits(painter: QPainter, placed: Placed, overlay: Overlay, page: Page) -> None:
    if not overlay.hits:
        return
    chunk = placed.leaf.chunk
    number = max(0, bisect_left(overlay.hits, (chunk.start, 0)) - 1)
    while number < len(overlay.hits) and overlay.hits[number][0] < chunk.end:
        start, end = overlay.hits[number]
        colour = QColor(page.find_current if number == overlay.hit else page.find)
        for box in placed.leaf.boxes(max(start, chunk.start), min(end, chunk.end)):
            painter.fillRect(box, colour)
        number += 1


def _paint_current(painter: QPainter, scene: Scene, placed: Placed, annotation: Annotation) -> None:
    strong = tone(scene.marks.tone(annotation)).on(scene.flow.look.page.name).strong
    painter.setPen(QPen(QColor(strong), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline(placed.leaf, annotation))
    for handle in handles(placed, annotation):
        painter.fillRect(handle, QColor(strong))


def is_outlined(annotation: Annotation) -> bool:
    """Tell whether an annotation has a passage in the text shown, whose ends can be moved."""
    return annotation.scope is Scope.PASSAGE and annotation.status is not Status.LOST


def handles(placed: Placed, annotation: Annotation) -> list[QRectF]:
    """Return the grips at an annotation's ends that are on the leaf, in its pixels."""
    chunk, found = placed.leaf.chunk, list[QRectF]()
    if not is_outlined(annotation):
        return found
    if chunk.start <= annotation.start < chunk.end:
        box = placed.leaf.boxes(annotation.start, annotation.start + 1)[0]
        found.append(QRectF(box.left() - 1.5, box.top() - 2, 3, box.height() + 4))
    if chunk.start < annotation.end <= chunk.end:
        box = placed.leaf.boxes(annotation.end - 1, annotation.end)[-1]
        found.append(QRectF(box.right() - 1.5, box.top() - 2, 3, box.height() + 4))
    return found


def _paint_lanes(
    painter: QPainter, marks: LeafMarks, current: Annotation | None, clip: QRectF
) -> None:
    for lane in marks.lanes:
        if lane.bottom >= clip.top() and lane.top <= clip.bottom():
            _paint_lane(
                painter, lane, wide=current is not None and lane.annotation_id == current.id
            )


def _paint_lane(painter: QPainter, lane: Lane, *, wide: bool) -> None:
    x = -LANE_START - lane.column * LANE_STEP - LANE_WIDTH / 2
    pen = QPen(lane.colour, LANE_WIDTH + (1 if wide else 0))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if lane.pattern:
        pen.setDashPattern(list(lane.pattern))
    painter.setPen(pen)
    painter.drawLine(QPointF(x, lane.top), QPointF(x, lane.bottom))


def _paint_ribbon(
    painter: QPainter, ribbon: Ribbon, column: float, page: Page, *, is_current: bool
) -> None:
    left, right = column + RIBBON_START, column + RIBBON_START + RIBBON_WIDTH
    painter.setPen(QPen(QColor(page.ink), 1) if is_current else Qt.PenStyle.NoPen)
    painter.setBrush(ribbon.colour)
    painter.drawPolygon(
        ribbon_shape(QRectF(left, ribbon.top, right - left, ribbon.bottom - ribbon.top))
    )


def ribbon_shape(area: QRectF) -> QPolygonF:
    """Return a ribbon that fills an area, cut in at its foot."""
    cut = area.bottom() - area.width() / 2
    foot = QPointF(area.center().x(), cut)
    corners = (area.topLeft(), area.topRight(), area.bottomRight(), foot, area.bottomLeft())
    return QPolygonF(list(corners))


def margin_mark_at(placed: Placed, marks: LeafMarks, point: QPointF) -> str | None:
    """Return the annotation whose lane or ribbon is under a point of the leaf."""
    beside = point.x() - placed.leaf.look.column - RIBBON_START
    if -3 <= beside <= RIBBON_WIDTH + 3:
        found = (r.annotation_id for r in marks.ribbons if r.top <= point.y() <= r.bottom)
        return next(found, None)
    for lane in marks.lanes:
        x = -LANE_START - lane.column * LANE_STEP - LANE_WIDTH / 2
        if abs(point.x() - x) <= LANE_STEP / 2 and lane.top <= point.y() <= lane.bottom:
            return lane.annotation_id
    return None
