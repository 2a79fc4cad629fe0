"""Annotations as shapes on a leaf: blended fills, a lane each in the margin, outlines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath

from leifeng_reader.core.annotation import Annotation, Scope, Status
from leifeng_reader.core.colours import PATTERNS, mix, tone
from leifeng_reader.core.index import AnnotationIndex
from leifeng_reader.ui.page.leaf import Leaf

LANES = 7
"""How many lanes stand side by side; further ones share the last."""

RADIUS = 3.5

RIBBON_START = 12
RIBBON_WIDTH = 9
"""How far right of the column bookmarks hang, and how wide."""


@dataclass(frozen=True, slots=True)
class MarkSource:
    """Where a page's marks come from: annotations, which of them show, and their tone's name."""

    index: AnnotationIndex = field(default_factory=AnnotationIndex)
    shows: Callable[[Annotation], bool] = lambda _: True
    tone: Callable[[Annotation], str] = lambda _: ""

    def meeting(self, start: int, end: int) -> list[Annotation]:
        """Return the shown annotations that share a character with [start, end), in order."""
        return [a for a in self.index.meeting(start, end) if self.stands(a)]

    def places(self, start: int, end: int) -> list[Annotation]:
        """Return the shown bookmarks at positions start to end, in order."""
        found = self.index.places(start, end)
        return [a for a in found if a.scope is Scope.PLACE and self.stands(a)]

    def stands(self, annotation: Annotation) -> bool:
        """Tell whether an annotation is shown in the text; a lost one's place is another text's."""
        return annotation.status is not Status.LOST and self.shows(annotation)

    def at(self, position: int) -> list[Annotation]:
        """Return the shown annotations at a character, shortest first."""
        return [a for a in self.index.at(position) if self.stands(a)]


class Fill(NamedTuple):
    """A piece of highlight: its shape, its height on the leaf, its colour."""

    shape: QRectF | QPainterPath
    top: float
    bottom: float
    colour: QColor


class Lane(NamedTuple):
    """An annotation's bar in the margin; `pattern` as in the colour table."""

    annotation_id: str
    column: int
    top: float
    bottom: float
    colour: QColor
    pattern: tuple[float, ...]


class Ribbon(NamedTuple):
    """A bookmark in the margin, hanging beside the line of its place."""

    annotation_id: str
    top: float
    bottom: float
    colour: QColor


class LeafMarks(NamedTuple):
    """Everything painted for annotations on one leaf."""

    fills: tuple[Fill, ...] = ()
    lanes: tuple[Lane, ...] = ()
    ribbons: tuple[Ribbon, ...] = ()


def leaf_marks(leaf: Leaf, source: MarkSource, page: str) -> LeafMarks:
    """Return the marks of the annotations that meet a leaf."""
    start, end = leaf.chunk.start, leaf.chunk.end
    annotations = source.meeting(start, end)
    ribbons = tuple(_ribbons(leaf, source, page))
    if not annotations:
        return LeafMarks(ribbons=ribbons)
    tones = {a.id: source.tone(a) for a in annotations}
    return LeafMarks(
        tuple(_fills(leaf, segments(annotations, tones, start, end), page)),
        tuple(_lanes(leaf, annotations, tones, page)),
        ribbons,
    )


def bookmarks(leaf: Leaf, source: MarkSource) -> list[Annotation]:
    """Return the shown bookmarks whose place is on a leaf."""
    chunk = leaf.chunk
    found = source.places(chunk.start, chunk.end)
    return [a for a in found if a.start < chunk.end or not chunk.continues]


def _ribbons(leaf: Leaf, source: MarkSource, page: str) -> Iterator[Ribbon]:
    look = leaf.look
    for annotation in bookmarks(leaf, source):
        baseline = leaf.lines[leaf.line_of(annotation.start)].baseline
        strong = QColor(tone(source.tone(annotation)).on(page).strong)
        top = baseline - look.bar_above
        yield Ribbon(annotation.id, top, baseline + look.bar_below, strong)


def segments(
    annotations: Sequence[Annotation], tones: dict[str, str], start: int, end: int
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return [start, end) cut where an annotation begins or ends, with the tones on each piece."""
    edges: dict[int, tuple[list[str], list[str]]] = {}
    for annotation in annotations:
        edges.setdefault(max(annotation.start, start), ([], []))[0].append(annotation.id)
        edges.setdefault(min(annotation.end, end), ([], []))[1].append(annotation.id)
    live: dict[str, str] = {}
    found, at = [], start
    for position in sorted(edges):
        if live and position > at:
            found.append((at, position, tuple(sorted(live.values()))))
        at = position
        begun, ended = edges[position]
        live.update((key, tones[key]) for key in begun)
        for key in ended:
            live.pop(key, None)
    return found


def _fills(leaf: Leaf, pieces: list[tuple[int, int, tuple[str, ...]]], page: str) -> Iterator[Fill]:
    """Yield the fills of pieces; those of a piece that was there before are not made again."""
    for number, (start, end, names) in enumerate(pieces):
        opens = number == 0 or pieces[number - 1][1] < start
        closes = number + 1 == len(pieces) or pieces[number + 1][0] > end
        key = (start, end, names, opens, closes)
        made = leaf.shapes.get(key)
        if made is None:
            colour = QColor(mix(names, page))
            made = tuple(_bars(leaf.boxes(start, end), colour, opens=opens, closes=closes))
            leaf.shapes[key] = made
        yield from made


def _bars(boxes: list[QRectF], colour: QColor, *, opens: bool, closes: bool) -> Iterator[Fill]:
    for place, box in enumerate(boxes):
        left, right = opens and place == 0, closes and place == len(boxes) - 1
        shape = rounded(box, left=left, right=right) if left or right else box
        yield Fill(shape, box.top(), box.bottom(), colour)


def rounded(box: QRectF, *, left: bool, right: bool) -> QPainterPath:
    """Return a box with the corners of its left or right side, or both, made soft."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, RADIUS, RADIUS)
    middle = box.center().x()
    if not left:
        path.addRect(QRectF(box.left(), box.top(), middle - box.left(), box.height()))
    if not right:
        path.addRect(QRectF(middle, box.top(), box.right() - middle, box.height()))
    return path


def _lanes(
    leaf: Leaf, annotations: Sequence[Annotation], tones: dict[str, str], page: str
) -> list[Lane]:
    lanes: list[Lane] = []
    ends: list[float] = []
    for annotation in annotations:
        boxes = _ends(leaf, annotation)
        if boxes is None:
            continue
        top, bottom = boxes
        column = next((n for n, end in enumerate(ends) if end < top), len(ends))
        column = min(column, LANES - 1)
        ends[column : column + 1] = [bottom]
        shade = tone(tones[annotation.id])
        strong = QColor(shade.on(page).strong)
        lanes.append(Lane(annotation.id, column, top, bottom, strong, PATTERNS[shade.pattern]))
    return lanes


def _ends(leaf: Leaf, annotation: Annotation) -> tuple[float, float] | None:
    """Return the top and bottom of an annotation's bars on the leaf."""
    start, end = max(annotation.start, leaf.chunk.start), min(annotation.end, leaf.chunk.end)
    if start >= end:
        return None
    found = leaf.extents.get((start, end))
    if found is None:
        first, last = leaf.lines[leaf.line_of(start)], leaf.lines[leaf.line_of(end - 1)]
        look = leaf.look
        found = first.baseline - look.bar_above, last.baseline + look.bar_below
        leaf.extents[start, end] = found
    return found


def outline(leaf: Leaf, annotation: Annotation) -> QPainterPath:
    """Return the outline of an annotation's bars on the leaf."""
    path = QPainterPath()
    start, end = max(annotation.start, leaf.chunk.start), min(annotation.end, leaf.chunk.end)
    for box in leaf.boxes(start, end):
        path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    return path
