"""Runs of words set in lines: what is drawn over and under them lies where the words came to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from leifeng_reader.study.blanks import ems
from leifeng_reader.study.tasks import Run, Style
from leifeng_reader.study.words import is_unspaced
from leifeng_reader.ui.paper.look import BODY, INK, QUIET, UNIT, Look, Type, font
from leifeng_reader.ui.paper.marks import Group, Mark, Rule, Words
from leifeng_reader.ui.paper.tones import ground, lines

_HARD_BREAKS = str.maketrans({"\n": "\u2028", "\u2029": "\u2028"})
_BLANK = "\u00a0"
_JOINER = "\u2060"
_THIN = "\u2009"
_GAP_NUMBER = Type(0.66, sans=True, bold=True)
_READING = 0.56
_WIDEST = 1e6
_RIGHT = Qt.LayoutDirection.RightToLeft


@dataclass(frozen=True, slots=True)
class Decor:
    """A stretch of set words (UTF-16 units) that is marked, ruled, or read aloud above."""

    start: int
    end: int
    tones: tuple[str, ...] = ()
    is_gap: bool = False
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A set line: its height, what it is painted with, and the words it holds.

    `start` and `end` count characters of the runs it was set from.
    """

    height: float
    marks: tuple[Mark, ...]
    start: int
    end: int
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """Where rows are set: from the side where lines begin, and how wide.

    `align` is "" for that side, "end" for the other, or "center".
    """

    x: float
    width: float
    align: str = ""


class Script:
    """Runs put together as one string with its formats, on the way to a layout."""

    def __init__(self, look: Look, kind: Type) -> None:
        self.look = look
        self.kind = kind
        self.text = ""
        self.units = 0
        self.formats: list[QTextLayout.FormatRange] = []
        self.decors: list[Decor] = []
        self.origins: list[tuple[int, int]] = []  # (units here, characters of the runs)
        self._characters = 0

    def add(self, run: Run) -> None:
        """Put a run behind the others."""
        self.origins.append((self.units, self._characters))
        self._characters += len(run.text)
        start = self.units
        if run.gap:
            self._add_gap(run)
        else:
            self._add_words(run)
            if run.tones:
                self.decors.append(Decor(start, self.units, run.tones))
        if run.mark:
            self._put(run.mark, _form(self.look, Type(self.kind.scale, sans=True), raised=True))

    def _add_words(self, run: Run) -> None:
        text = run.text.translate(_HARD_BREAKS)
        kind, raised, lowered = _kind(self.kind, run.styles)
        plain = kind == self.kind and kind.colour == INK and not raised and not lowered
        form = None if plain else _form(self.look, kind, raised=raised, lowered=lowered)
        if not run.reading:
            self._put(text, form)
            return
        for word, reading in _readings(text, run.reading):
            self._add_read(word, reading, kind)

    def _add_read(self, word: str, reading: str, kind: Type) -> None:
        """Put a word under its reading; it is spread where the reading is the wider."""
        start = self.units
        lack = _width(self.look, reading, _reading_kind(kind)) * 1.12 - _width(
            self.look, word, kind
        )
        form = _form(self.look, kind)
        if lack > 0:
            _space(form, lack / max(len(word), 1))
        self._put(word, form)
        self.decors.append(Decor(start, self.units, reading=reading))

    def _add_gap(self, run: Run) -> None:
        """Put a gap's number, what is shown in it, and the blank; no line breaks within it."""
        if self.text and not self.text[-1].isspace() and self.look.is_eastern:
            self._put(_THIN, None)
        self._put(str(run.gap), _form(self.look, _GAP_NUMBER))
        form = _form(self.look, self.kind)
        _space(form, self.look.size * 0.1)
        self._put(_BLANK, form)
        start = self.units
        left = min(self.look.size * ems(run.room), self.look.gap)
        if run.shown:
            shown = run.shown.translate(_HARD_BREAKS).replace(" ", _BLANK)
            shown = _JOINER.join(shown) if is_unspaced(shown) else shown
            self._put(shown, _form(self.look, self.kind))
            left = max(left - _width(self.look, shown, self.kind), self.look.size * 0.8)
        form = _form(self.look, self.kind)
        _space(form, max(left - _width(self.look, _BLANK, self.kind), 0.0))
        self._put(_BLANK, form)
        self.decors.append(Decor(start, self.units, is_gap=True))

    def _put(self, text: str, form: QTextCharFormat | None) -> None:
        length = len(text) + sum(1 for character in text if character > "\uffff")
        if form is not None and length:
            found = QTextLayout.FormatRange()
            found.start, found.length, found.format = self.units, length, form
            self.formats.append(found)
        self.text += text
        self.units += length

    def characters(self, unit: int) -> int:
        """Return how many characters of the runs stand before a place in the layout."""
        at, count = max((pair for pair in self.origins if pair[0] <= unit), default=(0, 0))
        return count + (unit - at)


def rows(
    runs: Sequence[Run], look: Look, box: Box, kind: Type = BODY, *, single: bool = False
) -> list[Row]:
    """Set runs in lines of a box; `single` sets them as one line, made smaller if need be."""
    script = _script(runs, look, kind)
    layout, count = _laid_out(script, _WIDEST if single else box.width, box.align)
    if single and (natural := layout.lineAt(0).naturalTextWidth()) > box.width:
        return rows(runs, look, box, _scaled(kind, box.width / natural * 0.995), single=True)
    if single:
        layout, count = _laid_out(script, box.width + 1, box.align)
    return [_row(script, layout, at, look, box) for at in range(count)]


def natural_width(runs: Sequence[Run], look: Look, kind: Type = BODY) -> float:
    """Return how wide runs are in one line."""
    layout, count = _laid_out(_script(runs, look, kind), _WIDEST, "")
    return max(layout.lineAt(at).naturalTextWidth() for at in range(count))


def words(text: str, look: Look, box: Box, kind: Type = BODY) -> list[Row]:
    """Set plain words in lines of a box."""
    return rows((Run(text),), look, box, kind)


def row_height(look: Look, kind: Type) -> float:
    """Return how far apart lines of a type are: whole or half steps of the paper's leading."""
    return max(round(look.leading * kind.scale / (look.leading / 2)), 1) * look.leading / 2


def small_height(look: Look, kind: Type) -> float:
    """Return the leading of type set smaller than the text and off its lines: notes, glosses."""
    return look.leading * kind.scale * 0.96


def baseline(height: float, size: float) -> float:
    """Return where the baseline is in a line of that height."""
    return (height - size) / 2 + 0.78 * size


def _script(runs: Sequence[Run], look: Look, kind: Type) -> Script:
    script = Script(look, kind)
    for run in runs:
        script.add(run)
    return script


def _laid_out(script: Script, width: float, align: str) -> tuple[QTextLayout, int]:
    layout = QTextLayout(script.text, font(script.look, script.kind))
    layout.setTextOption(_option(script.look, align))
    layout.setFormats(script.formats)
    layout.setCacheEnabled(True)  # lines are drawn one by one, long after
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout, layout.lineCount()


def _option(look: Look, align: str) -> QTextOption:
    sides = [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight]
    side = sides[look.right_to_left is (align != "end")]
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if align == "center" else side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if look.right_to_left:
        option.setTextDirection(_RIGHT)
    return option


def _row(script: Script, layout: QTextLayout, at: int, look: Look, box: Box) -> Row:
    line = layout.lineAt(at)
    height = row_height(look, script.kind) if script.kind.scale > 0.9 else 0.0
    height = height or small_height(look, script.kind)
    start, end = line.textStart(), line.textStart() + line.textLength()
    here = [decor for decor in script.decors if decor.start < end and decor.end > start]
    rise = look.leading / 2 if any(decor.reading for decor in script.decors) else 0.0
    base = rise + baseline(height, look.size * script.kind.scale)
    left = look.place(box.x, box.width)
    under, over = _decorated(script, line, here, base, look)
    text = layout.text().encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "replace")
    body = Words(layout, at, left, base - line.ascent(), box.width, text)
    marks = (*(_moved(mark, left) for mark in under), body, *(_moved(mark, left) for mark in over))
    return Row(
        height + rise,
        marks,
        script.characters(start),
        script.characters(end),
        line.naturalTextWidth(),
    )


def _moved(mark: Mark, x: float) -> Mark:
    return Group(x, 0.0, (mark,))


def _decorated(
    script: Script, line: QTextLine, decors: Sequence[Decor], base: float, look: Look
) -> tuple[list[Mark], list[Mark]]:
    """Return what is painted under a line's words, and what over them."""
    under: list[Mark] = []
    over: list[Mark] = []
    size = look.size * script.kind.scale
    for decor in decors:
        first = max(decor.start, line.textStart())
        last = min(decor.end, line.textStart() + line.textLength())
        for left, right in _edges(line, first, last):
            if decor.tones:
                box = QRectF(left, base - size * 0.8, right - left, size * 1.04)
                under.append(ground(decor.tones, box, look))
                over += lines(decor.tones, left, right, base + size * 0.24, look)
            elif decor.is_gap:
                y = base + size * 0.16
                over.append(Rule(left, y, right, y, 0.6 * UNIT, INK))
            elif decor.reading and first == decor.start:
                over.append(_reading(decor.reading, left, right, base, script))
    return under, over


def _reading(text: str, left: float, right: float, base: float, script: Script) -> Mark:
    kind = _reading_kind(script.kind)
    inner = Script(script.look, kind)
    inner.add(Run(text))
    layout, _ = _laid_out(inner, _WIDEST, "")
    line = layout.lineAt(0)
    # The last character's share of the spread lies behind it: the middle is a little before.
    x = (left + right - line.naturalTextWidth()) / 2
    top = base - script.look.size * script.kind.scale * 0.98 - line.ascent()
    return Words(layout, 0, x, top, line.naturalTextWidth(), text)


def _edges(line: QTextLine, first: int, last: int) -> list[tuple[float, float]]:
    """Return left and right of each stretch of a line between two places, as it is drawn."""
    if first >= last:
        return []
    one, other = _x(line, first), _x(line, last)
    areas = line.glyphRuns(first, last - first)
    if any(run.isRightToLeft() for run in areas):
        boxes = sorted((run.boundingRect().left(), run.boundingRect().right()) for run in areas)
        return [box for box in boxes if box[0] < box[1]]
    return [(min(one, other), max(one, other))]


def _x(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)  # a pair in some releases of the binding
    return float(found[0] if isinstance(found, tuple) else found)


# --- formats -----------------------------------------------------------------------------------


def _kind(kind: Type, styles: frozenset[Style]) -> tuple[Type, bool, bool]:
    """Return how a run of these styles is set, whether raised, whether lowered."""
    small = Style.SMALL in styles
    return (
        Type(
            kind.scale * (0.82 if small else 1.0),
            kind.sans or small,
            kind.bold or Style.BOLD in styles,
            kind.italic or Style.ITALIC in styles,
            Style.CODE in styles,
            QUIET if small else kind.colour,
        ),
        Style.SUPERSCRIPT in styles,
        Style.SUBSCRIPT in styles,
    )


def _form(
    look: Look, kind: Type, *, raised: bool = False, lowered: bool = False
) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font(look, kind))
    if kind.colour != INK:
        form.setForeground(QColor(kind.colour))
    if raised or lowered:
        place = QTextCharFormat.VerticalAlignment
        form.setVerticalAlignment(place.AlignSuperScript if raised else place.AlignSubScript)
    return form


def _space(form: QTextCharFormat, distance: float) -> None:
    form.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    form.setFontLetterSpacing(distance)


def _width(look: Look, text: str, kind: Type) -> float:
    return natural_width((Run(text),), look, kind)


def _scaled(kind: Type, ratio: float) -> Type:
    return Type(kind.scale * ratio, kind.sans, kind.bold, kind.italic, kind.mono, kind.colour)


def _reading_kind(kind: Type) -> Type:
    return Type(kind.scale * _READING, sans=True)


def _readings(text: str, reading: str) -> list[tuple[str, str]]:
    """Pair characters with syllables where there are as many; else the whole with the whole."""
    syllables = reading.split()
    if len(syllables) == len(text) > 1:
        return list(zip(text, syllables, strict=True))
    return [(text, reading)]
