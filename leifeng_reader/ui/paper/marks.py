"""What a page is painted with: words, rules, fills, frames, pictures, each where it stands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTextLayout

from leifeng_reader.ui.paper.look import HAIRLINE, INK, UNIT

Path = tuple[tuple[str, int], ...]
"""Where words belong in a PDF's structure: (role, which of them) from the outside in."""
Told = Callable[[Path], None]
"""Is told, while painting, where the words that follow belong; nowhere is decoration."""


def untold(path: Path) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a layout; x, y is its box's top left, `width` its box's, `text` its words."""

    layout: QTextLayout
    line: int
    x: float
    y: float
    width: float
    text: str

    @property
    def rect(self) -> QRectF:
        natural = self.layout.lineAt(self.line).naturalTextRect()
        return natural.translated(self.x, self.y)

    def paint(self, painter: QPainter, x: float, y: float, told: Told) -> None:
        painter.setPen(QColor(INK))
        self.layout.lineAt(self.line).draw(painter, QPointF(x + self.x, y + self.y))


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; `dash` are lengths drawn and left out, in widths of the line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.4 * UNIT
    colour: str = HAIRLINE
    dash: tuple[float, ...] = ()
    round_ends: bool = False

    @property
    def rect(self) -> QRectF:
        return QRectF(QPointF(self.x1, self.y1), QPointF(self.x2, self.y2)).normalized()

    def paint(self, painter: QPainter, x: float, y: float, told: Told) -> None:
        cap = Qt.PenCapStyle.RoundCap if self.round_ends else Qt.PenCapStyle.FlatCap
        pen = QPen(QColor(self.colour), self.width, Qt.PenStyle.SolidLine, cap)
        if self.dash:
            pen.setDashPattern(list(self.dash))
        painter.setPen(pen)
        painter.drawLine(QPointF(x + self.x1, y + self.y1), QPointF(x + self.x2, y + self.y2))


@dataclass(frozen=True, slots=True)
class Wave:
    """A wavy line under words."""

    x1: float
    x2: float
    y: float
    width: float
    colour: str

    @property
    def rect(self) -> QRectF:
        return QRectF(self.x1, self.y - self.width, self.x2 - self.x1, 2 * self.width)

    def paint(self, painter: QPainter, x: float, y: float, told: Told) -> None:
        step, high = 1.6 * UNIT, 0.7 * UNIT
        count = max(2, round((self.x2 - self.x1) / step))
        step = (self.x2 - self.x1) / count
        painter.setPen(QPen(QColor(self.colour), self.width))
        tops = [self.y + y + (high if at % 2 else -high) / 2 for at in range(count + 1)]
        painter.drawPolyline([QPointF(x + self.x1 + at * step, top) for at, top in enumerate(tops)])


@dataclass(frozen=True, slots=True)
class Fill:
    """A ground under words; `slant` draws lines over it: 1 rising, -1 falling, 2 upright."""

    box: QRectF
    colour: str
    slant: int = 0

    @property
    def rect(self) -> QRectF:
        return self.box

    def paint(self, painter: QPainter, x: float, y: float, told: Told) -> None:
        box = self.box.translated(x, y)
        painter.fillRect(box, QColor(self.colour))
        if self.slant:
            painter.save()
            painter.setClipRect(box)
            painter.setPen(QPen(QColor("#9a9a9a"), 0.35 * UNIT))
            self._hatch(painter, box)
            painter.restore()

    def _hatch(self, painter: QPainter, box: QRectF) -> None:
        # Lines keep to one raster of the page, so that hatching runs on from line to line.
        step, high = 3.2 * UNIT, box.height()
        lean = {1: -high, -1: high, 2: 0.0}[self.slant]
        start = box.left() - abs(lean)
        at = start - (start - lean / max(high, 1) * box.top()) % step
        while at < box.right() + abs(lean):
            painter.drawLine(QPointF(at, box.top()), QPointF(at + lean, box.bottom()))
            at += step


@dataclass(frozen=True, slots=True)
class Frame:
    """An outline."""

    box: QRectF
    width: float = 0.6 * UNIT
    colour: str = "#000000"
    radius: float = 0.0

    @property
    def rect(self) -> QRectF:
        return self.box

    def paint(self, painter: QPainter, x: float, y: float, told: Told) -> None:
        painter.setPen(QPen(QColor(self.colour), self.width))
        painter.setBrush(QBrush())
        painter.drawRoundedRect(self.box.translated(x, y), self.radius, self.radius)


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick in the box it is given."""

    box: QRectF

    @property
    def rect(self) -> QRectF:
        return self.box

    def paint(self, painter: QPainter, x: float, y: float, told: Told) -> None:
        box = self.box.translated(x, y)
        pen = QPen(QColor("#000000"), box.width() * 0.16)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        shape = ((0.12, 0.52), (0.42, 0.84), (1.05, -0.1))
        painter.drawPolyline(
            [
                QPointF(box.left() + right * box.width(), box.top() + down * box.height())
                for right, down in shape
            ]
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, fitted into its box."""

    box: QRectF
    image: QImage

    @property
    def rect(self) -> QRectF:
        return self.box

    def paint(self, painter: QPainter, x: float, y: float, told: Told) -> None:
        painter.drawImage(self.box.translated(x, y), self.image)


@dataclass(frozen=True, slots=True)
class Tag:
    """Tells where the words after it belong; paints nothing."""

    path: Path

    @property
    def rect(self) -> QRectF:
        return QRectF()

    def paint(self, painter: QPainter, x: float, y: float, told: Told) -> None:
        told(self.path)


@dataclass(frozen=True, slots=True)
class Group:
    """Marks moved together."""

    x: float
    y: float
    marks: "tuple[Mark, ...]"

    @property
    def rect(self) -> QRectF:
        whole = QRectF()
        for mark in self.marks:
            whole = whole.united(mark.rect)
        return whole.translated(self.x, self.y)

    def paint(self, painter: QPainter, x: float, y: float, told: Told) -> None:
        for mark in self.marks:
            mark.paint(painter, x + self.x, y + self.y, told)


Mark = Words | Rule | Wave | Fill | Frame | Tick | Picture | Tag | Group


def words_of(marks: Iterable[Mark]) -> Iterator[str]:
    """Yield the words of marks, line by line."""
    for mark in marks:
        if isinstance(mark, Words):
            yield mark.text
        elif isinstance(mark, Group):
            yield from words_of(mark.marks)
