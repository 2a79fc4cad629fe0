"""What a page shows and where each part of it is; no widget, no events."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from leifeng_reader.core.document import Blocks, Text
from leifeng_reader.ui.page.building import Images
from leifeng_reader.ui.page.flow import KEPT, Flow
from leifeng_reader.ui.page.header import Header, begins_with
from leifeng_reader.ui.page.leaf import Leaf
from leifeng_reader.ui.page.marks import LeafMarks, MarkSource, leaf_marks
from leifeng_reader.ui.page.typography import Typography

if TYPE_CHECKING:
    from leifeng_reader.ui.page.margin import Beside, BesideLeaf, Division, Margin

MARGIN = 64
"""Least space beside the column: room for the lanes."""

_BEYOND = 5  # chunks around those in the viewport: prepared ones, and one to come back to
_ROUNDING = 2
"""A line this little above the viewport's top still counts as in view."""

EMPTY = Text("", "", "", Blocks.of((), 0))
"""The text of a page that shows none."""


class Placed(NamedTuple):
    """A leaf and the height of its top in the viewport."""

    number: int
    leaf: Leaf
    top: float


class Scene:
    """A text in the viewport. Heights "of the page" count from the top of the header."""

    def __init__(self, look: Typography) -> None:
        """Begin empty."""
        self.wanted = look
        self.text = EMPTY
        self.title = self.facts = ""
        self.width = self.viewport_height = 0
        self.scroll = 0
        self._kept_place = -1
        self.marks = MarkSource()
        self.images: Images = lambda _: None
        self._leaf_marks: dict[int, LeafMarks] = {}
        self.has_made_marks = False
        self.wants_notes = False
        self.division: Division | None = None
        self.margin: Margin | None = None
        self._lay()

    # What is shown

    def show(self, text: Text, title: str, facts: str) -> None:
        """Show another text, from its top."""
        self.text, self.title, self.facts = text, title, facts
        self.scroll = 0
        self._kept_place = -1
        self._lay()

    def restyle(self, look: Typography) -> None:
        """Show the same in another look, the reader's place kept."""
        self.wanted = look
        self._lay_keeping_place()

    def resize(self, width: int, height: int) -> None:
        """Fit another viewport, the reader's place kept."""
        self.viewport_height = height
        if width != self.width:
            self.width = width
            self.division = self._divided()
            if self._look() != self.flow.look or self._notes_differ():
                self._lay_keeping_place()

    def _lay_keeping_place(self) -> None:
        place, at_top = self.first_visible(), self.scroll == 0
        start, end = self.line_span(place)
        if start <= self._kept_place < end:
            place = self._kept_place  # or the page would creep up a line, there and back
        above = min(max(0.0, self.caret(place).top()), float(self.flow.look.leading))
        self._lay()
        if not at_top:
            self.scroll_to(place)
            self.scroll_by(-above)
            self._kept_place = place

    def show_notes(self, *, wanted: bool) -> None:
        """Set notes beside the text, where there is room, or only the text; the place kept."""
        if wanted != self.wants_notes:
            self.wants_notes = wanted
            self._lay_keeping_place()

    def _divided(self) -> "Division | None":
        if not self.wants_notes:
            return None
        from leifeng_reader.ui.page.margin import divided  # late: not needed to read

        return divided(self.width, self.wanted, MARGIN)

    def _notes_differ(self) -> bool:
        shown = self.margin.width if self.margin else None
        return shown != (self.division.notes if self.division else None)

    def _look(self) -> Typography:
        if self.division is not None:
            return self.wanted.narrowed(self.division.column)
        return self.wanted.narrowed(self.width - 2 * MARGIN)

    def _lay(self) -> None:
        self.division = self._divided()
        look = self._look()
        self.flow = Flow(self.text, look, self._image)
        self.header = self._made_header(look)
        self._leaf_marks.clear()
        self._lay_margin(look)
        self.settle()

    def _lay_margin(self, look: Typography) -> None:
        before, self.margin = self.margin, None
        if self.division is not None:
            from leifeng_reader.ui.page.margin import Margin

            self.margin = Margin(look, self.division.notes)
            if before is not None:
                self.margin.current = before.current
                self.margin.written = before.written
                self.margin.written_lines = before.written_lines

    def _made_header(self, look: Typography) -> Header:
        """Return the header; it leaves out a title that the text itself begins with."""
        title = "" if begins_with(self.text, self.title) else self.title
        return Header(title, self.facts, look)

    def retitle(self, title: str, facts: str) -> None:
        """Show the same text under another title; what is seen of it stays where it is."""
        self.title, self.facts = title, facts
        before = self.header.height
        self.header = self._made_header(self.flow.look)
        if self.scroll >= before:
            self.scroll += self.header.height - before
        self.settle()

    def _image(self, name: str) -> QImage | None:
        return self.images(name)

    # Where things are

    @property
    def left(self) -> int:
        """The column's left edge in the viewport."""
        if self.division is not None:
            return self.division.left
        return max(MARGIN, round((self.width - self.flow.look.column) / 2))

    @property
    def height(self) -> int:
        """The height of the page: header, text, and room to bring the last line up."""
        return self.header.height + self.flow.height + round(self.viewport_height * 0.4)

    @property
    def scroll_range(self) -> int:
        """The greatest scroll."""
        return max(0, self.height - self.viewport_height)

    def visible(self) -> Iterator[Placed]:
        """Yield the leaves in the viewport, from the top."""
        if not len(self.flow):
            return
        number = self.flow.chunk_at(max(0, self.scroll - self.header.height))
        while number < len(self.flow):
            top = self._chunk_top(number)
            if top >= self.viewport_height:
                return
            yield Placed(number, self.flow.leaf(number), top)
            number += 1

    def _chunk_top(self, number: int) -> int:
        return self.header.height + self.flow.top(number) - self.scroll

    def settle(self) -> None:
        """Measure what is in the viewport; what is seen stays where it is."""
        if not len(self.flow):
            self.scroll = 0
            return
        before = -1
        while before != self.scroll:
            before = self.scroll
            number = self.flow.chunk_at(max(0, self.scroll - self.header.height))
            while number < len(self.flow) and self._chunk_top(number) < self.viewport_height:
                self._measure(number)
                number += 1
            seen = number - self.flow.chunk_at(max(0, self.scroll - self.header.height))
            self.flow.kept = max(KEPT, seen + _BEYOND)
        self.scroll = min(max(self.scroll, 0), self.scroll_range)

    def _measure(self, number: int) -> None:
        """Measure a chunk; one that begins above the viewport grows upwards."""
        if self.flow.is_measured(number):
            return
        above = self._chunk_top(number) < 0
        old = self.flow.heights[number]
        self.flow.leaf(number)
        if above:
            self.scroll += self.flow.heights[number] - old

    def prepare(self) -> bool:
        """Make a step towards chunks near the viewport being ready; tell whether one was left."""
        if not len(self.flow):
            return False
        first = self.flow.chunk_at(max(0, self.scroll - self.header.height))
        last = self.flow.chunk_at(self.scroll - self.header.height + self.viewport_height)
        for number in (last + 1, first - 1, last + 2, first - 2):
            if 0 <= number < len(self.flow) and self._prepare(number):
                return True
        return False

    def _prepare(self, number: int) -> bool:
        """Lay out a chunk, or work out its marks: one at a time, to keep out of a frame's way."""
        if not self.flow.is_ready(number):
            self._measure(number)
            self.flow.leaf(number)
            return True
        if number not in self._leaf_marks:
            self.marks_of(number, self.flow.leaf(number))
            return True
        if self.margin is None:
            return False
        beside = self.beside(Placed(number, self.flow.leaf(number), 0))
        return beside is not None and self.margin.prepare(beside)

    def first_visible(self) -> int:
        """Return the position of the first character whose line is wholly in the viewport."""
        for placed in self.visible():
            for number, line in enumerate(placed.leaf.lines):
                if placed.top + line.top >= -_ROUNDING:
                    return placed.leaf.line_span(number)[0]
        return len(self.text.content) if self.scroll else 0

    def shows_end(self) -> bool:
        """Tell whether the text's last line is wholly in the viewport."""
        seen = list(self.visible())
        if not seen or seen[-1].number < len(self.flow) - 1:
            return False
        bottom = seen[-1].top + seen[-1].leaf.lines[-1].bottom
        return bottom <= self.viewport_height + _ROUNDING

    def visible_span(self) -> tuple[int, int]:
        """Return the positions between the viewport's edges."""
        start, end = self.first_visible(), self.first_visible()
        for placed in self.visible():
            point = QPointF(self.flow.look.column, self.viewport_height - placed.top - 1)
            end = max(end, placed.leaf.position_at(point))
        return start, end

    def scroll_by(self, distance: float) -> None:
        """Move the page up by a distance, as far as it goes."""
        self.scroll = min(max(0, round(self.scroll + distance)), self.scroll_range)
        self.settle()

    def scroll_to(self, position: int, share: float = 0.0) -> None:
        """Bring the line of a position to a share of the viewport's height from its top."""
        if not len(self.flow) or position <= 0:
            self.scroll = 0  # the beginning shows its title
            self.settle()
            return
        for _ in range(2):  # measuring the surroundings may move the line once
            number = self.flow.chunk_of(position)
            self._measure(number)
            line = self.flow.leaf(number).caret(position).top()
            top = self.header.height + self.flow.top(number) + line
            self.scroll = max(0, round(top - share * self.viewport_height))
            self.settle()

    def caret(self, position: int) -> QRectF:
        """Return the caret before a position, in the viewport; its chunk is laid out if need be."""
        if not len(self.flow):
            return QRectF(self.left, self.header.height - self.scroll, 1, self.flow.look.leading)
        number = self.flow.chunk_of(position)
        self._measure(number)
        rect = self.flow.leaf(number).caret(position)
        return rect.translated(self.left, self._chunk_top(number))

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Return the bars of [start, end) that are in the viewport."""
        return [
            box.translated(self.left, placed.top)
            for placed in self.visible()
            for box in placed.leaf.boxes(
                max(start, placed.leaf.chunk.start), min(end, placed.leaf.chunk.end)
            )
        ]

    def position_at(self, point: QPointF) -> int:
        """Return the position nearest to a point of the viewport."""
        nearest = 0 if point.y() < self.viewport_height / 2 else len(self.text.content)
        for placed in self.visible():
            if point.y() >= placed.top or placed.number == 0 or nearest == 0:
                inner = QPointF(point.x() - self.left, point.y() - placed.top)
                nearest = placed.leaf.position_at(inner)
            if point.y() < placed.top + placed.leaf.height:
                break
        return nearest

    def character_at(self, point: QPointF) -> int | None:
        """Return the character under a point of the viewport, None where there is none."""
        for placed in self.visible():
            if placed.top <= point.y() < placed.top + placed.leaf.height:
                inner = QPointF(point.x() - self.left, point.y() - placed.top)
                return placed.leaf.character_at(inner)
        return None

    def position_in_row(self, position: int, x: float) -> int:
        """Return the position at x of the viewport in the line that holds position."""
        leaf = self.flow.leaf(self.flow.chunk_of(position))
        line = leaf.lines[leaf.line_of(position)]
        return leaf.position_at(QPointF(x - self.left, (line.top + line.bottom) / 2))

    def line_span(self, position: int) -> tuple[int, int]:
        """Return the positions of the first character and the end of the line at position."""
        if not len(self.flow):
            return 0, 0
        leaf = self.flow.leaf(self.flow.chunk_of(position))
        return leaf.line_span(leaf.line_of(position))

    # Marks

    def marks_of(self, number: int, leaf: Leaf) -> LeafMarks:
        """Return a leaf's marks, worked out once."""
        known = self._leaf_marks.get(number)
        if known is None:
            if len(self._leaf_marks) > 2 * self.flow.kept:
                self._leaf_marks.clear()
            self.has_made_marks = True
            known = leaf_marks(leaf, self.marks, self.flow.look.page.name)
            self._leaf_marks[number] = known
        return known

    def forget_marks(self, spans: Sequence[tuple[int, int]] | None = None) -> None:
        """Work out again the marks that touch the spans, or all."""
        if self.margin is not None:
            self.margin.forget()
        if spans is None:
            self._leaf_marks.clear()
            return
        for start, end in spans:
            for number in range(self.flow.chunk_of(start), self.flow.chunk_of(end) + 1):
                self._leaf_marks.pop(number, None)

    # Notes beside the text

    def beside(self, placed: Placed) -> "BesideLeaf | None":
        """Return the notes beside a leaf, None when notes are not shown there."""
        if self.margin is None:
            return None
        number, floor = placed.number, 0.0
        if number and self.flow.is_ready(number - 1) and self._holds_open_note(number - 1):
            before = self.beside(Placed(number - 1, self.flow.leaf(number - 1), 0))
            floor = before.overflow if before else 0.0
        is_last = number == len(self.flow) - 1
        return self.margin.beside(number, placed.leaf, self.marks, floor, is_last=is_last)

    def _holds_open_note(self, number: int) -> bool:
        """Tell whether a note that shows all its words begins in a chunk: it may reach beyond."""
        if self.margin is None:
            return False
        known = (self.marks.index.by_id.get(k) for k in (self.margin.current, self.margin.written))
        chunk = self.flow.chunks[number]
        return any(a is not None and chunk.start <= a.start <= chunk.end for a in known)

    def noted(self) -> Iterator[Placed]:
        """Yield the leaves whose notes may be in the viewport, from the top."""
        for number, placed in enumerate(self.visible()):
            before = placed.number - 1
            is_first = not number and before >= 0 and self.flow.is_ready(before)
            if is_first and self._holds_open_note(before):
                yield Placed(before, self.flow.leaf(before), self._chunk_top(before))
            yield placed

    def note_at(self, point: QPointF) -> "tuple[Beside, QRectF] | None":
        """Return the note beside the text at a point of the viewport, and where it is."""
        if self.margin is None:
            return None
        for placed in self.noted():
            beside = self.beside(placed)
            for note in beside.notes if beside else ():
                if not note.area.top() - 2 <= point.y() - placed.top <= note.area.bottom() + 2:
                    continue
                area = self.margin.area(note).translated(self.left, placed.top)
                if area.adjusted(-10, -2, 4, 2).contains(point):
                    return note, area
        return None

    def note_area(self, annotation_id: str) -> QRectF | None:
        """Return where an annotation's note stands in the viewport, None when it is not in view."""
        if self.margin is None:
            return None
        for placed in self.noted():
            beside = self.beside(placed)
            for note in beside.notes if beside else ():
                if note.annotation.id == annotation_id:
                    return self.margin.area(note).translated(self.left, placed.top)
        return None
