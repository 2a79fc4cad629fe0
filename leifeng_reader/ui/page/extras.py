"""What stands beside and above the characters: list markers, note numbers, ruby readings, bars."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.spans import SpanKind

if TYPE_CHECKING:
    from leifeng_reader.ui.page.leaf import Leaf
    from leifeng_reader.ui.page.typography import Typography

_GAP = 8


@dataclass(frozen=True, slots=True)
class Extra:
    """Words in a rectangle, or with none a bar that fills it."""

    area: QRectF
    words: str = ""
    scale: float = 1.0
    centred: bool = False


def extras(text: Text, leaf: "Leaf") -> tuple[Extra, ...]:
    """Return what a leaf draws beside its characters."""
    chunk = leaf.chunk
    found: list[Extra] = []
    for index in range(chunk.first, chunk.last):
        kind, marker = text.blocks.kind(index), text.facts(index).marker
        start = text.blocks.starts[index]
        if marker and start >= chunk.start:
            found.append(_marker(leaf, start, marker))
        if kind is BlockKind.QUOTE:
            found.append(_bar(leaf, start, text.blocks.end(index)))
    for span in text.spans_in(chunk.start, chunk.end):
        if span.kind is SpanKind.RUBY and chunk.start <= span.start < span.end <= chunk.end:
            found += _reading(leaf, span.start, span.end, span.value)
    return tuple(found)


def _marker(leaf: "Leaf", position: int, marker: str) -> Extra:
    line = leaf.lines[leaf.line_of(position)]
    width = leaf.look.size * 3.0
    area = QRectF(line.left - width - _GAP, line.top, width, line.bottom - line.top)
    if line.is_mixed and line.left > leaf.look.column / 3:
        area.moveLeft(line.right + _GAP)
    return Extra(area, marker)


def _bar(leaf: "Leaf", start: int, end: int) -> Extra:
    first = leaf.lines[leaf.line_of(max(start, leaf.chunk.start))]
    last = leaf.lines[leaf.line_of(min(end, leaf.chunk.end))]
    left = first.left - 14
    return Extra(QRectF(left, first.top, 2, last.bottom - first.top))


def _reading(leaf: "Leaf", start: int, end: int, reading: str) -> list[Extra]:
    boxes = leaf.boxes(start, end)
    if not boxes:
        return []
    # A word broken over two lines has its reading over the longer part.
    box = max(boxes, key=lambda box: box.width())
    height = leaf.look.size * 0.6
    wide = box.adjusted(-leaf.look.size, 0, leaf.look.size, 0)
    area = QRectF(wide.left(), box.top() - height * 0.92, wide.width(), height)
    return [Extra(area, reading, 0.5, centred=True)]


def draw_extras(
    painter: QPainter, found: tuple[Extra, ...], look: "Typography", clip: QRectF
) -> None:
    """Draw what of it lies in clip."""
    for extra in found:
        if extra.area.bottom() < clip.top() or extra.area.top() > clip.bottom():
            continue
        if not extra.words:
            painter.fillRect(extra.area, QColor(look.page.hairline))
            continue
        font = QFont(look.font)
        font.setPixelSize(max(6, round(look.size * extra.scale)))
        painter.setFont(font)
        painter.setPen(QColor(look.page.ink if extra.centred else look.page.quiet))
        side = Qt.AlignmentFlag.AlignHCenter if extra.centred else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(extra.area, int(flags), extra.words)
