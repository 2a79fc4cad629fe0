"""Overlapping annotations held apart for a look: a bracket and the names of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.colours import Page, tone
from leifeng_reader.ui.page.scene import Placed, Scene

LEVELS = 5
"""How many brackets stand under each other; further ones share the last level."""

_STEP = 3.5
_THICK = 2.0
_TICK = 4.0
_VEIL = 150
_LONGEST = 220.0
_PAD = 4.0


@dataclass(frozen=True, slots=True)
class Bracket:
    """An annotation's lines on a leaf, from (left, y) to (right, y), and its name."""

    lines: tuple[tuple[float, float, float], ...]
    opens: bool
    closes: bool
    colour: QColor
    name: str


class Lens:
    """Works brackets out leaf by leaf while it is held."""

    def __init__(self, name: Callable[[Annotation], str]) -> None:
        """Label annotations with what `name` returns."""
        self._name = name
        self._leaves: dict[int, list[Bracket]] = {}
        self._face = QFont()

    def forget(self) -> None:
        """Work all brackets out anew: annotations have changed."""
        self._leaves.clear()

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw over the page: the text steps back, the layers stand out."""
        page, look = scene.flow.look.page, scene.flow.look
        self._face.setPixelSize(max(10, round(look.size * 0.6)))
        veil = QColor(page.paper)
        veil.setAlpha(_VEIL)
        column = QRectF(scene.left - 2, 0, look.column + 4, scene.viewport_height)
        painter.fillRect(column, veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in scene.visible():
            painter.translate(scene.left, placed.top)
            brackets = self._brackets(placed, scene)
            for bracket in brackets:
                _paint_lines(painter, bracket)
            self._paint_names(painter, brackets, look.column, page)
            painter.translate(-scene.left, -placed.top)

    def _brackets(self, placed: Placed, scene: Scene) -> list[Bracket]:
        known = self._leaves.get(placed.number)
        if known is None:
            known = self._leaves[placed.number] = list(self._made(placed, scene))
        return known

    def _made(self, placed: Placed, scene: Scene) -> Iterator[Bracket]:
        leaf, marks = placed.leaf, scene.marks
        ends: list[int] = []
        for annotation in marks.meeting(leaf.chunk.start, leaf.chunk.end):
            level = next((n for n, end in enumerate(ends) if end <= annotation.start), len(ends))
            level = min(level, LEVELS - 1)
            ends[level : level + 1] = [annotation.end]
            start, end = (
                max(annotation.start, leaf.chunk.start),
                min(annotation.end, leaf.chunk.end),
            )
            away = 2.0 + level * _STEP
            lines = tuple(
                (box.left(), box.right(), box.bottom() - leaf.look.bar_below * 0.5 + away)
                for box in leaf.boxes(start, end)
            )
            colour = QColor(tone(marks.tone(annotation)).on(leaf.look.page.name).strong)
            opens, closes = start == annotation.start, end == annotation.end
            yield Bracket(lines, opens, closes, colour, self._name(annotation))

    def _paint_names(
        self, painter: QPainter, brackets: list[Bracket], column: float, page: Page
    ) -> None:
        metrics = QFontMetricsF(self._face)
        painter.setFont(self._face)
        taken: list[QRectF] = []
        for bracket in brackets:
            if not bracket.opens or not bracket.lines or not bracket.name:
                continue
            name = metrics.elidedText(bracket.name, Qt.TextElideMode.ElideRight, _LONGEST)
            left, _, y = bracket.lines[0]
            size = metrics.horizontalAdvance(name) + 2 * _PAD, metrics.height() + 1
            area = QRectF(left, y - size[1] - _TICK - 8, *size)
            area = _free(area, taken, column)
            taken.append(area)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(page.paper))
            painter.drawRoundedRect(area, 3, 3)
            painter.setPen(QPen(bracket.colour, 1))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.setPen(QColor(page.ink))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)


def _free(area: QRectF, taken: list[QRectF], column: float) -> QRectF:
    """Return where a label of that size is over no other: further right, else further up."""
    area.moveLeft(max(0.0, min(area.left(), column - area.width())))
    for _ in range(12):
        other = next((each for each in taken if each.intersects(area)), None)
        if other is None:
            break
        if other.right() + 3 + area.width() <= column:
            area.moveLeft(other.right() + 3)
        else:
            area.moveBottom(other.top() - 2)
    return area


def _paint_lines(painter: QPainter, bracket: Bracket) -> None:
    pen = QPen(bracket.colour, _THICK)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for left, right, y in bracket.lines:
        painter.drawLine(QPointF(left, y), QPointF(right, y))
    if bracket.opens and bracket.lines:
        left, _, y = bracket.lines[0]
        painter.drawLine(QPointF(left + 1, y + 1), QPointF(left + 1, y - _TICK))
    if bracket.closes and bracket.lines:
        _, right, y = bracket.lines[-1]
        painter.drawLine(QPointF(right - 1, y + 1), QPointF(right - 1, y - _TICK))
