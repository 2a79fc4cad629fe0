"""The line that the spotlight is on: found, followed, and everything else dimmed."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from leifeng_reader.ui.page.scene import Scene

_DIM = 214
_BEYOND = 4


def line_at(scene: Scene, y: float) -> int | None:
    """Return where the line begins that is nearest to a height of the viewport."""
    nearest: tuple[float, int] | None = None
    for placed in scene.visible():
        for number, line in enumerate(placed.leaf.lines):
            away = max(placed.top + line.top - y, y - placed.top - line.bottom, 0.0)
            if nearest is None or away < nearest[0]:
                nearest = away, placed.leaf.line_span(number)[0]
    return nearest[1] if nearest else None


def neighbour(scene: Scene, position: int, step: int) -> int:
    """Return where the next (1) or previous (-1) line begins; the same one at the text's ends."""
    flow = scene.flow
    chunk = flow.chunk_of(position)
    leaf = flow.leaf(chunk)
    number = leaf.line_of(position) + step
    while not 0 <= number < len(leaf.lines):
        chunk += step
        if not 0 <= chunk < len(flow):
            return position
        scene.caret(flow.leaf(chunk).chunk.start)  # measures it
        leaf = flow.leaf(chunk)
        number = 0 if step > 0 else len(leaf.lines) - 1
    return leaf.line_span(number)[0]


def dim(painter: QPainter, scene: Scene, position: int, area: QRectF) -> None:
    """Veil an area but for the line that begins at a position."""
    veil = QColor(scene.flow.look.page.paper)
    veil.setAlpha(_DIM)
    lit = scene.caret(position)
    top, bottom = lit.top() - _BEYOND, lit.bottom() + _BEYOND
    painter.fillRect(QRectF(area.left(), area.top(), area.width(), top - area.top()), veil)
    painter.fillRect(QRectF(area.left(), bottom, area.width(), area.bottom() - bottom), veil)
