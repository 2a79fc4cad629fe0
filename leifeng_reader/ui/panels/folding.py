"""Text wrapped to a width and folded to a number of lines."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from leifeng_reader.core.text import LINE_BREAK, Utf16Map, is_right_to_left

_LONGEST_LINE = 500
_ELLIPSIS = "…"
_LOOSE = " \t\u2028.,;:，。；：、"


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Lines ready to be drawn from (0, 0); `is_folded` when not all of the text is there."""

    layout: QTextLayout
    height: int
    is_folded: bool


def fold_text(text: str, font: QFont, width: int, most: int, pitch: int = 0) -> FoldedText:
    """Wrap text to at most `most` lines, the last one ending in an ellipsis when there is more.

    `pitch` is the least distance of two lines in pixels; line feeds break lines too.
    """
    shown = text[: most * _LONGEST_LINE].replace("\n", LINE_BREAK)
    layout, end = _wrapped(shown, font, width, most)
    is_folded = len(shown) < len(text) or end < len(shown)
    if is_folded and layout.lineCount():
        last = layout.lineAt(layout.lineCount() - 1)
        start = Utf16Map.of(shown).to_point(last.textStart())
        ending = shown[start:end].rstrip(_LOOSE) + _ELLIPSIS
        ending = QFontMetricsF(font).elidedText(ending, Qt.TextElideMode.ElideRight, width)
        layout, _ = _wrapped(shown[:start] + ending, font, width, most)
    return FoldedText(layout, spread(layout, pitch), is_folded)


def _wrapped(text: str, font: QFont, width: int, most: int) -> tuple[QTextLayout, int]:
    """Return the layout and the code point where its last line ends."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_option(text))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    end = 0
    while layout.lineCount() < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, Utf16Map.of(text).to_point(end)


def _option(text: str) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    return option


def spread(layout: QTextLayout, pitch: int) -> int:
    """Put lines at least `pitch` pixels under each other; return how tall they are together."""
    top = 0.0
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        step = max(float(pitch), line.height())
        line.setPosition(QPointF(0, int(top + (step - line.height()) / 2)))
        top += step
    return round(top)
