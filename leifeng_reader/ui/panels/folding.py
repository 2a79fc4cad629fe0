"""Text wrapped to a width and folded to a number of lines."""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from leifeng_reader.core.text import LINE_BREAK, Utf16Map, is_right_to_left
from leifeng_reader.ui.prose import Inset, Manner, Prose, Run

_LONGEST_LINE = 500
_ELLIPSIS = "…"
_LOOSE = " \t\u2028.,;:，。；：、"
_STEP = 0.9
_MONOSPACE = ["Noto Sans Mono", "DejaVu Sans Mono", "Menlo", "Consolas", "monospace"]


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Lines ready to be drawn from (0, 0); `is_folded` when not all of the text is there.

    `links` are those of a note, with the UTF-16 units they take up.
    """

    layout: QTextLayout
    height: int
    is_folded: bool
    links: tuple[tuple[int, int, Run], ...] = ()

    def link_at(self, point: QPointF) -> Run | None:
        """Return the link at a point."""
        for number in range(self.layout.lineCount()) if self.links else ():
            line = self.layout.lineAt(number)
            if line.naturalTextRect().contains(point):
                unit = line.xToCursor(point.x(), line.CursorPosition.CursorOnCharacter)
                return next((run for a, b, run in self.links if a <= int(unit) < b), None)
        return None


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of links and of what is quoted, among words of another."""

    link: str
    quiet: str


def fold_text(text: str, font: QFont, width: int, most: int, pitch: int = 0) -> FoldedText:
    """Wrap text to at most `most` lines, the last one ending in an ellipsis when there is more.

    `pitch` is the least distance of two lines in pixels; line feeds break lines too.
    """
    return fold_prose(Prose(text), font, Inks("", ""), width, most, pitch)


def fold_prose(
    prose: Prose, font: QFont, inks: Inks, width: int, most: int, pitch: int = 0
) -> FoldedText:
    """Wrap a note as `fold_text` wraps text, its runs standing out."""
    text = prose.text
    shown = text[: most * _LONGEST_LINE].replace("\n", LINE_BREAK)
    dress = _Dress(shown, prose, font, inks)
    layout, end = _wrapped(shown, dress, width, most)
    is_folded = len(shown) < len(text) or end < len(shown)
    if is_folded and layout.lineCount():
        last = layout.lineAt(layout.lineCount() - 1)
        start = dress.units.to_point(last.textStart())
        ending = shown[start:end].rstrip(_LOOSE) + _ELLIPSIS
        room = round(last.width() * (0.94 if prose.runs else 1))
        ending = QFontMetricsF(font).elidedText(ending, Qt.TextElideMode.ElideRight, room)
        layout, _ = _wrapped(shown[:start] + ending, dress, width, most)
    return FoldedText(layout, spread(layout, pitch), is_folded, dress.links)


class _Dress:
    """How the words of a note are set: formats by UTF-16 units, indents by lines."""

    def __init__(self, shown: str, prose: Prose, font: QFont, inks: Inks) -> None:
        """Work out what stands out in the part of a note that may be shown."""
        self.font = font
        self.units = Utf16Map.of(shown)
        self._insets = prose.insets
        self._starts = [inset.start for inset in prose.insets]
        self._metrics = QFontMetricsF(font)
        spans = [(self._span(run, len(shown)), run) for run in prose.runs]
        self.formats = [_range(span, run, inks) for span, run in spans]
        kinds = (Manner.LINK, Manner.REFERENCE)
        self.links = tuple((*span, run) for span, run in spans if run.manner in kinds)

    def _span(self, run: Run, most: int) -> tuple[int, int]:
        return self.units.to_units(min(run.start, most)), self.units.to_units(min(run.end, most))

    def indent(self, layout: QTextLayout, unit: int) -> float:
        """Return how far in the line that begins at a unit stands."""
        position = self.units.to_point(unit)
        place = bisect_right(self._starts, position) - 1
        if place < 0:
            return 0.0
        inset: Inset = self._insets[place]
        sign = layout.text()[inset.start : inset.start + inset.hang]
        hanging = self._metrics.horizontalAdvance(sign) if position > inset.start else 0.0
        return inset.steps * _STEP * self._metrics.height() + hanging


def _range(span: tuple[int, int], run: Run, inks: Inks) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    match run.manner:
        case Manner.STRONG:
            form.setFontWeight(QFont.Weight.Bold)
        case Manner.EMPHASIS:
            form.setFontItalic(True)
        case Manner.STRUCK:
            form.setFontStrikeOut(True)
        case Manner.CODE:
            form.setFontFamilies(_MONOSPACE)
            form.setFontFixedPitch(True)
        case Manner.QUOTED:
            form.setForeground(QColor(inks.quiet))
            form.setFontItalic(True)
        case Manner.LINK | Manner.REFERENCE:
            form.setForeground(QColor(inks.link))
            form.setFontUnderline(run.manner is Manner.LINK)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = span[0], span[1] - span[0], form
    return made


def _wrapped(text: str, dress: _Dress, width: int, most: int) -> tuple[QTextLayout, int]:
    """Return the layout and the code point where its last line ends."""
    layout = QTextLayout(text, dress.font)
    layout.setTextOption(_option(text))
    layout.setCacheEnabled(True)
    if dress.formats:
        layout.setFormats(dress.formats)
    left_to_right = layout.textOption().textDirection() != Qt.LayoutDirection.RightToLeft
    layout.beginLayout()
    end = 0
    while layout.lineCount() < most and (line := layout.createLine()).isValid():
        indent = dress.indent(layout, line.textStart())
        line.setLineWidth(max(width / 2, width - indent))
        line.setPosition(QPointF(min(indent, width / 2) if left_to_right else 0, 0))
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
        line.setPosition(QPointF(line.x(), int(top + (step - line.height()) / 2)))
        top += step
    return round(top)
