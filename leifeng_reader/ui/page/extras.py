"""What stands beside and above the characters: list markers, note numbers, ruby readings, bars."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from leifeng_reader.core.document import Block, BlockKind, Text
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.ui.page.typography import NOTES_APART

if TYPE_CHECKING:
    from leifeng_reader.ui.page.chunks import Chunk
    from leifeng_reader.ui.page.leaf import Leaf
    from leifeng_reader.ui.page.typography import Typography

_GAP = 8
_RULE = 48
_BAR = 2
_BAR_ASIDE = 14


class Extra(NamedTuple):
    """Words in a rectangle, or with none a bar that fills it."""

    area: QRectF
    words: str = ""
    scale: float = 1.0
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight


def extras(text: Text, leaf: "Leaf") -> tuple[Extra, ...]:
    """Return what a leaf draws beside its characters."""
    chunk = leaf.chunk
    found: list[Extra] = []
    for index in range(chunk.first, chunk.last):
        kind, marker = text.blocks.kind(index), text.facts(index).marker
        start = text.blocks.starts[index]
        if marker and start >= chunk.start:
            found.append(_marker(leaf, text.blocks[index], marker))
        if kind is BlockKind.QUOTE:
            found.append(_bar(text, leaf, index))
        if _ends_before_notes(text, chunk, index):
            found.append(_rule(leaf, text.blocks.end(index)))
    for span in text.spans_in(chunk.start, chunk.end):
        if span.kind is SpanKind.RUBY and chunk.start <= span.start < span.end <= chunk.end:
            found += _reading(leaf, span.start, span.end, span.value)
    return tuple(found)


def _ends_before_notes(text: Text, chunk: "Chunk", index: int) -> bool:
    """Tell whether a block ends on this chunk, and notes to what was before come next."""
    if index + 1 >= len(text.blocks) or (chunk.continues and index + 1 == chunk.last):
        return False
    kinds = (text.blocks.kind(index), text.blocks.kind(index + 1))
    return kinds[1] is BlockKind.NOTE and kinds[0] not in (BlockKind.NOTE, BlockKind.HEADING)


def _rule(leaf: "Leaf", end: int) -> Extra:
    line = leaf.lines[leaf.line_of(end)]
    top = line.bottom + leaf.look.gap * (NOTES_APART - 0.5) / 2
    left = leaf.look.column - _RULE if line.starts_right else 0
    return Extra(QRectF(left, round(top), _RULE, 1))


def _marker(leaf: "Leaf", block: Block, marker: str) -> Extra:
    line = leaf.lines[leaf.line_of(block.start)]
    width = leaf.look.size * 3.0
    area = QRectF(line.left - width - _GAP, line.top, width, line.bottom - line.top)
    if line.starts_right:
        area.moveLeft(line.right + _GAP)
        return Extra(area, marker, leaf.look.scale(block), Qt.AlignmentFlag.AlignLeft)
    return Extra(area, marker, leaf.look.scale(block))


def _bar(text: Text, leaf: "Leaf", index: int) -> Extra:
    """Return the bar beside a quote, as far down as the next paragraph of it."""
    blocks, chunk = text.blocks, leaf.chunk
    first = leaf.lines[leaf.line_of(max(blocks.starts[index], chunk.start))]
    bottom = leaf.lines[leaf.line_of(min(blocks.end(index), chunk.end))].bottom
    if index + 1 < len(blocks) and _is_same_quote(text, index, index + 1):
        more = index + 1 < chunk.last
        bottom = leaf.lines[leaf.line_of(blocks.starts[index + 1])].top if more else leaf.height
    aside = leaf.look.indent(text.facts(index)) - _BAR_ASIDE
    left = leaf.look.column - aside - _BAR if first.starts_right else aside
    return Extra(QRectF(left, first.top, _BAR, bottom - first.top))


def _is_same_quote(text: Text, one: int, other: int) -> bool:
    kind, depths = text.blocks.kind(other), (text.facts(one).depth, text.facts(other).depth)
    return kind is BlockKind.QUOTE and depths[0] == depths[1]


def _reading(leaf: "Leaf", start: int, end: int, reading: str) -> list[Extra]:
    boxes = leaf.boxes(start, end)
    if not boxes:
        return []
    # A word broken over two lines has its reading over the longer part.
    box = max(boxes, key=lambda box: box.width())
    height = leaf.look.size * 0.6
    wide = box.adjusted(-leaf.look.size, 0, leaf.look.size, 0)
    area = QRectF(wide.left(), box.top() - height * 0.92, wide.width(), height)
    # A long reading at a line's end keeps to the column.
    spare = QFontMetricsF(_font(leaf.look, 0.5)).horizontalAdvance(reading) / 2
    centre = max(spare, min(area.center().x(), leaf.look.column - spare))
    area.moveCenter(QPointF(centre, area.center().y()))
    return [Extra(area, reading, 0.5, Qt.AlignmentFlag.AlignHCenter)]


def _font(look: "Typography", scale: float) -> QFont:
    font = QFont(look.font)
    font.setPixelSize(max(6, round(look.size * scale)))
    return font


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
        painter.setFont(_font(look, extra.scale))
        is_reading = extra.side == Qt.AlignmentFlag.AlignHCenter
        painter.setPen(QColor(look.page.ink if is_reading else look.page.quiet))
        flags = extra.side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(extra.area, int(flags), extra.words)
