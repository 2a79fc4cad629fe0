"""Notes beside the text: where each stands on a leaf, and how they are painted and found."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from leifeng_reader.core.annotation import Annotation, Scope
from leifeng_reader.core.colours import tone
from leifeng_reader.ui.page.abreast import Measure, Place, Wish, arranged
from leifeng_reader.ui.page.leaf import Leaf
from leifeng_reader.ui.page.marks import RIBBON_START, RIBBON_WIDTH, MarkSource, bookmarks
from leifeng_reader.ui.page.typography import Typography
from leifeng_reader.ui.panels.folding import FoldedText, Inks, fold_prose
from leifeng_reader.ui.prose import prose

GAP = 40
"""Between the column and the notes: room for bookmarks and leaders."""

LEAST, MOST = 160, 288
"""How wide notes are."""

LEAST_LETTERS = 45
"""How many letters a line of the text keeps at least."""

EDGE = 16
BAR = 2
_BAR_AWAY = 9
_SHARE = 0.3
_LINES, _LINES_CURRENT = 6, 40
_BETWEEN = 6
_KEPT = 1000
_AT_ONCE = 8
_MOST_LEAVES = 100
_FAINT, _FAINTER = 110, 45
_FAR = 4
"""How many lines away from its passage a note's leader steps back: many of them would cross."""

_WIDE = "\u2e80"


@dataclass(frozen=True, slots=True)
class Division:
    """How a viewport is shared: the column's left edge and width, and the width of notes."""

    left: int
    column: float
    notes: int


def divided(width: int, look: Typography, margin: int) -> Division | None:
    """Share a viewport between text and notes, `margin` left free; None when it is too narrow."""
    room = width - margin - GAP - EDGE
    notes = max(LEAST, min(MOST, round(room * _SHARE)))
    column = min(look.column, float(room - notes))
    least = min(look.column, LEAST_LETTERS * look.letter)
    if column < least:
        column, notes = least, int(room - least)
        if notes < LEAST:
            return None
    left = margin + max(0, round((room - column - notes) / 2))
    return Division(left, column, notes)


@dataclass(frozen=True, slots=True)
class Beside:
    """A note on a leaf; `anchor` is where its leader begins. `lines` of it are shown."""

    annotation: Annotation
    area: QRectF
    lines: int
    anchor: QPointF
    colour: QColor


@dataclass(frozen=True, slots=True)
class BesideLeaf:
    """The notes beside a leaf, how many more there are, and how far they reach beyond it."""

    notes: tuple[Beside, ...] = ()
    more: int = 0
    more_top: float = 0.0
    overflow: float = 0.0


class Margin:
    """Places notes, leaf by leaf; remembers what it worked out until told to forget."""

    def __init__(self, look: Typography, width: int) -> None:
        """Set notes in a width beside a column of that look."""
        self.look = look
        self.width = width
        self.left = look.column + GAP
        self.face = QFont()
        self.face.setPixelSize(max(11, round(look.size * 0.76)))
        pixels = self.face.pixelSize()
        self.measure = Measure(round(pixels * 1.4), _BETWEEN, _LINES)
        self._letter = QFontMetricsF(self.face).averageCharWidth()
        self._inks = Inks(look.page.link, look.page.quiet)
        self._leaves: dict[int, BesideLeaf] = {}
        self._before: dict[int, BesideLeaf] = {}
        self._texts: dict[tuple[str, int], tuple[str, FoldedText]] = {}
        self.is_behind = False
        self._left = _AT_ONCE
        self.current = ""
        self.written, self.written_lines = "", 0

    # Where notes stand

    def forget(self) -> None:
        """Place all notes anew, when each leaf's are asked for next."""
        self._before |= self._leaves
        self._leaves.clear()

    def knows(self, number: int) -> bool:
        """Tell whether the notes of a leaf have their places."""
        return number in self._leaves

    def before(self, number: int) -> BesideLeaf | None:
        """Return the notes of a leaf as they stood before they were forgotten."""
        return self._before.get(number)

    def show_current(self, annotation_id: str) -> None:
        """Give an annotation's note its line and all its words."""
        if annotation_id != self.current:
            self.current = annotation_id
            self.forget()

    def write(self, annotation_id: str, lines: int) -> None:
        """Keep room for so many lines of a note that is being written; "" for none."""
        if (annotation_id, lines) != (self.written, self.written_lines):
            self.written, self.written_lines = annotation_id, lines
            self.forget()

    def beside(
        self, number: int, leaf: Leaf, source: MarkSource, floor: float, *, is_last: bool
    ) -> BesideLeaf:
        """Return the notes of the annotations that begin on a leaf, below a floor."""
        known = self._leaves.get(number)
        if known is None:
            if len(self._leaves) > _MOST_LEAVES:
                self._leaves.clear()
            self._before.pop(number, None)
            known = self._placed(leaf, self._noted(leaf, source), source, floor, is_last)
            self._leaves[number] = known
        return known

    def _noted(self, leaf: Leaf, source: MarkSource) -> list[Annotation]:
        chunk = leaf.chunk
        begun = [a for a in source.meeting(chunk.start, chunk.end) if a.start >= chunk.start]
        places = bookmarks(leaf, source)
        found = sorted((*begun, *places), key=lambda a: a.order) if places else begun
        return [a for a in found if a.note.strip() or a.id == self.written]

    def _placed(
        self,
        leaf: Leaf,
        noted: Sequence[Annotation],
        source: MarkSource,
        floor: float,
        is_last: bool,
    ) -> BesideLeaf:
        if not noted:
            return BesideLeaf(overflow=max(0.0, floor - leaf.height))
        ids = [annotation.id for annotation in noted]
        current = next((ids.index(key) for key in (self.written, self.current) if key in ids), -1)
        wishes = [Wish(self._line_top(leaf, a), self._lines(a)) for a in noted]
        ceiling = inf if is_last else float(leaf.height)
        if current >= 0:
            ceiling += self.measure.height(wishes[current].lines)
        places = arranged(wishes, self.measure, floor, ceiling, current)
        more = sum(not place.lines for place in places)
        if more:
            one = self.measure.height(1)
            places = arranged(wishes, self.measure, floor, ceiling - one, current)
            more = sum(not place.lines for place in places)
        notes = tuple(
            self._beside(leaf, annotation, place, source)
            for annotation, place in zip(noted, places, strict=True)
            if place.lines
        )
        bottom = max((note.area.bottom() + _BETWEEN for note in notes), default=0.0)
        more_top = ceiling - self.measure.height(1) if more else 0.0
        overflow = 0.0 if is_last else max(0.0, bottom - leaf.height)
        return BesideLeaf(notes, more, more_top, overflow)

    def _lines(self, annotation: Annotation) -> int:
        """Return how many lines a note has: of the current one exactly, else about so many."""
        if annotation.id == self.written:
            return max(1, self.written_lines)
        if annotation.id == self.current:
            return max(1, self.text(annotation, _LINES_CURRENT).layout.lineCount())
        shown = annotation.note[:600]
        letters = sum(2 if letter >= _WIDE else 1 for letter in shown)
        about = ceil(letters * self._letter / self.width) + shown.count("\n")
        return max(1, min(about, _LINES))

    def _line_top(self, leaf: Leaf, annotation: Annotation) -> float:
        line = leaf.lines[leaf.line_of(annotation.start)]
        return max(0.0, line.baseline - leaf.look.size * 0.3 - self.measure.pitch / 2)

    def _beside(
        self, leaf: Leaf, annotation: Annotation, place: Place, source: MarkSource
    ) -> Beside:
        area = QRectF(self.left, place.top, self.width, place.lines * self.measure.pitch)
        strong = QColor(tone(source.tone(annotation)).on(leaf.look.page.name).strong)
        return Beside(annotation, area, place.lines, _anchor(leaf, annotation), strong)

    def area(self, note: Beside) -> QRectF:
        """Return what a note takes up: it may need less than there is room for."""
        area = QRectF(note.area)
        if note.annotation.id != self.written:
            height = self.text(note.annotation, note.lines).height
            area.setHeight(min(area.height(), max(height, self.measure.pitch)))
        return area

    def _is_set(self, note: Beside) -> bool:
        known = self._texts.get((note.annotation.id, note.lines))
        return known is not None and known[0] == note.annotation.note

    def prepare(self, beside: BesideLeaf) -> bool:
        """Set some notes of a leaf that are not set yet; tell whether there were any."""
        waiting = [note for note in beside.notes if not self._is_set(note)][:_AT_ONCE]
        for note in waiting:
            self.text(note.annotation, note.lines)
        return bool(waiting)

    def text(self, annotation: Annotation, lines: int) -> FoldedText:
        """Return a note set in so many lines at most."""
        key = annotation.id, lines
        known = self._texts.get(key)
        if known is None or known[0] != annotation.note:
            if len(self._texts) > _KEPT:
                self._texts.clear()
            read, pitch = prose(annotation.note.strip()), round(self.measure.pitch)
            folded = fold_prose(read, self.face, self._inks, self.width, lines, pitch)
            known = self._texts[key] = annotation.note, folded
        return known[1]

    # Painting

    def begin(self) -> None:
        """Begin a frame: notes not set yet must not hold it up, some come with the next."""
        self._left = _AT_ONCE
        self.is_behind = False

    def paint(self, painter: QPainter, beside: BesideLeaf, clip: QRectF) -> None:
        """Draw the notes of a leaf, its top left at the painter's origin."""
        for note in beside.notes:
            top, bottom = min(note.anchor.y(), note.area.top()), note.area.bottom()
            if bottom < clip.top() or top > clip.bottom():
                continue
            if note.annotation.id != self.written and not self._is_set(note):
                self._left -= 1
                if self._left < 0:
                    self.is_behind = True
                    continue
            self._paint_note(painter, note)
        if beside.more and beside.more_top <= clip.bottom():
            painter.setFont(self.face)
            painter.setPen(QColor(self.look.page.quiet))
            words = QCoreApplication.translate("Margin", "{0} more").format(beside.more)
            area = QRectF(self.left, beside.more_top, self.width, self.measure.pitch)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_note(self, painter: QPainter, note: Beside) -> None:
        page, is_current = self.look.page, note.annotation.id in (self.current, self.written)
        self._paint_leader(painter, note, is_current=is_current)
        area = self.area(note)
        bar = QRectF(area.left() - _BAR_AWAY, area.top() + 2, BAR, area.height() - 4)
        painter.fillRect(bar, note.colour)
        if note.annotation.id == self.written:
            painter.setPen(QPen(QColor(page.link), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(note.area.adjusted(-5.5, -4.5, 5.5, 3.5), 4, 4)
            return
        painter.setPen(QColor(page.ink))
        self.text(note.annotation, note.lines).layout.draw(painter, note.area.topLeft())

    def _paint_leader(self, painter: QPainter, note: Beside, *, is_current: bool) -> None:
        shift = abs(note.area.top() + self.measure.pitch / 2 - note.anchor.y())
        far = shift > _FAR * self.measure.pitch
        colour = QColor(note.colour)
        colour.setAlpha(255 if is_current else _FAINTER if far else _FAINT)
        pen = QPen(colour, 1)
        edge = self.look.column + 4
        target = QPointF(note.area.left() - _BAR_AWAY, note.area.top() + self.measure.pitch / 2)
        turn = QPointF(max(edge, note.anchor.x()), note.anchor.y())
        if note.anchor.x() < edge:
            pen.setDashPattern([1.0, 2.0])
            painter.setPen(pen)
            painter.drawLine(note.anchor, turn)
            pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawLine(turn, target)


def _anchor(leaf: Leaf, annotation: Annotation) -> QPointF:
    """Return where a leader begins: the end of the passage's first line, or the ribbon."""
    line = leaf.lines[leaf.line_of(annotation.start)]
    if annotation.scope is Scope.PLACE:
        beside = leaf.look.column + RIBBON_START + RIBBON_WIDTH + 2
        return QPointF(beside, line.baseline - leaf.look.size * 0.3)
    end = min(leaf.unit(annotation.end), line.end)
    x = line.right if end >= line.end or line.is_mixed else line.x(end)
    return QPointF(x + 1, line.baseline + leaf.look.bar_below)
